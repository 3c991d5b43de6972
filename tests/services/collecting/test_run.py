"""Collecting real files: what is new, what was rewritten, what is gone."""

import os

import pytest

from medtrainer.errors import EnvironmentProblem
from medtrainer.gradebook import evidence, results
from medtrainer.gradebook.notices import accept_notice, standing_notices
from tests.gradebook.world import attempt
from tests.services.collecting.world import ME


def rights(spool):
    with spool.open() as database:
        return [row.right_rows for row in results.attempts_where(database)]


def said(found):
    return [notice.what for notice in found.notices]


def test_what_is_new_is_taken_in_once(spool):
    spool.put(attempt())
    found = spool.collect()
    assert (found.new, found.journals, found.notices) == (6, 1, ())
    assert spool.collect().new == 0
    spool.put(attempt(("rn", "rn")))
    assert spool.collect().new == 6
    assert rights(spool) == [2, 0]


def test_a_torn_last_line_waits_for_its_end(spool):
    lines = attempt()
    spool.put([*lines[:-1], lines[-1][:20]])
    assert spool.collect().new == 5
    spool.put([lines[-1][20:]])
    assert spool.collect().new == 1
    assert rights(spool) == [2]


def test_an_empty_spool_is_no_fault(spool):
    found = spool.collect()
    assert (found.new, found.journals, found.notices) == (0, 0, ())


def test_a_spool_that_cannot_be_listed_is_said_in_a_sentence(spool):
    spool.records.rmdir()
    with pytest.raises(EnvironmentProblem, match="cannot be listed"):
        spool.collect()


def test_changed_history_is_reported_and_the_first_version_stays(spool):
    lines = attempt(("rn", "rn"))
    path = spool.put(lines)
    spool.collect()
    path.write_bytes(b"".join(lines).replace(b'"option":"rn"', b'"option":"ma"'))
    found = spool.collect()
    assert found.new == 0
    (what,) = said(found)
    assert "2 of the collected lines say something else" in what
    assert rights(spool) == [0]


def test_dropped_history_is_reported_and_stays(spool):
    path = spool.put([*attempt(("rn", "rn")), *attempt()])
    spool.collect()
    path.write_bytes(b"".join(attempt(("ma", None))))
    found = spool.collect()
    assert found.new == 5
    assert "12 of the collected lines are missing" in said(found)[0]
    assert sorted(rights(spool)) == [0, 1, 2]


def test_lines_put_in_between_and_moved_lines_are_reported(spool):
    lines = attempt()
    path = spool.put(lines)
    spool.collect()
    path.write_bytes(b"".join([*attempt(("rn", "rn")), *lines]))
    assert "put between" in said(spool.collect())[0]
    path.write_bytes(b"".join([*lines, *attempt(("rn", None))]))
    assert "missing" in said(spool.collect())[-1]


def test_after_a_rewrite_later_lines_are_collected(spool):
    lines = attempt(("rn", "rn"))
    path = spool.put(lines)
    spool.collect()
    path.write_bytes(b"".join(lines[1:]))
    spool.collect()
    spool.put(attempt())
    assert spool.collect().new == 6
    assert rights(spool) == [0, 2]


def test_a_notice_stays_until_it_is_accepted_and_comes_back_when_it_happens_again(spool):
    lines = attempt()
    path = spool.put(lines)
    spool.collect()
    path.write_bytes(b"".join(lines[1:]))
    assert said(spool.collect()) == said(spool.collect()) != []
    with spool.open() as database:
        (notice,) = standing_notices(database)
        accept_notice(database, notice, 1, "dmorgan")
    assert said(spool.collect()) == []
    path.write_bytes(b"".join(lines[2:]))
    assert len(said(spool.collect())) == 1


def test_a_journal_that_is_gone_is_reported_until_accepted(spool):
    spool.put(attempt()).unlink()
    path = spool.put(attempt())
    spool.collect()
    path.unlink()
    assert "is gone" in said(spool.collect())[0]
    with spool.open() as database:
        accept_notice(database, standing_notices(database)[0], 1, "dmorgan")
    assert said(spool.collect()) == []
    assert rights(spool) == [2]


def test_damaged_lines_are_named_and_the_rest_counts(spool):
    lines = attempt()
    spool.put([lines[0], b"[" * 100_000 + b"\n", b"junk\n", *lines[1:]])
    found = spool.collect()
    assert found.new == 6
    assert said(found) == [
        "line 2 is damaged and was left out",
        "line 3 is damaged and was left out",
    ]
    assert rights(spool) == [2]


def test_a_ruined_file_is_not_named_line_by_line(spool):
    spool.put([b"junk\n"] * 500)
    assert said(spool.collect())[-1] == "490 more damaged lines were left out"


def test_newer_lines_are_said_and_kept(spool):
    line = attempt()[0].replace(b'"v":1', b'"v":2')
    spool.put([line])
    found = spool.collect()
    assert found.new == 0
    assert "newer MedTrainer (1)" in said(found)[0]


def test_two_machines_collect_into_one_gradebook(spool):
    spool.put(attempt())
    spool.collect("north-1")
    found = spool.collect("south-1")
    assert found.new == 6
    with spool.open() as database:
        assert len(results.attempts_where(database)) == 2
        assert set(evidence.owners(database)) == {("north-1", ME), ("south-1", ME)}


def test_an_unchanged_file_is_not_read_again(spool, monkeypatch):
    spool.put(attempt())
    spool.collect()
    monkeypatch.setattr("medtrainer.journal.spool.load", None)
    assert spool.collect().journals == 1


def test_a_change_that_keeps_size_and_time_is_noticed(spool):
    lines = attempt(("rn", "rn"))
    path = spool.put(lines)
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    spool.collect()
    path.write_bytes(b"".join(lines).replace(b'"option":"rn"', b'"option":"ma"'))
    os.utime(path, ns=times)
    assert "say something else" in said(spool.collect())[0]
