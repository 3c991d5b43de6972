"""Collecting faults of a file, and what is raised when a file cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from medtrainer.errors import RequestProblem
from medtrainer.model.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medtrainer.content.document import Document, Place

_SHORTEST_CUT = 60


class ContentProblem(RequestProblem):
    """A content file cannot be used.

    Attributes:
        faults: What was found, at least one error among it.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Say the first error and how many there are."""
        errors = [fault for fault in faults if fault.severity == "error"]
        first = errors[0]
        where = ":".join(str(part) for part in (first.file, first.line, first.column) if part)
        more = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(f"{where}: {first.message}{more}", first.hint)
        self.faults = tuple(faults)


class Faults:
    """The faults found in one document, in the order they were found."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: list[Fault] = []
        self._unknown: dict[tuple[str, str], tuple[Place, int]] = {}

    def error(self, place: Place, code: str, message: str, hint: str, *, key: bool = False) -> None:
        """Note an error at a value, or at its key."""
        self._note("error", self._document.locate(place, key=key), code, message, hint)

    def warn(self, place: Place, code: str, message: str, hint: str, *, key: bool = False) -> None:
        """Note a warning at a value, or at its key."""
        self._note("warning", self._document.locate(place, key=key), code, message, hint)

    def character(self, place: Place, char: str, name: str, *, hostile: bool) -> None:
        """Note a character that is refused or mended, where it stands."""
        where = self._document.locate_character(place, char)
        if hostile:
            message, hint = f"The character {name} is not allowed here.", "Delete it."
            self._note("error", where, "hostile-character", message, hint)
        else:
            message = f"The invisible character {name} was left out or made a blank."
            self._note("warning", where, "invisible-character", message, "Type the text anew.")

    def unknown_key(self, table: str, place: Place) -> None:
        """Note a key that the program does not know; each is reported once, with its number."""
        key = (table, str(place[-1]))
        first, times = self._unknown.get(key, (place, 0))
        self._unknown[key] = (first, times + 1)

    @property
    def count(self) -> int:
        """How many faults have been noted, so that a reader can tell whether it noted one."""
        return len(self._found) + sum(times for _, times in self._unknown.values())

    def line_of(self, place: Place) -> int:
        """Return the line of a value."""
        return self._document.locate(place)[0]

    @property
    def has_errors(self) -> bool:
        """Whether the file cannot be used."""
        return any(fault.severity == "error" for fault in self._found)

    def all(self) -> tuple[Fault, ...]:
        """Return everything found, in the order of the file."""
        for (table, key), (place, times) in self._unknown.items():
            often = f" ({times} times)" if times > 1 else ""
            self._note(
                "warning",
                self._document.locate(place, key=True),
                "unknown-key",
                f"The key “{shown(key)}” in {table} is not known and was not used{often}.",
                "Check its spelling; keys of your own may stay.",
            )
        self._unknown.clear()
        return tuple(sorted(self._found, key=lambda fault: (fault.line, fault.column)))

    def _note(
        self,
        severity: Literal["error", "warning"],
        where: tuple[int, int],
        code: str,
        message: str,
        hint: str,
    ) -> None:
        line, column = where
        source = self._document.line(line)
        name = self._document.name
        self._found.append(Fault(name, line, column, severity, code, message, hint, source))


def shown(text: object) -> str:
    """Return a text as a message may quote it: harmless, and not too long."""
    from medtrainer.text import visible

    said = visible(str(text)[:1000])
    return said if len(said) <= _SHORTEST_CUT else said[: _SHORTEST_CUT - 1] + "…"


def nearest(name: str, known: Sequence[str], otherwise: str) -> str:
    """Return a hint that names the known id most like a wrong one, or another hint."""
    import difflib

    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"Did you mean “{near[0]}”?" if near else otherwise
