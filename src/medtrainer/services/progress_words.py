"""Progress in words: every picture has its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medtrainer.learning.trend import added
from medtrainer.services.progress import LARGE, known_in_all, my_progress
from medtrainer.services.wording import count_of, on_day, percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from medtrainer.learning.trend import Count
    from medtrainer.services.progress import Progress, RoleProgress
    from medtrainer.services.record import MyRecord
    from medtrainer.services.workspace import Workspace

NO_ANSWERS = "No answers yet. Sit a quiz set or practise: here you see how you stand."
"""What is said instead of figures as long as there are none."""

MEANINGS = (
    "A duty is known once you had it right on two days, and right the last time. A position is"
    " mastered when all its duties are known and so few answers are wrong that it is no luck."
)
"""What the words for progress mean."""

_WEEK = 7
_NAMED = 2


class Glance(NamedTuple):
    """Progress in one line.

    Attributes:
        text: In words, such as "3 of 9 positions mastered".
        part: How much of it is done.
        whole: How much there is; 0 where there is nothing to draw.
    """

    text: str
    part: int = 0
    whole: int = 0


def at_a_glance(workspace: Workspace, record: MyRecord) -> Glance:
    """Sum up a record in one line, quick enough to be done at every start."""
    if len(workspace.office.catalogue.roles) > LARGE:
        known = known_in_all(workspace, record)
        return Glance(f"{count_of(known, 'duty', 'duties')} known")
    progress = my_progress(workspace, record)
    return Glance(mastered_of(progress), progress.mastered, progress.to_master)


def state(here: RoleProgress) -> str:
    """Say in a word or two how a position stands."""
    if here.mastery.is_mastered:
        return "mastered"
    if not here.mastery.askable:
        return "not asked"
    return "learning" if here.answered.answers else "not begun"


def what_is_missing(here: RoleProgress) -> str:
    """Say in sentences what a position lacks to be mastered, "" if it is."""
    mastery = here.mastery
    if mastery.is_mastered:
        return ""
    if not mastery.askable:
        return "None of its duties can be asked."
    duties = count_of(mastery.askable, "duty", "duties")
    if here.known < mastery.askable:
        each = "It" if mastery.askable == 1 else "Each"
        return f"{here.known} of {duties} known. {each} has to be right on two different days."
    known = "Its one duty is known" if mastery.askable == 1 else f"All {duties} known"
    more = count_of(mastery.rights_missing, "more right answer")
    verb = "is" if mastery.rights_missing == 1 else "are"
    return f"{known}; {more} in a row {verb} needed."


def right_of(answered: Count) -> str:
    """Say how many answers were right: "40 of 52 right (76 %)"."""
    if answered.share is None:
        return "no answers"
    return f"{answered.right} of {answered.answers} right ({percent(answered.share)})"


def mastered_of(progress: Progress) -> str:
    """Say how many positions are mastered: "3 of 9 positions mastered"."""
    if not progress.to_master:
        return "nothing to master yet"
    return f"{progress.mastered} of {count_of(progress.to_master, 'position')} mastered"


def known_of(progress: Progress) -> str:
    """Say how many duties are known in all: "61 of 118 duties known"."""
    return f"{progress.known} of {count_of(progress.askable, 'duty', 'duties')} known"


def two_weeks(days: Sequence[Count]) -> tuple[str, ...]:
    """Compare the last 7 learning days with the 7 before them: the parts of one sentence."""
    now, before = added(days[-_WEEK:]), added(days[-2 * _WEEK : -_WEEK])
    if not now.answers and not before.answers:
        return ("No answers in the last 14 days",)
    earlier = right_of(before)
    if now.answers:
        earlier = earlier.replace(" right", "")  # once in a sentence is enough
    return f"Last 7 days: {right_of(now)}", f"the 7 days before: {earlier}"


def standing_in_words(here: RoleProgress, today: date) -> tuple[str, ...]:
    """Say how a person stands in one position: what is missing, then what was answered."""
    if not here.mastery.askable:
        return ("None of its duties can be asked: every position does them, or it has none.",)
    duties = count_of(here.mastery.askable, "duty", "duties")
    if here.last_day is None:
        return (f"Not begun: {duties} to learn.",)
    missing = what_is_missing(here) or f"Mastered: {here.known} of {duties} known."
    last = on_day(here.last_day, today)
    return missing, f"{right_of(here.answered)}, last answered {last}."


def next_in_words(here: RoleProgress, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Name the two duties to learn next, and what each was last mistaken for.

    Args:
        here: How a person stands in a position.
        titles: Titles of the office's positions, by id.
    """
    named = []
    for duty in here.to_learn[:_NAMED]:
        taken_for = titles.get(here.mistaken_for.get(duty.id, ""))
        named.append(f"{duty.text} (last taken for the {taken_for})" if taken_for else duty.text)
    return tuple(named)
