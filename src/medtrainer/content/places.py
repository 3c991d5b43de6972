"""How a place in a TOML file is named."""

from __future__ import annotations

Place = tuple[str | int, ...]
"""A value by the keys and numbers that lead to it: ("role", 2, "title")."""

Spot = tuple[int, int, str]
"""Where that stands: line and column, from 1, and the text of the line."""
