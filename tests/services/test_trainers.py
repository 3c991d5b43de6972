import os

import pytest

from medtrainer.errors import EnvironmentProblem
from medtrainer.services.trainers import has_trainers_area, is_trainer, require_trainer
from tests.services.accounts import as_account, shared_office
from tests.services.results.world import Office

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has other accounts to try")


def test_an_office_without_records_has_no_trainers(tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    office = Office(folder, None)
    assert require_trainer(office.workspace, "do it") == folder
    (folder / "records").rmdir()
    with pytest.raises(EnvironmentProblem, match="office init"):
        require_trainer(office.workspace, "do it")


def test_a_kiosk_has_no_trainers_area(tmp_path):
    from dataclasses import replace

    folder = tmp_path / "office"
    folder.mkdir()
    workspace = Office(folder, None).workspace
    assert has_trainers_area(workspace) is True
    assert has_trainers_area(replace(workspace, kiosk=True)) is False


@as_root
def test_whoever_is_in_the_group_is_a_trainer_and_nobody_else(shared_office):
    folder, gid = shared_office
    assert as_account(2001, [gid], lambda: is_trainer(folder)) is True
    assert as_account(2002, [], lambda: is_trainer(folder)) is False


__all__ = ["shared_office"]
