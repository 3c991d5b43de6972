import pytest

from medtrainer.errors import EnvironmentProblem

COUNT = "SELECT COUNT(*) FROM texts"


def put(database, key):
    database.run("INSERT INTO texts (kind, id, text, at) VALUES ('duty', ?, 'x', 1)", (key,))


def test_all_of_a_transaction_counts_or_nothing(database):
    with database.writing():
        put(database, "a")
    with pytest.raises(ZeroDivisionError), database.writing():
        put(database, "b")
        raise ZeroDivisionError
    assert database.rows("SELECT id FROM texts") == [("a",)]


def test_two_connections_see_what_each_has_finished(gradebook):
    with gradebook() as one, gradebook() as other:
        with one.writing():
            put(one, "a")
            assert other.rows(COUNT) == [(0,)]
        assert other.rows(COUNT) == [(1,)]


def test_what_goes_wrong_is_one_sentence(database):
    with pytest.raises(EnvironmentProblem, match="cannot be used") as problem:
        database.run("SELECT nothing FROM nowhere")
    assert "\n" not in str(problem.value)


def test_after_a_failure_the_next_transaction_works(database):
    with pytest.raises(EnvironmentProblem), database.writing():
        put(database, "a")
        put(database, "a")
    with database.writing():
        put(database, "a")
    assert database.rows(COUNT) == [(1,)]


def test_closing_twice_does_no_harm(gradebook):
    database = gradebook()
    database.close()
    database.close()
    with pytest.raises(EnvironmentProblem):
        database.rows(COUNT)


def test_any_text_comes_back_as_it_was(database):
    text = "“Zoë” \U0001f469‍⚕️ '; DROP TABLE texts; -- ?%s"
    database.run(
        "INSERT INTO texts (kind, id, text, at) VALUES (?, ?, ?, ?)", ("duty", "a", text, 1)
    )
    assert database.rows("SELECT text FROM texts WHERE text = ?", (text,)) == [(text,)]
