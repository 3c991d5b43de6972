"""A small base office, and overlays of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.content.office import load_catalogue
from tests.content.world import write

if TYPE_CHECKING:
    from medtrainer.model.roles import Catalogue

BASE = """
title = "Base"
[[role]]
id = "nurse"
title = "Nurse"
abbreviation = "RN"
area = "clinical"
works_with = ["clerk", "biller"]
skills = ["team", { id = "tech", text = "Own use" }]
[[role.duty]]
id = "vitals"
text = "Takes vital signs"
why = "Nurses do."
importance = 4.0
[[role.duty]]
id = "greet"
text = "Greets patients"
[[role]]
id = "clerk"
title = "Clerk"
reports_to = ["biller"]
[[role.duty]]
id = "greet"
why = "Clerks do."
[[role]]
id = "biller"
title = "Biller"
[[role.duty]]
id = "bill"
text = "Sends bills"
[[skill]]
id = "team"
title = "Teamwork"
text = "Works together"
[[skill]]
id = "tech"
title = "Technical"
[[visit]]
id = "in"
text = "Checks in"
role = "clerk"
[[visit]]
id = "measure"
text = "Measures"
role = "nurse"
after = ["in"]
[[visit]]
id = "bill"
text = "Bills"
role = "biller"
after = ["measure"]
"""


NO_BILLER = '[[role]]\nid = "biller"\nremove = true\n'
NO_BILL = '[[visit]]\nid = "bill"\nremove = true\n'
LEFT_STEP = "Nobody is left for a step of the visit, so it is left out: “bill”."
LEFT_CLERK = "A role now reports to nobody: “clerk”."


def overlay(base, text, name="site"):
    """Write and read an overlay."""
    path = write(
        base.parents[1] / name / "roles.toml", f'extends = "../base"\ntitle = "Site"\n{text}'
    )
    return load_catalogue(path)


def merged(base, text) -> Catalogue:
    """Return an overlay's catalogue; nothing is wrong with it."""
    catalogue, faults = overlay(base, text)
    assert faults == ()
    return catalogue
