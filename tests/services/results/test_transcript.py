import json

import pytest

from medtrainer.errors import RequestProblem
from medtrainer.services.results.doubts import answer_doubt, doubts, regrade_key
from medtrainer.services.results.transcript import transcript
from medtrainer.services.results.transcript_html import transcript_html
from medtrainer.services.results.transcript_json import as_json
from medtrainer.services.results.transcript_words import facts_of, item_words, outcome_words
from tests.gradebook.world import stamped, take
from tests.services.results.world import ANA, BEN, CLEO, at


def test_it_has_what_auditors_ask_for(office):
    office.assign(due=at(0).date())
    office.sat(ANA, ("rn", None), assignment="a1", assigned_by="dmorgan", purpose="assigned")
    found = as_json(transcript(office.desk, "areyes"))
    assert found["person"]["name"] == "Ana Reyes"
    (entry,) = found["attempts"]
    assert entry["person"] == {
        "uid": 1006,
        "login": "areyes",
        "name": "Areyes",
        "title": "Then an intern",
        "identified": "uid",
    }
    assert entry["content"] == "sha256:0123"
    assert (entry["right"], entry["total"], entry["needed"], entry["passed"]) == (0, 2, 2, False)
    assert (entry["pass_mark"], entry["assigned_by"], entry["late"]) == (0.8, "dmorgan", True)
    first, second = entry["items"]
    assert (first["text"], first["chosen_text"], first["right_text"]) == (
        "Take vital signs",
        "RN",
        "Medical Assistant",
    )
    assert (second["chosen"], second["correct"]) == (None, False)
    json.dumps(found)


def test_leavers_keep_theirs(office):
    office.sat(CLEO)
    assert len(transcript(office.desk, "Cleo Moore").entries) == 1


def test_practice_is_not_in_it(office):
    office.sat(ANA, purpose="practice")
    assert transcript(office.desk, "areyes").entries == ()


def test_unknown_people_get_a_suggestion(office):
    with pytest.raises(RequestProblem, match="Did you mean “areyes”"):
        transcript(office.desk, "areys")


def test_words_say_how_it_came_out(office):
    office.sat(ANA, ("rn", "biller"))
    office.sat(ANA, finish=False, days=2)
    first, second = transcript(office.desk, "areyes").entries
    assert outcome_words(first) == "not passed"
    assert outcome_words(second) == "not finished"
    facts = {fact.name: fact.text for fact in facts_of(first)}
    assert facts["Score"] == "1 of 2 (50 %), 2 needed; 1 critical duty wrong"
    assert "from the kernel" in facts["Person"]
    assert item_words(first.items[0]) == (
        "wrong: RN; right is Medical Assistant. It had to be right to pass."
    )


def test_the_page_escapes_whatever_records_say(office):
    from medtrainer.model.attempt import Person

    person = Person(1006, "areyes", "<script>alert(1)</script>", "", "uid")
    office.sat(ANA, person=person)
    page = transcript_html(transcript(office.desk, "areyes"), "<b>Office</b>", "dmorgan")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt;Office" in page


def disputed(office, answers=("rn", "biller"), premise="vitals"):
    from medtrainer.journal import events

    office.sat(ANA, answers)
    name = office.desk.attempts(login="areyes")[-1].row.attempt
    take(office.database, stamped(events.disputed(name, 0, premise, "The RN does it here.")), ANA)


def test_a_dispute_waits_with_all_that_is_needed_to_answer_it(office):
    disputed(office)
    (doubt,) = doubts(office.desk)
    assert (doubt.name, doubt.quiz, doubt.duty, doubt.text) == (
        "Ana Reyes",
        "front-desk",
        "vitals",
        "Take vital signs",
    )
    assert (doubt.right, doubt.chosen_title, doubt.answer) == ("ma", "Registered Nurse", None)


def test_accepting_gives_the_mark_to_everybody_who_answered_alike(office):
    disputed(office)
    office.sat(BEN, ("rn", "biller"))
    office.sat(CLEO, ("biller", "biller"))
    answer_doubt(office.desk, doubts(office.desk)[0], accepted=True, reason="both do it")
    assert office.grade("areyes").passed is True
    assert office.grade("bokafor").counted.right == 2
    assert office.grade("cleo").counted.right == 1
    (entry,) = transcript(office.desk, "areyes").entries
    assert (entry.sat.row.right_rows, entry.sat.right) == (1, 2)
    facts = {fact.name: fact.text for fact in facts_of(entry)}
    assert facts["Regraded"].startswith("before it was 1 of 2 (dmorgan")
    assert item_words(entry.items[0]) == "right: RN (regraded)"
    assert doubts(office.desk)[0].answer.accepted is True


def test_a_mended_key_takes_the_mark_from_those_who_had_the_old_one(office):
    disputed(office)
    office.sat(BEN)
    (doubt,) = doubts(office.desk)
    answer_doubt(office.desk, doubt, accepted=True, reason="the key was wrong", right="RN")
    assert office.grade("areyes").counted.right == 2
    assert office.grade("bokafor").counted.right == 1


def test_rejecting_changes_no_mark(office):
    disputed(office)
    assert not answer_doubt(office.desk, doubts(office.desk)[0], accepted=False, reason="no")
    assert office.grade("areyes").counted.right == 1


def test_an_answer_needs_a_reason_and_is_given_once(office):
    disputed(office)
    (doubt,) = doubts(office.desk)
    with pytest.raises(RequestProblem, match="needs a reason"):
        answer_doubt(office.desk, doubt, accepted=True, reason=" ")
    answer_doubt(office.desk, doubt, accepted=False, reason="no")
    with pytest.raises(RequestProblem, match="has an answer"):
        answer_doubt(office.desk, doubts(office.desk)[0], accepted=True, reason="yes")


def test_a_key_is_mended_without_a_dispute(office):
    office.sat(ANA, ("rn", "biller"))
    regrade_key(office.desk, "Front desk", "vitals", ["RN"], "since May")
    assert office.grade("areyes").counted.right == 2
    with pytest.raises(RequestProblem, match="Nobody was asked"):
        regrade_key(office.desk, "front-desk", "nothing", ["RN"], "x")
