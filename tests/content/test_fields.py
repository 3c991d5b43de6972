"""Text from outside: what the quick look passes, the slow one would pass too."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from medtrainer.content.fields import _is_harmless
from medtrainer.content.office import load_catalogue
from medtrainer.text import findings
from tests.content.world import faults_of, write

ODD = st.sampled_from("\u0301\u00ad\u200b\u200d\u2028\u202e\ufe0f\u00a0\ue000\U000e0041\n\t\x9b ")
ANY = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), ODD), max_size=40)


@given(ANY, st.booleans())
def test_the_quick_look_passes_nothing_that_the_slow_one_finds(text, lines):
    if _is_harmless(text, lines=lines):
        assert findings(text, lines=lines) == []


@given(st.text(st.characters(max_codepoint=126, min_codepoint=32), max_size=40))
def test_common_text_needs_no_slow_look(text):
    assert _is_harmless(text, lines=False)


@given(ANY)
def test_no_hostile_text_reaches_the_model(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("office")
    escaped = "".join(f"\\U{ord(char):08X}" for char in text)
    write(folder / "roles.toml", f'[[role]]\nid = "n"\ntitle = "N"\nsummary = "{escaped}"\n')
    faults = [fault for fault in faults_of(folder / "roles.toml") if fault.code != "no-duties"]
    hostile = [found for found in findings(text, lines=True) if found.hostile]
    if hostile:
        assert "hostile-character" in {fault.code for fault in faults}
        first = 11 + 10 * hostile[0].offset
        assert (4, first + 1) in {(fault.line, fault.column) for fault in faults}
    else:
        (role,) = load_catalogue(folder / "roles.toml")[0].roles
        assert findings(role.summary, lines=True) == []
        assert role.summary == role.summary.strip()


def test_a_large_file_in_another_script_is_read_quickly(tmp_path):
    rows = (
        f'[[role.duty]]\nid = "d{n}"\ntext = "{"診察の前に血圧を測る" * 10} {n}"\n'
        for n in range(10_000)
    )
    path = write(tmp_path / "roles.toml", '[[role]]\nid = "n"\ntitle = "N"\n' + "".join(rows))
    begun = time.process_time()
    assert faults_of(path) == ()
    assert time.process_time() - begun < 3
