"""Where the header of a sheet stands: its rows, what is above it, a row of units or numbers below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from transition.problems import Problem, UsageError
from transition.rosters.grid import Grid, is_blank
from transition.rosters.headings import Heading, Names, units_in
from transition.rosters.values.distinct import Cell
from transition.rosters.values.texts import shown, squeezed
from transition.rosters.values.written_units import WrittenUnit, read_unit

HEADER_ROWS = 30
"""The header begins within the first rows of a sheet."""

MOST_DEPTH = 3
_ORDINALS = frozenset("甲乙丙丁戊") | {"栏次", "序号", "栏号"}
_LEAST_NUMBERS = 3
_ROW_NUMBERS = re.compile(r"(\d+)(?:\s*[-–:：]\s*(\d+))?")


@frozen(eq=False)
class HeaderBlock:
    """The header of a grid: rows `first` to `last` hold the names, rows up to `end` units and numbers.

    headings: one for each column. unit: of the whole sheet, out of a line above (单位：万元).
    known: how many different inputs the headings name.
    """

    first: int
    last: int
    end: int
    headings: Sequence[Heading]
    known: int
    unit: WrittenUnit | None = None
    unit_row: int | None = None
    number_row: int | None = None


def wanted_rows(written: str | None) -> tuple[int, int | None] | None:
    """Read ``--header-row``: ``3``, or ``3-4`` for a header of two rows; lines are counted from 1.

    Returns the first and the last row, counted from 0, the last None where it is left open. Raises
    UsageError for anything else.
    """
    if written is None:
        return None
    match = _ROW_NUMBERS.fullmatch(written.strip())
    first = int(match[1]) if match else 0
    last = int(match[2]) if match and match[2] else None
    if first < 1 or (last is not None and not first <= last < first + MOST_DEPTH):
        facts = {"option": "--header-row", "found": written, "legal": ["3", "3-4"]}
        raise UsageError([Problem("usage.bad-value", facts=facts)])
    return first - 1, None if last is None else last - 1


def find_block(grid: Grid, names: Names, wanted: tuple[int, int | None] | None = None) -> HeaderBlock | None:
    """Return the header of a grid: the rows that name most inputs; None when no row names any.

    wanted: the rows that the user says it stands in, counted from 0.
    """
    counted: dict[tuple[int, int], int] = {}

    def known(first: int, last: int) -> int:
        if first > last:
            return 0
        if (first, last) not in counted:
            counted[first, last] = _known(_headings(grid, first, last), names)
        return counted[first, last]

    best, most = None, 0
    for first, last in _candidates(grid, wanted):
        # Each row has to add something: a title above or a person below does not. Of several headers that
        # name as much, as on printed pages, it is the first.
        adds = known(first, last) > max(known(first + 1, last), known(first, last - 1))
        if known(first, last) > most and (adds or wanted is not None):
            best, most = (first, last), known(first, last)
    return None if best is None else _block(grid, names, *best, extend=wanted is None)


def _candidates(grid: Grid, wanted: tuple[int, int | None] | None) -> list[tuple[int, int]]:
    firsts = range(min(HEADER_ROWS, grid.height)) if wanted is None else [wanted[0]]
    if wanted is not None and wanted[1] is not None:
        return [(wanted[0], wanted[1])] if wanted[1] < grid.height else []
    return [(first, last) for first in firsts for last in range(first, min(first + MOST_DEPTH, grid.height))]


def _known(headings: Sequence[Heading], names: Names) -> int:
    meanings = (names.meaning(heading) for heading in headings)
    # A doubtful heading is one as well: it is to be asked about, not to be taken for a person's row.
    named = {(meaning.key or meaning.doubtful, meaning.member) for meaning in meanings}
    return len(named - {((), "")})


def _block(grid: Grid, names: Names, first: int, last: int, *, extend: bool) -> HeaderBlock:
    while extend and first > 0 and last - first < MOST_DEPTH - 1 and _is_group_row(grid, first - 1):
        first -= 1
    end, unit_row, number_row = last, None, None
    if _is_unit_row(grid, end + 1):
        end = unit_row = end + 1
    if _is_number_row(grid, end + 1):
        end = number_row = end + 1
    headings = _headings(grid, first, last, unit_row)
    unit = _sheet_unit(grid, first)
    return HeaderBlock(first, last, end, headings, _known(headings, names), unit, unit_row, number_row)


# --- the texts of the columns ---------------------------------------------------------------------


def _headings(grid: Grid, first: int, last: int, unit_row: int | None = None) -> list[Heading]:
    rows = [[_text(cell) for cell in grid.row(row)] for row in range(first, last + 1)]
    _spread_groups(grid, rows, first)
    units = [_text(cell) for cell in grid.row(unit_row)] if unit_row is not None else [""] * len(grid.columns)
    columns = zip(*rows, strict=True)
    return [
        Heading(tuple(dict.fromkeys(filter(None, parts))), unit)
        for parts, unit in zip(columns, units, strict=True)
    ]


def _text(cell: Cell) -> str:
    return shown(cell).strip()


def _spread_groups(grid: Grid, rows: list[list[str]], first: int) -> None:
    """Let the text of a group stand above each of its columns: where cells are merged, or left blank."""
    for block in grid.marks.merged:
        above = block.top - first
        if 0 <= above < len(rows) and block.right > block.left:
            for column in range(block.left, min(block.right, len(grid.columns) - 1) + 1):
                rows[above][column] = rows[above][column] or rows[above][block.left]
    merged_starts = {(block.top - first, block.left) for block in grid.marks.merged}
    for above, (upper, lower) in enumerate(pairwise(rows)):
        group = ""
        for column, text in enumerate(upper):
            if text:
                # A cell that is merged says itself how far it reaches; another reaches to the next text.
                group = text if lower[column] and (above, column) not in merged_starts else ""
            elif group and lower[column]:
                upper[column] = group
            elif not lower[column]:
                group = ""


# --- rows above and below -------------------------------------------------------------------------


def _is_group_row(grid: Grid, row: int) -> bool:
    """Say whether a row above the names groups columns by a unit: 收入（元/月） over some of them."""
    filled = [(column, _text(cell)) for column, cell in enumerate(grid.row(row)) if not is_blank(cell)]
    wide = {block.left: block for block in grid.marks.merged if block.top == row}
    return any(
        column > 0
        and (match := re.search(r"[(（]([^()（）]+)[)）]$", text))
        and read_unit(match[1]) is not None
        and (column not in wide or wide[column].right < len(grid.columns))
        and "单位" not in text
        for column, text in filled
    )


def _is_unit_row(grid: Grid, row: int) -> bool:
    texts = _filled(grid, row)
    return bool(texts) and all(read_unit(text.strip("()（）[]【】")) for text in texts)


def _is_number_row(grid: Grid, row: int) -> bool:
    """Say whether a row numbers the columns: 1 2 5 6 7, rising, perhaps with 甲 乙 or 栏次 before."""
    texts = [text for text in _filled(grid, row) if text not in _ORDINALS]
    if len(texts) < _LEAST_NUMBERS or not all(text.isdecimal() and len(text) < 4 for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return all(one < other for one, other in pairwise(numbers))


def _filled(grid: Grid, row: int) -> list[str]:
    if row >= grid.height:
        return []
    return [squeezed(shown(cell)) for cell in grid.row(row) if not is_blank(cell)]


def _sheet_unit(grid: Grid, first: int) -> WrittenUnit | None:
    """Return the unit of money that a line above the header says for the whole sheet."""
    found = [
        unit
        for row in range(first)
        for cell in grid.row(row)
        if isinstance(cell, str)
        for unit in units_in(cell)
        if unit.unit.exponent("元") == 1
    ]
    return found[0] if len(set(found)) == 1 else None
