"""Which version of a set people sat, and whom a change of its content touches."""

from medtrainer.exercises.fingerprint import fingerprint
from medtrainer.exercises.match import GENERATOR
from medtrainer.model.quiz import QuizSet
from medtrainer.model.roles import Catalogue
from medtrainer.services.results.versions import versions
from tests.services.results.sheets import FRONT_DESK, ROLES, collected, desk, sat

ROW = (("of-ma", "ma", "ma"),)
NOW = fingerprint(Catalogue(roles=ROLES), FRONT_DESK, GENERATOR)
OLD, OLDER = "sha256:old", "sha256:older"


def told(database, folder, **changes):
    """Return each version's content, who sat it, and who sat nothing later."""
    return [
        (found.content, " ".join(found.people), " ".join(found.behind))
        for found in versions(desk(database, folder, **changes))
    ]


def sat_versions(database, *attempts, **changes):
    for day, (whose, content) in enumerate(attempts):
        collected(database, sat(ROW, whose=whose, content=content, day=day, **changes))


def test_a_set_that_nobody_has_sat_has_todays_version(database, tmp_path):
    (found,) = versions(desk(database, tmp_path))
    assert (found.quiz, found.title, found.content) == ("front-desk", FRONT_DESK.title, NOW)
    assert (found.is_current, found.first, found.last) == (True, None, None)
    assert (found.people, found.behind) == ((), ())


def test_whoever_has_not_sat_a_later_version_is_behind(database, tmp_path):
    sat_versions(database, ("ann", OLDER), ("ben", OLDER), ("ann", OLD), ("cyd", OLD), ("cyd", NOW))
    assert told(database, tmp_path) == [
        (NOW, "cyd", ""),
        (OLD, "ann cyd", "ann"),
        (OLDER, "ann ben", "ben"),
    ]


def test_when_a_version_was_sat(database, tmp_path):
    sat_versions(database, ("ann", OLD), ("ben", OLD), ("ann", NOW), ("ann", OLD))
    now, old = versions(desk(database, tmp_path))
    assert (old.first.day, old.last.day) == (22, 25)
    assert now.first == now.last
    assert old.behind == ("ann", "ben")  # the content may have been changed back and forth


def test_what_was_only_begun_was_not_sat(database, tmp_path):
    sat_versions(database, ("ann", OLD))
    sat_versions(database, ("ann", NOW), ("ben", OLDER), finish=False)
    assert told(database, tmp_path) == [(NOW, "", ""), (OLD, "ann", "ann")]


def test_practice_previews_and_attempts_at_no_set_are_of_no_version(database, tmp_path):
    for purpose in ("practice", "preview"):
        sat_versions(database, ("ann", OLD), purpose=purpose)
    sat_versions(database, ("ann", OLD), quiz=None)
    assert told(database, tmp_path) == [(NOW, "", "")]


def test_sets_are_apart_and_one_that_is_gone_is_told_by_its_title_then(database, tmp_path):
    sat_versions(database, ("ann", OLD), quiz=QuizSet("gone", "What we had"))
    sat_versions(database, ("ann", NOW))
    front, gone = versions(desk(database, tmp_path))
    assert (front.quiz, front.people, front.behind) == ("front-desk", ("ann",), ())
    assert (gone.quiz, gone.title, gone.is_current) == ("gone", "What we had", False)
    assert gone.behind == ("ann",)
