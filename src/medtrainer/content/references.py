"""Checking what only shows when all layers of an office are known (formats.md, section 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.content.faults import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from medtrainer.content.entries import RolesFile
    from medtrainer.content.entry import Entry
    from medtrainer.content.layers import Layer, Merged, Whole
    from medtrainer.content.places import Place

_MOST_CIRCLES = 20


def check(whole: Whole) -> None:
    """Note what is wrong with the whole, at the places of the files that say it."""
    ever = _Known(whole, every=True)
    now = _Known(whole, every=False)
    for layer in whole.layers:
        # What an overlay takes out may still be named by the base below it, not by itself.
        is_top = layer is whole.layers[-1]
        _check_references(layer.file, now if is_top else ever)
    _check_left_behind(whole)
    _check_needed(whole)
    _check_duties(whole)
    _check_titles(whole)
    _check_order(whole)


class _Known:
    """The ids that may be referred to."""

    def __init__(self, whole: Whole, *, every: bool) -> None:
        files = [layer.file for layer in whole.layers] if every else []
        self.roles = {*whole.roles, *(entry.id for file in files for entry in file.roles)}
        self.skills = {*whole.skills, *(entry.id for file in files for entry in file.skills)}
        self.steps = {*whole.steps, *(entry.id for file in files for entry in file.steps)}


def _check_references(file: RolesFile, known: _Known) -> None:
    for role in file.roles:
        for name in ("reports_to", "works_with"):
            _check_ids(file, (*role.place, name), "role", role.fields.get(name, ()), known.roles)
        skills = [skill for skill, _ in role.fields.get("skills", ())]
        _check_ids(file, (*role.place, "skills"), "skill", skills, known.skills)
    for step in file.steps:
        _check_ids(file, (*step.place, "after"), "step", step.fields.get("after", ()), known.steps)
        if step.fields.get("role", "") not in {"", *known.roles}:
            _note_unknown(file, (*step.place, "role"), "role", step.fields["role"], known.roles)


def _check_ids(
    file: RolesFile, place: Place, what: str, ids: Collection[str], known: Collection[str]
) -> None:
    for number, name in enumerate(ids):
        if name and name not in known:  # "" is a fault that was noted before
            _note_unknown(file, (*place, number), what, name, known)


def _note_unknown(
    file: RolesFile, place: Place, what: str, name: str, known: Collection[str]
) -> None:
    hint = file.faults.nearest(name, known, f"Add the {what}, or correct the id.")
    message = f"There is no {what} with the id “{shown(name)}”."
    file.faults.error(place, f"unknown-{what}", message, hint)


def _check_left_behind(whole: Whole) -> None:
    """Warn where a role that is taken out leaves steps without anybody, or others without a boss.

    What the layer itself, or one above it, says of them is checked as any other reference is.
    """
    for number, layer in enumerate(whole.layers):
        gone = [role for role in layer.file.roles if role.remove and role.id not in whole.roles]
        if not gone:
            continue
        above = [upper.file for upper in whole.layers[number:]]
        told = {step.id for file in above for step in file.steps if "role" in step.fields}
        led = {role.id for file in above for role in file.roles if "reports_to" in role.fields}
        steps = {id_: step for id_, step in whole.steps.items() if id_ not in told}
        roles = {id_: role for id_, role in whole.roles.items() if id_ not in led}
        for role in gone:
            idle = [id_ for id_, step in steps.items() if step.fields.get("role") == role.id]
            what = "Nobody is left for a step of the visit, so it is left out"
            hint = "Give it to another role under [[visit]], or take it out with remove = true."
            _warn_of_left(layer.file, role, what, idle, hint)
            lost = [id_ for id_, other in roles.items() if _is_led_by(other, role.id, whole)]
            what = "A role now reports to nobody"
            _warn_of_left(layer.file, role, what, lost, "Give it another “reports_to”.")


def _is_led_by(role: Merged, boss: str, whole: Whole) -> bool:
    """Tell whether somebody who is gone was among those a role reports to, and nobody is left."""
    bosses = role.fields.get("reports_to", ())
    return boss in bosses and not any(other in whole.roles for other in bosses)


def _warn_of_left(file: RolesFile, role: Entry, what: str, ids: list[str], hint: str) -> None:
    for id_ in ids:
        place = (*role.place, "remove")
        file.faults.warn(place, "unknown-role", f"{what}: “{id_}”.", hint)


def _check_needed(whole: Whole) -> None:
    """Note titles, texts and roles that are given nowhere; where one was faulty, that was noted."""
    kinds: tuple[tuple[str, str, Mapping[str, Merged], tuple[str, ...]], ...] = (
        ("role", "role", whole.roles, ("title",)),
        ("skill", "skill", whole.skills, ("title",)),
        ("visit", "step", whole.steps, ("text", "role")),
    )
    for key, what, known, needed in kinds:
        for name in needed:
            lacking = {entry.id for entry in known.values() if name not in entry.fields}
            for file, entry in _entries(whole, key) if lacking else ():
                if entry.id in lacking and name not in file.document.data[key][entry.place[1]]:
                    lacking.discard(entry.id)
                    message = f"The {what} “{entry.id}” has no {name}."
                    file.faults.error(entry.place, "missing-text", message, f"Give it a {name}.")


def _entries(whole: Whole, key: str) -> Iterator[tuple[RolesFile, Entry]]:
    for layer in whole.layers:
        file = layer.file
        for entry in {"role": file.roles, "skill": file.skills, "visit": file.steps}[key]:
            yield file, entry


def _check_duties(whole: Whole) -> None:
    noted: set[str] = set()
    for number, layer in enumerate(whole.layers):
        for role in layer.file.roles:
            merged = whole.roles.get(role.id)
            if role.remove or merged is None:
                continue
            if not merged.duties and merged.layer == number:
                message = f"The role “{role.id}” has no duties."
                layer.file.faults.warn(
                    role.place, "no-duties", message, "Add what the position does."
                )
            if merged.duties.keys() <= whole.texts.keys():
                continue
            for duty in role.duties:
                if duty.id not in whole.texts and duty.id not in noted and not duty.remove:
                    noted.add(duty.id)
                    _note_textless(layer.file, duty)


def _note_textless(file: RolesFile, duty: Entry) -> None:
    table: Any = file.document.data
    for part in duty.place:
        table = table[part]
    if "text" not in table:
        message = f"The duty “{duty.id}” has no text anywhere."
        place = (*duty.place, "id")
        file.faults.error(place, "missing-text", message, "State its text in one of its roles.")


def _check_titles(whole: Whole) -> None:
    seen: dict[str, tuple[str, Layer, Place]] = {}
    for layer in whole.layers:
        for role in layer.file.roles:
            title = role.fields.get("title")
            merged = whole.roles.get(role.id)
            if not title or merged is None or merged.fields.get("title") != title:
                continue
            place = (*role.place, "title")
            other, where, earlier = seen.setdefault(title.casefold(), (role.id, layer, place))
            if other != role.id:
                line = f" in line {where.file.faults.line_of(earlier)}" if where is layer else ""
                message = f"The title “{shown(title)}” is also that of the role “{other}”{line}."
                hint = "Give one of the two another title."
                layer.file.faults.error(place, "duplicate-title", message, hint)


def _check_order(whole: Whole) -> None:
    """Note steps that wait for each other, each circle once."""
    graph = {step.id: dict.fromkeys(step.fields.get("after", ())) for step in whole.steps.values()}
    if not any(graph.values()):
        return
    from graphlib import CycleError, TopologicalSorter  # only an office with a visit pays for it

    for _ in range(_MOST_CIRCLES):
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle = error.args[1]
            _note_circle(whole, circle)
            del graph[circle[1]][circle[0]]
        else:
            return


def _note_circle(whole: Whole, circle: list[str]) -> None:
    ids = set(circle)
    for layer in reversed(whole.layers):
        for step in reversed(layer.file.steps):
            if step.id in ids and "after" in step.fields:
                cut = [*circle[:5], "…"] if len(circle) > 6 else circle
                message = f"These steps wait for each other: {', '.join(cut)}."
                hint = "Take one of them out of “after”."
                layer.file.faults.error((*step.place, "after"), "cycle", message, hint)
                return
