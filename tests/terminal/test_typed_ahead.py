"""Several keys in one go, as a slow line brings them: each meets what the key before has opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medtrainer.services.preferences import Preferences, save_preferences

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Start
    from tests.terminal.screen import Terminal


@pytest.fixture
def home_screen(start: Start, tmp_path: Path) -> Terminal:
    """The program at its start screen, its welcome seen before."""
    data = tmp_path / "data"
    save_preferences(data, Preferences(welcomed=True))
    return start("--data", str(data)).wait_for("Quiz sets")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("bq", "9 positions"),
        ("wprior auth", "prior auth"),
        ("wauthx\x7f", "Requests prior authorization"),
        ("gs", "My scores"),
        ("p\x1b[B\x1b[B \r", "Practice: Physician"),
        ("b/bill", "Gets the office paid"),
        ("b/coder\rc", "Compare the Medical Coder"),
        ("3\ra", "1 of 4 answered"),
        ("b?", "Keys everywhere"),
    ],
)
def test_keys_in_one_go_do_what_they_do_one_by_one(home_screen, keys, said):
    home_screen.write(keys).wait_for(said)


def test_a_question_typed_in_one_go_loses_no_letter_and_keeps_their_order(home_screen):
    question = "who handles a prior authorization"
    home_screen.write("w" + question).wait_for(question)


def test_bytes_that_are_no_utf_8_are_passed_over(home_screen):
    home_screen.write("w").wait_for("type what has to be done")
    home_screen.write_bytes(b"caf\xe9 \xff\xc3\xa9").wait_for("caf \u00e9")


def test_ctrl_s_and_ctrl_q_do_not_end_the_program(home_screen):
    home_screen.write("\x13\x11b").wait_for("9 positions")
