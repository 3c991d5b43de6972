"""The walk finds what the parser found, in every spelling that TOML has."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import toml_rs
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.content.walk import Walk, offset_in

SPELLINGS = '''
# a comment with [[role]] and "quotes
top = 1
"quoted key" = "x" # 'y'
'literal.key' = 'C:\\path'
"esc\\u0061pe" = 1
dotted.key . "with space" = { a = 1, b.c = [1, { d = 2 }], }
empty = []
many = [ # comment ]
  "a", # "b"
  [ 'c', "]" ],
  { e = "}" }, """f
g""", 1979-05-27 07:32:00,
  1.5, 0x1F, inf,
]
long = """
one \\
   two"" three"""
quotes = """a"""""
raw = \'\'\'
it's''\'\'\'

[table]
key = 1
[table.below]
key = 2
[ "odd" . table ]
key = 3
[[role]]
id = "a"
[[role.duty]]
id = "d1"
[[ role . duty ]]
id = "d2"
[role.facts]
x = 1
[[role]]
id = "b"
[[role.duty]]
id = "d3"
'''.replace(", }", " }")


def leaves(
    value: Any, place: tuple[str | int, ...] = ()
) -> list[tuple[tuple[str | int, ...], Any]]:
    """Return every place of a document that holds no table or list, with what it holds."""
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        return [leaf for part, inside in parts for leaf in leaves(inside, (*place, part))]
    return [(place, value)]


def every_place(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return every place of a document, those of tables and lists too."""
    if not isinstance(value, dict | list):
        return [place]
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    return [place, *(p for part, inside in parts for p in every_place(inside, (*place, part)))]


def check(text: str) -> None:
    """Find every leaf and parse its source alone: it must be what the document holds."""
    data = toml_rs.loads(text, toml_version="1.0.0")
    walk = Walk(text)
    for place, value in leaves(data):
        entry = walk.find(place)
        assert entry is not None, place
        source = text[entry.value : entry.end].rstrip()
        assert toml_rs.loads(f"v = {source}", toml_version="1.0.0") == {"v": value}, place


def test_every_spelling_is_understood():
    check(SPELLINGS)


def test_every_table_and_list_has_a_place():
    data = toml_rs.loads(SPELLINGS, toml_version="1.0.0")
    walk = Walk(SPELLINGS)
    assert [place for place in every_place(data) if place and walk.find(place) is None] == []


@pytest.mark.parametrize(
    ("place", "source"),
    [
        (("role", 1), '[[role]]\nid = "b"'),
        (("role", 0, "duty", 1), "[[ role . duty ]]"),
        (("role", 0, "facts"), "[role.facts]"),
        (("table", "below"), "[table.below]"),
        (("odd", "table"), '[ "odd" . table ]'),
        (("odd",), '[ "odd" . table ]'),
        (("dotted",), "{ a = 1"),
        (("many", 1), "[ 'c'"),
        (("many", 2), '{ e = "}" }'),
    ],
)
def test_a_table_stands_where_it_begins(place, source):
    entry = Walk(SPELLINGS).find(place)
    assert entry is not None
    assert SPELLINGS.startswith(source, entry.value)


def test_a_key_stands_where_it_begins():
    entry = Walk("a = 1\n  b.c = 2\n").find(("b", "c"))
    assert entry is not None
    assert (entry.key, entry.value, entry.end) == (8, 14, 15)


def test_what_is_not_there_has_no_place():
    assert Walk(SPELLINGS).find(("role", 2)) is None
    assert Walk("").find(("a",)) is None


def test_a_walk_goes_no_further_than_it_must():
    walk = Walk("a = 1\n" + "b = 1\n" * 1000)
    assert walk.find(("a",)) is not None
    assert walk._at < 10


def test_bare_values_are_those_without_quotes():
    text = 'a = 1\nb = "2"\nc = [3, "4", { d = 5 }]\ne.f = 2026-01-01 # 6\n'
    assert [raw for _, raw in Walk(text).bare_values()] == ["1", "3", "5", "2026-01-01"]


VALUES = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-(2**63), 2**63 - 1),
        st.floats(allow_nan=False),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        st.dates(datetime.date(1, 1, 1)),
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=6), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=6), VALUES, max_size=5
    ),
    st.booleans(),
)
def test_whatever_a_writer_writes_is_found(data, multiline):
    check(tomli_w.dumps(data, multiline_strings=multiline).replace("\r\n", "\n"))


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=30),
    st.sampled_from(["plain", "escaped", "lines", "joined"]),
    st.data(),
)
def test_a_character_is_found_in_every_spelling(text, spelling, data):
    if spelling == "plain":
        raw = tomli_w.dumps({"k": text})[4:-1]
    elif spelling == "escaped":
        raw = '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'
    elif spelling == "lines":
        raw = tomli_w.dumps({"k": text + "\n"}, multiline_strings=True)[4:-1]
    else:
        raw = (
            '"""\n'
            + "\\\n  ".join(f"\\u{ord(c):04X}" if ord(c) < 65536 else c for c in text)
            + '"""'
        )
    value = toml_rs.loads(f"k = {raw}", toml_version="1.0.0")["k"]
    assert value.startswith(text)
    if not text:
        return
    number = data.draw(st.integers(0, len(text) - 1))
    rest = raw[offset_in(raw, number) :]
    quotes = '"""' if raw.startswith('"""') else '"'
    assert toml_rs.loads(f"k = {quotes}{rest}", toml_version="1.0.0")["k"] in {
        value[number:],
        value[number:].removeprefix("\n"),
    }
