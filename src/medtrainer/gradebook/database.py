"""One gradebook, whichever engine keeps it: the same SQL text on both, `?` for each value.

Only client-made ids as TEXT, whole numbers as BIGINT (times are milliseconds since 1970) and DOUBLE
PRECISION; no type and no function that only one of the two engines has. What differs (how it is
opened, how a writer keeps others out, what its errors are called) is in `sqlite` and `postgres`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

Value = str | int | float | None
Row = tuple[Value, ...]


class Database(Protocol):
    """A connection to a gradebook.

    Every method raises `EnvironmentProblem`, and nothing else, where the database cannot do it.
    """

    name: str
    """Which gradebook it is, as people may see it; never with a password."""

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Return what a query finds."""

    def each(self, sql: str, values: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield what a query finds, for results that are not to be in memory all at once."""

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run a statement, in a transaction of `writing` where several belong together."""

    def run_all(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement once for each row of values."""

    def writing(self) -> AbstractContextManager[None]:
        """Keep every other writer out until the block ends; all of it counts, or nothing."""

    def close(self) -> None:
        """Close the connection; doing it twice does no harm."""

    def __enter__(self) -> Self:
        """Return the database."""

    def __exit__(self, *exception: object) -> None:
        """Close the database."""
