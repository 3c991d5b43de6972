"""A new hire over ssh whose connection is cut: nothing is left running, nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
import stat
from typing import TYPE_CHECKING

import pytest

from medtrainer import settings
from tests.ssh import processes
from tests.terminal.record import events, right_letters

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ssh.desk import Desk
    from tests.ssh.server import Account
    from tests.terminal.screen import Terminal

AT_LAST = 5  # seconds, terminal.md section 1
LITTLE = 0.5  # seconds of processor time; spinning for as long as is allowed takes several


def kill_client(terminal: Terminal, _program: int) -> None:
    """End the ssh client at once, as when its machine loses power and TCP still tells."""
    terminal.signal(signal.SIGKILL)


def kill_session(_terminal: Terminal, program: int) -> None:
    """End the session's own sshd at once, as when the server is short of memory."""
    session = program
    while not processes.argv(session)[0].startswith("sshd"):
        session = processes.status(session).parent
    os.kill(session, signal.SIGKILL)


def is_gone(program: int) -> bool:
    """Wait until a program is gone; tell whether that took neither too long nor much work."""
    used = [processes.status(program).cpu]

    def look() -> None:
        if (now := processes.status(program)) is not None:
            used.append(now.cpu)

    gone = processes.wait_until(lambda: not processes.runs(program), AT_LAST, look)
    return gone and used[-1] - used[0] < LITTLE


def sit_to_the_end(terminal: Terminal, record: Path, first: int) -> None:
    """Answer everything right from the row `first` of the first exercise on."""
    for index in range(3):
        letters = list(right_letters(events(record), index).values())[first if not index else 0 :]
        terminal.wait_for(f"exercise {index + 1} of 3")
        terminal.press(*letters).wait_for("5 of 5 answered").press("enter")
        terminal.wait_for("enter result" if index == 2 else "enter next exercise").press("enter")
    terminal.wait_for("15 of 15 right (100 %)")


def office_with_records(folder: Path) -> Path:
    """Return an office where the learners' records are collected, as an administrator makes it."""
    office, builtin = folder / "office", settings.builtin_office()
    shutil.copytree(builtin / "quizzes", office / "quizzes")
    shutil.copy(builtin / "roles.toml", office)
    (office / "records").mkdir()
    (office / "records").chmod(0o1733)  # anybody may add a record, nobody may list or remove
    return office


@pytest.mark.parametrize("cut", [kill_client, kill_session])
@pytest.mark.parametrize("spool", [False, True], ids=["own", "office"])
def test_half_a_set_over_ssh_goes_on_after_a_cut_and_counts_once(desk, cut, spool):
    there = ("--office", str(office_with_records(desk.folder))) if spool else ()
    with desk.log_in(*there, "quiz", "front-desk") as terminal:
        terminal.wait_for("Press Enter to begin").press("enter").wait_for("exercise 1 of 3")
        record = recorded(desk, spool)
        first, second = list(right_letters(events(record), 0).values())[:2]
        terminal.press(first, second).wait_for("2 of 5 answered").settle()
        shown, program = terminal.lines, desk.program()
        cut(terminal, program)
        assert is_gone(program)
    with desk.log_in(*there) as again:
        again.wait_for("Welcome").press("enter").wait_for("exercise 1 of 3, 2 answered")
        again.press("c").wait_for(lambda terminal: terminal.lines == shown)
        sit_to_the_end(again, record, 2)
        again.press("ctrl+c")
        assert again.exit_code() == 130
    counts_once(record, desk.account, 0o640 if spool else 0o600)
    assert not list(desk.account.home.rglob("errors.log"))


@pytest.mark.parametrize("cut", [kill_client, kill_session])
def test_an_exercise_in_lines_goes_on_after_a_cut(desk, cut):
    with desk.log_in("--plain", "quiz", "front-desk") as terminal:
        terminal.wait_for("Enter to begin").write("\n").wait_for("Question 1 of 5")
        terminal.write("1\n").wait_for("Question 2 of 5").write("2\n").wait_for("Question 3 of 5")
        told, program = events(recorded(desk, spool=False)), desk.program()
        cut(terminal, program)
        assert is_gone(program)
    assert len([event for event in told if event["type"] == "answered"]) == 2
    assert events(recorded(desk, spool=False)) == told
    with desk.log_in("--plain") as again:
        again.wait_for("exercise 1 of 3, 2 answered").write("q\n")
        assert again.exit_code() == 0
    assert not list(desk.account.home.rglob("errors.log"))


def recorded(desk: Desk, spool: bool) -> Path:
    """Return the file that the record is in."""
    if spool:
        return desk.folder / "office" / "records" / f"{desk.account.uid}.jsonl"
    (file,) = (desk.data / "journal").glob("*.jsonl")
    return file


def counts_once(record: Path, account: Account, mode: int) -> None:
    """Check whose record it is, and that one attempt of it is finished, all right."""
    told = events(record)
    (begun,) = [event for event in told if event["type"] == "attempt-started"]
    (end,) = [event for event in told if event["type"] == "finished"]
    assert begun["person"]["uid"] == account.uid
    # Some machines let nobody but root read the table of accounts.
    assert begun["person"]["login"] in {account.name, f"uid:{account.uid}"}
    assert (end["attempt"], end["right"], end["total"]) == (begun["attempt"], 15, 15)
    assert len([event for event in told if event["type"] == "answered"]) == 15
    found = record.stat()
    assert (found.st_uid, stat.S_IMODE(found.st_mode)) == (account.uid, mode)
