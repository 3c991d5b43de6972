"""The title above and the keys below, whatever the width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from medtrainer.tui.widgets.bars import Hint, KeyBar, TitleBar

KEYS = [Hint("a-f", "choose"), Hint("enter", "submit"), Hint("u", "undo")]
LAST = [Hint("?", "help"), Hint("esc", "leave, kept")]


def text(pane, width):
    """Return the first line of a bar."""
    return "".join(span for span, _ in pane.lines(width)[0])


def test_keys_stand_apart_and_closer_before_one_is_left_out():
    bar = KeyBar([*KEYS, *LAST])
    wide = " a-f choose   enter submit   u undo   ? help   esc leave, kept"
    close = " a-f choose  enter submit  u undo  ? help  esc leave, kept"
    assert text(bar, 80) == text(bar, len(wide)) == wide
    assert text(bar, len(wide) - 1) == text(bar, len(close)) == close
    assert text(bar, len(close) - 1) == " a-f choose  enter submit  ? help  esc leave, kept"


@given(st.integers(60, 200), st.integers(0, 12))
def test_help_and_the_way_out_are_always_there(width, more):
    bar = KeyBar([*(Hint("xyz", "does this") for _ in range(more)), *LAST])
    assert text(bar, width).endswith("? help" + " " * 3 + "esc leave, kept") or text(
        bar, width
    ).endswith("? help  esc leave, kept")
    assert cell_len(text(bar, width)) <= width


@pytest.mark.parametrize(("width", "end"), [(60, 59), (80, 79), (100, 99), (200, 99)])
def test_the_aside_of_a_title_is_at_the_edge_but_never_far_away(width, end):
    shown = text(TitleBar("Front desk", "exercise 1 of 3"), width)
    assert shown.startswith(" Front desk ")
    assert shown.endswith(" exercise 1 of 3")
    assert len(shown) == end


def test_a_long_title_gives_way_to_what_stands_aside():
    shown = text(TitleBar("word " * 40, "exercise 1 of 3"), 60)
    assert "…" in shown
    assert shown.endswith(" exercise 1 of 3")
    assert len(shown) == 59
