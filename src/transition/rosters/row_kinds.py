"""Which rows below a header are persons: not blanks, totals, repeated headers, notes and signatures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from attrs import frozen

from transition.rosters.grid import Grid, is_blank
from transition.rosters.headers import Headers
from transition.rosters.values.distinct import Cell
from transition.rosters.values.texts import shown, squeezed

FIRST_COLUMNS = 5
"""The label of a total row stands in one of the first columns."""

_WIDE = 3
_LONG = 15
_TOTAL = re.compile(r".{0,12}?(总?合计|小计|总计|共计|累计)([:(].*|\d.*)?")
_NOTE = re.compile(
    r".{0,8}?(制表|填表|填报|经办|审核|复核|审批|核对|负责人|单位|统计|领导|分管|主管|村委会|社区|公示|监督|说明|备注|附注|注|报出"
    r"|日期|时间|签字|签名|盖章|联系).{0,20}:.*"
)
_HEADING = re.compile(r"[(]?[一二三四五六七八九十\d]+[)、.].+|.{1,12}(村|镇|乡|社区|组|屯|街道)")


@frozen(eq=False)
class _Sheet:
    """What is needed to tell rows apart.

    templates: the rows of the header and above it, as texts, with what a row like it is. anchors: the
    columns that only a person's row fills. used: the columns that belong to an input.
    """

    templates: Mapping[tuple[str, ...], str]
    anchors: Sequence[int]
    used: frozenset[int]
    wide: frozenset[tuple[int, int]]


def reasons_of(grid: Grid, headers: Headers, anchors: Sequence[int]) -> dict[int, str]:
    """Return, for each row below the header that is no person, what it is.

    Only a row whose first anchor, mostly the identity number, is none can be something else.
    """
    below = np.arange(headers.block.end + 1, grid.height)
    if anchors:
        column = grid.columns[anchors[0]]
        header = {column.at(row) for row in range(headers.block.end + 1)}
        below = below[column.where(lambda cell: cell in header or _may_be_no_person(cell))[below]]
    sheet = _sheet(grid, headers, anchors)
    found = ((row, _reason(row, grid.row(row), sheet)) for row in below.tolist())
    return {row: reason for row, reason in found if reason}


def _may_be_no_person(cell: Cell) -> bool:
    """Say whether a cell is no identity number: blank, a total, a text without any digit."""
    if not isinstance(cell, str):
        return is_blank(cell)
    if cell.isdigit():  # as most numbers are
        return False
    return not any(map(str.isdigit, cell)) or _TOTAL.fullmatch(squeezed(cell)) is not None


def _sheet(grid: Grid, headers: Headers, anchors: Sequence[int]) -> _Sheet:
    templates: dict[tuple[str, ...], str] = {}
    for row in range(headers.block.end + 1):
        texts = tuple(squeezed(shown(cell)) for cell in grid.row(row))
        if any(texts):
            templates[texts] = "title" if row < headers.block.first else "repeated-header"
    lowest = (heading.parts[-1] if heading.parts else "" for heading in headers.block.headings)
    templates[tuple(squeezed(text) for text in lowest)] = "repeated-header"
    used = frozenset(match.column for matches in headers.found.values() for match in matches)
    wide = frozenset(
        (block.top, block.left) for block in grid.marks.merged if block.right - block.left + 1 >= _WIDE
    )
    return _Sheet(templates, anchors, used, wide)


def _reason(row: int, cells: Sequence[Cell], sheet: _Sheet) -> str | None:
    texts = tuple(squeezed(shown(cell)) for cell in cells)
    filled = [column for column, text in enumerate(texts) if text]
    if not filled:
        return "blank"
    if texts in sheet.templates:
        return sheet.templates[texts]
    if any(_TOTAL.fullmatch(text) for text in texts[:FIRST_COLUMNS]):
        return "total"
    if _NOTE.fullmatch(texts[filled[0]]):
        return "note"
    if any(texts[column] for column in sheet.anchors):
        return None
    if not sheet.used.intersection(filled) and all(_is_number(texts[column]) for column in filled):
        return "numbered"  # a form whose rows were numbered beforehand
    return _alone(row, filled[0], texts[filled[0]], sheet) if len(filled) == 1 else None


def _alone(row: int, column: int, text: str, sheet: _Sheet) -> str | None:
    """Say what a row is that has one cell only, not that of a person."""
    if (row, column) in sheet.wide or (column not in sheet.used and not _is_number(text)):
        return "heading" if _HEADING.fullmatch(text) else "note"
    return "note" if len(text) > _LONG else None


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
