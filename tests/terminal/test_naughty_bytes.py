"""The bytes that reach a terminal: in a naughty office no other orders than in a harmless one.

Markup, an action or a link would be a picture gone wrong; a control character would be an order to
the terminal of whoever reads: its title, its clipboard, its keys.
"""

from __future__ import annotations

import itertools
import subprocess

import pytest

from medtrainer.settings import builtin_office
from tests.cli.world import environment
from tests.hostile.naughty import write_naughty_office
from tests.terminal.screen import MEDTRAINER
from tests.terminal.sequences import kinds
from tests.tui.visits import VISITS

NAMES = {"slash": "/", "question_mark": "?"}
FEW = ("welcome", "home", "feedback", "dispute", "who")
"""Visits that make Textual give all the orders it gives."""


QUIET = 0.2
"""Seconds without a byte after which a screen is taken to be drawn, on a machine under load too."""


def on_the_screen(start, home, office, visits):
    """Visit these screens at a terminal; return all its bytes and the titles of what was seen."""
    seen = []
    terminal = start("--data", home / "data", home=home, office=office).wait_for("Welcome")
    for visit in (VISITS[name] for name in visits):
        if not visit.welcomed:
            terminal.press("a").settle(QUIET).press("enter").wait_for("Quiz sets")
            continue
        keys = [NAMES.get(key, key) for key in visit.keys]
        for _, group in itertools.groupby(keys, lambda key: key == "escape"):
            before = terminal.mark()
            terminal.press(*group).wait_for(has_drawn_since(before)).settle(QUIET)
        seen.append(terminal.lines[0].strip())
        while "Quiz sets" not in terminal.text or "q leave" not in terminal.lines[-1]:
            before = terminal.mark()
            terminal.press("escape").wait_for(has_drawn_since(before)).settle(QUIET)
    terminal.press("q")
    assert terminal.exit_code() == 0
    return bytes(terminal.output), seen


def has_drawn_since(mark):
    """Return the condition that a terminal has drawn something since a mark."""
    return lambda terminal: terminal.bytes_since(mark) > 0


def in_lines(start, home, office, visits):
    """Go everywhere in the line mode; return all its bytes and what it has said, line by line."""
    sat = [*["1", "2", "3", "1", "2", "", ""] * 3, "d", "1", "[/] no", "", "b"]
    typed = [
        "5", "", *sat, "6", "1", "2", "", "1", "2", "b", "b",
        "7", "", "1", "?", "b", "2", "b", "b", "8", "files", "", "b", "9", "", "", "b", "b",
        "10", "b", "11", "1", "b", "b", "q",
    ]  # fmt: skip
    done = subprocess.run(
        [*MEDTRAINER, "--plain", "--office", office, "--data", home / "lines"],
        env=environment(home),
        input="\n".join(typed).encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout, [line for line in done.stdout.decode().splitlines() if line]


WAYS = {"screen": on_the_screen, "lines": in_lines}
"""Ways through the whole program, each returning its bytes and what was seen on it."""


@pytest.mark.parametrize("way", WAYS)
def test_texts_give_the_terminal_no_orders(start, tmp_path, way):
    naughty = write_naughty_office(tmp_path / "naughty")
    for name in ("harmless", "hostile"):
        (tmp_path / name).mkdir()
    harmless, _ = WAYS[way](start, tmp_path / "harmless", builtin_office(), FEW)
    output, seen = WAYS[way](start, tmp_path / "hostile", naughty, list(VISITS))
    assert len(set(seen)) > 10, "the way has led nowhere"
    assert kinds(output) <= kinds(harmless)
    assert "[@click=app.quit]" in output.decode()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("\x1b[2J", "CSI J"),
        ("\x1b[?25h", "CSI ?h"),
        ("\x1b]0;title\x07", "string ] 0;title"),
        ("\x1b]52;c;eA==\x1b\\", "string ] 52;c;eA=="),
        ("\x1bP1$r\x1b\\", "string P 1$r"),
        ("\x1b7", "ESC 7"),
        ("\x9b2J", "control c29b"),
        ("\x07", "control 07"),
        ("\x1b", "control 1b"),
    ],
)
def test_every_order_is_found(text, kind):
    assert kinds(f"看a{text}é".encode()) == {kind}
