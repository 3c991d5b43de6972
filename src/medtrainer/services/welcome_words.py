"""The first thing that the program says to somebody, on every front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.services.wording import record_place

if TYPE_CHECKING:
    from medtrainer.journal.place import Place
    from medtrainer.model.attempt import Person

WHAT_IT_IS = (
    "Learn who does what in a medical office: which position takes vital signs, which one may"
    " diagnose, who codes a visit and who chases the unpaid claim."
)
WHAT_TO_DO = "Read about the positions, then sit a quiz set at your own pace."


def what_is_kept(place: Place, person: Person) -> str:
    """Say what is recorded, where, and who can see it."""
    whose = "your" if person.learner else "your account's"
    return (
        f"The program keeps the sets you sit, your answers and scores, with {whose} name."
        f" {record_place(place, person)}"
    )
