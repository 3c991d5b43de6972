"""The machine: file systems, the interpreter, bytecode, and what office.toml says of a server."""

from __future__ import annotations

import importlib.util
import os
import shlex
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from medtrainer.content.facts import read_facts
from medtrainer.services.doctor.check import Check
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medtrainer.services.doctor.check import Patient

_NETWORKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "lustre",
                       "glusterfs", "fuse.sshfs", "fuse.glusterfs", "davfs"})  # fmt: skip
_COMPILED = ("medtrainer", "textual")
_ESCAPES = {"\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"}


class Mount(NamedTuple):
    """What a folder lies on.

    Attributes:
        point: Where it is mounted.
        kind: Its kind, such as "ext4".
    """

    point: str
    kind: str


def check_file_systems(patient: Patient) -> Iterator[Check]:
    """Say what the office and its records lie on; a network is named, and what it means."""
    for path in (patient.folder, patient.folder / "records", patient.folder / "gradebook"):
        mount = mount_of(path, _mounts())
        what = f"{visible(str(path))}: file system"
        if mount is None:
            yield Check(what, None, "cannot be told on this machine")
        elif mount.kind in _NETWORKS:
            found = (
                f"{mount.kind}, over the network: lines of two machines can mix, and SQLite is not"
                " safe there; keep records/ and gradebook/ on a local disk, and let several"
                " machines share a PostgreSQL gradebook"
            )
            yield Check(what, path == patient.folder, found)
        else:
            yield Check(what, True, mount.kind)


def _mounts() -> list[Mount]:
    try:
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    found = []
    for line in lines.splitlines():
        before, _, after = line.partition(" - ")
        point = before.split(" ")[4]
        for escape, sign in _ESCAPES.items():
            point = point.replace(escape, sign)
        found.append(Mount(point, after.split(" ")[0]))
    return found


def mount_of(path: Path, mounts: list[Mount]) -> Mount | None:
    """Return what a path lies on: of the mounts above it the deepest, of several the latest."""
    real = os.path.realpath(path)
    above = [m for m in mounts if m.point == "/" or f"{real}/".startswith(f"{m.point}/")]
    return max(enumerate(above), key=lambda one: (len(one[1].point), one[0]), default=(0, None))[1]


def check_interpreter(_: Patient) -> Iterator[Check]:
    """Tell whether every account can run the interpreter and read the program."""
    python = Path(sys.executable).resolve()
    yield _open_to_all("the interpreter", python, stat.S_IXOTH | stat.S_IROTH)
    for name in _COMPILED:
        package = _package(name)
        if package:
            yield _open_to_all(f"the package {name}", package, stat.S_IXOTH | stat.S_IROTH)


def _open_to_all(what: str, path: Path, wanted: int) -> Check:
    """Tell whether everybody can get to a path, through every folder above it."""
    for step in (*reversed(path.parents), path):
        need = wanted if step == path else stat.S_IXOTH
        if step.stat().st_mode & need != need:
            letters = "rX" if step == path else "X"
            mend = f"chmod o+{letters} {shlex.quote(str(step))}"
            shown = visible(str(step))
            return Check(f"{what}: every account can use it", False, f"{shown} is closed", mend)
    return Check(f"{what}: every account can use it", True, visible(str(path)))


def check_bytecode(_: Patient) -> Iterator[Check]:
    """Tell whether the program is compiled: without that, every start takes half as long again."""
    for name in _COMPILED:
        package = _package(name)
        if package is None:
            continue
        stale = sum(not _is_compiled(source) for source in package.rglob("*.py"))
        what = f"the package {name}: bytecode"
        python = shlex.quote(sys.executable)
        mend = f"{python} -m compileall -q {shlex.quote(str(package))}"
        if stale:
            yield Check(what, False, f"{stale} modules are not compiled, or not anew", mend)
        else:
            yield Check(what, True, "compiled")


def _is_compiled(source: Path) -> bool:
    """Tell whether a module's bytecode is there and belongs to its present source."""
    cached = Path(importlib.util.cache_from_source(str(source)))
    try:
        with cached.open("rb") as file:
            head = file.read(16)
        status = source.stat()
    except OSError:
        return False
    if int.from_bytes(head[4:8], "little") & 1:  # by hash: the interpreter checks that itself
        return True
    written, size = (int.from_bytes(head[at : at + 4], "little") for at in (8, 12))
    return (written, size) == (int(status.st_mtime) & 0xFFFFFFFF, status.st_size & 0xFFFFFFFF)


def _package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).resolve().parent if spec and spec.origin else None


def check_office_toml(patient: Patient) -> Iterator[Check]:
    """Tell whether office.toml can be read, and that it holds no password."""
    path = patient.folder / "office.toml"
    errors = [fault for fault in read_facts(patient.folder)[1] if fault.severity == "error"]
    if errors:
        check = f"medtrainer check {shlex.quote(str(path))}"
        yield Check(visible(str(path)), False, visible(errors[0].message), check)
        return
    url = patient.facts.gradebook
    if not url:
        return
    parts = urlsplit(url)
    what = f"{visible(str(path))}: the gradebook's URL"
    if parts.password is not None or "password=" in parts.query:
        pgpass = shlex.quote(str(patient.folder / "gradebook" / "pgpass"))
        group = shlex.quote(patient.group)
        mend = (
            f"install -m 0640 -o 0 -g {group} /dev/null {pgpass}"
            f" && echo 'HOST:PORT:DATABASE:USER:PASSWORD' >> {pgpass}"
        )
        found = "holds a password that everybody can read: change it, and keep it in pgpass"
        yield Check(what, False, found, mend)
    else:
        yield Check(what, True, "without a password")


def check_own_data(patient: Patient) -> Iterator[Check]:
    """Tell whether whoever asks can keep their own choices."""
    folder = patient.data
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    usable = os.access(existing, os.W_OK | os.X_OK) and existing.is_dir()
    quoted = shlex.quote(str(folder))
    mend = "" if usable else f"install -d -m 0700 -o $(id -un) {quoted}"
    found = "can be written" if usable else f"{visible(str(existing))} cannot be written"
    yield Check(f"{visible(str(folder))}: my own data", usable, found, mend)
