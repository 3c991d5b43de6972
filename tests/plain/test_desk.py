"""A person at an attempt: what is asked, what is saved, and what may come in between."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest

from medtrainer.plain.console import Left
from medtrainer.plain.desk import Desk, undisturbed
from medtrainer.services.attempts import start_attempt
from medtrainer.services.practice import start_practice
from tests.plain.talk import Talk
from tests.services.world import bare, full_disk, quiz_set, workspace

SET = replace(quiz_set("front-desk"), exercises=1, duties=2)


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


class Gone(Exception):
    """Stands for the end that a signal brings."""


@pytest.fixture(params=[signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def number(request):
    """A signal at which the program leaves, as `run_lines` has it."""

    def leave(number, frame):
        raise Gone

    before = signal.signal(request.param, leave)
    yield request.param
    signal.signal(request.param, before)


def test_the_time_can_be_asked_as_often_as_one_likes(ana):
    talk = Talk(*["m"] * 3000, "1")
    sitting = start_attempt(ana, SET, mode="plain")
    assert Desk(talk.console, ana, sitting).ask("Well") == "1"
    sitting.leave()
    assert talk.text.count("There is no time limit.") == 3000
    assert talk.left_over == 0


def test_a_signal_comes_after_a_step_never_within(number):
    done = []
    with pytest.raises(Gone), undisturbed():
        os.kill(os.getpid(), number)
        done.append("on the disk")
        done.append("known")
    assert len(done) == 2
    with pytest.raises(Gone):  # from then on it comes at once
        os.kill(os.getpid(), number)
        signal.pause()


def test_practice_that_a_signal_ends_counts_the_answer_that_was_being_saved(ana, number):
    sitting = start_practice(ana, seed="7", mode="plain")
    row = sitting.sheet.exercise.premises[0]
    append = sitting._journal.append

    def interrupted(*events):
        append(*events)
        os.kill(os.getpid(), number)

    sitting._journal.append = interrupted
    desk = Desk(Talk().console, ana, sitting)
    with pytest.raises(Gone):
        desk.saved(lambda: sitting.answer(row.id, sitting.sheet.exercise.key[row.id]))
    sitting._journal.append = append
    desk.leave()
    assert len(bare(ana.place.path, "answered")) == 1
    (end,) = bare(ana.place.path, "finished")
    assert (end["right"], end["total"]) == (1, 1)


def test_the_end_of_a_practice_that_cannot_be_saved_is_said_and_remembered(ana):
    talk = Talk()
    sitting = start_practice(ana, mode="plain")
    row = sitting.sheet.exercise.premises[0]
    sitting.answer(row.id, sitting.sheet.exercise.key[row.id])
    desk = Desk(talk.console, ana, sitting)
    with full_disk():
        desk.leave()
    assert "Not saved: " in talk.text
    assert talk.console.unsaved
    assert not bare(ana.place.path, "finished")


def test_q_and_the_end_of_input_leave(ana):
    sitting = start_attempt(ana, SET, mode="plain")
    for typed in (["q"], ["Q"], []):
        with pytest.raises(Left):
            Desk(Talk(*typed).console, ana, sitting).ask("Well")
    sitting.leave()
