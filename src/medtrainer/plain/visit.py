"""A patient's visit, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.journey import NO_VISIT, SAME_NUMBER, journey, waits_for

if TYPE_CHECKING:
    from medtrainer.model.roles import Catalogue
    from medtrainer.plain.console import Console


def read_visit(console: Console, catalogue: Catalogue) -> None:
    """Say who does what, from walking in to the last bill."""
    titles = {role.id: role.title for role in catalogue.roles}
    console.say()
    if not catalogue.visit:
        console.say(NO_VISIT)
        return
    console.say(f"A patient's visit. {SAME_NUMBER}")
    for stage in journey(catalogue):
        for step in stage.steps:
            before = [other.text for other in waits_for(catalogue, step)]
            # What simply follows the one step before it need not be said.
            after = f" After: {'; '.join(before)}." if len(before) > 1 else ""
            console.say(f"{stage.number}. {step.text}. By the {titles[step.role]}.{after}")
