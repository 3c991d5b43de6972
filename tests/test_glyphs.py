"""Every sign has an ASCII form, and terminals that need it get it."""

from __future__ import annotations

import ast

import pytest

from medtrainer.glyphs import ASCII_FORMS, drawable
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


def test_every_sign_on_a_screen_has_an_ascii_form():
    places = [*(SOURCE / "tui").rglob("*.py"), *(SOURCE / "services").rglob("*.py")]
    signs = {char for path in places for text in literals(path) for char in text}
    assert {char for char in signs if not char.isascii()} <= set(ASCII_FORMS)


def test_a_form_is_as_wide_as_its_sign():
    assert all(len(sign) == len(form) == 1 for sign, form in ASCII_FORMS.items())
    assert all(form.isascii() for form in ASCII_FORMS.values())


@pytest.mark.parametrize(("name", "value"), [("TERM", "linux"), ("MEDTRAINER_ASCII", "1")])
def test_ascii_is_drawn_where_it_is_asked_for(monkeypatch, name, value):
    monkeypatch.setenv("TERM", "xterm")
    assert drawable("▶ ✓ a→b") == "▶ ✓ a→b"
    monkeypatch.setenv(name, value)
    assert drawable("▶ ✓ a→b") == "> + a>b"
    assert drawable("José") == "José"
