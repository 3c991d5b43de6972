"""A person's own choices, kept in DATA/settings.toml.

Where several people share an account, each learner's stand in a table of their own there:
`[learners.areyes]`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from medtrainer.errors import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has chosen.

    Attributes:
        welcomed: Whether the first-start screen was seen.
        line_mode: Whether the program opens in the line mode.
        theme: "dark" or "light"; what a newer version may have written counts as dark, and stays.
    """

    welcomed: bool = False
    theme: str = "dark"
    line_mode: bool = False


_LEARNERS = "learners"
_TYPES = {field.name: type(field.default) for field in fields(Preferences)}


def load_preferences(data: Path, learner: str = "") -> Preferences:
    """Return the choices kept in a data folder; a file that cannot be read counts as none.

    Args:
        data: The folder.
        learner: `Person.learner`: whose they are, where several people share the account.
    """
    try:
        return _chosen(_own(_kept(data), learner))
    except OSError:
        return Preferences()


def save_preferences(data: Path, preferences: Preferences, learner: str = "") -> None:
    """Keep the choices: written beside the old file, synced, then put in its place.

    What the file says otherwise stays, also where a newer version says a choice in another way.

    Args:
        data: The folder.
        preferences: What was chosen.
        learner: `Person.learner`: whose they are, where several people share the account.

    Raises:
        EnvironmentProblem: They could not be saved.
    """
    import tomli_w

    target = _file(data)
    draft = target.with_suffix(f".{os.getpid()}.tmp")
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            tomli_w.dump(_with(preferences, _kept(data), learner), file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise EnvironmentProblem(
            f"Your choice was not saved: {error.strerror or error}.", f"Check the folder {data}."
        ) from error


def _chosen(kept: Mapping[str, Any]) -> Preferences:
    """Return the choices in what is kept; a value of another type than a field's own is none."""
    known = {name: kept[name] for name, own in _TYPES.items() if type(kept.get(name)) is own}
    return Preferences(**known)


def _with(preferences: Preferences, kept: Mapping[str, Any], learner: str) -> dict[str, Any]:
    """Return what is to be kept: of the choices only those that say something else than before."""
    own = _own(kept, learner)
    before = asdict(_chosen(own))
    changed = {name: v for name, v in asdict(preferences).items() if v != before[name]}
    if not learner:
        return {**own, **changed}
    return {**kept, _LEARNERS: {**_table(kept, _LEARNERS), learner: {**own, **changed}}}


def _own(kept: Mapping[str, Any], learner: str) -> Mapping[str, Any]:
    """Return what is kept for a learner of a shared account, or for the account itself."""
    return _table(_table(kept, _LEARNERS), learner) if learner else kept


def _table(kept: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a table by its name; an empty one where there is none."""
    found = kept.get(name)
    return found if isinstance(found, dict) else {}


def _kept(data: Path) -> dict[str, Any]:
    """Return all that the file says, nothing where there is none or it is damaged."""
    import tomllib

    try:
        return tomllib.loads(_file(data).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return {}


def _file(data: Path) -> Path:
    return data / "settings.toml"
