"""A real sshd of our own on 127.0.0.1, and real accounts that log in to it.

    with reachable_folder() as folder, Account(folder) as account:
        with Sshd(folder, user=account.name) as server:
            with Terminal(server.argv("medtrainer"), home=folder) as terminal: …

A local pseudo-terminal cannot stand in for it: what a silently dead connection does to a program
shows only behind sshd (terminal.md, section 1). Everything is ended by its own process id.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest

from tests.ssh import processes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
SSH = shutil.which("ssh")
_LISTENS = re.compile(r"Server listening on 127\.0\.0\.1 port")
_TRIES = 5  # another worker may take the free port before our sshd does

_CONFIG = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized
AuthenticationMethods publickey
PidFile none
UsePAM no
UseDNS no
StrictModes no
PrintMotd no
PrintLastLog no
MaxStartups 100
LogLevel VERBOSE
"""


def need_sshd() -> None:
    """Skip the test, saying why, where there is no OpenSSH server or client."""
    if SSHD is None:
        pytest.skip("no sshd: install Debian's openssh-server to try real connections")
    if SSH is None or shutil.which("ssh-keygen") is None:
        pytest.skip("no ssh client: install Debian's openssh-client to try real connections")


def need_accounts() -> None:
    """Skip the test, saying why, where no Unix accounts can be made."""
    if os.geteuid() != 0:
        pytest.skip("not root: no Unix account can be made for this test")
    if shutil.which("useradd") is None or shutil.which("userdel") is None:
        pytest.skip("no useradd and userdel: no Unix account can be made for this test")


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """Yield a new folder that every account can look into, unlike pytest's `tmp_path`."""
    folder = Path(tempfile.mkdtemp(prefix="mt-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Account:
    """Who logs in: where the run is root a real account of its own, else the running user.

    Attributes:
        name: Login name.
        uid: Its number.
        home: Home below the given folder; of the running user a plain folder in its place.
        real: Whether the account was made for this and goes away with it.
    """

    def __init__(self, folder: Path, *, gecos: str = "Ana Reyes") -> None:
        """Prepare an account, with its home below a folder that it can reach."""
        self.real = os.geteuid() == 0
        self.name = f"mt-{os.urandom(6).hex()}" if self.real else pwd.getpwuid(os.getuid()).pw_name
        self.uid = os.getuid()
        self.home = folder / "home" / self.name
        self._gecos = gecos

    def __enter__(self) -> Self:
        self.home.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        self.home.parent.chmod(0o755)
        if not self.real:
            self.home.mkdir(mode=0o700)
            return self
        need_accounts()
        # “*” is a password that nothing matches; “!”, the usual one, is refused as locked.
        _account_tool(
            "useradd", "--create-home", "--home-dir", str(self.home), "--password", "*",
            "--shell", "/bin/sh", "--comment", self._gecos, self.name,
        )  # fmt: skip
        self.uid = pwd.getpwnam(self.name).pw_uid
        return self

    def __exit__(self, *_: object) -> None:
        if not self.real:
            return
        processes.kill(*processes.of_user(self.uid))  # nobody but this test has this uid
        _account_tool("userdel", "--force", self.name)


def _account_tool(*argv: str) -> None:
    """Run a tool that writes the table of accounts, one of all workers at a time."""
    with open(Path(tempfile.gettempdir()) / f"mt-accounts-{os.getuid()}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{shlex.join(argv)}: exit code {done.returncode}\n{done.stderr}")


class Sshd:
    """An sshd with keys of its own on a free port of 127.0.0.1.

    Attributes:
        user: The account that `argv` logs in as.
        port: Where it listens.
        pid: The listening sshd; `processes.below(pid)` are its sessions and what they run.
    """

    def __init__(
        self, folder: Path, *, config: str = "", authorized: str = "", user: str | None = None
    ) -> None:
        """Prepare a server.

        Args:
            folder: An existing folder that the user can reach; keys and logs go below it.
            config: Further lines of sshd_config.
            authorized: Options in front of the key in authorized_keys, as `command="…",restrict`.
            user: Whom to log in as; the running user if not said.
        """
        self.user = user or pwd.getpwuid(os.getuid()).pw_name
        self.port = 0
        self.pid = 0
        self._folder = folder / f"sshd-{os.urandom(4).hex()}"
        self._config = config
        self._authorized = authorized
        self._said: list[str] = []
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    def __enter__(self) -> Self:
        need_sshd()
        self._folder.mkdir(mode=0o755)
        self._folder.chmod(0o755)
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # missing in containers
        for name in ("host", "user"):
            _make_key(self._folder / name)
        public = (self._folder / "user.pub").read_text()
        authorized = self._folder / "authorized"
        authorized.write_text(f"{self._authorized} {public}".lstrip())
        authorized.chmod(0o644)
        for _ in range(_TRIES):
            if self._start():
                return self
        raise AssertionError(f"sshd does not start:\n{self.log}")

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            sys.stderr.write(f"sshd's log:\n{self.log}")  # pytest shows it with the failed test
        assert self._process is not None
        theirs = processes.below(self.pid)
        self._process.terminate()
        self._process.wait()
        processes.kill(*theirs)
        assert self._reader is not None
        self._reader.join(10)

    @property
    def log(self) -> str:
        """What sshd has said so far."""
        return "".join(self._said)

    def argv(self, *command: str, options: Sequence[str] = ()) -> list[str]:
        """Return an ssh client on a terminal, for `Terminal`.

        Args:
            command: What to run there, each word as one; nothing for the login shell.
            options: Further options of the client.
        """
        settings = (
            f"UserKnownHostsFile={self._folder}/known",
            "StrictHostKeyChecking=accept-new",
            "IdentitiesOnly=yes",
            "BatchMode=yes",
            "EscapeChar=none",
            "LogLevel=ERROR",
        )
        remote = ["--", shlex.join(command)] if command else []
        return [
            str(SSH), "-tt", "-F", "/dev/null", "-i", f"{self._folder}/user", "-p", str(self.port),
            *(word for setting in settings for word in ("-o", setting)),
            *options, f"{self.user}@127.0.0.1", *remote,
        ]  # fmt: skip

    def _start(self) -> bool:
        """Start sshd on a free port; return False if it ended instead of listening."""
        self.port = _free_port()
        file = self._folder / "config"
        text = _CONFIG.format(port=self.port, folder=self._folder) + self._config + "\n"
        file.write_text(text)
        if _knows(file, "PerSourcePenalties=no"):  # newer ones shut out whoever was cut off often
            file.write_text("PerSourcePenalties no\n" + text)
        self._process = subprocess.Popen(
            [str(SSHD), "-D", "-e", "-f", str(file)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.pid = self._process.pid
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._said.append(line)
            if _LISTENS.search(line):
                # Read on, or sshd would wait for us at last.
                self._reader = threading.Thread(
                    target=self._said.extend, args=(self._process.stderr,), daemon=True
                )
                self._reader.start()
                return True
        self._process.wait()
        return False


def _make_key(path: Path) -> None:
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "mt", "-f", str(path)],
        stdin=subprocess.DEVNULL, check=True,
    )  # fmt: skip


def _knows(config: Path, setting: str) -> bool:
    argv = [str(SSHD), "-t", "-f", str(config), "-o", setting]
    return subprocess.run(argv, capture_output=True, check=False).returncode == 0


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
