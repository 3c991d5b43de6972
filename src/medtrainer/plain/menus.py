"""Numbered choices: the same few letters mean the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.plain.console import Left

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from medtrainer.plain.console import Console

PAGE = 20
"""Choices that are read out in one go."""

EVERYWHERE = (
    "b goes one step back. q leaves the program and keeps everything that you answered. ? repeats"
    " this help."
)

_BY_NAME = "A choice can be typed by its number, or by how its words begin."


class Back(Exception):
    """The person wants to go one step back."""


def choose(
    console: Console,
    choices: Sequence[str],
    *,
    about: str = "",
    letters: Mapping[str, str] | None = None,
    back: bool = True,
    empty: str = "",
    known: Callable[[str], int | None] | None = None,
    words: str = "",
    at: int = 0,
) -> int | str:
    """Read out choices and return the place of the one chosen, or what else was typed.

    Args:
        console: Where to ask.
        choices: What can be chosen, by number or by how it begins; `PAGE` are read out at a time.
        about: What the help says about this place.
        letters: Further letters that are understood here, each with what it does: "practise it".
        back: Whether there is something to go back to.
        empty: What Enter alone is for, such as "to begin"; "" is returned then.
        known: Returns the place of the choice that goes by another name, such as a short one.
        words: What may be typed besides, such as "a name"; words of no choice are returned then.
        at: Place of the choice that the page to begin with holds.

    Raises:
        Back: The person wants to go back.
        Left: The person wants to leave.
    """
    letters = letters or {}
    helps = f"{about} {_BY_NAME}".lstrip() if choices else about
    start = at - at % PAGE
    _read_out(console, choices, start)
    typed = [*(["a number"] if choices else []), *([words] if words else [])]
    while True:
        onward, turn = _next_page(start, len(choices), empty)
        said = console.ask(_prompt(letters, back=back, enter=turn, typed=typed))
        if not said and turn != empty:
            start = onward
            _read_out(console, choices, start)
        elif not said and empty:
            return ""
        elif (place := _meant(said, choices, known)) is not None:
            return place
        elif said.casefold() in letters:
            return said.casefold()
        elif not answer_everywhere(console, said, about=helps, letters=letters, back=back):
            if words and _is_words(said):
                return said
            console.say(not_understood(said, len(choices)))


def answer_everywhere(
    console: Console,
    said: str,
    *,
    about: str = "",
    letters: Mapping[str, str] | None = None,
    back: bool = True,
) -> bool:
    """Do what b, q and ? do everywhere; return whether it was one of them.

    Raises:
        Back: It was b, and there is something to go back to.
        Left: It was q.
    """
    letter = said.casefold()
    if letter == "q":
        raise Left
    if letter == "b":
        if back:
            raise Back
        console.say("There is nothing to go back to. q leaves.")
        return True
    if letter != "?":
        return False
    if about:
        console.say(about)
    for key, does in (letters or {}).items():
        console.say(f"{key} is to {does}.")
    console.say(EVERYWHERE)
    return True


def number_in(said: str, most: int) -> int | None:
    """Return the whole number from 1 to `most` that was typed, None if it was none."""
    if not (said.isascii() and said.isdecimal()) or len(said) > 6:
        return None
    return int(said) if 1 <= int(said) <= most else None


def not_understood(said: str, count: int) -> str:
    """Say that what was typed means nothing here, and what would."""
    if not said:
        return "Nothing was typed."
    if count:
        numbers = f"a number from 1 to {count}" if count > 1 else "1"
        return f"“{said[:40]}” is not among the choices. Type {numbers}."
    return f"“{said[:40]}” is not understood here. Type ? for help."


def _next_page(start: int, count: int, empty: str) -> tuple[int, str]:
    """Return where the page that Enter leads to begins, and what Enter is for."""
    if start + PAGE < count:
        return start + PAGE, "for more"
    return (0, "to hear the first again") if start and not empty else (start, empty)


def _is_words(said: str) -> bool:
    """Tell whether something typed can be words: a sign alone is a command, figures a number."""
    return len(said) > 1 and any(char.isalpha() for char in said)


def _meant(
    said: str, choices: Sequence[str], known: Callable[[str], int | None] | None
) -> int | None:
    """Return the place of the choice that was typed, by its number, another name, or in words."""
    number = number_in(said, len(choices))
    if number:
        return number - 1
    words = said.casefold()
    if len(words) < 2:  # one letter is a command
        return None
    place = known(said) if known else None
    if place is not None:
        return place
    found = [n for n, choice in enumerate(choices) if choice.casefold().startswith(words)]
    whole = [n for n in found if choices[n].casefold() == words]
    return next(iter(whole), found[0] if len(found) == 1 else None)


def _read_out(console: Console, choices: Sequence[str], start: int) -> None:
    for number, choice in enumerate(choices[start : start + PAGE], start + 1):
        console.say(f"{number}. {choice}")


def _prompt(letters: Mapping[str, str], *, back: bool, enter: str, typed: Sequence[str]) -> str:
    parts = [f"Type {' or '.join(typed)}"] if typed else []
    parts += [f"Enter {enter}"] if enter else []
    parts += [f"{key} to {does}" for key, does in letters.items()]
    parts += ["b back"] if back else []
    return ", ".join([*parts, "? help", "q leave"])
