"""How a matching exercise is laid out, whatever the texts and the terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from medtrainer.model.attempt import Sheet
from medtrainer.model.exercise import Exercise, Mark, Option, Premise
from medtrainer.tui.exercise_views.match_lines import Looks, lay_out

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


def test_ten_long_titles_are_all_in_sight():
    layout = lay_out(sheet(["Duty"] * 8, [LONG] * 10), Looks(0, None, {}), 80, 14)
    assert layout.picks[-1][1] < 14
    assert all("…" in text_of(layout.lines[first]) for first, _ in layout.picks)


def test_a_long_title_has_two_lines_where_there_is_room():
    layout = lay_out(sheet(["Duty"] * 3, [LONG, "Coder", "Biller"]), Looks(0, None, {}), 80, 14)
    assert layout.picks[0] == (1, 2)


def test_the_row_under_the_marker_is_whole_and_the_others_are_short():
    duties = [LONG, LONG, LONG]
    layout = lay_out(sheet(duties, ["Coder", "Biller"]), Looks(1, None, {}), 80, 14)
    spans = [last - first + 1 for first, last in layout.rows]
    assert spans[0] == spans[2] == 2
    assert spans[1] > 2
    first, last = layout.rows[1]
    left = " ".join(text_of(row)[6:40].strip() for row in layout.lines[first : last + 1])
    assert "back office" in left


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
    layout = lay_out(sheet(duties, titles), Looks(0, None, {}), width, height)
    assert all(cell_len(text_of(line)) <= width for line in layout.lines)
    assert len(layout.rows) == len(duties)
    assert len(layout.picks) == len(titles)
    for places in (layout.rows, layout.picks):
        flat = [line for first, last in places for line in range(first, last + 1)]
        assert flat == list(range(1, len(flat) + 1))
