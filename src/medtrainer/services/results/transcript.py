"""One person's transcript: what an auditor asks for, of every attempt that counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from medtrainer.exercises.grading import marks_by_key, needed_rows
from medtrainer.exercises.kinds import can_judge
from medtrainer.gradebook import evidence
from medtrainer.journal.fold import attempts
from medtrainer.journal.lines import Dated, read_line, union, whole_lines
from medtrainer.services.assigned import assigned_to
from medtrainer.services.results.people import attempts_of, find_person
from medtrainer.services.results.sat import is_right

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from medtrainer.gradebook.database import Database
    from medtrainer.model.attempt import Attempt, Sheet
    from medtrainer.model.decision import Regrade
    from medtrainer.model.roster import Learner
    from medtrainer.services.results.desk import Desk
    from medtrainer.services.results.sat import Sat


@dataclass(frozen=True, slots=True)
class Item:
    """One row of an attempt, as it was shown and answered.

    Attributes:
        exercise: Number of the exercise, from 1.
        duty: Id of the duty.
        text: Its wording then.
        chosen: Id of the position that was chosen, None where the row was left empty.
        chosen_text: Its title then, "" where the row was left empty.
        right: Id of the position that is right by the recorded key.
        right_text: Its title then.
        critical: Whether the row had to be right to pass.
        was_right: Whether the answer is right by the recorded key.
        is_right: Whether it is right after every regrade.
    """

    exercise: int
    duty: str
    text: str
    chosen: str | None
    chosen_text: str
    right: str
    right_text: str
    critical: bool
    was_right: bool
    is_right: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One attempt in a transcript.

    Attributes:
        sat: The attempt, with what it is worth now.
        due: The last day that held for it, None without one.
        needed: Rows that had to be right, None without a pass mark.
        passed: Whether it passes now; None without a pass mark, or while it is not over.
        late: Whether it was finished after the last day.
        items: Its rows; none where the evidence of it is gone.
    """

    sat: Sat
    due: date | None
    needed: int | None
    passed: bool | None
    late: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """One person's attempts that count.

    Attributes:
        learner: The person; leavers keep theirs.
        entries: The attempts, in the order of their starts.
        made_at: When the transcript was made, in UTC.
    """

    learner: Learner
    entries: tuple[Entry, ...]
    made_at: datetime


def transcript(desk: Desk, named: str) -> Transcript:
    """Return the transcript of a person, named by login or by full name.

    Raises:
        RequestProblem: There is nobody like that, or more than one.
    """
    learner = find_person(desk, named)
    sat = attempts_of(desk, learner.login)
    owners = sorted({(s.row.machine, s.row.uid) for s in sat})
    folded = {
        (machine, uid, attempt.id): attempt
        for machine, uid in owners
        for attempt in attempts(recorded(desk.database, machine, uid))
    }
    dues = {act.assignment.stem: act.due for act in assigned_to(learner, desk.acts)}
    entries = (
        _entry(s, folded.get((s.row.machine, s.row.uid, s.row.attempt)), dues, desk.regrades)
        for s in sat
    )
    return Transcript(learner, tuple(entries), desk.workspace.now())


def recorded(database: Database, machine: str, uid: int) -> tuple[Mapping[str, object], ...]:
    """Return all events that were collected of somebody, as one record."""
    files: dict[str, list[Dated]] = {}
    for chunk in evidence.chunks_of(database, machine, uid):
        events = files.setdefault(chunk.file, [])
        for line in map(read_line, whole_lines(evidence.unpack(chunk.content))):
            if line.at:
                latest = events[-1].at if events else line.at
                events.append(Dated(max(latest, line.at), line.fields))
    return union(files.values())


def _entry(
    sat: Sat,
    attempt: Attempt | None,
    dues: Mapping[str, date | None],
    regrades: Iterable[Regrade],
) -> Entry:
    row = sat.row
    due = dues.get(row.assignment) or _day(row.due)
    own = [regrade for regrade in regrades if regrade.quiz == row.quiz]
    return Entry(
        sat=sat,
        due=due,
        needed=needed_rows(row.pass_mark, row.total_rows),
        passed=sat.passes(row.pass_mark),
        late=bool(due and sat.finished and sat.finished_on > due),
        items=tuple(_items(attempt.sheets, own)) if attempt else (),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _items(sheets: Iterable[Sheet], regrades: Iterable[Regrade]) -> Iterator[Item]:
    for sheet in sheets:
        exercise = sheet.exercise
        if not can_judge(exercise):
            continue
        titles = {option.id: option.text for option in exercise.options}
        marks = marks_by_key(exercise, sheet.answers)
        for premise, mark in zip(exercise.premises, marks, strict=True):
            yield Item(
                exercise=exercise.index + 1,
                duty=premise.id,
                text=premise.text,
                chosen=mark.chosen,
                chosen_text=titles.get(mark.chosen or "", ""),
                right=mark.right,
                right_text=titles[mark.right],
                critical=mark.critical,
                was_right=mark.is_right,
                is_right=is_right(mark, regrades),
            )
