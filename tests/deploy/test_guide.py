"""The administrator's guide and what it has installed speak of the same things."""

from __future__ import annotations

import re

from medtrainer.cli.main import main
from tests.quality.tree import ROOT

GUIDE = (ROOT / "docs" / "administrator.md").read_text(encoding="utf-8")
WRAPPER = (ROOT / "deploy" / "medtrainer-kiosk").read_text(encoding="utf-8")
SNIPPET = (ROOT / "deploy" / "sshd_config.d" / "medtrainer.conf").read_text(encoding="utf-8")
KEY_LINE = re.search(r"^restrict,pty,command=.*$", GUIDE, re.MULTILINE)[0]
KEY_LOOK = re.compile(re.search(r"grep -vE '([^']+)'", GUIDE)[1])


def test_the_groups_are_those_of_the_settings():
    matched = re.findall(r"^Match Group (\S+)$", SNIPPET, re.MULTILINE)
    made = set(re.findall(r"^# groupadd (\S+)$", GUIDE, re.MULTILINE))
    assert {name for names in matched for name in names.split(",")} == made - {"trainers"}


def test_the_folders_are_those_of_the_wrapper():
    folders = re.findall(r"^[A-Z]+=(/\S+)", WRAPPER, re.MULTILINE)
    assert len(folders) == 3
    assert not [folder for folder in folders if f" {folder}" not in GUIDE]


def test_the_settings_that_are_to_be_checked_are_those_that_are_shipped():
    shown = re.search(r"^# sshd -T .*?\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)[1]
    shipped = {" ".join(line.split()).casefold() for line in SNIPPET.splitlines()}
    assert not [line for line in shown.splitlines() if line.casefold() not in shipped]


def test_everything_that_is_installed_is_there():
    named = set(re.findall(r"\bdeploy/[\w./-]+", GUIDE))
    there = {p.relative_to(ROOT).as_posix() for p in (ROOT / "deploy").rglob("*") if p.is_file()}
    assert named == there


def test_the_look_at_the_keys_passes_the_line_of_the_guide_and_finds_any_other():
    assert KEY_LOOK.match(KEY_LINE)
    bare = KEY_LINE.partition(" ssh-")[2]
    for other in (
        f"ssh-{bare}",
        KEY_LINE.replace("restrict,", ""),
        KEY_LINE.replace("exec ", ""),
        KEY_LINE.replace("kiosk areyes", "kiosk"),
        KEY_LINE.replace("areyes", "areyes; sh"),
        KEY_LINE.replace("areyes", "$(sh)"),
        f" {KEY_LINE}",
    ):
        assert other != KEY_LINE
        assert not KEY_LOOK.match(other)


def test_what_people_are_said_to_see_is_what_they_see(capsys):
    assert main(["--learner", "bo"]) == 2  # the built-in office shares no account
    quoted = re.search(r"`(--learner is for accounts[^`]*)`", GUIDE)[1]
    said = capsys.readouterr().err
    assert re.sub("“.*?”", "“”", quoted) in re.sub("“.*?”", "“”", said)
