"""How commands print: JSON in any encoding, paragraphs, and faults with a caret."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from wcwidth import wcwidth

from medtrainer.cli.output import print_aside, print_faults, print_json, print_paragraph
from medtrainer.model.fault import Fault
from medtrainer.text import mend, visible

MARK = "\u0301"
SIGNS = st.sampled_from([*"ab \t", "é", "看", "한", "，", "🩺", MARK, "\x1b", "\u202e", "\u00ad"])


def fault(source="", line=3, column=0, **changes):
    fields = {
        "file": "roles.toml",
        "severity": "error",
        "code": "bad-id",
        "message": "This is wrong.",
        "hint": "Mend it.",
        **changes,
    }
    return Fault(line=line, column=column, source=source, **fields)


def printed(*faults):
    stream = io.StringIO()
    print_faults(faults, stream)
    return stream.getvalue().splitlines()


def test_a_fault_with_its_line_a_caret_and_what_to_do():
    assert printed(fault('id = "X"', column=6)) == [
        "roles.toml:3:6: error: This is wrong.",
        '    id = "X"',
        "         ^",
        "    Mend it.",
    ]


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [(3, 6, "roles.toml:3:6"), (3, 0, "roles.toml:3"), (0, 0, "roles.toml")],
)
def test_the_place_is_as_exact_as_it_is_known(line, column, place):
    assert printed(fault(line=line, column=column, hint="")) == [f"{place}: error: This is wrong."]


def test_a_fault_of_a_whole_line_has_no_caret():
    assert len(printed(fault('id = "X"', column=0))) == 2


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("abc", 1),
        ("abc", 3),
        ("abc", 4),  # behind the end
        ("\t\tabc", 3),
        ('title = "看護師x"', 13),
        ('\ttitle = "\t看護師\tx"', 16),
        (f'title = "e{MARK}e{MARK}x"', 14),
        ('title = "a\x1b[2Jx"', 15),
        ("a" * 500 + "x" + "b" * 500, 501),
        ("看" * 500 + "x" + "護" * 500, 501),
        ("\u202e" * 100 + "x", 101),
    ],
)
def test_the_caret_stands_below_the_character(source, column):
    check_caret(source, column)


@given(st.lists(SIGNS, min_size=1, max_size=150).map("".join), st.data())
def test_the_caret_stands_below_any_character(source, data):
    column = data.draw(st.integers(1, len(source)))
    assume(source[column - 1] not in {MARK, "\u00ad"})  # these have no column of their own
    assume(MARK * 5 not in source)
    check_caret(source, column)


def check_caret(source, column):
    _, line, caret, _ = printed(fault(source, column=column))
    assert caret.lstrip(" ") == "^"
    assert line.isprintable()
    assert "\t" not in line
    indent = len(caret) - 1
    assert sum(map(wcwidth, line)) <= 79
    before = prefix_of(line, indent)
    pointed = visible(source[column - 1 :].replace("\t", " "))
    room = line[len(before) :]
    assert pointed.startswith(room)
    assert room or not pointed or wcwidth(pointed[0]) == 0
    assert visible(source[: column - 1].replace("\t", " ")).endswith(before[4:])


def prefix_of(line, wanted):
    """Return the shortest beginning of a line that takes so many columns, marks included."""
    for end in range(len(line) + 1):
        if sum(map(wcwidth, line[:end])) == wanted and (
            end == len(line) or wcwidth(line[end]) != 0
        ):
            return line[:end]
    raise AssertionError(f"the caret stands within or behind the signs of {line!r}")


def test_names_and_messages_of_faults_are_made_harmless():
    lines = printed(fault(file="a\x1b[2J.toml", message="Bad\x07.", hint="Look\n here."))
    assert lines == [
        "a<U+001B>[2J.toml:3: error: Bad<U+0007>.",
        "    Look<U+000A> here.",
    ]


@pytest.fixture
def stdout(monkeypatch):
    """Put a stdout of some encoding in place; return what was written there so far."""

    def be(encoding):
        written = io.BytesIO()
        stream = io.TextIOWrapper(written, encoding, errors="backslashreplace", write_through=True)
        monkeypatch.setattr(sys, "stdout", stream)
        return written

    return be


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "ascii", "latin-1", "cp1252"])
def test_json_says_the_same_in_any_encoding(stdout, encoding):
    document = {"title": "Ärztin “看護師” 🩺", "raw": "\udcff", "esc": "\x1b"}
    written = stdout(encoding)
    print_json(document)
    text = written.getvalue().decode(encoding)
    assert json.loads(text) == document
    assert ("看" in text) == encoding.casefold().startswith("utf")


def test_one_line_json_has_no_blanks(stdout):
    written = stdout("utf-8")
    print_json({"a": [1, 2], "b": "x y"}, indent=None)
    assert written.getvalue() == b'{"a":[1,2],"b":"x y"}\n'


def test_paragraphs_are_wrapped_and_indented(capsys):
    print_paragraph(f"{'word ' * 30}\nnext", indent="  ")
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("  ") and len(line) <= 79 for line in lines)
    assert lines[-1] == "  next"
    print_paragraph("")
    assert capsys.readouterr().out == "\n"


@pytest.mark.parametrize(
    ("is_terminal", "no_color", "said"),
    [
        (False, None, "Ask: Dana\n"),
        (True, None, "\x1b[2mAsk: Dana\n\x1b[22m"),
        (True, "1", "Ask: Dana\n"),
    ],
)
def test_an_aside_is_dim_on_a_terminal_only(monkeypatch, capsys, is_terminal, no_color, said):
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    print_aside("Ask: Dana")
    assert capsys.readouterr().out == said


HARSH = "a\x1b\x07\x00\x7f\x9b\x85\u202e\u2066\u2028\ue000\U000e0041\udcfcé看🩺\u00ad" + MARK * 6


def test_json_shows_nothing_that_text_would_not_show_and_stays_equal(capsys):
    document = {HARSH: [HARSH, 1, None], "b": "é\n"}
    for indent in (2, None):
        print_json(document, indent=indent)
        out = capsys.readouterr().out
        assert json.loads(out) == document
        assert visible(out, lines=True) == out.replace("\u00ad", "")
        assert "é看🩺" in out


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_json_is_printable(document):
    raw = io.BytesIO()
    stream, sys.stdout = sys.stdout, io.TextIOWrapper(raw, encoding="utf-8")
    try:
        print_json(document)
        sys.stdout.flush()
        out = raw.getvalue().decode()
    finally:
        sys.stdout = stream
    assert json.loads(out) == document
    assert visible(out, lines=True) == mend(out)
