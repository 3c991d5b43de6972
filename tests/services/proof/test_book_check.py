"""Whoever changes a gradebook by hand is noticed; on both engines."""

import pytest

from medtrainer.gradebook import evidence
from medtrainer.services.proof.book_check import verify_book
from tests.services.results.world import ANA, BEN


def verify(office):
    found = verify_book(office.database, lambda done, of: None)
    return [f"{fault.where} {fault.what}" for fault in found.faults]


@pytest.fixture
def collected(office):
    office.sat(ANA, ("rn", "biller"))
    office.sat(ANA, days=2)
    office.sat(BEN, purpose="practice")
    assert verify(office) == []
    return office


def run(office, sql, *values):
    office.database.run(sql, values)
    return verify(office)


def test_a_mark_changed_in_the_results_is_named(collected):
    (fault,) = run(collected, "UPDATE attempts SET right_rows = 2 WHERE right_rows = 1")
    assert "areyes, attempt" in fault
    assert "right_rows says 2; its evidence gives 1" in fault


def test_an_attempt_taken_out_of_the_results_is_named(collected):
    (fault,) = run(collected, "DELETE FROM attempts WHERE right_rows = 1")
    assert "was taken out of the results" in fault


def test_an_attempt_put_into_the_results_is_named(collected):
    columns = "machine, uid, attempt, login, learner, name, title, identified, quiz, quiz_title"
    more = (
        "purpose, started, last_at, right_rows, total_rows, critical_missed, feedback, allowed,"
        " counts, minutes, assignment, due, assigned_by, content, utc_offset, host, mode, program,"
        " ms, events, collected_at, sheets"
    )
    (fault,) = run(
        collected,
        f"INSERT INTO attempts ({columns}, {more}) SELECT machine, uid, 'forged', login, learner,"
        f" name, title, identified, quiz, quiz_title, {more} FROM attempts WHERE right_rows = 1",
    )
    assert "without any evidence" in fault


def test_changed_lines_are_named(collected):
    (chunk, *_) = evidence.chunks_of(collected.database, "north-1", 1006)
    lines = evidence.unpack(chunk.content).replace(b'"option":"rn"', b'"option":"ma"')
    found = run(
        collected,
        "UPDATE chunks SET content = ? WHERE chunk = ?",
        evidence.pack(lines),
        chunk.chunk,
    )
    assert "lines 1 to 6" in found[0]
    assert "were changed in the gradebook" in found[0]
    assert any("right_rows says 1; its evidence gives 2" in fault for fault in found)


def test_lines_taken_out_are_named(collected):
    found = run(collected, "DELETE FROM chunks WHERE first_line = 1 AND uid = 1006")
    assert any("lines are missing or were moved" in fault for fault in found)


def test_the_last_lines_taken_out_are_named(collected):
    found = run(collected, "DELETE FROM chunks WHERE first_line = 7")
    assert any("has 6 of the 12 lines that were collected" in fault for fault in found)


def test_lines_that_cannot_be_read_are_named(collected):
    found = run(collected, "UPDATE chunks SET content = 'x' WHERE uid = 1007")
    assert any("cannot be read any more" in fault for fault in found)


def test_the_seal_names_all_that_was_collected(collected):
    before = verify_book(collected.database, lambda done, of: None)
    collected.sat(ANA, days=4)
    after = verify_book(collected.database, lambda done, of: None)
    assert (before.records, after.records) == (18, 24)
    assert before.seal != after.seal
