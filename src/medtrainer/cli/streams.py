"""The streams that commands print to, whatever the locale and whatever becomes of them."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from medtrainer.errors import EnvironmentProblem

if TYPE_CHECKING:
    from typing import TextIO

_NEAREST = "medtrainer-nearest"


def prepare() -> None:
    """Make both streams take any text, and let there be an input, even if it holds nothing.

    Raises:
        EnvironmentProblem: Standard output was closed before the program began.
    """
    if _stream("stdin") is None:
        # Otherwise the first file that is opened gets its number, and is read or typed into.
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - open to the end
    if _stream("stderr") is None:
        # `print(file=None)` means stdout, where only data belongs.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open to the end
    if _stream("stdout") is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open to the end
        raise EnvironmentProblem(
            "Nothing can be printed: the standard output is closed.",
            "Send it to a file, or to /dev/null.",
        )
    codecs.register_error(_NEAREST, _nearest)
    for stream in (sys.stdout, sys.stderr):
        # Whatever the locale, a character that it lacks is no reason to fail.
        getattr(stream, "reconfigure", lambda **_: None)(errors=_NEAREST)


def _nearest(error: UnicodeError) -> tuple[str | bytes, int]:
    """Return what to print for characters that a stream cannot take: ASCII forms, else escapes.

    Where people read or listen, a quotation mark is better than its number.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from medtrainer.glyphs import ASCII_FORMS  # hardly ever needed

    lacking = error.object[error.start : error.end]
    forms = (ASCII_FORMS.get(char) or _escape(char) for char in lacking)
    return "".join(forms), error.end


def _escape(char: str) -> str:
    return char.encode("ascii", "backslashreplace").decode("ascii")


def is_about_output(error: OSError) -> bool:
    """Tell whether an error is a failed write, not about a file that was to be opened."""
    return error.filename is None and error.strerror is not None


def give_up_unprinted() -> None:
    """Let go of what a stream does not take: Python would try again, and complain, at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def terminal_columns() -> int:
    """Return what `shutil.get_terminal_size` would."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named) > 0:
        return int(named)
    with suppress(OSError):  # the output may be no terminal
        return os.get_terminal_size().columns or 80
    return 80


def _stream(name: str) -> TextIO | None:
    """Return a standard stream; None where the program was started without it."""
    stream: TextIO | None = getattr(sys, name)
    return stream
