"""What looks like data of a patient: it has no place in training (terminal.md, section 7)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medtrainer.content.faults import Faults
    from medtrainer.content.places import Place


class _Kind(NamedTuple):
    """A kind of personal data.

    Attributes:
        name: What it looks like.
        pattern: What is searched for.
        is_contact: Whether the contact of office.toml may hold it.
    """

    name: str
    pattern: re.Pattern[str]
    is_contact: bool = False


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}\.? {_MONTH},? \d{{4}})"
)
_NUMBER = r"(?:number|no\.?|id|#)[ :#=.]{0,3}(?:is )?"
_LETTER, _SIGN = "[ac-hj-np-rt-y]", r"[ac-hj-np-rt-y\d]"  # those of Medicare's numbers

_MRN = (
    rf"\b(?:mrn\W{{0,3}}|(?:medical record|chart|patient) ?{_NUMBER})"
    r"[a-z]{0,3}-?\d(?:[ -]?\d){3,}\b"
)
_SSN = r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])|\b(?:ssn|social security)\D{1,12}\d{9}\b"
_BIRTH = (
    r"\b(?:dob|d\.o\.b\.?|date of birth|birth ?date|birthday|born)[ :=,-]{1,4}"
    rf"(?:on |is |was )?{_DATE}"
)
_MEDICARE = (
    rf"(?<![\w-])[1-9]{_LETTER}{_SIGN}\d-?{_LETTER}{_SIGN}\d-?{_LETTER}{{2}}\d{{2}}(?![\w-])"
)
_ACCOUNT = (
    rf"\b(?:account|acct\.?|policy|member|subscriber)[ :#=.]{{1,4}}(?:{_NUMBER})?"
    r"[a-z]{0,4}-?\d(?:[ -]?\d){5,}\b"
    r"|(?<![\w.+-])\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}(?![\w-])"
    r"|(?<![\w.,+-])\d{9,}+(?![.,-]?\w)"
)
_PHONE = r"(?<![\w.+-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])"
_MAIL = r"(?<![\w.+-])[a-z\d][\w.+-]{0,63}@[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63})+"

_SUSPECT = re.compile(r"\d(?:[ -]?\d){3}|\d[/.]\d{1,2}[/.]\d\d|[a-z]{2}\d\d\b|@", re.IGNORECASE)
"""What every text with such data holds: digits in a row, a date, Medicare's last four signs, @."""

_LONGEST = 10_000
"""Characters of a text that are looked at; what is longer is no text that anybody may read."""

_ADDRESSES = frozenset({("contact",), ("gradebook",)})
"""Keys of office.toml that are there to hold an address."""


def look(faults: Faults) -> None:
    """Warn at each text that holds such data, at the place in the text."""
    data = faults.document.data
    if not any(map(_found_in, filter(_SUSPECT.search, _distinct(data)))):
        return
    is_facts = faults.document.path.name == "office.toml"
    for place, text in _texts(data, ()):
        for kind, start in _found_in(text[:_LONGEST]):
            if not (kind.is_contact and is_facts and place in _ADDRESSES):
                _warn(faults, place, kind, start)


def hidden(text: str) -> str:
    """Return a text in which such data is crossed out, character by character."""
    if _SUSPECT.search(text):
        for kind in _kinds():
            text = kind.pattern.sub(lambda found: re.sub(r"\w", "x", found.group()), text)
    return text


@cache
def _kinds() -> tuple[_Kind, ...]:
    """Return the kinds; most runs of `check` never need the patterns, which take long to make."""
    return (
        _Kind("a medical record number", _compiled(_MRN)),
        _Kind("a Social Security number", _compiled(_SSN)),
        _Kind("a date of birth", _compiled(_BIRTH)),
        _Kind("a Medicare number", _compiled(_MEDICARE)),
        _Kind("the number of an account, a policy or a record", _compiled(_ACCOUNT)),
        _Kind("a telephone number", _compiled(_PHONE), is_contact=True),
        _Kind("an e-mail address", _compiled(_MAIL), is_contact=True),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _found_in(text: str) -> list[tuple[_Kind, int]]:
    """Return what a text holds and where; what lies within another find is not told again."""
    found = [
        (match.start(), number, match.end(), kind)
        for number, kind in enumerate(_kinds() if _SUSPECT.search(text) else ())
        for match in kind.pattern.finditer(text)
    ]
    kept: list[tuple[_Kind, int]] = []
    until = 0
    for start, _, end, kind in sorted(found, key=lambda find: find[:2]):
        if start >= until:
            kept.append((kind, start))
            until = end
    return kept


def _warn(faults: Faults, place: Place, kind: _Kind, start: int) -> None:
    hint = "Take it out: nothing here may say anything about a patient."
    if kind.is_contact:
        hint = "If it is a patient's, take it out; whom to ask belongs in office.toml, as contact."
    message = f"This looks like {kind.name}."
    faults.warn(place, "personal-data", message, hint, character=start)


def _distinct(data: Any) -> set[str]:
    """Return every text of a document, each once: large offices repeat most of them."""
    found: set[str] = set()
    todo = [data]
    while todo:
        value = todo.pop()
        if isinstance(value, str):
            found.add(value[:_LONGEST])
        elif isinstance(value, dict):
            todo += value.values()
        elif isinstance(value, list):
            todo += value
    return found


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield every text of a document with its place, in the order of the file."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from _texts(inside, (*place, key))
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from _texts(inside, (*place, number))
