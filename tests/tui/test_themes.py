"""Every pair of colours that is drawn can be read: computed, in both themes, on every terminal."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.app import App
from textual.filter import monochrome_style
from textual.geometry import Size
from textual.widgets import Input

from medtrainer.services.preferences import Preferences, save_preferences
from medtrainer.tui.themes import DARK, LIGHT, THEMES, light_is_readable, theme_of
from medtrainer.tui.too_small import curtain
from medtrainer.tui.widgets.line_pane import LinePane
from medtrainer.tui.widgets.lines import STYLES
from tests.tui.contrast import (
    COMFORTABLE,
    CONSOLE,
    MANY,
    OLD_XTERM,
    PARTS,
    TEXT,
    TRUE,
    contrast_of,
    ratio,
)
from tests.tui.visits import VISITS

TERMINALS = {DARK.name: (TRUE, MANY, CONSOLE, OLD_XTERM), LIGHT.name: (TRUE, MANY)}
"""Where a theme is shown."""

KEYS = {DARK.name: (), LIGHT.name: ("t",)}
QUIET = ("plain", "strong", "dim")
SAMPLE = [name for name in VISITS if name != "welcome"]  # its way begins before `t` can be pressed

each_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def test_contrast_is_computed_as_wcag_does():
    assert ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert ratio((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert ratio((1, 2, 3), (1, 2, 3)) == 1


def drawn(app):
    """Return the text and style of everything on the screen."""
    strips = app.screen._compositor.render_strips()
    return [(text, style) for strip in strips for text, style, _ in strip]


def needed(text):
    """Return the contrast that a text must have: letters and digits are read, the rest is seen."""
    return TEXT if any(char.isalnum() for char in text) else PARTS


def check(pieces, terminals):
    """Check that each piece of text can be read on each of the terminals, also without hues."""
    for text, style in pieces:
        for terminal in terminals:
            for shown in (style, monochrome_style(style)):
                assert contrast_of(shown, terminal) >= needed(text), (text, str(style), terminal)


@each_theme
@pytest.mark.parametrize("name", SAMPLE)
async def test_every_style_of_every_pane_can_be_read(sit, name, theme):
    async with sit() as seat:
        await seat.press(*KEYS[theme.name], *VISITS[name].keys)
        assert seat.app.current_theme is theme
        panes = seat.app.screen.query(LinePane)
        assert len(panes) >= 3
        for pane in panes:
            styles = {style: pane.get_component_rich_style(f"pane--{style}") for style in STYLES}
            check(styles.items(), TERMINALS[theme.name])
            for terminal in TERMINALS[theme.name]:
                low = min(contrast_of(styles[style], terminal) for style in QUIET)
                assert low >= COMFORTABLE, (pane, terminal)


@each_theme
@pytest.mark.parametrize("name", SAMPLE)
async def test_what_is_drawn_can_be_read_and_covers_the_terminals_own_background(sit, name, theme):
    async with sit() as seat:
        await seat.press(*KEYS[theme.name], *VISITS[name].keys)
        pieces = drawn(seat.app)
        check([(text, style) for text, style in pieces if text.strip()], TERMINALS[theme.name])
        paper = Style(bgcolor=theme.background).bgcolor
        marked = [text for text, style in pieces if style.bgcolor != paper]
        # Where one types, the cursor alone stands out: one cell of another colour.
        typing = bool(seat.app.screen.query("TypedLine"))
        assert [len(text) for text in marked] == [1] * len(marked)
        assert len(marked) <= typing
        assert [strip.cell_length for strip in seat.app.screen._compositor.render_strips()] == (
            [80] * 24
        )


@each_theme
def test_the_sentence_of_a_small_terminal_can_be_read(theme):
    style = Style(color=theme.foreground, bgcolor=theme.background)
    update = curtain(Size(40, 12), style)
    segments = [segment for line in update.strips for strip in line for segment in strip]
    check([(segment.text, segment.style) for segment in segments], TERMINALS[theme.name])


class Form(App[None]):
    """Textual's own input, which the program filters with, in each of its states."""

    ANIMATION_LEVEL = "none"

    def __init__(self, theme):
        super().__init__()
        self.register_theme(theme)
        self.theme = theme.name

    def compose(self):
        yield Input("blood", id="filled")
        yield Input(placeholder="Filter", id="empty")


@each_theme
async def test_an_input_can_be_read_in_every_state(theme):
    app = Form(theme)
    async with app.run_test(size=(40, 8)) as pilot:
        for name, keys in (
            ("filled", ("home",)),
            ("filled", ("home", "shift+right", "shift+right")),
            ("empty", ()),
        ):
            field = app.query_one(f"#{name}")
            field.focus()
            await pilot.press(*keys)
            await pilot.pause()
            pieces = [(text, style) for text, style in drawn(app) if text.strip()]
            assert {"blood", "lood", "bl"} & {text.strip() for text, _ in pieces}
            # A border is a part of a sign in its colour, beside the background.
            check(pieces, TERMINALS[theme.name])


@pytest.mark.parametrize(
    ("choice", "colours", "theme"),
    [
        ("dark", "truecolor", DARK),
        ("light", "truecolor", LIGHT),
        ("light", "256", LIGHT),
        ("light", "standard", DARK),
        ("sepia", "256", DARK),
        ("", None, DARK),
    ],
)
def test_a_choice_is_shown_where_it_can_be_and_an_unknown_one_is_dark(choice, colours, theme):
    assert theme_of(choice, colours) is theme
    assert light_is_readable(colours) or theme is DARK


async def test_t_changes_the_theme_at_once_and_for_the_next_start(sit, workspace):
    async with sit() as seat:
        assert "t light" in seat.lines[-1]
        text = seat.lines[:-1]
        await seat.press("t")
        assert seat.app.current_theme is LIGHT
        assert seat.lines[:-1] == text
        assert "t dark" in seat.lines[-1]
        await seat.press("question_mark")
        assert "changes between dark and light" in seat.text
    async with sit() as seat:
        assert seat.app.current_theme is LIGHT
        await seat.press("t")
    async with sit() as seat:
        assert seat.app.current_theme is DARK


async def test_the_choice_holds_where_a_set_is_opened_directly(sit, workspace):
    save_preferences(workspace.data, Preferences(theme="light"))
    async with sit(quiz=workspace.office.sets[0]) as seat:
        assert seat.app.current_theme is LIGHT


async def test_a_choice_that_cannot_be_saved_is_said_and_holds_until_the_end(sit, workspace):
    settings = workspace.data / "settings.toml"
    settings.unlink()
    settings.mkdir()
    async with sit() as seat:
        await seat.press("enter")  # past the welcome, which such a folder shows every time
        await seat.press("t")
        assert seat.app.current_theme is LIGHT
        assert "Your choice was not saved" in seat.text
        assert "stays until you leave" in seat.text
    async with sit() as seat:
        assert seat.app.current_theme is DARK


async def test_with_16_colours_a_sentence_says_why_it_stays_dark(sit, workspace, monkeypatch):
    monkeypatch.setenv("TERM", "linux")
    save_preferences(workspace.data, Preferences(welcomed=True, theme="light"))
    async with sit() as seat:
        assert seat.app.current_theme is DARK
        await seat.press("t")
        assert seat.app.current_theme is DARK
        assert "16 colours" in seat.text


@pytest.mark.parametrize("name", ["feedback", "result", "exercise"])
async def test_without_colours_signs_and_words_tell_everything(sit, monkeypatch, name):
    monkeypatch.setenv("NO_COLOR", "1")
    async with sit() as seat:
        await seat.press(*VISITS[name].keys)
        assert "▶" in seat.text
        if name != "exercise":
            assert "✗" in seat.text
            assert "✓" in seat.text
            assert "Wrong: you chose" in seat.text or "Right: the" in seat.text
        grey = {style.color.triplet for text, style in drawn(seat.app) if text.strip()}
        assert all(len(set(triplet)) == 1 for triplet in grey if triplet)
