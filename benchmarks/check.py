"""What `check` costs, in-process, on real offices and on made-up ones of up to 18,000 duties."""

from __future__ import annotations

import argparse
import time
import tomllib
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks._measure import Table, interleave
from medtrainer.content.check import check_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
REAL = {
    "built-in office": ROOT / "roles.toml",
    "medical-dwa": DATA / "medical-dwa.toml",
    "all-dwa": DATA / "scale" / "all-dwa.toml",
}
SIZES = (4_500, 9_000, 18_000)
GROWTH_LIMIT = 2.5
"""Budget for twice the duties: near-linear (performance.md)."""

_DUTIES_A_ROLE = 20
_REWORDED = 0.03
"""Share of the duties that say nearly what another one says."""


def main() -> None:
    """Measure every office and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="checks of each office (5)")
    rounds = parser.parse_args().rounds
    table = Table("Checking roles", "tomllib parsing the same file")
    with TemporaryDirectory() as folder:
        files = {name: path for name, path in REAL.items() if path.exists()}
        for size in SIZES:
            files[f"{size:,} duties"] = path = Path(folder) / f"{size}.toml"
            path.write_text("".join(_office(size)), encoding="utf-8")
        measure(table, files, rounds)
    for name in REAL.keys() - files.keys():
        table.add_missing(name, "the file is not there")
    table.show()
    table.save("check")


def measure(table: Table, files: dict[str, Path], rounds: int) -> None:
    """Add the figures of every file, and how they grow with the number of duties."""
    cases = {name: partial(_check, path) for name, path in files.items()}
    bases = {f"{name}, parsed": partial(_parse, path) for name, path in files.items()}
    medians = interleave({**cases, **bases}, rounds)
    for name in files:
        base = medians[f"{name}, parsed"] * 1000
        table.add(name, medians[name] * 1000, "ms", base=base)
    for small, large in pairwise(SIZES):
        growth = medians[f"{large:,} duties"] / medians[f"{small:,} duties"]
        table.add(f"growth from {small:,} to {large:,}", growth, "×", limit=GROWTH_LIMIT)


def _check(path: Path) -> float:
    start = time.perf_counter()
    check_paths([path])
    return time.perf_counter() - start


def _parse(path: Path) -> float:
    start = time.perf_counter()
    tomllib.loads(path.read_text(encoding="utf-8"))
    return time.perf_counter() - start


def _office(size: int) -> Iterator[str]:
    """Yield the lines of an office of so many different duties, always the same ones."""
    chance = Random(size)
    words = [_word(number) for number in range(int(40 * size**0.5))]  # texts know ever more words
    texts: dict[str, None] = {}
    while len(texts) < size:
        drawn = [words[int(len(words) * chance.random() ** 2)] for _ in range(chance.randint(4, 8))]
        texts[" ".join(drawn)] = None
        if chance.random() < _REWORDED:
            texts[" ".join([*reversed(drawn), "again"])] = None
    for number, text in enumerate(sorted(texts)[:size]):
        if number % _DUTIES_A_ROLE == 0:
            place = number // _DUTIES_A_ROLE
            yield f'[[role]]\nid = "role-{place}"\ntitle = "{_word(place)} {_word(place * 7)}"\n'
        yield f'[[role.duty]]\nid = "duty-{number}"\ntext = "{text}"\nimportance = 4.5\n'


def _word(number: int) -> str:
    """Return a word of syllables that no other number has."""
    word = ""
    number += 70
    while number:
        number, syllable = divmod(number, 70)
        word += "bdfghklmnprstv"[syllable % 14] + "aeiou"[syllable // 14]
    return word


if __name__ == "__main__":
    main()
