"""Paths that are no readable text: each is one fault, quickly, and nothing else breaks."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from medtrainer.content.check import check_paths
from medtrainer.content.faults import ContentProblem
from medtrainer.content.files import MOST_BYTES, is_file, is_folder
from medtrainer.content.office import load_catalogue, load_office
from tests.content.world import CLERK, NURSE, faults_of, short, write


def a_fifo(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_circle(path: Path) -> None:
    path.symlink_to(path.with_name("other"))
    path.with_name("other").symlink_to(path)


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to("nothing")


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's whole name has room for 107 bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)
    os.chdir(here)


def a_link_to_zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_link_to_a_terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


STRANGE = [
    a_fifo,
    a_folder,
    a_circle,
    a_link_to_nothing,
    a_socket,
    a_link_to_zeros,
    a_link_to_a_terminal,
]


@pytest.mark.parametrize("make", STRANGE)
def test_what_is_no_file_is_one_fault_at_once(tmp_path, make):
    make(tmp_path / "roles.toml")
    begun = time.monotonic()
    with pytest.raises(ContentProblem) as caught:
        load_catalogue(tmp_path / "roles.toml")
    assert time.monotonic() - begun < 10
    assert short(caught.value.faults) == [("error", "unreadable", 0, 0)]
    assert caught.value.what.startswith(f"{tmp_path}/roles.toml: ")
    assert "\n" not in caught.value.what


@pytest.mark.parametrize("make", STRANGE)
@pytest.mark.parametrize("name", ["office.toml", "quizzes/odd.toml"])
def test_a_strange_neighbour_leaves_the_roles_alone(tmp_path, make, name):
    write(tmp_path / "roles.toml", NURSE)
    write(tmp_path / "quizzes" / "good.toml", 'title = "Good"\n')
    make(tmp_path / name)
    office = load_office(tmp_path)
    assert [role.id for role in office.catalogue.roles] == ["nurse"]
    assert [quiz.id for quiz in office.sets] == ["good"]
    assert [(f.file, f.code) for f in office.faults] == [(str(tmp_path / name), "unreadable")]


@pytest.mark.parametrize("name", ["missing", "a\0b", "x" * 300, "\udcff", "a/b/c", "\x1b[2J"])
def test_a_name_that_leads_nowhere_is_a_fault(tmp_path, name):
    (fault,) = check_paths([tmp_path / name]).faults
    assert (fault.code, fault.line) == ("unreadable", 0)
    assert fault.file.isprintable()
    assert fault.file.encode()  # a name in another encoding must not stop JSON


def test_what_may_not_be_read_is_a_fault(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "roles.toml", NURSE)
    monkeypatch.setattr(os, "open", refuse)
    (fault,) = faults_of(path)
    assert (fault.code, fault.message) == ("unreadable", "You may not read this file.")


def test_a_folder_that_may_not_be_looked_into_is_no_file(monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    assert not is_folder(Path("/"))
    assert not is_file(Path("/etc/passwd"))


def test_a_file_up_to_the_limit_is_read_and_one_byte_more_is_not(tmp_path):
    path = tmp_path / "roles.toml"
    path.write_bytes(NURSE.encode() + b"#" * (MOST_BYTES - len(NURSE)))
    assert len(load_catalogue(path)[0].roles) == 1
    path.write_bytes(NURSE.encode() + b"#" * (MOST_BYTES + 1 - len(NURSE)))
    assert short(faults_of(path)) == [("error", "too-large", 0, 0)]


def test_a_sparse_file_of_a_terabyte_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "roles.toml"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    begun = time.monotonic()
    assert short(faults_of(path)) == [("error", "too-large", 0, 0)]
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_other_line_ends_change_nothing(tmp_path, encoding, end):
    text = (NURSE + CLERK + 'why = """One\nTwo"""\n').replace("\n", end)
    (tmp_path / "roles.toml").write_bytes(text.encode(encoding))
    catalogue, warnings = load_catalogue(tmp_path / "roles.toml")
    assert warnings == ()
    assert catalogue.roles[1].duties[0].why == "One\nTwo"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_latin_1_is_pointed_at(tmp_path, mark):
    text = '[[role]]\nid = "n"\ntitle = "Krankenpflegé"\n'.encode("latin-1")
    (tmp_path / "roles.toml").write_bytes(mark + text)
    (fault,) = faults_of(tmp_path / "roles.toml")
    assert (fault.line, fault.column, fault.code) == (3, 22, "unreadable")
    assert "0xE9" in fault.message
    assert "UTF-8" in fault.hint
    assert fault.source == 'title = "Krankenpfleg\ufffd"'


def test_the_column_of_a_wrong_byte_counts_characters(tmp_path):
    (tmp_path / "roles.toml").write_bytes('title = "éé'.encode() + b'\xe9"\n')
    assert short(faults_of(tmp_path / "roles.toml")) == [("error", "unreadable", 1, 12)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised(tmp_path, encoding):
    (tmp_path / "roles.toml").write_bytes(NURSE.lstrip().encode(encoding))
    (fault,) = faults_of(tmp_path / "roles.toml")
    assert (fault.message, fault.line, fault.column) == ("The file is UTF-16, not UTF-8.", 1, 1)
    assert "UTF-8" in fault.hint
