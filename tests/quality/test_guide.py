"""docs/author.md works as it is written: every file, every command, every line of output."""

from __future__ import annotations

from tests.quality.guide import Bench, blocks
from tests.quality.tree import ROOT

PAGE = ROOT / "docs" / "author.md"
BLOCKS = blocks(PAGE)
LEFT_OUT = "…"


def test_the_guide_does_what_it_says(tmp_path):
    """What the program prints beyond the page may grow; what the page shows must be printed."""
    bench = Bench(tmp_path)
    done = 0
    for block in BLOCKS:
        if block.order:
            bench.obey(block)
        for command, wanted in block.commands() if block.language == "console" else ():
            printed = bench.run(command)
            rest = iter(printed)
            for line in wanted:
                assert line.strip() == LEFT_OUT or line in rest, (
                    f"docs/author.md, block at line {block.line}: “$ {command}” should print\n"
                    f"{line}\nbut prints\n" + "\n".join(printed)
                )
            done += 1
    assert done > 10
    assert not [block.line for block in BLOCKS if block.language == "toml" and not block.order]
