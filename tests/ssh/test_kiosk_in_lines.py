"""A kiosk in line mode, where keys are signals and the terminal may be of any kind."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("kind", "learner"), [("kiosk", ""), ("keys", "areyes")])
def test_no_key_ends_or_stops_the_line_mode(kiosk, kind, learner):
    """There keys are signals, for every process that has the terminal."""
    with (
        kiosk.serve(kind, learner=learner) as server,
        kiosk.sit(server, env={"TERM": "dumb"}) as terminal,
    ):
        terminal.wait_for("Type a number").press("ctrl+z", "ctrl+\\").wait_for("^\\").settle()
        terminal.write("?\n").wait_for("repeats this help").write("q\n")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize(
    "term", ["xterm;touch {trace}", "$(touch {trace})", "../../{trace}", "\x1b[31m"]
)
def test_a_terminal_of_an_odd_kind_is_taken_for_a_simple_one(kiosk, term):
    env = {"TERM": term.format(trace=kiosk.trace)}
    with kiosk.serve() as server, kiosk.sit(server, env=env) as terminal:
        terminal.wait_for("Type a number")
        assert b"\x1b" not in terminal.output  # nothing is drawn, it is in lines
    assert not kiosk.trace.exists()
