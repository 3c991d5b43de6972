"""What a backup brings back, and what a purge takes out; on both engines."""

import json
import zipfile
from datetime import timedelta

import pytest

from medtrainer.content.decisions import read_decisions
from medtrainer.errors import RequestProblem
from medtrainer.gradebook import results
from medtrainer.services.keeping.backup import backup
from medtrainer.services.keeping.purge import latest_day, purge
from medtrainer.services.keeping.restore import restore
from medtrainer.services.proof.book_check import verify_book
from medtrainer.services.results.desk import gradebook
from tests.gradebook.engines import both
from tests.services.results.world import ANA, BEN, NOW, Office


def made(office):
    """Return everything that is made from the evidence."""
    tables = ("attempts", "disputes", "mixups", "accounts", "notices", "chunks", "parts")
    return [sorted(office.database.rows(f"SELECT * FROM {table}"), key=repr) for table in tables]


@pytest.fixture
def other(tmp_path):
    """Return another, empty office, always kept in a file."""
    folder = tmp_path / "other"
    folder.mkdir()
    with both("sqlite", folder) as opener, opener() as opened:
        yield Office(folder, opened)


@pytest.fixture
def saved(office, tmp_path):
    office.assign(due=None)
    office.sat(ANA, ("rn", "biller"))
    office.sat(ANA, days=2, purpose="practice")
    office.sat(BEN)
    path = tmp_path / "backup.zip"
    backup(office.workspace, office.database, path)
    return path


def test_what_was_saved_comes_back(office, other, saved):
    (other.folder / "roster.toml").unlink()
    found = restore(other.workspace, other.database, saved, dry_run=False)
    assert found.attempts == 3
    assert set(found.written) == {"assignments/a1.toml", "roster.toml"}
    assert made(other) == made(office)
    assert [g.state for g in gradebook(other.desk)] == [g.state for g in gradebook(office.desk)]
    assert verify_book(other.database, lambda done, of: None).faults == ()
    assert saved.stat().st_mode & 0o777 == 0o600


def test_a_dry_run_changes_nothing(other, saved):
    found = restore(other.workspace, other.database, saved, dry_run=True)
    assert (found.attempts, found.fits, found.manifest.rows["collected"]) == (None, True, 3)
    assert results.number_of_attempts(other.database) == 0
    assert not (other.folder / "assignments" / "a1.toml").exists()


def test_what_is_there_is_never_replaced(office, other, saved):
    (other.folder / "roster.toml").write_text("# mine\n", encoding="utf-8")
    found = restore(other.workspace, other.database, saved, dry_run=False)
    assert found.other == ("roster.toml",)
    assert (other.folder / "roster.toml").read_text(encoding="utf-8") == "# mine\n"
    with pytest.raises(RequestProblem, match="not empty"):
        restore(office.workspace, office.database, saved, dry_run=False)
    assert restore(office.workspace, office.database, saved, dry_run=True).fits is False


def test_a_backup_never_replaces_a_file(office, saved):
    with pytest.raises(RequestProblem, match="a file"):
        backup(office.workspace, office.database, saved)


def rewritten(path, do):
    """Write a backup again with some of its files changed."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    do(files)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def manifest(files, **changes):
    files["manifest.json"] = json.dumps({**json.loads(files["manifest.json"]), **changes}).encode()


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda f: f.update({"office/roster.toml": b"x"}), "was changed"),
        (lambda f: f.pop("office/roster.toml"), "does not hold"),
        (lambda f: f.update({"office/evil.sh": b"x"}), "does not hold"),
        (lambda f: manifest(f, hashes={"office/../../etc/passwd": "x"}), "has no place"),
        (lambda f: manifest(f, hashes={"office/quizzes/../../x.toml": "x"}), "has no place"),
        (lambda f: manifest(f, format=2), "newer version"),
        (lambda f: manifest(f, kind="other"), "is no backup"),
        (lambda f: f.update({"manifest.json": b"[" * 100_000}), "is no backup"),
        (lambda f: f.pop("manifest.json"), "is no backup"),
    ],
)
def test_a_backup_that_was_changed_is_refused(other, saved, do, said):
    rewritten(saved, do)
    with pytest.raises(RequestProblem, match=said):
        restore(other.workspace, other.database, saved, dry_run=False)
    assert results.number_of_attempts(other.database) == 0


def test_what_is_no_zip_is_said(other, tmp_path):
    path = tmp_path / "x"
    path.write_text("no zip", encoding="utf-8")
    with pytest.raises(RequestProblem, match="is no backup"):
        restore(other.workspace, other.database, path, dry_run=True)


YEARS = 365.25 * 6 + 2


def test_the_offices_rule_keeps_what_is_younger(office):
    day = latest_day(office.workspace)
    assert day.year == NOW.year - 6
    with pytest.raises(RequestProblem, match="6 years"):
        purge(office.workspace, office.database, day + timedelta(days=1), reason="", dry_run=False)


def test_a_purge_takes_old_attempts_out_and_keeps_the_young(office):
    office.sat(ANA, ("rn", "rn"), days=-YEARS - 20)
    office.sat(ANA, days=1)
    office.sat(BEN, days=-YEARS - 10)
    day = latest_day(office.workspace)
    counted = purge(office.workspace, office.database, day, reason="over", dry_run=True)
    assert results.number_of_attempts(office.database) == 3
    found = purge(office.workspace, office.database, day, reason="over", dry_run=False)
    assert found == counted
    assert (found.attempts, found.lines, found.people) == (2, 12, 2)
    (row,) = results.attempts_where(office.database)
    assert (row.login, row.right_rows) == ("areyes", 2)
    assert results.mixups(office.database, practice=False)["ma", "ma"].times == 1
    assert ("ma", "rn") not in {
        key for key, seen in results.mixups(office.database, practice=False).items() if seen.times
    }
    assert verify_book(office.database, lambda done, of: None).faults == ()


def test_a_purge_records_itself(office):
    office.sat(ANA, days=-YEARS - 20)
    purge(
        office.workspace,
        office.database,
        latest_day(office.workspace),
        reason="over",
        dry_run=False,
    )
    ((decision,), _) = read_decisions(office.folder)
    assert (decision.attempts, decision.lines, decision.decided.reason) == (1, 6, "over")
    assert decision.decided.by == "dmorgan"


def test_a_purge_of_nothing_records_nothing(office):
    office.sat(ANA)
    purge(office.workspace, office.database, latest_day(office.workspace), reason="", dry_run=False)
    assert read_decisions(office.folder)[0] == ()
