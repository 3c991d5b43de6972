"""List the positions of the office, or show one with everything it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from medtrainer import settings
from medtrainer.cli.output import print_aside, print_json, print_paragraph
from medtrainer.columns import columns, padded
from medtrainer.content.catalogue import load_catalogue
from medtrainer.errors import UsageProblem
from medtrainer.services.contact import ask_instead, contact_at
from medtrainer.services.lookup import NO_POSITIONS, find_role, shared_with
from medtrainer.services.provenance import changed_here, duty_in_words

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from medtrainer.model.roles import Catalogue, Role


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `roles`."""
    parser.add_argument("role", nargs="?", help="an id, title, abbreviation or alias")
    parser.add_argument("--compare", metavar="OTHER", help="set it beside another position")
    parser.add_argument("--visit", action="store_true", help="show a patient's visit instead")
    parser.add_argument("--roles", metavar="FILE", help="a roles file in place of an office's")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: Namespace) -> int:
    """Print the positions."""
    catalogue = catalogue_of(args)
    if args.visit or args.compare is not None:
        return _run_wider(args, catalogue)
    chosen = (find_role(catalogue, args.role),) if args.role else catalogue.roles
    if args.json:
        print_json([_as_json(catalogue, role) for role in chosen])
    elif args.role:
        _print_role(catalogue, chosen[0])
        print_contact(args, "Differs here?")
    else:
        _print_list(chosen)
    return 0


def _run_wider(args: Namespace, catalogue: Catalogue) -> int:
    # Comparing needs the index of exercises; `who` and a plain list must not wait for it.
    from medtrainer.cli.comparison import show_comparison, show_visit

    if args.visit:
        if args.role or args.compare is not None:
            raise UsageProblem("--visit shows the whole visit.", "Leave the position out.")
        show_visit(catalogue, as_json=args.json)
        return 0
    if not args.role:
        raise UsageProblem("--compare needs two positions.", "Name the first before it.")
    pair = find_role(catalogue, args.role), find_role(catalogue, args.compare)
    if pair[0].id == pair[1].id:
        raise UsageProblem("--compare needs two different positions.", "Name another one.")
    show_comparison(catalogue, *pair, as_json=args.json)
    return 0


def catalogue_of(args: Namespace) -> Catalogue:
    """Return the roles that a command works on: `--roles FILE`, else the office's.

    Raises:
        ContentProblem: The file cannot be used.
    """
    office = settings.office_folder(args.office)
    return load_catalogue(Path(args.roles) if args.roles else office / "roles.toml")[0]


def print_contact(args: Namespace, doubt: str) -> None:
    """Print whom to ask, in one line, where the office names somebody; a file names nobody."""
    contact = "" if args.roles else contact_at(settings.office_folder(args.office))
    if contact:
        print()
        print_aside(ask_instead(contact, doubt))


def _as_json(catalogue: Catalogue, role: Role) -> dict[str, Any]:
    shared = shared_with(catalogue, role)
    return {
        "id": role.id,
        "title": role.title,
        "abbreviation": role.abbreviation,
        "area": role.area,
        "summary": role.summary,
        "reports_to": list(role.reports_to),
        "works_with": list(role.works_with),
        "skills": [{"id": s.id, "title": s.title, "text": s.text} for s in role.skills],
        "duties": [
            {
                "id": duty.id,
                "text": duty.text,
                "why": duty.why,
                "importance": duty.importance,
                "critical": duty.critical,
                "shared_with": [other.id for other in shared[duty.id]],
                "origin": duty.origin,
                "added": duty.added,
            }
            for duty in role.duties
        ],
        "origin": role.origin,
        "changed": list(role.changed),
    }


def _print_list(roles: tuple[Role, ...]) -> None:
    areas = list(dict.fromkeys(role.area for role in roles))
    width = max((columns(role.title) for role in roles), default=0)
    short = max((columns(role.abbreviation) for role in roles), default=0)
    for place, area in enumerate(areas):
        if place:
            print()
        if area:
            print(area[0].upper() + area[1:])
        for role in roles:
            if role.area == area:
                names = f"{padded(role.title, width)}  {padded(role.abbreviation, short)}"
                duties = len(role.duties)
                print(f"  {names}  {duties:>3} {'duty' if duties == 1 else 'duties'}")
    if not roles:
        print(NO_POSITIONS)


def _print_role(catalogue: Catalogue, role: Role) -> None:
    print(f"{role.title} ({role.abbreviation})" if role.abbreviation else role.title)
    for text in filter(None, (role.summary, changed_here(role))):
        print_paragraph(text, indent="  ")
    titles = {other.id: other.title for other in catalogue.roles}
    for label, ids in (("Reports to", role.reports_to), ("Works with", role.works_with)):
        if ids:
            print_paragraph(f"{label}: {', '.join(titles[i] for i in ids)}", indent="  ")
    shared = shared_with(catalogue, role)
    _print_duties("Only this position", role, {d: o for d, o in shared.items() if not o})
    _print_duties("Shared", role, {d: o for d, o in shared.items() if o})
    if role.skills:
        print("\nSkills")
        for skill in role.skills:
            print_paragraph(
                f"{skill.title}: {skill.text}" if skill.text else skill.title, indent="  "
            )


def _print_duties(heading: str, role: Role, shared: dict[str, tuple[Role, ...]]) -> None:
    if shared:
        print(f"\n{heading}")
    for duty in role.duties:
        if duty.id in shared:
            print_paragraph(duty_in_words(role, duty, shared[duty.id]), indent="  ")
