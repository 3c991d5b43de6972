"""The tools that judge the whole tree, each as one test: what they say is the failure's text."""

from __future__ import annotations

import pytest

from tests.quality.tree import run_python


def test_ruff_finds_nothing():
    judge("-m", "ruff", "check", "--no-cache", "--output-format=concise", mend="ruff check --fix")


def test_the_format_is_ruffs():
    judge("-m", "ruff", "format", "--check", "--no-cache", mend="ruff format")


def test_types_are_strict_and_right():
    judge("-m", "mypy", mend="mypy")


def test_imports_keep_to_the_floors():
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    judge("-c", lint, "--no-cache", "--no-logo", mend="lint-imports (CONTRIBUTING.md, floors)")


def judge(*arguments: str, mend: str) -> None:
    """Run a tool; what it prints is for whoever has to mend it."""
    done = run_python(*arguments)
    if done.returncode != 0:
        said = f"{done.stdout}{done.stderr}".strip()
        pytest.fail(f"{said}\n\nTo see it alone: .venv/bin/{mend}", pytrace=False)
