"""The command line: a table of commands, each a module that is imported only when it runs."""

from medtrainer.cli.main import main

__all__ = ["main"]
