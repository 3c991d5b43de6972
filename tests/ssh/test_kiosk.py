"""The kiosk through a real sshd: the program comes, and nothing else, whatever the client asks for.

Every attack is also tried where the protection is missing, and has to get through there.
"""

from __future__ import annotations

import json
import socket
import threading

import pytest

from tests.ssh import processes
from tests.ssh.kiosk import run
from tests.ssh.server import SSHD

HOME = "Quiz sets"


def leave(terminal):
    terminal.wait_for(HOME).press("q")
    assert terminal.exit_code() == 0


def test_who_logs_in_gets_the_program_and_leaving_it_ends_the_session(kiosk):
    with kiosk.serve() as server, kiosk.sit(server) as terminal:
        terminal.wait_for("Welcome to MedTrainer").press("enter").wait_for(HOME)
        assert "Lakeside Clinic" in terminal.lines[0]
        assert "Recorded in this office's records" in terminal.text
        leave(terminal)


def test_a_key_names_its_learner_and_nobody_meets_what_another_has_begun(kiosk):
    for learner, sees in (("areyes", "not begun"), ("bo", "not begun"), ("areyes", "begun")):
        with kiosk.serve("keys", learner=learner) as server, kiosk.sit(server) as terminal:
            terminal.wait_for(lambda seen: "Welcome" in seen.text or HOME in seen.text)
            if "Welcome" in terminal.text:
                terminal.press("enter")
            terminal.wait_for(f"{learner} (unverified) · Lakeside Clinic")
            assert ("Continue" in terminal.text) == (sees == "begun")
            terminal.press("5")
            if sees == "not begun":
                terminal.wait_for("So far").press("enter")
            terminal.wait_for("exercise 1 of").press("a").settle().press("escape")
            leave(terminal)
    told = [json.loads(line) for line in kiosk.journal.read_text().splitlines()]
    people = [event["person"] for event in told if event["type"] == "attempt-started"]
    assert [person["login"] for person in people] == [
        f"{kiosk.account.name}/areyes",
        f"{kiosk.account.name}/bo",
    ]
    assert {person["identified"] for person in people} == {"forced-command"}


COMMANDS = {
    "a shell": ("sh", "-c", "'touch {trace}'"),
    "python's -c": ("python3", "-c", '\'open("{trace}", "w")\''),
    "another command": ("touch", "{trace}"),
    "words like options": ("--", "touch", "{trace}"),
}


@pytest.mark.parametrize("kind", ["open", "kiosk", "keys"])
@pytest.mark.parametrize("attack", COMMANDS)
def test_what_the_client_wants_to_run_is_not_run(kiosk, kind, attack):
    words = [word.format(trace=kiosk.trace) for word in COMMANDS[attack]]
    with kiosk.serve(kind, learner="bo") as server:
        done = kiosk.ask(server, *words)
    assert kiosk.trace.exists() == (kind == "open")
    if kind != "open":
        assert "medtrainer" in done.stderr or done.returncode == 0


@pytest.mark.parametrize("kind", ["open", "kiosk", "keys"])
def test_a_shell_that_waits_for_words_gets_none(kiosk, kind):
    with kiosk.serve(kind, learner="bo") as server:
        kiosk.ask(server, typed=f"touch {kiosk.trace}\nexit\n")
    assert kiosk.trace.exists() == (kind == "open")


@pytest.mark.parametrize("kind", ["open", "kiosk", "keys"])
@pytest.mark.parametrize("way", ["sftp", "scp", "scp -O"])
def test_no_file_is_copied(kiosk, kind, way):
    source = kiosk.folder / "source"
    source.write_text("x")
    with kiosk.serve(kind, learner="bo") as server:
        options = [word for word in server.argv() if word != "-tt"][1:-1]
        options[options.index("-p")] = "-P"
        host = f"{server.user}@127.0.0.1"
        if way == "sftp":
            batch = kiosk.folder / "batch"
            batch.write_text(f"put {source} {kiosk.trace}\n")
            run(["sftp", "-b", str(batch), *options, host])
        else:
            run([*way.split(), *options, str(source), f"{host}:{kiosk.trace}"])
    assert kiosk.trace.exists() == (kind == "open")


def evil(kiosk):
    """Return variables that make a program run code or write a file, by their names."""
    modules = kiosk.folder / "evil"
    modules.mkdir()
    mark = f"open({str(kiosk.trace)!r}, 'w').close()\n"
    driver = "from textual.drivers.linux_driver import LinuxDriver as Driver\n"
    (modules / "sitecustomize.py").write_text(mark)
    (modules / "evil.py").write_text(mark + driver)
    (modules / "start.sh").write_text(f"touch {kiosk.trace}\n")
    for path in (modules, *modules.iterdir()):
        path.chmod(0o755)
    return {
        "PYTHONPATH": {"PYTHONPATH": str(modules)},
        "TEXTUAL_DRIVER": {"PYTHONPATH": f"{modules}//", "TEXTUAL_DRIVER": "evil:Driver"},
        "TEXTUAL_LOG": {"TEXTUAL_LOG": str(kiosk.trace)},
        "MEDTRAINER_DATA": {"MEDTRAINER_DATA": str(kiosk.trace)},
    }


NAMES = ("PYTHONPATH", "TEXTUAL_DRIVER", "TEXTUAL_LOG", "MEDTRAINER_DATA")


@pytest.mark.parametrize(
    ("kind", "without"),
    [("open", ""), ("kiosk", ""), ("kiosk", "AcceptEnv"), ("keys", "AcceptEnv")],
)
@pytest.mark.parametrize("name", NAMES)
def test_no_variable_of_the_client_does_anything(kiosk, python, kind, without, name):
    """Also where sshd takes every variable: then the wrapper alone keeps them out."""
    sent = " ".join(f"{key}={value}" for key, value in evil(kiosk)[name].items())
    command = () if kind != "open" else (str(python), "-m", "medtrainer")
    with (
        kiosk.serve(kind, learner="bo", without=without) as server,
        kiosk.sit(server, *command, options=["-o", f"SetEnv={sent}"]) as terminal,
    ):
        terminal.wait_for("Welcome").press("enter")
        leave(terminal)
    assert kiosk.trace.exists() == (kind == "open")


@pytest.mark.parametrize(("without", "complains"), [("", False), ("AcceptEnv", True)])
def test_no_library_is_loaded_before_the_program(kiosk, without, complains):
    """The account's shell starts the wrapper: here the lines for sshd are all that protects."""
    options = ["-o", f"SetEnv=LD_PRELOAD={kiosk.folder}/evil.so"]
    with kiosk.serve(without=without) as server:
        done = kiosk.ask(server, options=options)
    assert ("LD_PRELOAD" in done.stderr) == complains


@pytest.mark.parametrize("kind", ["open", "kiosk", "keys"])
def test_python_goes_on_with_nothing_after_the_program(kiosk, python, kind):
    command = () if kind != "open" else (str(python), "-m", "medtrainer", "--version")
    with (
        kiosk.serve(kind, learner="bo", without="AcceptEnv") as server,
        kiosk.sit(server, *command, options=["-o", "SetEnv=PYTHONINSPECT=1"]) as terminal,
    ):
        if kind == "open":
            terminal.wait_for(">>>").write("exit()\r")
            assert terminal.exit_code() == 0
        else:
            terminal.wait_for("Welcome").press("enter")
            leave(terminal)
            assert ">>>" not in terminal.text


@pytest.mark.parametrize("kind", ["open", "kiosk", "keys"])
@pytest.mark.parametrize("name", [".ssh/rc", ".profile", ".ssh/environment"])
def test_nothing_in_the_home_runs(kiosk, python, kind, name):
    """As docs/administrator.md has it, it could not even be written: the home belongs to root."""
    if not kiosk.account.real:
        pytest.skip("the home of whoever runs this is left alone")
    python_path = evil(kiosk)["PYTHONPATH"]["PYTHONPATH"]
    file = kiosk.account.home / name
    file.parent.mkdir(exist_ok=True)
    runs = name != ".ssh/environment"
    file.write_text(f"touch {kiosk.trace}\n" if runs else f"PYTHONPATH={python_path}\n")
    for path in (kiosk.account.home, file.parent, file):
        path.chmod(0o755)
    with kiosk.serve(kind, learner="bo") as server:
        kiosk.ask(server, typed="" if runs else f"{python} -c 0\n")
    assert kiosk.trace.exists() == (kind == "open")


class Listener:
    """Something else on this machine, to which nobody shall get: it counts who comes."""

    def __enter__(self):
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.visits = 0
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _listen(self):
        while True:
            try:
                visitor, _ = self._socket.accept()
            except OSError:
                return
            self.visits += 1
            visitor.sendall(b"here")
            visitor.close()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def socks(port):
    """Return what asks a SOCKS server for a port of its machine."""
    return b"\x05\x01\x00\x05\x01\x00\x01\x7f\x00\x00\x01" + port.to_bytes(2, "big")


def through(port, sent=b""):
    """Tell whether what listens at a port of ours leads to the listener."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            connection.sendall(sent)
            said = b""
            while part := connection.recv(100):
                said += part
                if b"here" in said:
                    return True
    except OSError:
        pass
    return False


@pytest.mark.parametrize("kind", ["open", "kiosk", "keys"])
@pytest.mark.parametrize("way", ["-L", "-D", "-R"])
def test_nothing_is_forwarded(kiosk, kind, way):
    with Listener() as listener, kiosk.serve(kind, learner="bo") as server:
        port = free_port()
        here = f"127.0.0.1:{port}"
        options = [way, here if way == "-D" else f"{here}:127.0.0.1:{listener.port}"]
        command = ("sh", "-c", "echo Welcome; cat") if kind == "open" else ()
        with kiosk.sit(server, *command, options=options) as terminal:
            terminal.wait_for("Welcome")
            assert through(port, socks(listener.port) if way == "-D" else b"") == (kind == "open")
        assert bool(listener.visits) == (kind == "open")


def test_what_cannot_be_tried_without_a_screen_or_an_agent_is_off_in_the_settings(kiosk):
    config = kiosk.folder / "config"
    for kind, asked in (("open", "yes"), ("kiosk", "no"), ("keys", "no")):
        with kiosk.serve(kind) as server:
            (made,) = kiosk.folder.glob("sshd-*/config")
            config.write_text(made.read_text())
            spec = f"user={server.user},host=localhost,addr=127.0.0.1"
            done = run([SSHD, "-T", "-f", str(config), "-C", spec])
        found = dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line)
        for name in ("x11forwarding", "allowagentforwarding", "permittunnel", "permituserrc"):
            assert found[name] == asked, name
        assert (found["disableforwarding"] == "yes") == (kind != "open")
        assert found["compression"] == "yes"
        assert (found["clientaliveinterval"] == "30") == (kind != "open")


def test_no_key_leads_out_of_the_program(kiosk):
    """Ctrl+P, Ctrl+Z and Ctrl+\\ would open a palette, stop the program, or dump it."""
    with kiosk.serve() as server, kiosk.sit(server) as terminal:
        terminal.wait_for("Welcome").press("enter").wait_for(HOME).settle()
        before = terminal.text
        terminal.press("ctrl+p", "ctrl+z", "ctrl+\\", "ctrl+s", "f", "ctrl+q").settle()
        assert terminal.text == before
        mine = processes.of_user(kiosk.account.uid)
        assert not [pid for pid in mine if processes.status(pid).state == "T"]
        leave(terminal)
    left = [path.name for path in kiosk.data.rglob("*") if path.is_file()]
    assert left == ["settings.toml"]
