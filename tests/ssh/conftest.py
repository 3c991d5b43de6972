"""A program that every account can run, an account, and an sshd to log in to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ssh.desk import Desk
from tests.ssh.install import install
from tests.ssh.kiosk import Kiosk
from tests.ssh.server import Account, Sshd, need_sshd, reachable_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


SOON = "ClientAliveInterval 2\nClientAliveCountMax 1"
"""An sshd that hangs up on a client which has been silent for four seconds."""


@pytest.fixture(scope="session")
def python() -> Iterator[Path]:
    """An interpreter with the program, for every account; made once by each worker."""
    need_sshd()
    with reachable_folder() as folder:
        yield install(folder / "venv")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every account can look into."""
    with reachable_folder() as made:
        yield made


@pytest.fixture
def account(folder: Path) -> Iterator[Account]:
    """Somebody to log in as: a real account of its own where the run is root."""
    need_sshd()
    with Account(folder) as made:
        yield made


@pytest.fixture
def desk(account: Account, folder: Path, python: Path) -> Iterator[Desk]:
    """Somebody at the built-in office, whose record is in the own home."""
    with Sshd(folder, user=account.name, config=SOON) as server:
        data = str(account.home / "data")
        yield Desk(server, account, (str(python), "-I", "-m", "medtrainer", "--data", data), folder)


@pytest.fixture
def kiosk(account: Account, folder: Path, python: Path) -> Kiosk:
    """An office, and an account that gets the program over SSH and nothing else."""
    return Kiosk(account, folder, python)
