"""A process to be killed: it sits through sets without a screen and tells each step that counted.

Run as a program with a data folder. For each line on stdin, a seed, it forks somebody who goes on
with the open attempt for ever, and tells how it went when that one has been killed:

    {"pid": …, "attempt": …, "rows": [[[premise, option], …], …]}   where the sitting stands
    ["answered", index, premise, option]                          after the step is recorded
    ["submitted", index]
    {"over": pid}                                                 it has been killed
"""

from __future__ import annotations

import json
import os
import sys
from random import Random
from typing import TYPE_CHECKING

from medtrainer import settings
from medtrainer.services.attempts import resume_attempt, start_attempt
from medtrainer.services.record import my_record
from medtrainer.services.workspace import open_workspace

if TYPE_CHECKING:
    from medtrainer.model.quiz import QuizSet
    from medtrainer.services.sitting import Sitting
    from medtrainer.services.workspace import Workspace


def main(data: str) -> None:
    """Fork somebody for each seed on stdin."""
    workspace = open_workspace(str(settings.builtin_office()), data)
    for seed in sys.stdin:
        if not seed.strip():  # the byte of somebody who was killed before taking it
            continue
        pid = os.fork()
        if pid == 0:
            answer_for_ever(workspace, Random(int(seed)))
        os.waitpid(pid, 0)
        tell({"over": pid})


def tell(what: object) -> None:
    """Tell in one write, which a kill does not cut."""
    os.write(1, json.dumps(what).encode() + b"\n")


def sit_down(workspace: Workspace) -> Sitting:
    """Go on with the open attempt, or begin one."""
    for attempt in my_record(workspace).unfinished:
        return resume_attempt(workspace, attempt)
    return start_attempt(workspace, quiz_set(workspace))


def quiz_set(workspace: Workspace) -> QuizSet:
    """Return the set of the front desk."""
    return next(quiz for quiz in workspace.office.sets if quiz.id == "front-desk")


def answer_for_ever(workspace: Workspace, rng: Random) -> None:
    """Answer, change, clear and submit at random, one attempt after the other."""
    sitting = sit_down(workspace)
    sitting.go_on()
    rows = [
        [[premise.id, sheet.answers.get(premise.id)] for premise in sheet.exercise.premises]
        for sheet in sitting.sheets
    ]
    tell({"pid": os.getpid(), "attempt": sitting.opening.attempt, "rows": rows})
    os.read(0, 1)
    while True:
        if sitting.is_finished:
            sitting = sit_down(workspace)
        step(sitting, rng)


def step(sitting: Sitting, rng: Random) -> None:
    """Do one thing that counts, then tell it."""
    place, sheet = sitting.place, sitting.sheet
    answers = {premise: option for premise, option in sheet.answers.items() if option}
    if len(answers) == len(sheet.exercise.premises) and rng.random() < 0.5:
        sitting.submit()
        tell(["submitted", place])
        if not sitting.is_finished:
            sitting.go_on()
        return
    premise = rng.choice(sheet.exercise.premises).id
    option = rng.choice([*(o.id for o in sheet.exercise.options), None])
    if sheet.answers.get(premise) != option:
        sitting.answer(premise, option)
        tell(["answered", place, premise, option])


if __name__ == "__main__":
    main(sys.argv[1])
