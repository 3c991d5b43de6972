"""A parsed TOML file that can say where each of its values stands.

Places are worked out only when there is a fault to place: a good file costs one plain parse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import toml_rs

from medtrainer.content.files import CannotRead, read_text
from medtrainer.model.fault import Fault
from medtrainer.text import name_of

if TYPE_CHECKING:
    from pathlib import Path

    Place = tuple[str | int, ...]

DEEPEST = 64
"""Nesting of brackets that is parsed; the parser's own stack ends at some thousands."""

MOST_DOTS = 32
"""Dots outside quotes in one line: a dotted key of thousands of parts would take gigabytes."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|'
    r"'''(?:[^']|'(?!''))*'''|"
    r'"(?:[^"\\\n]|\\.)*"|'
    r"'[^'\n]*'|#[^\n]*|[\[\]{}.\n]",
    re.DOTALL,
)
_LONG_NUMBER = re.compile(r"[0-9A-Fa-f_]{1000}")


class Document:
    """One TOML file.

    Attributes:
        name: What faults call it.
        path: Where it is.
        text: Its text.
        data: What it says.
    """

    __slots__ = ("_nodes", "data", "name", "path", "text")

    def __init__(self, path: Path, name: str | None = None) -> None:
        """Read and parse a file.

        Raises:
            CannotRead: It cannot be read or is not TOML; the fault says where.
        """
        self.path = path
        self.name = name or str(path)
        self.text = read_text(path, self.name)
        self._nodes: dict[str, Any] | None = None
        self._look_before_parsing()
        self.data = self._parse()

    def locate(self, place: Place, *, key: bool = False) -> tuple[int, int]:
        """Return line and column, from 1, of a value, or of its key.

        What is not there is looked for at the table that should hold it.
        """
        node = self._node(place)
        if node is None:
            return self.locate(place[:-1]) if place else (1, 1)
        kind = "key" if key and "key_line" in node else "value"
        line = _first(node.get(f"{kind}_line", node.get("key_line", 1)))
        return line, self._characters(line, _first(node.get(f"{kind}_col", 1)))

    def locate_character(self, place: Place, char: str) -> tuple[int, int]:
        """Return where a character stands in a value; the value's start if it was escaped there."""
        line, column = self.locate(place)
        node = self._node(place) or {}
        raw = str(node.get("value_raw", ""))
        offset = raw.find(char)
        if offset < 0:
            escaped = re.search(rf"\\[uU]0*{ord(char):x}", raw, re.IGNORECASE)
            offset = escaped.start() if escaped else 0
        before = raw[:offset]
        if "\n" in before:
            return line + before.count("\n"), offset - before.rindex("\n")
        return line, column + offset

    def line(self, number: int) -> str:
        """Return a line of the text by its number, from 1; "" if there is none."""
        lines = self.text.split("\n", number)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def _node(self, place: Place) -> dict[str, Any] | None:
        if self._nodes is None:
            loaded = toml_rs.load_with_metadata(self.text, toml_version="1.0.0")
            self._nodes = dict(loaded.meta["nodes"])
        node: Any = {"value": self._nodes, "value_line": 1, "value_col": 1}
        for part in place:
            inside = node.get("value", node) if isinstance(node, dict) else None
            try:
                node = inside[part]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                return None
        return node if isinstance(node, dict) else None

    def _characters(self, line: int, column: int) -> int:
        """Turn the parser's column in bytes into one in characters."""
        before = self.line(line).encode()[: column - 1]
        return len(before.decode("utf-8", "replace")) + 1

    def _parse(self) -> dict[str, Any]:
        try:
            return toml_rs.loads(self.text, toml_version="1.0.0")
        except toml_rs.TOMLDecodeError as error:
            raise CannotRead(self._syntax(error)) from error
        except (ValueError, OverflowError, RecursionError) as error:
            found = _LONG_NUMBER.search(self.text)
            raise CannotRead(
                self._fault(
                    found.start() if found else 0,
                    "out-of-range",
                    "A number is too long to be read.",
                    "Shorten it.",
                )
            ) from error

    def _syntax(self, error: toml_rs.TOMLDecodeError) -> Fault:
        said = str(error.msg).rstrip().rsplit("\n", 1)[-1].strip() or "this is not TOML"
        message = f"This is not TOML: {said}."
        hint = "Look for a missing quote, bracket or equals sign here or just above."
        if "duplicate key" in said:
            message, hint = "This key stands here twice.", "Keep one of the two."
        return self._fault(error.pos, "syntax", message, hint)

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
        # Headers apart, a file of our kind has few brackets and dots: count before looking closer.
        brackets = self.text.count("[") + self.text.count("{") - 2 * self.text.count("\n[[")
        if brackets > DEEPEST or self._may_be_dotted():
            self._look_closely()

    def _may_be_dotted(self) -> bool:
        return any(
            line.count(".") > MOST_DOTS for line in self.text.split("\n") if len(line) > MOST_DOTS
        )

    def _look_closely(self) -> None:
        depth = dots = 0
        for token in _TOKENS.finditer(self.text):
            sign = token.group()
            if sign in ("[", "{"):
                depth += 1
            elif sign in ("]", "}"):
                depth = max(0, depth - 1)
            dots = 0 if sign == "\n" else dots + (sign == ".")
            if depth > DEEPEST or dots > MOST_DOTS:
                raise CannotRead(
                    self._fault(
                        token.start(),
                        "syntax",
                        "This is nested too deeply to be read.",
                        "Write it flatter; nothing here needs more than a few levels.",
                    )
                )

    def _fault(self, offset: int, code: str, message: str, hint: str) -> Fault:
        line = self.text.count("\n", 0, offset) + 1
        column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
        return Fault(self.name, line, column, "error", code, message, hint, self.line(line))


def _first(value: Any) -> int:
    """Return where something begins: the parser gives one number, or first and last."""
    return int(value[0] if isinstance(value, tuple) else value)
