"""What a position is and does, as paragraphs: the same wherever a position is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.lookup import owners_by_duty
from medtrainer.services.provenance import changed_here, duty_in_words
from medtrainer.services.wording import sentences
from medtrainer.tui.widgets.text_pane import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medtrainer.model.roles import Catalogue, Duty, Role


class PositionTexts:
    """The texts of all positions of an office; what they share is worked out once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._roles = {role.id: role for role in catalogue.roles}
        self._owners = owners_by_duty(catalogue.roles)

    def of(self, role_id: str, because: str = "") -> list[Paragraph]:
        """Return everything there is to know of a position.

        Args:
            role_id: Which position.
            because: The duty or name that a search found it by, shown first.
        """
        role = self._roles[role_id]
        short = f" · {role.abbreviation}" if role.abbreviation else ""
        text = [Paragraph(role.title + short, "accent")]
        if because:
            text.append(Paragraph(because, "strong", label="Found:"))
        first, *rest = sentences(role.summary) or [""]
        more = " ".join(rest)
        text += [Paragraph(line) for line in (first, changed_here(role)) if line]
        text.append(Paragraph(""))
        text += self._people(role)
        own: list[Paragraph] = []
        common: list[Paragraph] = []
        for duty in role.duties:
            others = self._others(role, duty)
            said = duty_in_words(role, duty, others)
            (common if others else own).append(Paragraph(said, indent=3, hang=2))
        skills = [Paragraph(f"{s.title}: {s.text}", indent=3, hang=2) for s in role.skills]
        aliases = [Paragraph(", ".join(role.aliases), indent=3)] if role.aliases else []
        for heading, lines in (
            ("Only this position", own),
            ("Shared", common),
            ("In more words", [Paragraph(more, indent=3)] if more else []),
            ("Skills", skills),
            ("Also called", aliases),
        ):
            if lines:
                text += [Paragraph(""), Paragraph(heading, "strong"), *lines]
        return text

    def duty(self, role_id: str, duty_id: str) -> str:
        """Return the text of a duty of a position."""
        return next(duty.text for duty in self._roles[role_id].duties if duty.id == duty_id)

    def _people(self, role: Role) -> Iterable[Paragraph]:
        for label, ids in (("Reports to", role.reports_to), ("Works with", role.works_with)):
            if ids:
                titles = ", ".join(self._roles[i].title for i in ids)
                yield Paragraph(titles, label=label)

    def _others(self, role: Role, duty: Duty) -> list[Role]:
        return [other for other in self._owners[duty.id] if other.id != role.id]
