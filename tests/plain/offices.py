"""Offices to be heard in the line mode."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medtrainer.model.office import Office, OfficeFacts
from medtrainer.model.roles import Catalogue, Duty, Role, RoleSkill, Step

if TYPE_CHECKING:
    from medtrainer.services.workspace import Workspace

CONTACT = "Jo Lee,\nroom 3\n"
CHANGED = Role(
    "nurse",
    "Nurse",
    "RN",
    aliases=("Ward nurse",),
    area="clinical",
    summary="Cares for patients. Says so.",
    reports_to=("boss",),
    works_with=("desk", "aide"),
    duties=(
        Duty("triage", "Decides who is seen first."),
        Duty("vitals", "Takes vital signs", why="It is quick", origin="North Clinic", added=True),
    ),
    skills=(RoleSkill("calm", "Calm"), RoleSkill("talk", "Talks", "Says what happens")),
    origin="North Clinic",
    changes=(("reports_to", "North Clinic"),),
)
ROLES = (
    CHANGED,
    Role("aide", "Aide", area="clinical", duties=(Duty("vitals", "Takes vital signs"),)),
    Role("desk", "Secretary", "Sec", area="front office", duties=(Duty("book", "Books visits"),)),
    Role("boss", "Boss", area="front office"),
)
VISIT = (
    Step("call", "Answers the phone", "desk"),
    Step("chart", "Looks through the chart", "nurse"),
    Step("vitals", "Takes vital signs.", "aide", after=("call",)),
    Step("see", "Sees the patient", "nurse", after=("vitals",)),
    Step("bye", "Says goodbye", "desk", after=("see", "chart")),
)


def in_office(workspace: Workspace, *roles: Role, contact: str = "", visit=()) -> Workspace:
    """Return a workspace in an office of these positions, with a visit, without quiz sets."""
    office = Office(
        folder=workspace.office.folder,
        facts=OfficeFacts(contact=contact),
        catalogue=Catalogue(roles=roles, visit=visit),
        sets=(),
    )
    return replace(workspace, office=office)
