"""Words as a search compares them: spelling, endings and slips of the finger do not matter.

The stems of `exercises.words` are part of the generator: an exercise drawn again must not change,
so they stay as they are. These here may be bettered at any time.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from medtrainer.exercises.words import folded

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]s?")
_SHORTEST = 3
"""Letters that must be left of a word when its ending is cut off: "hir" of "hiring" and "hire"."""

_BRITISH = {
    "cheque": "check",
    "enrol": "enroll",
    "instalment": "installment",
    "judgement": "judgment",
    "licence": "license",
    "practise": "practice",
    "programme": "program",
    "sceptical": "skeptical",
    "tyre": "tire",
}
"""Words whose two spellings no rule brings together, the plural cut off."""

_BRITISH_PARTS = (
    (re.compile(r"is(?=(?:e|ed|er|ing|ation)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|er|ing)$)"), "yz"),
    (re.compile(r"our(?=(?:al|ed|er|ing|ite)?$)"), "or"),
    (re.compile(r"tre$"), "ter"),
    (re.compile(r"ae"), "e"),
)
"""Parts of longer words that are spelled in two ways; both become one, which need not be right."""

_LONG = 6
"""Letters from which a word may hold such a part: "four" and "rise" do not."""


def words(text: str) -> list[str]:
    """Return the words of a text in their order, case and accents left out."""
    plain = folded(text)
    if not plain.isascii():
        plain = "".join(sign for sign in normalize("NFKD", plain) if not combining(sign))
    if "'" not in plain and "’" not in plain:
        return _WORD.findall(plain)
    return [_APOSTROPHE.sub("", word) for word in _WORD.findall(plain)]


def roots(text: str) -> list[str]:
    """Return the roots of a text's words, in their order."""
    return [root(word) for word in words(text)]


def singular(word: str) -> str:
    """Return a folded word without the ending of a plural."""
    if not word.endswith("s") or len(word) < _SHORTEST or word[-2] in "sui":
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "sses", "shes", "ches", "zes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """Return what the forms and spellings of a folded word have in common."""
    word = singular(word)
    word = _BRITISH.get(word, word)
    if len(word) >= _LONG:
        for british, american in _BRITISH_PARTS:
            word = british.sub(american, word)
    for ending in ("ing", "ed"):
        stump = word.removesuffix(ending)
        if stump != word and len(stump) >= _SHORTEST and _has_vowel(stump):
            word = _undoubled(stump)
            break
    if word.endswith("e") and len(word) > _SHORTEST:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > _SHORTEST else word


def one_apart(one: str, other: str) -> bool:
    """Tell whether one letter missing, added, changed or two swapped make one word the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    if one[start + 1 :] == other[start + 1 :]:
        return True
    if one[start:] == other[start + 1 :] or one[start + 1 :] == other[start:]:
        return True
    swapped = other[start : start + 2][::-1] + other[start + 2 :]
    return one[start:] == swapped


def _has_vowel(stump: str) -> bool:
    return any(letter in "aeiouy" for letter in stump)


def _undoubled(stump: str) -> str:
    """Return "scan" for "scann"; "call", "pass" and "buzz" have both letters of their own."""
    if len(stump) > _SHORTEST and stump[-1] == stump[-2] and stump[-1] not in "lsz":
        return stump[:-1]
    return stump
