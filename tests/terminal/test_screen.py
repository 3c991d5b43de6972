"""The terminal that the other tests stand on, tried with small programs of known behaviour."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.terminal.screen import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

RAW = (
    "import os, signal, sys, time, tty; tty.setraw(0); say = lambda s: os.write(1, s.encode())\n"
    "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"  # whoever runs the tests may ignore it
)
ECHO_KEYS = RAW + "say('ready\\r\\n')\nwhile True: say(ascii(os.read(0, 99)) + '\\r\\n')"
WAIT = RAW + "say('ready')\nwhile True: time.sleep(60)"


@pytest.fixture
def script(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Start a script on a terminal that ends with the test."""
    started = []

    def begin(source: str, env: Mapping[str, str] | None = None) -> Terminal:
        started.append(Terminal([sys.executable, "-c", source], home=tmp_path, env=env))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.close()


def test_shows_what_the_program_draws_where_it_draws_it(script):
    terminal = script(RAW + r"say('\x1b[2J\x1b[24;79Hab\x1b[1;1Htop '); time.sleep(60)")
    terminal.wait_for("top")
    assert terminal.lines == ("top", *[""] * 22, " " * 78 + "ab")
    assert terminal.text.startswith("top\n\n")


def test_is_24_lines_of_80_columns_until_resized(script):
    tell = "def tell(*_): w, h = os.get_terminal_size(); say(f'{w} {h}\\r\\n')\n"
    loop = "signal.signal(signal.SIGWINCH, tell); tell()\nwhile True: time.sleep(60)"
    terminal = script(RAW + tell + loop)
    terminal.wait_for("80 24").resize(60, 20).wait_for("60 20")
    assert len(terminal.lines) == 20


def test_presses_keys_by_name(script):
    terminal = script(ECHO_KEYS).wait_for("ready")
    terminal.press("a", "down", "shift+tab", "ctrl+c", "backspace", "enter")
    terminal.wait_for(r"b'a\x1b[B\x1b[Z\x03\x7f\r'")
    terminal.press("escape").wait_for(r"b'\x1b'")
    terminal.write("two words").wait_for("b'two words'")


@pytest.mark.parametrize("keys", [("escape", "a"), ("dwon",), ("ctrl+alt",)])
def test_refuses_keys_that_would_not_arrive_as_meant(script, keys):
    with pytest.raises(ValueError, match=r"escape last|no such key"):
        script(WAIT).press(*keys)


def test_waits_for_a_condition(script):
    terminal = script(RAW + "say('abc')\nwhile True: say(ascii(os.read(0, 1)))").wait_for("abc")
    mark = terminal.mark()
    terminal.write("x").wait_for(lambda t: t.bytes_since(mark) >= len("b'x'"))
    assert terminal.output[mark:] == b"b'x'"


def test_a_wait_in_vain_shows_the_screen(script):
    terminal = script(WAIT).wait_for("ready")
    with pytest.raises(AssertionError, match=r"(?s)'never' did not come in 0\.1 s.*ready"):
        terminal.wait_for("never", timeout=0.1)


def test_a_program_that_ends_ends_the_wait(script):
    terminal = script("import sys; print('no room'); sys.exit(3)")
    with pytest.raises(AssertionError, match=r"(?s)ended before 'home'.*exit code 3.*no room"):
        terminal.wait_for("home")


def test_counts_the_bytes_that_a_key_costs(script):
    source = RAW + "say('ready')\nwhile os.read(0, 1):\n say('x' * 300); time.sleep(.05); say('y')"
    terminal = script(source).wait_for("ready")
    mark = terminal.mark()
    terminal.press("a").settle()
    assert terminal.bytes_since(mark) == 301


def test_hears_a_program_that_is_not_idle(script):
    chatty = script(RAW + "while True: say('.'); time.sleep(.01)")
    assert chatty.listen(0.3) > 5
    with pytest.raises(AssertionError, match="still draws"):
        chatty.settle(timeout=0.2)
    assert script(WAIT).wait_for("ready").listen(0.3) == 0


def test_hangs_up_as_a_dropped_line_does(script):
    source = RAW + "signal.signal(signal.SIGHUP, lambda *_: sys.exit(129)); say('ready')\n"
    handled = script(source + "while True: time.sleep(60)").wait_for("ready").hangup()
    assert handled.exit_code() == 129
    assert script(WAIT).wait_for("ready").hangup().exit_code() == -signal.SIGHUP


def test_tells_the_exit_code_and_reads_the_last_words(script):
    terminal = script("print('x' * 100_000 + 'bye'); raise SystemExit(2)")
    assert terminal.exit_code() == 2
    assert terminal.output.endswith(b"bye\r\n")
    assert script(WAIT).wait_for("ready").signal(signal.SIGTERM).exit_code() == -signal.SIGTERM


def test_a_program_that_does_not_end_is_told(script):
    terminal = script(WAIT).wait_for("ready")
    with pytest.raises(AssertionError, match="still runs"):
        terminal.exit_code(timeout=0.1)


def test_leaves_no_process_behind(tmp_path):
    stubborn = RAW + "[signal.signal(n, signal.SIG_IGN) for n in (1, 2, 15)]; say('ready')\n"
    argv = [sys.executable, "-c", stubborn + "while True: time.sleep(60)"]
    with Terminal(argv, home=tmp_path) as terminal:
        terminal.wait_for("ready")
    with pytest.raises(ProcessLookupError):
        os.kill(terminal.pid, 0)


def test_hands_on_nothing_of_the_callers_environment(script, monkeypatch, tmp_path):
    monkeypatch.setenv("MEDTRAINER_OFFICE", "/somewhere")
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = script(
        "import os; print(*sorted(k for k in os.environ if k != 'LC_CTYPE'))\n"
        "print(os.environ['MEDTRAINER_DATA'] == os.getcwd() + '/data', os.environ['TERM'])",
        env={"TERM": "vt100"},
    )
    terminal.wait_for("HOME LANG MEDTRAINER_DATA PATH TERM\nTrue vt100")


def test_newer_sequences_leave_no_letters_on_the_screen(script):
    halves = r"say('\x1b[>1uone\x1b['); time.sleep(.1); say('<u two\x1b[?2026$p\x1b[>4;1m three')"
    terminal = script(RAW + halves + "; time.sleep(60)")
    terminal.wait_for("three")
    assert terminal.lines[0] == "one two three"
