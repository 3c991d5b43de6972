from datetime import date

import pytest

from medtrainer.content.faults import ContentProblem
from medtrainer.content.roster import read_roster
from medtrainer.content.roster_edit import change_roster
from medtrainer.errors import RequestProblem
from medtrainer.model.roster import Learner, Roster

BY_HAND = """\
# Our people, by start.
format = 1

[[learner]]   # the boss
login = "dmorgan"
name  = 'Dana Morgan'   # since 2009
site = "north"
groups = [ "all", ]

[[learner]]
login = "areyes"
active = true
"""


def write(folder, text):
    (folder / "roster.toml").write_text(text, encoding="utf-8")


def test_an_office_without_a_roster_has_nobody(tmp_path):
    assert read_roster(tmp_path) == (Roster(), ())


def test_people_are_read(tmp_path):
    write(tmp_path, BY_HAND.replace("active", "hired = 2026-11-02\nactive"))
    roster, faults = read_roster(tmp_path)
    assert faults == ()
    assert roster.learners == (
        Learner("dmorgan", "Dana Morgan", site="north", groups=("all",)),
        Learner("areyes", hired=date(2026, 11, 2)),
    )
    assert roster.by_login("areyes").called == "areyes"


@pytest.mark.parametrize(
    ("entry", "code", "line"),
    [
        ('name = "Nobody"', "missing-text", 2),
        ('login = ""', "missing-text", 3),
        ("login = 7", "wrong-type", 3),
        ('login = "a"\nhired = "soon"', "wrong-type", 4),
        ('login = "a"\nhired = 2026-11-02T09:00:00Z', "wrong-type", 4),
        ('login = "a"\nactive = "no"', "wrong-type", 4),
        ('login = "a"\ngroups = "new"', "wrong-type", 4),
        ('login = "a"\nname = "x\\u001b"', "hostile-character", 4),
        ('login = "good"', "duplicate-id", 3),
    ],
)
def test_a_faulty_person_is_left_out_and_named(tmp_path, entry, code, line):
    first = '[[learner]]\nlogin = "good"\n'
    write(
        tmp_path, f"format = 1\n[[learner]]\n{entry}\n" + (first if code != "duplicate-id" else "")
    )
    if code == "duplicate-id":
        write(tmp_path, f"{first}[[learner]]\n{entry}\n")
        line = 4
    roster, (fault,) = read_roster(tmp_path)
    assert [one.login for one in roster.learners] == ["good"]
    assert (fault.code, fault.line) == (code, line)


def test_a_newer_roster_is_refused_politely(tmp_path):
    write(tmp_path, "format = 2\n[[learner]]\nlogin = 'a'\n")
    roster, (fault,) = read_roster(tmp_path)
    assert roster == Roster()
    assert "newer" in fault.message


def test_what_a_person_wrote_stays_byte_for_byte(tmp_path):
    write(tmp_path, BY_HAND)
    change_roster(tmp_path, lambda _: (Learner("bokafor", "Ben Okafor", groups=("new",)),))
    text = (tmp_path / "roster.toml").read_text(encoding="utf-8")
    assert text.startswith(BY_HAND)
    assert read_roster(tmp_path)[0].by_login("bokafor").groups == ("new",)


def test_only_what_changes_is_touched(tmp_path):
    write(tmp_path, BY_HAND)
    boss = Learner("dmorgan", "Dana Morgan", site="south", groups=("all",), active=False)
    change_roster(tmp_path, lambda _: (boss,))
    text = (tmp_path / "roster.toml").read_text(encoding="utf-8")
    for kept in ("# Our people, by start.", "# the boss", "# since 2009", 'groups = [ "all", ]'):
        assert kept in text
    assert read_roster(tmp_path)[0].by_login("dmorgan") == boss


def test_a_first_person_makes_the_file_for_everybody_to_read(tmp_path):
    change_roster(tmp_path, lambda _: (Learner("a"),))
    path = tmp_path / "roster.toml"
    assert path.stat().st_mode & 0o777 == 0o664
    assert read_roster(tmp_path)[0].learners == (Learner("a"),)


def test_a_faulty_roster_is_not_changed(tmp_path):
    write(tmp_path, BY_HAND + "[[learner]]\n")
    with pytest.raises(ContentProblem):
        change_roster(tmp_path, lambda _: (Learner("a"),))
    assert (tmp_path / "roster.toml").read_text(encoding="utf-8") == BY_HAND + "[[learner]]\n"


def test_a_roster_that_cannot_be_changed_safely_is_left_alone(tmp_path, monkeypatch):
    write(tmp_path, BY_HAND)
    monkeypatch.setattr(
        "medtrainer.content.roster_edit._changed", lambda file, *_: file
    )  # an edit that does not do what was meant
    with pytest.raises(RequestProblem, match="by hand"):
        change_roster(tmp_path, lambda _: (Learner("a"),))
    assert (tmp_path / "roster.toml").read_text(encoding="utf-8") == BY_HAND
    assert [path.name for path in tmp_path.iterdir()] == ["roster.toml"]


def test_nothing_to_change_writes_nothing(tmp_path):
    assert change_roster(tmp_path, lambda _: ()) == ()
    assert list(tmp_path.iterdir()) == []
