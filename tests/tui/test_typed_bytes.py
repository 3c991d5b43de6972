"""Keys come through, in whatever pieces; what only a terminal says does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.tui.typed_bytes import MOST_PASTED, TypedBytes

REPORTS = [
    "\x1b[O",  # the window has lost the focus
    "\x1b[?2026;2$y",  # a mode
    "\x1b[?62;1;22c",  # what kind of terminal it is
    "\x1b[>0;276;0c",
    "\x1b[?25u",  # kitty's flags
    "\x1b[0n",  # all is well
    "\x1b[8;24;80t",  # its size
    "\x1bP>|XTerm(370)\x1b\\",  # its name
    "\x1bP1$r0m\x1b\\",
    "\x1b]11;rgb:ffff/ffff/ffff\x07",  # its background
    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
]
KEYS = (
    "a?1\x1b[A\x1bOB\x1b[1;5C\x1b[3~\x1b[<0;10;8M\x1b[200~ab\x1b[201~\x1b[Z\x1b[24;80R\x1bé界\x1b"
)


def read(*pieces):
    """Return what is typed in these bytes, read one after the other."""
    decoder = TypedBytes()
    return "".join(decoder.decode(piece) for piece in pieces)


@pytest.mark.parametrize("report", REPORTS, ids=ascii)
def test_a_report_is_no_key(report):
    assert read(f"a{report}b{report}".encode()) == "ab"


@given(st.integers(1, len("\x1b[?62;1;22c")))
def test_a_report_of_attributes_is_none_in_two_pieces_either(cut):
    report = b"\x1b[?62;1;22c"
    if cut > len(b"\x1b["):  # before that it may be the escape key
        assert read(b"a" + report[:cut], report[cut:] + b"b") == "ab"


@given(st.integers(0, len(KEYS.encode())))
def test_keys_come_through_whole_and_in_pieces(cut):
    data = KEYS.encode()
    assert read(data[:cut], data[cut:]) == KEYS


def test_bytes_that_are_no_utf_8_are_passed_over():
    assert read(b"caf\xe9 \xff", b"\xc3", b"\xa9") == "caf \u00e9"


def test_nothing_is_kept_back_at_the_end():
    decoder = TypedBytes()
    assert decoder.decode(b"\x1b[?6") == ""
    assert decoder.decode(b"", True) == "\x1b[?6"


PASTE, END = "\x1b[200~", "\x1b[201~"
HARSH = "one\x1b[2J\x1b]0;x\x07\x03\x1a\x9bq\r\n\ttwo界"


@given(st.lists(st.integers(0, 60), max_size=6))
def test_what_is_pasted_gives_no_orders_in_whatever_pieces(cuts):
    data = f"a{PASTE}{HARSH}{END}b{PASTE}{END}\x1b[A".encode()
    places = [0, *sorted(cuts), len(data)]
    pieces = [data[start:end] for start, end in pairwise(places)]
    assert read(*pieces) == f"a{PASTE}one[2J]0;xq\r\n\ttwo界{END}b{PASTE}{END}\x1b[A"


def test_a_paste_is_cut_but_not_what_is_typed_after_it():
    data = f"{PASTE}{'x' * 1_000_000}{END}yes".encode()
    pieces = [data[start : start + 4096] for start in range(0, len(data), 4096)]
    assert read(*pieces) == f"{PASTE}{'x' * MOST_PASTED}{END}yes"


def test_a_paste_that_never_ends_is_kept_to_the_last_character():
    decoder = TypedBytes()
    assert decoder.decode(f"{PASTE}ab\x1b[20".encode()) == f"{PASTE}ab"
    assert decoder.decode(b"c") == "[20c"
    assert decoder.decode(b"\x1b[201", True) == "[201"
