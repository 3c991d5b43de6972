"""What other accounts may put into the spool (architecture.md, section 1): each is named."""

import os
import socket

import pytest

from medtrainer.gradebook import results
from medtrainer.journal import files
from tests.gradebook.world import attempt
from tests.services.collecting.world import ME, as_root

ANN, BOB = 2001, 2002


def said(found):
    return [(notice.file, notice.what) for notice in found.notices]


def logins(spool):
    with spool.open() as database:
        return [(row.uid, row.login) for row in results.attempts_where(database)]


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (lambda path: path.symlink_to("/etc/passwd"), "a link"),
        (lambda path: path.mkdir(), "a folder"),
        (lambda path: os.mkfifo(path), "a pipe"),
        (lambda path: socket.socket(socket.AF_UNIX).bind(str(path)), "a socket"),
    ],
)
def test_what_is_no_plain_file_is_named_and_left(spool, plant, kind, monkeypatch):
    monkeypatch.chdir(spool.records)  # a socket's path must be short
    plant(spool.records / "7.jsonl" if kind != "a socket" else _short("7.jsonl"))
    spool.put(attempt())
    found = spool.collect()
    assert said(found) == [("7.jsonl", f"is {kind}")]
    assert found.new == 6


def _short(name):
    from pathlib import Path

    return Path(name)


def test_a_file_that_others_may_write_is_not_believed(spool):
    spool.put(attempt(), mode=0o660)
    found = spool.collect()
    assert found.new == 0
    assert "may be written by others" in said(found)[0][1]


def test_what_is_no_journal_is_named(spool):
    spool.put([b"notes"], name="notes.txt")
    spool.put([b"x"], name="evil\x1b]0;x\x07.txt")
    assert sorted(said(spool.collect())) == [
        ("evil<U+001B>]0;x<U+0007>.txt", "is no journal"),
        ("notes.txt", "is no journal"),
    ]


def test_a_second_name_of_a_file_is_collected_once(spool):
    path = spool.put(attempt())
    os.link(path, spool.records / f"{ME}.0123456789abcdef.jsonl")
    found = spool.collect()
    assert found.new == 6
    assert said(found) == [(f"{ME}.0123456789abcdef.jsonl", f"is {ME}.jsonl under a second name")]


def test_a_sparse_giant_is_read_no_further_than_a_journal_may_grow(spool):
    path = spool.put(attempt())
    os.truncate(path, 2**40)
    found = spool.collect()
    assert found.new == 6
    size = files.LIMIT // 2**20
    assert said(found) == [(path.name, f"is larger than {size} MiB: the rest was left out")]


def test_a_crowd_of_files_of_one_owner_is_cut_off(spool, monkeypatch):
    monkeypatch.setattr("medtrainer.journal.spool.MOST_FILES", 3)
    for number in range(5):
        spool.put(attempt(), name=f"{ME}.{number:016x}.jsonl")
    found = spool.collect()
    assert found.journals == 3
    assert "one owner has over 3" in said(found)[-1][1]


@as_root
def test_a_forged_name_is_its_owners_record_all_the_same(spool):
    spool.put(attempt(), uid=BOB, name=f"{ANN}.jsonl")
    found = spool.collect()
    assert logins(spool) == [(BOB, f"uid:{BOB}")]
    assert said(found) == [(f"{ANN}.jsonl", "is not named for its owner, whose it is all the same")]


@as_root
def test_both_files_of_somebody_with_a_squatter_are_one_record(spool):
    lines = attempt()
    spool.put([b"x"], uid=BOB, name=f"{ANN}.jsonl")
    spool.put(lines[:3], uid=ANN, name=f"{ANN}.0123456789abcdef.jsonl")
    spool.put(lines[3:], uid=ANN, name=f"{ANN}.fedcba9876543210.jsonl")
    assert spool.collect().new == 6
    assert logins(spool) == [(ANN, f"uid:{ANN}")]


@as_root
def test_a_file_that_changes_hands_while_it_is_looked_at_is_left(spool, monkeypatch):
    from medtrainer.journal import spool as module

    path = spool.put(attempt(), uid=ANN)
    look = module.look

    def looked(records):
        found = look(records)
        os.chown(path, BOB, -1)
        return found

    monkeypatch.setattr(module, "look", looked)
    found = spool.collect()
    assert found.new == 0
    assert "belongs to somebody else" in said(found)[0][1]


@as_root
def test_a_login_is_kept_when_the_account_is_gone(spool, monkeypatch):
    import pwd

    table = {ANN: pwd.struct_passwd(("ann", "x", ANN, ANN, "Ann Lee,,,", "/", "/bin/sh"))}
    monkeypatch.setattr("pwd.getpwuid", table.__getitem__)
    spool.put(attempt(), uid=ANN)
    spool.collect()
    table.clear()
    spool.put(attempt(), uid=ANN)
    spool.collect()
    assert logins(spool) == [(ANN, "ann")] * 2


@as_root
def test_a_number_that_somebody_else_gets_keeps_the_old_attempts_apart(spool, monkeypatch):
    import pwd

    table = {ANN: pwd.struct_passwd(("ann", "x", ANN, ANN, "", "/", "/bin/sh"))}
    monkeypatch.setattr("pwd.getpwuid", table.__getitem__)
    spool.put(attempt(), uid=ANN)
    spool.collect()
    table[ANN] = pwd.struct_passwd(("zoe", "x", ANN, ANN, "", "/", "/bin/sh"))
    spool.put(attempt(), uid=ANN)
    found = spool.collect()
    assert logins(spool) == [(ANN, "ann"), (ANN, "zoe")]
    assert "was ann's and is now zoe's" in found.notices[0].what
