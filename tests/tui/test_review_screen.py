"""Looking at an old attempt: as it was shown, whatever the office says by now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.journal import events as journal_events
from medtrainer.model.exercise import Option
from medtrainer.services.draws import find_set
from medtrainer.tui.exercise_views.match import MatchView
from medtrainer.tui.screens.positions import PositionsScreen
from medtrainer.tui.screens.result import ResultScreen
from medtrainer.tui.screens.review import ReviewScreen
from medtrainer.tui.screens.scores import ScoresScreen
from tests.journal.world import exercise, opening
from tests.tui.test_exercise_screen import events, letters, start, wrong
from tests.tui.test_screens import finish, finished

__all__ = ["finished", "start"]  # fixtures


def changed(office):
    """Return the office with every text another, and without its last two positions."""

    def other(role):
        duties = tuple(replace(d, text=f"Now {d.id}", why="New why") for d in role.duties)
        return replace(role, title=f"New {role.id}", duties=duties)

    roles = tuple(map(other, office.catalogue.roles[:-2]))
    sets = tuple(replace(quiz, title=f"New {quiz.id}", pass_mark=1.0) for quiz in office.sets)
    return replace(office, catalogue=replace(office.catalogue, roles=roles), sets=sets)


async def look(seat):
    """Open the newest attempt of the scores; return the lines of all its pages, row by row."""
    await seat.press("s", "enter")
    assert isinstance(seat.app.screen, ReviewScreen)
    shown = []
    for page in seat.app.screen.review.pages:
        for number in range(len(page.sheet.exercise.premises)):
            await seat.press(str(number + 1))
            shown.append(seat.lines)
        await seat.press("right")
    return shown


async def test_an_attempt_looks_the_same_after_everything_has_changed(finished, sit, workspace):
    async with finished(mistakes=3) as seat:
        await seat.press("escape")
        before = await look(seat)
    assert len(before) == 15
    assert len({tuple(lines) for lines in before}) == 15
    async with sit(replace(workspace, office=changed(workspace.office))) as seat:
        assert await look(seat) == before


async def test_it_looks_as_it_did_when_it_was_submitted(start, sit):
    async with start() as seat:
        right = letters(seat)
        await seat.press(wrong(right[0]), *right[1:], "enter", "1")
        asked = seat.lines[4:-1]
        await seat.press("enter")
        await finish(seat)
        await seat.press("escape")
        await seat.press("s", "enter")
        assert seat.lines[4:-1] == asked  # heading, both columns, marks, and the reason below
        assert f"✗ {wrong(right[0])}→{right[0]}" in seat.text
        assert seat.lines[0].endswith("exercise 1 of 3 · 22 Nov")
        assert "14 of 15 right (93 %). Passed: 12 needed." in seat.lines[2]


async def test_pages_turn_with_arrows_and_stop_at_the_ends(finished):
    async with finished(mistakes=0) as seat:
        await seat.press("enter")
        for key, number in (
            ("left", 1),
            ("right", 2),
            ("right", 3),
            ("right", 3),
            ("left", 2),
            ("left", 1),
        ):
            await seat.press(key)
            assert f"exercise {number} of 3" in seat.lines[0]


async def test_enter_leads_from_exercise_to_exercise_and_back_after_the_last(finished):
    async with finished(mistakes=0) as seat:
        await seat.press("enter")
        for number in (1, 2, 3):
            assert f"exercise {number} of 3" in seat.lines[0]
            await seat.press("enter")
        assert isinstance(seat.app.screen, ResultScreen)


async def test_rows_are_marked_with_arrows_and_numbers(finished):
    async with finished(mistakes=0) as seat:
        await seat.press("enter", "4")
        view = seat.app.screen.query_one(MatchView)
        premises = seat.app.screen.review.pages[0].sheet.exercise.premises
        assert view.premise == premises[3].id
        await seat.press("up")
        assert view.premise == premises[2].id
        assert "3  ✓  Right: the" in seat.text
        await seat.press("right")
        assert "1  ✓  Right: the" in seat.text


async def test_the_result_opens_it_at_the_marked_pair_and_back_again(finished):
    async with finished(mistakes=2) as seat:
        await seat.press(*["down"] * 6)
        pair = seat.app.screen.pair()
        assert pair.exercise.index == 1
        await seat.press("enter")
        assert seat.app.screen.pair() == pair
        assert "exercise 2 of 3" in seat.lines[0]
        await seat.press("escape")
        assert isinstance(seat.app.screen, ResultScreen)
        assert seat.app.screen.pair() == pair


async def test_it_begins_at_the_first_wrong_row(start):
    async with start() as seat:
        right = letters(seat)
        await seat.press(*right[:2], wrong(right[2]), *right[3:], "enter", "enter")
        await finish(seat)
        await seat.press("escape")
        await seat.press("s", "enter")
        assert "3  ✗  Wrong: you chose the" in seat.text


async def test_nothing_can_be_answered_there(finished, workspace):
    async with finished(mistakes=0) as seat:
        await seat.press("enter")
        before, written = seat.lines, workspace.place.path.read_bytes()
        await seat.press("a", "c", "backspace", "tab", "1")
        assert seat.lines == before
        assert workspace.place.path.read_bytes() == written


@pytest.mark.parametrize("keys", [(), ("enter",)])
async def test_a_position_that_is_gone_is_said_on_result_and_review(finished, keys):
    async with finished(mistakes=1) as seat:
        await seat.press(*keys)
        screen = seat.app.screen
        right = screen.pair().mark.right
        title = next(o.text for o in screen.pair().exercise.options if o.id == right)
        office = screen.workspace.office
        roles = tuple(role for role in office.catalogue.roles if role.id != right)
        catalogue = replace(office.catalogue, roles=roles)
        screen.workspace = replace(screen.workspace, office=replace(office, catalogue=catalogue))
        await seat.press("b")
        assert seat.app.screen is screen
        assert f"“{title}” is no longer a position of this office" in seat.text
        await seat.press("down", "up")
        assert "Wrong: you chose the" in seat.text


async def test_the_position_of_a_pair_is_one_key_away(finished):
    async with finished(mistakes=1) as seat:
        await seat.press("enter")
        right = seat.app.screen.pair().mark.right
        await seat.press("b")
        assert isinstance(seat.app.screen, PositionsScreen)
        assert seat.app.screen.query_one("Menu").current.id == right
        await seat.press("escape")
        assert isinstance(seat.app.screen, ReviewScreen)


async def test_a_preview_that_was_left_shows_what_was_answered(sit, workspace):
    quiz = find_set(workspace.office, "front-desk")
    async with sit(quiz=quiz, preview=True, seed="7") as seat:
        await seat.press("enter")
        await seat.press(*letters(seat), "enter", "enter", letters(seat)[0], "escape")
        await seat.press("s", "enter")
        assert isinstance(seat.app.screen, ReviewScreen)
        assert "Left before its end:" in seat.text
        assert [len(page.marks) for page in seat.app.screen.review.pages] == [5, 1]
        await seat.press("right", "2")
        assert "You left before you answered this one." in seat.text
        await seat.press("b", "d")
        assert isinstance(seat.app.screen, ReviewScreen)


async def test_exercises_of_a_newer_version_are_said_beside_those_that_are_known(sit, record):
    started = journal_events.attempt_started(opening(purpose="set", exercises=2))
    newer = {**journal_events.exercise_shown("a" * 32, exercise()), "kind": "telepathy"}
    record(
        started,
        newer,
        journal_events.exercise_shown("a" * 32, exercise(1)),
        journal_events.submitted("a" * 32, 0, 1, 2),
        journal_events.submitted("a" * 32, 1, 0, 2),
        journal_events.finished("a" * 32, 1, 4, 0.25, False, 9),
    )
    async with sit() as seat:
        await seat.press("s", "enter")
        assert "1 of 4 right (25 %)" in seat.text
        assert "kind “telepathy”" in seat.text
        assert not any(hint.key == "d" for hint in seat.app.screen.keys.hints)
        await seat.press("d", "b", "up", "right")
        assert "Take vital signs" in seat.text
        assert "telepathy" not in seat.text
        await seat.press("left")
        assert "Take vital signs" not in seat.text
        await seat.press("enter", "enter")
        assert isinstance(seat.app.screen, ScoresScreen)


async def test_a_record_without_exercises_is_no_crash(sit, record):
    started = journal_events.attempt_started(opening(purpose="set"))
    record(started, journal_events.finished("a" * 32, 1, 4, 0.25, False, 9))
    async with sit() as seat:
        await seat.press("s", "enter")
        assert "The record holds no answered exercise of this attempt." in seat.text
        await seat.press("right", "d", "b", "down", "enter")
        assert isinstance(seat.app.screen, ScoresScreen)


async def test_a_record_that_somebody_has_tampered_with_steers_no_terminal(sit, record):
    hostile = exercise()
    premises = tuple(replace(p, text=f"{p.text}\x1b[2J", why="\x9b1m") for p in hostile.premises)
    options = tuple(Option(f"o{n}", f"O{n}\x1b]0;x\x07") for n in range(12))
    key = {premise.id: "o11" for premise in premises}
    shown = replace(hostile, premises=premises, options=options, key=key)
    record(
        journal_events.attempt_started(opening(purpose="set", exercises=1)),
        journal_events.exercise_shown("a" * 32, shown),
        journal_events.answered("a" * 32, 0, "vitals", "o10", 1),
        journal_events.submitted("a" * 32, 0, 0, 2),
        journal_events.finished("a" * 32, 0, 2, 0.0, False, 9),
        journal_events.disputed("a" * 32, 0, "vitals", "\x1b[2J" * 400),
    )
    async with sit() as seat:
        await seat.press("s", "enter", "1")
        assert "You disputed this on 22 Nov" in seat.text
        assert not {"\x1b", "\x9b", "\x07"} & set(seat.text)
        await seat.press("d")
        assert not {"\x1b", "\x9b", "\x07"} & set(seat.text)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_it_is_whole_in_ascii_on_a_small_screen(finished, sit, monkeypatch, size):
    async with finished(mistakes=1):
        pass
    monkeypatch.setenv("MEDTRAINER_ASCII", "1")
    async with sit(size=size) as seat:
        await seat.press("s", "enter")
        assert seat.text.isascii()
        assert len(seat.lines) == size[1]
        assert all(len(line) <= size[0] for line in seat.lines)
        assert seat.lines[-1].split()[-4:] == ["?", "help", "esc", "back"]
        before = seat.lines
        await seat.press("question_mark")
        assert "Keys here" in seat.text
        await seat.press("question_mark")
        assert seat.lines == before


async def test_every_key_on_show_does_something(finished):
    names = {"?": "question_mark", "esc": "escape", "↑↓": "up", "←→": "left"}
    async with finished(mistakes=1) as seat:
        for keys in ((), ("enter",), ("d",)):
            await seat.press(*keys)
            bound = {binding.key for _, binding, *_ in seat.app.screen.active_bindings.values()}
            assert {names.get(h.key, h.key) for h in seat.app.screen.keys.hints} <= bound


async def test_what_is_reviewed_is_never_written(finished, workspace):
    async with finished(mistakes=1) as seat:
        before = workspace.place.path.read_bytes()
        await seat.press("enter", "right", "down", "escape")
    assert workspace.place.path.read_bytes() == before
    assert len(events(workspace, "finished")) == 1
