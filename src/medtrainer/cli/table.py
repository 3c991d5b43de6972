"""The commands there are: one line here, one module of the same name beside it.

A command's module has two functions: `configure(parser)` adds its arguments, and `run(args)` does
the work and returns the exit code (formats.md, section 6).
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A command as the list of commands shows it.

    Attributes:
        name: What people type; also the name of its module.
        help: What it does, in a few words.
        own: Whether it is about the record of the person who runs it.
    """

    name: str
    help: str
    own: bool = False


COMMANDS = (
    Command("roles", "list the positions, or show one"),
    Command("who", "find out which position does something"),
    Command("quiz", "sit a quiz set", own=True),
    Command("practice", "practise positions, without end and uncounted", own=True),
    Command("exercise", "generate exercises and print them"),
    Command("scores", "show my attempts and scores", own=True),
    Command("progress", "show how I stand, position by position", own=True),
    Command("check", "find the faults of an office's files"),
    Command("roster", "trainers: the people: list, add, import, leave"),
    Command("assign", "trainers: assign a quiz set to people"),
    Command("assignments", "trainers: list what is assigned, or withdraw it"),
    Command("override", "trainers: give one person other terms, with a reason"),
    Command("collect", "trainers: take what is new in the records into the gradebook"),
    Command("missing", "trainers: show who has not done what"),
    Command("gradebook", "trainers: show how everybody stands"),
    Command("transcript", "trainers: show one person's attempts, row by row"),
    Command("verify", "prove that what was collected is unchanged, or a bundle"),
    Command("disputes", "trainers: see the pairs that learners doubt, and answer"),
    Command("regrade", "trainers: mend the key of a duty, with a reason"),
)

INTERFACE = "interface"
"""The module that runs where no command is named."""
