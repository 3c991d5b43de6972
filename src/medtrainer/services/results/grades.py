"""How everybody stands in everything that was assigned to them, and in whatever else they sat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from medtrainer.exercises.grading import needed_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from medtrainer.model.assignment import Assigned
    from medtrainer.model.quiz import QuizSet
    from medtrainer.model.roster import Learner
    from medtrainer.services.results.sat import Sat

State = Literal["not begun", "begun", "not passed", "attempts used up", "passed", "done"]


@dataclass(frozen=True, slots=True)
class Grade:
    """One person in one set, as assigned to them or as they sat it unasked.

    Attributes:
        learner: The person.
        quiz: Id of the set.
        title: What the set is called.
        assigned: What was assigned, with every override; None where the person just sat it.
        attempts: The attempts that count towards it, in the order of their starts.
        counts: Which of them counts.
        pass_mark: What passes, 0 to 1, None or 0 without one.
        allowed: Attempts allowed, 0 without limit.
        counted: The finished attempt that counts, None if there is none; of an average the best.
        score: Share right that counts, 0 to 1, None before any attempt is finished.
        passed: Whether it is passed; None without a pass mark.
        state: How it stands, in the words of formats.md, section 6.
        late: Whether it was done after the last day, or is not done and that day is over.
        days_late: Whole days since the last day, 0 where it is not late or is done.
    """

    learner: Learner
    quiz: str
    title: str
    assigned: Assigned | None
    attempts: tuple[Sat, ...]
    counts: str
    pass_mark: float | None
    allowed: int
    counted: Sat | None
    score: float | None
    passed: bool | None
    state: State
    late: bool
    days_late: int

    @property
    def due(self) -> date | None:
        """The last day, None without one."""
        return self.assigned.due if self.assigned else None

    @property
    def is_missing(self) -> bool:
        """Whether it was assigned and is still to be done."""
        return self.assigned is not None and self.state not in ("passed", "done")


def grade_of(
    learner: Learner,
    quiz: str,
    assigned: Assigned | None,
    sat: Sequence[Sat],
    sets: Mapping[str, QuizSet],
    now: datetime,
) -> Grade:
    """Return how a person stands.

    Args:
        learner: The person.
        quiz: Id of the set.
        assigned: What was assigned, None where nothing was.
        sat: The person's attempts at the set, in the order of their starts.
        sets: The office's sets by id; the set may be gone from it.
        now: The time, in UTC.
    """
    begun = tuple(sat)
    if assigned:
        # Attempts from the assignment on count (formats.md, section 4).
        begun = tuple(s for s in sat if s.started >= assigned.assignment.assigned_at)
    office_set = sets.get(quiz)
    counts = begun[-1].row.counts if begun else office_set.counts if office_set else "highest"
    pass_mark = _pass_mark(assigned, begun, office_set)
    allowed = _allowed(assigned, office_set)
    done = [s for s in begun if s.finished]
    counted = _counted(done, counts, pass_mark)
    passed = _passed(done, counted, counts, pass_mark)
    state = _state(begun, done, passed, allowed)
    late, days = _lateness(assigned, done, state, pass_mark, now)
    return Grade(
        learner=learner,
        quiz=quiz,
        title=office_set.title if office_set else begun[-1].row.quiz_title if begun else quiz,
        assigned=assigned,
        attempts=begun,
        counts=counts,
        pass_mark=pass_mark,
        allowed=allowed,
        counted=counted,
        score=_score(done, counted, counts),
        passed=passed,
        state=state,
        late=late,
        days_late=days,
    )


def _pass_mark(
    assigned: Assigned | None, begun: Sequence[Sat], office_set: QuizSet | None
) -> float | None:
    """Return what passes: what was assigned, else what held when it was sat, else the set's own."""
    if assigned and assigned.pass_mark is not None:
        return assigned.pass_mark
    if begun:
        return begun[-1].row.pass_mark
    return office_set.pass_mark if office_set else None


def _allowed(assigned: Assigned | None, office_set: QuizSet | None) -> int:
    if assigned and assigned.attempts is not None:
        return assigned.attempts
    return office_set.attempts if office_set else 0


def _counted(done: Sequence[Sat], counts: str, pass_mark: float | None) -> Sat | None:
    if counts in ("first", "last"):
        return (done[0] if counts == "first" else done[-1]) if done else None
    # One that passes stands above one that failed on a critical duty with a higher score.
    return max(done, key=lambda s: (bool(s.passes(pass_mark)), s.score), default=None)


def _score(done: Sequence[Sat], counted: Sat | None, counts: str) -> float | None:
    if counted is None:
        return None
    return sum(s.score for s in done) / len(done) if counts == "average" else counted.score


def _passed(
    done: Sequence[Sat], counted: Sat | None, counts: str, pass_mark: float | None
) -> bool | None:
    """Tell whether what counts passes; an average passes with one attempt free of critical faults.

    None without a pass mark; False before anything is finished.
    """
    if not pass_mark:
        return None
    if counted is None:
        return False
    if counts != "average":
        return bool(counted.passes(pass_mark))
    rights, rows = sum(s.right for s in done), sum(s.row.total_rows for s in done)
    enough = rights >= (needed_rows(pass_mark, rows) or 0)
    return enough and any(not s.critical_missed for s in done)


def _state(begun: Sequence[Sat], done: Sequence[Sat], passed: bool | None, allowed: int) -> State:
    if passed:
        return "passed"
    if passed is None and done:
        return "done"
    if not begun:
        return "not begun"
    if len(done) < len(begun):
        return "begun"
    return "attempts used up" if allowed and len(begun) >= allowed else "not passed"


def _lateness(
    assigned: Assigned | None,
    done: Sequence[Sat],
    state: State,
    pass_mark: float | None,
    now: datetime,
) -> tuple[bool, int]:
    """Tell whether it is or was late, and how many days it has been late by now.

    Done is done with the first attempt that passes (without a pass mark: that is finished); the day
    is the learner's own, by the offset that the attempt recorded, else this machine's.
    """
    due = assigned.due if assigned else None
    if due is None:
        return False, 0
    if state in ("passed", "done"):
        first = next((s for s in done if not pass_mark or s.passes(pass_mark)), done[-1])
        return first.finished_on > due, 0
    days = (now.astimezone().date() - due).days
    return days > 0, max(0, days)


def longest_overdue_first(grades: Iterable[Grade]) -> list[Grade]:
    """Sort what is missing: the longest overdue first, then by due day, site and name."""
    return sorted(
        grades,
        key=lambda g: (
            -g.days_late,
            g.due is None,
            g.due.toordinal() if g.due else 0,
            g.learner.site.casefold(),
            g.learner.called.casefold(),
            g.learner.login,
            g.quiz,
        ),
    )
