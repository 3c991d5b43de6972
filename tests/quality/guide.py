"""The author's guide, done step by step: its files are written and its commands run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.quality.tree import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ORDER = re.compile(r"^(Write|Add to|Change in) `([^`]+)`.*:$")


@dataclass(frozen=True)
class Block:
    """A block of a page.

    Attributes:
        line: Number of its first line.
        language: What the fence names.
        order: "Write", "Add to" or "Change in", if the line above asks for it, else "".
        file: The file that is meant, or "".
        text: What stands in it.
    """

    line: int
    language: str
    order: str
    file: str
    text: str

    def commands(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each command of a console block with the lines that it prints."""
        for part in re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]:
            command, *printed = part.rstrip("\n").split("\n")
            yield command, printed


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    found = []
    for fence in _FENCE.finditer(text):
        above = text[: fence.start()].rstrip("\n")
        order = _ORDER.match(above.rpartition("\n")[2])
        found.append(Block(
            above.count("\n") + 2, fence[1], *(order.groups() if order else ("", "")), fence[2],
        ))  # fmt: skip
    return found


class Bench:
    """A fresh folder in which a guide is followed."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing but the examples of the checkout, where the guide has them."""
        self._folder = folder
        (folder / "docs").mkdir()
        (folder / "docs" / "examples").symlink_to(ROOT / "docs" / "examples")
        bin_ = folder / "bin"
        bin_.mkdir()
        program = bin_ / "medtrainer"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m medtrainer "$@"\n')
        program.chmod(0o755)
        self._env = {
            "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "MEDTRAINER_DATA": str(folder / "data"),
        }
        self._before: dict[str, str] = {}

    def obey(self, block: Block) -> None:
        """Write a file, add to it, or put something in place of what was added last."""
        path = self._folder / block.file
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if block.order == "Add to":
            self._before[block.file] = old
            path.write_text(f"{old}\n{block.text}", encoding="utf-8")
        elif block.order == "Change in":
            path.write_text(f"{self._before[block.file]}\n{block.text}", encoding="utf-8")
        else:
            path.write_text(block.text, encoding="utf-8")

    def run(self, command: str) -> list[str]:
        """Run a command and return what it prints, talk and data as a terminal shows them."""
        shell = shutil.which("bash") or "/bin/sh"
        done = subprocess.run(
            [shell, "-c", command], cwd=self._folder, env=self._env, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=60,
        )  # fmt: skip
        return [line.rstrip() for line in done.stdout.splitlines()]
