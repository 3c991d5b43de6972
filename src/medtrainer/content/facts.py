"""Reading office.toml: what an office says about itself (formats.md, section 1)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from medtrainer.content.document import Document
from medtrainer.content.entries import read_format
from medtrainer.content.faults import Faults
from medtrainer.content.fields import LONG, TEXT, Fields
from medtrainer.content.files import CannotRead
from medtrainer.model.office import OfficeFacts

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.model.fault import Fault

_MOST_YEARS = 100


def read_facts(folder: Path) -> tuple[OfficeFacts, tuple[Fault, ...]]:
    """Return what office.toml says, and its faults; a file with errors says nothing."""
    path = folder / "office.toml"
    if not os.path.lexists(path):  # a link that leads nowhere is a fault
        return OfficeFacts(), ()
    try:
        document = Document(path)
    except CannotRead as error:
        return OfficeFacts(), (error.fault,)
    faults = Faults(document)
    fields = Fields(document.data, (), faults)
    if not read_format(fields, faults):
        return OfficeFacts(), faults.all()
    named: dict[str, Any] = {
        "name": fields.text("name"),
        "contact": fields.text("contact", LONG, lines=True),
        "machine": fields.text("machine"),
        "gradebook": _gradebook(fields, faults),
        "logins": fields.choice("logins", ("shared", "per-machine")),
        "shared_accounts": tuple(filter(None, fields.texts("shared_accounts") or ())),
        "keep_years": fields.whole("keep_years", 1, _MOST_YEARS),
        "publish_confusions": fields.flag("publish_confusions"),
    }
    fields.warn_of_unknown("office.toml")
    if faults.has_errors:
        return OfficeFacts(), faults.all()
    return OfficeFacts(**{k: v for k, v in named.items() if v is not None}), faults.all()


def _gradebook(fields: Fields, faults: Faults) -> str | None:
    url = fields.text("gradebook", TEXT)
    if url and not url.startswith("postgresql://"):
        # The value is not quoted: it may hold a password.
        message = "The gradebook is no address that begins with postgresql://."
        hint = "Correct it, or leave it out: then the gradebook is a file in the office."
        faults.error(("gradebook",), "out-of-range", message, hint)
    return url


def office_name(folder: Path, title: str) -> str:
    """Return what an office is called: its name, else the title of its roles, else its folder."""
    return read_facts(folder)[0].name or title or folder.name
