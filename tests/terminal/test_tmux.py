"""Inside a real tmux, with a person before it: what they see is what was meant."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.terminal.own_screen import own_lines, telling
from tests.terminal.screen import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")

KEYS = (("enter", "Quiz sets"), ("5", "Press Enter to begin"), ("enter", "exercise 1 of 3"))


class Pane:
    """A tmux of its own with one pane, attached to a terminal.

    Attributes:
        terminal: What the person before tmux sees.
    """

    def __init__(self, home: Path, term: str) -> None:
        conf = home / "tmux.conf"
        conf.write_text(f"set -g default-terminal {term}\nset -g status off\n")
        self._tmux = ["tmux", "-u", "-S", str(home / "socket"), "-f", str(conf)]
        program = " ".join(["exec", *telling(home)])
        self.terminal = Terminal([*self._tmux, "new-session", program], home=home)

    def ask(self, *words: str) -> str:
        """Return what tmux says to a command."""
        done = subprocess.run(
            [*self._tmux, *words], capture_output=True, check=True, env={"PATH": os.defpath}
        )
        return done.stdout.decode()

    @property
    def lines(self) -> tuple[str, ...]:
        """The pane, as tmux has it."""
        return tuple(line.rstrip() for line in self.ask("capture-pane", "-p").split("\n")[:-1])

    def close(self) -> None:
        """End the server, and with it everything that runs in it."""
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)
        self.terminal.close()


@pytest.fixture
def pane(tmp_path: Path) -> Iterator[Callable[[str], Pane]]:
    """Start MedTrainer in a tmux with a default-terminal; it ends with the test."""
    made: list[Pane] = []

    def start(term: str) -> Pane:
        made.append(Pane(tmp_path, term))
        return made[-1]

    yield start
    for one in made:
        one.close()


@pytest.mark.parametrize("term", ["screen", "tmux-256color"])
def test_what_one_sees_in_tmux_is_what_was_meant(pane, tmp_path, term):
    shown = pane(term)
    terminal = shown.terminal.wait_for("Welcome to MedTrainer")
    for key, words in KEYS:
        terminal.press(key).wait_for(words)
    terminal.press("a", "b").wait_for("2 of 5 answered").settle()
    assert shown.lines == terminal.lines[: len(shown.lines)]
    program = int(shown.ask("display", "-p", "#{pane_pid}"))
    assert own_lines(tmp_path, program) == shown.lines
    cursor = shown.ask("display", "-p", "#{cursor_x} #{cursor_y} #{cursor_flag}")
    x, y, visible = map(int, cursor.split())
    assert (shown.lines[y][x], visible) == ("▶", 0)
    # The mouse is asked for clicks alone, and the pane is drawn on its alternate screen.
    modes = "#{mouse_standard_flag} #{mouse_all_flag} #{mouse_sgr_flag} #{alternate_on}"
    assert shown.ask("display", "-p", modes).split() == ["1", "0", "1", "1"]
    terminal.resize(70, 22).wait_for(lambda t: "esc leave, kept" in t.lines[21]).settle()
    assert own_lines(tmp_path, program) == shown.lines
