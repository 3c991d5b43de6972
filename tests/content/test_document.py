"""Texts that are no TOML, or TOML that wants to break the reader."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
import toml_rs

from medtrainer.content.document import Document
from medtrainer.content.files import CannotRead
from tests.content.world import CLERK, NURSE, errors_of, faults_of, plant, short, write

SYNTAX = {
    "quote not closed": 'id = "nurse¦\ntitle = "N"\n',
    "after two-byte characters": 'title = "éééé" ¦b\n',
    "after characters of four bytes": 'title = "😀😀" ¦b\n',
    "after lines of them": 'title = "éé"\nx = ¦y\n',
    "word without quotes": "title = ¦hello\n",
    "curly quotes": "title = ¦“hello”\n",
    "key alone": "title¦\n",
    "value left out": "title = ¦\n",
    "key twice": "a = 1\n¦a = 2\n",
    "bracket not closed": "a = [1,\n2\n¦b = 3\n",
    "header not closed": "# 1\n\n[[role]¦\n",
    "month 13": "a = ¦2026-13-01\n",
    "bad escape": 'a = "\\¦x"\n',
    "half of a pair": 'a = "\\u¦d800"\n',
}

DEEP = {
    "lists": ("a = ", "["),
    "lists over lines": ("a = ", "[\n"),
    "lists that look like headers": ("a = [\n", "[[\n"),
    "tables": ("a = ", "{ a = "),
    "both": ("a = ", "[ { a = "),
    "behind words in quotes": ("a = ", '[ "]", '),
    "behind closed lists": ("a = ", '["a", "b"], ['),
    "behind four quotes": ('a = [ """a"""", ', "["),
    "behind an escaped line end": ('a = ["abc\\\ndef", ', "["),
    "behind a quote in a word": ('éa = [["["a", "b"]\'\'[1,', "[1,"),
    "behind an open quote": ("a = 'abc\nb = ", "["),
    "behind three open quotes": ('a = """abc\nb = ', "["),
    "among many headers": ("# " + "[[role]]" * 40_000 + "\na = ", "["),
    "in the comment's next line": ("# [\na = ", "[ # ]\n"),
}


@pytest.mark.parametrize("text", SYNTAX.values(), ids=SYNTAX.keys())
def test_what_is_no_toml_is_pointed_at(tmp_path, text):
    line, column = plant(tmp_path / "roles.toml", text)
    (fault,) = faults_of(tmp_path / "roles.toml")
    assert (fault.code, fault.line, fault.column) == ("syntax", line, column)
    assert fault.message.endswith(".")
    assert "\n" not in fault.message
    assert "`" not in fault.message
    assert fault.source == text.replace("¦", "").split("\n")[line - 1]


def test_a_common_slip_gets_a_hint_of_its_own(tmp_path):
    (fault,) = faults_of(write(tmp_path / "roles.toml", "title = hello\n"))
    assert fault.message == "This is not TOML: string values must be quoted."
    assert fault.hint == 'Put the text between straight quotes, as in title = "Front desk".'


def test_other_line_ends_move_no_fault(tmp_path):
    (tmp_path / "roles.toml").write_bytes(b'a = """x\r\ny"""\r\nb = "\xc3\xa9" c\r\n')
    assert short(faults_of(tmp_path / "roles.toml")) == [("error", "syntax", 3, 9)]


@pytest.mark.parametrize(("before", "nest"), DEEP.values(), ids=DEEP.keys())
def test_a_deep_nest_is_a_fault_and_no_crash(tmp_path, before, nest):
    """In a process of its own: the parser would take the whole test run down with it."""
    path = write(tmp_path / "roles.toml", before + nest * 30_000)
    code = (
        "import sys, pathlib; from medtrainer.content.check import check_paths;"
        "print(*(f.code for f in check_paths([pathlib.Path(sys.argv[1])]).faults))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert (done.returncode, done.stdout) == (0, "syntax\n"), done.stderr


def test_nests_are_allowed_up_to_64(tmp_path):
    path = tmp_path / "roles.toml"
    write(path, NURSE + f"deep = {'[' * 64}{']' * 64}\n")
    assert [fault.code for fault in faults_of(path)] == ["unknown-key"]
    line, column = plant(path, NURSE + f"deep = {'[' * 64}¦[{']' * 65}\n")
    assert short(faults_of(path)) == [("error", "syntax", line, column)]


def test_many_shallow_lists_are_no_nest(tmp_path):
    roles = "".join(
        f'[[role]]\nid = "r{n}"\ntitle = "R{n}"\nreports_to = ["r1"]\nskills = [\n'
        '  { id = "s", text = "a [ b" },\n  "t", # [[[[\n]\n[[role.duty]]\nid = "d"\ntext = "D"\n'
        for n in range(100)
    )
    skills = '[[skill]]\nid = "s"\ntitle = "S"\n[[skill]]\nid = "t"\ntitle = "T"\n'
    write(tmp_path / "roles.toml", roles + skills)
    assert errors_of(tmp_path / "roles.toml") == ()


def test_a_long_dotted_key_is_a_fault_at_once(tmp_path):
    path = tmp_path / "roles.toml"
    write(path, ".".join("a" * 20_000) + " = 1\n")
    begun = time.process_time()
    assert short(faults_of(path)) == [("error", "syntax", 1, 66)]
    assert time.process_time() - begun < 1
    write(path, ".".join("a" * 33) + " = 1\n" + NURSE)
    assert [fault.code for fault in faults_of(path)] == ["unknown-key"]


def test_dots_in_quotes_and_comments_are_no_key(tmp_path):
    dots = "." * 80
    write(tmp_path / "roles.toml", f'# {dots}\n{NURSE}why = "a {dots}"\n')
    assert faults_of(tmp_path / "roles.toml") == ()


@pytest.mark.parametrize("value", ["9" * 5000, "-" + "9" * 5000, "0x" + "f" * 1_000_000])
def test_a_huge_number_is_a_fault_of_its_own(tmp_path, value):
    line, column = plant(
        tmp_path / "roles.toml", NURSE + f"importance = ¦{value}\nother = {value}\n"
    )
    begun = time.process_time()
    assert [(f.code, f.line, f.column) for f in faults_of(tmp_path / "roles.toml")] == [
        ("out-of-range", line, column),
        ("unknown-key", line + 1, 1),
    ]
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("value", ["0000-01-01", "23:59:60", "2026-01-01T23:59:60Z"])
def test_a_date_that_no_program_can_hold_is_pointed_at(tmp_path, value):
    line, column = plant(
        tmp_path / "roles.toml", NURSE + f'# {value}\nday = [1, "{value}", ¦{value}]\n'
    )
    assert short(faults_of(tmp_path / "roles.toml")) == [("error", "out-of-range", line, column)]


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x1b", "\x7f", "\r"])
@pytest.mark.parametrize("before", ["# ", 'title = "é'])
def test_control_characters_are_refused_wherever_they_stand(tmp_path, char, before):
    line, column = plant(tmp_path / "roles.toml", f'a = 1\n{before}¦{char}"\n')
    (fault,) = faults_of(tmp_path / "roles.toml")
    assert (fault.code, fault.line, fault.column) == ("hostile-character", line, column)
    assert f"U+{ord(char):04X}" in fault.message


def test_a_panic_of_the_parser_is_a_fault(tmp_path, monkeypatch):
    panic = type("PanicException", (BaseException,), {})

    def fail(*_, **__):
        raise panic("index out of bounds")

    monkeypatch.setattr(toml_rs, "loads", fail)
    assert short(faults_of(write(tmp_path / "roles.toml", NURSE))) == [("error", "syntax", 0, 0)]


def test_a_request_to_stop_is_no_fault(tmp_path, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    path = write(tmp_path / "roles.toml", NURSE)
    monkeypatch.setattr(toml_rs, "loads", stop)
    with pytest.raises(KeyboardInterrupt):
        Document(path)


def test_one_endless_line_costs_no_memory_for_each_of_its_faults(tmp_path):
    keys = ", ".join(f"k{n} = 1" for n in range(50_000))
    write(tmp_path / "roles.toml", f'role = [{{ id = "n", title = "N", {keys} }}]\n')
    faults = faults_of(tmp_path / "roles.toml")
    assert len(faults) == 1001
    assert sum(len(fault.source) for fault in faults) == 0


def test_many_faults_of_a_large_file_are_placed_quickly(tmp_path):
    roles = (f'[[role]]\nid = "r{n}"\ntitle = "R{n}"\nreports_to = ["x"]\n' for n in range(20_000))
    path = write(tmp_path / "roles.toml", "".join(roles) + CLERK)
    begun = time.process_time()
    assert len(faults_of(path)) == 1001
    assert time.process_time() - begun < 10


def test_reading_costs_one_plain_parse(tmp_path, monkeypatch):
    """Places are for faults; a good file must not pay for them."""
    document = Document(write(tmp_path / "roles.toml", NURSE))
    assert document.data["role"][0]["id"] == "nurse"
    assert document._walk is None


def test_a_file_is_read_or_says_why(tmp_path):
    with pytest.raises(CannotRead) as caught:
        Document(tmp_path / "nothing.toml")
    assert caught.value.fault.code == "unreadable"
