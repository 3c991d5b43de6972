"""What a file says of one role, duty, skill or step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medtrainer.content.places import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A role, a duty of a role, a skill or a step, with just the fields that the file names.

    Attributes:
        id: Its id.
        place: Where it stands; of duties that say the same, the first.
        fields: The fields named, by name.
        duties: A role's duties.
        remove: Whether it takes out what it extends.
    """

    id: str
    place: Place
    fields: Mapping[str, Any]
    duties: tuple[Entry, ...] = ()
    remove: bool = False
