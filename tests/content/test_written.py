import os
import tomllib
from datetime import UTC, date, datetime

import pytest

from medtrainer.content.written import FOR_ALL, FOR_TRAINERS, write_new, write_over
from medtrainer.errors import EnvironmentProblem


@pytest.mark.parametrize("umask", [0o077, 0o022])
@pytest.mark.parametrize("mode", [FOR_ALL, FOR_TRAINERS])
def test_a_new_file_has_its_mode_whatever_the_umask_is(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        write_new(tmp_path / "a.toml", {"format": 1}, mode)
    finally:
        os.umask(before)
    assert (tmp_path / "a.toml").stat().st_mode & 0o7777 == mode


def test_what_is_written_comes_back(tmp_path):
    said = {"day": date(2026, 12, 1), "at": datetime(2026, 11, 22, 9, tzinfo=UTC), "to": ["ä"]}
    write_new(tmp_path / "a.toml", {**said, "left": None}, FOR_ALL)
    assert tomllib.loads((tmp_path / "a.toml").read_text(encoding="utf-8")) == said


def test_a_file_that_is_there_is_never_replaced(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text("# by hand\n", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_new(path, {"format": 1}, FOR_ALL)
    assert path.read_text(encoding="utf-8") == "# by hand\n"
    assert [found.name for found in tmp_path.iterdir()] == ["a.toml"]


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path):
    with pytest.raises(EnvironmentProblem, match="the folder is missing"):
        write_new(tmp_path / "no" / "a.toml", {"format": 1}, FOR_ALL)


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.toml"
    path.write_text("old", encoding="utf-8")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match="the disk is full"):
        write_over(path, "new", FOR_ALL)
    assert path.read_text(encoding="utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.toml"]
