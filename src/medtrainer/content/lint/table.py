"""The lints there are: one module each, one line here (see CONTRIBUTING.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.content.lint import (
    giveaway,
    guessable_set,
    near_duplicate,
    no_positions,
    nothing_said,
    personal_data,
    unaskable_duty,
    unplayable_set,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from medtrainer.content.faults import Faults
    from medtrainer.content.lint.ground import Ground
    from medtrainer.content.lint.trial import Trial

FILE_LINTS: tuple[Callable[[Faults], None], ...] = (personal_data.look,)
"""Look at the texts of any file."""

ROLES_LINTS: tuple[Callable[[Ground], None], ...] = (
    no_positions.look,
    near_duplicate.look,
    giveaway.look,
    unaskable_duty.look,
)
"""Look at who does what."""

SET_LINTS: tuple[Callable[[Trial], None], ...] = (
    nothing_said.look,
    unplayable_set.look,
    guessable_set.look,
)
"""Look at a quiz set that was tried out."""
