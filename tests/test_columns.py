"""How wide text is, cut and broken by columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from medtrainer.columns import broken, columns, fitted, padded

MARK = "\u0301"
WORDS = st.text(st.sampled_from([*"ab -", "é", "看", "한", "ß", MARK]), max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("Ärzte", 5), ("看護師", 6), (f"e{MARK}", 1), ("a\u200db", 2), ("ｱ", 1)],
)
def test_columns(text, width):
    assert columns(text) == width
    assert columns(padded(text, 8)) == 8


def test_a_text_is_cut_to_columns_without_halving_a_sign():
    assert fitted("看護師", 5) == "看護"
    assert fitted(f"abe{MARK}f", 3) == f"abe{MARK}"
    assert fitted("abc", 3) == "abc"
    assert fitted("abc", 0) == ""


@given(WORDS, st.integers(2, 30))
def test_a_broken_line_keeps_its_room_and_its_letters(line, room):
    parts = broken(line, room)
    assert all(wcswidth(part) <= room for part in parts)
    assert "".join("".join(parts).split()) == "".join(line.split())
    assert parts


def test_words_stay_whole_where_they_have_room():
    assert broken("a prior authorisation", 13) == ["a prior", "authorisation"]
    assert broken("看護師 is a nurse", 8) == ["看護師", "is a", "nurse"]
    assert broken("", 8) == [""]


def test_joined_signs_stay_together_where_there_is_room_for_one():
    nurse = "👩\u200d⚕️"
    parts = broken(nurse * 20, 15)
    assert "".join(parts) == nurse * 20
    assert not [part for part in parts if part.startswith("\u200d") or part.endswith("\u200d")]
    assert "".join(broken("\u200d".join("👩" * 50), 10)) == "\u200d".join("👩" * 50)
