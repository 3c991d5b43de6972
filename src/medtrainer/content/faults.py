"""Collecting faults of a file, and what is raised when a file cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from medtrainer.errors import RequestProblem
from medtrainer.model.fault import Fault
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from medtrainer.content.document import Document
    from medtrainer.content.places import Place, Spot
    from medtrainer.text import Finding

MOST_FAULTS = 1000
"""How many faults of one file are kept; those beyond are only counted."""

_MOST_GUESSES = 20
_MOST_REFUSED = 20
"""After how many refused characters a text is looked at no further."""

_LONGEST_CUT = 60


_ONE_LINE: Mapping[str | int, str] = {
    "title": "A title is one line.",
    "text": "This text is one line.",
}
"""What to do about a line feed, by key."""

_MEANT = {("the file", "duty"): "Did you mean [[role.duty]]?"}
"""What is meant by a key in a table that has no key at all like it."""


class ContentProblem(RequestProblem):
    """A content file cannot be used.

    Attributes:
        faults: What was found, at least one error among it.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Say the first error."""
        first = next(fault for fault in faults if fault.severity == "error")
        where = ":".join(str(part) for part in (first.file, first.line, first.column) if part)
        super().__init__(f"{where}: {first.message}", first.hint)
        self.faults = tuple(faults)


class Faults:
    """The faults found in one document, in the order they were found."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: list[Fault] = []
        self._last: Fault | None = None
        self._errors = self._count = self._guesses = 0
        self._unknown: dict[tuple[str, str], tuple[Place, Collection[str], int]] = {}

    def error(self, place: Place, code: str, message: str, hint: str, *, key: bool = False) -> None:
        """Note an error at a value, or at its key: the file, or this set, cannot be used."""
        self._note("error", self._spot(place, key=key), code, message, hint)

    def warn(
        self,
        place: Place,
        code: str,
        message: str,
        hint: str,
        *,
        key: bool = False,
        character: int | None = None,
    ) -> None:
        """Note a warning at a value, at its key, or at a character of its text (from 0)."""
        where = self._spot(place, key=key, character=character)
        self._note("warning", where, code, message, hint)

    @property
    def document(self) -> Document:
        """The document that the faults are about."""
        return self._document

    @property
    def errors(self) -> int:
        """How many errors were found until now."""
        return self._errors

    @property
    def is_full(self) -> bool:
        """Whether no further fault is kept, so that nobody needs to look for its place."""
        return len(self._found) >= MOST_FAULTS

    def characters(self, place: Place, found: Iterable[Finding]) -> bool:
        """Note the characters of a text that are refused or mended, each once, where it stands.

        Returns:
            Whether none is refused. A text is left at its first few that are.
        """
        seen: set[str] = set()
        refused = 0
        for finding in found:
            refused += finding.hostile
            if refused > (0 if self.is_full else _MOST_REFUSED):
                break
            if finding.name in seen:
                continue
            seen.add(finding.name)
            where = self._spot(place, character=finding.offset)
            if finding.hostile:
                message = f"The character {finding.name} is not allowed here."
                hint = _ONE_LINE.get(place[-1]) if finding.name.startswith("U+000A") else None
                self._note("error", where, "hostile-character", message, hint or "Delete it.")
            else:
                done = "made a blank" if finding.instead else "left out"
                message = f"The invisible character {finding.name} was {done}."
                self._note("warning", where, "invisible-character", message, "Type the text anew.")
        return refused == 0

    def unknown_key(self, table: str, place: Place, known: Collection[str]) -> None:
        """Note a key that the program does not know; each is reported once, with its number."""
        self._count += 1
        key = (table, str(place[-1]))
        if key not in self._unknown and len(self._unknown) > MOST_FAULTS:
            return  # one more than are kept is enough to tell that there are more
        first, _, times = self._unknown.get(key, (place, known, 0))
        self._unknown[key] = (first, known, times + 1)

    def nearest(self, name: str, known: Collection[str], otherwise: str) -> str:
        """Return a hint that names the known word most like a wrong one, or another hint.

        Only the first few faults of a file get one: looking takes long where much is known.
        """
        if self._guesses == _MOST_GUESSES:
            return otherwise
        self._guesses += 1
        import difflib  # slow to import, and a good file never needs it

        near = difflib.get_close_matches(name[:100], sorted(known), n=1, cutoff=0.65)
        return f"Did you mean “{shown(near[0])}”?" if near else otherwise

    @property
    def count(self) -> int:
        """How many faults have been noted, so that a reader can tell whether it noted one."""
        return self._count

    def line_of(self, place: Place) -> int:
        """Return the line of a value."""
        return self._document.locate(place)[0]

    @property
    def has_errors(self) -> bool:
        """Whether the file cannot be used."""
        return self._errors > 0

    def all(self) -> tuple[Fault, ...]:
        """Return everything found, in the order of the file."""
        for (table, key), (place, known, times) in self._unknown.items():
            often = f" ({times:,} times)" if times > 1 else ""
            self._note(
                "warning",
                self._spot(place, key=True),
                "unknown-key",
                f"The key “{shown(key)}” in {table} is not known and was not used{often}.",
                _MEANT.get((table, key)) or self.nearest(key, known, "Keys of your own may stay."),
            )
        self._unknown.clear()
        found = sorted(self._found, key=lambda fault: (fault.line, fault.column))
        return (*found, self._last) if self._last else tuple(found)

    def _spot(self, place: Place, *, key: bool = False, character: int | None = None) -> Spot:
        """Return where something is; nowhere, if the fault will only be counted."""
        if self.is_full:
            return 0, 0, ""
        return self._document.locate(place, key=key, character=character)

    def _note(
        self,
        severity: Literal["error", "warning"],
        where: Spot,
        code: str,
        message: str,
        hint: str,
    ) -> None:
        self._count += 1
        self._errors += severity == "error"
        name = self._document.name
        if len(self._found) < MOST_FAULTS:
            line, column, source = where
            self._found.append(Fault(name, line, column, severity, code, message, hint, source))
            return
        if self._last is None or self._last.severity == "warning":
            hint = "Mend those that are shown, then check again."
            self._last = Fault(name, 0, 0, severity, code, "The file has more faults.", hint)


def shown(text: str) -> str:
    """Return a text as a message may quote it: harmless, and not too long."""
    said = visible(text[:1000])
    return said if len(said) <= _LONGEST_CUT else said[: _LONGEST_CUT - 1] + "…"
