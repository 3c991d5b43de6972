"""An office that root has made, and accounts in its group and out of it."""

from __future__ import annotations

import grp
import json
import os
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from medtrainer.services.office_setup import make_office

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

GROUP = "nogroup"
"""A group that every Debian has, so that none has to be made for a test."""


def as_account(
    uid: int, groups: Sequence[int], do: Callable[[], object], *, umask: int = 0o077
) -> Any:
    """Call a function as an account that is in these groups; return what it returned, as JSON."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.umask(umask)
            os.setgroups(list(groups))
            os.setgid(uid)
            os.setuid(uid)
            said = {"returned": do()}
        except BaseException:  # noqa: BLE001 - the parent must hear of it, or it would wait for ever
            said = {"failed": traceback.format_exc()}
        os.write(writing, json.dumps(said).encode())
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as pipe:
        said = json.load(pipe)
    os.waitpid(child, 0)
    assert "failed" not in said, said["failed"]
    return said["returned"]


@pytest.fixture
def shared_office():
    """Return an office of root's in a place that everybody can get to, and its group's number."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "office"
        make_office(folder, GROUP)
        yield folder, grp.getgrnam(GROUP).gr_gid
