"""A bundle that somebody has touched is told from one that nobody has, record by record."""

import copy
import json

import pytest

from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.services.proof.bundle import write_bundle
from medtrainer.services.proof.bundle_check import verify_bundle
from medtrainer.services.results.transcript import transcript
from tests.services.results.world import ANA


@pytest.fixture
def bundle(office, tmp_path):
    office.sat(ANA, ("rn", "biller"))
    office.sat(ANA, days=2)
    office.sat(ANA, days=3, purpose="practice")
    path = tmp_path / "ana.json"
    write_bundle(office.desk, transcript(office.desk, "areyes"), path)
    return path


def change(path, do):
    """Change a bundle and write it again; return what verifying it finds."""
    document = json.loads(path.read_text(encoding="utf-8"))
    before = copy.deepcopy(document)
    do(document)
    assert document != before
    path.write_text(json.dumps(document), encoding="utf-8")
    return [f"{fault.where} {fault.what}" for fault in verify_bundle(path).faults]


def records(document, chunk=0):
    return document["journals"][0]["chunks"][chunk]["records"]


def test_a_bundle_verifies_without_the_office(bundle):
    found = verify_bundle(bundle)
    assert (found.faults, found.records) == ((), 18)
    assert found.seal.startswith("sha256:")
    assert bundle.stat().st_mode & 0o777 == 0o600


def test_practice_is_only_a_hash_in_it(bundle):
    document = json.loads(bundle.read_text(encoding="utf-8"))
    shown = ["line" in record for record in records(document, 2)]
    assert shown == [False] * 6
    assert "practice" not in bundle.read_text(encoding="utf-8").replace('"purpose": "practice"', "")


def test_a_changed_record_is_named(bundle):
    def forge(document):
        record = records(document)[2]
        record["line"] = record["line"].replace('"option":"rn"', '"option":"ma"')

    assert "record 3 (answered" in change(bundle, forge)[0]


def test_a_record_changed_with_its_hash_does_not_fit_the_chain(bundle):
    from medtrainer.services.proof.bundle import as_bytes, hash_of

    def forge(document):
        record = records(document)[2]
        record["line"] = record["line"].replace('"option":"rn"', '"option":"ma"')
        record["hash"] = hash_of(as_bytes(record["line"]))

    found = change(bundle, forge)
    assert "do not fit their hash" in found[0]
    assert any("says 1 of 2; its records give 2 of 2" in fault for fault in found)


def test_a_dropped_record_is_named(bundle):
    found = change(bundle, lambda document: records(document).pop(2))
    assert found[0].endswith("record 3 is missing")


def test_records_dropped_at_the_end_are_named(bundle):
    found = change(bundle, lambda document: document["journals"][0]["chunks"].pop())
    assert found[0].endswith("records 13 to 18 are missing")


def test_a_moved_record_is_named(bundle):
    def move(document):
        rows = records(document)
        rows[2], rows[3] = rows[3], rows[2]

    found = change(bundle, move)
    assert "record 3" in found[0]
    assert "another place" in found[0]


def test_moved_chunks_are_noticed(bundle):
    assert change(bundle, lambda document: document["journals"][0]["chunks"].reverse())


def test_a_score_that_the_records_do_not_give_is_named(bundle):
    def forge(document):
        document["transcript"]["attempts"][0]["recorded_right"] = 2

    assert "says 2 of 2; its records give 1 of 2" in change(bundle, forge)[0]


def test_an_attempt_left_out_of_the_transcript_is_named(bundle):
    found = change(bundle, lambda document: document["transcript"]["attempts"].pop(0))
    assert "is in the records and not in the transcript" in found[0]


@pytest.mark.parametrize("key", ["name", "title", "site"])
def test_anything_else_that_was_changed_breaks_the_seal(bundle, key):
    found = change(bundle, lambda document: document["transcript"]["person"].update({key: "X"}))
    assert "seal" in found[0]


@pytest.mark.parametrize(
    "do",
    [
        lambda d: d["journals"][0].pop("chunks"),
        lambda d: d["journals"][0].update(chunks=7),
        lambda d: records(d)[0].update(n="one"),
        lambda d: records(d)[0].update(hash="sha256:zz"),
        lambda d: d.update(transcript=[]),
        lambda d: records(d).insert(0, None),
    ],
)
def test_whatever_else_is_wrong_is_a_fault_and_no_crash(bundle, do):
    assert change(bundle, do)


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000, '{"kind":"x","format":1}'])
def test_what_is_no_bundle_is_said(tmp_path, text):
    path = tmp_path / "x"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RequestProblem, match="is no bundle"):
        verify_bundle(path)


def test_a_newer_bundle_is_refused_politely(bundle):
    with pytest.raises(RequestProblem, match="newer version"):
        change(bundle, lambda document: document.update(format=2))


def test_a_bundle_that_is_not_there_is_said(tmp_path):
    with pytest.raises(EnvironmentProblem, match="cannot be read"):
        verify_bundle(tmp_path / "no")


def test_a_bundle_never_replaces_a_file(bundle, office):
    with pytest.raises(RequestProblem, match="a file"):
        write_bundle(office.desk, transcript(office.desk, "areyes"), bundle)


def test_of_nobody_there_is_none(office, tmp_path):
    with pytest.raises(RequestProblem, match="Nothing that counts"):
        write_bundle(office.desk, transcript(office.desk, "bokafor"), tmp_path / "x")
