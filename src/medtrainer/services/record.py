"""A person's own record: attempts, scores, how they stand in each set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.exercises.grading import needed_rows
from medtrainer.journal.fold import attempts, unfinished
from medtrainer.journal.reader import read
from medtrainer.journal.writer import Journal

if TYPE_CHECKING:
    from medtrainer.journal.place import Place
    from medtrainer.model.attempt import Attempt, Person
    from medtrainer.model.quiz import QuizSet
    from medtrainer.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands in one set.

    Attributes:
        quiz: The set.
        needed: Rows that must be right to pass, None without a pass mark.
        rows: Rows in one attempt.
        counted: The finished attempt that counts, None if there is none; of an average the best.
        average: Mean score of all finished attempts, 0 to 1, where the average is what counts; None
            where another rule holds or nothing is finished.
        open: The attempt that can be resumed, None if there is none.
        tries: Finished attempts.
        started: Attempts begun: those are what a limited number counts.
    """

    quiz: QuizSet
    needed: int | None
    rows: int
    counted: Attempt | None
    average: float | None
    open: Attempt | None
    tries: int
    started: int


@dataclass(frozen=True, slots=True)
class MyRecord:
    """Everything recorded of one person.

    Attributes:
        attempts: All attempts, newest first; a practice without any answer is none.
        unfinished: Those that can be resumed, newest first.
        notices: What could not be read, in sentences.
        newer: Whether a newer version of the program wrote part of it.
    """

    attempts: tuple[Attempt, ...]
    unfinished: tuple[Attempt, ...]
    notices: tuple[str, ...]
    newer: bool


def my_record(workspace: Workspace) -> MyRecord:
    """Read and fold a person's own record; nothing is written."""
    return record_at(workspace.place, workspace.person)


def record_at(place: Place, person: Person) -> MyRecord:
    """Read and fold what is recorded of a person at a place; nothing is written."""
    record = read(place.sources)
    folded = tuple(
        attempt
        for attempt in attempts(record.events)
        if _is_of(attempt, person) and _came_to_something(attempt)
    )
    return MyRecord(folded[::-1], unfinished(folded), record.notices, record.newer)


def _is_of(attempt: Attempt, person: Person) -> bool:
    """Tell whether an attempt is that person's: the learners of a shared account have one journal.

    What was recorded for a learner is never the account's own, also after the office has ceased to
    list it as shared. An account's own attempts stay its own when it gets another name.
    """
    sat_by = attempt.opening.person
    return sat_by.login == person.login if person.learner else not sat_by.learner


def _came_to_something(attempt: Attempt) -> bool:
    """Tell whether an attempt is worth a line in anybody's scores.

    The start of a practice is recorded before its first exercise is shown, and nothing is ever
    taken out of a record: whoever only looked in would have practised "0 of 0".
    """
    if attempt.opening.purpose != "practice" or (attempt.finish and attempt.finish.total):
        return True
    return any(sheet.submitted or sheet.answered for sheet in attempt.sheets)


def prove_record(workspace: Workspace) -> None:
    """Find out early whether answers can be saved.

    Raises:
        EnvironmentProblem: They cannot, or a newer version of the program wrote part of the record.
    """
    open_journal(workspace).close()


def open_journal(workspace: Workspace) -> Journal:
    """Return the person's journal, open and proved writable.

    Raises:
        EnvironmentProblem: It is not, or a newer version of the program wrote part of the record.
    """
    journal = Journal(
        workspace.place,
        new_id=workspace.new_id,
        now=workspace.now,
        crowded=workspace.crowded,
    )
    try:
        journal.prove()
    except BaseException:
        journal.close()
        raise
    return journal


def standing_in(workspace: Workspace, quiz: QuizSet) -> Standing:
    """Return how a person stands in one set by now."""
    return _standing(quiz, my_record(workspace))


def standings(workspace: Workspace, record: MyRecord) -> tuple[Standing, ...]:
    """Return how a person stands in each set of the office, in the office's order."""
    return tuple(_standing(quiz, record) for quiz in workspace.office.sets)


def _standing(quiz: QuizSet, record: MyRecord) -> Standing:
    counted = [a for a in record.attempts if counts_for(a, quiz.id)]
    done = [attempt for attempt in counted if attempt.finish]
    rows = quiz.exercises * quiz.duties
    return Standing(
        quiz=quiz,
        needed=needed_rows(quiz.pass_mark, rows),
        rows=rows,
        counted=_counted(done, quiz.counts),
        average=_average(done) if quiz.counts == "average" else None,
        open=next((a for a in record.unfinished if counts_for(a, quiz.id)), None),
        tries=len(done),
        started=len(counted),
    )


def _counted(done: list[Attempt], counts: str) -> Attempt | None:
    """Return the attempt that counts of finished ones, the newest first."""
    if counts in ("first", "last"):
        return next(iter(done[::-1] if counts == "first" else done), None)
    return max(done, key=_rank, default=None)


def _average(done: list[Attempt]) -> float | None:
    scores = [attempt.finish.score for attempt in done if attempt.finish]
    return sum(scores) / len(scores) if scores else None


def _rank(attempt: Attempt) -> tuple[bool, float]:
    """Rank a passed attempt above one that failed on a critical duty with a higher score."""
    finish = attempt.finish
    return (bool(finish.passed), finish.score) if finish else (False, 0.0)


def counts_for(attempt: Attempt, quiz_id: str) -> bool:
    """Tell whether an attempt counts for a set: sat in earnest, not practice or preview."""
    opening = attempt.opening
    return (
        opening.quiz is not None
        and opening.quiz.id == quiz_id
        and opening.purpose in ("set", "assigned")
    )
