"""Words by which a duty finds its position without anybody knowing it."""

from __future__ import annotations

import pytest

from medtrainer.content.lint.giveaway import root_of, roots
from tests.content.lint.world import found, places, planted, role
from tests.content.world import write

CODE = "giveaway"
CLERK = role("Medical Clerk", "greet: Greets arrivals")


@pytest.mark.parametrize(
    "words",
    [
        ("biller", "billing", "bills", "bill", "billed"),
        ("coder", "coding", "codes", "code", "coded"),
        ("manager", "manages", "managing", "management"),
        ("nurse", "nursing", "nurses"),
        ("assistant", "assists", "assistants"),
        ("secretary", "secretaries"),
        ("receptionist", "reception"),
        ("therapist", "therapy", "therapies"),
        ("educator", "educates", "education"),
        ("supplier", "supplies", "supply"),
    ],
)
def test_a_doer_and_a_deed_have_one_root(words):
    assert len({root_of(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("medical", "medication"), ("physician", "physical"), ("coder", "cook"), ("clerk", "clean"),
     ("office", "offer"), ("car", "cart"), ("assesses", "assistant"), ("register", "reg"),
     ("assist", "ass")],
)  # fmt: skip
def test_words_that_only_begin_alike_have_not(one, other):
    assert root_of(one) != root_of(other)


def test_numbers_and_little_words_give_nothing_away():
    assert roots("of the 2 of") == {}
    assert roots("Reads the codes") == {"read": (0, "reads"), "cod": (10, "codes")}


def test_the_word_itself_is_pointed_at(tmp_path):
    path = tmp_path / "roles.toml"
    place = planted(path, role("Medical Biller", "send: Sends clean ¦bills"), CLERK)
    (fault,) = found(path, CODE)
    assert places((fault,)) == [place]
    assert fault.message == (
        "The word “bills” gives “Sends clean bills” away: of all titles, only “Medical Biller” is"
        " like it."
    )


def test_all_words_are_named_at_once_as_they_are_written(tmp_path):
    path = tmp_path / "roles.toml"
    tech = role("X-ray Technologist", "take: Takes ¦x-rays as technologists do")
    place = planted(path, tech, CLERK)
    (fault,) = found(path, CODE)
    assert places((fault,)) == [place]
    assert fault.message == (
        "The words “x-rays” and “technologists” give “Takes x-rays as technologists do” away: of"
        " all titles, only “X-ray Technologist” is like them."
    )
    shared = role("Biller", "both: Bills codes") + role("Coder", "both") + CLERK
    write(path, shared)
    (fault,) = found(path, CODE)
    assert fault.message == (
        "The words “Bills” and “codes” give “Bills codes” away: of all titles, only “Biller” and"
        " “Coder” are like them."
    )


def test_the_place_counts_what_is_only_in_the_file(tmp_path):
    path = tmp_path / "roles.toml"
    place = planted(path, role("Biller", "send: \\u0020Sends\u00ad cle\\u00E4n ¦bills"), CLERK)
    assert places(found(path, CODE)) == [place]


@pytest.mark.parametrize(
    "roles",
    [
        role("Medical Biller", "file: Files medical papers") + CLERK,
        role("Biller", "greet") + CLERK.replace("Greets", "Bills"),
        role("Coder", "ask: Asks the clerk"),
        role("Biller", "send: Sends bills"),
    ],
    ids=["two titles have it", "all have the duty", "the title of another", "nobody else"],
)
def test_what_does_not_point_to_one_position_is_left_alone(tmp_path, roles):
    write(tmp_path / "roles.toml", roles)
    assert found(tmp_path / "roles.toml", CODE) == ()


def test_the_title_of_one_owner_is_enough(tmp_path):
    path = tmp_path / "roles.toml"
    shared = role("Registered Nurse", "send: Sends nurses") + role("Boss", "send")
    write(path, shared + CLERK)
    (fault,) = found(path, CODE)
    assert "only “Registered Nurse” is like it" in fault.message
    write(path, shared + CLERK + role("Practical Nurse", "bed: Makes beds"))
    assert found(path, CODE) == ()
    write(path, shared + CLERK + role("Practical Nurse", "send"))
    assert len(found(path, CODE)) == 1


@pytest.fixture
def site(tmp_path):
    """Write a base with one such word, and an empty overlay; return that."""
    base = role("Biller", "send: Sends bills", "pay: Takes codes and money") + CLERK
    write(tmp_path / "base" / "roles.toml", base + role("Medical Coder", "read: Reads notes"))
    return write(tmp_path / "site" / "roles.toml", 'extends = "../base"\n')


def test_what_the_base_says_by_itself_is_not_repeated(site):
    assert found(site, CODE) == ()


def test_a_duty_that_an_overlay_adds_is_told_at_its_word(site):
    place = planted(site, 'extends = "../base"\n', role("Medical Coder", "assign: Assigns ¦codes"))
    assert places(found(site, CODE)) == [place]


def test_what_only_an_overlay_brings_about_is_told_where_it_extends(site):
    """With the coder gone, and the clerk a code clerk, a word of the base's points to the clerk."""
    new = '[[role]]\nid = "biller"\ntitle = "Code Biller"\n'
    gone = '[[role]]\nid = "medical-coder"\nremove = true\n'
    place = planted(site, 'extends = ¦"../base"\n', new, gone)
    (fault,) = found(site, CODE)
    assert places((fault,)) == [place]
    assert fault.message.startswith(
        "In this office: The word “codes” gives “Takes codes and money”"
    )
