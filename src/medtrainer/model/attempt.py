"""One learner's go at a set, as folded from the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from medtrainer.model.exercise import Exercise

Purpose = Literal["practice", "set", "assigned", "preview"]

DECLARED = frozenset({"forced-command", "self-declared"})
"""How a person is identified whose name the kernel does not vouch for."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who sat an attempt, and how that is known.

    Attributes:
        uid: The account's number, from the kernel.
        login: The account's name; "account/NAME" for a learner of an account that several share.
        name: The person's name as the account or the roster has it, "" if neither does.
        title: Job title at the time, or "".
        identified: "uid", "forced-command" or "self-declared".
    """

    uid: int
    login: str
    name: str = ""
    title: str = ""
    identified: str = "uid"

    @property
    def learner(self) -> str:
        """The name that tells a learner from others of the same account, "" for the account."""
        return self.login.rpartition("/")[2] if self.identified in DECLARED else ""


@dataclass(frozen=True, slots=True)
class QuizName:
    """The set that an attempt belongs to, as it was called then.

    Attributes:
        id: Id of the quiz set.
        title: Its title at the time.
    """

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules an attempt was started under.

    Attributes:
        feedback: "at-once", "after-submit" or "after-close".
        attempts: Attempts allowed, 0 without limit.
        counts: Which attempt counts.
        minutes: Time limit, 0 for none.
    """

    feedback: str = "after-submit"
    attempts: int = 0
    counts: str = "highest"
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """Everything that is fixed when an attempt starts (the `attempt-started` event).

    Attributes:
        attempt: Random id, 32 hexadecimal digits.
        purpose: What the attempt is for.
        quiz: The set, None in practice.
        utc_offset: The learner's offset from UTC in minutes.
        content: "sha256:…" of the set and its roles.
        generator: Version of the generator.
        seed: What the exercises were drawn with.
        pass_mark: 0 to 1, None in practice.
        rules: The rules it was started under.
        assignment: Stem of the assignment's file, or None.
        due: Due date of the assignment as ISO text, or None.
        assigned_by: The trainer's login, or None.
        person: Who sits it.
        program: Version of the program.
        host: Name of the machine.
        mode: "tui" or "plain".
        exercises: How many exercises the attempt has in all, None where that is open.
    """

    attempt: str
    purpose: Purpose
    quiz: QuizName | None
    utc_offset: int
    content: str
    generator: int
    seed: str
    pass_mark: float | None
    rules: Rules
    person: Person
    program: str
    host: str
    mode: str
    assignment: str | None = None
    due: str | None = None
    assigned_by: str | None = None
    exercises: int | None = None


_STEPS = 99
"""Steps that can be undone before the latest; a record may hold a million answers to one row."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One exercise of an attempt with what was answered so far.

    Attributes:
        exercise: The exercise as it was shown.
        answers: Premise id to chosen option id, None where the answer was taken back.
        submitted: Whether it is closed; later answers do not count.
        at: When its last answer was given or it was submitted, in UTC; None before that.
        turn: Place of that event among all those of the record, from 1; 0 before that. What came
            first is told by it alone, as a clock may be set back.
        trail: What can be undone, the latest last: a premise id, and what stood there before.
    """

    exercise: Exercise
    answers: Mapping[str, str | None] = field(default_factory=dict)
    submitted: bool = False
    at: datetime | None = None
    turn: int = 0
    trail: tuple[tuple[str, str | None], ...] = ()

    def with_answer(self, premise: str, option: str | None) -> Sheet:
        """Return the sheet after an answer, or after one was cleared with None."""
        trail = (*self.trail[-_STEPS:], (premise, self.answers.get(premise)))
        answers = {**self.answers, premise: option}
        return Sheet(self.exercise, answers, self.submitted, self.at, self.turn, trail)

    def undone(self) -> Sheet:
        """Return the sheet before its latest step; unchanged where there is none."""
        if not self.trail:
            return self
        premise, before = self.trail[-1]
        answers = {**self.answers, premise: before}
        return Sheet(self.exercise, answers, self.submitted, self.at, self.turn, self.trail[:-1])

    def replayed(self, steps: Iterable[tuple[str, str | None]]) -> Sheet:
        """Return the sheet after answers that were recorded, each a premise and an option.

        A record does not tell an answer that was undone from one that was changed back by hand:
        what brings back the answer before the latest step is taken for the former. So undoing after
        a resume never takes a row to what the person has undone before.
        """
        answers, trail = dict(self.answers), list(self.trail)
        for premise, option in steps:
            if trail and trail[-1] == (premise, option):
                trail.pop()
            else:
                trail.append((premise, answers.get(premise)))
                del trail[: -1 - _STEPS]
            answers[premise] = option
        return Sheet(self.exercise, answers, self.submitted, self.at, self.turn, tuple(trail))

    @property
    def answered(self) -> int:
        """How many rows hold an answer."""
        return sum(option is not None for option in self.answers.values())


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of an attempt as recorded (the `finished` event).

    Attributes:
        at: When, in UTC.
        right: Rows right.
        total: All rows.
        score: Share right, 0 to 1.
        passed: Whether it was passed, None where nothing has to be passed.
        ms: Time spent in sittings, in milliseconds.
    """

    at: datetime
    right: int
    total: int
    score: float
    passed: bool | None
    ms: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A learner's doubt about a pair (the `disputed` event); marks and score stay as they are.

    Attributes:
        at: When, in UTC.
        index: Index of the exercise.
        premise: Id of the premise.
        comment: What the learner says is wrong with the pair, in one line.
    """

    at: datetime
    index: int
    premise: str
    comment: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt: what it started with, what it showed, what was answered.

    Attributes:
        opening: What was fixed at its start.
        started: When it started, in UTC.
        sheets: Its exercises with the answers, in order.
        last_at: When its last event was written, in UTC.
        finish: How it ended, None while it can be resumed.
        answer_ms: Time that its recorded answers took, in milliseconds.
        disputes: Its pairs that the learner doubts, in the order of the doubts.
    """

    opening: Opening
    started: datetime
    sheets: tuple[Sheet, ...]
    last_at: datetime
    finish: Finish | None = None
    answer_ms: int = 0
    disputes: tuple[Dispute, ...] = ()

    @property
    def id(self) -> str:
        """The attempt's id."""
        return self.opening.attempt

    @property
    def is_complete(self) -> bool:
        """Whether every exercise it was started with is there; a damaged record may lack some."""
        indices = [sheet.exercise.index for sheet in self.sheets]
        return indices == list(range(self.opening.exercises or len(indices)))

    @property
    def current(self) -> int:
        """Index of the first exercise that is not submitted; the number of exercises if none is."""
        for place, sheet in enumerate(self.sheets):
            if not sheet.submitted:
                return place
        return len(self.sheets)
