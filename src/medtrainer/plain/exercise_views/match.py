"""A matching exercise in questions: one duty after the other, its position by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medtrainer.plain.menus import Back, answer_everywhere, not_understood, number_in
from medtrainer.services.feedback import CRITICAL, directions, reason, still_empty, title_of
from medtrainer.services.sitting_words import OPEN_ELSEWHERE, empty_rows, judged
from medtrainer.services.wording import ended

if TYPE_CHECKING:
    from medtrainer.model.exercise import Option, Premise
    from medtrainer.plain.desk import Desk

_HELP = (
    "Type the number of the position that does this duty, or its name. Enter alone skips the"
    " question; you can come back to it."
)
_CHANGES = "0 takes your answer back. u undoes the latest answer."
_FINAL = "An answer is judged at once and is final."
_TIME = "m says how much time is left."
_SUBMITS = "Enter to submit, b back to the questions, ? help, q save and leave"


def work_through(desk: Desk) -> None:
    """Ask every row of the exercise at hand until it is submitted.

    Raises:
        Back: The person wants to leave the attempt; it can be gone on with.
        Left: The person wants to leave the program.
    """
    sheet = desk.sitting.sheet
    desk.console.say(directions(sheet.exercise))
    rows = sheet.exercise.premises
    place = next((n for n, row in enumerate(rows) if not sheet.answers.get(row.id)), len(rows))
    while not desk.sitting.sheet.submitted:
        place = _ask_row(desk, place) if place < len(rows) else _ask_to_submit(desk)


def _ask_row(desk: Desk, place: int) -> int:
    """Ask one row; return the place of the row to ask next."""
    rows = desk.sitting.sheet.exercise.premises
    if not desk.sitting.can_answer(rows[place].id):
        return place + 1  # judged at once, and final
    _read_row(desk, place)
    row = rows[place]
    while True:
        said = desk.ask(_prompt(desk, row))
        if not said:
            return place + 1
        if said.casefold() == "b" and place and not desk.sitting.at_once:
            return place - 1
        if said.casefold() == "u":
            undone = _undo(desk, place)
            if undone != place:
                return undone
        elif said == "0":
            _take_back(desk, row)
        elif option := _option(desk, said):
            if _answer(desk, row, option):
                return place + 1
        elif not answer_everywhere(desk.console, said, about=_help(desk)):
            desk.console.say(not_understood(said, len(desk.sitting.sheet.exercise.options)))


def _help(desk: Desk) -> str:
    """Say what can be typed at a question of this attempt."""
    time = [] if desk.sitting.time_left is None else [_TIME]
    return " ".join([_HELP, _FINAL if desk.sitting.at_once else _CHANGES, *time])


def _read_row(desk: Desk, place: int) -> None:
    sheet, say = desk.sitting.sheet, desk.console.say
    exercise = sheet.exercise
    row = exercise.premises[place]
    say()
    say(f"Question {place + 1} of {len(exercise.premises)}. {ended(row.text)}")
    if row.critical and desk.sitting.opening.pass_mark:
        say(CRITICAL)
    for number, option in enumerate(exercise.options, 1):
        say(f"{number}. {option.text}")


def _prompt(desk: Desk, row: Premise) -> str:
    sheet = desk.sitting.sheet
    chosen = sheet.answers.get(row.id)
    keep = "keep it" if chosen else "skip"
    back = "b to end" if desk.sitting.opening.purpose == "practice" else "b back"
    answer = f"Your answer is {title_of(sheet.exercise, chosen)}. " if chosen else ""
    return f"{answer}Type a number, Enter to {keep}, {back}, ? help, q save and leave"


def _answer(desk: Desk, row: Premise, option: Option) -> bool:
    """Record an answer and say that it counts, or what it is worth where that is judged at once."""
    sitting = desk.sitting
    was_alone = sitting.alone
    if not desk.saved(lambda: sitting.answer(row.id, option.id)):
        return False
    if was_alone and not sitting.alone:
        desk.console.say(OPEN_ELSEWHERE)
    mark = judged(sitting).get(row.id)
    if mark:
        desk.console.say(reason(sitting.sheet.exercise, mark))
    elif sitting.sheet.answers.get(row.id) == option.id:
        desk.console.say(f"Saved: {option.text}.")
    return True


def _take_back(desk: Desk, row: Premise) -> None:
    sitting = desk.sitting
    if not sitting.sheet.answers.get(row.id):
        desk.console.say("This question has no answer to take back.")
    elif desk.saved(lambda: sitting.answer(row.id, None)) and not sitting.sheet.answers[row.id]:
        desk.console.say("Your answer is taken back.")


def _undo(desk: Desk, place: int) -> int:
    if not desk.sitting.can_undo:
        desk.console.say("There is nothing to undo.")
        return place
    undone: list[str | None] = []
    if not desk.saved(lambda: undone.append(desk.sitting.undo())):
        return place
    rows = [row.id for row in desk.sitting.sheet.exercise.premises]
    if not undone[0]:
        return len(rows)  # another session has submitted the exercise
    at = rows.index(undone[0])
    desk.console.say(f"Undone in question {at + 1}.")
    return at


def _ask_to_submit(desk: Desk) -> int:
    """Ask whether the exercise is done; return the place of the row to ask next, if it is not."""
    sitting = desk.sitting
    rows = sitting.sheet.exercise.premises
    empty = empty_rows(sitting)
    desk.console.say()
    desk.console.say(still_empty(empty) if empty else f"All {len(rows)} questions have an answer.")
    while True:
        said = desk.ask(_SUBMITS)
        if not said:
            desk.saved(sitting.submit)
            return len(rows)
        number = number_in(said, len(rows))
        if number:
            return number - 1
        if said.casefold() == "u":
            return _undo(desk, len(rows))
        try:
            if not answer_everywhere(desk.console, said, about=_SUBMIT_HELP):
                desk.console.say(not_understood(said, len(rows) if said.isdecimal() else 0))
        except Back:
            return _first_to_mend(desk)


_SUBMIT_HELP = (
    "Enter submits this exercise; after that nothing in it can be changed. The number of a question"
    " goes to that question."
)


def _first_to_mend(desk: Desk) -> int:
    """Return the first empty row, else the last one; where nothing can be changed, leave."""
    sheet = desk.sitting.sheet
    places = [
        place
        for place, row in enumerate(sheet.exercise.premises)
        if desk.sitting.can_answer(row.id)
    ]
    if not places:
        raise Back
    empty = (n for n in places if not sheet.answers.get(sheet.exercise.premises[n].id))
    return next(empty, places[-1])


def _option(desk: Desk, said: str) -> Option | None:
    """Return the position that was typed, by its number or its name."""
    options = desk.sitting.sheet.exercise.options
    number = number_in(said, len(options))
    if number:
        return options[number - 1]
    return next((o for o in options if o.text.casefold() == said.casefold()), None)
