"""How a shared office lies on the disk: one table for whoever makes it and whoever checks it."""

from __future__ import annotations

import stat
from dataclasses import dataclass

GROUP = "trainers"
"""The group whose members are trainers, unless the administrator names another."""

OWNER = 0
"""Who owns an office: root."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of an office.

    Attributes:
        name: Its path below the office, "" for the office itself.
        mode: Its permissions.
        files: Permissions of the files in it, 0 where they are their owners' business.
        why: What the permissions are for.
    """

    name: str
    mode: int
    files: int
    why: str


FOLDERS = (
    Folder("", 0o2775, 0o664, "everybody reads the content, trainers write it"),
    Folder("quizzes", 0o2775, 0o664, "everybody reads the quiz sets, trainers write them"),
    Folder("assignments", 0o2775, 0o664, "everybody reads what is assigned, trainers assign"),
    Folder("records", 0o3773, 0, "everybody puts their own record there, trainers read them"),
    Folder("gradebook", 0o2770, 0o660, "for trainers only"),
    Folder("decisions", 0o2770, 0o660, "for trainers only"),
)
"""The folders, the office itself first (architecture.md, section 1)."""

ROLES = 'format = 1\nextends = "builtin"\ntitle = "Our office"\n'
"""What a new office's roles.toml says: the built-in office, to be changed from there on."""


def mode_of(status_mode: int) -> int:
    """Return the permissions of a file's status, set-id and sticky bits included."""
    return stat.S_IMODE(status_mode)
