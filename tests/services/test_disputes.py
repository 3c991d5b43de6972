"""Doubting a pair: what is recorded, what is refused, and who is told that it can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.model.attempt import Dispute
from medtrainer.model.office import OfficeFacts
from medtrainer.services.attempts import resume_attempt, start_attempt
from medtrainer.services.disputes import dispute, disputed_words, where_it_goes
from medtrainer.services.record import my_record
from tests.journal.world import ATTEMPT, START
from tests.services.world import bare, begin, full_disk, quiz_set, reread, workspace


@pytest.fixture
def ana(tmp_path):
    return workspace(tmp_path / "data")


@pytest.fixture
def sitting(ana, watch):
    """A sitting on Ana's own record, with the rows "vitals" and "bill"."""
    return begin(ana.place.path, watch)


def test_a_dispute_is_on_the_disk_when_it_is_told(ana, sitting):
    told = dispute(ana, ATTEMPT, 1, "bill", "The coder bills here.")
    assert told == Dispute(START, 1, "bill", "The coder bills here.")
    assert bare(ana.place.path, "disputed") == [
        {
            "type": "disputed",
            "attempt": ATTEMPT,
            "index": 1,
            "premise": "bill",
            "comment": "The coder bills here.",
        }
    ]
    (kept,) = reread(ana.place.path).disputes
    assert (kept.index, kept.premise, kept.comment) == (1, "bill", "The coder bills here.")


def test_it_becomes_one_harmless_line(ana, sitting):
    told = dispute(ana, ATTEMPT, 0, "bill", "  No:\nthe\tcoder\x1b[2J\u200b does\xa0it  ")
    assert told.comment == "No: the coder<U+001B>[2J does it"
    assert reread(ana.place.path).disputes[0].comment == told.comment


@pytest.mark.parametrize("comment", ["", "   ", "\n\t", "\u200b", "x" * 501, "\x1b" * 100])
def test_an_empty_or_endless_comment_is_refused_and_nothing_is_recorded(ana, sitting, comment):
    before = ana.place.path.read_bytes()
    with pytest.raises(RequestProblem) as refused:
        dispute(ana, ATTEMPT, 0, "bill", comment)
    assert refused.value.advice
    assert ana.place.path.read_bytes() == before


def test_five_hundred_characters_are_taken(ana, sitting):
    assert len(dispute(ana, ATTEMPT, 0, "bill", "x" * 500).comment) == 500


def test_what_cannot_be_saved_is_said(ana, sitting):
    with full_disk(), pytest.raises(EnvironmentProblem, match="Not saved: the disk is full"):
        dispute(ana, ATTEMPT, 0, "bill", "No.")
    assert not bare(ana.place.path, "disputed")


def test_a_dispute_during_a_sitting_lets_nobody_think_that_it_is_alone_or_not(ana):
    sitting = start_attempt(ana, quiz_set("front-desk"))
    premise = sitting.sheet.exercise.premises[0].id
    dispute(ana, sitting.opening.attempt, 0, premise, "No.")
    assert sitting.alone
    other = resume_attempt(ana, my_record(ana).attempts[0])
    assert not other.alone  # the sitting's own lock has survived the second descriptor
    other.leave()
    sitting.answer(premise, sitting.sheet.exercise.options[0].id)
    sitting.leave()
    assert resume_attempt(ana, my_record(ana).attempts[0]).alone
    assert len(bare(ana.place.path, "answered")) == 1


def test_a_resumed_sitting_knows_the_disputes(ana):
    sitting = start_attempt(ana, quiz_set("front-desk"))
    sitting.remember(dispute(ana, sitting.opening.attempt, 0, _first(sitting), "No."))
    assert [d.comment for d in sitting.disputes] == ["No."]
    sitting.leave()
    again = resume_attempt(ana, my_record(ana).attempts[0])
    assert [(d.premise, d.comment) for d in again.disputes] == [(_first(sitting), "No.")]
    again.leave()


def _first(sitting):
    return sitting.sheet.exercise.premises[0].id


def test_who_can_read_it_is_said(ana):
    assert where_it_goes(ana) == (
        "Kept in your own record, which no trainer reads: tell your trainer or supervisor too."
    )
    named = replace(ana, office=replace(ana.office, facts=OfficeFacts(contact="Dana")))
    assert where_it_goes(named).endswith("tell the contact below too.")
    shared = replace(named, place=replace(ana.place, shared=True))
    assert where_it_goes(shared) == (
        "Recorded with your answers. The trainers of this office can read it."
    )


def test_a_dispute_in_words_is_harmless_and_bounded_whoever_wrote_it():
    said = disputed_words(Dispute(START, 0, "bill", "No\x1b"), START)
    assert said == "You disputed this on 22 Nov: “No<U+001B>”"
    assert len(disputed_words(Dispute(START, 0, "bill", "x" * 10**6), START)) < 600
