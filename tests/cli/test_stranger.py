"""Accounts with no home, a strange home, no name, or a strange clock: a sentence, or it works."""

from __future__ import annotations

import pytest

from tests.cli.stranger import UID, stranger
from tests.cli.world import is_one_message

__all__ = ["stranger"]

SIT = ("quiz", "front-desk", "--plain")
HOMELESS = ({}, {"HOME": ""}, {"HOME": "relative"})
CLOSED = ({"HOME": "/nonexistent"}, {"HOME": "/"}, {"MEDTRAINER_DATA": "/dev/null/data"})


@pytest.mark.parametrize("env", HOMELESS, ids=str)
def test_an_account_without_a_home_is_told_how_to_name_a_folder(stranger, env):
    done = stranger("scores", **env)
    assert (done.code, done.out) == (3, "")
    assert "no home folder" in done.err
    assert "--data DIR" in done.err
    assert is_one_message(done.err)


@pytest.mark.parametrize("env", CLOSED, ids=str)
def test_where_nothing_can_be_saved_nothing_is_begun_but_all_can_be_read(stranger, env):
    done = stranger(*SIT, **env)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("medtrainer: Not saved: ")
    assert is_one_message(done.err)
    read = stranger("--plain", typed="3\n1\nb\nb\nq\n", **env)
    assert (read.code, read.err) == (0, "")
    assert "Not saved: " in read.out
    assert "Only this position" in read.out


def test_an_account_that_no_table_knows_sits_a_set_and_finds_it_again(stranger):
    data = stranger.folder / "data"
    data.mkdir(0o700)
    data.chmod(0o777)
    first = stranger(*SIT, typed="\n1\n2\n", MEDTRAINER_DATA=str(data), TZ="garbage/\x1b[2J")
    assert (first.code, first.err) == (0, "")
    again = stranger("scores", MEDTRAINER_DATA=str(data), TZ="Asia/Kathmandu")
    assert "2 of 15" in again.out
    assert (again.code, again.err) == (0, "")
    (journal,) = (data / "journal").glob("*.jsonl")
    assert f'"login":"uid:{UID}"' in journal.read_text(encoding="utf-8")
