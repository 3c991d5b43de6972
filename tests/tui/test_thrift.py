"""What is sent to the terminal draws the same picture as everything would."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from medtrainer.tui.thrift import Shown, _cells

WIDTH, HEIGHT = 12, 3
STYLES = [
    Style.parse(text)
    for text in ("white on black", "bold cyan on black", "red on blue", "underline white on black")
]
CONSOLE = Console(color_system="256", width=WIDTH, force_terminal=True)

# What the terminal emulator of the tests measures as Textual does; others are counted below.
texts = st.text(st.sampled_from("ab  é界"), max_size=5)
spans = st.lists(st.tuples(texts, st.sampled_from(STYLES)), max_size=4)
frames = st.lists(st.lists(spans, min_size=HEIGHT, max_size=HEIGHT), min_size=1, max_size=5)


def strip(parts):
    """Return a line of the screen's width."""
    segments = [Segment(text, style) for text, style in parts]
    return Strip(segments).adjust_cell_length(WIDTH, STYLES[0])


def layout(frame):
    """Return a whole screen as Textual hands it over."""
    return LayoutUpdate([[strip(parts)] for parts in frame], Region(0, 0, WIDTH, HEIGHT))


def picture(*sent):
    """Return what a terminal shows after some output: characters with their looks."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for text in sent:
        stream.feed(text)
    return [[_look(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def _look(cell):
    """Return a cell's looks; a blank has no foreground that anybody could see."""
    if cell.data == " ":
        return (" ", cell.bg, cell.underscore)
    return (cell.data, cell.fg, cell.bg, cell.bold, cell.underscore)


def send(shown, update):
    """Return the bytes of an update, thriftily."""
    return shown.thrifty(update).render_segments(CONSOLE)


@given(frames)
def test_frame_after_frame_shows_what_the_last_one_would_alone(frames):
    shown = Shown()
    sent = [send(shown, layout(frame)) for frame in frames]
    assert picture(*sent) == picture(layout(frames[-1]).render_segments(CONSOLE))


@given(st.lists(spans, min_size=HEIGHT, max_size=HEIGHT))
def test_the_same_frame_again_sends_nothing(frame):
    shown = Shown()
    send(shown, layout(frame))
    assert send(shown, layout(frame)) == ""


@given(st.lists(spans, min_size=HEIGHT, max_size=HEIGHT))
def test_after_forgetting_everything_is_sent_again(frame):
    shown = Shown()
    first = send(shown, layout(frame))
    shown.forget()
    assert send(shown, layout(frame)) == first


@given(spans, spans, st.integers(0, WIDTH - 1), st.integers(1, WIDTH))
def test_a_stretch_of_a_line_is_drawn_as_textual_would(before, after, start, end):
    shown = Shown()
    first = send(shown, layout([before] * HEIGHT))
    end = max(end, start + 1)
    update = ChopsUpdate([{}, {0: strip(after)}], [(1, start, end)], [[], [WIDTH]])
    expected = picture(first, update.render_segments(CONSOLE))
    assert picture(first, send(shown, update)) == expected


def test_one_changed_letter_costs_a_few_bytes():
    shown = Shown()
    send(shown, layout([[("abcdef", STYLES[0])]] * HEIGHT))
    frame = [[("abcdef", STYLES[0])], [("abXdef", STYLES[0])], [("abcdef", STYLES[0])]]
    assert send(shown, layout(frame)).count("X") == 1
    assert len(send(shown, layout([[("abYdef", STYLES[0])]] * HEIGHT))) < 120


def test_nothing_blinks_and_what_is_reversed_is_so_without_colours():
    style = Style.parse("reverse blink bold red on white")
    update = layout([[("ab", style)]])
    assert send(Shown(), update).startswith("\x1b[1;1H\x1b[0;1;7;31;47mab")
    bare = Console(color_system=None, width=WIDTH, force_terminal=True)
    assert Shown().thrifty(update).render_segments(bare).startswith("\x1b[1;1H\x1b[0;1;7mab")


def test_what_is_not_understood_is_passed_on_and_forgets():
    shown = Shown()
    first = send(shown, layout([[]] * HEIGHT))
    stranger = object()
    assert shown.thrifty(stranger) is stranger
    assert send(shown, layout([[]] * HEIGHT)) == first


@pytest.mark.parametrize("text", ["❤️ abc", "⚕️x", "1️⃣", "👩‍⚕️ nurse", "e\u0301界", "plain"])
def test_cells_are_counted_as_textual_measures_them(text):
    """Terminals disagree about some of these; what matters is to agree with the compositor."""
    assert len(_cells([Segment(text, STYLES[0])])) == Strip([Segment(text)]).cell_length
