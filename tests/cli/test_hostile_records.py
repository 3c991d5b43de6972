"""Commands on hostile records, environments and arguments print only harmless text."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime

import pytest

from medtrainer.text import findings
from tests.cli.world import write_office
from tests.hostile.records import ORDERS, write_hostile_record

COMMANDS = (
    ("roles",),
    ("roles", "--json"),
    ("who", "blood"),
    ("who", "blood", "--json"),
    ("scores",),
    ("scores", "--json"),
    ("progress",),
    ("progress", "--json"),
    ("exercise", "--seed", ORDERS),
    ("exercise", "--seed", ORDERS, "--json"),
    ("check",),
    ("check", "--json"),
)
WRONG = (
    (ORDERS,),
    ("--" + ORDERS,),
    ("roles", ORDERS),
    ("quiz", ORDERS),
    ("quiz", "--seed", ORDERS),
    ("practice", ORDERS),
    ("exercise", ORDERS),
    ("exercise", "--duties", ORDERS),
    ("exercise", "--kind", ORDERS),
    ("exercise", "--roles", ORDERS),
    ("check", ORDERS.replace("\x00", "")),
    ("--office", ORDERS, "roles"),
    ("--office", ORDERS, "scores"),
    ("--office", ORDERS, "quiz"),
    ("scores", ORDERS),
)


def harmless(text):
    """Tell whether a text gives a terminal no orders."""
    return not [found for found in findings(text, lines=True) if found.hostile]


@pytest.fixture
def hostile_record(own_data):
    path = own_data / "journal" / f"{os.uname().nodename}.jsonl"
    write_hostile_record(path, datetime(2026, 11, 20, 9, tzinfo=UTC))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words)[:20])
def test_nothing_of_a_record_or_an_argument_gives_orders(run, hostile_record, command):
    done = run(*command)
    assert done.code == 0
    assert harmless(done.out)
    assert harmless(done.err)
    if "--json" in command:
        assert json.loads(done.out.splitlines()[0] if "exercise" in command else done.out)
    if "scores" in command:
        assert "owned" in done.out


@pytest.mark.parametrize("command", WRONG, ids=repr)
def test_what_is_wrong_is_quoted_harmlessly(run, command):
    done = run(*command)
    assert done.code in {1, 2}
    assert harmless(done.out)
    assert harmless(done.err)
    assert done.out + done.err


def test_a_folder_with_a_name_that_gives_orders_works_and_is_named_harmlessly(run, tmp_path):
    office = write_office(tmp_path / "a\x1b[2J\n\u202eb", good='title = "Good"\nbad = 1\n')
    assert run("--office", office, "roles").code == 0
    done = run("check", office)
    assert "U+001B" in done.out
    assert harmless(done.out)
    data = tmp_path / "d\x1b]0;x\x07\n"
    data.write_text("a file in the way")
    done = run("--office", office, "--data", data, "quiz", "good", "--plain")
    assert done.code == 3
    assert harmless(done.err)
    assert "U+001B" in done.err
    assert done.err.count("\n") == 1
