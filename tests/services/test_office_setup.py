"""A shared office has the modes and owners of architecture.md, section 1, to the letter."""

import grp
import os
import stat
import subprocess

import pytest

from medtrainer.errors import RequestProblem
from medtrainer.services.layout import ROLES
from medtrainer.services.office_setup import commands, make_office
from tests.services.accounts import GROUP

MODES = {
    "": 0o2775,
    "quizzes": 0o2775,
    "assignments": 0o2775,
    "records": 0o3773,
    "gradebook": 0o2770,
    "decisions": 0o2770,
    "roles.toml": 0o664,
}

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes a shared office")


def looks(folder):
    gid = grp.getgrnam(GROUP).gr_gid
    found = {}
    for name in MODES:
        status = os.lstat(folder / name)
        assert (status.st_uid, status.st_gid) == (0, gid), name
        found[name] = stat.S_IMODE(status.st_mode)
    return found


@pytest.fixture(params=[0o077, 0o022])
def umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


def test_it_is_made_to_the_letter_whatever_the_umask_is(umask, tmp_path):
    folder = tmp_path / "deep" / "office"
    assert not any(step.was_there for step in make_office(folder, GROUP)[1:])
    assert looks(folder) == MODES
    assert (folder / "roles.toml").read_text(encoding="utf-8") == ROLES
    assert len(ROLES.splitlines()) == 3


def test_the_printed_commands_do_the_same(umask, tmp_path):
    folder = tmp_path / "it's an office"
    for command in commands(folder, GROUP):
        subprocess.run(["/bin/sh", "-c", command], check=True)
    assert looks(folder) == MODES
    assert (folder / "roles.toml").read_text(encoding="utf-8") == ROLES
    assert all(step.was_there for step in make_office(folder, GROUP))


def test_a_second_time_changes_nothing(tmp_path):
    make_office(tmp_path / "office", GROUP)
    (tmp_path / "office" / "roles.toml").write_text("# ours\n", encoding="utf-8")
    assert all(step.was_there for step in make_office(tmp_path / "office", GROUP))
    assert (tmp_path / "office" / "roles.toml").read_text(encoding="utf-8") == "# ours\n"


@pytest.mark.parametrize("name", ["records", "gradebook"])
def test_a_wrong_mode_or_owner_is_put_right(tmp_path, name):
    folder = tmp_path / "office"
    make_office(folder, GROUP)
    (folder / name).chmod(0o777)
    os.chown(folder / name, 2001, 2001)
    make_office(folder, GROUP)
    assert looks(folder) == MODES


def test_something_else_in_the_place_of_a_folder_is_refused(tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "records").write_text("x", encoding="utf-8")
    with pytest.raises(RequestProblem, match="is no folder"):
        make_office(folder, GROUP)


def test_a_link_is_not_followed(tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "records").symlink_to(target)
    before = target.stat().st_mode
    with pytest.raises(RequestProblem, match="is no folder"):
        make_office(folder, GROUP)
    assert target.stat().st_mode == before


def test_a_place_that_anybody_may_write_is_refused(tmp_path):
    open_place = tmp_path / "open"
    open_place.mkdir()
    open_place.chmod(0o777)
    with pytest.raises(RequestProblem, match="Anybody may write"):
        make_office(open_place / "office", GROUP)
