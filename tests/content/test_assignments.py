from datetime import UTC, date, datetime

import pytest

from medtrainer.content.assignments import read_assignments
from medtrainer.model.assignment import Assignment, Override, Terms, Withdrawal

WHEN = "assigned_by = 'dmorgan'\nassigned_at = 2026-11-22T09:00:00Z\n"
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
FULL = (
    "format = 1\nquiz = 'front-desk'\nto = ['areyes', 'group:new']\ndue = 2026-12-01\n"
    "attempts = 2\npass_mark = 0.9\nminutes = 20\ncontent = 'sha256:1'\n" + WHEN
)


def write(folder, **files):
    (folder / "assignments").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "assignments" / f"{name}.toml").write_text(text, encoding="utf-8")


def test_an_office_without_assignments_has_none(tmp_path):
    found = read_assignments(tmp_path)
    assert (found.assignments, found.overrides, found.faults) == ((), (), ())


def test_an_assignment_is_read(tmp_path):
    write(tmp_path, a1=FULL)
    terms = Terms(date(2026, 12, 1), 2, 0.9, 20)
    to = ("areyes", "group:new")
    act = Assignment("a1", "front-desk", to, terms, "dmorgan", AT, "sha256:1")
    assert read_assignments(tmp_path).assignments == (act,)


def test_an_override_and_a_withdrawal_are_told_by_their_keys(tmp_path):
    write(
        tmp_path,
        a1=FULL,
        o1="quiz = 'front-desk'\noverride = 'areyes'\ndue = 2026-12-09\n" + WHEN,
        w1="withdraws = 'a1'\n" + WHEN,
    )
    found = read_assignments(tmp_path)
    terms = Terms(date(2026, 12, 9))
    assert found.overrides == (Override("o1", "areyes", "front-desk", terms, "dmorgan", AT),)
    assert found.withdrawn == {"a1": Withdrawal("w1", "a1", "dmorgan", AT)}
    assert found.holding == ()
    assert found.holding_overrides == found.overrides


def test_acts_stand_in_the_order_in_which_they_were_done(tmp_path):
    later = FULL.replace("2026-11-22", "2026-11-23")
    write(tmp_path, a=later, b=FULL, c=FULL)
    assert [act.stem for act in read_assignments(tmp_path).assignments] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("quiz = 'front-desk'\n", ""), "missing-text"),
        (("to = ['areyes', 'group:new']\n", ""), "missing-text"),
        (("['areyes', 'group:new']", "[]"), "missing-text"),
        (("2026-12-01", "'soon'"), "wrong-type"),
        (("attempts = 2", "attempts = -1"), "out-of-range"),
        (("0.9", "90"), "out-of-range"),
        (("assigned_at = 2026-11-22T09:00:00Z", ""), "missing-text"),
        (("2026-11-22T09:00:00Z", "2026-11-22T09:00:00"), "wrong-type"),
        (("format = 1", "format = 2"), "out-of-range"),
        (("quiz = ", "quiz = = "), "syntax"),
    ],
)
def test_a_faulty_file_is_named_and_the_others_stay(tmp_path, change, code):
    write(tmp_path, good=FULL, bad=FULL.replace(*change))
    found = read_assignments(tmp_path)
    assert [act.stem for act in found.assignments] == ["good"]
    assert [fault.code for fault in found.faults if fault.severity == "error"] == [code]


def test_what_is_no_toml_file_is_passed_over(tmp_path):
    write(tmp_path, good=FULL)
    (tmp_path / "assignments" / "notes.txt").write_text("x", encoding="utf-8")
    assert read_assignments(tmp_path).faults == ()


def codes(folder):
    from medtrainer.content.check import check_paths

    return [(fault.code, fault.severity) for fault in check_paths([folder]).faults]


@pytest.fixture
def office(tmp_path):
    """Return an office that extends the built-in one, with one person."""
    (tmp_path / "roles.toml").write_text('extends = "builtin"\n', encoding="utf-8")
    person = '[[learner]]\nlogin = "areyes"\ngroups = ["New"]\n'
    (tmp_path / "roster.toml").write_text(person, encoding="utf-8")
    return tmp_path


def test_check_finds_nothing_in_a_sound_office(office):
    write(office, a1=FULL, w1="withdraws = 'a1'\n" + WHEN)
    assert codes(office) == []


def test_check_names_sets_that_are_not_there_and_words_that_reach_nobody(office):
    write(office, a1=FULL.replace("front-desk", "front-desq"))
    assert codes(office) == [("unplayable-set", "warning")]
    write(office, a1=FULL.replace("'areyes', 'group:new'", "'group:nev'"))
    assert codes(office) == [("out-of-range", "warning")]


def test_check_finds_the_faults_of_roster_assignments_and_decisions(office):
    write(office, a1=FULL.replace("attempts = 2", "attempts = -2"))
    (office / "roster.toml").write_text("[[learner]]\nname = 'x'\n", encoding="utf-8")
    (office / "decisions").mkdir()
    (office / "decisions" / "d.toml").write_text("kind = 'x'\n", encoding="utf-8")
    assert [code for code, severity in codes(office) if severity == "error"] == [
        "missing-text",
        "out-of-range",
        "missing-text",
        "unknown-kind",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("people.toml", "[[learner]]\nlogin = 7\n"),
        ("a.toml", "to = ['a']\nassigned_at = 7\n"),
        ("d.toml", "kind = 'regrade'\nby = 'a'\nat = 7\n"),
    ],
)
def test_check_tells_a_single_file_by_what_it_says(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert {code for code, _ in codes(tmp_path / name)} & {"wrong-type"}
