"""The checkout as the quality tests see it: its Python files and the functions in them."""

from __future__ import annotations

import ast
import functools
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "medtrainer"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """Return every Python file below these folders of the checkout; () means all that is ours."""
    found = []
    for folder in folders or ("src", "tests", "benchmarks"):
        found += sorted((ROOT / folder).rglob("*.py"))
    return found


@functools.cache
def parse(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), path)


def functions(node: ast.AST, inside: str = "") -> Iterator[tuple[str, Function]]:
    """Yield every function with its dotted name, those within classes and functions too."""
    for child in ast.iter_child_nodes(node):
        within = inside
        if isinstance(child, Function | ast.ClassDef):
            within = f"{inside}{child.name}."
        if isinstance(child, Function):
            yield within[:-1], child
        yield from functions(child, within)


def place(path: Path, node: ast.expr | ast.stmt | ast.excepthandler | None = None) -> str:
    """Say where something is, as an editor can open it."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{node.lineno}" if node is not None else name


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run this Python at the root of the checkout, on the checkout's own source."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1", "COLUMNS": "120"}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=600
    )
