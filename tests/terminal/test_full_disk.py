"""The whole program on a full disk: what was not saved is not shown as saved, and can be saved."""

from __future__ import annotations

import json

import pytest

FULL = "Not saved: the disk is full."
UNSAVED_CODE = 3


@pytest.fixture
def disk(small_disk):
    """A small disk with a data folder on it, whose owner has seen the welcome."""
    (small_disk / "data").mkdir()
    (small_disk / "data" / "settings.toml").write_text("welcomed = true\n")
    return small_disk


def fill(disk):
    """Take all room that is left, and return the file that does it."""
    filler = disk / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    return filler


def answers(disk):
    """Return the answers on record, each a row and its option, the latest last."""
    (path,) = (disk / "data" / "journal").glob("*.jsonl")
    lines = path.read_bytes().split(b"\n")
    told = [json.loads(line) for line in lines if line.endswith(b"}")]
    return [(e["premise"], e["option"]) for e in told if e["type"] == "answered"]


def begin(start, disk):
    terminal = start("--data", disk / "data", "quiz", "front-desk")
    terminal.wait_for("Press Enter to begin").press("enter").wait_for("exercise 1 of 3")
    return terminal.press("a").wait_for("1 of 5 answered")


def answer_until_full(terminal, disk):
    """Change one answer until the disk takes no more; return the file that took the room."""
    filler = fill(disk)
    terminal.write("1a1b" * 40 + "1c1d").wait_for(FULL).settle(0.1)
    return filler


def test_an_answer_that_does_not_fit_is_said_and_saved_once_there_is_room(start, disk):
    terminal = begin(start, disk)
    filler = answer_until_full(terminal, disk)
    before = answers(disk)
    terminal.press("2", "c").settle(0.1)
    assert FULL in terminal.text
    assert len({row for row, _ in answers(disk)}) == 1, "the second row was answered"
    filler.unlink()
    terminal.press("2", "c").wait_for("2 of 5 answered")
    assert FULL not in terminal.text
    assert answers(disk)[: len(before)] == before
    assert len({row for row, _ in answers(disk)}) == 2
    terminal.press("ctrl+c")
    assert terminal.exit_code() == 130


@pytest.mark.parametrize("way", ["ctrl+c", "escape"])
def test_leaving_with_an_answer_that_was_not_saved_is_told_to_who_started_it(start, disk, way):
    terminal = begin(start, disk)
    answer_until_full(terminal, disk)
    terminal.press(way)
    if way == "escape":
        terminal.wait_for("Quiz sets").press("q")
    assert terminal.exit_code() == UNSAVED_CODE
    assert f"medtrainer: {FULL}" in terminal.output.decode()


def test_on_a_full_disk_everything_can_be_looked_at_and_nothing_begun(start, disk):
    fill(disk)
    terminal = start("--data", disk / "data").wait_for("Quiz sets").wait_for(FULL)
    terminal.press("t").wait_for("Your choice was not saved")
    terminal.press("p").wait_for("Practise").settle(0.1)
    terminal.press("enter").wait_for(FULL)
    terminal.press("escape").wait_for("Quiz sets")
    terminal.press("5", "enter").wait_for(FULL)
    assert not list((disk / "data").glob("*.tmp"))
    assert (disk / "data" / "settings.toml").read_text() == "welcomed = true\n"


def test_practice_on_a_disk_that_fills_up_says_so(start, disk):
    terminal = start("--data", disk / "data", "practice", "nurse").wait_for("exercise 1")
    fill(disk)
    for letter in "abcde" * 8:  # judged at once, so every row takes one answer
        terminal.press("enter" if "enter next" in terminal.text else letter).settle(0.05)
        if FULL in terminal.text:
            break
    assert FULL in terminal.text
    terminal.press("ctrl+c")
    assert terminal.exit_code() == UNSAVED_CODE


def test_the_line_mode_says_it_too(start, disk):
    terminal = start("--plain", "--data", disk / "data", "quiz", "front-desk")
    terminal.wait_for("Enter to begin").press("enter").wait_for("Question 1 of 5")
    filler = fill(disk)
    terminal.write("1\nu\n" * 40 + "4\n")
    terminal.wait_for(lambda now: FULL.encode() in now.output).settle(0.1)
    held = answers(disk)
    mark = terminal.mark()
    terminal.write("3\n").settle(0.1)
    assert FULL.encode() in terminal.output[mark:]
    assert b"Saved" not in terminal.output[mark:]
    assert answers(disk) == held
    filler.unlink()
    terminal.write("3\n").wait_for(lambda now: b"Saved: " in now.output[mark:])
    fill(disk)
    terminal.write("2\nu\n" * 40 + "4\n").settle(0.2).write("q\n")
    assert terminal.exit_code() == UNSAVED_CODE
    assert f"medtrainer: {FULL}" in terminal.output.decode()
