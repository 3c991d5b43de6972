"""The arithmetic under the benchmarks; what they measure is no test's business."""

from __future__ import annotations

import json

from benchmarks import _measure
from benchmarks._measure import Row, Table, interleave


def test_cases_take_turns_and_the_first_round_does_not_count():
    turns = []
    figures = iter([100, 200, 1, 20, 3, 10, 2, 90])

    def case(name):
        turns.append(name)
        return next(figures)

    medians = interleave({"a": lambda: case("a"), "b": lambda: case("b")}, rounds=3)
    assert medians == {"a": 2, "b": 20}
    assert turns == ["a", "b"] * 4


def test_a_budget_is_for_the_ratio_where_there_is_one():
    assert Row("x", 30, "ms", ratio=3.0, limit=3.5).kept is True
    assert Row("x", 3, "ms", ratio=3.6, limit=3.5).kept is False
    assert Row("x", 4, "B", limit=3.5).kept is False
    assert Row("x", 0, "B", limit=0).kept is True
    assert Row("x", 3).kept is None
    assert Row("x", None, limit=3).kept is None


def test_the_table_shows_and_keeps_every_figure(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(_measure, "RESULTS", tmp_path / "results")
    table = Table("Commands", "nothing")
    table.add("quick", 25, "ms", base=10, limit=3.5)
    table.add("big", 7397, "B", limit=400)
    table.add_missing("broken", "exit code 3")
    table.show()
    table.save("commands")
    shown = capsys.readouterr().out
    assert "(× = against nothing)" in shown
    assert "25.0 ms      2.50 ×   budget 3.5 ×: kept" in shown
    assert "7,397 B" in shown
    assert "budget 400 B: OVER" in shown
    assert "broken  not measured: exit code 3" in shown
    kept = json.loads((tmp_path / "results" / "commands.json").read_text(encoding="utf-8"))
    assert [(row["name"], row["ratio"], row["kept"]) for row in kept["rows"]] == [
        ("quick", 2.5, True),
        ("big", None, False),
        ("broken", None, None),
    ]
