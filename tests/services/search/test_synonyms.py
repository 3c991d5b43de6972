"""The table of words for the same."""

from __future__ import annotations

from medtrainer.services.search.roots import root, words
from medtrainer.services.search.synonyms import ALIKE, ARTICLES, LEADS_TO, synonyms


def phrase(text):
    return tuple(root(word) for word in words(text) if word not in ARTICLES)


def test_words_of_one_group_stand_for_each_other():
    table = synonyms()
    for line in ALIKE.strip().splitlines():
        group = {phrase(entry) for entry in line.split(",")}
        assert len(group) > 1, f"nothing to find for: {line}"
        for entry in group:
            assert entry
            assert group - {entry} <= table[entry].keys()


def test_what_is_meant_is_worth_more_than_what_was_said():
    table = synonyms()
    for line in LEADS_TO.strip().splitlines():
        asked, meant = line.split(">")
        targets = {phrase(entry) for entry in meant.split(",")}
        assert all(targets), line
        for entry in map(phrase, asked.split(",")):
            assert targets <= table[entry].keys()
            if entry not in targets:
                said = table[entry][entry]
                assert all(table[entry][target] > said for target in targets)


def test_nothing_leads_back_from_what_is_meant():
    table = synonyms()
    assert phrase("denial") in table[phrase("denied claim")]
    assert phrase("denied claim") not in table[phrase("denial")]


def test_the_tables_are_plain_words():
    assert not set(f"{ALIKE}{LEADS_TO}".lower()) - set("abcdefghijklmnopqrstuvwxyz0123456789 ,>\n")


def test_every_worth_is_a_share():
    assert all(0 < worth <= 1 for others in synonyms().values() for worth in others.values())
