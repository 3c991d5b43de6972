"""Acting for another account of the machine, as root."""

from __future__ import annotations

import json
import os
import traceback
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def link(path: Path) -> None:
    """Put a link where a journal should be, to a file beside it that must stay as it is.

    Never to a file of the machine: as root, a faulty program would write into that.
    """
    target = path.with_name("target-of-link")
    target.write_text("not yours")
    path.symlink_to(target)


def act(uid: int, do: Callable[..., object], *arguments: object, umask: int = 0o077) -> Any:
    """Call a function as an account of this number and return what it returned, as JSON.

    It is called in a fork and not in a new Python: other accounts may be kept out of the
    interpreter's folder. So it cannot import anything that is not imported yet.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, json.dumps(_become(uid, umask, do, arguments)).encode())
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as pipe:
        said = json.load(pipe)
    os.waitpid(child, 0)
    assert "failed" not in said, said["failed"]
    return said["returned"]


def _become(uid: int, umask: int, do: Callable[..., object], arguments: tuple[object, ...]):
    try:
        os.chdir("/")
        os.umask(umask)
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)
        return {"returned": do(*arguments)}
    except BaseException:  # noqa: BLE001 - the parent must hear of it, or it would wait for ever
        return {"failed": traceback.format_exc()}
