"""Printing two positions side by side in words, and a patient's visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.cli.output import print_json, print_paragraph
from medtrainer.services.compare import compare
from medtrainer.services.journey import NO_VISIT, SAME_NUMBER, journey

if TYPE_CHECKING:
    from medtrainer.model.roles import Catalogue, Role


def show_comparison(catalogue: Catalogue, one: Role, other: Role, *, as_json: bool) -> None:
    """Print what decides between two positions, what only one does, and what both do."""
    two = compare(catalogue, one, other)
    lists = (
        ("only_one", f"Only the {one.title}", two.only_one),
        ("only_other", f"Only the {other.title}", two.only_other),
        ("both", "Both", two.both),
    )
    if as_json:
        duties = {name: [{"id": d.id, "text": d.text} for d in some] for name, _, some in lists}
        print_json({"one": one.id, "other": other.id, "decides": list(two.decides), **duties})
        return
    print(f"{one.title} or {other.title}?")
    for sentence in two.decides:
        print_paragraph(sentence, indent="  ")
    for _, heading, some in lists:
        print(f"\n{heading}")
        for duty in some:
            print_paragraph(duty.text, indent="  ")
        if not some:
            print("  Nothing.")


def show_visit(catalogue: Catalogue, *, as_json: bool) -> None:
    """Print a patient's visit; steps with the same number happen side by side."""
    stages = journey(catalogue)
    if as_json:
        print_json(
            [
                {
                    "stage": stage.number,
                    "id": step.id,
                    "text": step.text,
                    "role": step.role,
                    "after": list(step.after),
                }
                for stage in stages
                for step in stage.steps
            ]
        )
        return
    titles = {role.id: role.title for role in catalogue.roles}
    for stage in stages:
        for step in stage.steps:
            print_paragraph(f"{stage.number:>2}  {step.text}")
            print_paragraph(titles[step.role], indent="    ")
    if stages:
        print(f"\n{SAME_NUMBER}")
    else:
        print(NO_VISIT)
