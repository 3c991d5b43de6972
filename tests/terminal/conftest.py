"""Programs on terminals of their own, for tests of the whole program."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from tests.terminal.screen import MEDTRAINER, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Start(Protocol):
    """Starts medtrainer with these arguments; the options are `Terminal`'s."""

    def __call__(self, *arguments: str, **options: Any) -> Terminal: ...


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start medtrainer on a terminal, as often as wanted; every one ends with the test.

    All of one test share the home `tmp_path`, unless the option `home` says otherwise.
    """
    with ExitStack() as stack:

        def begin(*arguments: str, **options: Any) -> Terminal:
            terminal = Terminal([*MEDTRAINER, *arguments], **{"home": tmp_path, **options})
            return stack.enter_context(terminal)

        yield begin
