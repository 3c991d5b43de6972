"""Who works in an office and what they do: roles, duties, skills and the patient's visit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that several positions use.

    Attributes:
        id: Kebab-case id, never shown.
        title: What people call it.
        text: What it means in a medical office; may hold several lines.
    """

    id: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class RoleSkill:
    """How one position uses a skill.

    Attributes:
        id: Id of the skill.
        title: Title of the skill.
        text: How this position uses it; the skill's own text where the role says nothing.
    """

    id: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that a position does, as that position's entry states it.

    The same id in several roles is one shared duty: the text is the same everywhere, while reason,
    importance and the rest are each role's own.

    Attributes:
        id: Kebab-case id; the same id in two roles means the same duty.
        text: The duty in a few words, 1 to 500 characters, one line.
        why: Why this position does it, shown as feedback; may hold several lines; "" if not given.
        importance: 1 to 5, or None.
        critical: Whether it must be right to pass.
        refresh_days: After how many days it must be shown again, or None.
        origin: Name of the overlay that added or changed it, "" for a fact of the base office.
        added: Whether that overlay added it.
    """

    id: str
    text: str
    why: str = ""
    importance: float | None = None
    critical: bool = False
    refresh_days: int | None = None
    origin: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A TOML entry that describes one position of the office.

    Attributes:
        id: Kebab-case id, unique, never shown.
        title: The position, as a badge would say it; unique, case ignored.
        abbreviation: Short form such as "MA", or "".
        aliases: Other names that a search finds.
        area: Free word that groups the list ("clinical", "front office"), or "".
        summary: What the position is for; may hold several lines.
        reports_to: Role ids.
        works_with: Role ids.
        skills: How it uses each skill.
        duties: What it does, in the file's order, no id twice.
        origin: Name of the last overlay that added or changed anything, "" for the base office.
        changes: The fields that overlays replaced, each with the name of the last that did.
    """

    id: str
    title: str
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    area: str = ""
    summary: str = ""
    reports_to: tuple[str, ...] = ()
    works_with: tuple[str, ...] = ()
    skills: tuple[RoleSkill, ...] = ()
    duties: tuple[Duty, ...] = ()
    origin: str = ""
    changes: tuple[tuple[str, str], ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that overlays replaced."""
        return tuple(field for field, _ in self.changes)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a patient's visit.

    Attributes:
        id: Kebab-case id.
        text: What happens.
        role: Id of the role that does it.
        after: Ids of steps that must come before; the file's order means nothing.
    """

    id: str
    text: str
    role: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that one roles.toml (and what it extends) says.

    Attributes:
        title: What the file calls itself, or "".
        roles: All roles in the file's order.
        skills: All skills in the file's order.
        visit: The steps of a patient's visit, in the file's order.
    """

    title: str = ""
    roles: tuple[Role, ...] = ()
    skills: tuple[Skill, ...] = ()
    visit: tuple[Step, ...] = ()

    def role(self, role_id: str) -> Role:
        """Return the role with this id.

        Raises:
            KeyError: No role has it.
        """
        for role in self.roles:
            if role.id == role_id:
                return role
        raise KeyError(role_id)
