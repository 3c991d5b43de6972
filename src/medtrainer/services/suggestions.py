"""What somebody may have meant who named something that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 100


def nearest(named: str, known: Iterable[str], otherwise: str) -> str:
    """Ask whether the name most like it was meant, or return what to say if none is like it.

    Args:
        named: What was asked for.
        known: What there is.
        otherwise: A sentence.
    """
    import difflib  # only who mistypes needs it

    by_fold = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(named[:_LONGEST].casefold(), by_fold, n=1, cutoff=0.5)
    return f"Did you mean “{visible(by_fold[near[0]])}”?" if near else otherwise
