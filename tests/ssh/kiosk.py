"""The kiosk as deploy/ ships it: its wrapper and its lines of sshd_config, with folders of a test.

Around them, the sshd is as careless as one can be set up: it takes any variable, runs what homes
hold, forwards everything. What the lines for the kiosk do not stop, happens.
"""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.ssh.server import Sshd
from tests.terminal.screen import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.ssh.server import Account

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
LAX = """\
AcceptEnv *
PermitUserEnvironment yes
PermitUserRC yes
AllowTcpForwarding yes
AllowAgentForwarding yes
AllowStreamLocalForwarding yes
X11Forwarding yes
PermitTunnel yes
GatewayPorts yes
Subsystem sftp internal-sftp
"""


class Kiosk:
    """An office, and an account that gets the program over SSH and nothing else.

    Attributes:
        account: Whom people log in as.
        folder: Where everything of it is.
        office: The office.
        data: The account's own data.
        wrapper: medtrainer-kiosk.
        trace: What an attack makes when it has got through; any account may.
    """

    def __init__(self, account: Account, folder: Path, python: Path) -> None:
        """Set up a kiosk as docs/administrator.md does, below a folder."""
        self.account = account
        self.folder = folder
        self.office = folder / "office"
        self.data = folder / "data" / account.name
        self.wrapper = folder / "medtrainer-kiosk"
        self._make_office()
        _folder(folder / "keys", 0o755)
        _folder(self.data.parent, 0o755)
        _folder(self.data, 0o700)
        if account.real:
            os.chown(self.data, account.uid, -1)
        self.trace = _folder(folder / "open", 0o1777) / "trace"
        self.wrapper.write_text(wrapper(python.parent.parent, self.office, self.data.parent))
        self.wrapper.chmod(0o755)

    def _make_office(self) -> None:
        _folder(self.office, 0o755)
        (self.office / "roles.toml").write_text('extends = "builtin"\n')
        facts = f'name = "Lakeside Clinic"\nshared_accounts = ["{self.account.name}"]\n'
        (self.office / "office.toml").write_text(facts)
        for file in self.office.iterdir():
            file.chmod(0o644)
        _folder(self.office / "records", 0o3773)

    @property
    def journal(self) -> Path:
        """The account's record in the office."""
        return self.office / "records" / f"{self.account.uid}.jsonl"

    @contextmanager
    def serve(self, kind: str = "kiosk", *, learner: str = "", without: str = "") -> Iterator[Sshd]:
        """Run an sshd.

        Args:
            kind: "kiosk" or "keys", as the groups of medtrainer.conf; "open" without its lines.
            learner: Whose key it is that opens the account, where there are keys.
            without: A word of medtrainer.conf whose lines are left out.
        """
        config = LAX if kind == "open" else LAX + self.snippet(kind, without)
        forced = f'restrict,pty,command="exec {self.wrapper} {learner}"' if kind == "keys" else ""
        with Sshd(self.folder, user=self.account.name, config=config, authorized=forced) as server:
            (made,) = self.folder.glob("sshd-*/authorized")
            keys = self.folder / "keys" / self.account.name
            shutil.copyfile(made, keys)
            keys.chmod(0o644)
            try:
                yield server
            finally:
                shutil.rmtree(made.parent, ignore_errors=True)

    def snippet(self, kind: str, without: str = "") -> str:
        """Return medtrainer.conf, with the account's own group as one of those it is for."""
        text = (DEPLOY / "sshd_config.d" / "medtrainer.conf").read_text(encoding="utf-8")
        text = _replaced(text, "/usr/local/bin/medtrainer-kiosk", str(self.wrapper))
        text = _replaced(text, "/etc/medtrainer/keys", str(self.folder / "keys"))
        group = grp.getgrgid(pwd.getpwuid(self.account.uid).pw_gid).gr_name
        lines = (_grouped(line, f"medtrainer-{kind}", group) for line in text.splitlines())
        return "\n".join(line for line in lines if not without or without not in line)

    def sit(self, server: Sshd, *command: str, env: dict[str, str] | None = None, **ssh: Any):
        """Return an ssh client on a terminal."""
        return Terminal(server.argv(*command, **ssh), home=self.folder, env=env)

    def ask(self, server: Sshd, *words: str, options: Sequence[str] = (), typed: str = ""):
        """Run an ssh client without a terminal, or with words of its own at its end."""
        argv = [word for word in server.argv(options=options) if word != "-tt"]
        return run([*argv, *words], typed)


def run(argv: Sequence[str], typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a program to its end, with what is typed to it."""
    return subprocess.run(
        argv, input=typed, capture_output=True, text=True, check=False, timeout=60
    )


def wrapper(program: Path, office: Path, data: Path) -> str:
    """Return the wrapper with other folders."""
    text = (DEPLOY / "medtrainer-kiosk").read_text(encoding="utf-8")
    text = _replaced(text, "PROGRAM=/opt/medtrainer\n", f"PROGRAM={program}\n")
    text = _replaced(text, "OFFICE=/etc/medtrainer/office\n", f"OFFICE={office}\n")
    return _replaced(text, "DATA=/var/lib/medtrainer\n", f"DATA={data}\n")


def _grouped(line: str, named: str, group: str) -> str:
    """Let a line `Match Group` speak of the account's group in place of one by name."""
    if not line.startswith("Match Group "):
        return line
    names = line.removeprefix("Match Group ").split(",")
    return "Match Group " + ",".join(group if name == named else name for name in names)


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new)


def _folder(path: Path, mode: int) -> Path:
    path.mkdir()
    path.chmod(mode)
    return path
