"""A way through the program on every kind of terminal, at many sizes, in any locale."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.terminal.own_screen import sends_what_any_terminal_understands, shows_its_own, telling
from tests.terminal.screen import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# No locale is mended on the way in, as Python otherwise would.
RAW = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
C = {**RAW, "LC_ALL": "C"}
POSIX = {**RAW, "LC_ALL": "POSIX"}
NONE = {**RAW, "LANG": ""}
LATIN_1 = {**RAW, "LC_ALL": "en_US.ISO-8859-1"}
TRUE = {"COLORTERM": "truecolor"}


class Case(NamedTuple):
    """A terminal to try.

    Attributes:
        term: TERM.
        size: Columns and lines.
        env: Further variables.
        is_ascii: Whether it is to show signs of ASCII alone.
    """

    term: str
    size: tuple[int, int]
    env: Mapping[str, str]
    is_ascii: bool = False

    @property
    def few_colours(self) -> bool:
        """Whether it may be sent the 16 colours alone."""
        return "256" not in self.term and not (self.env.get("COLORTERM") and self.term == "tmux")


CASES = (
    Case("xterm-256color", (80, 24), {}),
    Case("xterm", (200, 60), NONE),
    Case("screen", (60, 20), {**C, **TRUE}),
    Case("screen-256color", (80, 24), POSIX),
    Case("tmux", (60, 20), {"NO_COLOR": "1"}),
    Case("tmux", (80, 24), {**TRUE, "TMUX": "/tmp/tmux-1/default,1,0"}),
    Case("tmux-256color", (200, 60), TRUE),
    Case("linux", (80, 24), {}, is_ascii=True),
    Case("linux", (60, 20), {**TRUE, "NO_COLOR": "1"}, is_ascii=True),
    Case("vt100", (80, 24), LATIN_1, is_ascii=True),
    Case("vt100", (200, 60), {**C, **TRUE}, is_ascii=True),
    Case("made-up", (80, 24), LATIN_1),
    Case("unknown", (60, 20), NONE),  # for Rich a terminal without looks
    Case("xterm-256color", (60, 20), {**TRUE, "MEDTRAINER_ASCII": "1"}, is_ascii=True),
)

WAY = (
    ((), "Welcome to MedTrainer", "Try it", "enter"),
    (("enter",), "MedTrainer ", "Quiz sets", "q leave"),
    (("5",), "Front desk", "Press Enter to begin", "esc back"),
    (("enter",), "exercise 1 of 3", "Match each duty", "esc leave, kept"),
    (("a", "b", "c", "d", "a"), "exercise 1 of 3", "5 of 5 answered", "enter submit"),
    (("enter",), "exercise 1 of 3", ": ", "enter next exercise"),
    (("escape",), "MedTrainer ", "Continue", "q leave"),
    (("b",), "Positions", "Physician", "esc back"),
    (("down", "?"), "Help", "Whom to ask", "esc back"),
)
"""Keys; and then what stands on the first line, somewhere, and on the last line."""


@pytest.fixture(scope="session")
def latin_1(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return where an installed Latin-1 locale is, made for the tests; nothing if it cannot be."""
    folder = tmp_path_factory.mktemp("locales")
    name = folder / LATIN_1["LC_ALL"]
    make = ["localedef", "-i", "en_US", "-f", "ISO-8859-1", str(name)]
    made = shutil.which("localedef") and not subprocess.run(make, capture_output=True).returncode
    return {"LOCPATH": str(folder)} if made else {}


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[object]:
    """Start the telling program on a terminal, which ends with the test."""
    started = []

    def start(term: str, size: tuple[int, int], env: Mapping[str, str]) -> Terminal:
        started.append(
            Terminal(
                telling(tmp_path),
                home=tmp_path,
                columns=size[0],
                lines=size[1],
                env={**env, "TERM": term},
            )
        )
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


def shows(first: str, words: str, last: str):
    """Return a condition: words on the first line, anywhere, and on the last line."""
    return lambda t: first in t.lines[0] and words in t.text and last in t.lines[-1]


def name_of(case: Case) -> str:
    return f"{case.term} {case.size[0]}x{case.size[1]} " + " ".join(
        f"{name}={value}" for name, value in case.env.items() if name not in RAW
    )


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_way_to_an_answer_is_the_same_on_every_terminal(begin, tmp_path, latin_1, case):
    if case.env is LATIN_1 and not latin_1:
        pytest.skip("this machine cannot make a Latin-1 locale (localedef)")
    terminal = begin(case.term, case.size, {**case.env, **latin_1})
    for keys, *words in WAY:
        terminal.press(*keys).wait_for(shows(*words))
        shows_its_own(terminal, tmp_path)
        assert terminal.text.isascii() or not case.is_ascii
        assert (" Right: " in terminal.text or " Wrong: " in terminal.text) or words[1] != ": "
        assert not {"\ufffd", "\u00e2", "\u00c2", "\u00c3", "["} & set(terminal.text)
    terminal.press("ctrl+c")
    assert terminal.exit_code() == 130
    assert not terminal.text.strip()
    sends_what_any_terminal_understands(bytes(terminal.output), few_colours=case.few_colours)


@pytest.mark.parametrize(
    ("term", "size", "words"),
    [
        ("xterm-256color", (40, 12), "MedTrainer needs 60 columns"),
        ("linux", (20, 5), "MedTrainer needs 60"),
    ],
)
def test_a_small_one_says_what_is_needed_and_goes_on_when_it_is_larger(
    begin, tmp_path, term, size, words
):
    terminal = begin(term, size, {}).wait_for(words)
    # Keys and sizes come by different ways: what the last key draws says that all were read.
    before = terminal.mark()
    terminal.press("a", "b", "enter", "ctrl+l")
    terminal.wait_for(lambda t: words.encode() in t.output[before:])
    terminal.resize(80, 24).wait_for("Welcome to MedTrainer").wait_for("Try it")
    shows_its_own(terminal, tmp_path)
    terminal.press("enter", "5").wait_for("Press Enter to begin").resize(*size).wait_for(words)
    terminal.resize(60, 20).wait_for("Press Enter to begin")
    shows_its_own(terminal, tmp_path)
    sends_what_any_terminal_understands(bytes(terminal.output), few_colours=term == "linux")


def test_sizes_may_change_in_the_middle_of_everything(begin, tmp_path):
    terminal = begin("xterm-256color", (80, 24), {}).wait_for("Welcome")
    terminal.press("enter").wait_for("Quiz sets").press("5").wait_for("Press Enter to begin")
    # While it draws the exercise, and so fast that some sizes are gone before they are read.
    terminal.press("enter").resize(100, 30).wait_for("exercise 1 of 3")
    for size in ((60, 20), (59, 19), (200, 60), (20, 5), (61, 21), (80, 24)):
        terminal.resize(*size)
    terminal.wait_for(lambda t: "esc leave, kept" in t.lines[23])
    shows_its_own(terminal, tmp_path)
    before = terminal.lines
    for key, size in (("a", (120, 40)), ("b", (59, 24)), ("c", (80, 20)), ("d", (80, 24))):
        terminal.press(key).resize(*size)
    terminal.wait_for(lambda t: "answered" in t.text and "esc leave, kept" in t.lines[23])
    shows_its_own(terminal, tmp_path)
    assert [line[:4] for line in terminal.lines[3:5]] == [line[:4] for line in before[3:5]]
    terminal.press("u").wait_for("answered")
    shows_its_own(terminal, tmp_path)
    assert terminal.listen(0.5) == 0


REPORTS = (
    *("\x1b[?2026;2$y", "\x1b[?2048;0$y", "\x1b[?62;1;22c", "\x1b[>0;276;0c", "\x1b[?0u"),
    *("\x1b[0n", "\x1b[24;80R", "\x1b[8;24;80t", "\x1bP>|XTerm(370)\x1b\\", "\x1b[I", "\x1b[O"),
    "\x1b]11;rgb:ffff/ffff/ffff\x07",
)
"""What terminals answer to programs that ask, perhaps to one that ran before."""


def test_answers_of_the_terminal_are_no_keys(begin, tmp_path):
    terminal = begin("xterm-256color", (80, 24), {}).wait_for("Welcome")
    terminal.write("".join(REPORTS)).press("enter").wait_for("Quiz sets")
    terminal.write("".join(REPORTS)).press("5").wait_for("Press Enter to begin").press("enter")
    terminal.wait_for("exercise 1 of 3").settle()
    before = terminal.lines
    for report in REPORTS:
        terminal.write(report)
    terminal.write("\x1b[?62;1").settle().write("c").settle()
    assert terminal.lines == before
    terminal.press("a").wait_for("1 of 5 answered")
    journals = (tmp_path / "data").rglob("*.jsonl")
    events = [json.loads(line) for path in journals for line in path.read_text().splitlines()]
    assert sum(event["type"] == "answered" for event in events) == 1


def test_a_click_and_the_wheel_do_what_they_say_without_news_of_every_move(begin):
    terminal = begin("xterm-256color", (80, 24), {}).wait_for("Welcome").press("enter")
    terminal.wait_for("Quiz sets").write("\x1b[<65;10;8M").wait_for(lambda t: "▶ 2" in t.text)
    terminal.write("\x1b[<64;10;8M").wait_for(lambda t: "▶ 1" in t.text)
    terminal.write("\x1b[<0;10;6M\x1b[<0;10;6m").wait_for("Press Enter to begin")
    assert b"\x1b[?1003h" not in terminal.output
