"""Duties that everybody does, so that no exercise can ask whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.content.faults import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medtrainer.content.lint.ground import Ground
    from medtrainer.exercises.index import Index

_HINT = "Teach it another way, or leave it: it is still shown with the positions."


def look(ground: Ground) -> None:
    """Warn at each such duty."""
    found = unaskable(ground.index)
    before = unaskable(ground.base.index) if found and ground.base else {}
    for duty in ground.duties():
        duty_id = ground.index.duty_ids[duty]
        if duty_id in found and duty_id not in before:
            was_full = ground.is_full
            _warn(ground, duty, certain=found[duty_id])
            if was_full:  # this one was only counted, as all others would be
                return


def unaskable(index: Index) -> Mapping[str, bool]:
    """Return the duties for which A+(d) is everybody, by id, and whether all are owners indeed.

    One position alone is no office to ask about: there, nothing is reported.
    """
    positions = len(index.roles)
    everybody = (1 << positions) - 1
    return {
        index.duty_ids[duty]: len(index.owners[duty]) == positions
        for duty, mask in enumerate(index.masks)
        if mask == everybody and positions > 1
    }


def _warn(ground: Ground, duty: int, *, certain: bool) -> None:
    also = "" if certain else ", or one much like it"
    message = (
        f"Every position has the duty “{shown(ground.text(duty))}”{also}, so no exercise can ask"
        " who does it."
    )
    duty_id = ground.index.duty_ids[duty]
    stated = ground.stated(duty_id)
    if ground.is_own(stated.layer):
        faults = ground.layers[stated.layer].file.faults
        faults.warn((*stated.place, "text"), "unaskable-duty", message, _HINT)
    elif listed := ground.listed(duty_id):
        faults = ground.layers[listed.layer].file.faults
        faults.warn((*listed.place, "id"), "unaskable-duty", message, _HINT)
    else:
        ground.warn_of_whole("unaskable-duty", message, _HINT)
