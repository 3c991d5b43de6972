"""What to do is told by what people mostly mean: brackets, quotes, commas, per cent."""

from __future__ import annotations

import pytest

from tests.content.world import faults_of, write

ROLE = '[[role]]\nid = "a"\ntitle = "A"\n'
DUTY = f'{ROLE}[[role.duty]]\nid = "d"\ntext = "T"\n'
SKILL = '[skill]\nid = "s"\n'


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f'{ROLE}[role.duty]\nid = "d"\n', "Write [[role.duty]], with two brackets on each side."),
        ('[role]\nid = "a"\n', "Write [[role]], with two brackets on each side."),
        ('[role]\nid = "a"\n[role]\nid = "b"\n', "Write [[role]], with two brackets on each side."),
        (ROLE + SKILL, "Write [[skill]], with two brackets on each side."),
        (f'{ROLE}[visit]\nid = "v"\n', "Write [[visit]], with two brackets on each side."),
        (f'{ROLE}[[duty]]\nid = "d"\n', "Did you mean [[role.duty]]?"),
        (f"{DUTY}critical = True\n", "Write true or false in small letters."),
        (f"{DUTY}critical = FALSE # so\n", "Write true or false in small letters."),
        (f'{DUTY}critical = "true"\n', "Write it without quotes."),
        (f'{DUTY}importance = "4.5"\n', "Write it without quotes."),
        (f'{DUTY}importance = "high"\n', "Change the value."),
        (f"{DUTY}importance = 4,5\n", "Write a point: 4.5."),
        ('[[role]]\nid = "a"\ntitle = """A\nB"""\n', "A title is one line."),
        (
            '[[role]]\nid = "a"\ntitle = "A\nB"\n',
            "A title or a text is one line, with a quote at each end.",
        ),
        (f'{DUTY}zzz = "x"\n', "Keys of your own may stay."),
        (f'{DUTY}importence = "x"\n', "Did you mean “importance”?"),
        (f'{DUTY}warts = "x"\n', "Keys of your own may stay."),  # 0.6 like “why”: no help
    ],
)
def test_a_roles_file(tmp_path, text, hint):
    faults = faults_of(write(tmp_path / "roles.toml", text))
    assert [fault.hint for fault in faults if fault.code != "no-duties"] == [hint]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("pass_mark = 80\n", "“pass_mark” must be 0 to 1.", "80 % is written 0.8."),
        ("pass_mark = 800\n", "“pass_mark” must be 0 to 1.", "Change the number."),
        ("minutes = -1\n", "“minutes” must be 0 to 1440.", "Change the number."),
        (
            'counts = "best"\n',
            "“counts” cannot be “best”.",
            "Use highest, first, last or average.",
        ),
    ],
)
def test_a_quiz_file(tmp_path, text, message, hint):
    write(tmp_path / "roles.toml", DUTY)
    faults = faults_of(write(tmp_path / "quizzes" / "q.toml", text))
    assert (faults[0].message, faults[0].hint) == (message, hint)


@pytest.mark.parametrize(("char", "done"), [("\u00ad", "left out"), ("\u00a0", "made a blank")])
def test_what_became_of_an_invisible_character(tmp_path, char, done):
    faults = faults_of(write(tmp_path / "roles.toml", DUTY.replace('"T"', f'"T{char}t"')))
    assert [fault.message.partition(") ")[2] for fault in faults] == [f"was {done}."]
