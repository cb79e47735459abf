"""From exact columns to the cells of a spreadsheet, and how wide they are.

A spreadsheet knows only binary numbers of 53 bits: this is where exact values become such, once, each
rounded to the nearest one. Whoever computes further takes the exact numbers of the JSON output.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from transition.calc.display import NO, YES
from transition.reports.table import TableColumn, Values
from transition.rosters.columns import Array, Bools, Coded, Days, Flags, Numbers, known_of

Cell = str | int | float | datetime.date | None
"""None is an empty cell: unknown, which is never zero."""

LONGEST_TEXT = 32_767
"""Characters that a cell of a workbook holds."""

_SAMPLE = 2_000
_SHORT_LABEL = 8
_EXACT_IN_FLOAT = 2**53


def cells_of(values: Values) -> list[Cell]:
    """Return the cells of a column, one per row."""
    match values:
        case Numbers():
            return _listed(_numbers(values), values.known)
        case Flags():
            words = np.array((NO, YES), dtype=object)
            return _listed(words[values.true.astype(np.intp)], values.known)
        case Days():
            days = [datetime.date.fromordinal(max(day, 1)) for day in values.ordinal.tolist()]
            return _listed(np.array(days, dtype=object), values.known)
        case Coded():
            # Code -1, unknown, takes the last of these.
            words = np.array([*_plain_cells(values.vocabulary), None], dtype=object)
            return _listed(words[values.codes], None)
        case _:
            return _plain_cells(values)


def _plain_cells(values: Sequence[object]) -> list[Cell]:
    # Most are short texts, which are cells already.
    return [
        value if type(value) is str and len(value) <= LONGEST_TEXT else cell_of(value) for value in values
    ]


def cell_of(value: object) -> Cell:
    """Return the cell of one exact value."""
    match value:
        case None:
            return None
        case bool():
            return YES if value else NO
        case Fraction() | int():
            return int(value) if value.denominator == 1 else float(value)
        case datetime.date():
            return value
        case frozenset():
            return "、".join(sorted(value))
        case _:
            text = str(value)
            return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _numbers(column: Numbers) -> Array:
    above, below = column.numerator, column.denominator
    if isinstance(below, int) and below == 1:
        return above
    if _fits_float(column):
        # Both sides are exact in binary, so the quotient is the nearest number to the ratio.
        return np.true_divide(above, below).astype(float)
    many = [below] * len(above) if isinstance(below, int) else below.tolist()
    near = [float(Fraction(int(one), int(other))) for one, other in zip(above.tolist(), many, strict=True)]
    return np.array(near, dtype=float)


def _fits_float(column: Numbers) -> bool:
    if column.bound > _EXACT_IN_FLOAT or column.numerator.dtype == object:
        return False
    below = column.denominator
    largest = below if isinstance(below, int) else below.max(initial=1)
    return bool(largest <= _EXACT_IN_FLOAT)


def _listed(values: Array, known: Bools | None) -> list[Cell]:
    """Return plain Python values, an empty cell where one is not known."""
    if known is None or known.all():
        every: list[Cell] = values.tolist()
        return every
    cells = values.astype(object)
    cells[~known] = None
    listed: list[Cell] = cells.tolist()
    return listed


# --- widths -------------------------------------------------------------------------------------


def text_width(text: str) -> int:
    """Return the width of a text in digits: a Chinese character is as wide as two."""
    # In UTF-8 an ASCII letter takes one byte and a Chinese character three.
    return (len(text.encode(errors="replace")) + len(text)) // 2


def column_width(column: TableColumn, cells: Sequence[Cell], total: Cell = None) -> float:
    """Return a width that fits the column's cells and its heading, a long label broken in two.

    Texts are sampled from the beginning of the column; of numbers the largest is looked for.
    """
    label, *unit = map(text_width, column.heading.split("\n"))
    heading = max([label if label <= _SHORT_LABEL else (label + 1) // 2 + 1, *unit])
    is_number = column.kind in ("whole", "number", "money")
    looked_at = _extremes(column.values, cells) if is_number else set(cells[:_SAMPLE])
    widths = (_shown_width(column, cell) for cell in (*looked_at, total))
    narrowest, widest = _LIMITS.get(column.kind, (6, 30))
    return min(max(narrowest, min(heading, widest), *widths), widest) + 1


def _extremes(values: Values, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the least and the greatest number."""
    if isinstance(values, Numbers) and isinstance(values.denominator, int):
        rows = np.flatnonzero(known_of(values))
        above = values.numerator[rows]
        return (cells[rows[above.argmin()]], cells[rows[above.argmax()]]) if len(rows) else ()
    known: list[Any] = [cell for cell in cells if cell is not None]
    return (min(known), max(known)) if known else ()


_LIMITS = {"long-text": (8, 50), "sentence": (20, 70), "link": (8, 44), "text": (6, 32), "day": (10, 10)}
"""Least and greatest width by kind; a page is about 200 wide before its print becomes hard to read."""


def text_lines(cell: Cell, width: float) -> int:
    """Return how many lines a text takes in a column of a width."""
    if not isinstance(cell, str) or len(cell) * 2 < width:
        return 1
    lines = cell.split("\n") if "\n" in cell else (cell,)
    return sum([max(1, math.ceil(text_width(line) / (width - 1))) for line in lines])


def _shown_width(column: TableColumn, cell: Cell) -> int:
    match cell:
        case None:
            return 0
        case str():
            return max(map(text_width, cell.split("\n")), default=0)
        case int() | float():
            whole = f"{cell:,.0f}"
            return 1 + len(whole) + (0 if column.kind == "whole" else column.places + 1)
        case _:
            return 10
