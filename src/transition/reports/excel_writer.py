"""The fast writer of workbooks, and the only place that knows its library.

Cells, widths and number formats come in as plain data; what comes out is a file that prints well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rustpy_xlsxwriter import FastExcel, Format

from transition.reports.cells import Cell
from transition.reports.sheet import (
    A4,
    FOOTER,
    HEADER_COLOUR,
    HEADER_HEIGHT,
    MARGINS,
    TOTAL_COLOUR,
    Sheet,
    SheetColumn,
    pages_wide,
    print_header,
)


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
        "row_heights": {0: HEADER_HEIGHT, **sheet.heights},
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
    return made.set_background_color(f"#{HEADER_COLOUR}").set_border_bottom("thin")


def _total_marks(sheet: Sheet) -> Mapping[str, Any]:
    """Return the rules that set the totals row apart.

    The library formats columns, not single rows (a format or height of the last row makes it write that
    row twice, which Excel refuses), so a rule looks for the label and for each total that is no other
    cell's value.
    """
    if not sheet.closing:
        return {}
    look = Format().set_bold().set_background_color(f"#{TOTAL_COLOUR}")
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
        "paper_size": A4,
        "fit_to_pages": (pages_wide(sheet), 0),
        "repeat_rows": (0, 0),
        **({"repeat_columns": (0, sheet.frozen - 1)} if sheet.frozen else {}),
        "print_gridlines": True,
        "center_horizontally": True,
        "margins": MARGINS,
        "header": print_header(sheet),
        "footer": FOOTER,
    }
