"""What a person can be told when something cannot be done.

Every problem carries one sentence for what happened, one for what to do, and the exit code of the
command line (formats.md, section 6). Each front end shows it in its own way, never a traceback.
"""

from __future__ import annotations


class Problem(Exception):
    """Something that a person can be told in a sentence.

    Attributes:
        what: What happened, as one sentence.
        advice: What to do about it, as one sentence, or "".
        exit_code: What the command line exits with.
    """

    exit_code = 1

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what, advice)
        self.what = what
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.what} {self.advice}".strip()


class RequestProblem(Problem):
    """The content or the request has a fault that the person can mend."""

    exit_code = 1


class UsageProblem(Problem):
    """The command was called in a way that it does not understand."""

    exit_code = 2


class EnvironmentProblem(Problem):
    """Something around the program failed: a disk, a permission, a file of a newer version."""

    exit_code = 3
