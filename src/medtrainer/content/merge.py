"""Putting the entries of a roles file and of what it extends together into one catalogue.

A role, duty, skill or step with the same id replaces the fields it names; `remove` takes it out;
new ones come after. References are checked against the whole, at the place that names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.content.entry import Entry
from medtrainer.content.layers import Layer, Merged, Whole
from medtrainer.content.references import check
from medtrainer.model.roles import Catalogue, Duty, Role, RoleSkill, Skill, Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from medtrainer.content.faults import Faults


def merge(layers: Sequence[Layer]) -> Catalogue:
    """Return what all layers say together, the base first; faults go to their files."""
    whole = Whole(layers)
    for number, layer in enumerate(layers):
        file = layer.file
        reworded = set()
        for duty, text in file.texts.items():
            before = whole.texts.get(duty)
            if before is None or before[0] != text:
                whole.texts[duty] = text, number if before else 0
                reworded.add(duty)
        _lay_over(whole.roles, file.roles, number, file.faults, "role", reworded)
        _lay_over(whole.skills, file.skills, number, file.faults, "skill")
        whole.gone |= _lay_over(whole.steps, file.steps, number, file.faults, "step")
    check(whole)
    return _catalogue(whole)


def _lay_over(
    known: dict[str, Merged],
    entries: Iterable[Entry],
    number: int,
    faults: Faults,
    what: str,
    reworded: Collection[str] = (),
) -> dict[str, Merged]:
    """Lay the entries of one file over what is known; return what they took out.

    What a file merely says again is not changed by it.
    """
    gone: dict[str, Merged] = {}
    for entry in entries:
        merged = known.get(entry.id)
        if entry.remove:
            if merged is None:
                _warn_of_nothing(faults, entry, f"unknown-{what}", what)
            else:
                gone[entry.id] = known.pop(entry.id)
        elif merged is None:
            known[entry.id] = merged = Merged(entry.id, dict(entry.fields), {}, number)
            _lay_duties_over(merged, entry, number, faults, reworded)
        else:
            new = [name for name, value in entry.fields.items() if merged.fields.get(name) != value]
            merged.fields.update(entry.fields)
            if _lay_duties_over(merged, entry, number, faults, reworded):
                new.append("duties")
            if new:
                merged.changed |= dict.fromkeys(new, number)
                merged.layer = number
    return gone


def _lay_duties_over(
    merged: Merged, role: Entry, number: int, faults: Faults, reworded: Collection[str]
) -> bool:
    """Lay the duties that a file gives a role over those it has; tell whether any changed."""
    duties = merged.duties
    is_changed = False
    for duty in role.duties:
        before = duties.get(duty.id)
        if duty.remove:
            if before is None:
                _warn_of_nothing(faults, duty, "unknown-key", "duty in this role")
            else:
                del duties[duty.id]
                is_changed = True
        elif before is None:
            duties[duty.id] = duty, number, number > 0
            is_changed = True
        else:
            known = before[0].fields
            # A text may have stood at another role until now: `reworded` knows whether it is new.
            new = [name for name, value in duty.fields.items() if known.get(name) != value]
            if duty.id in reworded or set(new) - {"text"}:
                whole = Entry(duty.id, duty.place, {**known, **duty.fields})
                duties[duty.id] = whole, number, False
                is_changed = True
    return is_changed


def _warn_of_nothing(faults: Faults, entry: Entry, code: str, what: str) -> None:
    message = f"There is no {what} with the id “{entry.id}” that could be taken out."
    faults.warn((*entry.place, "remove"), code, message, "Correct the id, or delete the entry.")


def _catalogue(whole: Whole) -> Catalogue:
    titles = (layer.file.title for layer in reversed(whole.layers) if layer.file.title)
    skills = {
        skill.id: Skill(skill.id, skill.fields.get("title", skill.id), skill.fields.get("text", ""))
        for skill in whole.skills.values()
    }
    duties = _DutyMaker(whole)
    return Catalogue(
        title=next(titles, ""),
        roles=tuple(_role(role, whole, skills, duties) for role in whole.roles.values()),
        skills=tuple(skills.values()),
        visit=tuple(_visit(whole)),
    )


def _role(merged: Merged, whole: Whole, skills: Mapping[str, Skill], duties: _DutyMaker) -> Role:
    fields = {"title": merged.id, **merged.fields}
    for name in ("reports_to", "works_with"):
        fields[name] = tuple(role for role in fields.get(name, ()) if role in whole.roles)
    fields["skills"] = tuple(
        RoleSkill(skill, skills[skill].title, text or skills[skill].text)
        for skill, text in fields.get("skills", ())
        if skill in skills
    )
    return Role(
        id=merged.id,
        **fields,
        duties=duties.all(merged),
        origin=whole.layers[merged.layer].name,
        changes=tuple((name, whole.layers[n].name) for name, n in merged.changed.items()),
    )


class _DutyMaker:
    """Makes duties; rows that say the same become one object."""

    def __init__(self, whole: Whole) -> None:
        self._texts = whole.texts
        self._names = [layer.name for layer in whole.layers]
        self._made: dict[int, Duty] = {}

    def all(self, role: Merged) -> tuple[Duty, ...]:
        """Return the duties of a role; entries outlive this maker, so their identity is a key."""
        made, make = self._made, self._make
        rows = role.duties.values()
        return tuple([made.get(id(row[0])) or make(*row) for row in rows])

    def _make(self, entry: Entry, number: int, added: bool) -> Duty:
        text, changed = self._texts.get(entry.id, ("", 0))
        origin = self._names[max(number, changed)]
        fields = {**entry.fields, "text": text, "origin": origin}
        self._made[id(entry)] = made = Duty(entry.id, **fields, added=added and number >= changed)
        return made


def _visit(whole: Whole) -> Iterator[Step]:
    """Yield the steps that are left; whoever did the others has left the office.

    What had to come before a step that is gone still comes before those after it.
    """
    left = {
        step.id: step for step in whole.steps.values() if step.fields.get("role") in whole.roles
    }
    gone = {**whole.gone, **whole.steps}
    for step in left.values():
        after: dict[str, None] = {}
        seen: set[str] = set()
        todo = list(reversed(step.fields.get("after", ())))
        while todo:
            before = todo.pop()
            if before in left:
                after[before] = None
            elif before in gone and before not in seen:
                seen.add(before)
                todo += reversed(gone[before].fields.get("after", ()))
        text, role = step.fields.get("text", ""), step.fields["role"]
        yield Step(step.id, text, role, tuple(after))
