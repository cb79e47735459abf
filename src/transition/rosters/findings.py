"""The problems found while a roster is read, and which rows they hold back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from transition.problems import Problem

LIMIT = 100_000
"""Of one kind of problem no more than this are listed one by one; the others are counted."""


class Findings:
    """Collects problems. A row with an error holds its household back; rows are those of the persons."""

    def __init__(self) -> None:
        self._problems: list[tuple[int, Problem]] = []
        self._count: Counter[str] = Counter()
        self.held_rows: list[int] = []

    def add(self, problem: Problem, rows: Sequence[int] = ()) -> None:
        """Note a problem and the rows that it concerns, that of its own cell first."""
        self._count[problem.code] += 1
        if self._count[problem.code] <= LIMIT:
            self._problems.append((rows[0] if rows else -1, problem))
        if problem.severity == "error":
            self.held_rows.extend(rows)

    def all(self) -> tuple[Problem, ...]:
        """Return the problems of the whole sheet, then those of each row, then which kinds were cut short."""
        in_order = [problem for _, problem in sorted(self._problems, key=lambda found: found[0])]
        more = [
            Problem("roster.more-problems", None, "warning", {"code": code, "count": count - LIMIT})
            for code, count in self._count.items()
            if count > LIMIT
        ]
        return (*in_order, *more)
