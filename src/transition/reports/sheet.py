"""A sheet as plain data, and how it looks on screen and on paper, whoever writes it.

A4 landscape, one page wide, the header in sight on screen and on every printed page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from attrs import field, frozen

from transition.reports.cells import Cell

MOST_ROWS = 1_048_576
"""Rows of a sheet, the header included."""

A4 = 9
HEADER_HEIGHT = 48  # three lines: a label broken in two, and its unit
HEADER_COLOUR = "DDEBF7"
TOTAL_COLOUR = "FFF2CC"
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.7, "bottom": 0.6, "header": 0.3, "footer": 0.3}
FOOTER = "&C第 &P 页，共 &N 页"

_READABLE_WIDTH = 240  # characters that one page across can still show


@frozen(eq=False)
class SheetColumn:
    """One column of a sheet. `number_format` is Excel's; `total` the exact sum as a cell, or None.

    align: how texts stand ("left", "center"); numbers always stand on the right.
    """

    heading: str
    cells: Sequence[Cell]
    width: float
    number_format: str = "General"
    wrap: bool = False
    align: str = "left"
    total: Cell = None


@frozen(eq=False)
class Sheet:
    """One sheet. `print_title` and `print_note` stand above every printed page.

    closing: the first cell of a last row that holds the totals. heights: by row of the sheet (0 is the
    header), in points; the last row cannot have one.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    print_title: str
    print_note: str = ""
    frozen: int = 1
    filtered: bool = False
    closing: str = ""
    heights: Mapping[int, float] = field(factory=dict)


def pages_wide(sheet: Sheet) -> int:
    """Return how many pages lie side by side: a sheet of all schemes on one page nobody could read."""
    return max(1, ceil(sum(column.width for column in sheet.columns) / _READABLE_WIDTH))


def print_header(sheet: Sheet) -> str:
    """Return what stands above every printed page: title, note and day, in Excel's codes."""
    # Excel allows 255 characters, and an ampersand begins a code.
    title, note = (text.replace("&", "&&") for text in (sheet.print_title, sheet.print_note[:180]))
    return f'&L&9{note}&C&"-,Bold"&14 {title}&R&9&D'
