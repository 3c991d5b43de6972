"""One index for one office."""

from __future__ import annotations

from copy import copy

from medtrainer.exercises import index
from medtrainer.model.office import Office
from medtrainer.services.compare import lookalikes
from medtrainer.services.draws import draw_from, shape_without_set
from medtrainer.services.indexes import index_of
from medtrainer.services.progress import my_progress
from medtrainer.services.samples import sample_exercise
from tests.exercises.catalogues import specialists
from tests.services.world import workspace


def test_the_same_catalogue_has_one_index_and_another_its_own():
    catalogue = specialists(3)
    first = index_of(catalogue)
    assert index_of(catalogue) is first
    alike = copy(catalogue)
    assert alike == catalogue
    assert index_of(alike) is not first
    assert [role.id for role in index_of(specialists(5)).roles] == [f"p{n:03}" for n in range(5)]
    assert index_of(catalogue).roles == first.roles


def test_whatever_asks_for_the_index_of_an_office_it_is_built_once(tmp_path, monkeypatch):
    built = []
    monkeypatch.setattr(index, "alike", lambda bags: built.append(1) or real(bags))
    office = Office("/office", catalogue=specialists(8))
    ana = workspace(tmp_path / "data", office=office)
    for _ in range(2):
        my_progress(ana)
        lookalikes(office.catalogue, office.catalogue.roles[0])
        sample_exercise(office)
        draw_from(office.catalogue, "s", shape=shape_without_set(office.catalogue), kind="match")
    assert built == [1]


real = index.alike
