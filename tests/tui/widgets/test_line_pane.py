"""A pane says where more lies beyond its edges, and draws again only what has changed."""

from __future__ import annotations

from textual.app import App

from medtrainer.tui.widgets.text_pane import Paragraph, TextPane


class Reading(App[None]):
    CSS = "TextPane { height: 3; width: 20; }"

    def __init__(self, count):
        super().__init__()
        self.pane = TextPane([Paragraph(f"line {n}") for n in range(count)])

    def compose(self):
        yield self.pane


def ends(pane):
    return [pane.render_line(y).text[-1] for y in range(3)]


async def test_signs_say_that_more_lies_above_or_below():
    async with Reading(5).run_test() as pilot:
        pane = pilot.app.pane
        assert ends(pane) == [" ", " ", "↓"]
        pane.scroll_lines(1)
        assert ends(pane) == ["↑", " ", "↓"]
        pane.scroll_lines(1)
        assert ends(pane) == ["↑", " ", " "]


async def test_what_fits_has_no_sign():
    async with Reading(3).run_test() as pilot:
        assert ends(pilot.app.pane) == [" ", " ", " "]


async def test_a_sign_that_goes_is_drawn_again(monkeypatch):
    async with Reading(4).run_test() as pilot:
        await pilot.pause()
        pane = pilot.app.pane
        regions = []
        monkeypatch.setattr(type(pane), "refresh", lambda self, *r, **kw: regions.extend(r))
        pane.say([Paragraph(f"line {n}") for n in range(3)])
        assert [region.y for region in regions] == [2]
