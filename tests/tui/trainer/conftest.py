import pytest

from tests.tui.conftest import sit, usual_terminal, visit, workspace
from tests.tui.trainer.office import busy_office, trainer_of

__all__ = ["sit", "usual_terminal", "visit", "workspace"]


@pytest.fixture
def office(tmp_path):
    return busy_office(tmp_path / "office")


@pytest.fixture
def dana(office, workspace):
    """Return the trainer's workspace."""
    return trainer_of(office, workspace)
