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
        group: Whom it is for: one of `GROUPS`.
    """

    name: str
    help: str
    own: bool = False
    group: str = "commands"


GROUPS = ("commands", "for trainers", "for administrators")
"""Whom commands are for, in the order of the list."""

_TRAINERS, _ADMINISTRATORS = GROUPS[1:]

COMMANDS = (
    Command("roles", "list the positions, or show one"),
    Command("who", "find out which position does something"),
    Command("quiz", "sit a quiz set", own=True),
    Command("practice", "practise positions, without end and uncounted", own=True),
    Command("exercise", "generate exercises and print them"),
    Command("scores", "show my attempts and scores", own=True),
    Command("progress", "show how I stand, position by position", own=True),
    Command("status", "show what is assigned to me and when it is due", own=True),
    Command("check", "find the faults of an office's files"),
    Command("roster", "the people: list, add, import, leave", group=_TRAINERS),
    Command("assign", "assign a quiz set to people", group=_TRAINERS),
    Command("assignments", "list what is assigned, or withdraw it", group=_TRAINERS),
    Command("override", "give one person other terms, with a reason", group=_TRAINERS),
    Command("collect", "take what is new in the records into the gradebook", group=_TRAINERS),
    Command("missing", "show who has not done what", group=_TRAINERS),
    Command("gradebook", "show how everybody stands", group=_TRAINERS),
    Command("stats", "show how a set was answered, duty by duty", group=_TRAINERS),
    Command("confusions", "show which position is taken for which", group=_TRAINERS),
    Command("changes", "show who sat which version of a set", group=_TRAINERS),
    Command("transcript", "show one person's attempts, row by row", group=_TRAINERS),
    Command("verify", "prove that what was collected is unchanged", group=_TRAINERS),
    Command("disputes", "see the pairs that learners doubt, and answer", group=_TRAINERS),
    Command("regrade", "mend the key of a duty, with a reason", group=_TRAINERS),
    Command("office", "make a shared office: init DIR", group=_ADMINISTRATORS),
    Command("backup", "save what was collected, decided and written", group=_ADMINISTRATORS),
    Command("restore", "bring a backup back", group=_ADMINISTRATORS),
    Command("purge", "take out what need not be kept any more", group=_ADMINISTRATORS),
    Command("doctor", "check the installation and a shared office", group=_ADMINISTRATORS),
)

INTERFACE = "interface"
"""The module that runs where no command is named."""
