"""People from a CSV file, as personnel departments export them (formats.md, section 6).

The first line names the columns: login, name, title, site, hired, groups (with `;` between groups).
Other columns are named and passed over. Cells may be parted by commas, semicolons or tabs.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from medtrainer.errors import RequestProblem
from medtrainer.model.roster import Learner
from medtrainer.text import findings, mend, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COLUMNS = ("login", "name", "title", "site", "hired", "groups")
LONGEST = 100
LIMIT = 8 * 1024 * 1024
_MOST_PEOPLE = 100_000
_GUARDED = re.compile(r"'(?=\s*[=+\-@|%])")
"""The quote that spreadsheets need before what would be a formula to them."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that cannot be imported.

    Attributes:
        line: Its number in the file, from 1.
        what: What is wrong with it, and what to do.
    """

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class People:
    """What a file says.

    Attributes:
        learners: The people of its good lines, each with the names of the columns it fills.
        bad: Its bad lines.
        passed_over: Headings of columns that nobody needs.
        given: The columns that the file has.
    """

    learners: tuple[Learner, ...]
    bad: tuple[BadRow, ...]
    passed_over: tuple[str, ...]
    given: frozenset[str]


def read_people(data: bytes) -> People:
    """Read people from a file's bytes.

    Raises:
        RequestProblem: It is too large, no UTF-8, or its first line does not name the columns.
    """
    if len(data) > LIMIT:
        raise RequestProblem(
            f"The file has more than {LIMIT // 2**20} MiB.", "Split it into several."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RequestProblem(
            f"Line {line} is not UTF-8.", "Save the file as “CSV UTF-8”, then import it again."
        ) from error
    rows = _rows(text)
    heads = [" ".join(head.split()).casefold() for head in next(rows, (1, []))[1]]
    if "login" not in heads:
        raise RequestProblem(
            "The first line does not name a column “login”.",
            f"It names the columns: {','.join(COLUMNS)}.",
        )
    other = tuple(visible(head) for head in heads if head and head not in COLUMNS)
    learners: dict[str, Learner] = {}
    bad: list[BadRow] = []
    for line, cells in rows:
        found = _learner(dict(zip(heads, cells, strict=False)), len(cells) > len(heads))
        if isinstance(found, str):
            bad.append(BadRow(line, found))
        elif found.login in learners:
            bad.append(BadRow(line, f"The login “{found.login}” stands here for the second time."))
        else:
            learners[found.login] = found
    return People(tuple(learners.values()), tuple(bad), other, frozenset(heads) & {*COLUMNS})


def _rows(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows that say anything, each with the number of its first line."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    count = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise RequestProblem(
                f"From line {line} on this is no CSV: {visible(str(error))}.",
                "Look for a quote that is not closed.",
            ) from error
        if any(cell.strip() for cell in cells):
            count += 1
            if count > _MOST_PEOPLE:
                raise RequestProblem(
                    f"The file has more than {_MOST_PEOPLE:,} lines.", "Split it into several."
                )
            yield line, cells
        line = reader.line_num + 1


def _learner(cells: Mapping[str, str], too_many: bool) -> Learner | str:
    """Return the person of a line, or what is wrong with it."""
    if too_many:
        return "It has more cells than the first line has columns."
    texts: dict[str, str] = {}
    for column in COLUMNS:
        raw = _GUARDED.sub("", " ".join(cells.get(column, "").split()), count=1)
        hostile = next((f.name for f in findings(raw) if f.hostile), None)
        if hostile:
            return f"“{column}” holds the character {hostile}, which is not allowed."
        texts[column] = " ".join(mend(raw).split())
        if column != "groups" and len(texts[column]) > LONGEST:
            return f"“{column}” has {len(texts[column])} characters; {LONGEST} are allowed."
    if not texts["login"]:
        return "It has no login."
    groups = tuple(filter(None, (group.strip() for group in texts["groups"].split(";"))))
    if any(len(group) > LONGEST for group in groups):
        return f"A group has more than {LONGEST} characters."
    try:
        hired = date.fromisoformat(texts["hired"]) if texts["hired"] else None
    except ValueError:
        return f"“{texts['hired']}” is no day. Write it as 2026-11-02."
    return Learner(texts["login"], texts["name"], texts["title"], texts["site"], hired, groups)
