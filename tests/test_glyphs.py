"""Every sign has an ASCII form, and terminals that need it get it."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from medtrainer.glyphs import ASCII_FORMS, EMPTY, FULL, LEVELS, OPEN, bar, drawable, sparkline
from medtrainer.settings import builtin_office
from tests.quality.tree import SOURCE


def literals(path):
    """Return all texts that a module holds, but its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]


PLACES = [
    SOURCE / "glyphs.py",
    *(path for floor in ("tui", "cli", "services") for path in (SOURCE / floor).rglob("*.py")),
]


@pytest.mark.parametrize("path", PLACES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_every_sign_in_our_own_words_has_an_ascii_form(path):
    signs = {char for text in literals(path) for char in text if not char.isascii()}
    missing = {f"{char} (U+{ord(char):04X})" for char in signs if char not in ASCII_FORMS}
    assert not missing, f"{path.name}: give them a form in ASCII_FORMS"


def test_the_signs_of_the_built_in_office_have_an_ascii_form():
    root = builtin_office()
    texts = [
        path.read_text("utf-8") for path in (root / "roles.toml", *root.glob("quizzes/*.toml"))
    ]
    signs = {char for text in texts for char in text if not char.isascii() and not char.isalpha()}
    assert signs <= set(ASCII_FORMS)


def test_a_form_is_as_wide_as_its_sign():
    for sign, form in ASCII_FORMS.items():
        assert len(sign) == len(form) == cell_len(sign) == 1
        assert form.isascii()
        assert form.isprintable()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TERM", "linux"),
        ("TERM", "linux-16color"),
        ("TERM", "vt100"),
        ("TERM", "vt220"),
        ("MEDTRAINER_ASCII", "1"),
    ],
)
def test_ascii_is_drawn_where_it_is_asked_for(monkeypatch, name, value):
    monkeypatch.setenv("TERM", "xterm")
    assert drawable("▶ ✓ a→b") == "▶ ✓ a→b"
    monkeypatch.setenv(name, value)
    assert drawable("▶ ✓ a→b") == "> + a>b"
    assert drawable("José") == "José"


@pytest.mark.parametrize("term", ["xterm-ghostty", "vte-256color", "unheard-of", ""])
def test_a_terminal_of_an_unknown_name_gets_the_signs(monkeypatch, term):
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("MEDTRAINER_ASCII", raising=False)
    assert drawable("▶ ✓") == "▶ ✓"


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 20))
def test_a_bar_is_full_for_all_and_empty_for_none_only(one, other, width):
    part, whole = sorted((one, other))
    cells = bar(part, whole, width)
    filled = cells.count(FULL)
    assert cells == FULL * filled + EMPTY * (width - filled)
    assert (filled == width) == (part == whole > 0 or (width == 1 and part > 0))
    assert (filled == 0) == (part == 0)


def test_a_bar_of_half_is_half():
    assert bar(7, 14, 6) == FULL * 3 + EMPTY * 3


def test_a_sparkline_has_a_cell_a_share_and_a_dot_for_none():
    assert sparkline([0.0, None, 0.5, 1.0]) == LEVELS[0] + OPEN + LEVELS[4] + LEVELS[7]
    assert sparkline(n / 8 for n in range(8)) == LEVELS
    assert sparkline([]) == ""
