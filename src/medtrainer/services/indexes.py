"""The index of the office at hand: built once, though many things ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.exercises.index import Index

if TYPE_CHECKING:
    from medtrainer.model.roles import Catalogue

_last: list[tuple[Catalogue, Index]] = []


def index_of(catalogue: Catalogue) -> Index:
    """Return the index of a catalogue; asked again for the very same one, the same index.

    Only the last is kept: a run of the program has one office. Catalogues are told apart by what
    they are and not by what they hold, which would take as long to compare as to index.
    """
    if not _last or _last[0][0] is not catalogue:
        _last[:] = [(catalogue, Index(catalogue))]
    return _last[0][1]
