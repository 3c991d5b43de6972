"""A program that every account can run, an account, and an sshd to log in to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ssh.install import install
from tests.ssh.server import Account, need_sshd, reachable_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
