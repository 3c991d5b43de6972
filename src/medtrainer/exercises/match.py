"""Matching exercises: duties on the left, positions on the right, one right answer a row.

The generator is the anchored greedy of assessment.md, section 1: start from one duty and one of
its owners, let further positions in one by one, and keep for each shown duty d

    A+(d) ∩ shown = {key(d)}   and   key(d) ∈ A(d)                                    (rule U+)

so that with or without reuse exactly one answer to each row is right. Work is bounded: at most
`PROBES` positions are looked at where an office is large, all of them where it is small.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medtrainer.exercises.board import Board
from medtrainer.exercises.coverage import Rounds
from medtrainer.exercises.grading import marks_by_key
from medtrainer.model.exercise import Exercise, Premise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from medtrainer.exercises.board import Fresh
    from medtrainer.exercises.chance import Chance
    from medtrainer.exercises.index import Index
    from medtrainer.exercises.scope import Pool, Scope, Shape

GENERATOR = 1
"""Version of the draws; it changes whenever the same seed would give other exercises."""

PROBES = 64
"""Positions tried in one stage; offices up to this size are tried whole."""

RETRIES = 24
"""Further tries for a small office where the first found room for fewer duties than asked."""

grade = marks_by_key


def draw(index: Index, scope: Scope, shape: Shape, content: str, seed: str) -> Iterator[Exercise]:
    """Yield exercises without end; every duty that can be asked comes round.

    Exercise i is drawn with blake2b of "generator|content|seed|i" and knows what came before it.

    Args:
        index: The office.
        scope: Which positions take part.
        shape: How large each exercise is wanted.
        content: Fingerprint of the content.
        seed: Person and session, or what the caller chose in their place.

    Raises:
        NothingToAsk: No duty of the asked positions can be asked (at the first exercise).
    """
    rounds = Rounds(index, scope, GENERATOR, content, seed)
    for number, anchor, chance in rounds.anchors():
        board = grow(index, scope, shape, anchor, chance, rounds.is_fresh)
        rounds.note(duty for duty, _ in board.rows)
        chance.shuffle(board.rows)
        yield _to_exercise(board, shape, number, seed)


def grow(
    index: Index,
    scope: Scope,
    shape: Shape,
    anchor: tuple[int, int],
    chance: Chance,
    fresh: Fresh,
) -> Board:
    """Return a finished board in which the anchor is a row.

    Args:
        index: The office.
        scope: Which positions take part.
        shape: How large the exercise is wanted.
        anchor: Number of a duty and of one of its owners within the scope.
        chance: Where draws come from.
        fresh: Tells whether a duty (by number) is preferred, because it has not come up yet.

    Raises:
        UnmatchableAnchor: Every other position of the scope does the anchor's duty too.
    """
    best = _try_once(index, scope, shape, anchor, chance, fresh)
    tries = RETRIES if len(scope.shown.numbers) <= PROBES else 0
    while tries and len(best.rows) < _most_rows(shape, best.size):
        again = _try_once(index, scope, replace(shape, near=0.0), anchor, chance, fresh)
        best = max(best, again, key=lambda board: len(board.rows))
        tries -= 1
    best.assert_rule()
    return best


def _try_once(
    index: Index,
    scope: Scope,
    shape: Shape,
    anchor: tuple[int, int],
    chance: Chance,
    fresh: Fresh,
) -> Board:
    board = Board(index, scope.shown.bits, shape.positions, anchor)
    _seat_keyed(board, scope.keyed, shape, chance, fresh)
    _seat_spares(board, scope.shown, shape, chance)
    if shape.reuse:
        _ask_again(board, scope.asked, shape, chance, fresh)
        _ask_spares(board, scope.keyed, shape, chance, fresh)
    return board


def _seat_keyed(board: Board, keyed: Pool, shape: Shape, chance: Chance, fresh: Fresh) -> None:
    """Let positions in that each bring a duty of their own."""
    missing = _keyed_wanted(shape, board.size, chance) - 1
    far = missing - round(shape.near * missing)
    _let_in(board, keyed, missing, far, chance, lambda p: board.ask(p, fresh, chance))


def _keyed_wanted(shape: Shape, size: int, chance: Chance) -> int:
    """Return how many positions shall be right for some row; at least one stays spare.

    With reuse two stay spare where there is room for it, and the number varies, so that "used
    once, several times or not at all" is true of every exercise.
    """
    if not shape.reuse:
        return _most_rows(shape, size)
    most = _most_keyed(shape, size)
    least = min(most, max(2, (shape.duties + 1) // 2))
    return least + chance.below(most - least + 1)


def _most_keyed(shape: Shape, size: int) -> int:
    """Return how many positions may be right for some row: one is left over, two with reuse."""
    return min(shape.duties, size - 1, max(2, size - 2) if shape.reuse else size)


def _most_rows(shape: Shape, size: int) -> int:
    return shape.duties if shape.reuse else min(shape.duties, size - 1)


def _seat_spares(board: Board, pool: Pool, shape: Shape, chance: Chance) -> None:
    """Fill the exercise up to its size with positions that no row needs."""

    def seat(position: int) -> bool:
        board.seat_spare(position)
        return True

    missing = board.size - len(board.on_show)
    far = missing - round(shape.near * missing)
    missing = _let_in(board, pool, missing, far, chance, seat)
    # Probing a large office may miss, but `Board.ask` has left enough positions admissible.
    rest = [position for position in pool.numbers if board.is_free(position)] if missing else []
    for position in rest[:missing]:
        board.seat_spare(position)


def _ask_again(board: Board, asked: Pool, shape: Shape, chance: Chance, fresh: Fresh) -> None:
    """Ask further duties of the positions that are right already, each in turn.

    Those whose duties come round go first; foils are there for contrast.
    """
    turn = board.keyed()
    while turn and len(board.rows) < shape.duties:
        chance.shuffle(turn)
        turn.sort(key=lambda position: not asked.bits >> position & 1)
        turn = [
            position
            for position in turn
            if len(board.rows) < shape.duties and board.ask(position, fresh, chance)
        ]


def _ask_spares(board: Board, keyed: Pool, shape: Shape, chance: Chance, fresh: Fresh) -> None:
    """Ask positions that came on show as spares, where the others have no duty left to ask."""
    spares = [p for p in board.on_show if p not in board.keyed() and keyed.bits >> p & 1]
    room = _most_keyed(shape, board.size) - len(board.keyed())
    chance.shuffle(spares)
    for position in spares:
        if room <= 0 or len(board.rows) >= shape.duties:
            return
        room -= board.ask(position, fresh, chance)


def _let_in(
    board: Board, pool: Pool, missing: int, far: int, chance: Chance, admit: Callable[[int], bool]
) -> int:
    """Let free positions in, near misses until just `far` are missing, then anybody.

    Returns how many are still missing.
    """
    for least, candidates in (
        (far, _near(board, pool, chance)),
        (0, _anybody(board, pool, chance)),
    ):
        for position in candidates:
            if missing <= least:
                break
            if board.is_free(position) and admit(position):
                missing -= 1
    return missing


def _near(board: Board, pool: Pool, chance: Chance) -> Iterator[int]:
    """Yield the positions of a pool most like the anchor's, from somewhere among them."""
    window = board.index.neighbours.of(board.rows[0][1])
    if len(pool.numbers) <= PROBES:
        window = window[: board.size]  # in a small office all are neighbours, and few are near
    start = chance.below(len(window) or 1)
    for position in window[start:] + window[:start]:
        if pool.bits >> position & 1:
            yield position


def _anybody(board: Board, pool: Pool, chance: Chance) -> Iterator[int]:
    """Yield positions of a pool at random: all of a small one, some of a large one."""
    if len(pool.numbers) <= PROBES:
        anybody = list(pool.numbers)
        chance.shuffle(anybody)
        yield from anybody
        return
    kin = board.index.kin(board.rows[0][1])
    for probe in range(PROBES):
        position = chance.pick(kin if kin and probe % 2 == 0 else pool.numbers)
        if pool.bits >> position & 1:
            yield position


def _to_exercise(board: Board, shape: Shape, number: int, seed: str) -> Exercise:
    index = board.index
    premises = []
    for duty, position in board.rows:
        entry = index.duty(position, duty)
        premises.append(Premise(entry.id, entry.text, entry.why, entry.critical))
    shown = sorted(board.on_show, key=index.rank.__getitem__)
    return Exercise(
        index=number,
        kind="match",
        reuse=shape.reuse,
        premises=tuple(premises),
        options=tuple(map(index.options.__getitem__, shown)),
        key={index.duty_ids[duty]: index.roles[position].id for duty, position in board.rows},
        seed=seed,
        shortfall=_shortfall(board, shape),
    )


_ONCE = {True: "and ", False: "each position once, and "}


def _shortfall(board: Board, shape: Shape) -> str | None:
    """Say why an exercise is smaller than asked, or None."""
    reasons = []
    if len(board.rows) < shape.duties:
        reasons.append(
            f"{len(board.rows)} of {shape.duties} duties: no other could be asked with just one"
            f" right answer, {_ONCE[shape.reuse]}a position to spare."
        )
    if board.size < shape.positions:
        reasons.append(
            f"{board.size} of {shape.positions} positions: the office has no others that do none"
            " of these duties."
        )
    return " ".join(reasons) or None
