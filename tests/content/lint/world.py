"""Small offices that read well, and what the lints say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.content.world import faults_of, plant, write

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.model.fault import Fault


def role(title: str, *duties: str, extra: str = "") -> str:
    """Return a role as TOML; a duty is "id: text", or an id alone."""
    lines = ["[[role]]", f'id = "{title.lower().replace(" ", "-")}"', f'title = "{title}"']
    lines += [extra] if extra else []
    for duty in duties:
        duty_id, _, text = duty.partition(": ")
        lines += ["[[role.duty]]", f'id = "{duty_id}"']
        lines += [f'text = "{text}"'] if text else []
    return "\n".join(lines) + "\n"


def planted(path: Path, *roles: str) -> tuple[int, int]:
    """Write roles, and return line and column of the mark among them."""
    return plant(path, "".join(roles))


def found(path: Path, code: str) -> tuple[Fault, ...]:
    """Return the faults of one code that `check` finds."""
    return tuple(fault for fault in faults_of(path) if fault.code == code)


def places(faults: tuple[Fault, ...]) -> list[tuple[int, int]]:
    """Return line and column of faults, all of them warnings."""
    assert {fault.severity for fault in faults} <= {"warning"}
    return [(fault.line, fault.column) for fault in faults]


SPECIALISTS = "".join(
    role(title, *(f"{title.lower()}-{n}: {text}" for n, text in enumerate(texts)))
    for title, texts in {
        "Nurse": ("Triages callers", "Starts drips", "Dresses wounds", "Charts vital signs"),
        "Clerk": ("Greets arrivals", "Sorts mail", "Scans cards", "Answers telephones"),
        "Coder": ("Reads notes", "Assigns levels", "Audits charts", "Queries authors"),
        "Biller": ("Sends claims", "Posts payments", "Files appeals", "Chases denials"),
        "Manager": ("Hires staff", "Plans budgets", "Approves leave", "Signs contracts"),
        "Porter": ("Moves beds", "Fetches linen", "Empties bins", "Delivers parcels"),
        "Cook": ("Boils soup", "Bakes bread", "Peels potatoes", "Washes dishes"),
    }.items()
)
"""Seven positions with four duties each that nobody could mix up."""


def write_specialists(folder: Path, **quizzes: str) -> Path:
    """Write an office of the specialists and its quiz sets."""
    write(folder / "roles.toml", SPECIALISTS)
    for name, text in quizzes.items():
        write(folder / "quizzes" / f"{name}.toml", text)
    return folder
