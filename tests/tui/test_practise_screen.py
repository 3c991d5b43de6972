"""Choosing what to practise, on the screen."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from medtrainer.model.roles import Catalogue
from medtrainer.tui.screens.exercise import ExerciseScreen
from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.practise import PractiseScreen
from tests.exercises.catalogues import specialists
from tests.tui.test_exercise_screen import events, letters, wrong

CODER, BILLER = "medical-coder", "medical-biller"


@pytest.fixture
def choosing(sit):
    """Run the app up to the choice of positions."""

    @asynccontextmanager
    async def run(own=None, size=(80, 24), chosen=()):
        async with sit(own, size=size) as seat:
            if chosen:
                seat.app.push_screen(PractiseScreen(seat.workspace, chosen=chosen))
                await seat.pilot.pause()
            else:
                await seat.press("p")
            assert isinstance(seat.app.screen, PractiseScreen)
            yield seat

    return run


def chosen_lines(seat):
    return [line.split("●")[1].split("  ")[0].strip() for line in seat.lines if "●" in line]


def only_keyed(workspace):
    return {role for event in events(workspace, "exercise") for role in event["key"].values()}


async def answer(seat, mistakes=0):
    """Answer all rows, the first of them wrongly."""
    given = [wrong(letter) if n < mistakes else letter for n, letter in enumerate(letters(seat))]
    await seat.press(*given)


async def test_it_says_what_practice_is_and_lists_positions_by_area(choosing, workspace):
    async with choosing(size=(80, 40)) as seat:
        assert "Endless exercises, each answer judged at once." in seat.text
        assert "Practice does not count. Leave when you like." in seat.text
        for role in workspace.office.catalogue.roles:
            assert f"{len(role.duties)} duties" in seat.row(f"· {role.title}  ")
        for area in ("Clinical", "Front office", "Billing", "Management"):
            assert seat.row(f" {area}")
        assert "Enter begins with all positions." in seat.text


async def test_enter_begins_with_all_positions(choosing, workspace):
    async with choosing() as seat:
        await seat.press("enter")
        assert isinstance(seat.app.screen, ExerciseScreen)
        assert seat.lines[0].strip().startswith("Practice: all positions")
        assert seat.lines[0].endswith("exercise 1")
    (event,) = events(workspace, "attempt-started")
    assert (event["purpose"], event["quiz"]) == ("practice", None)


async def test_enter_begins_with_the_marked_position_where_none_is_chosen(choosing):
    async with choosing() as seat:
        await seat.press("down")
        assert "Enter begins with Physician." in seat.text
        await seat.press("enter")
        assert "Practice: Physician " in seat.lines[0]


async def test_space_chooses_and_lets_go_and_enter_begins_with_the_chosen(choosing, workspace):
    async with choosing(size=(80, 40)) as seat:
        await seat.press("end", "space", "home", "down", "space", "down", "space", "space")
        assert chosen_lines(seat) == ["Physician", "Office Manager"]
        assert "Enter begins with Physician, Office Manager." in seat.text
        await seat.press("enter")
        assert "Practice: Physician, Office Manager" in seat.lines[0]
        for _ in range(3):
            await answer(seat)
            await seat.press("enter")
        assert only_keyed(workspace) == {"physician", "office-manager"}


async def test_a_chooses_all_then_none(choosing):
    async with choosing(size=(80, 40)) as seat:
        await seat.press("down", "space", "a")
        assert len(chosen_lines(seat)) == 1 + 9
        assert "Enter begins with all positions." in seat.text
        await seat.press("a")
        assert not chosen_lines(seat)
        await seat.press("home", "space")
        assert len(chosen_lines(seat)) == 1 + 9
        await seat.press("down", "space")
        assert len(chosen_lines(seat)) == 8  # neither that position nor "all positions"


async def test_the_mouse_chooses_and_does_not_begin(choosing):
    async with choosing(size=(80, 40)) as seat:
        menu = seat.app.screen.query_one("ChoiceMenu")
        for _ in range(2):
            await seat.pilot.click(menu, offset=(8, 3))
        await seat.pilot.click(menu, offset=(8, 4))
        await seat.pilot.pause()
        assert isinstance(seat.app.screen, PractiseScreen)
        assert chosen_lines(seat) == ["Physician Assistant"]


async def test_positions_can_be_chosen_beforehand(choosing):
    async with choosing(chosen=(CODER, "nobody")) as seat:
        assert chosen_lines(seat) == ["Medical Coder"]
        assert seat.row("▶ ● Medical Coder")
        await seat.press("enter")
        assert "Practice: Medical Coder " in seat.lines[0]


async def test_many_chosen_positions_are_counted_and_the_title_is_cut(choosing):
    async with choosing(size=(60, 20)) as seat:
        await seat.press("a", "end", "space")
        said = " ".join(" ".join(seat.lines[-4:-1]).split())
        assert said == "Enter begins with Physician, Physician Assistant and 6 more."
        await seat.press("enter")
        assert len(seat.lines[0]) <= 60
        assert "…" in seat.lines[0]
        assert seat.lines[0].endswith("exercise 1")


async def test_esc_goes_back_home_and_records_nothing(choosing, workspace):
    async with choosing() as seat:
        await seat.press("space", "escape")
        assert isinstance(seat.app.screen, HomeScreen)
    assert not events(workspace, "attempt-started")


async def test_a_second_enter_typed_ahead_begins_once(choosing, workspace):
    async with choosing() as seat:
        menu = seat.app.screen.query_one("ChoiceMenu")
        menu.action_confirm()
        menu.action_confirm()
        await seat.pilot.pause()
        assert isinstance(seat.app.screen, ExerciseScreen)
    assert len(events(workspace, "attempt-started")) == 1


async def test_nothing_to_practise_is_said(choosing, workspace):
    def with_roles(roles):
        catalogue = Catalogue(roles=roles)
        return replace(workspace, office=replace(workspace.office, catalogue=catalogue))

    for roles in ((), (replace(workspace.office.catalogue.roles[0], duties=()),)):
        async with choosing(with_roles(roles)) as seat:
            assert "No position has duties yet." in seat.text
            await seat.press("a", "space", "enter")
            assert "nothing to practise" in seat.text
    async with choosing(with_roles(workspace.office.catalogue.roles[:1])) as seat:
        await seat.press("enter")
        assert "An exercise needs at least two positions." in seat.text


async def test_a_start_that_cannot_be_saved_is_said(choosing, workspace):
    async with choosing() as seat:
        workspace.place.path.parent.mkdir(parents=True, exist_ok=True)
        workspace.place.path.unlink(missing_ok=True)
        workspace.place.path.mkdir()
        await seat.press("enter")
        assert isinstance(seat.app.screen, PractiseScreen)
        assert "Not saved" in seat.text


async def test_a_large_office_can_be_chosen_from(choosing, workspace):
    office = replace(workspace.office, catalogue=specialists(923))
    async with choosing(replace(workspace, office=office)) as seat:
        await seat.press("end", "space", "enter")
        assert "Practice: P922" in seat.lines[0]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_choice_is_complete_at_every_size(choosing, size):
    async with choosing(size=size) as seat:
        assert len(seat.lines) == size[1]
        assert "Leave when you like." in seat.text
        assert "Enter begins with all positions." in seat.text
        assert "space choose" in seat.lines[-1]
        assert "? help" in seat.lines[-1]
        assert seat.lines[-1].endswith("esc back")
        await seat.press("question_mark")
        assert "chooses the marked position" in seat.text


async def test_the_choice_can_be_drawn_in_ascii(choosing, monkeypatch):
    monkeypatch.setenv("MEDTRAINER_ASCII", "1")
    async with choosing() as seat:
        await seat.press("down", "space")
        assert seat.text.isascii()
        assert "> * Physician" in seat.text


async def test_every_key_on_show_does_something(choosing):
    names = {"?": "question_mark", "esc": "escape", "↑↓": "up", "/": "slash"}
    async with choosing() as seat:
        bound = {binding.key for _, binding, *_ in seat.app.screen.active_bindings.values()}
        for hint in seat.app.screen.keys.hints:
            assert names.get(hint.key, hint.key) in bound, hint


async def test_who_only_looks_in_comes_back_and_has_no_score(choosing, workspace):
    async with choosing() as seat:
        await seat.press("enter", "escape")
        assert isinstance(seat.app.screen, HomeScreen)
        await seat.press("s")
        assert "Nothing recorded yet" in seat.text
    assert [event["total"] for event in events(workspace, "finished")] == [0]


async def test_typing_narrows_the_choice_and_what_is_chosen_stays(choosing):
    async with choosing() as seat:
        await seat.press("down", "space", "slash", *"coder")
        assert seat.app.screen.menu.current.id == "medical-coder"
        await seat.press("enter", "space", "escape")
        assert "Enter begins with Physician, Medical Coder." in seat.text
        assert "All positions" in seat.text


@pytest.mark.parametrize(
    "way", [("b", "slash", *"coder", "enter", "escape", "p"), ("g", "end", "p")]
)
async def test_the_marked_position_is_taken_along_to_practice(sit, way):
    async with sit() as seat:
        await seat.press(*way)
        assert isinstance(seat.app.screen, PractiseScreen)
        role = "Medical Coder" if "b" in way else "Office Manager"
        assert f"Enter begins with {role}." in seat.text
