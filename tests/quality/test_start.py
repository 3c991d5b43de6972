"""The command line starts without what only the interface and the content need."""

from __future__ import annotations

from tests.quality.tree import run_python

LATE = {
    "textual": "costs 58 times the start of Python; only the interface draws",
    "rich": "comes with Textual",
    "asyncio": "comes with Textual",
    "toml_rs": "is for commands that read an office",
    "sqlite3": "is for commands that open the gradebook",
    "platformdirs": "is for commands that need the learner's own folder",
}


def test_the_command_line_starts_light():
    done = run_python("-c", "import sys, medtrainer.cli; print(*sys.modules)")
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    early = [f"{name}: {reason}" for name, reason in LATE.items() if name in loaded]
    assert "medtrainer.cli" in loaded
    assert not early, "`import medtrainer.cli` brings too much:\n" + "\n".join(early)


def test_the_line_mode_needs_nothing_that_draws():
    entry = "import sys, medtrainer.cli.interface, medtrainer.plain.run; print(*sys.modules)"
    done = run_python("-c", entry)
    assert done.returncode == 0, done.stderr
    drawing = {"textual", "rich", "asyncio", "medtrainer.tui"} & set(done.stdout.split())
    assert not drawing, f"The line mode loads {', '.join(sorted(drawing))}."
