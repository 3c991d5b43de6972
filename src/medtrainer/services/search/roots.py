"""Words as a search compares them: spelling, endings and slips of the finger do not matter.

The stems of `exercises.words` are part of the generator: an exercise drawn again must not change,
so they stay as they are. These here may be bettered at any time.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from medtrainer.exercises.words import folded

# Most texts need neither: they are compiled when first used.
_WORD = r"[^\W_]+"
_APOSTROPHE = r"['’](?:s\b)?"
_NO_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}
_SHORTEST = 3
"""Letters that must be left of a word when its ending is cut off: "hir" of "hiring" and "hire"."""

_VERB_ENDINGS = ("ing", "ed")
_VOWELS = frozenset("aeiouy")

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

_BRITISH_ENDINGS = {
    **{f"is{ending}": f"iz{ending}" for ending in ("e", "ed", "er", "ing", "ation")},
    **{f"ys{ending}": f"yz{ending}" for ending in ("e", "ed", "er", "ing")},
    **{f"our{ending}": f"or{ending}" for ending in ("", "al", "ed", "er", "ing", "ite")},
    "tre": "ter",
}
_ANY_BRITISH = tuple(_BRITISH_ENDINGS)
"""Endings of longer words spelled in two ways; both become one, which need not be right."""

_LONG = 6
"""Letters from which a word may end so: "four" and "rise" do not."""


def words(text: str) -> list[str]:
    """Return the words of a text in their order, case and accents left out."""
    plain = folded(text)
    if "'" in plain or "’" in plain:
        plain = re.sub(_APOSTROPHE, "", plain)
    if plain.isascii():
        return plain.translate(_NO_SIGNS).split()
    bare = "".join(sign for sign in normalize("NFKD", plain) if not combining(sign))
    return re.findall(_WORD, bare)


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
    if word.endswith("s"):
        word = singular(word)
    word = _BRITISH.get(word, word)
    if len(word) >= _LONG:
        word = _american(word)
    if word.endswith(_VERB_ENDINGS):
        stump = word[:-3] if word[-1] == "g" else word[:-2]
        if len(stump) >= _SHORTEST and not _VOWELS.isdisjoint(stump):
            word = _undoubled(stump)
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


def _american(word: str) -> str:
    word = word.replace("ae", "e")
    if word.endswith(_ANY_BRITISH):
        for british, american in _BRITISH_ENDINGS.items():
            if word.endswith(british):
                return word.removesuffix(british) + american
    return word


def _undoubled(stump: str) -> str:
    """Return "scan" for "scann"; "call", "pass" and "buzz" have both letters of their own."""
    if len(stump) > _SHORTEST and stump[-1] == stump[-2] and stump[-1] not in "lsz":
        return stump[:-1]
    return stump
