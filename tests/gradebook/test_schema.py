import pytest

from medtrainer.errors import EnvironmentProblem
from medtrainer.gradebook.schema import MIGRATIONS, migrate


def test_opening_twice_changes_nothing(gradebook):
    with gradebook() as first, gradebook() as second:
        assert first.rows("SELECT schema FROM medtrainer") == [(len(MIGRATIONS),)]
        assert second.rows("SELECT COUNT(*) FROM attempts") == [(0,)]


def test_a_newer_gradebook_is_refused_and_left_alone(gradebook):
    with gradebook() as database:
        database.run("INSERT INTO medtrainer VALUES (?)", (len(MIGRATIONS) + 1,))
    with pytest.raises(EnvironmentProblem, match="newer version of MedTrainer") as problem:
        gradebook()
    assert problem.value.exit_code == 3


def test_each_version_leads_to_the_next(database, monkeypatch):
    more = ("ALTER TABLE accounts ADD COLUMN badge TEXT",)
    monkeypatch.setattr("medtrainer.gradebook.schema.MIGRATIONS", (*MIGRATIONS, more))
    migrate(database)
    migrate(database)
    assert database.rows("SELECT COUNT(badge) FROM accounts") == [(0,)]
    versions = database.rows("SELECT schema FROM medtrainer ORDER BY schema")
    assert versions == [(len(MIGRATIONS),), (len(MIGRATIONS) + 1,)]
