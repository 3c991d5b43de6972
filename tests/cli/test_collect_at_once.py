"""Several who collect at the same time, in processes of their own; on both engines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from medtrainer.gradebook import results
from medtrainer.gradebook.opening import open_gradebook
from medtrainer.services.proof.book_check import verify_book
from tests.cli.world import environment
from tests.gradebook.engines import fresh_url
from tests.gradebook.world import attempt

ME = os.getuid()
PEOPLE, ATTEMPTS = 25, 20


def office(folder: Path, **facts) -> Path:
    """Write an office whose records are this account's, in several files."""
    for name in ("records", "gradebook", "assignments", "decisions"):
        (folder / name).mkdir(parents=True)
    (folder / "roles.toml").write_text('extends = "builtin"\n', encoding="utf-8")
    lines = (f'{name} = "{value}"' for name, value in facts.items())
    (folder / "office.toml").write_text("\n".join(lines), encoding="utf-8")
    for number in range(PEOPLE):
        path = folder / "records" / f"{ME}.{number:016x}.jsonl"
        path.write_bytes(b"".join(line for _ in range(ATTEMPTS) for line in attempt()))
        path.chmod(0o640)
    return folder


def collect_at_once(tmp_path, *folders):
    """Start collecting in each of some offices at the same time; return what was said."""
    env = {**environment(tmp_path), "MEDTRAINER_DATA": str(tmp_path / "data")}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "medtrainer", "--office", str(folder), "collect"],
            env=env,
            **pipes,
        )
        for folder in folders
    ]
    said = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0] * len(folders), said
    return [out.decode() for out, _ in said]


def check(database, machines):
    (found,) = database.rows("SELECT COUNT(*), SUM(events), SUM(right_rows) FROM attempts")
    whole = machines * PEOPLE * ATTEMPTS
    assert tuple(map(int, found)) == (whole, whole * 6, whole * 2)
    assert results.mixups(database, practice=False)["ma", "ma"] == (whole, whole)
    assert verify_book(database, lambda done, of: None).faults == ()


def test_one_machine_three_times_at_once(tmp_path):
    folder = office(tmp_path / "office")
    said = collect_at_once(tmp_path, folder, folder, folder)
    news = [int(text.split()[0]) for text in said]
    assert sum(news) == PEOPLE * ATTEMPTS * 6
    with open_gradebook(folder / "gradebook") as database:
        check(database, 1)


@pytest.mark.parametrize("times", [1, 2])
def test_two_machines_into_one_server_at_once(tmp_path, times):
    with fresh_url() as url:
        folders = [
            office(tmp_path / machine, machine=machine, gradebook=url)
            for machine in ("north-1", "south-1")
        ]
        collect_at_once(tmp_path, *folders * times)
        with open_gradebook(tmp_path, url) as database:
            check(database, 2)
