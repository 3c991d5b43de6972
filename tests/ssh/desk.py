"""Somebody at work over ssh, and the program that runs for them on the far side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.ssh import processes
from tests.terminal.screen import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.ssh.server import Account, Sshd


class Desk(NamedTuple):
    """Where somebody works over ssh.

    Attributes:
        server: The sshd.
        account: Who it is.
        argv: The program on the far side, as it is to be started.
        folder: A folder for the near side.
    """

    server: Sshd
    account: Account
    argv: Sequence[str]
    folder: Path

    @property
    def data(self) -> Path:
        """The learner's own data."""
        return self.account.home / "data"

    def log_in(self, *arguments: str, **options: int) -> Terminal:
        """Log in and start the program; the options are `Terminal`'s."""
        argv = self.server.argv(*self.argv, *arguments)
        return Terminal(argv, home=self.folder, **options)

    def program(self) -> int:
        """Return the program that runs on the far side."""
        (pid,) = self.programs()
        return pid

    def programs(self) -> list[int]:
        """Return all that run there."""
        python = self.argv[0]
        return [p for p in processes.below(self.server.pid) if processes.argv(p)[:1] == [python]]
