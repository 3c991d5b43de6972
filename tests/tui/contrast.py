"""Contrast as WCAG 2.2 defines it, of colours as terminals with fewer colours show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich._palettes import EIGHT_BIT_PALETTE, STANDARD_PALETTE
from rich.color import ColorSystem
from rich.palette import Palette

if TYPE_CHECKING:
    from rich.color import Color
    from rich.style import Style

TEXT, PARTS, COMFORTABLE = 4.5, 3.0, 7.0
"""What is asked of text (1.4.3) and of other parts (1.4.11), and of text in 1.4.6."""

XTERM = Palette(
    [
        *[(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205)],
        *[(0, 205, 205), (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0)],
        *[(255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)],
    ]
)
"""The 16 colours of xterm; Rich's are those of Linux's console."""


class Terminal(NamedTuple):
    """A kind of terminal.

    Attributes:
        system: How many colours it is sent.
        palette: What it shows for their numbers.
    """

    system: ColorSystem
    palette: Palette | None


TRUE = Terminal(ColorSystem.TRUECOLOR, None)
MANY = Terminal(ColorSystem.EIGHT_BIT, EIGHT_BIT_PALETTE)
CONSOLE = Terminal(ColorSystem.STANDARD, STANDARD_PALETTE)
OLD_XTERM = Terminal(ColorSystem.STANDARD, XTERM)


def contrast_of(style: Style, terminal: Terminal) -> float:
    """Return the contrast of a style's text on its background, from 1 to 21."""
    assert style.color is not None
    assert style.bgcolor is not None
    return ratio(_shown(style.color, terminal), _shown(style.bgcolor, terminal))


def ratio(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the contrast of two colours, given as red, green and blue, 0 to 255."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _shown(color: Color, terminal: Terminal) -> tuple[int, ...]:
    if terminal.palette is None:
        return tuple(color.get_truecolor())
    number = color.downgrade(terminal.system).number
    assert number is not None
    return tuple(terminal.palette[number])


def _luminance(rgb: tuple[int, ...]) -> float:
    parts = [part / 255 for part in rgb]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
