"""A person's own choices: kept, and never at the cost of what is kept beside them."""

from __future__ import annotations

import os
import stat
import time
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.errors import EnvironmentProblem
from medtrainer.services.preferences import Preferences, load_preferences, save_preferences

CHOSEN = Preferences(welcomed=True)


def kept(data):
    return tomllib.loads((data / "settings.toml").read_text(encoding="utf-8"))


def test_at_first_nothing_is_chosen_and_nothing_is_made(tmp_path):
    data = tmp_path / "data"
    assert load_preferences(data) == Preferences(welcomed=False)
    assert not data.exists()


def test_a_choice_is_kept(tmp_path):
    data = tmp_path / "deep" / "data"
    save_preferences(data, CHOSEN)
    assert load_preferences(data) == CHOSEN
    save_preferences(data, Preferences())
    assert load_preferences(data) == Preferences()
    assert [path.name for path in data.iterdir()] == ["settings.toml"]


def test_only_the_owner_can_read_it(tmp_path):
    old = os.umask(0)
    try:
        save_preferences(tmp_path / "data", CHOSEN)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "settings.toml").stat().st_mode) == 0o600


def test_what_a_newer_version_keeps_there_stays(tmp_path):
    newer = 'welcomed = false\nspeech = true\n[theme]\nname = "light"\nsince = 2026-11-22\n'
    (tmp_path / "settings.toml").write_text(newer)
    save_preferences(tmp_path, CHOSEN)
    assert kept(tmp_path) == {**tomllib.loads(newer), "welcomed": True}


def test_choices_are_kept_one_beside_the_other(tmp_path):
    save_preferences(tmp_path, Preferences(theme="light"))
    save_preferences(tmp_path, replace(load_preferences(tmp_path), welcomed=True))
    assert load_preferences(tmp_path) == Preferences(welcomed=True, theme="light")
    save_preferences(tmp_path, Preferences(welcomed=True))
    assert kept(tmp_path) == {"welcomed": True, "theme": "dark"}


@pytest.mark.parametrize(
    ("theirs", "ours"), [('"sepia"', "sepia"), ("7", "dark"), ("true", "dark"), ("[1]", "dark")]
)
def test_a_theme_of_a_newer_version_stays_until_another_is_chosen(tmp_path, theirs, ours):
    (tmp_path / "settings.toml").write_text(f"theme = {theirs}\n")
    assert load_preferences(tmp_path) == Preferences(theme=ours)
    before = kept(tmp_path)
    save_preferences(tmp_path, replace(load_preferences(tmp_path), welcomed=True))
    assert kept(tmp_path) == {**before, "welcomed": True}
    save_preferences(tmp_path, replace(load_preferences(tmp_path), theme="light"))
    assert kept(tmp_path) == {"welcomed": True, "theme": "light"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"welcomed = ",
        b"\xff\xfe",
        b"welcomed = 1",
        b'welcomed = "true"',
        b"[welcomed]",
        b"a = " + b"[" * 5000,
        b"a = 1" + b"0" * 5000,
    ],
)
def test_a_damaged_file_counts_as_no_choice_and_can_be_replaced(tmp_path, content):
    (tmp_path / "settings.toml").write_bytes(content)
    assert load_preferences(tmp_path) == Preferences()
    save_preferences(tmp_path, CHOSEN)
    assert load_preferences(tmp_path) == CHOSEN


@given(st.binary(max_size=60))
def test_any_file_can_be_read(tmp_path_factory, content):
    data = tmp_path_factory.getbasetemp() / "any-settings"
    data.mkdir(exist_ok=True)
    (data / "settings.toml").write_bytes(content)
    assert isinstance(load_preferences(data).welcomed, bool)


@pytest.mark.parametrize("where", ["data", "settings"])
def test_what_cannot_be_saved_is_said(tmp_path, where):
    data = tmp_path / "data"
    if where == "data":
        data.write_text("a file in the way")
    else:
        (data / "settings.toml").mkdir(parents=True)
    with pytest.raises(EnvironmentProblem, match=r"^Your choice was not saved: ") as caught:
        save_preferences(data, CHOSEN)
    assert caught.value.advice == f"Check the folder {data}."
    assert caught.value.exit_code == 3
    assert load_preferences(data) == Preferences()


def test_a_failed_try_leaves_the_old_choice_and_no_draft(tmp_path, monkeypatch):
    save_preferences(tmp_path, CHOSEN)

    def fail(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(EnvironmentProblem, match="No space left on device"):
        save_preferences(tmp_path, Preferences())
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]
    assert load_preferences(tmp_path) == CHOSEN


def test_a_file_that_cannot_be_read_now_is_not_replaced(tmp_path):
    (tmp_path / "settings.toml").symlink_to("settings.toml")  # a loop: no such text can be had
    assert load_preferences(tmp_path) == Preferences()
    with pytest.raises(EnvironmentProblem):
        save_preferences(tmp_path, CHOSEN)
    assert (tmp_path / "settings.toml").is_symlink()


def test_learners_of_one_account_keep_their_choices_apart(tmp_path):
    save_preferences(tmp_path, Preferences(theme="light"))
    save_preferences(tmp_path, Preferences(welcomed=True), "bo")
    save_preferences(tmp_path, Preferences(theme="light"), "cy.d")
    assert load_preferences(tmp_path) == Preferences(theme="light")
    assert load_preferences(tmp_path, "bo") == Preferences(welcomed=True)
    assert load_preferences(tmp_path, "cy.d") == Preferences(theme="light")
    assert load_preferences(tmp_path, "di") == Preferences()
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("odd", ["learners = 1\n", "[learners]\nbo = 1\n", "[[learners]]\n"])
def test_a_table_of_learners_that_is_none_counts_as_empty(tmp_path, odd):
    (tmp_path / "settings.toml").write_text(odd)
    assert load_preferences(tmp_path, "bo") == Preferences()
    save_preferences(tmp_path, CHOSEN, "bo")
    assert load_preferences(tmp_path, "bo") == CHOSEN


def test_what_a_newer_version_keeps_for_a_learner_stays(tmp_path):
    newer = "line = 1\n[learners.bo]\ntheme = 3\nspeech = true\n[learners.cy]\nx = 1\n"
    (tmp_path / "settings.toml").write_text(newer)
    save_preferences(tmp_path, CHOSEN, "bo")
    learners = {"bo": {"theme": 3, "speech": True, "welcomed": True}, "cy": {"x": 1}}
    assert kept(tmp_path) == {"line": 1, "learners": learners}


@pytest.mark.parametrize("what", ["pipe", "sparse", "dots", "hex", "inf", "bom"])
def test_whatever_stands_in_its_place_the_program_starts_at_once(tmp_path, what):
    path = tmp_path / "settings.toml"
    if what == "pipe":
        os.mkfifo(path)
    elif what == "sparse":
        with path.open("wb") as file:
            file.truncate(2**30)
    else:
        text = {
            "dots": ".".join(["a"] * 20_000) + " = 1",
            "hex": "a = 0x" + "f" * 6000,
            "inf": "welcomed = inf\n" + ".".join(["a"] * 3000) + " = 1",
            "bom": "\ufeffwelcomed = true\r\n",
        }[what]
        path.write_text(text, encoding="utf-8", newline="")
    before = time.process_time()
    assert load_preferences(tmp_path) == Preferences(welcomed=what == "bom")
    save_preferences(tmp_path, CHOSEN)
    assert load_preferences(tmp_path) == CHOSEN
    assert time.process_time() - before < 2
