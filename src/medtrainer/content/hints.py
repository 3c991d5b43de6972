"""What to do about a line that is not TOML, told by what people mostly mean with it."""

from __future__ import annotations

import re

CLOSE = 'Close the text with a quote on the same line; write \\" for a quote inside it.'
"""What to do about a text that does not end."""

_HEADER = re.compile(r"\s*\[(role|role\.duty|skill|visit)\]")
_BOOLEAN = re.compile(r"=\s*(?:true|false)\b", re.IGNORECASE)
_COMMA = re.compile(r"=\s*([+-]?\d+),(\d+)\s*(?:#|$)")

_OTHERWISE = "Look for a missing quote, bracket or equals sign here or just above."
_HINTS = {
    "duplicate key": "Keep one of the two, or give one of them another name.",
    "must be quoted": 'Put the text between straight quotes, as in title = "Front desk".',
    "key with no value": "Write a key, an equals sign and a value, as in exercises = 3.",
    "inline tables": "Write what stands between { and } on one line.",
    "basic string": CLOSE,
    "literal string": "Close the text with a quote on the same line.",
}


def two_brackets(header: str) -> str:
    """Return what to do about a header such as [role] that should be [[role]]."""
    return f"Write [[{header}]], with two brackets on each side."


def syntax_hint(said: str, source: str) -> tuple[str, bool]:
    """Return what to do, and whether that tells better than the parser what it expected.

    Args:
        said: What the parser says is wrong.
        source: The line where it says so.
    """
    header, comma = _HEADER.match(source), _COMMA.search(source)
    if header and "duplicate key" in said:
        return two_brackets(header[1]), True
    if "invalid boolean" in said and _BOOLEAN.search(source):
        return "Write true or false in small letters.", True
    if comma and "unexpected key or value" in said:
        return f"Write a point: {comma[1]}.{comma[2]}.", True
    if "key with no value" in said and source.count('"') % 2:  # it began in the line above
        return "A title or a text is one line, with a quote at each end.", True
    hint = next((better for words, better in _HINTS.items() if words in said), "")
    return hint or _OTHERWISE, bool(hint)
