"""The pages say what the program does: its keys, its faults, its commands; and their links lead."""

from __future__ import annotations

import ast
import re
from urllib.parse import unquote

import pytest

from medtrainer.cli.table import COMMANDS
from medtrainer.content.check import check_paths
from medtrainer.content.faults import Faults
from tests.content.world import write
from tests.quality.tree import ROOT, SOURCE, parse

AUTHOR = (ROOT / "docs" / "author.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("benchmarks/*.md")])

CODES = frozenset(
    "syntax unreadable too-large hostile-character invisible-character bad-id duplicate-id"
    " duplicate-title two-texts missing-text too-long out-of-range wrong-type unknown-key"
    " unknown-role unknown-skill unknown-kind unknown-step long-text cycle listed-twice no-duties"
    " near-duplicate giveaway unaskable-duty unplayable-set guessable-set personal-data".split()
)
"""Every code that the contract names."""

PROBES = {
    "### roles.toml: the top": ("roles.toml", "odd = 1\n", "the file"),
    "### roles.toml: `[[role]]`": ("roles.toml", "[[role]]\nodd = 1\n", "a role"),
    "In `skills`:": (
        "roles.toml", '[[role]]\nskills = [{ id = "s", odd = 1 }]\n', "a role's skill",
    ),
    "### roles.toml: `[[role.duty]]`": (
        "roles.toml", "[[role]]\n[[role.duty]]\nodd = 1\n", "a duty",
    ),
    "### roles.toml: `[[skill]]`": ("roles.toml", "[[skill]]\nodd = 1\n", "a skill"),
    "### roles.toml: `[[visit]]`": ("roles.toml", "[[visit]]\nodd = 1\n", "a step of the visit"),
    "### quizzes/*.toml": ("quizzes/own.toml", "odd = 1\n", "a quiz set"),
    "### office.toml": ("office.toml", "odd = 1\n", "office.toml"),
}  # fmt: skip
"""For each table of keys: a file with a key that nobody knows, and what its reader calls it."""


def table_after(heading: str) -> list[str]:
    """Return what stands as code in the first column of the table below a line."""
    assert AUTHOR.count(f"\n{heading}\n") == 1, heading
    below = AUTHOR.partition(f"\n{heading}\n")[2].lstrip().splitlines()
    start = next(number for number, line in enumerate(below) if line.startswith("| "))
    rows = []
    for line in below[start:]:
        if not line.startswith("|"):
            break
        rows += re.findall(r"^\| `([^`]+)` \|", line)
    return rows


@pytest.mark.parametrize("heading", PROBES)
def test_every_key_that_is_read_is_in_its_table_and_no_other(heading, tmp_path, monkeypatch):
    name, text, table = PROBES[heading]
    known: dict[str, set[str]] = {}
    monkeypatch.setattr(
        Faults, "unknown_key", lambda self, what, place, keys: known.setdefault(what, set(keys))
    )
    write(tmp_path / "roles.toml", "")
    write(tmp_path / name, text)
    check_paths([tmp_path])
    documented = table_after(heading)
    assert len(set(documented)) == len(documented)
    assert set(documented) == known[table]


def test_the_defaults_and_limits_of_a_quiz_set_are_those_of_the_code():
    """The figures most likely to change, read out of the table."""
    from medtrainer.model.office import OfficeFacts
    from medtrainer.model.quiz import COUNTS, FEEDBACK, KINDS, QuizSet

    rows = dict(
        re.findall(r"^\| `(\w+)` \| ([^|]+) \|", AUTHOR.partition("### quizzes")[2], re.MULTILINE)
    )
    usual = QuizSet(id="x", title="X")
    for key in ("exercises", "pass_mark", "attempts", "minutes"):
        assert float(rows[key]) == getattr(usual, key), key
    for key in ("kind", "counts", "feedback", "spares"):
        assert rows[key] == f'`"{getattr(usual, key)}"`', key
    assert rows["duties"].startswith(f"{usual.duties} ")
    assert rows["positions"] == str(usual.positions)
    assert rows["reuse"] == "`true`"
    assert rows["keep_years"] == str(OfficeFacts().keep_years)
    for word in (*KINDS, *COUNTS, *FEEDBACK):
        assert f'`"{word}"`' in AUTHOR, word


def test_every_fault_is_explained():
    documented = table_after("## 11. All faults")
    assert len(set(documented)) == len(documented)
    assert set(documented) == CODES


def test_no_reader_raises_a_fault_that_is_not_explained():
    raised = {code for path in sorted((SOURCE / "content").rglob("*.py")) for code in codes(path)}
    assert {"syntax", "duplicate-id", "unknown-role", "unknown-kind"} <= raised
    assert raised <= CODES


def codes(path):
    """Yield what stands where a call that notes a fault has its code."""
    places = {"error": 1, "warn": 1, "_note": 2, "Fault": 4, "whole_file": 1, "choice": 2}
    for node in ast.walk(parse(path)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        place = places.get(name)
        if place is None or len(node.args) <= place:
            continue
        code = node.args[place]
        if isinstance(code, ast.Constant):
            yield code.value
        elif isinstance(code, ast.JoinedStr):
            assert ast.unparse(code).startswith("f'unknown-{"), ast.unparse(code)
            yield from ("unknown-role", "unknown-skill", "unknown-step")


def test_every_command_is_shown_to_somebody():
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    missing = [c.name for c in COMMANDS if not re.search(rf"\bmedtrainer {c.name}\b", text)]
    assert not missing, "Neither README.md nor docs/ shows: " + ", ".join(missing)


def test_there_is_a_page_for_each_task():
    assert {"administrator.md", "author.md", "learner.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    text = re.sub(
        r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    lost = []
    for target in re.findall(r"!?\[[^\]]*\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):  # the world outside is not asked
            continue
        file, _, anchor = unquote(target).partition("#")
        path = (page.parent / file).resolve() if file else page
        if not path.exists() or (anchor and anchor not in anchors(path.read_text("utf-8"))):
            lost.append(target)
    assert not lost


def anchors(text):
    """Return the anchors that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")
            for heading in headings}  # fmt: skip


def test_the_anchors_are_those_that_github_makes():
    assert anchors("## 6. A patient's visit\n# `quizzes/*.toml`") == {
        "6-a-patients-visit", "quizzestoml",
    }  # fmt: skip
