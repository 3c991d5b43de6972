"""A new hire at a real terminal: keys only, 80x24, and whatever can end a session."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from typing import TYPE_CHECKING

from tests.terminal.record import data_of, journal, key_of
from tests.terminal.screen import MEDTRAINER

if TYPE_CHECKING:
    from tests.terminal.conftest import Start
    from tests.terminal.screen import Terminal

EXERCISES = 3


def begin(start: Start, name: str = "front-desk") -> Terminal:
    """Start on a set's card and begin it."""
    terminal = start("quiz", name)
    terminal.wait_for("Press Enter to begin").press("enter").wait_for("exercise 1 of 3")
    return terminal


def test_a_first_start_explains_itself_and_lets_one_try_the_keys(start, tmp_path):
    terminal = start()
    terminal.wait_for("Welcome to MedTrainer").wait_for("in your own folder on this machine")
    terminal.press("a").wait_for("Press Enter to go on")
    assert not [event for event in journal(tmp_path) if event["type"] == "answered"]
    terminal.press("enter").wait_for("Quiz sets").press("q")
    assert terminal.exit_code() == 0
    again = start()
    again.wait_for("Quiz sets")
    assert "Welcome to MedTrainer" not in again.text


def test_a_set_is_sat_to_its_end_by_keys_alone_and_the_score_is_there_next_time(start, tmp_path):
    terminal = begin(start)
    for index in range(EXERCISES):
        terminal.wait_for(f"exercise {index + 1} of {EXERCISES}")
        letters = key_of(tmp_path, index).values()
        terminal.press(*letters).wait_for(f"{len(letters)} of {len(letters)} answered")
        terminal.press("enter").wait_for("enter result" if index == 2 else "enter next exercise")
        terminal.press("enter")
    terminal.wait_for("15 of 15 right (100 %). Passed: 12 needed.")
    terminal.press("escape").wait_for("best 15 of 15, passed").press("q")
    assert terminal.exit_code() == 0
    start().wait_for("Welcome").press("enter").wait_for("best 15 of 15, passed")
    scores = subprocess.run(
        [*MEDTRAINER, "scores", "--json"],
        env={**os.environ, "MEDTRAINER_DATA": str(data_of(tmp_path))},
        capture_output=True,
        check=True,
    )
    (attempt,) = json.loads(scores.stdout)
    assert (attempt["right"], attempt["total"], attempt["passed"]) == (15, 15, True)


def test_kill_9_in_the_middle_loses_nothing_and_the_next_start_goes_on(start, tmp_path):
    terminal = begin(start)
    terminal.press("b", "c").wait_for("2 of 5 answered")
    shown = terminal.lines[5:18]
    terminal.signal(signal.SIGKILL)
    assert terminal.exit_code() == -signal.SIGKILL
    again = start().wait_for("Welcome").press("enter").wait_for("exercise 1 of 3, 2 answered")
    again.press("c").wait_for("2 of 5 answered")
    assert again.lines[5:18] == shown


def test_ctrl_c_leaves_from_anywhere_with_130_and_the_screen_is_given_back(start, tmp_path):
    terminal = begin(start)
    terminal.press("a").wait_for("1 of 5 answered").press("ctrl+c")
    assert terminal.exit_code() == 130
    assert b"\x1b[?1049l" in terminal.output


def test_escape_leaves_the_set_and_home_offers_it(start, tmp_path):
    terminal = begin(start)
    terminal.press("a").wait_for("1 of 5 answered").press("escape")
    terminal.wait_for("Continue").wait_for("exercise 1 of 3, 1 answered")


def test_a_resize_in_the_middle_draws_everything_anew(start, tmp_path):
    terminal = begin(start)
    terminal.press("a").wait_for("1 of 5 answered")
    terminal.resize(100, 30).wait_for(lambda t: "esc leave, kept" in t.lines[29])
    assert "exercise 1 of 3" in terminal.lines[0]
    terminal.resize(80, 24).wait_for(lambda t: "esc leave, kept" in t.lines[23])
    assert "1 of 5 answered" in terminal.text


def test_keys_typed_ahead_answer_row_after_row(start, tmp_path):
    terminal = begin(start)
    terminal.write("abcab").wait_for("5 of 5 answered")
    event = next(e for e in journal(tmp_path) if e["type"] == "exercise")
    chosen = [event["options"]["abc".index(letter)]["id"] for letter in "abcab"]
    answered = [e for e in journal(tmp_path) if e["type"] == "answered"]
    assert [e["premise"] for e in answered] == [p["id"] for p in event["premises"]]
    assert [e["option"] for e in answered] == chosen


def test_nothing_moves_while_idle(start, tmp_path):
    terminal = begin(start)
    terminal.settle()
    assert terminal.listen(3.0) == 0


def test_hostile_titles_show_literally(start, tmp_path):
    office = tmp_path / "office"
    office.mkdir()
    (office / "quizzes").mkdir()
    evil = "[/] [@click=app.quit]x[/]"
    roles = [
        f'[[role]]\nid = "r{n}"\ntitle = "{evil if n == 0 else f"Position {n}"}"\n'
        f'area = "[b]area[/]"\nsummary = "[red]sum[/]"\n'
        + "".join(
            f'[[role.duty]]\nid = "d{n}-{k}"\ntext = "{evil} alpha{n} beta{k}{n}"\nwhy = "[i]why"\n'
            for k in range(3)
        )
        for n in range(4)
    ]
    (office / "roles.toml").write_text("\n".join(roles))
    (office / "quizzes" / "one.toml").write_text(
        f'title = "{evil}"\ndescription = "{evil}"\nroles = ["r0"]\n'
        "exercises = 1\nduties = 2\npositions = 3\n"
    )
    terminal = start(office=office)
    terminal.wait_for("Welcome").press("enter").wait_for(evil)
    terminal.press("b").wait_for("Only this position").wait_for(evil).press("escape")
    terminal.wait_for("Quiz sets").press("1").wait_for("Press Enter to begin").press("enter")
    terminal.wait_for("exercise 1 of 1").wait_for(evil)
    letter = next(iter(key_of(tmp_path, 0).values()))
    terminal.press(letter, letter).wait_for("2 of 2 answered").press("enter", "enter")
    terminal.wait_for("2 of 2 right").wait_for(evil)
    terminal.press("d").wait_for("Dispute a pair").wait_for(evil)
    terminal.press(*evil, "enter").wait_for(f"“{evil}”")
    terminal.press("escape").wait_for("Quiz sets").press("s").wait_for("My scores").wait_for(evil)
    terminal.press("enter").wait_for("exercise 1 of 1").wait_for(f"“{evil}”")
    # No title and no clipboard; Textual itself sets the shape of the mouse pointer (OSC 22).
    assert not re.search(rb"\x1b\](?!22;)", terminal.output)
