"""A line to type in takes any paste and keeps what is harmless."""

from __future__ import annotations

from textual import events
from textual.app import App

from medtrainer.tui.widgets.typed_line import TypedLine


class Typing(App[None]):
    def compose(self):
        yield TypedLine(most=12)


async def pasted(text):
    async with Typing().run_test() as pilot:
        line = pilot.app.query_one(TypedLine)
        line.focus()
        await pilot.pause()
        pilot.app.post_message(events.Paste(text))
        await pilot.pause()
        return line.value


async def test_signs_that_cannot_be_shown_become_blanks():
    assert await pasted("a\x1b]0;b\u202ec\x9bd") == "a ]0;b c d"


async def test_a_long_paste_is_cut_at_the_end():
    assert await pasted("x" * 1_000_000) == "x" * 12


async def test_one_line_of_many_is_kept():
    assert await pasted("one\ntwo") == "one"


async def test_the_clipboard_stays_out_of_it():
    async with Typing().run_test() as pilot:
        line = pilot.app.query_one(TypedLine)
        line.value = "secret"
        line.focus()
        await pilot.press("home", "shift+end", "ctrl+x", "ctrl+c")
        assert line.value == "secret"
        assert not pilot.app.clipboard


async def test_the_cursor_stands_still():
    async with Typing().run_test() as pilot:
        assert not pilot.app.query_one(TypedLine).cursor_blink
