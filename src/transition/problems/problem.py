"""A problem as a value, and the places where one can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import field, frozen

Severity = Literal["error", "warning", "note"]


@frozen
class FilePlace:
    """A line of a text file (a policy, a mapping), with the key it belongs to."""

    file: str
    line: int | None = None
    key: str | None = None

    def __str__(self) -> str:
        line = f":{self.line}" if self.line is not None else ""
        key = f" [{self.key}]" if self.key else ""
        return f"{self.file}{line}{key}"


@frozen
class CellPlace:
    """A cell of a roster, written as clerks say it: ``花名册!F17``."""

    workbook: str
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        where = "!".join(part for part in (self.sheet, self.cell) if part)
        return where or self.workbook


Place = FilePlace | CellPlace


@frozen
class Term:
    """A fact that is itself a word of the program: `key` is its entry in the catalogues' `TEXTS`."""

    key: str

    def __str__(self) -> str:
        return self.key


@frozen
class Problem:
    """One thing that is wrong.

    `code` is a stable word such as ``roster.missing-column``: every code has an entry in each
    catalogue of `messages`. `facts` are the words that the entry's sentence needs. `others` are
    further places that belong to the same problem (both rows of an overlap, a whole cycle).
    """

    code: str
    place: Place | None = None
    severity: Severity = "error"
    facts: Mapping[str, object] = field(factory=dict)
    others: tuple[Place, ...] = ()


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems of severity error, in their order."""
    return tuple(problem for problem in problems if problem.severity == "error")
