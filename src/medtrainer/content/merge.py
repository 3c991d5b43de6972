"""Putting the entries of a roles file and of what it extends together into one catalogue.

A role, duty, skill or step with the same id replaces the fields it names; `remove` takes it out;
new ones come after. References are checked against the whole, at the place that names them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medtrainer.content.faults import nearest, shown
from medtrainer.model.roles import Catalogue, Duty, Role, RoleSkill, Skill, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medtrainer.content.entries import Entry, RolesFile


@dataclass(frozen=True, slots=True)
class Layer:
    """One roles file in a chain of offices that extend each other.

    Attributes:
        file: What it says.
        name: What its office is called, "" for the base of the chain.
    """

    file: RolesFile
    name: str = ""


@dataclass(slots=True)
class _Merged:
    """An entry while layers are laid over each other."""

    id: str
    fields: dict[str, Any]
    duties: dict[str, tuple[Entry, str]]
    origin: str = ""
    changed: tuple[str, ...] = ()


def merge(layers: Sequence[Layer]) -> Catalogue:
    """Return what all layers say together, the base first; faults go to their files."""
    roles: dict[str, _Merged] = {}
    skills: dict[str, _Merged] = {}
    steps: dict[str, _Merged] = {}
    texts: dict[str, str] = {}
    for layer in layers:
        texts.update(layer.file.texts)
        _lay_over(roles, layer.file.roles, layer.name)
        _lay_over(skills, layer.file.skills, layer.name)
        _lay_over(steps, layer.file.steps, layer.name)
    _check(layers, roles, skills, steps, texts)
    titles = {
        s.id: Skill(s.id, s.fields.get("title", s.id), s.fields.get("text", ""))
        for s in skills.values()
    }
    duties = _DutyMaker(texts)
    return Catalogue(
        title=next((layer.file.title for layer in reversed(layers) if layer.file.title), ""),
        roles=tuple(_role(merged, roles, titles, duties) for merged in roles.values()),
        skills=tuple(titles.values()),
        visit=tuple(
            Step(
                s.id,
                s.fields.get("text", ""),
                s.fields.get("role", ""),
                tuple(step for step in s.fields.get("after", ()) if step in steps),
            )
            for s in steps.values()
            if s.fields.get("role") in roles
        ),
    )


def _lay_over(known: dict[str, _Merged], entries: Iterable[Entry], name: str) -> None:
    for entry in entries:
        if entry.remove:
            known.pop(entry.id, None)
            continue
        duties = {duty.id: (duty, name) for duty in entry.duties}
        merged = known.get(entry.id)
        if merged is None:
            known[entry.id] = _Merged(entry.id, dict(entry.fields), duties, name)
            continue
        merged.fields.update(entry.fields)
        merged.origin = name
        merged.changed = tuple(dict.fromkeys((*merged.changed, *entry.fields)))
        for duty, _ in duties.values():
            _lay_duty_over(merged, duty, name)


def _lay_duty_over(merged: _Merged, duty: Entry, name: str) -> None:
    if duty.remove:
        merged.duties.pop(duty.id, None)
        return
    before = merged.duties.get(duty.id)
    if before:
        fields = {**before[0].fields, **duty.fields}
        duty = type(duty)(duty.id, (), fields)
    merged.duties[duty.id] = (duty, name)


class _DutyMaker:
    """Makes duties; rows that say the same become one object."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self._made: dict[int, Duty] = {}

    def make(self, entry: Entry, origin: str) -> Duty:
        """Return the duty of an entry; entries outlive this maker, so their identity is a key."""
        made = self._made.get(id(entry))
        if made is None:
            fields = {name: value for name, value in entry.fields.items() if name != "text"}
            made = Duty(entry.id, self._texts.get(entry.id, ""), **fields, origin=origin)
            self._made[id(entry)] = made
        return made


def _role(
    merged: _Merged, roles: dict[str, _Merged], skills: dict[str, Skill], duties: _DutyMaker
) -> Role:
    fields = dict(merged.fields)
    for name in ("reports_to", "works_with"):
        fields[name] = tuple(role for role in fields.get(name, ()) if role in roles)
    fields["skills"] = tuple(
        RoleSkill(skill, skills[skill].title, text or skills[skill].text)
        for skill, text in fields.get("skills", ())
        if skill in skills
    )
    return Role(
        id=merged.id,
        title=fields.pop("title", merged.id),
        **fields,
        duties=tuple(duties.make(entry, origin) for entry, origin in merged.duties.values()),
        origin=merged.origin,
        changed=merged.changed,
    )


def _check(
    layers: Sequence[Layer],
    roles: dict[str, _Merged],
    skills: dict[str, _Merged],
    steps: dict[str, _Merged],
    texts: dict[str, str],
) -> None:
    """Note what only shows when everything is known."""
    ever = [{entry.id for layer in layers for entry in layer.file.roles},
            {entry.id for layer in layers for entry in layer.file.skills},
            {entry.id for layer in layers for entry in layer.file.steps}]  # fmt: skip
    for number, layer in enumerate(layers):
        # What an overlay takes out may still be named by the base below it, not by itself.
        is_top = number == len(layers) - 1
        known = [
            set(now) if is_top else set(now) | ever[n]
            for n, now in enumerate((roles, skills, steps))
        ]
        _check_references(layer.file, *known)
        _check_texts(layer.file, roles, texts)
    _check_titles(layers, roles)
    _check_steps(layers, steps)


def _check_references(file: RolesFile, roles: set[str], skills: set[str], steps: set[str]) -> None:
    for role in file.roles:
        for name in ("reports_to", "works_with"):
            for n, other in enumerate(role.fields.get(name, ())):
                if other not in roles:
                    _unknown(file, (*role.place, name, n), "role", other, roles)
        for n, (skill, _) in enumerate(role.fields.get("skills", ())):
            if skill not in skills:
                _unknown(file, (*role.place, "skills", n), "skill", skill, skills)
    for step in file.steps:
        other = step.fields.get("role")
        if other is not None and other not in roles:
            _unknown(file, (*step.place, "role"), "role", other, roles)
        for n, before in enumerate(step.fields.get("after", ())):
            if before not in steps:
                _unknown(file, (*step.place, "after", n), "step", before, steps)


def _unknown(
    file: RolesFile, place: tuple[str | int, ...], what: str, name: str, known: set[str]
) -> None:
    hint = nearest(name, sorted(known), f"Add the {what}, or correct the id.")
    message = f"There is no {what} with the id “{shown(name)}”."
    file.faults.error(place, f"unknown-{what}", message, hint)


def _check_texts(file: RolesFile, roles: dict[str, _Merged], texts: dict[str, str]) -> None:
    for role in file.roles:
        if role.remove or role.id not in roles:
            continue
        if not roles[role.id].fields.get("title"):
            message = "This role has no title."
            file.faults.error(role.place, "missing-text", message, "Give it a title.")
        if not roles[role.id].duties:
            message = "This role has no duties."
            file.faults.warn(role.place, "no-duties", message, "Add what the position does.")
        for duty in role.duties:
            if duty.id not in texts and not duty.remove:
                place = _place_of(file, role, duty.id)
                message = f"The duty “{duty.id}” has no text anywhere."
                file.faults.error(place, "missing-text", message, "State its text once.")
    for step in file.steps:
        for needed in ("text", "role"):
            if not step.remove and needed not in step.fields and not file.extends:
                message = f"This step has no {needed}."
                file.faults.error(step.place, "missing-text", message, f"Give it a {needed}.")


def _place_of(file: RolesFile, role: Entry, duty_id: str) -> tuple[str | int, ...]:
    """Return where a role lists a duty; entries are shared, so the file itself is asked."""
    table = file.document.data["role"][role.place[1]]
    rows = enumerate(table["duty"])
    number = next(n for n, row in rows if isinstance(row, dict) and row.get("id") == duty_id)
    return (*role.place, "duty", number, "id")


def _check_titles(layers: Sequence[Layer], roles: dict[str, _Merged]) -> None:
    seen: dict[str, str] = {}
    for layer in layers:
        for role in layer.file.roles:
            title = role.fields.get("title")
            current = roles.get(role.id)
            if not title or current is None or current.fields.get("title") != title:
                continue
            earlier = seen.setdefault(title.casefold(), role.id)
            if earlier != role.id:
                layer.file.faults.error(
                    (*role.place, "title"),
                    "duplicate-title",
                    f"The title “{shown(title)}” is also that of the role “{earlier}”.",
                    "Give one of the two another title.",
                )


def _check_steps(layers: Sequence[Layer], steps: dict[str, _Merged]) -> None:
    from graphlib import CycleError, TopologicalSorter

    graph = {step.id: step.fields.get("after", ()) for step in steps.values()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = [str(step) for step in error.args[1]]
        for layer in reversed(layers):
            for step in layer.file.steps:
                if step.id in circle and "after" in step.fields:
                    message = f"These steps wait for each other: {', '.join(circle)}."
                    hint = "Take one of them out of “after”."
                    layer.file.faults.error((*step.place, "after"), "cycle", message, hint)
                    return
