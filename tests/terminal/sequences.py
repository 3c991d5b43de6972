"""What a stream of bytes tells a terminal to do, beside showing letters."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\x1b\[(?P<parameters>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    rb"|\x1b(?P<string>[]PX^_])(?P<said>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    rb"|\x1b(?P<escape>[ -/]*[0-~])"
    rb"|(?P<control>[\x00-\x1f\x7f]|\xc2[\x80-\x9f])"
)


class Order(NamedTuple):
    """One order to the terminal.

    Attributes:
        kind: What it is, without its figures: "CSI ?h", "CSI m", "OSC", "ESC 7", "C0 0d".
        said: The text in it, of those that carry one; else the figures.
    """

    kind: str
    said: str


def orders(output: bytes) -> set[Order]:
    """Return every order in a stream; half of one is the control character it begins with."""
    return {_order(match) for match in _TOKEN.finditer(output)}


def kinds(output: bytes) -> set[str]:
    """Return the kinds of all orders in a stream, with the whole text of those that carry one."""
    return {
        f"{order.kind} {order.said}" if order.kind.startswith("string") else order.kind
        for order in orders(output)
    }


def _order(match: re.Match[bytes]) -> Order:
    part = {name: (value or b"").decode("latin-1") for name, value in match.groupdict().items()}
    if part["final"]:
        private = "".join(char for char in part["parameters"] if char not in "0123456789;:")
        return Order(f"CSI {private}{part['between']}{part['final']}", part["parameters"])
    if part["string"]:
        return Order(f"string {part['string']}", part["said"])
    if part["escape"]:
        return Order(f"ESC {part['escape']}", "")
    return Order(f"control {part['control'].encode('latin-1').hex()}", "")
