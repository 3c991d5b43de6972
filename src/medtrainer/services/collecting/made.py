"""What is made of a person's events: attempts, disputes, mix-ups and wordings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medtrainer.exercises.kinds import can_judge
from medtrainer.gradebook.results import DisputeRow, Mixup, Seen
from medtrainer.gradebook.rows import AttemptRow, Kept, to_ms
from medtrainer.gradebook.sheets import SheetMarks, pack
from medtrainer.services.judging import result_of_sheets
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medtrainer.model.attempt import Attempt, Finish, Opening
    from medtrainer.model.exercise import Result


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose events they are.

    Attributes:
        machine: Name of the machine that they are collected on.
        uid: Owner of the journal, from the kernel.
        login: Login of that account.
    """

    machine: str
    uid: int
    login: str


class Tally:
    """Mix-ups that are to be added to the gradebook's."""

    def __init__(self) -> None:
        # Plain tuples: making a million named ones takes a second.
        self._times: Counter[tuple[str, int, str, str]] = Counter()
        self._boards: Counter[tuple[str, int, str, tuple[str, ...]]] = Counter()

    def count(self, row: AttemptRow, sheets: Iterable[SheetMarks], sign: int = 1) -> None:
        """Count the marks of an attempt, or with -1 take them out again."""
        if row.purpose == "preview":
            return
        quiz, practice = row.quiz, int(row.purpose == "practice")
        for sheet in sheets:
            options = sheet.options
            for mark in sheet.marks:
                self._times[quiz, practice, mark.right, mark.chosen or ""] += sign
                self._boards[quiz, practice, mark.right, options] += sign

    def add(self, other: Tally) -> None:
        """Add what another one has counted."""
        self._times.update(other._times)
        self._boards.update(other._boards)

    def take(self) -> dict[Mixup, Seen]:
        """Return what was counted since the last time; each row offers to leave it empty."""
        times: Counter[Mixup] = Counter()
        shown: Counter[Mixup] = Counter()
        for mixup, rows in self._times.items():
            times[_harmless(Mixup(*mixup))] += rows
        for (quiz, practice, right, options), rows in self._boards.items():
            for option in ("", *options):
                shown[_harmless(Mixup(quiz, practice, right, option))] += rows
        self._times.clear()
        self._boards.clear()
        return {where: Seen(times[where], rows) for where, rows in shown.items()}


def _harmless(mixup: Mixup) -> Mixup:
    return mixup._replace(right=visible(mixup.right), chosen=visible(mixup.chosen))


def attempt_row(
    attempt: Attempt,
    owner: Owner,
    result: Result | None,
    *,
    events: int,
    now: int,
    before: AttemptRow | Kept | None,
) -> AttemptRow:
    """Return an attempt as the gradebook keeps it.

    Rows are judged anew by the recorded key: what the record says of its own score is not believed.

    Args:
        attempt: The attempt, folded from all its events.
        owner: Whose it is.
        result: What its answers are worth, None where that cannot be told.
        events: How many events of it there are.
        now: The time of collecting, in milliseconds.
        before: What was kept of it so far; whose it is and since when stay as they are.
    """
    finish = attempt.finish
    right, total, passed = _outcome(result, finish)
    return AttemptRow(
        machine=owner.machine,
        uid=owner.uid,
        attempt=attempt.id,
        login=before.login if before else owner.login,
        **_opened(attempt.opening),
        started=to_ms(attempt.started),
        last_at=to_ms(attempt.last_at),
        finished=to_ms(finish.at) if finish else None,
        right_rows=right,
        total_rows=total,
        critical_missed=len(result.missed_critical) if result else 0,
        passed=None if passed is None else int(passed),
        ms=finish.ms if finish else attempt.answer_ms,
        events=events,
        collected_at=before.collected_at if before else now,
        sheets=pack(marks_of(attempt, result)) if finish and result else "",
    )


def _outcome(result: Result | None, finish: Finish | None) -> tuple[int, int, bool | None]:
    """Return rows right, all rows, and whether that passes."""
    if result:
        return result.right, result.total, result.passed
    return (finish.right, finish.total, finish.passed) if finish else (0, 0, None)


def _opened(opening: Opening) -> dict[str, Any]:
    """Return the columns of what was fixed at the start, every text of it harmless."""
    person, quiz, rules = opening.person, opening.quiz, opening.rules
    texts = {
        "learner": person.learner,
        "name": person.name,
        "title": person.title,
        "identified": person.identified,
        "quiz": quiz.id if quiz else "",
        "quiz_title": quiz.title if quiz else "",
        "purpose": opening.purpose,
        "feedback": rules.feedback,
        "counts": rules.counts,
        "assignment": opening.assignment or "",
        "due": opening.due or "",
        "assigned_by": opening.assigned_by or "",
        "content": opening.content,
        "host": opening.host,
        "mode": opening.mode,
        "program": opening.program,
    }
    numbers = {
        "pass_mark": opening.pass_mark,
        "allowed": rules.attempts,
        "minutes": rules.minutes,
        "utc_offset": opening.utc_offset,
    }
    return {**{name: visible(text) for name, text in texts.items()}, **numbers}


def judged(attempt: Attempt) -> Result | None:
    """Return what an attempt's answers are worth, None where this version cannot judge them."""
    if not all(can_judge(sheet.exercise) for sheet in attempt.sheets):
        return None
    return result_of_sheets(attempt.opening, attempt.sheets)


def marks_of(attempt: Attempt, result: Result) -> tuple[SheetMarks, ...]:
    """Return the marks of an attempt, exercise by exercise."""
    return tuple(
        SheetMarks(sheet.exercise.reuse, tuple(o.id for o in sheet.exercise.options), marks)
        for sheet, marks in zip(attempt.sheets, result.marks, strict=True)
    )


def dispute_rows(attempt: Attempt, owner: Owner) -> list[DisputeRow]:
    """Return the doubts of an attempt."""
    return [
        DisputeRow(
            owner.machine,
            owner.uid,
            attempt.id,
            place,
            doubt.index,
            visible(doubt.premise),
            visible(doubt.comment),
            to_ms(doubt.at),
        )
        for place, doubt in enumerate(attempt.disputes)
    ]


class Wordings:
    """The latest wording of each duty and position that attempts have shown."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[str, int]] = {}
        self._new: set[tuple[str, str]] = set()

    def note(self, attempts: Iterable[Attempt]) -> None:
        """Note what attempts have shown."""
        for attempt in attempts:
            at = to_ms(attempt.started)
            for sheet in attempt.sheets:
                shown = (("duty", sheet.exercise.premises), ("role", sheet.exercise.options))
                for kind, texts in shown:
                    for text in texts:
                        self._see((kind, text.id), text.text, at)

    def add(self, other: Wordings) -> None:
        """Note what another one has noted."""
        for key in other._new:
            self._see(key, *other._known[key])

    def _see(self, key: tuple[str, str], text: str, at: int) -> None:
        known = self._known.get(key)
        if known is None or (known[0] != text and at >= known[1]):
            self._known[key] = (text, at)
            self._new.add(key)

    def take(self) -> list[tuple[str, str, str, int]]:
        """Return what is new since the last time, for `results.save_texts`."""
        rows = [
            (kind, visible(key), visible(text), at)
            for kind, key in self._new
            for text, at in [self._known[kind, key]]
        ]
        self._new.clear()
        # What is made harmless may be the same twice; a statement must not touch a row twice.
        return list({row[:2]: row for row in sorted(rows, key=_moment)}.values())


def _moment(row: tuple[str, str, str, int]) -> int:
    return row[3]
