"""Making a shared office: what has to be done, as commands to read, and doing it as root."""

from __future__ import annotations

import grp
import os
import shlex
import stat
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.services.layout import FOLDERS, OWNER, ROLES, mode_of
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILE_MODE = 0o664


@dataclass(frozen=True, slots=True)
class Done:
    """One step of making an office.

    Attributes:
        command: The step as a command of the shell.
        was_there: Whether everything was like that before.
    """

    command: str
    was_there: bool


def commands(folder: Path, group: str) -> tuple[str, ...]:
    """Return the commands that make an office, to be run by root.

    Args:
        folder: Where, as an absolute path.
        group: The trainers' group.
    """
    roles = folder / "roles.toml"
    quoted = shlex.quote(str(roles))
    return (
        f"getent group {shlex.quote(group)} > /dev/null || groupadd {shlex.quote(group)}",
        *(_install(folder / each.name, each.mode, group) for each in FOLDERS),
        f"[ -e {quoted} ] || printf %s {shlex.quote(ROLES)} > {quoted}",
        f"chown {OWNER}:{shlex.quote(group)} {quoted} && chmod {_FILE_MODE:04o} {quoted}",
    )


def make_office(folder: Path, group: str) -> tuple[Done, ...]:
    """Do as root what `commands` says; nothing that is there is overwritten.

    Raises:
        RequestProblem: Something else is in the place of a folder.
        EnvironmentProblem: A step has failed; the steps before it are done.
    """
    lines = commands(folder, group)
    steps = [_made_group(group), *(_made_folder(folder / f.name, f.mode, group) for f in FOLDERS)]
    wrote = _made_roles(folder / "roles.toml")
    mended = _own(folder / "roles.toml", _FILE_MODE, group)
    return tuple(Done(line, was) for line, was in zip(lines, [*steps, wrote, mended], strict=True))


def _install(path: Path, mode: int, group: str) -> str:
    owner = f"-o {OWNER} -g {shlex.quote(group)}"
    return f"install -d -m {mode:04o} {owner} {shlex.quote(str(path))}"


def _made_group(group: str) -> bool:
    """Make the group unless it is there; return whether it was."""
    try:
        grp.getgrnam(group)
    except KeyError:
        with _told(f"The group “{visible(group)}” could not be made"):
            subprocess.run(["groupadd", "--", group], check=True, capture_output=True)  # noqa: S603, S607
        return False
    return True


def _made_folder(path: Path, mode: int, group: str) -> bool:
    with _told(f"{visible(str(path))} could not be made"):
        _require_safe(path.parent)
        try:
            path.mkdir(mode=0o700, parents=False)
        except FileExistsError:
            there = True
        except FileNotFoundError:
            path.parent.mkdir(mode=0o755, parents=True)
            path.parent.chmod(0o755)
            path.mkdir(mode=0o700)
            there = False
        else:
            there = False
    if not stat.S_ISDIR(os.lstat(path).st_mode):
        raise RequestProblem(
            f"{visible(str(path))} is no folder.", "Take it away, or choose another place."
        )
    return _own(path, mode, group) and there


def _require_safe(parent: Path) -> None:
    """Refuse a place in which anybody could put something else in the office's place."""
    try:
        mode = mode_of(parent.stat().st_mode)
    except FileNotFoundError:
        return
    if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        raise RequestProblem(
            f"Anybody may write in {visible(str(parent))}.", "Choose a place that only root writes."
        )


def _made_roles(path: Path) -> bool:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with _told(f"{visible(str(path))} could not be written"):
        try:
            descriptor = os.open(path, flags, _FILE_MODE)
        except FileExistsError:
            return True
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write(ROLES)
    return False


def _own(path: Path, mode: int, group: str) -> bool:
    """Give a file or folder its owner, group and mode; return whether it had them."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with _told(f"{visible(str(path))} could not be given to its owners"):
        number = grp.getgrnam(group).gr_gid
        descriptor = os.open(path, flags)  # what is opened stays the same, whoever swaps names
        try:
            found = os.fstat(descriptor)
            had = (found.st_uid, found.st_gid, mode_of(found.st_mode)) == (OWNER, number, mode)
            if not had:
                os.fchown(descriptor, OWNER, number)
                os.fchmod(descriptor, mode)  # after the owner: changing that clears set-id bits
        finally:
            os.close(descriptor)
    return had


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Turn what the machine refuses into a sentence."""
    try:
        yield
    except subprocess.CalledProcessError as error:
        said = visible(error.stderr.decode(errors="replace").strip())
        raise EnvironmentProblem(f"{what}: {said}.", "Mend that, then run it again.") from error
    except OSError as error:
        why = error.strerror or str(error)
        raise EnvironmentProblem(f"{what}: {why}.", "Mend that, then run it again.") from error
