"""Rows of a menu as lines."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from medtrainer.tui.widgets.menu_rows import DrawnRows, Heading, Item


def text(line):
    return "".join(span for span, _ in line)


ROWS = (
    Heading("Sets"),
    Item("a", "Front desk, coding, billing", ("best 9 of 15", "12 of 15 needed"), "1"),
    Item("b", "First week", ("not begun", "8 of 15 needed"), "2"),
)


def drawn(width, **options):
    return DrawnRows(ROWS, (12, 15), 1, width, is_keyed=True, **options)


def test_columns_line_up_and_the_last_is_at_the_right():
    one, two = map(text, drawn(80)[1:])
    assert one.index("best") == two.index("not begun")
    assert len(one.rstrip()) == len(two.rstrip()) == 78
    assert one.startswith(" ▶ 1  Front desk")


@pytest.mark.parametrize("width", [20, 40, 50, 60, 80, 100, 200])
def test_no_row_is_wider_than_its_room(width):
    assert all(cell_len(text(line)) <= min(width, 100) for line in drawn(width)[1:])


def test_the_text_keeps_its_room_and_the_last_columns_give_way():
    assert "needed" not in text(drawn(50)[1])
    assert "best 9 of 15" in text(drawn(50)[1])
    assert text(drawn(30)[1]).rstrip() == " ▶ 1  Front desk, coding, b…"


def test_with_a_lead_the_column_takes_the_rest_and_begins_at_one_place():
    rows = (Item("a", "Coder", ("Codes a visit",)), Item("b", "Biller", ("Sends a claim",)))
    one, two = map(text, DrawnRows(rows, (13,), 0, 60, lead=18))
    assert one.index("Codes") == two.index("Sends") == 3 + 18 + 2


def test_a_slice_is_the_rows_of_it():
    assert list(drawn(80)[1:3]) == [drawn(80)[1], drawn(80)[2]]
