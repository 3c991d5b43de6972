"""Errors are caught by name: a handler for everything hides what nobody has thought of."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.quality.tree import SOURCE, functions, parse, place, python_files

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTERMOST = (SOURCE / "cli" / "main.py", "main")
"""The one frame that may: it turns a bug into one line and an entry in the log."""


def test_only_the_outermost_frame_catches_everything():
    found = [
        place(path, node)
        for path in python_files("src")
        for frame, node in catch_alls(parse(path))
        if (path, frame) != OUTERMOST
    ]
    assert not found, "Catches every error; name those that can happen:\n" + "\n".join(found)


def catch_alls(tree: ast.Module) -> Iterator[tuple[str, ast.ExceptHandler | ast.Call]]:
    """Yield handlers and `suppress` calls for everything, each with the function it stands in.

    A handler that ends by raising the same error again only tidies up: it hides nothing.
    """
    frames = {id(inner): name for name, node in functions(tree) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        match node:
            case ast.ExceptHandler(type=caught, body=[*_, last]):
                is_all = caught is None or _names_everything(caught)
                if is_all and not (isinstance(last, ast.Raise) and last.exc is None):
                    yield frames.get(id(node), ""), node
            case ast.Call(func=ast.Name("suppress") | ast.Attribute(attr="suppress"), args=args):
                if any(_names_everything(argument) for argument in args):
                    yield frames.get(id(node), ""), node


def _names_everything(caught: ast.expr) -> bool:
    names = (node.id for node in ast.walk(caught) if isinstance(node, ast.Name))
    return not {"Exception", "BaseException"}.isdisjoint(names)
