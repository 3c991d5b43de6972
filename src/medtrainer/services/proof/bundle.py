"""A transcript with its evidence in one file, which another machine can verify without the office.

Every record stands there with its number and its own hash, so that one that is changed, dropped or
moved can be named. The chunks' hashes are those of the gradebook: each covers all before it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medtrainer import __version__
from medtrainer.content.written import write_bytes_new
from medtrainer.errors import RequestProblem
from medtrainer.gradebook import evidence
from medtrainer.gradebook.rows import from_ms
from medtrainer.journal.lines import read_line, whole_lines
from medtrainer.services.results.people import attempts_of
from medtrainer.services.results.transcript_json import as_json
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from medtrainer.gradebook.rows import ChunkRow
    from medtrainer.services.results.desk import Desk
    from medtrainer.services.results.transcript import Transcript

FORMAT = 1
KIND = "medtrainer-transcript"
_PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class Sealed:
    """A bundle as it was written.

    Attributes:
        seal: SHA-256 over everything in it.
        records: How many records it holds.
    """

    seal: str
    records: int


def write_bundle(desk: Desk, transcript: Transcript, path: Path) -> Sealed:
    """Write a bundle as a new file.

    Of every record of the person's journals it holds the number and the hash, as a chain with gaps
    proves nothing; the record itself only where it is of an attempt in the transcript: practice,
    and the other people of a shared account, are nobody's business.

    Raises:
        RequestProblem: There is such a file, or nothing was collected of the person.
        EnvironmentProblem: It cannot be written.
    """
    attempts = frozenset(entry.sat.row.attempt for entry in transcript.entries)
    owners = sorted(
        {(sat.row.machine, sat.row.uid) for sat in attempts_of(desk, transcript.learner.login)}
    )
    journals = [
        journal
        for machine, uid in owners
        for journal in _journals(evidence.chunks_of(desk.database, machine, uid), attempts)
    ]
    if not journals:
        raise RequestProblem(
            f"Nothing that counts was collected of {visible(transcript.learner.called)}.",
            "“medtrainer collect” takes in what is new.",
        )
    document = {
        "format": FORMAT,
        "kind": KIND,
        "program": __version__,
        "office": desk.workspace.office.name,
        "by": desk.workspace.person.login,
        "transcript": as_json(transcript),
        "journals": journals,
    }
    seal = seal_of(document)
    data = json.dumps({**document, "seal": seal}, indent=1).encode()
    try:
        write_bytes_new(path, data + b"\n", _PRIVATE)
    except FileExistsError as error:
        raise RequestProblem(
            f"There is a file {visible(str(path))} already.", "Choose another name."
        ) from error
    records = sum(len(chunk["records"]) for journal in journals for chunk in journal["chunks"])
    return Sealed(seal, records)


def seal_of(document: dict[str, Any]) -> str:
    """Return the hash of a bundle: of canonical JSON of everything in it but the seal."""
    kept = {key: value for key, value in document.items() if key != "seal"}
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"))
    return hash_of(text.encode())


def digest_of(shown: str) -> bytes:
    """Return the digest that a hash of a bundle shows.

    Raises:
        ValueError: It is no such hash.
    """
    return bytes.fromhex(shown.removeprefix("sha256:"))


def hash_of(data: bytes) -> str:
    """Return a hash as bundles show it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def as_text(line: bytes) -> str:
    """Return a line of any bytes as a text that JSON holds; `as_bytes` brings it back."""
    return line.decode("utf-8", "surrogateescape")


def as_bytes(text: str) -> bytes:
    """Return the line that `as_text` was given.

    Raises:
        ValueError: The text is none that it returns.
    """
    return text.encode("utf-8", "surrogateescape")


def _journals(chunks: Iterable[ChunkRow], attempts: Collection[str]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for chunk in chunks:
        journal = found.setdefault(
            chunk.file,
            {"machine": chunk.machine, "uid": chunk.uid, "file": chunk.file, "chunks": []},
        )
        journal["chunks"].append(_chunk(chunk, attempts))
        journal["head"] = chunk.chunk
        journal["records"] = chunk.first_line + chunk.lines - 1
    return list(found.values())


def _chunk(chunk: ChunkRow, attempts: Collection[str]) -> dict[str, Any]:
    lines = whole_lines(evidence.unpack(chunk.content))
    return {
        "chunk": chunk.chunk,
        "previous": chunk.previous,
        "collected": from_ms(chunk.collected_at).isoformat().replace("+00:00", "Z"),
        "by": chunk.collected_by,
        "records": [
            _record(number, line, attempts)
            for number, line in enumerate(lines, start=chunk.first_line)
        ],
    }


def _record(number: int, line: bytes, attempts: Collection[str]) -> dict[str, Any]:
    record: dict[str, Any] = {"n": number, "hash": hash_of(line)}
    if read_line(line).fields.get("attempt") in attempts:
        record["line"] = as_text(line)
    return record
