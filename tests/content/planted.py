"""Roles files with one fault each, a mark just before the character that it must point at."""

from __future__ import annotations

from tests.content.world import CLERK, NURSE

DUTY = '[[role.duty]]\nid = "{id}"\ntext = "{text}"\n'

ERRORS = {
    # ids
    "id with capitals": ("bad-id", '[[role]]\nid = ¦"Nurse"\ntitle = "N"\n'),
    "id that begins with a hyphen": ("bad-id", '[[role]]\nid = ¦"-n"\ntitle = "N"\n'),
    "id of 101 characters": ("bad-id", f'[[role]]\nid = ¦"{"n" * 101}"\ntitle = "N"\n'),
    "id with a line end": ("hostile-character", '[[role]]\nid = "n¦\\n"\ntitle = "N"\n'),
    "id left out": ("bad-id", NURSE + '¦[[role]]\ntitle = "N"\n'),
    "empty id": ("bad-id", '[[role]]\nid = ¦""\ntitle = "N"\n'),
    "reserved id": ("bad-id", '[[role]]\nid = ¦"both"\ntitle = "N"\n'),
    "bad id of a duty": ("bad-id", NURSE + '[[role.duty]]\nid = ¦"a b"\ntext = "T"\n'),
    "bad id of a skill": ("bad-id", NURSE + '[[skill]]\nid = ¦"a_b"\ntitle = "T"\n'),
    "bad id of a step": ("bad-id", NURSE + '[[visit]]\nid = ¦"ä"\ntext = "T"\nrole = "nurse"\n'),
    "number as id": ("wrong-type", "[[role]]\nid = ¦5\ntitle = 'N'\n"),
    "huge number as id": ("wrong-type", f"[[role]]\nid = ¦{'9' * 5000}\ntitle = 'N'\n"),
    # twice
    "two roles with one id": ("duplicate-id", NURSE + '[[role]]\nid = ¦"nurse"\ntitle = "N"\n'),
    "two skills with one id": (
        "duplicate-id",
        NURSE + '[[skill]]\nid = "a"\ntitle = "A"\n[[skill]]\nid = ¦"a"\ntitle = "B"\n',
    ),
    "two steps with one id": (
        "duplicate-id",
        NURSE
        + '[[visit]]\nid = "a"\ntext = "A"\nrole = "nurse"\n'
        + '[[visit]]\nid = ¦"a"\ntext = "B"\nrole = "nurse"\n',
    ),
    "one title twice, case ignored": (
        "duplicate-title",
        NURSE + '[[role]]\nid = "n"\ntitle = ¦"NURSE"\n' + DUTY.format(id="d", text="D"),
    ),
    "one duty with two texts": (
        "two-texts",
        NURSE + CLERK + '[[role.duty]]\nid = "take-vitals"\ntext = ¦"Takes some signs"\n',
    ),
    "one key twice": ("syntax", '[[role]]\nid = "n"\n¦id = "m"\n'),
    # texts
    "title left out": (
        "missing-text",
        NURSE + '¦[[role]]\nid = "n"\n' + DUTY.format(id="d", text="D"),
    ),
    "empty title": (
        "missing-text",
        '[[role]]\nid = "n"\ntitle = ¦"  "\n' + DUTY.format(id="d", text="D"),
    ),
    "duty without a text anywhere": ("missing-text", NURSE + '[[role.duty]]\nid = ¦"lost"\n'),
    "empty duty": ("missing-text", NURSE + '[[role.duty]]\nid = "lost"\ntext = ¦""\n'),
    "skill without a title": ("missing-text", NURSE + '¦[[skill]]\nid = "s"\n'),
    "step without a text": ("missing-text", NURSE + '¦[[visit]]\nid = "s"\nrole = "nurse"\n'),
    "step without a role": ("missing-text", NURSE + '¦[[visit]]\nid = "s"\ntext = "S"\n'),
    "empty alias": ("missing-text", NURSE.replace("[[role.", 'aliases = ["RN", ¦" "]\n[[role.')),
    "duty of 501 characters": (
        "too-long",
        NURSE + f'[[role.duty]]\nid = "d"\ntext = ¦"{"x" * 501}"\n',
    ),
    "title of 201 characters": ("too-long", NURSE.replace('"Nurse"', f'¦"{"x" * 201}"')),
    "area of 101 characters": (
        "too-long",
        NURSE.replace("[[role.", f'area = ¦"{"x" * 101}"\n[[role.'),
    ),
    "summary of 2,001 characters": (
        "too-long",
        NURSE.replace("[[role.", f'summary = ¦"{"x" * 2001}"\n[[role.'),
    ),
    # references
    "reports to nobody": (
        "unknown-role",
        NURSE.replace("[[role.", 'reports_to = [¦"nurze"]\n[[role.'),
    ),
    "works with nobody": (
        "unknown-role",
        NURSE.replace("[[role.", 'works_with = ["nurse", ¦"boss"]\n[[role.'),
    ),
    "unknown skill": ("unknown-skill", NURSE.replace("[[role.", 'skills = [¦"magic"]\n[[role.')),
    "unknown skill in a table": (
        "unknown-skill",
        NURSE.replace("[[role.", 'skills = [¦{ id = "magic" }]\n[[role.'),
    ),
    "step of an unknown role": (
        "unknown-role",
        NURSE + '[[visit]]\nid = "a"\ntext = "A"\nrole = ¦"boss"\n',
    ),
    "step after an unknown one": (
        "unknown-step",
        NURSE + '[[visit]]\nid = "a"\ntext = "A"\nrole = "nurse"\nafter = [¦"b"]\n',
    ),
    "step after itself": (
        "cycle",
        NURSE + '[[visit]]\nid = "a"\ntext = "A"\nrole = "nurse"\nafter = ¦["a"]\n',
    ),
    "two steps after each other": (
        "cycle",
        NURSE
        + '[[visit]]\nid = "a"\ntext = "A"\nrole = "nurse"\nafter = ["b"]\n'
        + '[[visit]]\nid = "b"\ntext = "B"\nrole = "nurse"\nafter = ¦["a"]\n',
    ),
    # numbers and types
    "importance of 0.9": ("out-of-range", NURSE + "importance = ¦0.9\n"),
    "importance of 6": ("out-of-range", NURSE + "importance = ¦6\n"),
    "importance of inf": ("out-of-range", NURSE + "importance = ¦inf\n"),
    "importance of nan": ("out-of-range", NURSE + "importance = ¦nan\n"),
    "importance of 5,000 digits": ("out-of-range", NURSE + f"importance = ¦{'9' * 5000}\n"),
    "importance of true": ("wrong-type", NURSE + "importance = ¦true\n"),
    "importance in words": ("wrong-type", NURSE + 'importance = ¦"high"\n'),
    "critical as a number": ("wrong-type", NURSE + "critical = ¦1\n"),
    "refreshing after no day": ("out-of-range", NURSE + "refresh_days = ¦0\n"),
    "refreshing after 101 years": ("out-of-range", NURSE + "refresh_days = ¦36501\n"),
    "refreshing after half a day": ("wrong-type", NURSE + "refresh_days = ¦1.5\n"),
    "refreshing after true": ("wrong-type", NURSE + "refresh_days = ¦true\n"),
    "a date as a text": ("wrong-type", NURSE + "why = ¦2026-01-01\n"),
    "a text as a list": ("wrong-type", NURSE.replace("[[role.", 'aliases = ¦"RN"\n[[role.')),
    "a number in a list": ("wrong-type", NURSE.replace("[[role.", 'aliases = ["RN", ¦5]\n[[role.')),
    "a number as a skill": ("wrong-type", NURSE.replace("[[role.", "skills = [¦5]\n[[role.")),
    "a role in single brackets": ("wrong-type", '¦[role]\nid = "n"\ntitle = "N"\n'),
    "a role as a number": ("wrong-type", "¦role = 5\n"),
    "duties as texts": ("wrong-type", '[[role]]\nid = "n"\ntitle = "N"\nduty = [¦"D"]\n'),
    "format in words": ("wrong-type", 'format = ¦"1"\n' + NURSE),
    "format true": ("wrong-type", "format = ¦true\n" + NURSE),
    "format of tomorrow": ("out-of-range", "format = ¦2\n[[role]]\nid = 5\n"),
    "format before the first": ("out-of-range", "format = ¦0\n" + NURSE),
    # characters
    "escape": ("hostile-character", NURSE + 'why = "a¦\\u001Bb"\n'),
    "line end in a title": ("hostile-character", NURSE.replace('"Nurse"', '"Nur¦\\nse"')),
    "tab in a duty": ("hostile-character", NURSE + '[[role.duty]]\nid = "d"\ntext = "a¦\tb"\n'),
    "right to left": ("hostile-character", NURSE + 'why = "é¦\u202eb"\n'),
    "line separator": ("hostile-character", NURSE + "why = 'a¦\u2028b'\n"),
    "private use": ("hostile-character", NURSE + 'why = "a¦\ue000b"\n'),
    "tag": ("hostile-character", NURSE + 'why = "a¦\U000e0041b"\n'),
    "heap of marks": ("hostile-character", NURSE + 'why = "a\u0301\u0301\u0301\u0301¦\u0301b"\n'),
    "second line of a text": ("hostile-character", NURSE + 'why = """\nfirst\né¦\u202e"""\n'),
    "behind a joined line": ("hostile-character", NURSE + 'why = """a\\\n   b¦\\u0007"""\n'),
}

WARNINGS = {
    "unknown key at the top": ("unknown-key", '¦colour = "red"\n' + NURSE),
    "unknown key of a role": ("unknown-key", NURSE.replace("[[role.", "¦onet = 5\n[[role.")),
    "unknown key of a duty": ("unknown-key", NURSE + "¦level = 5\n"),
    "unknown table": ("unknown-key", NURSE + "¦[colours]\nred = 1\n"),
    "unknown key of a role's skill": (
        "unknown-key",
        NURSE.replace("[[role.", 'skills = [{ id = "s", ¦x = 1 }]\n[[role.')
        + '[[skill]]\nid = "s"\ntitle = "S"\n',
    ),
    "duty twice": ("listed-twice", NURSE + '[[role.duty]]\nid = ¦"take-vitals"\n'),
    "alias twice": ("listed-twice", NURSE.replace("[[role.", 'aliases = ["RN", ¦"RN"]\n[[role.')),
    "skill twice": (
        "listed-twice",
        NURSE.replace("[[role.", 'skills = ["s", ¦{ id = "s" }]\n[[role.')
        + '[[skill]]\nid = "s"\ntitle = "S"\n',
    ),
    "role without duties": ("no-duties", NURSE + '¦[[role]]\nid = "n"\ntitle = "N"\n'),
    "soft hyphen": ("invisible-character", NURSE.replace("vital signs", "vi¦\u00adtal signs")),
    "blank of no width": (
        "invisible-character",
        NURSE.replace("vital signs", "vi¦\\u200Btal signs"),
    ),
    "blank that never breaks": (
        "invisible-character",
        NURSE.replace("vital signs", "vital¦\u00a0signs"),
    ),
    "mark of byte order inside": (
        "invisible-character",
        NURSE.replace("vital signs", "vi¦\ufefftal signs"),
    ),
    "duty of 161 characters": (
        "long-text",
        NURSE + f'[[role.duty]]\nid = "d"\ntext = ¦"{"x" * 161}"\n',
    ),
    "step of 161 characters": (
        "long-text",
        NURSE + f'[[visit]]\nid = "a"\nrole = "nurse"\ntext = ¦"{"x" * 161}"\n',
    ),
    "nothing to take out": ("unknown-role", NURSE + '[[role]]\nid = "ghost"\nremove = ¦true\n'),
}
