"""The browser of positions: list, detail, filter, comparison, the visit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.model.roles import Catalogue, Duty, Role, Step
from medtrainer.tui.screens.compare import CompareScreen
from medtrainer.tui.screens.home import HomeScreen
from medtrainer.tui.screens.other import OtherScreen
from medtrainer.tui.screens.positions import PositionsScreen
from medtrainer.tui.screens.visit import VisitScreen
from medtrainer.tui.widgets.menu import Menu
from medtrainer.tui.widgets.menu_rows import DrawnRows

LEFT = 28
"""Columns of the list."""


def marked(seat):
    """The id of the position under the marker."""
    return seat.app.screen.query_one(Menu).current.id


def detail(seat):
    """What stands beside the list."""
    return [line[LEFT:].strip() for line in seat.lines[3:-2]]


async def test_positions_show_what_is_own_and_what_is_shared(sit):
    async with sit() as seat:
        await seat.press("b", "end")
        assert detail(seat)[0].startswith("Office Manager")
        assert "Only this position" in detail(seat)
        await seat.press("home", "down", "enter")
        pages = [seat.text]
        for _ in range(4):
            await seat.press("space")
            pages.append(seat.text)
        assert any("Shared" in page and "(with" in page for page in pages)
        await seat.press("escape", "escape")
        assert isinstance(seat.app.screen, HomeScreen)


async def test_a_new_text_begins_at_its_top_with_no_line_left_over(sit):
    async with sit() as seat:
        await seat.press("b", "enter", "space", "escape", "down")
        shown = detail(seat)
        assert shown[0].startswith("Physician Assistant")
        await seat.press("ctrl+l")
        assert detail(seat) == shown


async def test_typing_narrows_the_list_and_the_arrows_go_on_working(sit):
    async with sit() as seat:
        await seat.press("b", "slash", *"code")
        assert "of 9 positions" in seat.lines[0]
        assert marked(seat) == "medical-coder"
        first = detail(seat)[0]
        await seat.press("down")
        assert marked(seat) != "medical-coder"
        assert detail(seat)[0] != first


async def test_a_duty_that_a_filter_found_is_shown(sit):
    async with sit() as seat:
        await seat.press("b", "slash", *"remittance")
        assert marked(seat) == "medical-biller"
        assert detail(seat)[1].startswith("Found:  Posts insurer payments")


async def test_esc_shows_all_again_then_goes_back(sit):
    async with sit() as seat:
        await seat.press("b", "slash", *"coder", "enter")
        await seat.press("escape")  # from the detail to the list, the filter still on
        assert "of 9 positions" in seat.lines[0]
        await seat.press("escape")
        assert seat.lines[0].rstrip().endswith(" 9 positions")
        assert marked(seat) == "medical-coder"
        await seat.press("escape")
        assert isinstance(seat.app.screen, HomeScreen)


async def test_keys_of_the_list_are_letters_in_the_filter(sit):
    async with sit() as seat:
        await seat.press("b", "slash", *"cwv")
        assert isinstance(seat.app.screen, PositionsScreen)
        assert "cwv" in seat.lines[1]
        assert "Nothing fits" in seat.text


async def test_two_positions_side_by_side(sit, workspace):
    async with sit() as seat:
        await seat.press("b", "slash", *"coder", "enter", "escape", "c")
        assert isinstance(seat.app.screen, OtherScreen)
        assert seat.app.screen.query_one(Menu).current.id == "medical-biller"
        await seat.press("enter")
        assert isinstance(seat.app.screen, CompareScreen)
        assert seat.lines[0].strip() == "Medical Coder or Medical Biller?"
        heads = seat.row("Medical Coder  ")
        assert heads.index("Medical Biller") > 30
        coder, biller = map(workspace.office.catalogue.role, ("medical-coder", "medical-biller"))
        own = {duty.id for duty in coder.duties} - {duty.id for duty in biller.duties}
        seen = set()
        for _ in range(6):
            seen |= {d.id for d in coder.duties if any(d.text[:20] in n[:38] for n in seat.lines)}
            await seat.press("space")
        assert own <= seen
        assert "Both" in seat.text
        await seat.press("escape")
        assert isinstance(seat.app.screen, PositionsScreen)


async def test_two_positions_that_share_everything_have_nothing_of_their_own(sit, workspace):
    duty = Duty("d", "Sweeps the yard")
    pair = Role("a", "Sweeper", duties=(duty,)), Role("b", "Cleaner", duties=(duty,))
    office = replace(workspace.office, catalogue=Catalogue(roles=pair), sets=())
    async with sit(replace(workspace, office=office)) as seat:
        await seat.press("b", "c", "enter")
        assert seat.text.count("Nothing.") == 2
        assert "Sweeps the yard" in seat.text


def step(name, *after):
    return Step(name, f"Does {name}", "a" if name < "m" else "b", after)


@pytest.fixture
def visited(workspace):
    """An office of two positions with a visit of four steps, two of them side by side."""
    roles = Role("a", "Greeter"), Role("b", "Healer")
    steps = (step("x", "c", "n"), step("c", "b"), step("n", "b"), step("b"))
    office = replace(workspace.office, catalogue=Catalogue(roles=roles, visit=steps), sets=())
    return replace(workspace, office=office)


async def test_the_visit_is_a_path_with_steps_side_by_side(sit, visited):
    async with sit(visited) as seat:
        await seat.press("b", "v")
        assert isinstance(seat.app.screen, VisitScreen)
        shown = [line.split() for line in seat.lines if " Does " in line][:4]
        assert [words[-1] for words in shown] == ["Greeter", "Greeter", "Healer", "Healer"]
        numbers = [next(word for word in words if word.isdigit()) for words in shown]
        assert numbers == ["1", "2", "2", "3"]
        await seat.press("down")
        assert "After   Does b" in seat.text
        assert "Beside  Does n" in seat.text
        await seat.press("end", "enter")
        assert isinstance(seat.app.screen, PositionsScreen)
        assert marked(seat) == "b"


async def test_the_built_in_visit_is_twelve_steps_or_more(sit):
    async with sit() as seat:
        await seat.press("v")
        assert int(seat.lines[0].split()[-2]) >= 12


def large_office(workspace, count=923):
    roles = tuple(
        Role(
            f"r{n}", f"Position {n:04}", area=f"area {n % 9}", duties=(Duty(f"d{n}", f"Task {n}"),)
        )
        for n in range(count)
    )
    return replace(workspace, office=replace(workspace.office, catalogue=Catalogue(roles=roles)))


async def test_a_move_among_many_positions_draws_only_what_is_on_show(sit, workspace, monkeypatch):
    made = []
    item = DrawnRows._item
    monkeypatch.setattr(
        DrawnRows, "_item", lambda self, row, **kw: made.append(row.id) or item(self, row, **kw)
    )
    async with sit(large_office(workspace)) as seat:
        await seat.press("b")
        made.clear()
        await seat.press("down", "pagedown")
        assert len(set(made)) < 60
        await seat.press("end")
        assert detail(seat)[0].startswith("Position 0")
