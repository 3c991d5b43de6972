"""How a matching exercise is laid out, whatever the texts and the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from medtrainer.model.attempt import Sheet
from medtrainer.model.exercise import Exercise, Mark, Option, Premise
from medtrainer.tui.exercise_views.match_columns import Looks
from medtrainer.tui.exercise_views.match_lines import lay_out

TITLE = "Certified coding specialist, outpatient"
TITLES = [
    *("Medical Assistant", "Medical Coder", "Medical Secretary", "Office Manager"),
    *("Physician", "Registered Nurse", "Physician Assistant"),
]
LONG = "First-line supervisor of everything that happens between the front door and the back office"


def sheet(texts, titles, answers=()):
    """Return a sheet of duties and positions, the first position right for all."""
    premises = tuple(Premise(f"d{n}", text) for n, text in enumerate(texts))
    options = tuple(Option(f"p{n}", title) for n, title in enumerate(titles))
    key = {premise.id: "p0" for premise in premises}
    return Sheet(Exercise(0, "match", True, premises, options, key), dict(answers))


def text_of(spans):
    """Return a line's text."""
    return "".join(text for text, _ in spans)


def halves(layout):
    """Return what is left and right of the bar, line by line, the bar's signs with each."""
    lines = [text_of(line) for line in layout.lines]
    cut = layout.divide - 2
    return [line[:cut] for line in lines], [line[cut + 1 :] for line in lines]


@pytest.mark.parametrize(("width", "height"), [(80, 14), (60, 11), (60, 10)])
def test_ten_long_titles_are_all_in_sight(width, height):
    layout = lay_out(sheet(["Duty"] * 8, [LONG] * 10), Looks(0, None, {}), width, height)
    assert len(layout.lines) <= height
    _, right = halves(layout)
    titles = [line for line in right if "First-line" in line]
    assert len(titles) == 10
    assert all("…" in line for line in titles)


def test_a_cut_title_is_whole_under_the_marker():
    layout = lay_out(sheet(["Duty"] * 8, [LONG] * 10), Looks(0, 9, {}), 60, 11)
    _, right = halves(layout)
    assert "back office" in " ".join(line.strip() for line in right[-7:])
    assert right[1].startswith("↑")


def test_a_long_title_has_two_lines_where_there_is_room():
    layout = lay_out(sheet(["Duty"] * 3, [TITLE, "Coder", "Biller"]), Looks(0, None, {}), 80, 14)
    assert layout.positions.places[0] == (0, 1)
    assert "…" not in "".join(map(text_of, layout.lines))


@pytest.mark.parametrize(("width", "text"), [(60, 20), (80, 30), (100, 45)])
def test_duties_are_readable_beside_the_positions_of_an_office(width, text):
    layout = lay_out(sheet([LONG] * 5, TITLES), Looks(4, None, {}), width, 10)
    left, right = halves(layout)
    assert max(len(line[5:-6].strip()) for line in left) >= text
    assert all(word in " ".join(right) for title in TITLES for word in title.split())


def test_columns_do_not_part_on_a_wide_terminal():
    wide = lay_out(sheet([LONG] * 5, TITLES), Looks(0, None, {}), 200, 40)
    assert wide.lines == lay_out(sheet([LONG] * 5, TITLES), Looks(0, None, {}), 100, 40).lines


def test_the_row_under_the_marker_is_whole_and_the_others_are_short():
    duties = [LONG, LONG, LONG]
    layout = lay_out(sheet(duties, ["Coder", "Biller"]), Looks(1, None, {}), 80, 9)
    spans = [last - first + 1 for first, last in layout.duties.places]
    assert spans[0] == spans[2] == 2
    assert spans[1] > 2
    first, last = layout.duties.places[1]
    left, _ = halves(layout)
    whole = " ".join(line[6:-7].strip() for line in left[first + 1 : last + 2])
    assert whole == LONG
    assert "…" in left[2]


def test_where_all_fit_every_duty_is_whole_and_nothing_moves_with_the_marker():
    duties = [LONG, LONG, LONG]
    places = [
        lay_out(sheet(duties, ["Coder", "Biller"]), Looks(row, None, {}), 80, 16).duties.places
        for row in range(3)
    ]
    assert places[0] == places[1] == places[2]
    assert all(last - first + 1 > 2 for first, last in places[0])


def test_a_duty_taller_than_the_view_is_read_in_parts_beside_all_positions():
    exercise = sheet(["One", " ".join(f"word{n}" for n in range(80)), "Three"], TITLES)
    read, top = set(), 0
    for _ in range(9):
        layout = lay_out(exercise, Looks(1, None, {}), 60, 10, top=top)
        left, right = halves(layout)
        read |= set(" ".join(left).split())
        assert all(title.split()[0] in " ".join(right) for title in TITLES)
        top = layout.duties.top + layout.height - 1
    assert {f"word{n}" for n in range(80)} <= read
    assert "One" not in read


def test_the_bar_says_where_there_is_more():
    exercise = sheet([LONG] * 8, TITLES)
    first = lay_out(exercise, Looks(0, None, {}), 60, 10)
    last = lay_out(exercise, Looks(7, None, {}), 60, 10)
    for layout, signs in ((first, "↓"), (last, "↑")):
        left, _ = halves(layout)
        assert {line[-1] for line in left} == {" ", signs}
        assert (left[1][-1] == "↑", left[-1][-1] == "↓") == (signs == "↑", signs == "↓")
    everything = lay_out(sheet(["x", "y"], TITLES), Looks(0, None, {}), 60, 10)
    assert not {"↑", "↓"} & set("".join(map(text_of, everything.lines)))


def test_answers_and_marks_stand_beside_their_duty():
    answers = {"d0": "p1", "d1": "p0", "d2": None}
    judged = {
        "d0": Mark("d0", "p0", "p1"),
        "d1": Mark("d1", "p0", "p0"),
        "d2": Mark("d2", "p0", None),
    }
    open_one = lay_out(sheet("xyz", "AB", answers), Looks(0, None, {}), 80, 14)
    shown = lay_out(sheet("xyz", "AB", answers), Looks(0, None, judged), 80, 14)
    left = [text_of(line).split("│")[0].split()[-1] for line in open_one.lines[1:4]]
    assert left == ["b", "a", "·"]
    marked = [text_of(line).split("│")[0] for line in shown.lines[1:4]]
    assert "✗ b→a" in marked[0]
    assert "✓ a" in marked[1]
    assert "✗ –→a" in marked[2]


def test_a_record_of_anybodys_making_is_harmless():
    """More positions than letters, and signs that would steer the terminal."""
    shown = sheet(["Duty\x1b[2J"], ["Coder\x9b1m", *"bcdefghijkl"], {"d0": "p11"})
    judged = {"d0": Mark("d0", "p0", "p11")}
    for looks in (Looks(0, None, {}), Looks(0, None, judged)):
        text = "\n".join(map(text_of, lay_out(shown, looks, 80, 30).lines))
        assert not {"\x1b", "\x9b"} & set(text)
        assert "<U+001B>" in text
    assert "✗ ?→a" in text


texts = st.text(st.characters(exclude_categories=("Cc", "Cs", "Mn", "Me", "Cf")), min_size=1)


@given(
    st.lists(texts, min_size=1, max_size=8),
    st.lists(texts, min_size=2, max_size=10),
    st.integers(60, 200),
    st.integers(8, 40),
)
def test_no_line_is_wider_than_the_terminal_and_each_thing_has_its_place(
    duties, titles, width, height
):
    for row in range(len(duties)):
        layout = lay_out(sheet(duties, titles), Looks(row, None, {}), width, height)
        assert all(cell_len(text_of(line)) <= width for line in layout.lines)
        assert len(layout.lines) <= height
        assert len(layout.duties.places) == len(duties)
        assert len(layout.positions.places) == len(titles)
        for column in (layout.duties, layout.positions):
            flat = [line for first, last in column.places for line in range(first, last + 1)]
            assert flat == list(range(len(column.lines)))
        assert row in {layout.duties.at(line) for line in range(layout.height)}
