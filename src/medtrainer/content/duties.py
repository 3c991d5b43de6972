"""Reading the duties of all roles of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.content.entry import Entry
from medtrainer.content.faults import shown
from medtrainer.content.fields import LONG, TEXT, Fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from medtrainer.content.faults import Faults
    from medtrainer.content.places import Place

_READERS: Mapping[str, Callable[[Fields], Any]] = {
    "text": lambda duty: duty.needed_text("text", TEXT),
    "why": lambda duty: duty.text("why", LONG, lines=True),
    "importance": lambda duty: duty.number("importance", 1, 5),
    "critical": lambda duty: duty.flag("critical"),
    "refresh_days": lambda duty: duty.whole("refresh_days", 1, 36500),
    "remove": lambda duty: duty.flag("remove"),
}
_NOTHING: tuple[None, None] = (None, None)


class Duties:
    """Reads duties; rows that say the same become one entry.

    A large catalogue repeats each duty in dozens of roles: only the first row of a kind is looked
    at closely, and all later ones cost one look-up.
    """

    def __init__(self, faults: Faults, texts: dict[str, str]) -> None:
        """Begin a file.

        Args:
            faults: Where to note what is wrong.
            texts: Gets the text of each duty that states one, by duty id.
        """
        self._faults = faults
        self._texts = texts
        self._stated: dict[str, Place] = {}
        self._known: dict[object, tuple[Mapping[str, Any], Entry]] = {}

    def read(self, role: Fields) -> tuple[Entry, ...]:
        """Return a role's duties, each id once."""
        kept: list[Entry] = []
        numbers: dict[str, int] = {}
        for number, table in role.tables("duty"):
            try:
                known, entry = self._known.get(table.get("id"), _NOTHING)
            except TypeError:  # a list where a word should be
                known, entry = _NOTHING
            if known != table:
                entry = self._look(table, (*role.place, "duty", number))
            if entry is None:
                continue
            if numbers.setdefault(entry.id, number) == number:
                kept.append(entry)
            else:
                self._warn_of_twice(role, entry.id, number, numbers[entry.id])
        return tuple(kept)

    def _warn_of_twice(self, role: Fields, duty_id: str, number: int, earlier: int) -> None:
        line = self._faults.line_of((*role.place, "duty", earlier, "id"))
        message = f"This role lists the duty “{duty_id}” twice, first in line {line}."
        place = (*role.place, "duty", number, "id")
        self._faults.warn(place, "listed-twice", message, "Delete one of the two.")

    def _look(self, table: Mapping[str, Any], place: Place) -> Entry | None:
        before = self._faults.count
        fields = Fields(table, place, self._faults)
        duty_id = fields.identifier("id")
        read = {key: _READERS[key](fields) for key in table if key in _READERS}
        named = {key: value for key, value in read.items() if value is not None}
        remove = named.pop("remove", False)
        fields.warn_of_unknown("a duty", ("id", *_READERS))
        if duty_id is None:
            return None
        if "text" in named and not remove:
            self._check_text(duty_id, named["text"], fields)
        entry = Entry(duty_id, place, named, remove=remove)
        # True == 1 == 1.0: a row that holds one of them must not answer for another.
        if self._faults.count == before and not any(value in {0, 1} for value in table.values()):
            self._known[table["id"]] = table, entry
        return entry

    def _check_text(self, duty_id: str, text: str, fields: Fields) -> None:
        earlier = self._stated.setdefault(duty_id, fields.place)
        if earlier is fields.place:
            self._texts[duty_id] = text
            fields.warn_of_long("text", text)
        elif self._texts[duty_id] != text:
            line = self._faults.line_of((*earlier, "text"))
            self._faults.error(
                (*fields.place, "text"),
                "two-texts",
                f"The duty “{duty_id}” has another text in line {line}: "
                f"“{shown(self._texts[duty_id])}”.",
                "Give both places the same text, or give one duty another id.",
            )
