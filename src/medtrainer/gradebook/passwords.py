"""The office's own password file for the gradebook's server: OFFICE/gradebook/pgpass.

Its lines are those of PostgreSQL's .pgpass: host:port:database:user:password, `*` for any, and a
backslash before a colon or a backslash. libpq itself refuses a file that a
group may read, and this one is the trainers'.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem
from medtrainer.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FIELD = re.compile(r"((?:\\.|[^:\\])*)(?::|$)")
_PORT = "5432"


def password_for(path: Path, parts: Mapping[str, object]) -> str | None:
    """Return the password that a file has for a connection, None if it has none.

    Args:
        path: The file; it need not exist.
        parts: The connection's host, port, dbname and user, as far as its URL names them.

    Raises:
        EnvironmentProblem: The file is there and cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise EnvironmentProblem(
            f"The password file {visible(str(path))} cannot be read: {why}.",
            "“medtrainer doctor” tells how it should be.",
        ) from error
    user = str(parts.get("user") or "")
    wanted = (
        str(parts.get("host") or "localhost"),
        str(parts.get("port") or _PORT),
        str(parts.get("dbname") or user),
        user,
    )
    return next(filter(None, (_password(line, wanted) for line in lines)), None)


def _password(line: str, wanted: tuple[str, ...]) -> str | None:
    fields = [re.sub(r"\\(.)", r"\1", found) for found in _FIELD.findall(line)][:5]
    if line.startswith("#") or len(fields) < 5:
        return None
    fits = all(field in ("*", want) for field, want in zip(fields, wanted, strict=False))
    return fields[4] if fits else None
