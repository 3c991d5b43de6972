"""Text from files is drawn as it stands: nothing in the interface reads it as markup."""

from __future__ import annotations

import ast
import re

import pytest

from tests.quality.tree import SOURCE, parse, place

MARKUP_READERS = re.compile(
    r"\b(Static|Label|Button|Markdown|Rule|Checkbox|RadioButton|from_markup|notify|console\.print)\("
    r"|Text\.from_markup|Content\.from_markup|\[@click"
)
FILES = sorted((SOURCE / "tui").rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_that_reads_markup_is_used(path):
    """Everything is drawn by `LinePane`, whose spans are plain characters (terminal.md, 3)."""
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MARKUP_READERS.search(line)
    ]
    assert not found, "Draw it with a LinePane instead:\n" + "\n".join(found)


TAKEN = {"textual.widgets": {"Input"}}
"""What is taken of the modules whose things read markup unless they are told not to."""

BANNED_MODULES = {"textual.content", "textual.markup", "textual.visual", "rich.text", "rich.markup"}
BANNED_NAMES = {"notify", "from_markup", "from_ansi", "border_title", "border_subtitle", "tooltip"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_way_to_markup_is_taken(path):
    """Whatever name a thing has here: where it comes from, and what is called on it."""
    found = []
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            extra = names - TAKEN.get(node.module or "", names)
            found += [place(path, node)] * (node.module in BANNED_MODULES or bool(extra))
        elif isinstance(node, ast.Import):
            banned = {alias.name for alias in node.names} & {*BANNED_MODULES, *TAKEN}
            found += [place(path, node)] * bool(banned)
        elif isinstance(node, ast.Attribute) and node.attr in BANNED_NAMES:
            found.append(place(path, node))
        elif isinstance(node, ast.keyword) and node.arg == "markup":
            found.append(place(path, node.value))
    assert not found, "This may read markup; draw it with a LinePane:\n" + "\n".join(found)
