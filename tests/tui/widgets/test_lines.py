"""Measuring, cutting and wrapping in terminal cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from medtrainer.tui.widgets.lines import clipped, fit, joined, line, wrap

texts = st.text(st.characters(exclude_categories=("Cc", "Cs", "Mn", "Me", "Cf")), max_size=60)
widths = st.integers(2, 40)


@given(texts, widths)
def test_fit_fills_the_width_exactly(text, width):
    assert cell_len(fit(text, width)) == width


def test_fit_shows_that_something_is_missing():
    assert fit("Medical Secretary", 8) == "Medical…"
    assert fit("MA", 4) == "MA  "
    assert fit("界界界", 4) == "界… "


@given(texts, widths)
def test_wrapped_lines_keep_within_the_width_and_lose_no_word(text, width):
    rows = wrap(text, width)
    assert rows
    assert all(cell_len(row) <= width for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.split())


def test_wrap_breaks_at_blanks_and_inside_words_only_if_it_must():
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("incomprehensible", 6) == ["incomp", "rehens", "ible"]
    assert wrap("a\nb", 9) == ["a", "b"]
    assert wrap("", 9) == [""]


def test_joined_puts_the_right_part_at_the_edge():
    spans = joined(line("left"), line("right"), 14)
    assert "".join(text for text, _ in spans) == "left     right"


@given(st.lists(st.tuples(texts, st.just("plain")), max_size=5), widths)
def test_clipped_is_never_wider(spans, width):
    assert sum(cell_len(text) for text, _ in clipped(spans, width)) <= width
