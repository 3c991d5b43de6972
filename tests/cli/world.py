"""What the tests of the commands share: running one here or in a process, and small offices."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from medtrainer.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
MEDICAL = ROOT.parent / "shared" / "data" / "medical-dwa.toml"
PROGRAM = (sys.executable, "-m", "medtrainer")

ROLES = """\
title = "Small office"

[[skill]]
id = "tact"
title = "Tact"
text = "Saying it kindly."

[[role]]
id = "nurse"
title = "Registered Nurse"
abbreviation = "RN"
aliases = ["Ward nurse"]
area = "clinical"
summary = "Judges and cares."
reports_to = ["boss"]
works_with = ["desk"]
skills = ["tact", { id = "tact-2", text = "With doctors." }]

[[role.duty]]
id = "vitals"
text = "Takes vital signs"
why = "Also by phone."
importance = 4.5
critical = true

[[role.duty]]
id = "triage"
text = "Decides who is seen first"

[[role]]
id = "assistant"
title = "Medical Assistant"
area = "clinical"

[[role.duty]]
id = "vitals"

[[role.duty]]
id = "rooms"
text = "Cleans the rooms"

[[role]]
id = "desk"
title = "Secretary"
area = "EHR desk"

[[role.duty]]
id = "book"
text = "Books visits"

[[role]]
id = "boss"
title = "Manager"

[[skill]]
id = "tact-2"
title = "More tact"
"""

QUIZ = """\
title = "Who is who?"
exercises = 2
duties = 2
positions = 3
"""


@dataclass(frozen=True)
class Done:
    """A command that has run.

    Attributes:
        code: Its exit code.
        out: What it printed to stdout.
        err: What it printed to stderr.
    """

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert (self.code, self.err) == (0, ""), self
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[Any]:
        assert (self.code, self.err) == (0, ""), self
        return [json.loads(line) for line in self.out.splitlines()]


class Here:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Done:
        self._capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = self._capsys.readouterr()
        return Done(code, said.out, said.err)


def environment(home: Path, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a bare environment with a home, and further variables."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(ROOT / "src"),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        **(env or {}),
    }


def process(
    home: Path,
    *arguments: object,
    program: Sequence[str] = PROGRAM,
    env: Mapping[str, str] | None = None,
    **options: Any,
) -> Done:
    """Run the program in a process of its own; stdin is empty, and no terminal is there."""
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    done = subprocess.run(
        [*program, *map(str, arguments)],
        cwd=home,
        env=environment(home, env),
        timeout=60,
        check=False,
        **{**pipes, **options},
    )
    out, err = ((stream or b"").decode() for stream in (done.stdout, done.stderr))
    return Done(done.returncode, out, err)


def python(home: Path, code: str, env: Mapping[str, str] | None = None) -> Done:
    """Run Python code on the checkout's source in a process of its own."""
    return process(home, "-c", code, program=(sys.executable,), env=env)


def write_office(folder: Path, roles: str = ROLES, **quizzes: str) -> Path:
    """Write an office of its roles and quiz sets, a quiz by its id with _ for -."""
    (folder / "quizzes").mkdir(parents=True)
    (folder / "roles.toml").write_text(roles, encoding="utf-8")
    for name, text in quizzes.items():
        (folder / "quizzes" / f"{name.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
    return folder


def medical() -> Path:
    """Return the real office of 11 positions, or skip the test where its file is absent."""
    if not MEDICAL.is_file():
        pytest.skip(f"{MEDICAL} is not here: the test data lies beside the project")
    return MEDICAL


def is_one_message(err: str) -> bool:
    """Tell whether this is one line of ours: "medtrainer: what happened. What to do."."""
    return (
        err.startswith("medtrainer: ")
        and err.endswith((".\n", "?\n"))
        and err.count("\n") == 1
        and err[:-1].isprintable()
    )
