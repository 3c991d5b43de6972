"""Where facts of an overlay come from, in words."""

from __future__ import annotations

from medtrainer.model.roles import Duty, Role
from medtrainer.services.provenance import changed_here, duty_in_words


def of(office, *fields):
    """Return changes of one office."""
    return tuple((field, office) for field in fields)


def test_facts_of_the_base_need_no_words():
    assert changed_here(Role("r", "R")) == ""


def test_an_added_position_names_its_office():
    assert changed_here(Role("r", "R", origin="North Clinic")) == "Added here: North Clinic."


def test_a_changed_position_says_what_was_changed():
    role = Role(
        "r",
        "R",
        origin="North Clinic",
        changes=of("North Clinic", "summary", "reports_to", "duties"),
    )
    assert changed_here(role) == "Changed here: North Clinic (summary, whom it reports to, duties)."


def test_each_office_is_named_with_what_it_changed():
    changes = (("title", "Mid"), ("abbreviation", "Top clinic"), ("summary", "Mid"))
    role = Role("r", "R", origin="Top clinic", changes=changes)
    assert changed_here(role) == "Changed here: Mid (title, summary); Top clinic (abbreviation)."


SHARED = Role("b", "Bee", "B"), Role("c", "Cee")


def test_a_duty_says_with_whom_it_is_shared_and_where_it_was_changed():
    duty = Duty("d", "D", origin="North Clinic")
    role = Role("r", "R", origin="North Clinic", changes=of("North Clinic", "duties"))
    assert duty_in_words(role, Duty("d", "D")) == "D"
    assert duty_in_words(role, Duty("d", "D"), SHARED) == "D (with B, Cee)"
    assert duty_in_words(role, duty) == "D (changed here: North Clinic)"
    assert duty_in_words(role, duty, SHARED) == "D (with B, Cee; changed here: North Clinic)"


def test_a_duty_that_was_added_is_told_from_one_that_was_changed():
    role = Role("r", "R", origin="North Clinic", changes=of("North Clinic", "duties"))
    duty = Duty("d", "D", origin="North Clinic", added=True)
    assert duty_in_words(role, duty) == "D (added here: North Clinic)"


def test_a_position_that_was_added_need_not_say_it_at_each_duty():
    role = Role("r", "R", origin="North Clinic")
    assert duty_in_words(role, Duty("d", "D", origin="North Clinic")) == "D"
    assert duty_in_words(role, Duty("d", "D", origin="South")) == "D (changed here: South)"


def test_of_many_who_share_a_duty_only_some_are_named():
    role, duty = Role("a", "A"), Duty("d", "D")
    assert duty_in_words(role, duty, SHARED, 2) == "D (with B, Cee)"
    assert duty_in_words(role, duty, SHARED, 1) == "D (with B and 1 more)"
