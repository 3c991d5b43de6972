"""A board lets nobody in who would make a second answer right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.exercises.board import Board
from medtrainer.exercises.chance import Chance
from medtrainer.exercises.index import Index
from medtrainer.exercises.problems import RuleBroken, UnmatchableAnchor
from tests.exercises.catalogues import Case, catalogue_of, playable, role

OFFICE = catalogue_of(
    role("a", ("own", "apple"), ("both", "shared by a and b"), ("more", "avocado")),
    role("b", ("both", "shared by a and b"), ("bee", "berry")),
    role("c", ("sea", "cherry")),
    role("d"),
)
INDEX = Index(OFFICE)
EVERYBODY = 0b1111
DUTY = {duty: number for number, duty in enumerate(INDEX.duty_ids)}
A, B, C, D = range(4)


def board(duty="own", owner=A, size=4, room=EVERYBODY):
    return Board(INDEX, room, size, (DUTY[duty], owner))


def always(duty):
    return True


def test_it_begins_with_the_anchor_alone():
    begun = board()
    assert begun.rows == [(DUTY["own"], A)]
    assert begun.on_show == [A]
    assert (begun.shown, begun.barred) == (0b0001, 0)
    assert begun.keyed() == [A]


def test_who_shares_the_anchor_is_barred():
    begun = board("both")
    assert begun.barred == 0b0010
    assert [begun.is_free(number) for number in (A, B, C, D)] == [False, False, True, True]


@pytest.mark.parametrize(
    ("wanted", "room", "size"), [(4, EVERYBODY, 3), (2, EVERYBODY, 2), (9, 0b1001, 2)]
)
def test_its_size_is_what_the_anchor_leaves(wanted, room, size):
    assert board("both", size=wanted, room=room).size == size


def test_an_anchor_that_all_do_is_refused_with_its_text_and_advice():
    with pytest.raises(UnmatchableAnchor) as caught:
        board("both", room=0b0011)
    assert "shared by a and b" in caught.value.what
    assert caught.value.advice


def test_a_position_comes_with_a_duty_that_nobody_on_show_does():
    begun = board(size=3)
    assert begun.ask(B, always, Chance("any"))
    assert begun.rows[1] == (DUTY["bee"], B)


def test_a_position_without_a_fitting_duty_stays_out():
    begun = board(size=3)
    assert not begun.ask(D, always, Chance("any"))
    assert begun.on_show == [A]


def test_no_duty_is_taken_that_would_bar_too_many():
    """With `both` asked of b next to c, only d is left to fill the four."""
    begun = board("sea", C, size=4)
    begun_small = board("sea", C, size=3)
    seen = {taken(board("sea", C, size=4), B, seed) for seed in range(20)}
    assert seen == {"bee"}
    assert {taken(board("sea", C, size=3), B, seed) for seed in range(20)} == {"bee", "both"}
    assert (begun.size, begun_small.size) == (4, 3)


def taken(begun, position, seed):
    assert begun.ask(position, always, Chance(seed))
    return INDEX.duty_ids[begun.rows[-1][0]]


def test_more_is_asked_of_a_position_only_where_it_alone_does_it():
    begun = board(size=4)
    begun.seat_spare(B)
    assert begun.ask(A, always, Chance("any"))
    assert begun.rows[1] == (DUTY["more"], A)
    assert not begun.ask(A, always, Chance("any"))


def test_a_fresh_duty_is_preferred_and_a_stale_one_better_than_none():
    for seed in range(20):
        begun = board(size=2)
        assert begun.ask(A, lambda duty: duty == DUTY["more"], Chance(seed))
        assert begun.rows[1][0] == DUTY["more"]
        assert begun.ask(A, lambda duty: False, Chance(seed))


def test_two_ids_for_one_text_are_not_both_asked():
    twins = (("d1", "Greet patients"), ("d2", "GREET patients"))
    index = Index(catalogue_of(role("a", *twins), role("b")))
    begun = Board(index, 0b11, 2, (0, 0))
    assert not begun.ask(0, always, Chance("any"))


def test_the_rule_is_checked_before_anything_is_shown():
    bare = board()
    with pytest.raises(RuleBroken, match="spare"):
        bare.assert_rule()
    for break_it in (
        lambda begun: begun.rows.append((DUTY["both"], A)),
        lambda begun: begun.rows.append((DUTY["sea"], A)),
        lambda begun: begun.rows.append((DUTY["sea"], C)),
    ):
        begun = board()
        begun.seat_spare(B)
        begun.seat_spare(D)
        begun.assert_rule()
        break_it(begun)
        with pytest.raises(RuleBroken):
            begun.assert_rule()


def test_a_doubtful_owner_cannot_be_a_key():
    index = Index(catalogue_of(role("a", ("d1", "Scan")), role("b", ("d2", "scan")), role("c")))
    begun = Board(index, 0b111, 3, (0, 0))
    begun.seat_spare(2)
    begun.rows[0] = (0, 1)
    begun.shown = 0b110
    with pytest.raises(RuleBroken):
        begun.assert_rule()


@given(playable(), st.lists(st.tuples(st.integers(0, 11), st.sampled_from("nms")), max_size=20))
def test_whatever_is_tried_the_rule_holds_and_there_is_room(case: Case, moves):
    index, chance = case.index, Chance("moves")
    room = case.scope.shown.bits
    ((duty, owner, _),) = case.with_anchors(1)
    begun = Board(
        index, room, case.shape.positions, (index.duty_ids.index(duty), index.numbers[owner])
    )
    for place, move in moves:
        position = place % len(index.roles)
        if move == "m" and position in begun.on_show:
            begun.ask(position, always, chance)
        elif begun.is_free(position) and room >> position & 1 and len(begun.on_show) < begun.size:
            begun.seat_spare(position) if move == "s" else begun.ask(position, always, chance)
        shown = {index.roles[number].id for number in begun.on_show}
        for number, key in begun.rows:
            assert case.truth.doers[index.duty_ids[number]] & shown == {index.roles[key].id}
        free = [n for n in range(len(index.roles)) if begun.is_free(n) and room >> n & 1]
        assert len(begun.on_show) + len(free) >= begun.size
