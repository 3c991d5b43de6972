"""What the lints look at: who does what in an office, and which file says so where."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from medtrainer.content.catalogue import read_catalogue
from medtrainer.exercises.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medtrainer.content.entries import RolesFile
    from medtrainer.content.entry import Entry
    from medtrainer.content.layers import Layer
    from medtrainer.content.places import Place
    from medtrainer.model.roles import Catalogue


class Row(NamedTuple):
    """A duty as an entry lists it; rows are in order as people read: base first, then down.

    Attributes:
        layer: Number of the file, 0 for the base.
        place: Where the duty's entry stands in it.
    """

    layer: int
    place: Place


class Ground:
    """An office's roles with the places that say them.

    A base that lies in another folder is another author's: what is wrong with it by itself is not
    reported, only what the files above it cause.

    Attributes:
        catalogue: The roles, with those duties that have a text.
        layers: The files, the base first.
        index: Who does what.
    """

    def __init__(self, catalogue: Catalogue, layers: Sequence[Layer]) -> None:
        """Take what could be read.

        Args:
            catalogue: What all layers say together.
            layers: The files, the base first, at least one.
        """
        self.catalogue = _with_texts(catalogue)
        self.layers = tuple(layers)
        self.index = Index(self.catalogue)
        self._first_own = _first_own(layers)
        self._rows: dict[str, Row] | None = None
        self._listed: dict[str, Row] | None = None
        self._base: Ground | None = None

    @property
    def top(self) -> RolesFile:
        """The file that was asked about."""
        return self.layers[-1].file

    @property
    def base(self) -> Ground | None:
        """The office of another author that this one extends, None if there is none."""
        if self._first_own and self._base is None:
            read = read_catalogue(self.layers[self._first_own - 1].file.document.path)
            self._base = Ground(read.catalogue, read.layers) if read.layers else None
        return self._base

    def own_files(self) -> Iterator[RolesFile]:
        """Yield the files of this author, the base first."""
        for layer in self.layers[self._first_own :]:
            yield layer.file

    def is_own(self, layer: int) -> bool:
        """Tell whether a file is this author's."""
        return layer >= self._first_own

    @property
    def is_full(self) -> bool:
        """Whether no further fault is kept for any of this author's files."""
        return all(file.faults.is_full for file in self.own_files())

    def stated(self, duty: str) -> Row:
        """Return the row that states a duty's text."""
        if self._rows is None:
            self._rows = dict(self._stated())
        return self._rows[duty]

    def listed(self, duty: str) -> Row | None:
        """Return the row in which this author's files first list a duty."""
        if self._listed is None:
            self._listed = {}
            for number, entry in self._entries(self._first_own):
                if not entry.remove:
                    self._listed.setdefault(entry.id, Row(number, entry.place))
        return self._listed.get(duty)

    def duties(self) -> list[int]:
        """Return the numbers of all duties, in the order in which the files state them."""
        ids = self.index.duty_ids
        return sorted(range(len(ids)), key=lambda number: self.stated(ids[number]))

    def text(self, duty: int) -> str:
        """Return the text of a duty by its number."""
        return self.index.duty(self.index.owners[duty][0], duty).text

    def typed(self, row: Row) -> str:
        """Return the text of a row as its file has it, before it was stripped and mended."""
        value: Any = self.layers[row.layer].file.document.data
        for part in (*row.place, "text"):
            value = value[part]
        return str(value)

    def warn_of_whole(self, code: str, message: str, hint: str) -> None:
        """Warn of what only comes about by extending: at the line that says what is extended."""
        file = self.layers[self._first_own].file
        file.faults.warn(("extends",), code, f"In this office: {message}", hint)

    def _stated(self) -> Iterator[tuple[str, Row]]:
        texts = {duty.id: duty.text for role in self.catalogue.roles for duty in role.duties}
        for number, entry in self._entries(0):
            if entry.fields.get("text") == texts.get(entry.id, "") and not entry.remove:
                del texts[entry.id]
                yield entry.id, Row(number, entry.place)

    def _entries(self, first: int) -> Iterator[tuple[int, Entry]]:
        for number, layer in enumerate(self.layers[first:], first):
            for role in layer.file.roles:
                for duty in role.duties:
                    yield number, duty


def _with_texts(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue without the duties whose text is nowhere: that is a fault noted before."""
    if all(duty.text for role in catalogue.roles for duty in role.duties):
        return catalogue
    roles = (replace(r, duties=tuple(d for d in r.duties if d.text)) for r in catalogue.roles)
    return replace(catalogue, roles=tuple(roles))


def _first_own(layers: Sequence[Layer]) -> int:
    """Return the number of the lowest file from which on all lie in the top one's folder."""
    folders = [os.path.realpath(layer.file.document.path.parent) for layer in layers]
    first = len(folders) - 1
    while first and folders[first - 1] == folders[-1]:
        first -= 1
    return first
