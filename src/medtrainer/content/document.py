"""A parsed TOML file that can say where each of its values stands.

Places are worked out only when there is a fault to place: a good file costs one plain parse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import toml_rs

from medtrainer.content.files import CannotRead, read_text, whole_file
from medtrainer.content.walk import STRING, Walk, offset_in
from medtrainer.model.fault import Fault
from medtrainer.text import name_of, visible

if TYPE_CHECKING:
    from pathlib import Path

    Place = tuple[str | int, ...]

DEEPEST = 64
"""Nesting of brackets that is parsed; the parser's own stack ends at some thousands."""

MOST_DOTS = 32
"""Dots outside quotes in one line: a dotted key of thousands of parts would take gigabytes."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_TOKENS = re.compile(rf"{STRING}|#[^\n]*+|[\[\]{{}}.\n\"']")
_HEADERS = ("[[role]]", "[[role.duty]]", "[[skill]]", "[[visit]]")
_SIMPLE = re.compile(r'[\[{](?:"[^"\\\n]++"|[\w =,.+-])*+[\]}]')
_NOT_DOTS = bytes(set(range(256)) - set(b".\n"))


class Document:
    """One TOML file.

    Attributes:
        name: What faults call it.
        path: Where it is.
        text: Its text.
        data: What it says.
    """

    __slots__ = ("_starts", "_walk", "data", "name", "path", "text")

    def __init__(self, path: Path, name: str | None = None) -> None:
        """Read and parse a file.

        Raises:
            CannotRead: It cannot be read or is not TOML; the fault says where.
        """
        self.path = path
        self.name = visible(name or str(path))
        self.text = read_text(path, self.name)
        self._walk: Walk | None = None
        self._starts: list[int] | None = None
        self._look_before_parsing()
        self.data = self._parse()

    def locate(
        self, place: Place, *, key: bool = False, character: int | None = None
    ) -> tuple[int, int]:
        """Return line and column, from 1, of a value, of its key, or of a character in it.

        What is not there is looked for at the table that should hold it. The top of the file has
        no such place: it is (0, 0), the file as a whole.
        """
        self._walk = self._walk or Walk(self.text)
        entry = self._walk.find(self._existing(place))
        if entry is None:
            return 0, 0
        if character is None:
            return self._where(entry.key if key else entry.value)
        raw = self.text[entry.value : entry.end]
        return self._where(entry.value + offset_in(raw, character))

    def line(self, number: int) -> str:
        """Return a line of the text by its number, from 1; "" if there is none."""
        starts = self._line_starts()
        if not 0 < number < len(starts):
            return ""
        return self.text[starts[number - 1] : starts[number] - 1]

    def _existing(self, place: Place) -> Place:
        """Return the part of a place that the file has: a walk for the rest would never end."""
        inside: Any = self.data
        for depth, part in enumerate(place):
            try:
                inside = inside[part]
            except (KeyError, IndexError, TypeError):
                return place[:depth]
        return place

    def _where(self, offset: int) -> tuple[int, int]:
        starts = self._line_starts()
        line = bisect_right(starts, offset, hi=len(starts) - 1)
        return line, offset - starts[line - 1] + 1

    def _line_starts(self) -> list[int]:
        """Return where each line begins, and where one after the last would."""
        if self._starts is None:
            ends = (match.end() for match in re.finditer("\n", self.text))
            self._starts = [0, *ends, len(self.text) + 1]
        return self._starts

    def _parse(self) -> dict[str, Any]:
        try:
            return toml_rs.loads(self.text, toml_version="1.0.0")
        except toml_rs.TOMLDecodeError as error:
            raise CannotRead(self._syntax(error)) from error
        except (ValueError, OverflowError, RecursionError) as error:
            raise CannotRead(self._unusable(error)) from error
        except BaseException as error:
            # What panics in Rust arrives as an own heir of BaseException, with no other handle.
            if type(error).__name__ == "PanicException":
                raise CannotRead(self._unusable(error)) from error
            raise

    def _syntax(self, error: toml_rs.TOMLDecodeError) -> Fault:
        """Say what the parser says; its own offset counts bytes, its words count characters."""
        first, *_, last = [*str(error.msg).splitlines(), ""][:-1] or [""]
        figures = [int(word) for word in re.findall(r"\d+", first)]
        line, column = figures if len(figures) == 2 else (error.lineno, error.colno)
        said = visible(last.replace("`", "'").strip()) or "the parser does not say why"
        message, hint = f"This is not TOML: {said}.", _HINT
        for words, better in _HINTS.items():
            if words in said:
                hint = better
        return Fault(self.name, line, column, "error", "syntax", message, hint, self.line(line))

    def _unusable(self, error: BaseException) -> Fault:
        """Say which value TOML allows but no program can hold, such as a date in the year 0."""
        message = f"A value cannot be used: {visible(str(error))}."
        for offset, raw in Walk(self.text).bare_values():
            try:
                toml_rs.loads(f"value = {raw}", toml_version="1.0.0")
            except ValueError:
                return self._fault(offset, "out-of-range", message, "Correct the value.")
        return whole_file(self.name, "out-of-range", message, "Look for an unusual date or number.")

    def _look_before_parsing(self) -> None:
        control = _CONTROL.search(self.text)
        if control:
            what = name_of(control.group())
            raise CannotRead(
                self._fault(
                    control.start(),
                    "hostile-character",
                    f"The control character {what} must not be in a file.",
                    "Delete it.",
                )
            )
        if self._may_be_deep() or self._may_be_dotted():
            self._look_closely()

    def _may_be_deep(self) -> bool:
        """Tell whether brackets may be nested too deeply, by counts that never tell too little.

        What opens and closes within one match is not open anywhere else; in a string or a comment
        it does not nest at all. So the depth is at most what is left, and two for a header.
        """
        opened = self.text.count("[") + self.text.count("{")
        opened -= sum(2 * self.text.count(header) for header in _HEADERS)
        return opened + 2 > DEEPEST and opened + 2 - len(_SIMPLE.findall(self.text)) > DEEPEST

    def _may_be_dotted(self) -> bool:
        """Tell whether a line has many dots: they stand together once all else is taken out."""
        return b"." * (MOST_DOTS + 1) in self.text.encode().translate(None, _NOT_DOTS)

    def _look_closely(self) -> None:
        depth = dots = 0
        for token in _TOKENS.finditer(self.text):
            sign = token.group()
            if sign in {"[", "{"}:
                depth += 1
            elif sign in {"]", "}"}:
                depth = max(0, depth - 1)
            elif sign in {'"', "'"}:
                # What the parser takes for text from here on, and what for brackets, is its secret.
                raise CannotRead(
                    self._fault(token.start(), "syntax", "This quote is never closed.", _CLOSE)
                )
            dots = 0 if sign == "\n" else dots + (sign == ".")
            if depth > DEEPEST or dots > MOST_DOTS:
                message = "This is nested too deeply to be read."
                hint = "Write it flatter; nothing here needs more than a few levels."
                raise CannotRead(self._fault(token.start(), "syntax", message, hint))

    def _fault(self, offset: int, code: str, message: str, hint: str) -> Fault:
        line, column = self._where(offset)
        return Fault(self.name, line, column, "error", code, message, hint, self.line(line))


_HINT = "Look for a missing quote, bracket or equals sign here or just above."
_CLOSE = 'Close the text with a quote on the same line; write \\" for a quote inside it.'
_HINTS = {
    "duplicate key": "Keep one of the two, or give one of them another name.",
    "must be quoted": 'Put the text between straight quotes, as in title = "Front desk".',
    "key with no value": "Write a key, an equals sign and a value, as in exercises = 3.",
    "inline tables": "Write what stands between { and } on one line.",
    "basic string": _CLOSE,
    "literal string": "Close the text with a quote on the same line.",
}
