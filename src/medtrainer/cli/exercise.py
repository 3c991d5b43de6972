"""Generate matching exercises and print them, for a set or over all positions."""

from __future__ import annotations

import os
from argparse import BooleanOptionalAction
from itertools import islice
from typing import TYPE_CHECKING, Any

from medtrainer import settings
from medtrainer.cli.output import print_json, print_paragraph
from medtrainer.cli.roles import catalogue_of
from medtrainer.content.office import load_office
from medtrainer.errors import UsageProblem
from medtrainer.exercises.kinds import KINDS
from medtrainer.exercises.scope import Shape
from medtrainer.journal.events import exercise_shown
from medtrainer.services.draws import draw_from, find_set, shape_of, shape_without_set
from medtrainer.services.feedback import directions
from medtrainer.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from medtrainer.model.exercise import Exercise

MOST_DUTIES = 8
MOST_POSITIONS = 10
_SHOWN = ("index", "kind", "reuse", "premises", "options", "key")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `exercise`."""
    parser.add_argument("set", nargs="?", metavar="SET", help="a quiz set; all positions if none")
    parser.add_argument("--roles", metavar="FILE", help="a roles file in place of an office's")
    parser.add_argument("--kind", metavar="K", help=f"kind of exercise: {', '.join(KINDS)}")
    parser.add_argument("--duties", type=int, metavar="N", help=f"duties, 1 to {MOST_DUTIES}")
    parser.add_argument(
        "--positions", type=int, metavar="M", help=f"positions to choose from, to {MOST_POSITIONS}"
    )
    parser.add_argument(
        "--reuse", action=BooleanOptionalAction, help="a position may be used again"
    )
    parser.add_argument("--seed", metavar="S", help="draw the same again with the same word")
    parser.add_argument("--count", type=int, metavar="C", help="how many exercises")
    parser.add_argument("--json", action="store_true", help="print JSON, one exercise a line")


def run(args: Namespace) -> int:
    """Draw and print."""
    exercises = _draw(args)
    for exercise in exercises:
        if args.json:
            print_json(as_json(exercise), indent=None)
        else:
            _print(exercise)
    return 0


def _draw(args: Namespace) -> Iterator[Exercise]:
    if args.set and args.roles:
        raise UsageProblem("A set belongs to an office.", "Name either a set or --roles FILE.")
    seed = args.seed if args.seed is not None else os.urandom(8).hex()
    if args.set:
        office = load_office(settings.office_folder(args.office))
        quiz = find_set(office, args.set)
        catalogue, kind, count = office.catalogue, quiz.kind, quiz.exercises
        shape = _asked_shape(args, shape_of(quiz))
    else:
        catalogue, quiz, kind, count = catalogue_of(args), None, "match", 1
        shape = _asked_shape(args, shape_without_set(catalogue))
    if args.count is not None and args.count < 1:
        raise UsageProblem("--count must be at least 1.")
    drawn = draw_from(catalogue, seed, quiz=quiz, shape=shape, kind=args.kind or kind)
    return islice(drawn.exercises, args.count or count)


def _asked_shape(args: Namespace, usual: Shape) -> Shape:
    reuse = usual.reuse if args.reuse is None else args.reuse
    duties = usual.duties if args.duties is None else args.duties
    if not 1 <= duties <= MOST_DUTIES:
        raise UsageProblem(f"--duties must be 1 to {MOST_DUTIES}.")
    fewest = 3 if reuse else duties + 1
    positions = max(usual.positions, fewest) if args.positions is None else args.positions
    if not fewest <= positions <= MOST_POSITIONS:
        raise UsageProblem(
            f"--positions must be {fewest} to {MOST_POSITIONS} here.",
            "One position at least has to be left over.",
        )
    return Shape(duties, positions, reuse)


def as_json(exercise: Exercise) -> dict[str, Any]:
    """Return an exercise as `exercise --json` prints it (formats.md, section 6)."""
    event = exercise_shown("", exercise)
    shown = {name: event[name] for name in _SHOWN}
    return {**shown, "seed": exercise.seed, "shortfall": exercise.shortfall}


def _print(exercise: Exercise) -> None:
    letters = {option.id: chr(ord("a") + n) for n, option in enumerate(exercise.options)}
    print(f"Exercise {exercise.index + 1}")
    print_paragraph(directions(exercise))
    for number, premise in enumerate(exercise.premises, 1):
        print(f"  {number}  {premise.text}")
    print()
    for option in exercise.options:
        print(f"  {letters[option.id]}  {option.text}")
    answers = (
        f"{number} {letters[exercise.key[premise.id]]}"
        for number, premise in enumerate(exercise.premises, 1)
    )
    print(f"\nKey: {', '.join(answers)}   Seed: {visible(exercise.seed)}")
    if exercise.shortfall:
        print_paragraph(f"Smaller than asked: {exercise.shortfall}")
    print()
