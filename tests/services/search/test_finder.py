"""Who does this? Answers to questions, the best match first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.model.roles import Catalogue, Duty, Role
from medtrainer.services.lookup import owners_by_duty
from medtrainer.services.search.finder import Finder, who_does
from tests.exercises.catalogues import catalogues
from tests.services.search.questions import ASKED, FRESH, LATEST, NAMED
from tests.services.world import CATALOGUE, ROLES, builtin


def asked(question):
    return [answer.duty.id for answer in who_does(CATALOGUE, question)]


def test_the_best_match_comes_first():
    assert asked("insurer") == ["insurer", "auth"]
    assert asked("authorization insurer")[0] == "auth"
    assert asked("vital") == ["vitals"]


def test_of_two_that_hold_all_words_the_shorter_says_it_more_directly():
    duties = (
        Duty("long", "Answers calls about the bill, the visit and the way"),
        Duty("short", "Questions about the bill"),
    )
    office = Catalogue(roles=(Role("desk", "Desk", duties=duties),))
    assert [answer.duty.id for answer in who_does(office, "bill")] == ["short", "long"]


def test_word_forms_case_and_order_do_not_matter():
    assert asked("SIGNS, vital; taking?") == ["vitals"]
    assert asked("who is diagnosing") == ["diagnose"]


def test_the_beginning_of_a_word_is_worth_less_than_the_word():
    assert asked("auth") == ["auth"]
    assert asked("prior auth") == ["auth"]
    (begun,), (whole,) = who_does(CATALOGUE, "auth"), who_does(CATALOGUE, "authorization")
    assert begun.score < whole.score


def test_words_of_the_reasons_count_for_less():
    assert asked("license") == ["triage"]
    (reason,), (text,) = who_does(CATALOGUE, "license"), who_does(CATALOGUE, "seen")
    assert reason.score < text.score


def test_an_answer_names_all_who_do_it_each_with_its_own_reason():
    (answer,) = who_does(CATALOGUE, "vital signs")
    assert [(role.id, duty.why) for role, duty in answer.owners] == [
        ("nurse", "Also by phone"),
        ("ma", "On somebody's order"),
    ]
    assert answer.duty == ROLES[0].duties[0]


@pytest.mark.parametrize("question", ["", " ", "?!", "xyzzy", "the of and", "\udcff", "a" * 5000])
def test_what_nobody_does_finds_nothing(question):
    assert asked(question) == []


def test_a_word_found_nowhere_counts_against_an_answer():
    whole, part = who_does(CATALOGUE, "insurer"), who_does(CATALOGUE, "xyzzy plugh insurer")
    assert part[0].score < whole[0].score / 2
    assert not who_does(CATALOGUE, "xyzzy plugh frobnicate grault insurer")[0].sure


def test_nothing_is_found_in_an_empty_office():
    assert who_does(Catalogue(), "vital signs") == ()


@pytest.mark.parametrize(
    ("question", "doers"),
    [
        ("prior auth", {"registered-nurse", "medical-assistant", "medical-secretary"}),
        ("autoclave", {"medical-assistant"}),
        ("privacy breach", {"office-manager"}),
    ],
)
def test_the_built_in_office_knows(question, doers):
    best = who_does(builtin().catalogue, question)[0]
    assert doers <= {role.id for role, _ in best.owners}


WORDS = st.sampled_from("vital signs the insurer auth takes Books ü 2 ? \x1b \udcff \ufb01".split())


@given(catalogues(), st.one_of(st.text(max_size=40), st.lists(WORDS).map(" ".join)))
def test_any_question_gets_sorted_answers_within_range(catalogue, question):
    answers = who_does(catalogue, question)
    scores = [answer.score for answer in answers]
    assert all(0 < score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)
    assert len({answer.duty.id for answer in answers}) == len(answers)
    owners = owners_by_duty(catalogue.roles)
    for answer in answers:
        assert [role for role, _ in answer.owners] == owners[answer.duty.id]
        assert all(duty in role.duties for role, duty in answer.owners)
    assert who_does(catalogue, question) == answers


@given(catalogues())
def test_every_duty_is_found_by_its_own_words(catalogue):
    texts = {duty.text for role in catalogue.roles for duty in role.duties}
    for text in texts:
        best = who_does(catalogue, text)
        assert text in {answer.duty.text for answer in best if answer.score == best[0].score}


def questions(*tables):
    """Split tables into (question, what may come first: each all those who do one duty)."""
    for line in "".join(tables).strip().splitlines():
        question, _, doers = line.rpartition(": ")
        if question:
            yield question, [frozenset(some.split()) for some in doers.split(" / ")]


def doers_of(answer):
    return frozenset(role.abbreviation for role, _ in answer.owners)


@pytest.fixture(scope="module")
def finder():
    return Finder(builtin().catalogue)


@pytest.mark.parametrize(("question", "named"), questions(NAMED))
def test_a_position_that_is_named_answers_with_its_own_duties(finder, question, named):
    answers = finder.answers(question)
    assert all(named[0] <= doers_of(answer) for answer in answers)
    (role,) = (r for r in builtin().catalogue.roles if {r.abbreviation} == named[0])
    assert {answer.duty.id for answer in answers} == {duty.id for duty in role.duties}
    importance = [{r.id: d.importance for r, d in a.owners}[role.id] for a in answers]
    assert importance == sorted(importance, reverse=True)


@pytest.mark.parametrize(("question", "doers"), questions(ASKED, FRESH, LATEST))
def test_everyday_questions_are_answered_within_the_first_three(finder, question, doers):
    assert any(doers_of(answer) in doers for answer in finder.answers(question)[:3])


def test_of_everyday_questions_at_most_one_in_twenty_is_not_answered_first(finder):
    asked = [*questions(ASKED, FRESH, LATEST)]
    first = {question: finder.answers(question)[:1] for question, _ in asked}
    missed = [q for q, doers in asked if not any(doers_of(answer) in doers for answer in first[q])]
    assert len(asked) > 200
    assert len(missed) <= len(asked) // 20, missed


def test_the_questions_cover_every_position():
    asked = {
        short for _, doers in questions(ASKED, FRESH, LATEST) for some in doers for short in some
    }
    assert asked == {role.abbreviation for role in builtin().catalogue.roles}


def test_a_complaint_about_a_bill_names_both_who_takes_it_and_who_explains_the_bill(finder):
    near = {answer.duty.id for answer in finder.answers("complaint about a bill")[:3]}
    assert {"take-complaints", "explain-statements"} <= near


def test_a_thing_asked_twice_counts_once(finder):
    assert finder.answers("refund refund card") == finder.answers("refund card")


def test_a_word_that_goes_with_everything_decides_nothing(finder):
    plain, wordy = finder.answers("bill"), finder.answers("help with a bill problem")
    assert plain[0].duty == wordy[0].duty
    assert wordy[0].sure


def test_doing_a_thing_again_is_doing_it():
    duties = (Duty("d", "Certifies patients"), Duty("e", "Greets patients"))
    office = Catalogue(roles=(Role("r", "R", duties=duties),))
    assert [answer.duty.id for answer in who_does(office, "recertify")] == ["d"]
