"""The pictures of the README show the program as it is, and need nothing from the network."""

from __future__ import annotations

import html
import importlib.util
import re
import sys
from xml.dom import minidom

import pytest

from tests.quality.tree import ROOT

FOLDER = ROOT / "docs" / "pictures"
COMMAND = "make them anew with: .venv/bin/python docs/pictures/make.py"
WORDS = {
    "exercise": ("exercise 1 of 3", "Match each duty", "✗", "Wrong: you chose the", "a-f"),
    "positions": ("Positions", "Physician · MD", "Medical Biller", "Only this position"),
}


@pytest.fixture
def make(monkeypatch):
    """Load the script that makes them."""
    monkeypatch.setenv("TERM", "xterm-256color")
    spec = importlib.util.spec_from_file_location("pictures", FOLDER / "make.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "pictures", module)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", WORDS)
def test_a_picture_shows_the_program_as_it_is(make, name):
    drawn = make.draw(make.PICTURES[name])
    assert (FOLDER / f"{name}.svg").read_text(encoding="utf-8") == drawn, COMMAND


@pytest.mark.parametrize("name", WORDS)
def test_a_picture_is_well_formed_and_needs_nothing_else(name):
    svg = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    minidom.parseString(svg)
    assert set(re.findall(r"https?://[^\s\"')]*", svg)) == {"http://www.w3.org/2000/svg"}
    assert "@font-face" not in svg
    assert not re.search(r"url\((?!#)", svg)
    text = html.unescape(re.sub(r"<[^>]*>", "\n", svg)).replace("\xa0", " ")
    assert all(words in text for words in WORDS[name])


def test_the_readme_shows_them_with_words_for_those_who_do_not_see_them():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]+)\]\(docs/pictures/(\w+)\.svg\)", readme)
    assert {name for _, name in shown} == set(WORDS)
    assert all(len(alt.split()) > 5 for alt, _ in shown)
