"""Who is taken for whom: counts over what was collected, the picture and its sentences."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.errors import RequestProblem
from medtrainer.model.quiz import QuizSet
from medtrainer.model.roles import Catalogue, Role
from medtrainer.services.results.mixups import (
    EMPTY,
    Mixups,
    cell,
    find_mixups,
    heat_map,
    sentence,
    shade,
)
from medtrainer.services.results.wordings import Wordings
from medtrainer.statistics.confusion import Pair
from tests.services.results.sheets import ROLES, TITLES, collected, desk, regrade, sat

OTHER = QuizSet("other", "Other")


def rows(right, *chosen):
    return [(f"d{n}", right, one) for n, one in enumerate(chosen)]


def counts(found):
    return {(pair.right, pair.chosen): (pair.times, pair.shown) for pair in found.pairs}


@pytest.fixture
def mixed(database):
    collected(
        database,
        sat(rows("ma", "rn", "rn", "ma", None, "rn"), rows("biller", "rn", "biller")),
        sat(rows("ma", "rn"), day=1, quiz=OTHER),
        sat(rows("ma", "biller"), whose="bokafor", purpose="practice", quiz=None),
        sat(rows("rn", "biller"), whose="bokafor", purpose="preview"),
        sat(rows("rn", "biller"), whose="bokafor", finish=False),
        sat(rows("rn", "ma"), options=("rn", "ma"), whose="cdiaz", purpose="assigned"),
    )
    return database


def test_all_finished_attempts_at_sets_count(mixed, tmp_path):
    assert counts(find_mixups(desk(mixed, tmp_path))) == {
        ("biller", "biller"): (1, 2),
        ("biller", "rn"): (1, 2),
        ("ma", ""): (1, 6),
        ("ma", "ma"): (1, 6),
        ("ma", "rn"): (4, 6),
        ("rn", "ma"): (1, 1),
    }


def test_practice_counts_where_it_is_asked_for(mixed, tmp_path):
    found = counts(find_mixups(desk(mixed, tmp_path), practice=True))
    assert found["ma", "biller"] == (1, 7)
    assert found["ma", "rn"] == (4, 7)


def test_one_set_alone(mixed, tmp_path):
    assert counts(find_mixups(desk(mixed, tmp_path), quiz="other")) == {("ma", "rn"): (1, 1)}
    with pytest.raises(RequestProblem):
        find_mixups(desk(mixed, tmp_path), quiz="nothing")


def test_a_regrade_changes_no_history(mixed, tmp_path):
    plain = find_mixups(desk(mixed, tmp_path))
    assert find_mixups(desk(mixed, tmp_path, regrades=[regrade("d0", "ma", "rn")])).pairs == (
        plain.pairs
    )


def test_the_top_are_mixups_that_had_five_chances(mixed, tmp_path):
    found = find_mixups(desk(mixed, tmp_path))
    assert [(pair.right, pair.chosen) for pair in found.top] == [("ma", "rn")]
    assert found.positions == ("ma", "rn", "biller")


def test_a_mixup_in_a_sentence(mixed, tmp_path):
    found = find_mixups(desk(mixed, tmp_path))
    assert sentence(found.top[0], found.wordings) == (
        "Medical Assistant is taken for Registered Nurse in 66 % of 6 answers."
    )


def test_the_picture(mixed, tmp_path):
    picture = heat_map(find_mixups(desk(mixed, tmp_path)))
    assert picture.positions == ("ma", "rn", "biller")
    assert picture.heads == ("MA", "RN", "MB", "empty")
    assert picture.rows == (
        ("–", "66%█", ".", "16%▒"),
        ("100%█", "–", ".", "."),
        (".", "50%█", "–", "."),
    )
    assert picture.more == 0


def test_a_picture_of_fewer_shows_those_that_are_mixed_up_most(mixed, tmp_path):
    picture = heat_map(find_mixups(desk(mixed, tmp_path)), 2)
    assert (picture.positions, picture.more) == (("ma", "rn"), 1)
    assert picture.rows == (("–", "66%█", "16%▒"), ("100%█", "–", "."))


def test_nothing_collected_is_an_empty_picture(database, tmp_path):
    found = find_mixups(desk(database, tmp_path))
    assert (found.pairs, found.top, found.positions) == ((), (), ())
    assert heat_map(found).rows == ()


def test_every_row_that_was_answered_or_left_is_in_the_matrix_once(mixed, tmp_path):
    sums: dict[str, int] = {}
    for pair in find_mixups(desk(mixed, tmp_path)).pairs:
        sums[pair.right] = sums.get(pair.right, 0) + pair.times
    assert sums == {"ma": 6, "biller": 2, "rn": 1}


@pytest.mark.parametrize(
    ("times", "shown", "words"),
    [
        (0, 9, "."),
        (1, 1000, "0% "),
        (49, 1000, "4% "),
        (5, 100, "5%░"),
        (15, 100, "15%▒"),
        (43, 100, "43%▓"),
        (999, 1000, "99%█"),
        (9, 9, "100%█"),
    ],
)
def test_a_cell(times, shown, words):
    assert cell(Pair("ma", "rn", times, shown), same=False) == words


def test_cells_without_a_share():
    assert cell(None, same=False) == "."
    assert cell(Pair("ma", "ma", 9, 9), same=True) == "–"


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_is_never_lighter(one, other):
    darkness = " ░▒▓█".index
    assert (one <= other) <= (darkness(shade(one)) <= darkness(shade(other)))


def named(database, folder, titles, abbreviations=()):
    """Return the short names of positions that were all mixed up."""
    roles = tuple(
        Role(f"r{n}", title, dict(abbreviations).get(title, "")) for n, title in enumerate(titles)
    )
    pairs = zip(roles, (*roles[1:], roles[0]), strict=True)
    collected(
        database,
        *(sat(rows(a.id, b.id), options=(a.id, b.id), whose=a.id) for a, b in pairs),
    )
    found = find_mixups(desk(database, folder, roles=roles))
    return {found.wordings.position(role): short for role, short in found.shorts.items()}


def test_short_names(database, tmp_path):
    titles = ("Medical Coder", "Physician", "Biller", "Médecin", "受付の担当者", "Empty", "X")
    shorts = named(database, tmp_path, titles, {"Biller": "Billing", "Empty": "empty"}.items())
    assert shorts == {
        "Medical Coder": "MC",
        "Physician": "Phys",
        "Biller": "Billin",
        "Médecin": "Méde",
        "受付の担当者": "受付の",
        "Empty": "empty2",
        "X": "X",
    }


def test_short_names_are_all_different(database, tmp_path):
    titles = [f"Medical Coder {letter * n}" for letter in "ABC" for n in range(1, 7)]
    titles += [f"MCA{n} X" for n in range(9)]
    shorts = named(database, tmp_path, titles)
    assert len(shorts) == len(titles)
    assert len(set(shorts.values())) == len(titles)
    assert max(map(len, shorts.values())) <= 6
    assert list(islice(shorts.values(), 3)) == ["MCA", "MCA2", "MCA3"]


def test_no_position_is_called_as_the_column_of_empty_rows():
    wordings = Wordings(Catalogue(roles=ROLES), database=None)
    pairs = (Pair("ma", "rn", 5, 9), Pair("ma", "", 4, 9))
    found = Mixups(pairs, pairs[:1], ("ma", "rn"), dict.fromkeys(TITLES, "T"), wordings)
    assert heat_map(found).heads == ("T", "T", EMPTY)
    assert heat_map(found).rows[0] == ("–", "55%█", "44%▓")
