"""A report as a workbook to be handed on: a sheet of what matters, then one for each section."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from transition.reports.cells import text_lines
from transition.reports.openpyxl_sections import (
    BOX,
    LINE,
    SOFT,
    across,
    fill_section,
    for_print,
    letters,
    put,
)
from transition.reports.report import Report
from transition.reports.sheet_names import SheetNames

SUMMARY, RECORD, SHEETS = "概要", "运行记录", "工作表"

_WIDTHS = (30, 90)
_MOMENTS = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")


def write_report(report: Report, path: Path) -> None:
    """Write a report as a workbook, the same bytes for the same report.

    Raises OutputError (output.too-many-rows) for a table longer than a sheet.
    """
    book = Workbook()
    names = SheetNames([SUMMARY])
    summary = book.active
    summary.title = SUMMARY
    sheets = [fill_section(book, names, report, section) for section in report.sections]
    _fill_summary(summary, report, sheets)
    path.write_bytes(_bytes_of(book))


def _bytes_of(book: Workbook) -> bytes:
    """Return the file without any moment in it: neither when it was made nor when its parts were packed."""
    book.properties.creator = "transition"
    drawn, packed = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(drawn, "w")).save()
    with zipfile.ZipFile(drawn) as before, zipfile.ZipFile(packed, "w") as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename == "docProps/core.xml":
                content = _MOMENTS.sub(b"", content)
            after.writestr(zipfile.ZipInfo(part.filename), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _fill_summary(sheet: Worksheet, report: Report, sheets: Sequence[str]) -> None:
    for letter, width in zip("AB", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    row = across(sheet, 1, report.title, _WIDTHS, letters(16, bold=True))
    if report.subtitle:
        row = across(sheet, row, report.subtitle, _WIDTHS, SOFT)
    for line in report.lines:
        row = across(sheet, row, f"· {line}", _WIDTHS, letters(12))
    listed = [(name, section.heading) for name, section in zip(sheets, report.sections, strict=True)]
    after = _pairs(sheet, row + 1, SHEETS, listed)
    for place, name in enumerate(sheets):
        cell = sheet.cell(after - len(sheets) + place, 1)
        quoted = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
        cell.font = letters(colour="1F5FA8", line="single")
    _pairs(sheet, after + 1, RECORD, report.record)
    for_print(sheet, SUMMARY, report.title)


def _pairs(sheet: Worksheet, row: int, heading: str, pairs: Sequence[tuple[str, str]]) -> int:
    """Write names with their values below a heading; returns the row after them."""
    if not pairs:
        return row
    put(sheet, row, 1, heading).font = letters(12, bold=True)
    for pair in pairs:
        row += 1
        for column, text in enumerate(pair, start=1):
            cell = put(sheet, row, column, text)
            cell.border, cell.alignment = BOX, Alignment(wrap_text=True, vertical="top")
        lines = max(text_lines(text, width) for text, width in zip(pair, _WIDTHS, strict=True))
        sheet.row_dimensions[row].height = LINE * lines
    return row + 1
