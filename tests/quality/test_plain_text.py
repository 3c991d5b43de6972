"""Text from files is drawn as it stands: nothing in the interface reads it as markup."""

from __future__ import annotations

import re

import pytest

from tests.quality.tree import SOURCE

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
