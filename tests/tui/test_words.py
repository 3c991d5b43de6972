"""What a screen means is in its text: no colour and no bold letter is needed to know it."""

from __future__ import annotations

import pytest

from tests.tui.visits import VISITS

MEANINGS = [
    ("home", (), "not begun"),
    ("home-unfinished", (), "exercise 1 of 3, 2 answered"),
    ("home-unfinished", (), "Front desk begun 12 of 15"),
    ("exercise", (), "2 of 5 answered"),
    ("exercise", (), "a Medical Assistant once"),
    ("feedback", ("1",), "1 ✓ Right: the Medical Assistant."),
    ("feedback", ("2",), "2 ✗ Wrong: you chose the Medical Biller; it is the Medical Secretary."),
    ("result", (), "Not passed yet: 12 needed."),
    ("result", ("d", *"odd", "enter"), "You disputed this on 22 Nov: “odd”"),
    ("review", (), "Right: the Medical Assistant."),
    ("practise", (), "Enter begins with Physician."),
    ("scores", (), "not passed 4 of 15"),
    ("progress", (), "learning"),
]


@pytest.mark.parametrize(("name", "keys", "words"), MEANINGS)
async def test_words_say_it(visit, monkeypatch, name, keys, words):
    monkeypatch.setenv("NO_COLOR", "1")
    async with visit(VISITS[name]) as seat:
        await seat.press(*keys)
        assert words in " ".join(seat.text.split())
