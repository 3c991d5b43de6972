"""What another program writes as TOML comes back as the same model."""

from __future__ import annotations

from typing import Any

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from medtrainer.content.office import load_catalogue
from medtrainer.model.roles import Catalogue, Duty, Role, RoleSkill, Skill, Step

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True).filter(lambda text: text != "both")
LETTERS = st.characters(categories=["L", "N", "P"], exclude_characters="\xa0")
TITLES = st.text(LETTERS, min_size=1, max_size=20)
LINES = st.lists(TITLES, max_size=3).map("\n".join)


@st.composite
def duties(draw: st.DrawFn, texts: dict[str, str]) -> tuple[Duty, ...]:
    """Draw the duties of one role; the texts are everybody's."""
    if not texts:
        return ()
    return tuple(
        Duty(
            duty,
            texts[duty],
            why=draw(LINES),
            importance=draw(st.none() | st.floats(1, 5)),
            critical=draw(st.booleans()),
            refresh_days=draw(st.none() | st.integers(1, 36500)),
        )
        for duty in draw(st.lists(st.sampled_from(sorted(texts)), unique=True, max_size=4))
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Draw a catalogue without a fault."""
    ids = draw(st.lists(IDS, unique=True, min_size=1, max_size=4))
    titles = draw(st.lists(TITLES, unique_by=str.casefold, min_size=len(ids), max_size=len(ids)))
    texts = draw(st.dictionaries(IDS, TITLES, max_size=5))
    skills = [
        Skill(skill, draw(TITLES), draw(LINES))
        for skill in draw(st.lists(IDS, unique=True, max_size=3))
    ]
    some = st.lists(st.sampled_from(ids), unique=True).map(tuple)
    roles = [
        Role(
            role,
            title,
            abbreviation=draw(st.just("") | TITLES),
            aliases=tuple(draw(st.lists(TITLES, unique=True, max_size=2))),
            area=draw(st.just("") | TITLES),
            summary=draw(LINES),
            reports_to=draw(some),
            works_with=draw(some),
            skills=tuple(
                RoleSkill(s.id, s.title, draw(TITLES) if draw(st.booleans()) else s.text)
                for s in skills
            ),
            duties=draw(duties(texts)),
        )
        for role, title in zip(ids, titles, strict=True)
    ]
    steps: list[Step] = []
    for step in draw(st.lists(IDS, unique=True, max_size=4)):
        before = [earlier.id for earlier in steps]
        after = draw(st.lists(st.sampled_from(before), unique=True)) if before else []
        steps.append(Step(step, draw(TITLES), draw(st.sampled_from(ids)), tuple(after)))
    return Catalogue(draw(st.just("") | TITLES), tuple(roles), tuple(skills), tuple(steps))


def as_toml(catalogue: Catalogue, *, once: bool) -> dict[str, Any]:
    """Return a catalogue as a file says it; with `once`, a shared duty states its text once."""
    stated: set[str] = set()

    def duty_table(duty: Duty) -> dict[str, Any]:
        table = {"id": duty.id, "text": duty.text, "why": duty.why, "critical": duty.critical}
        if once and duty.id in stated:
            del table["text"]
        stated.add(duty.id)
        numbers = {"importance": duty.importance, "refresh_days": duty.refresh_days}
        return table | {key: value for key, value in numbers.items() if value is not None}

    def role_table(role: Role) -> dict[str, Any]:
        plain = (
            "id",
            "title",
            "abbreviation",
            "aliases",
            "area",
            "summary",
            "reports_to",
            "works_with",
        )
        return {
            **{key: getattr(role, key) for key in plain},
            "skills": [{"id": skill.id, "text": skill.text} for skill in role.skills],
            "duty": [duty_table(duty) for duty in role.duties],
        }

    return {
        "title": catalogue.title,
        "role": [role_table(role) for role in catalogue.roles],
        "skill": [{"id": s.id, "title": s.title, "text": s.text} for s in catalogue.skills],
        "visit": [
            {"id": s.id, "text": s.text, "role": s.role, "after": s.after} for s in catalogue.visit
        ],
    }


@given(catalogues(), st.booleans(), st.booleans())
def test_a_written_catalogue_comes_back_the_same(tmp_path_factory, catalogue, once, lines):
    path = tmp_path_factory.mktemp("office") / "roles.toml"
    data = as_toml(catalogue, once=once)
    path.write_text(tomli_w.dumps(data, multiline_strings=lines), encoding="utf-8")
    read, faults = load_catalogue(path)
    assert read == catalogue
    assert {fault.code for fault in faults} <= {"no-duties"}
