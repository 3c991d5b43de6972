"""Disputing a pair: where it can be done, what is recorded, and where it shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.model.office import OfficeFacts
from medtrainer.services.draws import find_set
from medtrainer.tui.screens.dispute import DisputeScreen
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.result import ResultScreen
from medtrainer.tui.screens.review import ReviewScreen
from tests.tui.test_exercise_screen import AT_ONCE, events, letters, start, wrong
from tests.tui.test_screens import finish, finished

__all__ = ["finished", "start"]  # fixtures

COMMENT = "Here the coder does it."
SHOWN = f"You disputed this on 22 Nov: “{COMMENT}”"


async def submit(seat, mistakes=1):
    """Answer and submit the exercise on show, its first rows wrongly; mark the first."""
    right = letters(seat)
    given = [wrong(letter) if n < mistakes else letter for n, letter in enumerate(right)]
    await seat.press(*given, *(() if seat.app.screen._sitting.at_once else ("enter",)), "1")


async def say(seat, comment=COMMENT):
    """Dispute the marked pair."""
    await seat.press("d")
    assert isinstance(seat.app.screen, DisputeScreen)
    await seat.press(*comment, "enter")


async def test_a_pair_is_disputed_right_after_it_was_submitted(start, workspace):
    async with start() as seat:
        await submit(seat)
        exercise = seat.app.screen._sitting.sheet.exercise
        before = seat.lines
        await say(seat)
        assert isinstance(seat.app.screen, ExerciseScreen)
        (event,) = events(workspace, "disputed")
        assert (event["index"], event["premise"]) == (0, exercise.premises[0].id)
        assert event["comment"] == COMMENT
        assert event["attempt"] == seat.app.screen._sitting.opening.attempt
        # Only the line of the dispute is new: nothing jumps.
        changed = [n for n, line in enumerate(seat.lines) if line != before[n]]
        assert [seat.lines[n] for n in changed] == [f" {SHOWN}"]
        await seat.press("2")
        assert SHOWN not in seat.text
        await seat.press("1")
        assert SHOWN in seat.text


@pytest.mark.parametrize("name", ["front-desk", AT_ONCE])
async def test_before_it_is_submitted_d_is_a_position(start, workspace, name):
    async with start(name) as seat:
        await seat.press("d")
        assert isinstance(seat.app.screen, ExerciseScreen)
        (event,) = events(workspace, "answered")
        assert event["option"] == events(workspace, "exercise")[0]["options"][3]["id"]


async def test_judged_at_once_d_disputes_only_after_the_last_row(start, workspace):
    async with start(AT_ONCE) as seat:
        right = letters(seat)
        await seat.press(*right[:-1])
        assert not any(hint.key == "d" for hint in seat.app.screen.keys.hints)
        await seat.press(right[-1], "d")
        assert isinstance(seat.app.screen, DisputeScreen)


async def test_a_dispute_goes_along_to_result_and_review(start, workspace):
    async with start() as seat:
        await submit(seat)
        await say(seat)
        await seat.press("enter")
        await finish(seat)
        assert isinstance(seat.app.screen, ResultScreen)
        assert SHOWN in seat.text
        await seat.press("enter")
        assert isinstance(seat.app.screen, ReviewScreen)
        assert SHOWN in seat.text
    assert [event["right"] for event in events(workspace, "finished")] == [14]


async def test_from_review_it_shows_on_the_result_and_in_the_scores(finished, workspace):
    async with finished(mistakes=1) as seat:
        await seat.press("enter")
        await say(seat)
        assert SHOWN in seat.text
        await seat.press("escape")
        assert isinstance(seat.app.screen, ResultScreen)
        assert SHOWN in seat.text
        await say(seat, "Again.")
        assert "“Again.”" in seat.text
        await seat.press("escape")
        await seat.press("s", "enter")
        assert isinstance(seat.app.screen, ReviewScreen)
        assert "“Again.”" in seat.text
        await seat.press("down")
        assert "You disputed" not in seat.text
    assert len(events(workspace, "disputed")) == 2


async def test_practice_and_preview_can_be_disputed_too(finished, workspace, sit):
    async with finished(mistakes=1) as seat:
        await seat.press("r")
        await submit(seat)
        await say(seat)
        assert SHOWN in seat.text
    async with sit(quiz=find_set(workspace.office, "front-desk"), preview=True) as seat:
        await seat.press("enter")
        await submit(seat)
        await say(seat)
        assert SHOWN in seat.text
    assert len(events(workspace, "disputed")) == 2


async def test_without_a_comment_nothing_is_sent(start, workspace):
    async with start() as seat:
        await submit(seat)
        await seat.press("d", "enter")
        assert "There is no comment yet. Say in a few words what is wrong." in seat.text
        assert isinstance(seat.app.screen, DisputeScreen)
        await seat.press("x", "escape")
        assert isinstance(seat.app.screen, ExerciseScreen)
        assert "You disputed" not in seat.text
    assert not events(workspace, "disputed")


async def test_what_cannot_be_saved_is_said_and_the_text_stays(start, workspace):
    async with start() as seat:
        await submit(seat)
        await seat.press("d", *"No.")
        place = workspace.place.path
        kept = place.read_bytes()
        place.unlink()
        place.mkdir()
        await seat.press("enter")
        assert "Not saved" in seat.text
        assert "No." in seat.text
        place.rmdir()
        place.write_bytes(kept)
        await seat.press("enter")
        assert isinstance(seat.app.screen, ExerciseScreen)
    assert [event["comment"] for event in events(workspace, "disputed")] == ["No."]


async def test_every_key_is_a_letter_and_ctrl_c_leaves(start, workspace):
    async with start() as seat:
        await submit(seat)
        await seat.press("d", "d", "question_mark", "q", "b")
        assert isinstance(seat.app.screen, DisputeScreen)
        assert "d?qb" in seat.text
        await seat.press("ctrl+c")
    assert seat.app.return_code == 130
    assert not events(workspace, "disputed")


async def test_it_says_who_reads_it_and_whom_to_ask(start, sit, workspace):
    async with start() as seat:
        await submit(seat)
        await seat.press("d")
        text = " ".join(seat.text.split())
        assert "no trainer reads: tell your trainer or supervisor too." in text
        assert "Your score stays as it is." in text
        premise = seat.app.screen._pair.exercise.premises[0]
        assert premise.text in text
        assert " ".join(premise.why.split()) in text
    facts = OfficeFacts(contact="Dana Morgan,\nroom 4")
    shared = replace(
        workspace,
        office=replace(workspace.office, facts=facts),
        place=replace(workspace.place, shared=True),
    )
    async with sit(shared, quiz=find_set(workspace.office, "front-desk")) as seat:
        await submit(seat)
        await seat.press("d")
        assert "The trainers of this office can read it." in seat.text
        assert "Dana Morgan," in seat.row("Whom to ask")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_it_is_whole_in_ascii_on_a_small_screen(start, monkeypatch, size):
    monkeypatch.setenv("MEDTRAINER_ASCII", "1")
    async with start(size=size) as seat:
        await submit(seat)
        await seat.press("d", *"Not here")
        assert seat.text.isascii()
        assert "> Not here" in seat.text
        assert len(seat.lines) == size[1]
        assert all(len(line) <= size[0] for line in seat.lines)
        for words in ("What is wrong with it?", "Your score stays as it is.", "esc back"):
            assert words in seat.text


async def test_a_second_key_typed_ahead_opens_one_dispute(start):
    async with start() as seat:
        await submit(seat)
        screen = seat.app.screen
        screen.action_dispute()
        screen.action_dispute()
        await seat.pilot.pause()
        assert len([s for s in seat.app.screen_stack if isinstance(s, DisputeScreen)]) == 1
