"""What duties and positions are called: by the office, else as attempts have shown them last."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from medtrainer.gradebook.results import texts

if TYPE_CHECKING:
    from medtrainer.gradebook.database import Database
    from medtrainer.model.roles import Catalogue


class Wordings:
    """The words for ids; the office's own come first, as records may say anything."""

    def __init__(self, catalogue: Catalogue, database: Database) -> None:
        """Prepare to look them up; the gradebook is asked at the first id that the office lacks."""
        self._duties = {duty.id: duty.text for role in catalogue.roles for duty in role.duties}
        self._positions = {role.id: role.title for role in catalogue.roles}
        self._database = database

    def duty(self, duty_id: str) -> str:
        """Return the text of a duty, its id where nobody knows one."""
        return self._duties.get(duty_id) or self._shown_duties.get(duty_id, duty_id)

    def position(self, role_id: str) -> str:
        """Return the title of a position, its id where nobody knows one, "" for ""."""
        if not role_id:
            return ""
        return self._positions.get(role_id) or self._shown_positions.get(role_id, role_id)

    @cached_property
    def _shown_duties(self) -> dict[str, str]:
        return texts(self._database, "duty")

    @cached_property
    def _shown_positions(self) -> dict[str, str]:
        return texts(self._database, "role")
