from datetime import UTC, date, datetime

import pytest

from medtrainer.content.decisions import of_kind, read_decisions, write_decision
from medtrainer.model.decision import (
    Accepted,
    Answer,
    Decided,
    OverrideReason,
    Purge,
    Regrade,
)

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def decided(stem):
    return Decided(stem, "dmorgan", AT, "both do it\nhere")


DECISIONS = (
    Answer(decided("a"), "1a2b3c4d", accepted=True),
    Regrade(decided("b"), "front-desk", "verify", "biller", frozenset({"biller", "secretary"})),
    Accepted(decided("c"), "areyes", ("1006.jsonl is gone",)),
    OverrideReason(decided("d"), "2026-11-25-front-desk-override-1a2b3c"),
    Purge(decided("e"), date(2020, 1, 1), 3, 40),
)


def test_every_kind_comes_back_as_it_was_written(tmp_path):
    (tmp_path / "decisions").mkdir()
    for decision in DECISIONS:
        write_decision(tmp_path, decision)
    assert read_decisions(tmp_path) == (DECISIONS, ())
    assert of_kind(DECISIONS, Regrade) == (DECISIONS[1],)


def test_learners_cannot_read_them(tmp_path):
    (tmp_path / "decisions").mkdir()
    write_decision(tmp_path, DECISIONS[0])
    (path,) = (tmp_path / "decisions").iterdir()
    assert path.stat().st_mode & 0o7777 == 0o660


@pytest.mark.parametrize(
    "text",
    [
        "kind = 'nonsense'\nby = 'a'\nat = 2026-11-22T09:00:00Z\n",
        "kind = 'dispute'\nby = 'a'\n",
        "kind = 'dispute'\nby = 'a'\nat = 2026-11-22T09:00:00Z\ndispute = ''\n",
        "nonsense",
    ],
)
def test_a_faulty_one_is_named_and_the_others_stay(tmp_path, text):
    (tmp_path / "decisions").mkdir()
    write_decision(tmp_path, DECISIONS[0])
    (tmp_path / "decisions" / "bad.toml").write_text(text, encoding="utf-8")
    found, faults = read_decisions(tmp_path)
    assert found == DECISIONS[:1]
    assert {fault.severity for fault in faults} == {"error"}
