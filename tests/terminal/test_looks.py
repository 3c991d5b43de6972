"""What a real terminal shows: the theme, the whole surface, the sentence when it is too small."""

from __future__ import annotations

import tomllib

import pytest

SETTINGS = "data/settings.toml"
DARK, LIGHT = "121212", "ffffff"
SMALL = "needs 60 columns"
CLICK = "\x1b[<0;10;8M\x1b[<0;10;8m"
"""What a terminal sends for a click on the second duty of an exercise."""


def backgrounds(terminal):
    """Return the background colours of all cells."""
    rows = terminal.screen.buffer
    size = terminal.screen
    return {rows[y][x].bg for y in range(size.lines) for x in range(size.columns)}


def home(start, **options):
    """Start and go past the welcome."""
    terminal = start(**options).wait_for("Welcome").press("enter")
    return terminal.wait_for("Quiz sets")


def test_the_theme_changes_at_once_everywhere_and_is_there_next_time(start, tmp_path):
    terminal = home(start).settle()
    assert backgrounds(terminal) == {DARK}
    text = terminal.lines[:-1]
    terminal.press("t").wait_for("t dark").settle()
    assert backgrounds(terminal) == {LIGHT}
    assert terminal.lines[:-1] == text
    assert terminal.listen(1.0) == 0
    terminal.press("b").wait_for("Only this position").settle()
    assert backgrounds(terminal) == {LIGHT}
    terminal.press("escape").wait_for("Quiz sets").press("q")
    assert terminal.exit_code() == 0
    assert tomllib.loads((tmp_path / SETTINGS).read_text()) == {"welcomed": True, "theme": "light"}
    again = start().wait_for("t dark").settle()
    assert backgrounds(again) == {LIGHT}


def test_a_terminal_with_16_colours_is_dark_all_over(start, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / SETTINGS).write_text('welcomed = true\ntheme = "light"\n')
    terminal = start(env={"TERM": "linux"}).wait_for("Quiz sets").settle()
    assert backgrounds(terminal) == {"black"}
    assert terminal.text.isascii()
    terminal.press("t").wait_for("16 colours")
    terminal.press("b").wait_for("Only this position").settle()
    assert backgrounds(terminal) == {"black"}


def test_no_color_is_grey(start):
    terminal = home(start, env={"NO_COLOR": "1"}).settle()
    cells = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
    colours = {colour for cell in cells for colour in (cell.fg, cell.bg)} - {"default"}
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)


def test_a_small_terminal_says_so_from_the_start(start):
    terminal = start(columns=40, lines=12).wait_for(SMALL).settle()
    assert "40 by 12" in terminal.text.replace("\n ", " ")
    assert backgrounds(terminal) == {DARK}
    terminal.press("a", "enter")
    terminal.resize(80, 24).wait_for("Try it: press a to c").settle()
    assert backgrounds(terminal) == {DARK}


def test_an_exercise_is_as_it_was_after_the_window_was_small(start):
    terminal = home(start).press("5").wait_for("Press Enter to begin").press("enter")
    terminal.wait_for("exercise 1 of 3").press("a", "b").wait_for("2 of 5 answered").settle()
    before = terminal.lines
    for columns, lines, words in ((59, 24, "MedTrainer needs"), (5, 1, "60x20"), (1, 1, "6")):
        terminal.resize(columns, lines).wait_for(
            lambda t, w=words: t.lines[0].strip().startswith(w)
        )
        terminal.press("c", "d", "u").write(CLICK).settle()
    terminal.resize(80, 24).wait_for("2 of 5 answered").settle()
    assert terminal.lines == before
    assert terminal.listen(1.0) == 0
    assert "▶  3" in terminal.text
    # What did nothing while nothing was to be seen now marks one of the duties above.
    terminal.write(CLICK).wait_for(lambda t: "▶  1" in t.text or "▶  2" in t.text)


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("ctrl+c", 130)])
def test_one_can_leave_a_small_terminal(start, key, code):
    terminal = home(start).resize(30, 8).wait_for("needs 60").press(key)
    assert terminal.exit_code() == code
