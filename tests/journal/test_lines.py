from datetime import timedelta

import pytest

from medtrainer.journal.lines import Dated, read_line, union, whole_lines
from tests.journal.world import START, line, marked

EVENT = line("a")


def test_an_event_is_read_with_its_time():
    read = read_line(EVENT)
    assert (read.kind, read.at, read.fields["mark"]) == ("event", START, "a")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b" \t\n", "blank"),
        (b"[" * 100_000 + b"\n", "damaged"),
        (b'{"v":1}\n', "damaged"),
        (b'{"v":2,"some":"day"}\n', "newer"),
        (EVENT.replace(b'"v":1', b'"v":NaN'), "damaged"),
        (EVENT.replace(b'"v":1', b'"v":' + b"9" * 5000), "damaged"),
        (b"\xff" + EVENT, "damaged"),
        (line("a", at="yesterday"), "damaged"),
    ],
)
def test_what_is_no_event_says_what_it_is(raw, kind):
    assert read_line(raw).kind == kind
    assert read_line(raw).at is None


def test_a_line_without_its_end_is_not_whole():
    assert list(whole_lines(b"one\ntwo\nthr")) == [b"one\n", b"two\n"]


def test_of_two_events_with_one_id_the_earlier_stays():
    early = Dated(START, {**marked("early"), "id": "1"})
    late = Dated(START + timedelta(1), {**marked("late"), "id": "1"})
    other = Dated(START + timedelta(2), {**marked("other"), "id": "2"})
    found = union([[late, other], [early]])
    assert [event["mark"] for event in found] == ["early", "other"]
