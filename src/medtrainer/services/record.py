"""A person's own record: attempts, scores, how they stand in each set."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medtrainer.exercises.grading import needed_rows
from medtrainer.journal.fold import attempts, unfinished
from medtrainer.journal.reader import read
from medtrainer.journal.writer import Journal
from medtrainer.services.judging import is_judged, result_of_sheets
from medtrainer.services.my_assignments import my_assigned

if TYPE_CHECKING:
    from medtrainer.journal.place import Place
    from medtrainer.model.assignment import Assigned
    from medtrainer.model.attempt import Attempt, Person
    from medtrainer.model.quiz import QuizSet
    from medtrainer.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands in one set.

    Attributes:
        quiz: The set, by the rules that hold for this person.
        needed: Rows that must be right to pass, None without a pass mark.
        rows: Rows in one attempt.
        counted: The finished attempt that counts, None if there is none; of an average the best.
        average: Mean score of all finished attempts, 0 to 1, where the average is what counts; None
            where another rule holds or nothing is finished.
        open: The attempt that can be resumed, None if there is none.
        tries: Finished attempts.
        started: Attempts begun: those are what a limited number counts; of an assigned set, those
            from the assignment on.
        assigned: What was assigned to the person, None where nothing was.
        passed: Whether what counts passes, None without a pass mark.
    """

    quiz: QuizSet
    needed: int | None
    rows: int
    counted: Attempt | None
    average: float | None
    open: Attempt | None
    tries: int
    started: int
    assigned: Assigned | None = None
    passed: bool | None = None


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
    return _standing(quiz, my_record(workspace), my_assigned(workspace).get(quiz.id))


def standings(workspace: Workspace, record: MyRecord) -> tuple[Standing, ...]:
    """Return how a person stands in each set of the office, in the office's order."""
    assigned = my_assigned(workspace)
    return tuple(_standing(quiz, record, assigned.get(quiz.id)) for quiz in workspace.office.sets)


def _standing(quiz: QuizSet, record: MyRecord, assigned: Assigned | None) -> Standing:
    quiz = with_terms(quiz, assigned)
    sat = [attempt for attempt in record.attempts if counts_for(attempt, quiz.id)]
    counted = [attempt for attempt in sat if not assigned or _counts_towards(attempt, assigned)]
    done = [attempt for attempt in counted if attempt.finish]
    rows = quiz.exercises * quiz.duties
    mark = quiz.pass_mark if assigned else None
    return Standing(
        quiz=quiz,
        needed=needed_rows(quiz.pass_mark, rows),
        rows=rows,
        counted=_counted(done, quiz, mark),
        average=_average(done) if quiz.counts == "average" else None,
        open=next((a for a in record.unfinished if counts_for(a, quiz.id)), None),
        tries=len(done),
        started=len(counted),
        assigned=assigned,
        passed=_passed(done, quiz, mark),
    )


def with_terms(quiz: QuizSet, assigned: Assigned | None) -> QuizSet:
    """Return a set by the rules that hold for somebody it is assigned to."""
    if assigned is None:
        return quiz
    names = ("attempts", "pass_mark", "minutes")
    terms = {name: getattr(assigned, name) for name in names}
    return replace(quiz, **{name: value for name, value in terms.items() if value is not None})


def _counts_towards(attempt: Attempt, assigned: Assigned) -> bool:
    """Tell whether an attempt was begun after the set was assigned (formats.md, section 4)."""
    return attempt.started >= assigned.assignment.assigned_at


def _counted(done: list[Attempt], quiz: QuizSet, mark: float | None) -> Attempt | None:
    """Return the attempt that counts of finished ones, the newest first."""
    if quiz.counts in ("first", "last"):
        return next(iter(done[::-1] if quiz.counts == "first" else done), None)
    return max(done, key=lambda attempt: _rank(attempt, mark), default=None)


def _passed(done: list[Attempt], quiz: QuizSet, mark: float | None) -> bool | None:
    """Tell whether what counts passes.

    An average passes as the gradebook has it: enough rows over all attempts, and one attempt that
    misses no critical duty.
    """
    counted = _counted(done, quiz, mark)
    if not quiz.pass_mark or counted is None:
        return False if quiz.pass_mark else None
    if quiz.counts != "average":
        return _passes(counted, mark)
    results = [result_of_sheets(a.opening, a.sheets) for a in done if is_judged(a)]
    needed = needed_rows(quiz.pass_mark, sum(result.total for result in results)) or 0
    enough = sum(result.right for result in results) >= needed
    return enough and any(not result.missed_critical for result in results)


def _passes(attempt: Attempt, mark: float | None) -> bool:
    """Tell whether an attempt passes: by a mark that was assigned, else as it was recorded."""
    finish, opening = attempt.finish, attempt.opening
    if finish is None or mark in (None, opening.pass_mark) or not is_judged(attempt):
        return bool(finish and finish.passed)
    return bool(result_of_sheets(replace(opening, pass_mark=mark), attempt.sheets).passed)


def _average(done: list[Attempt]) -> float | None:
    scores = [attempt.finish.score for attempt in done if attempt.finish]
    return sum(scores) / len(scores) if scores else None


def _rank(attempt: Attempt, mark: float | None) -> tuple[bool, float]:
    """Rank a passed attempt above one that failed on a critical duty with a higher score."""
    return _passes(attempt, mark), attempt.finish.score if attempt.finish else 0.0


def counts_for(attempt: Attempt, quiz_id: str) -> bool:
    """Tell whether an attempt counts for a set: sat in earnest, not practice or preview."""
    opening = attempt.opening
    return (
        opening.quiz is not None
        and opening.quiz.id == quiz_id
        and opening.purpose in ("set", "assigned")
    )
