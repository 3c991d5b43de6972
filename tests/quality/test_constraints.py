"""constraints.txt pins what pyproject.toml asks for, so that everybody's checks say the same."""

from __future__ import annotations

import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.quality.tree import ROOT


def test_every_dependency_is_pinned_within_its_range():
    pins = read_pins()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    faults = [
        f"{text}: {pins.get(canonicalize_name(need.name), 'not pinned')}"
        for text in wanted
        if not (need := Requirement(text)).specifier.contains(
            pins.get(canonicalize_name(need.name), "0")
        )
    ]
    assert not faults, "constraints.txt does not fit pyproject.toml:\n" + "\n".join(faults)


def read_pins() -> dict[str, str]:
    """Return the pinned version of each package; anything but `name==version` is a fault."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {}
    for line in lines:
        if line and not line.startswith("#"):
            name, version = line.split("==")
            pins[canonicalize_name(name)] = version
    return pins
