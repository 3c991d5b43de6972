"""What new lines become: evidence, attempts, disputes, mix-ups, wordings; on both engines."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medtrainer.gradebook import evidence, results
from medtrainer.gradebook.results import Seen
from medtrainer.gradebook.sheets import unpack
from medtrainer.journal import events
from medtrainer.services.collecting.rebuilding import rebuild_all
from tests.gradebook.world import MACHINE, NOW, attempt, attempt_id, journal, owner, stamped, take
from tests.journal.world import START


def rows(database):
    return results.attempts_where(database, sheets=True)


def state(database):
    """Return everything that is made from the evidence; a wording may be as old as it likes."""
    made = ("* FROM attempts", "* FROM disputes", "* FROM mixups", "kind, id, text FROM texts")
    return [sorted(database.rows(f"SELECT {what}"), key=repr) for what in made]


def test_an_attempt_is_kept_with_its_marks(database):
    assert take(database, attempt(("ma", None))) == 5
    (row,) = rows(database)
    assert (row.login, row.quiz, row.right_rows, row.total_rows) == ("areyes", "front-desk", 1, 2)
    assert (row.passed, row.critical_missed, row.collected_at) == (0, 0, NOW)
    (sheet,) = unpack(row.sheets)
    assert [(m.premise, m.right, m.chosen) for m in sheet.marks] == [
        ("vitals", "ma", "ma"),
        ("bill", "biller", None),
    ]


def test_the_lines_come_back_as_they_were(database):
    lines = [*attempt(), b"no event\n", b"\xff\x00broken\n", b"\n"]
    take(database, lines)
    (chunk,) = evidence.chunks_of(database, MACHINE, 1006)
    assert evidence.unpack(chunk.content) == b"".join(lines)
    assert (chunk.first_line, chunk.lines, chunk.collected_by) == (1, len(lines), "dmorgan")


def test_chunks_follow_one_another(database):
    lines = attempt()
    take(database, lines[:2])
    take(database, lines[2:])
    first, second = evidence.chunks_of(database, MACHINE, 1006)
    assert first.previous == evidence.first_link(MACHINE, 1006, "1006.jsonl")
    assert (second.previous, second.first_line, second.place) == (first.chunk, 3, 2)
    assert journal(database).head == second.chunk
    assert first.chunk == evidence.link(first.previous, map(evidence.digest, lines[:2]))


def test_the_same_lines_again_bring_nothing_new(database):
    lines = attempt()
    take(database, lines)
    before = state(database)
    assert take(database, lines) == 0
    assert take(database, lines, file="1006.0123456789abcdef.jsonl") == 0
    assert state(database) == before


def test_an_attempt_in_pieces_is_the_attempt_in_one(gradebook):
    lines = attempt(("rn", "biller"))
    with gradebook() as database:
        for line in lines:
            assert take(database, [line]) == 1
        (row,) = rows(database)
        assert (row.right_rows, row.events) == (1, len(lines))
        assert results.mixups(database, practice=False)["ma", "rn"] == Seen(1, 1)


def test_a_late_answer_in_another_file_is_part_of_the_attempt(database):
    lines = attempt(finish=False)
    take(database, lines[2:], file="1006.0123456789abcdef.jsonl")
    assert rows(database) == []
    take(database, lines[:2])
    (row,) = rows(database)
    assert (row.finished, row.events) == (None, 4)


def test_of_two_events_with_one_id_the_first_counts(database):
    lines = attempt(("ma", "biller"), finish=False)
    changed = lines[2].replace(b'"option":"ma"', b'"option":"rn"')
    assert changed != lines[2]
    take(database, lines[:3])
    assert take(database, [changed, lines[3]]) == 1
    more = attempt(attempt=rows(database)[0].attempt)[-2:]
    take(database, more)
    assert rows(database)[0].right_rows == 2


def test_what_an_end_says_of_itself_is_not_believed(database):
    lines = attempt(("rn", "rn"))
    lines[-1] = lines[-1].replace(b'"right":0', b'"right":2').replace(b"false", b"true")
    take(database, lines)
    (row,) = rows(database)
    assert (row.right_rows, row.passed) == (0, 0)


def test_two_people_with_one_attempt_id_are_two(database):
    name = attempt_id()
    take(database, attempt(attempt=name))
    take(database, attempt(("rn", "rn"), attempt=name), owner(1007, "bokafor"))
    assert {(row.login, row.right_rows) for row in rows(database)} == {
        ("areyes", 2),
        ("bokafor", 0),
    }


def test_whose_it_is_comes_from_the_owner_not_from_what_it_says(database):
    take(database, attempt(), owner(1007, "bokafor"))
    (row,) = rows(database)
    assert (row.uid, row.login) == (1007, "bokafor")


def test_whoever_an_attempt_was_collected_of_stays(database):
    lines = attempt(finish=False)
    take(database, lines)
    take(database, attempt(attempt=rows(database)[0].attempt)[-2:], owner(1006, "somebody-else"))
    assert rows(database)[0].login == "areyes"


def test_previews_and_practice_do_not_count(database):
    take(database, [*attempt(purpose="preview"), *attempt(("rn", "biller"), purpose="practice")])
    assert rows(database) == []
    assert results.mixups(database, practice=False) == {}
    assert results.mixups(database, practice=True)["ma", "rn"] == Seen(1, 1)


def test_mixups_count_what_was_shown_and_what_was_left_empty(database):
    take(database, [*attempt(("rn", "biller")), *attempt((None, "biller")), *attempt()])
    found = results.mixups(database, practice=False)
    assert found["ma", "rn"] == Seen(1, 3)
    assert found["ma", ""] == Seen(1, 3)
    assert found["ma", "ma"] == Seen(1, 3)
    assert found["ma", "biller"] == Seen(0, 3)
    assert found["biller", "biller"] == Seen(3, 3)


def test_disputes_are_kept_once(database):
    lines = attempt()
    take(database, lines)
    name = rows(database)[0].attempt
    doubt = stamped(events.disputed(name, 0, "vitals", "Here the RN does it."))
    take(database, doubt)
    take(database, doubt)
    (row,) = results.disputes(database)
    assert (row.premise, row.comment, row.attempt) == ("vitals", "Here the RN does it.", name)


def test_hostile_texts_are_harmless_and_break_nothing(database):
    lines = attempt()
    for place, line in enumerate(lines):
        lines[place] = line.replace(b"Ana Reyes", rb"\u001b]0;x\u0000\ud800")
    lines.append(b"[" * 100_000 + b"\n")
    assert take(database, lines) == len(lines) - 1
    assert rows(database)[0].name == "<U+001B>]0;x<U+0000><U+D800>"


def test_lines_of_a_newer_version_are_kept_and_counted_later(database):
    line = attempt()[0].replace(b'"v":1', b'"v":2')
    assert take(database, [line]) == 0
    assert journal(database).lines == 1


def test_everything_made_anew_is_the_same(database):
    take(database, [*attempt(("rn", None)), *attempt(finish=False), *attempt(purpose="practice")])
    take(database, attempt(at=START + timedelta(days=1)), owner(1007, "bokafor"))
    before = state(database)
    with database.writing():
        database.run("UPDATE attempts SET right_rows = 99")
    assert rebuild_all(database, "dmorgan", NOW + 1) == 4
    assert state(database) == before


ANSWERS = st.sampled_from(["ma", "biller", "rn", None])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_however_it_is_cut_and_repeated_it_comes_to_the_same(gradebook, data):
    """Cut a journal anywhere, collect pieces twice: as if collected once, at the end."""
    people = [owner(uid, f"u{uid}") for uid in data.draw(st.permutations([2001, 2002]))]
    with gradebook() as database:
        for table in ("journals", "chunks", "parts", *("attempts", "disputes", "mixups", "texts")):
            database.run(f"DELETE FROM {table}")
        journals = {}
        for who in people:
            answers = data.draw(st.lists(st.tuples(ANSWERS, ANSWERS), min_size=1, max_size=3))
            journals[who] = [line for pair in answers for line in attempt(pair)]
        new = 0
        for who, lines in journals.items():
            cuts = sorted(data.draw(st.sets(st.integers(0, len(lines)), max_size=4)))
            start = 0
            for cut in [*cuts, len(lines)]:
                new += take(database, lines[start:cut], who)
                again = data.draw(st.booleans())
                if again:
                    assert take(database, lines[start:cut], who) == 0
                start = cut
        assert new == sum(map(len, journals.values()))
        pieces = state(database)
        rebuild_all(database, "dmorgan", NOW)
        assert state(database) == pieces
