"""The harness itself: a login as a real account, and nothing left of it afterwards."""

from __future__ import annotations

import os
import pwd
from contextlib import ExitStack

import pytest

from tests.ssh import processes
from tests.ssh.server import Account, Sshd, need_accounts, reachable_folder
from tests.terminal.screen import Terminal


def test_a_command_runs_as_the_account_on_a_terminal(account, folder):
    with (
        Sshd(folder, user=account.name) as server,
        Terminal(server.argv("sh", "-c", "id -u; tty; echo 'a  b'"), home=folder) as terminal,
    ):
        assert terminal.exit_code() == 0
        assert terminal.lines[0] == str(account.uid)
        assert terminal.lines[1].startswith("/dev/pts/")
        assert terminal.lines[2] == "a  b"
        assert f"Accepted publickey for {account.name}" in server.log


def test_further_config_and_a_forced_command_hold(account, folder):
    with Sshd(
        folder,
        user=account.name,
        config="SetEnv MT_SAID=config",
        authorized='command="echo $MT_SAID $SSH_ORIGINAL_COMMAND"',
    ) as server:
        with Terminal(server.argv("reboot"), home=folder) as terminal:
            assert terminal.exit_code() == 0
        assert terminal.lines[0] == "config reboot"


def test_nothing_is_left_of_an_account_even_when_the_test_fails():
    need_accounts()
    with pytest.raises(ZeroDivisionError), ExitStack() as stack:
        folder = stack.enter_context(reachable_folder())
        account = stack.enter_context(Account(folder))
        server = stack.enter_context(Sshd(folder, user=account.name))
        argv = server.argv("sh", "-c", "echo here; sleep 60")
        terminal = stack.enter_context(Terminal(argv, home=folder)).wait_for("here")
        assert processes.of_user(account.uid)
        _ = 1 / 0
    assert not processes.runs(terminal.pid)
    assert not processes.of_user(account.uid)
    assert not processes.runs(server.pid)
    assert not folder.exists()
    with pytest.raises(KeyError):
        pwd.getpwnam(account.name)


def test_the_program_runs_for_the_account(account, folder, python):
    with (
        Sshd(folder, user=account.name) as server,
        Terminal(server.argv(str(python), "-I", "-m", "medtrainer"), home=folder) as terminal,
    ):
        terminal.wait_for("Welcome to MedTrainer").press("enter").wait_for("Quiz sets").press("q")
        assert terminal.exit_code() == 0
    if os.geteuid() == 0:
        assert account.real
