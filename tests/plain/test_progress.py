"""How I stand, and my attempts, in lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from medtrainer.model.roles import Role
from medtrainer.plain.console import Left
from medtrainer.plain.progress import read_progress, read_scores
from medtrainer.services.attempts import start_attempt
from medtrainer.services.practice import start_practice
from medtrainer.services.progress_words import MEANINGS, NO_ANSWERS
from medtrainer.services.record import my_record
from tests.plain.offices import ROLES, in_office
from tests.plain.talk import Talk, too_wide
from tests.services.world import START, builtin, quiz_set, workspace


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


def sat(ana, *, days_ago=0, mistakes=0, name="front-desk"):
    """Record a whole attempt of a set on an earlier day; the first rows are wrong."""
    then = replace(ana, now=lambda: START - timedelta(days=days_ago))
    sitting = start_attempt(then, quiz_set(name), seed="7", mode="plain")
    for place, sheet in enumerate(sitting.sheets):
        sitting.place = place
        for premise, right in sheet.exercise.key.items():
            wrong = next(o.id for o in sheet.exercise.options if o.id != right)
            sitting.answer(premise, wrong if mistakes > 0 else right)
            mistakes -= 1
        sitting.submit()
    sitting.leave()


def progress(ana, *typed, width=80, practise=None):
    talk = Talk(*typed, "b", width=width)
    read_progress(talk.console, ana, practise)
    assert talk.left_over == 0
    return talk


def scores(ana, *typed, width=80, opened=None):
    talk = Talk(*typed, "b", width=width)
    read_scores(talk.console, ana, opened or (lambda attempt: None))
    assert talk.left_over == 0
    return talk


def test_without_answers_it_says_what_to_do(ana):
    text = progress(ana).text
    assert f"My progress: 0 of 9 positions mastered, 0 of 129 duties known. {NO_ANSWERS}" in text
    assert "1. Physician: 0 of 15 known, not begun 2. " in text


def test_the_trend_is_said_in_words(ana):
    sat(ana, days_ago=9, mistakes=6)
    sat(ana, mistakes=3)
    text = progress(ana).text
    assert "Last 7 days: 12 of 15 right (80 %); the 7 days before: 9 of 15 (60 %)." in text
    assert "In all: 21 of 30 right (70 %)." in text
    assert NO_ANSWERS not in text


def test_what_was_begun_comes_first_with_what_is_known_and_right(ana):
    sat(ana, days_ago=1)
    sat(ana)
    lines = progress(ana).lines
    (first,) = (line for line in lines if line.startswith("1. "))
    (last,) = (line for line in lines if line.startswith("9. "))
    assert first.endswith(" known, 100 % of answers right, learning")
    assert " 0 of " not in first
    assert last.endswith("not begun")


@pytest.mark.parametrize("typed", ["6", "sec", "medical secretary", "medical s"])
def test_a_position_says_what_it_lacks_and_what_to_learn_next(ana, typed):
    text = progress(ana, typed, "b").text
    assert (
        "Medical Secretary. Not begun: 15 duties to learn. To learn next: Greets arrivals and"
        " checks them in. Then: Scans the insurance card and photo ID at arrival. r to read"
    ) in text
    assert "r to read about it, b back" in text


def test_what_it_was_taken_for_is_said(ana):
    sat(ana, mistakes=15)
    text = progress(ana, "RN", "b").text
    assert "0 of 14 duties known. Each has to be right on two different days." in text
    assert "last answered today." in text
    assert "(last taken for the " in text


def test_from_there_one_reads_and_practises(ana):
    said = []

    def practise(console, workspace, roles):
        said.append(list(roles))

    text = progress(ana, "RN", "r", "b", "p", practise=practise).text
    assert "Registered Nurse, RN. Also called:" in text
    assert said == [["registered-nurse"]]
    assert text.count("My progress:") == 2  # there may be new answers


def test_help_says_what_the_words_mean(ana):
    assert MEANINGS in progress(ana, "?").text


def test_an_office_without_duties_or_positions_has_nothing_to_master(ana):
    assert (
        "My progress: nothing to master yet, 0 of 0 duties known." in progress(in_office(ana)).text
    )
    text = progress(in_office(ana, ROLES[3]), "1", "b").text
    assert "1. Boss: 0 of 0 known, not asked" in text
    assert "None of its duties can be asked" in text


def test_the_page_chosen_from_is_read_again_at_both(ana):
    many = [Role(f"r{n}", f"Role {n}") for n in range(1, 26)]
    text = progress(in_office(ana, *many), "", "25", "b").text
    assert (text.count(" 21. Role 21: "), text.count(" 1. Role 1: ")) == (2, 1)
    for ago in range(21):
        sat(ana, days_ago=ago)
    opened = []
    text = scores(ana, "", "21", opened=opened.append).text
    assert (text.count(" 21. Front desk, "), text.count(" 1. Front desk, ")) == (2, 1)
    assert opened == [my_record(ana).attempts[20]]


def test_without_attempts_scores_say_so(ana):
    text = scores(ana, "?").text
    assert "No attempts yet." in text
    assert "Recorded in your own folder" in text
    assert "Type a number" not in text


def test_attempts_are_listed_the_newest_first(ana):
    sat(ana, days_ago=1, mistakes=15)
    sat(ana, mistakes=1)
    start_practice(ana, ["registered-nurse"], mode="plain").leave()
    begun = start_attempt(ana, quiz_set("billing-cycle"), mode="plain")
    begun.answer(begun.sheet.exercise.premises[0].id, begun.sheet.exercise.options[0].id)
    begun.leave()
    text = scores(ana).text
    assert "1. Billing cycle, today " in text
    assert ": 1 of 15, not finished 2. " in text
    assert "Front desk, today " in text
    assert ": 14 of 15, passed" in text
    assert "Front desk, yesterday " in text
    assert ": 0 of 15, not passed" in text


def test_the_one_chosen_is_opened(ana):
    sat(ana, days_ago=1)
    sat(ana, name="rn-or-ma")
    opened = []
    text = scores(ana, "2", "rn or", "?", opened=opened.append).text
    assert opened == [my_record(ana).attempts[1], my_record(ana).attempts[0]]
    assert text.count("My scores, the newest first.") == 3
    assert "goes on with an attempt that is not finished" in text


def test_what_could_not_be_read_is_said_at_both(ana):
    sat(ana)
    path = ana.place.path
    path.write_text(path.read_text() + "no event\n" + path.read_text().splitlines()[0] + "\n")
    (notice,) = my_record(ana).notices[:1]
    assert " ".join(notice.split()) in progress(ana).text
    assert " ".join(notice.split()) in scores(ana).text


@pytest.mark.parametrize("width", [80, 20])
def test_it_all_fits(ana, width):
    sat(ana, days_ago=1, mistakes=4)
    talk = progress(ana, "6", "b", "biller", "r", "b", "b", width=width)
    assert too_wide([*talk.lines, *scores(ana, width=width).lines], width) == []


def test_the_end_of_input_leaves_from_everywhere(ana):
    typed = ("?", "RN", "r", "c", "1")
    for end in range(len(typed) + 1):
        with pytest.raises(Left):
            read_progress(Talk(*typed[:end]).console, ana)
    with pytest.raises(Left):
        read_scores(Talk().console, ana, lambda attempt: None)


def test_every_position_of_the_office_has_its_line(ana):
    text = progress(ana).text
    for role in builtin().catalogue.roles:
        assert f" {role.title}: 0 of " in text
