"""Which rows of a sheet are persons: below the header, without blanks, totals, repeated headers, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from attrs import frozen

from transition.rosters.columns import Ints
from transition.rosters.grid import Grid, is_blank
from transition.rosters.headers import Headers
from transition.rosters.values.distinct import Cell, Distinct
from transition.rosters.values.texts import shown, squeezed

FIRST_COLUMNS = 5
"""The label of a total row stands in one of the first columns."""

_TOTAL = re.compile(r"(总?合计|小计|总计|共计|累计|本页小计|本页合计)([:(（].*|\d.*)?")
_NOTE = re.compile(
    r"(制表|填表|填报|经办|审核|复核|负责人|单位负责|统计负责|说明|备注|注|报出日期|审批|盖章|签字).{0,20}[:：].*"
)


@frozen(eq=False)
class Table:
    """The rows of a grid that are persons, with their columns by input key.

    rows: shape (persons,), each person's row in the grid. left_out: how many rows were no person, by reason.
    """

    grid: Grid
    headers: Headers
    rows: Ints
    columns: Mapping[str, Distinct]
    left_out: Mapping[str, int]

    @property
    def height(self) -> int:
        """How many rows stand below the header."""
        return self.grid.height - self.headers.row - 1


def table_of(grid: Grid, headers: Headers, anchors: Sequence[str]) -> Table:
    """Take the persons out of a grid.

    `anchors` are the keys of inputs that a person has (identity, name). Only a row without the first of
    these that there is, or which repeats the header, can be something else than a person.
    """
    reasons = _reasons(grid, headers, [headers.columns[key] for key in anchors if key in headers.columns])
    is_person = np.ones(grid.height, dtype=bool)
    is_person[: headers.row + 1] = False
    is_person[list(reasons)] = False
    rows = np.flatnonzero(is_person)
    columns = {key: grid.columns[column].taken(rows) for key, column in headers.columns.items()}
    return Table(grid, headers, rows, columns, Counter(reasons.values()))


def _reasons(grid: Grid, headers: Headers, anchors: Sequence[int]) -> dict[int, str]:
    """Return, for each row that is no person, what it is."""
    below = np.arange(headers.row + 1, grid.height)
    if anchors:
        column = grid.columns[anchors[0]]
        header = column.at(headers.row)
        below = below[column.where(lambda cell: cell == header or is_blank(cell))[below]]
    found = ((row, _reason(grid.row(row), headers, anchors)) for row in below.tolist())
    return {row: reason for row, reason in found if reason}


def _reason(cells: Sequence[Cell], headers: Headers, anchors: Sequence[int]) -> str | None:
    texts = [squeezed(shown(cell)) for cell in cells]
    if not any(texts):
        return "blank"
    if any(_TOTAL.fullmatch(text) for text in texts[:FIRST_COLUMNS]):
        return "total"
    if texts == [squeezed(text) for text in headers.texts]:
        return "repeated-header"
    filled = [text for text in texts if text]
    if _NOTE.fullmatch(filled[0]) and not any(texts[column] for column in anchors):
        return "note"
    return None
