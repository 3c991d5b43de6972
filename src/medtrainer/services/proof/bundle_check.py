"""Verifying a bundle: everything that it says against the records in it, without any office."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.exercises.kinds import can_judge
from medtrainer.gradebook import evidence
from medtrainer.journal.fold import attempts
from medtrainer.journal.lines import Dated, read_line, union
from medtrainer.services.judging import result_of_sheets
from medtrainer.services.proof.bundle import FORMAT, KIND, as_bytes, digest_of, hash_of, seal_of
from medtrainer.services.proof.findings import Findings
from medtrainer.text import visible

if TYPE_CHECKING:
    from pathlib import Path

    from medtrainer.model.attempt import Attempt
    from medtrainer.services.proof.findings import Verified

_LIMIT = 256 * 1024 * 1024
_MOST_NAMED = 20


def verify_bundle(path: Path) -> Verified:
    """Verify a bundle and name what does not fit.

    Raises:
        RequestProblem: The file is no bundle, or one of a newer version.
        EnvironmentProblem: It cannot be read.
    """
    document = _read(path)
    found = Findings(str(document.get("seal")))
    events: dict[str, list[Dated]] = {}
    try:
        for journal in document["journals"]:
            _check_journal(journal, events, found)
        _check_transcript(document["transcript"], attempts(union(events.values())), found)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        found.add("the file", f"is not built like a bundle: {visible(repr(error))}")
    if seal_of(document) != document.get("seal") and not found.faults:
        found.add("the seal", "does not fit: something beside the records was changed")
    return found.done()


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(_LIMIT + 1)
    except OSError as error:
        raise EnvironmentProblem(
            f"{visible(str(path))} cannot be read: {error.strerror}.", "Check the name."
        ) from error
    try:
        document = json.loads(data)
        is_bundle = document["kind"] == KIND and type(document["format"]) is int
    except (ValueError, RecursionError, KeyError, TypeError):
        is_bundle = False
    if not is_bundle:
        raise RequestProblem(
            f"{visible(str(path))} is no bundle, or is damaged beyond reading.",
            "“medtrainer transcript LOGIN --bundle FILE” makes one.",
        )
    if document["format"] > FORMAT:
        raise RequestProblem(
            f"{visible(str(path))} was made by a newer version of MedTrainer.",
            "Update the program.",
        )
    found: dict[str, Any] = document
    return found


def _check_journal(
    journal: dict[str, Any], events: dict[str, list[Dated]], found: Findings
) -> None:
    name = visible(f"{journal['file']} of {journal['machine']}")
    previous = evidence.first_link(journal["machine"], journal["uid"], journal["file"])
    expected = 1
    dated = events.setdefault(f"{journal['machine']}/{journal['uid']}/{journal['file']}", [])
    for chunk in journal["chunks"]:
        records = chunk["records"]
        before = len(found.faults)
        expected = _check_records(records, expected, name, found)
        digests = (digest_of(record["hash"]) for record in records)
        follows = chunk["previous"] == previous
        fits = follows and evidence.link(previous, digests) == chunk["chunk"]
        if not fits and len(found.faults) == before:
            where = f"{name}, the records collected {visible(str(chunk['collected']))}"
            found.add(where, "do not fit their hash" if follows else "do not follow those before")
        previous = chunk["chunk"]
        found.records += len(records)
        lines = (as_bytes(record["line"]) for record in records if "line" in record)
        for line in map(read_line, lines):
            if line.at:
                latest = dated[-1].at if dated else line.at
                dated.append(Dated(max(latest, line.at), line.fields))
    _check_end(journal, name, expected - 1, found)


def _check_end(journal: dict[str, Any], name: str, last: int, found: Findings) -> None:
    """Name the records that should follow the last one."""
    records: int = journal["records"]
    if records == last + 1:
        found.add(f"{name}, record {records}", "is missing")
    elif records > last:
        found.add(f"{name}, records {last + 1} to {records}", "are missing")


def _check_records(records: list[dict[str, Any]], expected: int, name: str, found: Findings) -> int:
    """Name the records of a chunk that were changed, dropped or moved; return the next number."""
    numbers = [record["n"] for record in records]
    highest: int = max([*numbers, expected - 1])
    missing = sorted(set(range(expected, highest + 1)) - set(numbers))
    for number in missing[:_MOST_NAMED]:
        found.add(f"{name}, record {number}", "is missing")
    if len(missing) > _MOST_NAMED:
        found.add(name, f"lacks {len(missing) - _MOST_NAMED} more records")
    seen = expected - 1
    for record in records:
        line = as_bytes(record["line"]) if "line" in record else None
        where = f"{name}, record {record['n']}{_what_it_is(line)}"
        if line is not None and hash_of(line) != record["hash"]:
            found.add(where, "was changed")
        if record["n"] <= seen:
            found.add(where, "stands in another place than it was collected in")
        seen = max(seen, record["n"])
    return highest + 1


def _what_it_is(line: bytes | None) -> str:
    read = read_line(line or b"\n")
    return visible(f" ({read.fields['type']}, {read.fields['at']})") if read.at else ""


def _check_transcript(
    transcript: dict[str, Any], folded: tuple[Attempt, ...], found: Findings
) -> None:
    """Compare what the transcript says with what the records give."""
    by_id = {attempt.id: attempt for attempt in folded}
    for entry in transcript["attempts"]:
        where = f"attempt {visible(str(entry['attempt']))} at “{visible(str(entry['title']))}”"
        attempt = by_id.get(entry["attempt"])
        if attempt is None:
            found.add(where, "is in the transcript and not in the records")
            continue
        if not all(can_judge(sheet.exercise) for sheet in attempt.sheets):
            continue
        result = result_of_sheets(attempt.opening, attempt.sheets)
        if (entry["recorded_right"], entry["total"]) != (result.right, result.total):
            said = f"{entry['recorded_right']} of {entry['total']}"
            found.add(
                where, f"says {visible(said)}; its records give {result.right} of {result.total}"
            )
    _check_all_there(transcript, folded, found)


def _check_all_there(
    transcript: dict[str, Any], folded: tuple[Attempt, ...], found: Findings
) -> None:
    listed = {entry["attempt"] for entry in transcript["attempts"]}
    person = str(transcript["person"]["login"])
    for attempt in folded:
        opening = attempt.opening
        counts = opening.quiz is not None and opening.purpose in ("set", "assigned")
        is_own = not opening.person.learner or f"/{opening.person.learner}" in person
        if counts and is_own and attempt.id not in listed:
            found.add(
                f"attempt {visible(attempt.id)}", "is in the records and not in the transcript"
            )
