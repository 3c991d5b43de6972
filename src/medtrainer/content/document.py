"""A parsed TOML file that can say where each of its values stands.

Places are worked out only when there is a fault to place: a good file costs one plain parse.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NoReturn

import toml_rs

from medtrainer.content.files import SPLIT, CannotRead, read_text, whole_file
from medtrainer.content.hints import CLOSE, syntax_hint
from medtrainer.content.walk import STRING, Walk, offset_in
from medtrainer.model.fault import Fault
from medtrainer.text import name_of, visible

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.content.places import Place, Spot

DEEPEST = 64
"""Nesting of brackets that is parsed; the parser's own stack ends at some thousands."""

MOST_DOTS = 32
"""Dots outside quotes in one line: a dotted key of thousands of parts would take gigabytes."""

LONGEST_LINE = 10_000
"""Characters of a line that is still shown with its fault."""

MOST_SIGNS = 400_000
"""Brackets, commas or equals signs of a file, each by themselves: what they part takes a hundred
times its room once it is parsed. 18,000 duties, each in ten roles, have 370,000 brackets."""

MOST_ENTRIES = 25_000
"""Entries of one kind, such as roles; the largest catalogue of real work has a thousand."""

MOST_STEPS = 5_000
"""Steps of a visit: who comes before whom is followed from each of them."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_TOKENS = re.compile(
    rf"(?<![^ \t\n\[{{,=.])(?:{STRING})(?=[ \t\n\]}},=.#]|\Z)|#[^\n]*+|[\[\]{{}}.\n\"']"
)
"""Strings, comments, and the signs that count; a quote alone is one that no valid text has."""

_HEADERS = ("[[role]]", "[[role.duty]]", "[[skill]]", "[[visit]]")
_SIMPLE = tuple(
    re.compile(rf'{opening}(?:"[^"\\\n]++"|[\w =,.+-])*+{closing}')
    for opening, closing in ((r"\{", r"\}"), (r"(?<!\[)\[", r"\]"))  # not those of headers
)
_NOT_CONTROLS = bytes(byte for byte in range(256) if byte in b"\t\n" or 31 < byte != 127)
_NOT_DOTS = bytes(set(range(256)) - set(b".\n"))


class Document:
    """One TOML file.

    Attributes:
        name: What faults call it.
        path: Where it is.
        text: Its text.
        data: What it says.
    """

    __slots__ = ("_ends", "_mark", "_walk", "data", "name", "path", "text")

    def __init__(self, path: Path, name: str | None = None) -> None:
        """Read and parse a file.

        Raises:
            CannotRead: It cannot be read or is not TOML; the fault says where.
        """
        self.path = path
        self.name = visible(name or str(path))
        self.text = read_text(path, self.name)
        self._walk: Walk | None = None
        self._mark = (0, 1)
        self._ends: list[int] = []
        self._look_before_parsing()
        self.data = self._parse()
        self._look_after_parsing()

    def locate(self, place: Place, *, key: bool = False, character: int | None = None) -> Spot:
        """Return line and column, from 1, and the line, of a value, its key, or a character in it.

        What is not there is looked for at the table that should hold it. The top of the file has
        no such place: it is (0, 0, ""), the file as a whole.
        """
        self._walk = self._walk or Walk(self.text)
        entry = self._walk.find(self._existing(place))
        if entry is None:
            return 0, 0, ""
        if character is None:
            return self._spot(entry.key if key else entry.value)
        raw = self.text[entry.value : entry.end]
        return self._spot(entry.value + offset_in(raw, character))

    def _existing(self, place: Place) -> Place:
        """Return the part of a place that the file has: a walk for the rest would never end."""
        inside: Any = self.data
        for depth, part in enumerate(place):
            try:
                inside = inside[part]
            except (KeyError, IndexError, TypeError):
                return place[:depth]
        return place

    def _spot(self, offset: int) -> Spot:
        """Return where an offset is."""
        line = self._line(offset)
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        end = end if end >= 0 else len(self.text)
        source = self.text[start:end] if end - start <= LONGEST_LINE else ""
        return line, offset - start + 1, source

    def _line(self, offset: int) -> int:
        """Return the line of an offset: faults mostly come in order, so counting goes on.

        Whoever looks back needs all line ends: counting anew each time would take ever longer.
        """
        before, line = self._mark
        if offset >= before:
            line += self.text.count("\n", before, offset)
            self._mark = (offset, line)
            return line
        if not self._ends:
            self._ends = [end.start() for end in re.finditer("\n", self.text)]
        return bisect_left(self._ends, offset) + 1

    def _parse(self) -> dict[str, Any]:
        try:
            return toml_rs.loads(self.text, toml_version="1.0.0")
        except toml_rs.TOMLDecodeError as error:
            raise CannotRead(self._syntax(error)) from error
        except ValueError as error:
            raise CannotRead(self._unusable(error)) from error
        except (OverflowError, RecursionError) as error:
            raise CannotRead(self._too_much(error)) from error
        except BaseException as error:
            # What panics in Rust arrives as an own heir of BaseException, with no other handle.
            if type(error).__name__ == "PanicException":
                raise CannotRead(self._too_much(error)) from error
            raise

    def _syntax(self, error: toml_rs.TOMLDecodeError) -> Fault:
        """Say what the parser says; its own offset counts bytes, its words count characters."""
        first, *_, last = [*str(error.msg).splitlines(), ""][:-1] or [""]
        figures = [int(word) for word in re.findall(r"\d+", first)]
        line, column = figures if len(figures) == 2 else (error.lineno, error.colno)
        said = visible(last.replace("`", "'").strip()) or "the parser does not say why"
        source = "".join(self.text.split("\n", line)[line - 1 : line])[:LONGEST_LINE]
        hint, is_better = syntax_hint(said, source)
        message = f"This is not TOML: {said.partition(', expected')[0] if is_better else said}."
        return Fault(self.name, line, column, "error", "syntax", message, hint, source)

    def _unusable(self, error: ValueError) -> Fault:
        """Say which value TOML allows but no program can hold, such as a date in the year 0."""
        message = f"A value cannot be used: {visible(str(error))}."
        for offset, raw in Walk(self.text).bare_values():
            try:
                toml_rs.loads(f"value = {raw}", toml_version="1.0.0")
            except ValueError:
                return self._fault(offset, "out-of-range", message, "Correct the value.")
        return self._too_much(error)

    def _too_much(self, error: BaseException) -> Fault:
        message = f"The file cannot be read as TOML: {visible(str(error))}."
        return whole_file(self.name, "syntax", message, "Look for unusual dates, numbers or nests.")

    def _look_before_parsing(self) -> None:
        raw = self.text.encode()
        if raw.translate(None, _NOT_CONTROLS):
            self._refuse_control()
        counts = {sign: raw.count(sign.encode()) for sign in "[{,="}
        for signs in ("[{", ",", "="):
            if sum(counts[sign] for sign in signs) > MOST_SIGNS:
                what = "brackets" if signs == "[{" else f"“{signs}”"
                self._refuse_large(f"The file has more than {MOST_SIGNS:,} {what}.")
        if self._may_be_deep() or b"." * (MOST_DOTS + 1) in raw.translate(None, _NOT_DOTS):
            # The second: dots of one line stand together once all but dots and line ends is out.
            self._look_closely()

    def _look_after_parsing(self) -> None:
        for key, value in self.data.items():
            most = MOST_STEPS if key == "visit" else MOST_ENTRIES
            if isinstance(value, list) and len(value) > most:
                number = f"{len(value):,} entries; {most:,} are the most"
                self._refuse_large(f"“{visible(key[:60])}” has {number}.")

    def _refuse_large(self, message: str) -> NoReturn:
        raise CannotRead(whole_file(self.name, "too-large", message, SPLIT))

    def _refuse_control(self) -> None:
        control = _CONTROL.search(self.text)
        if control:
            message = f"The control character {name_of(control.group())} must not be in a file."
            where = control.start()
            raise CannotRead(self._fault(where, "hostile-character", message, "Delete it."))

    def _may_be_deep(self) -> bool:
        """Tell whether brackets may be nested too deeply, by counts that never tell too little.

        What opens and closes within one match is not open anywhere else; in a string or a comment
        it does not nest at all. So the depth is at most what is left, and two for a header.
        """
        opened = 2 + self.text.count("[") + self.text.count("{")
        opened -= sum(2 * self.text.count(header) for header in _HEADERS)
        for simple in _SIMPLE:
            if opened > DEEPEST:
                opened -= len(simple.findall(self.text))
        return opened > DEEPEST

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
                message = "This quote opens or closes no text."
                raise CannotRead(self._fault(token.start(), "syntax", message, CLOSE))
            dots = 0 if sign == "\n" else dots + (sign == ".")
            if depth > DEEPEST or dots > MOST_DOTS:
                message = "This is nested too deeply to be read."
                hint = "Write it flatter; nothing here needs more than a few levels."
                raise CannotRead(self._fault(token.start(), "syntax", message, hint))

    def _fault(self, offset: int, code: str, message: str, hint: str) -> Fault:
        line, column, source = self._spot(offset)
        return Fault(self.name, line, column, "error", code, message, hint, source)
