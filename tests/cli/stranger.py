"""Running a command as an account that is not root, and that no table of the machine knows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.world import ROOT, Done, write_office

if TYPE_CHECKING:
    from collections.abc import Iterator

UID = 65432

_BECOME = """
import difflib, encodings.utf_8_sig, json, locale, os, pkgutil, platformdirs.unix, sys
import textwrap, tomli_w, tomllib, traceback
from importlib import import_module

import medtrainer

# Other accounts may be kept out of the interpreter's folder: nothing can be imported later.
for module in pkgutil.walk_packages(medtrainer.__path__, "medtrainer."):
    if ".tui" not in module.name and not module.name.endswith("__main__"):
        import_module(module.name)
from medtrainer.cli import main

os.setgroups([])
os.setgid(%d)
os.setuid(%d)
os.chdir("/")
sys.exit(main(sys.argv[1:]))
"""


class Stranger:
    """An account without a line in /etc/passwd.

    Attributes:
        folder: A folder that everybody may look into, with an office in it.
        office: That office.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        roles = (ROOT / "roles.toml").read_text(encoding="utf-8")
        quiz = (ROOT / "quizzes" / "front-desk.toml").read_text(encoding="utf-8")
        self.office = write_office(folder / "office", roles, front_desk=quiz)

    def __call__(self, *arguments: str, typed: str = "", **env: str) -> Done:
        """Run a command with nothing in its environment but these variables."""
        done = subprocess.run(
            [sys.executable, "-c", _BECOME % (UID, UID), *arguments],
            input=typed.encode(),
            capture_output=True,
            check=False,
            timeout=60,
            env={
                "PATH": os.defpath,
                "LANG": "C.UTF-8",
                "PYTHONPATH": str(ROOT / "src"),
                "MEDTRAINER_OFFICE": str(self.office),
                **env,
            },
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def stranger() -> Iterator[Stranger]:
    """Return an account that may write nowhere but where a test lets it."""
    if os.geteuid():
        pytest.skip("only root can act for another account")
    folder = Path(tempfile.mkdtemp(prefix="stranger-"))  # pytest's own folders keep others out
    folder.chmod(0o755)
    yield Stranger(folder)
    shutil.rmtree(folder)
