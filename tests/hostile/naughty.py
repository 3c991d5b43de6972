"""An office of five hundred duties whose texts try to be anything but text.

Every text here is one that loading lets through: it must be shown as it stands, on every screen, in
every command and in the line mode. What loading refuses is in `tests/content/test_refused.py`.
"""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING

import tomli_w

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKUP = (
    "[/]", "[b]", "[/b]", "[bold red]alarm[/bold red]", "[@click=app.quit]x[/]", "[@click=quit()]",
    "[@click='app.bell']ring[/]", "[link=https://clinic.invalid]here[/link]", "[link]", "[[b]]",
    "[not closed", "closed]", "[]", "[ ]", "[/unknown]", r"\[b]", r"\\[b]", "[$error]x[/]",
    "[on red]x", "[reverse]", "[#ff0000]x[/]", "[rgb(1,2,3)]x", "[=1]", "[a=b c='d]", "[b][i][u]",
    "[/][/][/]", ":smile:", ":warning: first", "{markup}", "[!b]", "[?25l", "]0;title",
    "]52;c;eA==", "[2J", "[31m", "[[[[[[[[", "]]]]]]]]", "[@click=]", "[@]",
    "[@mouse.down=app.quit]y[/]",
)  # fmt: skip
FORMATS = (
    "%", "%s", "%n%n%n", "%d of %d", "100 %", "%(name)s", "{}", "{0}", "{x!r}", "{x.__class__}",
    "{{}}", "${HOME}", "$HOME", "$(id)", "`id`", "$$", "~", "~root", "!!", "%25", "%0A", "%1b[2J",
    r"\n", r"\x1b[2J", r"\e[2J", r"\033[2J", r"\u001b", "^[[2J", "&#27;", "&lt;b&gt;",
    "<b>bold</b>", "<script>alert(1)</script>", "<!-- -->", "]]>", "<U+001B>", "=1+1", "+1", "-1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0", "|pipe", "'quoted", "\"quoted\"", "“quoted”", "‘’", "'''", '""""', "a\\",
)  # fmt: skip
CODE = (
    "null", "None", "nil", "NaN", "inf", "-0", "true", "False", "undefined", "1e999", "0x1F",
    "007", "1_000", "9" * 60, "0.1 + 0.2", "id = \"x\"", "[[role]]", "[role.duty]", "# comment",
    "a.b.c = 1", "'; DROP TABLE duties; --", "\" OR 1=1", "rm -rf /", "sudo !!", ":(){ :|:& };:",
    "| less", "> /dev/null", "< /dev/zero", "--help", "--plain", "-", "--", "../../etc/passwd",
    "/etc/passwd", "C:\\WINDOWS\\x", "CON", "NUL.txt", "https://clinic.invalid/?a=b&c#d",
    "javascript:alert(1)", "file:///etc/passwd", "mailto:a@clinic.invalid", "ssh://x", "q", "b",
    "?", "0", "1", "a", "Esc", "import os; os.abort()", "__class__", "self.exit()", "*", "**bold**",
    "_under_", "| a | b |", "---", "> quote", "- [ ] todo", "1. one", "\\", "/", "//", ";", "...",
)  # fmt: skip
WRITING = (
    "Ünïcödé äöüß", "ŁódźŽižka", "Ελληνικά", "Кириллица", "עברית", "שלום (אבג) 12", "العربية",
    "مرحبا: ١٢٣", "فارسی می‌خواهم", "हिन्दी क्षत्रिय", "தமிழ்", "ไทยก็ได้", "中文看護師", "日本語の受付",
    "한국어 접수", "全角ＡＢＣ１２３", "ｱｲｳ", "漢字" * 30, "é", "à́̂̃", "q̣̇", "Z͑ͫ̓ͪ",
    "👩‍⚕️", "🧑🏽‍💻", "👨‍👩‍👧‍👦",
    "🏳️‍🌈", "🇩🇪🇫🇷", "☎️", "♥︎", "✓ done", "✗ not", "▶ marker", "→ ← ↑ ↓", "█▇▆", "│ ┌─┐", "…", "½ ⅓",
    "ﬁ ligature", "ĳ", "İstanbul ı", "ẞ", "𝔊𝔬𝔱𝔥𝔦𝔠", "🄰🄱", "①②③", "™®©", "€£¥", "x²", "ǅ", "㎏", "‱",
    "a\u200cb", "क्\u200dष", "\u200d", "‼️", "°C", "µg", "µg" * 40, "¿Qué?", "«là»", "„so“", "‚x‘",
)  # fmt: skip
LONG = (
    "W" * 500, "i" * 500, "W" * 400, "漢" * 250, "👩‍⚕️" * 60, "[b]" * 160, "é" * 250,
    "a " * 249 + "a", "-" * 500, "." * 500, "\\" * 500, "ab-" * 166, "𝔊" * 200, "{}" * 250,
    "%s" * 250,
)  # fmt: skip
HEARTS = (*MARKUP, *FORMATS, *CODE, *WRITING, *LONG)

MOST_TITLE = 200
ROLES, DUTIES = 25, 20


def texts() -> Iterator[str]:
    """Yield different texts without end, at most 500 characters each."""
    frames = ("{}", "Does {}", "{} each day", "[{}]", "Files “{}”, then [/]", "{}[@click=app.quit]")
    seen = set()
    for number in count(1):
        for heart in HEARTS:
            frame = frames[number - 1] if number <= len(frames) else f"{{}} {number}"
            text = frame.replace("{}", heart, 1)[:500]
            if text.casefold() not in seen:
                seen.add(text.casefold())
                yield text


def title(number: int, text: str) -> str:
    """Return a title nobody else has, up to the longest there may be."""
    return f"{number} {text}"[:MOST_TITLE].rstrip()


def roles() -> dict[str, object]:
    """Return the roles file: 25 positions of 20 duties, with all that each may have."""
    every = texts()
    made = []
    for number in range(ROLES):
        duties = [
            {
                "id": f"d{number}-{n}",
                "text": text,
                "why": f"{text} [/] why"[:400],
                "critical": n < 2,
            }
            for n, text in enumerate(islice(every, DUTIES))
        ]
        made.append(_role(number, duties))
    return {
        "title": "[@click=app.quit]Office[/]",
        "skill": [
            {"id": f"s{n}", "title": f"Skill {n} {heart}"[:100], "text": f"{heart} skill"[:400]}
            for n, heart in enumerate(MARKUP)
        ],
        "role": made,
        "visit": [
            {
                "id": f"v{n}",
                "text": f"{heart} step {n}",
                "role": f"r{n % ROLES}",
                "after": [f"v{n - 1}"] if n else [],
            }
            for n, heart in enumerate(MARKUP)
        ],
    }


def _role(number: int, duties: list[dict[str, object]]) -> dict[str, object]:
    heart = HEARTS[number * 9 % len(HEARTS)]
    named = ("coder ", "blood ", "auth ")[number % 3]
    return {
        "id": f"r{number}",
        "title": title(number, named + (MARKUP * 2)[number] + LONG[number % len(LONG)][:170]),
        "abbreviation": f"[b]{number}",
        "aliases": [f"{heart[:80]} alias {number}"],
        "area": MARKUP[number % 4],
        "summary": f"{heart[:200]} summary blood auth",
        "reports_to": [f"r{number - 1}"] if number else [],
        "works_with": [f"r{(number + 1) % ROLES}"],
        "skills": [f"s{number}", {"id": f"s{number + 1}", "text": f"{heart[:300]}"}],
        "duty": duties,
    }


def write_naughty_office(folder: Path) -> Path:
    """Write the office; its fifth set can be sat with the keys of `tests/tui/visits.py`."""
    (folder / "quizzes").mkdir(parents=True)
    (folder / "roles.toml").write_text(tomli_w.dumps(roles()), encoding="utf-8")
    facts = {"name": "[/] [@click=app.quit]clinic[/] {} %s", "contact": "[b]Ask\n[link=x]desk[/]"}
    (folder / "office.toml").write_text(tomli_w.dumps(facts), encoding="utf-8")
    for number, heart in enumerate(
        ("[/]", "[@click=app.quit]x[/]", "漢" * 90, "W" * 190, "[b]{}%s")
    ):
        quiz = {
            "title": f"{number} {heart}",
            "exercises": 3,
            "duties": 5,
            "positions": 6,
            "pass_mark": 0.8,
        }
        (folder / "quizzes" / f"set-{number}.toml").write_text(
            tomli_w.dumps(quiz), encoding="utf-8"
        )
    return folder
