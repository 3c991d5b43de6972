"""Where things are: the office in use and the learner's own data (formats.md, section 1)."""

from __future__ import annotations

import os
from pathlib import Path

from medtrainer.errors import EnvironmentProblem

MACHINE_OFFICE = Path("/etc/medtrainer/office")


def builtin_office() -> Path:
    """Return the folder of the built-in office: inside the package, or the root of a checkout."""
    package = Path(__file__).parent
    inside = package / "office"
    return inside if inside.is_dir() else package.parent.parent


def office_folder(chosen: str | None = None) -> Path:
    """Return the office to use; never the current folder by surprise.

    Args:
        chosen: What `--office` said, if anything.
    """
    named = chosen or os.environ.get("MEDTRAINER_OFFICE")
    if named:
        return Path(named).absolute()
    if MACHINE_OFFICE.is_dir():
        return MACHINE_OFFICE
    return builtin_office()


def data_folder(chosen: str | None = None) -> Path:
    """Return the learner's own data folder; it need not exist.

    Args:
        chosen: What `--data` said, if anything.

    Raises:
        EnvironmentProblem: Nothing names one and the account has no home.
    """
    named = chosen or os.environ.get("MEDTRAINER_DATA")
    if named:
        return Path(named).absolute()
    from platformdirs import user_data_path  # here, for most commands never need it

    try:
        return user_data_path("medtrainer", appauthor=False)
    except RuntimeError as error:
        raise EnvironmentProblem(
            "This account has no home folder to keep a record in.",
            "Name a folder with --data DIR or MEDTRAINER_DATA.",
        ) from error
