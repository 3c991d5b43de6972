"""MedTrainer installed where every account can run it.

The interpreter of a checkout often lies in a home that nobody else may enter.
"""

from __future__ import annotations

import compileall
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from medtrainer import settings

_NOBODY = 65534
_VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
_CANDIDATES = (
    os.path.realpath(sys.executable), f"/usr/bin/python{_VERSION}",
    f"/usr/local/bin/python{_VERSION}", "/usr/bin/python3",
)  # fmt: skip


def install(folder: Path) -> Path:
    """Install the program into `folder`; return the interpreter that has it, for every account.

    `python -I -m medtrainer` runs it. The test is skipped, saying why, where no interpreter of the
    running one's version can be run by other accounts.
    """
    base = next((path for path in _CANDIDATES if _runs_for_all(path)), None)
    if base is None:
        pytest.skip(f"no Python {_VERSION} that other accounts can run (tried {_CANDIDATES})")
    subprocess.run([base, "-m", "venv", "--without-pip", str(folder)], check=True)
    site = folder / "lib" / f"python{_VERSION}" / "site-packages"
    for name in _needed("medtrainer") - {"medtrainer"}:
        _copy_distribution(name, site)
    _copy_program(site / "medtrainer")
    # Bytecode that was copied is up to date: only what has none is compiled.
    compileall.compile_dir(site, quiet=2)
    _let_all_read(folder)
    return folder / "bin" / "python"


def _runs_for_all(python: str) -> bool:
    """Tell whether an interpreter has our version, and whether any account may run it."""
    ask = [python, "-I", "-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])"]
    nobody = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    try:
        done = subprocess.run(ask, capture_output=True, text=True, cwd="/", check=False, **nobody)
    except OSError:
        return False
    return done.stdout.strip() == _VERSION


def _needed(name: str) -> set[str]:
    """Return a distribution's name and those of all that it needs."""
    found: set[str] = set()
    todo = [name]
    while todo:
        each = todo.pop()
        try:
            requires = distribution(each).requires or []
        except PackageNotFoundError:  # not needed on this machine
            continue
        if each in found:
            continue
        found.add(each)
        todo += [
            re.match(r"[\w.-]+", line)[0] for line in requires if "extra ==" not in line
        ]  # fmt: skip
    return found


def _copy_distribution(name: str, site: Path) -> None:
    for file in distribution(name).files or []:
        source = Path(str(file.locate()))
        if ".." not in file.parts and source.is_file():
            target = site / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def _copy_program(package: Path) -> None:
    """Lay the program and its office out as its wheel does."""
    office = settings.builtin_office()
    shutil.copytree(Path(settings.__file__).parent, package, dirs_exist_ok=True)
    (package / "office").mkdir(exist_ok=True)
    shutil.copy2(office / "roles.toml", package / "office")
    shutil.copytree(office / "quizzes", package / "office" / "quizzes", dirs_exist_ok=True)


def _let_all_read(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o644))
