"""What a role that is taken out leaves behind, and who may give it to others."""

from __future__ import annotations

import pytest

from medtrainer.content.office import load_catalogue
from tests.content.overlays import BASE, LEFT_STEP, NO_BILLER, merged
from tests.content.world import write


@pytest.fixture
def base(tmp_path):
    """Write the base office; an overlay stands in a folder beside it."""
    return write(tmp_path / "base" / "roles.toml", BASE)


def test_who_gives_away_what_a_role_leaves_behind_is_not_warned(base):
    text = (
        f'{NO_BILLER}[[role]]\nid = "clerk"\nreports_to = ["nurse"]\n'
        '[[visit]]\nid = "bill"\nrole = "clerk"\n'
    )
    changed = merged(base, text)
    assert changed.role("clerk").reports_to == ("nurse",)
    assert [(step.id, step.role) for step in changed.visit][-1] == ("bill", "clerk")


def test_a_layer_above_may_give_away_what_one_below_leaves_behind(base):
    gone = f'[[role]]\nid = "clerk"\nreports_to = []\n{NO_BILLER}'
    write(base.parents[1] / "middle" / "roles.toml", f'extends = "../base"\n{gone}')
    text = 'extends = "../middle"\n[[visit]]\nid = "bill"\nrole = "nurse"\n'
    path = write(base.parents[1] / "top" / "roles.toml", text)
    assert load_catalogue(path)[1] == ()
    write(path, 'extends = "../middle"\n')
    assert [fault.message for fault in load_catalogue(path)[1]] == [LEFT_STEP]
