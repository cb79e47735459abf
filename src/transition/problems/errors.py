"""Exceptions that carry problems, one for each exit code of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transition.problems.messages import message

if TYPE_CHECKING:
    from transition.problems.problem import Problem


class ProblemsError(Exception):
    """Work cannot go on; `problems` say why. `exit_code` is the process's (design section 5)."""

    exit_code = 2

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(
            f"{problem.place}: {message(problem)}" if problem.place else message(problem)
            for problem in self.problems
        )


class UsageError(ProblemsError):
    """The command or call was not well formed."""

    exit_code = 2


class RosterError(ProblemsError):
    """The roster cannot be used at all."""

    exit_code = 3


class PolicyError(ProblemsError):
    """The policy cannot be used."""

    exit_code = 4


class OutputError(ProblemsError):
    """The output cannot be written."""

    exit_code = 5
