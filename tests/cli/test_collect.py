"""Collecting as a command: what it prints, how it ends, and what kill -9 does to it."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from medtrainer.gradebook import results
from medtrainer.services.identity import current_person
from medtrainer.services.proof.book_check import verify_book
from tests.cli.trainers import ask, desk
from tests.cli.world import environment, is_one_message
from tests.gradebook.world import attempt

__all__ = ["ask", "desk"]

ME = os.getuid()


def put(desk, lines, name=f"{ME}.jsonl"):
    path = desk.folder / "records" / name
    with path.open("ab") as file:
        file.write(b"".join(lines))
    path.chmod(0o640)
    return path


def test_it_says_what_is_new(desk, ask):
    put(desk, attempt())
    done = ask("collect")
    assert (done.code, done.out, done.err) == (0, "6 new events from 1 record.\n", "")
    assert ask("collect", "--json").json == {"new": 0, "journals": 1, "notices": []}


def test_notices_go_to_stderr_and_into_the_json(desk, ask):
    put(desk, attempt())
    ask("collect")
    put(desk, []).write_bytes(b"".join(attempt()))
    done = ask("collect", "--json")
    assert done.code == 0
    assert "was rewritten after it had been collected" in done.err
    (notice,) = json.loads(done.out)["notices"]
    assert set(notice) == {"file", "login", "what"}
    assert notice["file"] == f"{ME}.jsonl"


def test_a_notice_stays_until_it_is_accepted_and_that_is_kept(desk, ask):
    put(desk, attempt())
    ask("collect")
    (desk.folder / "records" / f"{ME}.jsonl").unlink()
    assert "is gone" in ask("collect").err
    login = current_person().login
    wrong = ask("collect", "--accept", f"{login}x")
    assert (wrong.code, f"Did you mean “{login}”" in wrong.err) == (1, True)
    done = ask("collect", "--accept", login, "--reason", "moved")
    assert "Accepted: 1 notice." in done.err
    assert ask("collect").err == ""
    (path,) = (desk.folder / "decisions").iterdir()
    text = path.read_text(encoding="utf-8")
    assert 'kind = "accepted"' in text
    assert 'reason = "moved"' in text


def test_everything_can_be_made_anew(desk, ask):
    put(desk, attempt())
    ask("collect")
    desk.database.run("UPDATE attempts SET right_rows = 0")
    assert "Made anew: 1 attempt." in ask("collect", "--rebuild").err
    assert [row.right_rows for row in results.attempts_where(desk.database)] == [2]


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("postgresql://m:secret@127.0.0.1:1/m", 1, "holds a password"),
        ("postgresql://m@127.0.0.1:1/m", 3, "Learners are not affected"),
    ],
)
def test_a_database_that_is_away_or_open_is_one_sentence(desk, ask, url, code, said):
    desk.say(gradebook=url)
    done = ask("collect")
    assert (done.code, done.out) == (code, "")
    assert is_one_message(done.err)
    assert said in done.err
    assert "secret" not in done.err


def test_whoever_is_no_trainer_is_told_so(desk, ask):
    (desk.folder / "assignments").rmdir()
    done = ask("collect")
    assert (done.code, is_one_message(done.err)) == (3, True)
    assert "Only trainers of this office can collect results." in done.err


def test_ten_kills_lose_and_double_nothing(desk, tmp_path):
    """Kill collecting at random moments; once it comes through, everything is there, once."""
    people = 40
    for number in range(people):
        put(desk, [line for _ in range(30) for line in attempt()], f"{ME}.{number:016x}.jsonl")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    command = [sys.executable, "-m", "medtrainer", "--office", str(desk.folder), "collect"]
    env = {**environment(tmp_path), "MEDTRAINER_DATA": str(tmp_path / "data")}
    rng = random.Random(5)
    for _ in range(10):
        running = subprocess.Popen(command, env=env, **quiet)
        time.sleep(rng.uniform(0.05, 0.6))
        running.send_signal(signal.SIGKILL)
        running.communicate()
    done = subprocess.run(command, env=env, capture_output=True, check=True)
    assert done.stderr == b""
    (count,) = desk.database.rows("SELECT COUNT(*), SUM(events), SUM(right_rows) FROM attempts")
    assert count == (people * 30, people * 30 * 6, people * 30 * 2)
    seen = results.mixups(desk.database, practice=False)["ma", "ma"]
    assert seen == (people * 30, people * 30)
    assert verify_book(desk.database, lambda done, of: None).faults == ()
