"""The hash that says which content an attempt was drawn from (formats.md, section 5, `content`)."""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256
from json import dumps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from medtrainer.model.quiz import QuizSet
    from medtrainer.model.roles import Catalogue, Role

_PROVENANCE = frozenset({"origin", "changes", "added"})
"""Where a fact comes from is not part of what it says."""


def fingerprint(catalogue: Catalogue, quiz: QuizSet | None, generator: int) -> str:
    """Return "sha256:…" of a set, the roles it names and the generator's version.

    Canonical JSON: sorted keys, UTF-8, no blanks; roles, duties and skills by id and lists of ids
    sorted, so that the order of a TOML file changes nothing.

    Args:
        catalogue: The office's roles.
        quiz: The set, or None for a free draw over all roles.
        generator: Version of the generator.
    """
    named = set(quiz.roles) if quiz else set()
    roles = {r.id: _role(r) for r in catalogue.roles if not named or r.id in named}
    content = {"generator": generator, "quiz": _plain(quiz) if quiz else None, "roles": roles}
    text = dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _role(role: Role) -> dict[str, Any]:
    parts = _plain(role)
    parts["duties"] = {duty.id: _plain(duty) for duty in role.duties}
    parts["skills"] = {skill.id: _plain(skill) for skill in role.skills}
    return parts


def _plain(value: Any) -> dict[str, Any]:
    """Turn a model value into a mapping; tuples of strings become sorted lists."""
    parts = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if field.name not in _PROVENANCE:
            parts[field.name] = sorted(part, key=repr) if isinstance(part, tuple) else part
    return parts
