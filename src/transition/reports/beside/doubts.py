"""Which cells of a roster are doubtful, how badly, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from transition.problems import CellPlace, Problem, Severity, message_parts
from transition.reports.beside.sheet_rows import column_number
from transition.reports.verification_table import SEVERITIES, see_also
from transition.rosters.roster import Roster

MOST_COMMENTS = 5_000
"""Beyond this a workbook opens slowly; every problem stands on the sheet of what to verify as well."""

COLOURS: Mapping[Severity, str] = {"error": "FFC7CE", "warning": "FFEB9C"}
"""The grounds of doubtful cells. What is only told (a note) gives no colour."""

_LONGEST = 2_000
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_ROW = re.compile(r"第(\d+)行")

Place = tuple[int, int]
"""Line and column of a cell, both from 1."""


@frozen
class Doubt:
    """What is doubtful about a cell: its worst severity, and all that is to be said, worst first."""

    severity: Severity
    text: str


def doubts_of(problems: Iterable[Problem], roster: Roster) -> dict[Place, Doubt]:
    """Return the doubtful cells of a roster's sheet, errors first, otherwise in the order of the problems.

    A problem of a whole row is said of the row's first column that the roster reads. Words are Chinese, as
    workbooks are.
    """
    found: dict[Place, list[Problem]] = {}
    first = min(map(column_number, roster.letters.values()), default=1)
    for problem in problems:
        place = _place(problem, roster, first)
        if place is not None and problem.severity in COLOURS:
            found.setdefault(place, []).append(problem)
    order = list(COLOURS)
    made = {
        place: _doubt(sorted(ones, key=lambda one: order.index(one.severity)))
        for place, ones in found.items()
    }
    return dict(sorted(made.items(), key=lambda item: order.index(item[1].severity)))


def _place(problem: Problem, roster: Roster, first: int) -> Place | None:
    place, source = problem.place, roster.source
    if not isinstance(place, CellPlace) or place.cell is None:
        return None
    if (place.workbook, place.sheet) != (source.name, source.sheet):
        return None
    if row := _ROW.fullmatch(place.cell):
        return int(row[1]), first
    cell = _CELL.fullmatch(place.cell)
    return (int(cell[2]), column_number(cell[1])) if cell else None


def _doubt(problems: list[Problem]) -> Doubt:
    text = "\n".join(dict.fromkeys(map(_sentence, problems)))
    return Doubt(problems[0].severity, text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def _sentence(problem: Problem) -> str:
    words = "".join(message_parts(problem, "zh"))
    return f"【{SEVERITIES[problem.severity]}】{words}{see_also(problem.others)}"


def first_comments(doubts: Mapping[Place, Doubt]) -> tuple[dict[Place, str], int]:
    """Return the texts of the comments that a workbook can bear, and how many were left out."""
    texts = {place: doubt.text for place, doubt in _up_to(MOST_COMMENTS, doubts)}
    return texts, len(doubts) - len(texts)


def _up_to(most: int, doubts: Mapping[Place, Doubt]) -> Iterator[tuple[Place, Doubt]]:
    yield from (item for _, item in zip(range(most), doubts.items(), strict=False))
