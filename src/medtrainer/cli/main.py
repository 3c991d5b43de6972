"""Reading the command line, running one command, and telling people what went wrong."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from medtrainer import __version__
from medtrainer.cli import streams
from medtrainer.cli.table import COMMANDS, GROUPS, INTERFACE, Command
from medtrainer.errors import EnvironmentProblem, Problem, UsageProblem

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from types import ModuleType

_INTERRUPTED = 130
_WITH_VALUE = ("--office", "--data", "--learner")
_PIPE_CLOSED = 141  # 128 + SIGPIPE, as a shell says of other programs


class Parser(ArgumentParser):
    """A parser whose complaints are one line: what happened and what to do."""

    def error(self, message: str) -> NoReturn:
        """Turn argparse's complaint into one of ours."""
        raise UsageProblem(
            f"{message[:1].upper()}{message[1:]}.", f"“{self.prog} --help” explains."
        )


class _Help(RawDescriptionHelpFormatter):
    """Lays out help as wide as the terminal.

    argparse makes one for every argument, help or not, and asks `shutil` for the width: importing
    that alone takes a fifth of what Python needs to do nothing.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=streams.terminal_columns() - 2)


def main(argv: Sequence[str]) -> int:
    """Run the command that the arguments name; return the exit code."""
    try:
        streams.prepare()
        code = _run_to_end(argv)
    except Problem as problem:
        code = problem.exit_code
        _tell(_for_a_guest(problem) if "--kiosk" in argv else problem)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BrokenPipeError:
        code = _PIPE_CLOSED  # the reader has gone (`| head`): leave quietly
    except Exception as error:  # noqa: BLE001 - the outermost frame: nobody sees a traceback
        code = _explain(error, argv)
    streams.give_up_unprinted()
    return code


def _run_to_end(argv: Sequence[str]) -> int:
    """Run a command until what it printed has left the program."""
    try:
        code = _run(argv)
    except SystemExit as end:  # argparse leaves this way after --help and --version
        code = int(end.code or 0)
    sys.stdout.flush()
    return code


def _run(argv: Sequence[str]) -> int:
    options, rest = _split(argv)
    if options.kiosk:
        from medtrainer.cli.kiosk import enter

        enter(options)
    command = _named(INTERFACE if options.command is None else options.command)
    if options.learner is not None and not command.own:
        raise UsageProblem(f"“{command.name}” shows no one's record.", "Leave --learner out.")
    module = import_module(f"medtrainer.cli.{command.name}")
    parser = Parser(
        prog=f"medtrainer {options.command}" if options.command else "medtrainer",
        description=module.__doc__,
        formatter_class=_Help,
    )
    module.configure(parser)
    _add_places(parser, own=command.own, default=SUPPRESS)
    return _run_module(module, parser.parse_args(rest, options))


def _named(name: str) -> Command:
    if name == INTERFACE:
        return Command(INTERFACE, "", own=True)
    found = next((command for command in COMMANDS if command.name == name), None)
    if found is None:
        raise UsageProblem(f"There is no command “{name}”.", _nearest(name))
    return found


def _run_module(module: ModuleType, args: Namespace) -> int:
    code: int = module.run(args)
    return code


def _split(argv: Sequence[str]) -> tuple[Namespace, list[str]]:
    """Separate what stands before the command from what belongs to it."""
    parser = Parser(
        prog="medtrainer",
        usage="medtrainer [COMMAND] [options]",
        description="Learn who does what in a medical office, and prove it.\n"
        "Without a command the program opens on the screen.",
        epilog=_commands_help(),
        allow_abbrev=False,  # the outermost frame looks for --kiosk as it is written
        formatter_class=_Help,
    )
    parser.add_argument("--version", action="version", version=f"medtrainer {__version__}")
    _add_places(parser, own=True, default=None)
    parser.add_argument(
        "--kiosk", action="store_true", help="only the program: nothing that leads out of it"
    )
    parser.add_argument("--plain", action="store_true", help="the line mode, for screen readers")
    place = _command_place(argv)
    options = parser.parse_args(argv[:place])
    options.command = argv[place] if place < len(argv) else None
    return options, list(argv[place + 1 :])


def _command_place(argv: Sequence[str]) -> int:
    """Return the place of the first word that is neither an option nor an option's value."""
    place = 0
    while place < len(argv) and argv[place].startswith("-"):
        place += 2 if argv[place] in _WITH_VALUE else 1
    return min(place, len(argv))


def _add_places(parser: ArgumentParser, *, own: bool, default: str | None) -> None:
    where = parser.add_argument_group("where things are")
    where.add_argument("--office", metavar="DIR", default=default, help="the office to use")
    where.add_argument("--data", metavar="DIR", default=default, help="where my own record is kept")
    if own:
        parser.add_argument(
            "--learner", metavar="NAME", default=default, help="who I am, in a shared account"
        )


def _commands_help() -> str:
    lines: list[str] = []
    for group in GROUPS:
        lines += [f"{group}:"]
        lines += [f"  {c.name:<13}{c.help}" for c in COMMANDS if c.group == group]
    return "\n".join([*lines, "", "“medtrainer COMMAND --help” explains each."])


def _nearest(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, [command.name for command in COMMANDS], n=1)
    return f"Did you mean “{near[0]}”?" if near else "“medtrainer --help” lists the commands."


def _explain(error: Exception, argv: Sequence[str]) -> int:
    """Tell what nobody has thought of; return the exit code."""
    if isinstance(error, OSError) and streams.is_about_output(error):
        problem = EnvironmentProblem(
            f"Not everything could be printed: {error.strerror}.", "Send it somewhere else."
        )
        _tell(problem)
        return problem.exit_code
    from medtrainer.cli.crash import report_crash

    return report_crash(error, _named_data(argv), kiosk="--kiosk" in argv)


def _named_data(argv: Sequence[str]) -> str | None:
    """Return what `--data` says, wherever it stands: the command that knew it has failed."""
    parser = Parser(add_help=False)
    parser.add_argument("--data")
    with suppress(UsageProblem):
        named: str | None = parser.parse_known_args(argv)[0].data
        return named
    return None


def _for_a_guest(problem: Problem) -> Problem:
    """Return what to tell in a kiosk: whoever sits there can mend no file, and runs no command."""
    if isinstance(problem, EnvironmentProblem):
        return problem
    return Problem(problem.what, "Tell your administrator.")


def _tell(problem: Problem) -> None:
    from medtrainer.text import visible

    faults = getattr(problem, "faults", ())
    with suppress(OSError):  # where nobody listens, the exit code has to do
        if faults:
            from medtrainer.cli.output import print_faults

            print_faults(faults, sys.stderr)
        print("medtrainer:", visible(str(problem)), file=sys.stderr)
