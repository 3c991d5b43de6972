"""A trainer's morning at 80x24, keys only."""

from dataclasses import replace

import pytest

from medtrainer.content.assignments import read_assignments
from medtrainer.content.decisions import read_decisions
from medtrainer.content.office import load_office
from medtrainer.services.workspace import open_workspace
from tests.services.results.world import in_days


async def opened(seat):
    """Open the office and wait until everything has been collected."""
    await seat.press("o")
    await seat.app.workers.wait_for_complete()
    await seat.pilot.pause()
    return seat


async def test_learners_have_no_such_line(sit, workspace):
    async with sit() as seat:
        assert "The office" not in seat.text
        await seat.press("o")
        assert seat.lines[0].startswith(" MedTrainer")


async def test_a_kiosk_has_none_even_for_a_trainer(sit, dana):
    async with sit(replace(dana, kiosk=True)) as seat:
        assert "for trainers" not in seat.text


async def test_the_overview_begins_with_the_longest_overdue(sit, dana):
    async with sit(dana) as seat:
        assert "The office: people and results" in seat.text
        await opened(seat)
        assert "Who has not done what" in seat.lines[0]
        assert seat.lines[2].split() == ["Person", "Set", "Due", "Attempts", "Best", "Late"]
        assert seat.lines[3].endswith("4 d")
        assert "people have something left to do" in seat.text
        assert "1 dispute waits (d)." in seat.text
        assert "0 new answers and steps from 1 record." in seat.text


async def test_s_goes_from_site_to_site(sit, dana):
    async with sit(dana) as seat:
        await opened(seat)
        seen = []
        for _ in range(7):
            await seat.press("s")
            seen.append(seat.lines[0].split("  ")[-1].strip())
        assert seen == ["downtown", "east", "harbor", "north", "south", "west", "all sites"]


async def test_enter_shows_the_person_and_esc_leads_back(sit, dana):
    async with sit(dana) as seat:
        await opened(seat)
        name = seat.lines[3].split("▶")[1].split("  ")[0].strip()
        await seat.press("enter")
        assert seat.lines[0].strip().startswith(name)
        assert "Front desk: " in seat.text
        await seat.press("escape")
        assert "Who has not done what" in seat.lines[0]
        await seat.press("escape")
        assert seat.lines[0].startswith(" MedTrainer")


async def test_a_person_has_every_attempt_row_by_row(sit, dana):
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("p", "slash", *"ana reyes", "enter", "enter")
        assert "Medical assistant · north · new" in seat.text
        assert "2. Front-Desk: passed" in seat.text
        assert "2 of 2 (100 %), 2 needed" in seat.text
        assert "✓  Take vital signs" in seat.text


async def test_the_page_is_written_into_the_home_folder(sit, dana, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("p", "slash", *"ana reyes", "enter", "enter", "w")
        (page,) = tmp_path.glob("transcript-*.html")
        assert page.stat().st_mode & 0o777 == 0o600
        assert "Written:" in seat.text


async def test_people_are_filtered_by_every_word(sit, dana):
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("p", "slash", *"coder harbor")
        assert seat.lines[0].endswith("4 of 30 people")
        await seat.press(*"zzz")
        assert "Nobody fits. Esc shows everybody." in seat.text
        await seat.press("escape")
        assert seat.lines[0].endswith("30 of 30 people")


async def test_the_gradebook_has_everybody_in_every_set(sit, dana):
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("g", "slash", *"ana front")
        row = seat.row("Ana Reyes")
        assert row.split()[-3:] == ["2/2", "passed", "late"]
        assert "The best attempt counts, finished 30 Nov 2026" in seat.text
        await seat.press("enter", "enter")
        assert seat.lines[0].strip().startswith("Ana Reyes")


async def test_versions_say_who_sat_which_and_who_sat_no_later_one(sit, dana):
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("v", "down")
        assert "Ana Reyes" in seat.text
        assert "No later version: " in seat.text


async def test_a_set_is_assigned_in_three_steps(sit, dana, office):
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("a", "down", "enter")
        assert "to whom?" in seat.lines[0]
        await seat.press("slash", *"east", "enter", "space")
        assert "Reaches 4 people" in seat.text
        await seat.press("enter")
        assert "until when?" in seat.lines[0]
        await seat.press(*["backspace"] * 10, *"3", "enter")
        assert "4 people" in seat.text
        before = len(read_assignments(office.folder).assignments)
        await seat.press("p")
        assert "preview, does not count" in seat.lines[0]
        await seat.press("escape", "enter")
        assert "Assigned to 4 people." in seat.text
        await seat.press("escape")
        assert "Who has not done what" in seat.lines[0]
    acts = read_assignments(office.folder).assignments
    assert len(acts) == before + 1
    (new,) = (act for act in acts if act.assigned_by == "dmorgan" and act.stem not in ("a1", "a2"))
    assert (new.quiz, new.to, new.terms.due) == ("other", ("site:east",), in_days(3))


async def test_a_bad_day_is_said_and_nothing_is_assigned(sit, dana, office):
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("a", "enter", "enter", *["backspace"] * 10, *"soon", "enter")
        assert "“soon” is no day." in seat.text
        await seat.press(*["backspace"] * 4, *"2020-01-01", "enter")
        assert "is over" in seat.text
        await seat.press("escape", "escape", "escape")
        assert "Who has not done what" in seat.lines[0]
    assert len(read_assignments(office.folder).assignments) == 2


async def test_leaving_on_the_last_step_assigns_nothing(sit, dana, office):
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("a", "enter", "enter", "enter", "escape", "escape", "escape")
    assert len(read_assignments(office.folder).assignments) == 2


async def test_a_set_is_built_tried_and_written(sit, dana, office):
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("n", "space", "down", "space", "enter")
        assert "the numbers" in seat.lines[0]
        assert "By guessing alone" in seat.text
        await seat.press("left")
        assert "◂ 2 ▸" in seat.row("Exercises")
        await seat.press("down", *["left"] * 3, "enter", "enter")
        assert "The set needs a title." in seat.text
        await seat.press(*"Two of us", "enter")
        assert "Written: quizzes/two-of-us.toml." in seat.text
        await seat.press("escape", "a")
        assert "Two of us" in seat.text
    (made,) = (quiz for quiz in load_office(office.folder).sets if quiz.id == "two-of-us")
    assert (made.exercises, made.duties, made.roles) == (2, 2, ("ma", "biller"))
    path = office.folder / "quizzes" / "two-of-us.toml"
    assert path.stat().st_mode & 0o777 == 0o664


async def test_a_title_that_another_set_has_is_refused(sit, dana, office):
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("n", "enter", "down", *["left"] * 3, "enter", *"front DESK", "enter")
        assert "There is a set “front DESK” already." in seat.text
    assert len(list((office.folder / "quizzes").iterdir())) == 2


@pytest.mark.parametrize(("key", "word"), [("y", "accepted"), ("n", "rejected")])
async def test_a_dispute_is_answered_with_a_reason(sit, dana, office, key, word):
    async with sit(dana) as seat:
        await opened(seat)
        await seat.press("d")
        assert "The RN does it here." in seat.text
        await seat.press("enter", key, "backspace", "enter")
        assert read_decisions(office.folder)[0] == ()  # no reason yet
        await seat.press(*"so it is", "enter", key)
        assert word in seat.row("Take vital signs  ")
        assert f"{word} by dmorgan: so it is" in seat.text
        await seat.press("escape")
        assert "dispute" not in seat.text
    decisions = read_decisions(office.folder)[0]
    assert len(decisions) == (2 if key == "y" else 1)


async def test_what_is_new_is_collected_when_the_screen_opens_and_with_u(sit, dana, office):
    import os

    from tests.gradebook.world import attempt

    async with sit(dana) as seat:
        await opened(seat)
        path = office.folder / "records" / f"{os.getuid()}.jsonl"
        path.write_bytes(b"".join(attempt()))
        path.chmod(0o640)
        await seat.press("u")
        await seat.app.workers.wait_for_complete()
        await seat.pilot.pause()
        assert "6 new answers and steps from 1 record." in seat.text


async def test_leaving_while_it_collects_harms_nothing(sit, dana):
    async with sit(dana) as seat:
        await seat.press("o", "escape")
        await seat.app.workers.wait_for_complete()
        await seat.pilot.pause()
        assert seat.lines[0].startswith(" MedTrainer")
        await opened(seat)
        assert "Who has not done what" in seat.lines[0]


async def test_a_gradebook_that_cannot_be_used_is_said_on_the_start_screen(sit, dana, office):
    (office.folder / "gradebook" / "gradebook.db").write_bytes(b"no database" * 1000)
    async with sit(dana) as seat:
        await seat.press("o")
        assert "The gradebook" in seat.text, seat.text
        assert seat.lines[0].startswith(" MedTrainer")


async def test_a_thousand_people_are_moved_in_without_delay(sit, dana, office):
    """Count the rows that are drawn for a move: as many as are on show, not a thousand."""
    people = (f'[[learner]]\nlogin = "p{n}"\nname = "Person {n}"\n' for n in range(1000))
    (office.folder / "roster.toml").write_text("\n".join(people), encoding="utf-8")
    again = replace(
        open_workspace(str(office.folder), str(dana.data)), person=dana.person, now=dana.now
    )
    from medtrainer.tui.widgets import table

    async with sit(again) as seat:
        await opened(seat)
        await seat.press("p")
        drawn = []
        original = table._Drawn._line

        def line(self, *arguments, **options):
            drawn.append(1)
            return original(self, *arguments, **options)

        table._Drawn._line = line
        try:
            await seat.press("down")
        finally:
            table._Drawn._line = original
        assert 0 < len(drawn) <= 60
