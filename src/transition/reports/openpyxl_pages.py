"""Pages to print for people, each a sheet of a workbook that fits one A4 page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from transition.reports.cells import text_lines
from transition.reports.page import Block, Facts, Lines, Page, Rows

_HEADER = PatternFill("solid", fgColor="DDEBF7")
_LINE = Side(style="thin", color="999999")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_PAGE_COLUMNS = 5
_PAGE_WIDTHS = (24, 14, 24, 18, 16)
_PAGE_WIDTH = sum(_PAGE_WIDTHS)
_LINE_POINTS, _SPACE_POINTS = 15.5, 5
_TONES = {"good": "4F9D50", "bad": "C0504D", "plain": "4472C4", "small": "4472C4"}


def write_pages(pages: Sequence[Page], path: Path) -> None:
    """Write pages as a workbook, each as a sheet that prints on one A4 page; named by their place."""
    book = Workbook()
    book.remove(book.active)
    for number, page in enumerate(pages, start=1):
        _fill_page(book.create_sheet(f"说明{number}" if len(pages) > 1 else "说明"), page)
    book.save(path)


def _fill_page(sheet: Worksheet, page: Page) -> None:
    for letter, width in zip("ABCDE", _PAGE_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    row = _wide(sheet, 1, page.title, Font(bold=True, size=16), 26, "center")
    row = _wide(sheet, row, page.subtitle, Font(color="444444"), _LINE_POINTS, "center")
    for block in page.blocks:
        row = _fill_block(sheet, row, block)
    _wide(sheet, row + 1, page.foot, Font(size=9, color="333333"))
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True


def _fill_block(sheet: Worksheet, row: int, block: Block) -> int:
    """Write a block from a row on; returns the row after it."""
    match block:
        case Facts(pairs=pairs):
            line = "　　".join(f"{name}：{value or '＿＿＿＿＿＿＿＿＿＿'}" for name, value in pairs)
            return _wide(sheet, row, line, Font(), space=6)
        case Rows(headings=headings, rows=rows, right=right):
            sheet.row_dimensions[row].height = _SPACE_POINTS
            row += 1
            _table_row(sheet, row, headings, (), header=True)
            for place, texts in enumerate(rows, start=row + 1):
                _table_row(sheet, place, texts, right)
            return row + len(rows) + 1
        case Lines(heading=heading, lines=lines, tone=tone):
            if heading:
                row = _wide(sheet, row, heading, Font(bold=True, color=_TONES[tone]), space=6)
            font = Font(size=9, color="333333") if tone == "small" else Font()
            for line in lines:
                row = _wide(sheet, row, line, font, indent=1)
            return row


def _wide(
    sheet: Worksheet,
    row: int,
    text: str,
    font: Font,
    height: float = 0,
    align: str = "left",
    *,
    indent: int = 0,
    space: int = 0,
) -> int:
    """Write a text over the whole width; returns the next row."""
    cell = _put(sheet, row, 1, text)
    cell.font = font
    vertical = "bottom" if space else "center"
    cell.alignment = Alignment(horizontal=align, vertical=vertical, wrap_text=True, indent=indent)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_PAGE_COLUMNS)
    lines = text_lines(text, _PAGE_WIDTH - 4 - 2 * indent)
    sheet.row_dimensions[row].height = height or _LINE_POINTS * lines + space
    return row + 1


def _table_row(
    sheet: Worksheet, row: int, texts: Sequence[str], right: Sequence[int], *, header: bool = False
) -> None:
    """Write a row of a table: fewer columns than the page has leave the last ones to the last."""
    lines = 1
    for place, text in enumerate(texts):
        last = place == len(texts) - 1 and len(texts) < _PAGE_COLUMNS
        cell = _put(sheet, row, place + 1, text)
        end = _PAGE_COLUMNS if last else place + 1
        for column in range(place + 1, end + 1):
            sheet.cell(row, column).border = _BOX
        if last:
            sheet.merge_cells(start_row=row, end_row=row, start_column=place + 1, end_column=end)
        lines = max(lines, text_lines(text, sum(_PAGE_WIDTHS[place:end]) - 1))
        align = "right" if place in right and not header else "left"
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        if header:
            cell.font = Font(bold=True)
            cell.fill = _HEADER
    sheet.row_dimensions[row].height = _LINE_POINTS * lines + 2


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text as text, also one that begins with ``=``."""
    cell = sheet.cell(row, column, text)
    cell.data_type = TYPE_STRING
    return cell
