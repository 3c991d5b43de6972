"""How commands print: JSON for programs, aligned plain text for people."""

from __future__ import annotations

import os
import sys
from textwrap import wrap
from typing import TYPE_CHECKING, Any, TextIO

from medtrainer.columns import columns, fitted
from medtrainer.text import each_finding, is_plain, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medtrainer.model.fault import Fault

WIDTH = 79
"""Columns that text for people keeps to."""

_DIM, _NORMAL = "\x1b[2m", "\x1b[22m"


def print_json(document: Any, *, indent: int | None = 2) -> None:
    """Print one JSON document; readable in UTF-8, escaped where the output is not UTF-8.

    JSON itself escapes no more than the oldest control characters. Old records may hold the others:
    what `visible` would not show is escaped, too, which says the same to whoever parses it.
    """
    import json  # most commands print for people most of the time

    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    separators = None if indent else (",", ":")
    text = json.dumps(document, ensure_ascii=plain, indent=indent, separators=separators)
    print(text if is_plain(text) else "\n".join(map(_escaped, text.split("\n"))))


def _escaped(line: str) -> str:
    """Return a line of JSON with JSON's own escapes in place of what would not be shown."""
    if is_plain(line):
        return line
    hostile = {found.offset for found in each_finding(line) if found.hostile}
    return "".join(_escape(char) if offset in hostile else char for offset, char in enumerate(line))


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))


def print_paragraph(text: str, *, indent: str = "") -> None:
    """Print a text wrapped to `WIDTH`, each of its own lines as a paragraph."""
    for line in text.splitlines() or [""]:
        print("\n".join(wrap(line, WIDTH, initial_indent=indent, subsequent_indent=indent)))


def print_aside(text: str) -> None:
    """Print a text that may be passed over: dim on a terminal, plain anywhere else."""
    is_dim = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(_DIM if is_dim else "", end="")
    print_paragraph(text)
    print(_NORMAL if is_dim else "", end="")


def print_faults(faults: Iterable[Fault], stream: TextIO) -> None:
    """Print faults as compilers do: place, severity, message, the line and a caret, what to do."""
    for fault in faults:
        place = ":".join(
            str(part) for part in (visible(fault.file), fault.line, fault.column) if part
        )
        print(f"{place}: {fault.severity}: {visible(fault.message)}", file=stream)
        if fault.source and fault.column:
            line, caret = _excerpt(fault.source, fault.column)
            print(f"    {line}\n    {caret}", file=stream)
        if fault.hint:
            print(f"    {visible(fault.hint)}", file=stream)


def _excerpt(source: str, column: int) -> tuple[str, str]:
    """Return the part of a line around a column (from 1), harmless, and a caret below it."""
    at, room = column - 1, WIDTH - 24
    before = fitted(reversed(_harmless(source[max(0, at - room) : at])), room)[::-1]
    after = fitted(_harmless(source[at : at + WIDTH]), WIDTH - 4 - columns(before))
    return before + after, " " * columns(before) + "^"


def _harmless(source: str) -> str:
    return visible(source.replace("\t", " "))
