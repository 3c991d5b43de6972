"""All duties of an office as a search sees them, and what they hold of what is sought."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from medtrainer.services.search.postings import Postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medtrainer.model.roles import Duty, Role
    from medtrainer.services.search.question import Sought

_IN_REASON = 0.4
"""Worth of a word that stands in a reason, not in the duty itself."""

_IN_POSITION = 0.25
"""Worth of a word that stands in a position's names or summary."""

_NAME = 0.7
"""Weight of a position's name in a question, as a share of the rarest word's."""

_AS_SUBJECT, _AS_OBJECT = (1.0, 0.5), (0.4, 1.0)
"""Worth of a duty of the position named, and of a duty that mentions it.

"What does the biller do about …" is about the biller's duties, "who trains the biller" is not.
"""


class DutyTexts:
    """The duties by number, in the order in which they first stand in the office's file.

    Attributes:
        owners: Who does each duty, each role with the duty as it states it, by duty.
        of_role: The numbers of a role's duties, by role.
    """

    def __init__(self, roles: Sequence[Role]) -> None:
        """Number the duties; their texts are read when first needed."""
        numbers: dict[str, int] = {}
        owners: list[list[tuple[Role, Duty]]] = []
        for role in roles:
            for duty in role.duties:
                number = numbers.setdefault(duty.id, len(owners))
                if number == len(owners):
                    owners.append([])
                owners[number].append((role, duty))
        self.owners = owners
        self.of_role = [[numbers[duty.id] for duty in role.duties] for role in roles]
        self._roles = roles

    @cached_property
    def texts(self) -> Postings:
        """The duties' texts."""
        return Postings(held[0][1].text for held in self.owners)

    @cached_property
    def reasons(self) -> Postings:
        """The reasons that all owners of a duty give."""
        return Postings(_reasons(held) for held in self.owners)

    @cached_property
    def positions(self) -> Postings:
        """The names and summaries of the positions, by role."""
        return Postings(
            " ".join((role.title, role.abbreviation, role.area, *role.aliases, role.summary))
            for role in self._roles
        )

    def reached(self, part: Sought) -> tuple[float, dict[int, float]]:
        """Return the most that a part of a question can bring, and what each duty gets of it."""
        if part.roles:
            return self._reached_by_name(part)
        own = self.texts.weight(part.own) or self.reasons.weight(part.own)
        full = own
        found: dict[int, float] = {}
        for phrase, worth in part.alike.items():
            in_texts = self.texts.weight(phrase)
            weight = in_texts or self.reasons.weight(phrase)
            # What is only like the word asked for never tells more than that word itself.
            weight = min(weight, own) if own else weight
            full = max(full, weight)
            if in_texts:
                _raise(found, self.texts.all_with(phrase), worth * weight)
            _raise(found, self.reasons.all_with(phrase), _IN_REASON * worth * weight)
            in_positions = _IN_POSITION * worth * self.positions.weight(phrase)
            for role in self.positions.all_with(phrase):
                _raise(found, self.of_role[role], min(in_positions, full))
        # A word that is nowhere counts: asking for it and not finding it matters.
        return full or self.texts.rarest / 2, found

    def _reached_by_name(self, part: Sought) -> tuple[float, dict[int, float]]:
        full = _NAME * self.texts.rarest
        owned, mentioned = _AS_SUBJECT if part.is_subject else _AS_OBJECT
        found: dict[int, float] = {}
        for role in part.roles:
            _raise(found, self.of_role[role], owned * full)
        for phrase in part.alike:
            _raise(found, self.texts.all_with(phrase), mentioned * full)
        return full, found


def _reasons(held: Sequence[tuple[Role, Duty]]) -> str:
    if len(held) == 1:
        return held[0][1].why
    # Rows that say the same are one object: their reason is read once.
    return " ".join({id(duty): duty.why for _, duty in held}.values())


def _raise(found: dict[int, float], numbers: Iterable[int], worth: float) -> None:
    for number in numbers:
        if worth > found.get(number, 0.0):
            found[number] = worth
