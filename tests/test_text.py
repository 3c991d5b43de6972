"""Text from outside is hostile until proved harmless (terminal.md, section 3)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.text import (
    INVISIBLE,
    LONGEST,
    MAX_MARKS,
    findings,
    is_plain,
    mend,
    name_of,
    visible,
)

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
BIDI = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
TAGS = ["\U000e0001", "\U000e0020", "\U000e007f"]
OTHERS = ["\ud800", "\udcff", "\ue000", "\U000f0000", "\u2028", "\u2029", "\uffff", "\u0378"]
HOSTILE = [*CONTROLS, *BIDI, *TAGS, *OTHERS]
HARMLESS = [*"aÄ看 '\"[]–…“🩺", "\u200d", "\u200c", "\ufe0f", "e\u0301", "\u0915\u094d"]
MARK = "\u0301"

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from([*HOSTILE, *INVISIBLE, MARK])))


@pytest.mark.parametrize("char", HOSTILE, ids=lambda char: f"{ord(char):04X}")
def test_what_would_steer_a_terminal_or_mislead_is_refused(char):
    (found,) = findings(f"ab{char}c")
    assert (found.offset, found.hostile) == (2, True)
    assert found.name.startswith(f"U+{ord(char):04X}")
    assert visible(f"ab{char}c") == f"ab<U+{ord(char):04X}>c"
    assert not is_plain(f"ab{char}c")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_only_unusual_stays(text):
    assert findings(text) == []
    assert visible(text) == mend(text) == text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth", "zerowidth"),
        ("word\u2060joiner", "wordjoiner"),
        ("byte\ufefforder", "byteorder"),
        ("no\u00a0break", "no break"),
    ],
)
def test_leftovers_of_word_processors_are_named_and_mended(text, mended):
    (found,) = findings(text)
    assert (found.offset, found.hostile) == (
        text.index(next(c for c in text if c in INVISIBLE)),
        False,
    )
    assert mend(text) == visible(text) == mended


def test_only_line_feeds_are_allowed_where_several_lines_are():
    text = "a\nb\tc\r\nd"
    assert [f.offset for f in findings(text)] == [1, 3, 5, 6]
    assert [f.offset for f in findings(text, lines=True)] == [3, 5]
    assert visible(text, lines=True) == "a\nb<U+0009>c<U+000D>\nd"


def test_marks_may_be_stacked_but_not_into_a_tower():
    assert findings("a" + MARK * MAX_MARKS) == []
    assert [f.offset for f in findings("a" + MARK * (MAX_MARKS + 1))] == [MAX_MARKS + 1]
    assert [f.hostile for f in findings("a" + MARK * 50)] == [True] * 10
    assert findings(f"a{MARK * 4}b{MARK * 4}") == []


def test_a_tower_is_one_even_where_something_invisible_parts_it():
    text = f"a{MARK * 3}\u00ad{MARK * 3}"
    assert [(f.offset, f.hostile) for f in findings(text)] == [(4, False), (6, True)]
    assert findings(visible(text)) == []
    assert findings(f"a{MARK * 3}\u00a0{MARK * 3}")[0].hostile is False  # becomes a blank


def test_every_finding_is_named_with_its_place():
    found = findings("\x1b[2J\u00ad\u202e\x9b")
    assert [(f.offset, f.name) for f in found] == [
        (0, "U+001B (ESCAPE)"),
        (4, "U+00AD (SOFT HYPHEN)"),
        (5, "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        (6, "U+009B (CSI)"),
    ]
    assert name_of("\x01") == "U+0001"
    assert name_of("\U000e0041") == "U+E0041 (TAG LATIN CAPITAL LETTER A)"


def test_plain_is_printable_ascii_on_one_line():
    assert is_plain("")
    assert is_plain("Nurse [bold]~")
    assert not any(is_plain(text) for text in ("a\n", "é", "\x7f", "\t"))


@given(TEXTS)
def test_what_is_visible_is_harmless(text):
    shown = visible(text)
    assert findings(shown) == []
    assert visible(shown) == shown
    assert "\x1b" not in shown
    shown.encode()
    assert all(unicodedata.category(char) not in {"Cc", "Cs"} for char in shown)


@given(TEXTS)
def test_several_lines_stay_several_lines(text):
    shown = visible(text, lines=True)
    assert shown.split("\n") == [visible(line) for line in text.split("\n")]


@given(TEXTS)
def test_findings_are_in_order_and_true(text):
    found = findings(text)
    assert [f.offset for f in found] == sorted({f.offset for f in found})
    for finding in found:
        assert finding.name == name_of(text[finding.offset])
    harmless = not any(f.hostile for f in found)
    assert (visible(text) == mend(text)) == harmless
    assert mend(mend(text)) == mend(text)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_is_left_as_it_is(text):
    assert is_plain(text)
    assert visible(text) == mend(text) == text


def test_a_text_of_a_megabyte_is_cut():
    assert visible("a" * LONGEST) == "a" * LONGEST
    assert visible("\x1b" * 1_000_000) == "<U+001B>" * LONGEST + "…"
