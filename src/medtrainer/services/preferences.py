"""A person's own choices, kept in DATA/settings.toml.

Where several people share an account, each learner's stand in a table of their own there:
`[learners.areyes]`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from medtrainer.content.files import CannotRead, read_text
from medtrainer.errors import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NAME = "settings.toml"
_LONGEST = 8 * 1024  # characters; keys nested by the thousand take seconds to parse


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
    target = _file(data)
    draft = target.with_suffix(f".{os.getpid()}.tmp")
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(_written(preferences, _kept(data), learner))
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


def _written(preferences: Preferences, kept: Mapping[str, Any], learner: str) -> bytes:
    """Return the file to be; what is kept beside the choices is lost where it cannot be written.

    TOML can say numbers and nests that may be read, but that Python does not write again.
    """
    import tomli_w

    try:
        return tomli_w.dumps(_with(preferences, kept, learner)).encode()
    except (ValueError, RecursionError):
        return tomli_w.dumps(_with(preferences, {}, learner)).encode()


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
    """Return all that the file says, nothing where there is none or it is damaged.

    Raises:
        OSError: It cannot be read now, which is no reason to put another in its place.
    """
    import tomllib

    try:
        text = read_text(_file(data), _NAME)
        return tomllib.loads(text) if len(text) <= _LONGEST else {}
    except CannotRead as error:
        why = error.__cause__
        if isinstance(why, OSError) and not isinstance(why, FileNotFoundError):
            raise why from error
        return {}
    except (ValueError, RecursionError):
        return {}


def _file(data: Path) -> Path:
    return data / _NAME
