"""Make the pictures of the README: `.venv/bin/python docs/pictures/make.py`.

The program draws them itself, in the built-in office, with a fixed person, clock and seed; so the
same program makes the same files, and a changed picture is a changed screen.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len

from medtrainer.model.attempt import Person
from medtrainer.services.draws import find_set
from medtrainer.services.errands import SitSet
from medtrainer.services.preferences import Preferences, save_preferences
from medtrainer.services.workspace import Workspace, open_workspace
from medtrainer.settings import builtin_office
from medtrainer.tui.app import MedTrainerApp

FOLDER = Path(__file__).parent
SIZE = (80, 24)
CELL = 12.2
"""Width of a cell in Rich's pictures."""

FONTS = '"DejaVu Sans Mono", Menlo, Consolas, monospace'


class Picture(NamedTuple):
    """A screen to draw.

    Attributes:
        quiz: The set to open, None for the home screen.
        keys: What to press from there.
    """

    quiz: str | None
    keys: tuple[str, ...]


PICTURES = {
    "exercise": Picture("first-week", ("enter", "b", "d", "c")),
    "positions": Picture(None, ("b",)),
}


def main() -> None:
    """Write all pictures into this folder."""
    os.environ["TERM"] = "xterm-256color"
    for name in ("MEDTRAINER_ASCII", "NO_COLOR"):
        os.environ.pop(name, None)
    for name, picture in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(draw(picture), encoding="utf-8")


def draw(picture: Picture) -> str:
    """Return a picture as SVG, the same for the same program."""
    with tempfile.TemporaryDirectory() as data:
        return plain(asyncio.run(_drawn(picture, _workspace(Path(data)))))


def plain(svg: str) -> str:
    """Return Rich's SVG without its random id and its fonts from the network, aligned everywhere.

    Viewers have other fonts, and not all draw blanks at the ends of a text: so each stretch of
    words gets a place of its own.
    """
    svg = re.sub(r"\s*<!--.*?-->", "", svg)
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"\bterminal-\d+", "medtrainer", svg)
    svg = svg.replace("Fira Code, monospace", FONTS).replace("arial", "sans-serif")
    return re.sub(r"(<text[^>]*) x=\"([\d.]+)\"([^>]*)>([^<]*)</text>", _placed, svg)


def _placed(found: re.Match[str]) -> str:
    """Return a text as one text for each stretch of words, parted where blanks are."""
    before, x, attributes, text = found.groups()
    if "title" in before:
        return found.group()
    words = html.unescape(text).replace("\xa0", " ")
    placed = []
    for part in re.finditer(r"\S+( \S+)*", words):
        left = float(x) + cell_len(words[: part.start()]) * CELL
        width = cell_len(part.group()) * CELL
        rest = re.sub(r'textLength="[^"]*"', f'textLength="{width:g}"', attributes)
        shown = html.escape(part.group(), quote=False).replace(" ", "&#160;")
        placed.append(f'{before} x="{left:g}"{rest}>{shown}</text>')
    return "".join(placed)


async def _drawn(picture: Picture, workspace: Workspace) -> str:
    app = MedTrainerApp(workspace, _errand(workspace, picture.quiz))
    async with app.run_test(size=SIZE) as pilot:
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        return app.export_screenshot(title="MedTrainer", simplify=True)


def _errand(workspace: Workspace, name: str | None) -> SitSet | None:
    """Return what opens a set, None for the home screen."""
    if name is None:
        return None
    quiz = find_set(workspace.office, name)
    return SitSet(quiz, seed="7")


def _workspace(data: Path) -> Workspace:
    numbers = count(1)
    save_preferences(data, Preferences(welcomed=True))
    return replace(
        open_workspace(str(builtin_office()), str(data)),
        person=Person(uid=1006, login="areyes", name="Ana Reyes"),
        host="clinic-2",
        now=lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
        stopwatch=lambda: 0.0,
        new_id=lambda: f"{next(numbers):032x}",
        utc_offset=lambda _: 60,
    )


if __name__ == "__main__":
    main()
