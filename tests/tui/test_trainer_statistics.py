"""A trainer's screens of one set and of the mix-ups."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.model.quiz import QuizSet
from medtrainer.services.workspace import open_workspace
from tests.cli.desk import shared_office
from tests.services.results.sheets import sat

WHO = QuizSet("who-is-who", "Who is who?")
OPTIONS = ("assistant", "nurse", "desk", "boss")


@pytest.fixture
def trainer(workspace, tmp_path):
    """Return a function that makes the workspace of a trainer, over collected attempts."""

    def trainer(*attempts):
        folder = shared_office(tmp_path / "office", *attempts)
        opened = open_workspace(str(folder), str(workspace.data))
        return replace(opened, now=workspace.now, stopwatch=workspace.stopwatch)

    return trainer


def answered(right, *chosen, **changes):
    rows = [(f"d{n}", right, one) for n, one in enumerate(chosen)]
    return sat(rows, **{"quiz": WHO, "options": OPTIONS, **changes})


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_mixups_are_a_picture_and_sentences(sit, trainer, size):
    office = trainer(answered("nurse", *["assistant"] * 3, *["nurse"] * 3, None))
    async with sit(office, size) as seat:
        await seat.press("o", "m")
        assert seat.row("Right, chosen").split()[-3:] == ["RN", "MA", "empty"]
        assert "Registered Nurse is taken for Medical Assistant in 42" in seat.text
        assert seat.lines[3].split()[-3:] == ["–", "42%▓", "14%░"]


async def test_what_only_practice_mixes_up_is_shown_with_p_and_hidden_again(sit, trainer):
    office = trainer(
        answered("nurse", "nurse"),
        answered("desk", *["boss"] * 6, purpose="practice", quiz=None, whose="bokafor"),
    )
    async with sit(office) as seat:
        await seat.press("o", "m")
        assert "attempts that count" in seat.lines[0]
        assert seat.row("Right, chosen").split()[2:] == ["RN", "empty"]
        await seat.press("p")
        assert "practice counted, too" in seat.lines[0]
        assert seat.row("Right, chosen").split()[2:] == ["Secr", "Mana", "RN", "empty"]
        await seat.press("home")
        assert "Secretary is taken for Manager in 100 % of 6 answers." in seat.text
        await seat.press("p")
        assert "Secretary" not in seat.text


async def test_mixups_of_nothing_say_so(sit, trainer):
    async with sit(trainer()) as seat:
        await seat.press("o", "m")
        assert "Nothing was collected yet that could be mixed up." in seat.text


async def test_a_set_is_shown_duty_by_duty_the_hardest_first(sit, trainer):
    rows = [("rooms", "assistant"), ("triage", "nurse"), ("book", "desk")]
    answers = [("assistant", "nurse", "desk"), ("boss", "nurse", "desk"), ("boss", None, "desk")]
    attempts = [
        sat(
            [(*row, chosen) for row, chosen in zip(rows, answers[n % 3], strict=True)],
            options=OPTIONS,
            whose=f"p{n}",
            quiz=WHO,
        )
        for n in range(12)
    ]
    async with sit(trainer(*attempts)) as seat:
        await seat.press("o", "i", "enter")
        assert "12 people, first attempts: on average 2.0 of 3 rows right" in seat.text
        assert [line.strip(" ▶").split("  ")[0] for line in seat.lines[7:10]] == [
            "Cleans the rooms",
            "Decides who is seen first",
            "Books visits",
        ]
        assert "Right is Medical Assistant. Chosen: Manager 8; Medical Assistant 4." in seat.text
        assert "Look at the key: 66 % chose Manager." in seat.text
        await seat.press("down")
        assert "Chosen: Registered Nurse 8; left empty 4." in seat.text
        await seat.press("down")
        assert "Nearly everybody knows it." in seat.text


async def test_a_shared_duty_names_all_who_are_right(sit, trainer):
    office = trainer(
        sat([("vitals", "nurse", "nurse")], options=OPTIONS, quiz=WHO),
        sat([("vitals", "assistant", None)], options=OPTIONS, quiz=WHO, whose="bokafor"),
    )
    async with sit(office) as seat:
        await seat.press("o", "i", "enter")
        assert "Right is Medical Assistant or Registered Nurse." in seat.text
        assert "What was chosen is told from" in seat.text


async def test_a_set_that_a_record_has_named_oddly_is_shown_all_the_same(sit, trainer):
    odd = QuizSet("a  b", "Aa")
    office = trainer(sat([("rooms", "assistant", "assistant")], options=OPTIONS, quiz=odd))
    async with sit(office) as seat:
        await seat.press("o", "i", "enter")
        assert "Aa" in seat.lines[0]
        assert "1 person, first attempts: on average 1.0 of 1 row right." in seat.text
