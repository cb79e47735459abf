"""Load policies: find the files, read them, check them together; everything wrong is told at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from transition.policies.checked import CheckedPolicy
from transition.policies.checker import check_policies
from transition.policies.library import gather
from transition.problems import FilePlace, PolicyError, Problem, errors_in


def load(chosen: Sequence[str | Path]) -> CheckedPolicy:
    """Return the checked policy of a choice of places, names and files.

    Raises PolicyError with every problem of every file needed, in the order of files and lines. Files
    with faults of their own are still checked together as far as they could be read; only when one is
    missing or no TOML does it end there, since all the rest would follow from that.
    """
    gathered = gather(chosen)
    problems = list(gathered.problems)
    checked = None
    if gathered.whole:
        checked, more = check_policies(gathered.policies, gathered.chosen)
        problems += more
    if checked is None or errors_in(problems):
        order = [policy.path for policy in gathered.policies]
        raise PolicyError(sorted(problems, key=lambda problem: _position(problem, order)))
    return checked


def _position(problem: Problem, order: Sequence[str]) -> tuple[int, int]:
    if not isinstance(problem.place, FilePlace):
        return -1, 0
    file = order.index(problem.place.file) if problem.place.file in order else -1
    return file, problem.place.line or 0
