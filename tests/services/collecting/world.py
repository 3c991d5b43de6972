"""An office with a spool, in which files belong to whom the test says; as root, for real."""

from __future__ import annotations

import os
from datetime import timedelta
from itertools import count

import pytest

from medtrainer.gradebook.opening import open_gradebook
from medtrainer.services.collecting.run import Collector
from tests.journal.world import START

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files of other accounts")

ME = os.getuid()


class Spool:
    """An office's records/ and its gradebook.

    Attributes:
        records: The folder.
    """

    def __init__(self, folder, opener=None) -> None:
        self.records = folder / "records"
        self.records.mkdir()
        (folder / "gradebook").mkdir()
        self.open = opener or (lambda: open_gradebook(folder / "gradebook"))
        self._seconds = count()

    def put(self, lines, uid=ME, name=None, mode=0o640):
        """Append lines to a journal; return its path."""
        path = self.records / (name or f"{uid}.jsonl")
        with path.open("ab") as file:
            file.write(b"".join(lines))
        path.chmod(mode)
        if uid != ME:
            os.chown(path, uid, -1)
        return path

    def collect(self, machine="north-1", by="dmorgan"):
        """Collect with a clock far ahead, so that every file has settled."""
        with self.open() as database:
            collector = Collector(
                database,
                machine,
                by,
                now=lambda: START + timedelta(days=9999, seconds=next(self._seconds)),
                stopwatch=lambda: float(next(self._seconds)),
                tell=lambda done, of: None,
            )
            return collector.collect(self.records)


@pytest.fixture
def spool(tmp_path, gradebook):
    return Spool(tmp_path, gradebook)
