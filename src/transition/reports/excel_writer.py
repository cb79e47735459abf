"""The fast writer of workbooks, and the only place that knows its library.

Cells, widths and number formats come in as plain data; what comes out is a file that prints well: A4
landscape, one page wide, the header in sight on screen and on every printed page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import Any

from attrs import field, frozen
from rustpy_xlsxwriter import FastExcel, Format

from transition.reports.cells import Cell

MOST_ROWS = 1_048_576
"""Rows of a sheet, the header included."""

_A4 = 9
_READABLE_WIDTH = 240  # characters that one page across can still show
_HEADER_HEIGHT = 48  # three lines: a label broken in two, and its unit
_HEADER_COLOUR = "#DDEBF7"
_TOTAL_COLOUR = "#FFF2CC"
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.7, "bottom": 0.6, "header": 0.3, "footer": 0.3}


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


def write_workbook(sheets: Sequence[Sheet], path: Path) -> None:
    """Write the sheets, in their order, to a new workbook at `path`. No sheet may exceed `MOST_ROWS`."""
    workbook = FastExcel(str(path), output_format="xlsx")
    for sheet in sheets:
        workbook.freeze(row=1, col=sheet.frozen, sheet=sheet.name)
        workbook.sheet(sheet.name, _records(sheet), **_look(sheet))
    workbook.save()


def _records(sheet: Sheet) -> Iterator[dict[str, Cell]]:
    """Give the rows one after the other: a list of all of them would be slower and much larger."""
    headings = [column.heading for column in sheet.columns]
    rows = zip(*(column.cells for column in sheet.columns), strict=True)
    first = next(rows, None)
    # Without any row the library would leave the header out too.
    yield dict(zip(headings, first or [None] * len(headings), strict=True))
    for row in rows:
        yield dict(zip(headings, row, strict=True))
    if sheet.closing:
        totals = [column.total for column in sheet.columns]
        yield dict(zip(headings, [sheet.closing, *totals[1:]], strict=True))


def _look(sheet: Sheet) -> dict[str, Any]:
    return {
        "column_widths": [column.width for column in sheet.columns],
        "column_formats": [_format(column) for column in sheet.columns],
        "header_format": _header_format(),
        "row_heights": {0: _HEADER_HEIGHT, **sheet.heights},
        "autofilter": sheet.filtered,
        "conditional_formats": _total_marks(sheet),
        "ignore_errors": [column.heading for column in sheet.columns if column.number_format == "@"],
        "page_setup": _page(sheet),
    }


def _format(column: SheetColumn) -> Format:
    made = Format().set_num_format(column.number_format).set_align("top")
    if column.align == "center":
        made.set_align("center")
    return made.set_text_wrap() if column.wrap else made


def _header_format() -> Format:
    made = Format().set_bold().set_text_wrap().set_align("center").set_align("vcenter")
    return made.set_background_color(_HEADER_COLOUR).set_border_bottom("thin")


def _total_marks(sheet: Sheet) -> Mapping[str, Any]:
    """Return the rules that set the totals row apart.

    The library formats columns, not single rows (a format or height of the last row makes it write that
    row twice, which Excel refuses), so a rule looks for the label and for each total that is no other
    cell's value.
    """
    if not sheet.closing:
        return {}
    look = Format().set_bold().set_background_color(_TOTAL_COLOUR)
    label = {"type": "text", "criteria": "begins_with", "value": sheet.closing, "format": look}
    return {
        sheet.columns[0].heading: label,
        **{
            column.heading: {"type": "cell", "criteria": "==", "value": column.total, "format": look}
            for column in sheet.columns
            if column.total and column.total not in column.cells
        },
    }


def _page(sheet: Sheet) -> dict[str, Any]:
    return {
        "landscape": True,
        "paper_size": _A4,
        "fit_to_pages": (_pages_wide(sheet), 0),
        "repeat_rows": (0, 0),
        **({"repeat_columns": (0, sheet.frozen - 1)} if sheet.frozen else {}),
        "print_gridlines": True,
        "center_horizontally": True,
        "margins": _MARGINS,
        "header": _print_header(sheet),
        "footer": "&C第 &P 页，共 &N 页",
    }


def _pages_wide(sheet: Sheet) -> int:
    """Return how many pages lie side by side: a sheet of all schemes on one page nobody could read."""
    return max(1, ceil(sum(column.width for column in sheet.columns) / _READABLE_WIDTH))


def _print_header(sheet: Sheet) -> str:
    # Excel allows 255 characters, and an ampersand begins a code.
    title, note = (text.replace("&", "&&") for text in (sheet.print_title, sheet.print_note[:180]))
    return f'&L&9{note}&C&"-,Bold"&14 {title}&R&9&D'
