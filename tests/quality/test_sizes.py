"""Files and functions stay small enough to be read at once."""

from __future__ import annotations

from tests.quality.tree import functions, parse, place, python_files

FILE_LINES = 300
FUNCTION_LINES = 50


def test_files_are_short():
    sizes = [(len(path.read_bytes().splitlines()), path) for path in python_files()]
    long = [f"{place(path)}: {lines} lines" for lines, path in sizes if lines > FILE_LINES]
    assert not long, f"Over {FILE_LINES} lines; split along a noun:\n" + "\n".join(long)


def test_functions_are_short():
    long = [
        f"{place(path, node)}: {name}: {lines} lines"
        for path in python_files()
        for name, node in functions(parse(path))
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    ]
    assert not long, f"Over {FUNCTION_LINES} lines; name the steps:\n" + "\n".join(long)
