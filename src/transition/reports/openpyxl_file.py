"""The template workbook and printed pages, and the only place that knows openpyxl.

It can do what the fast writer cannot: drop-down lists, comments, merged cells, one page in height.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from transition.policies.checked import CheckedPolicy
from transition.reports.atomic_file import whole_file
from transition.reports.cells import text_lines, text_width
from transition.reports.page import Block, Facts, Lines, Page, Rows
from transition.reports.template import TemplateColumn, template_columns

ROSTER, INSTRUCTIONS, WORDS = "花名册", "填表说明", "下拉选项"
LAST_ROW = 5_000
"""The last row that offers drop-down lists."""

_NUMBER_FORMATS = {
    "text": "@",
    "identity": "@",
    "region": "@",
    "date": "yyyy-mm-dd",
    "percent": "0.##%",
    "whole": "0",
}
_WIDTHS = (20, 10, 44, 40, 44, 20)
"""Of the columns of the instructions."""

_HEADER = PatternFill("solid", fgColor="DDEBF7")
_LINE = Side(style="thin", color="999999")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def write_template(policy: CheckedPolicy, path: str | Path, *, force: bool = False) -> None:
    """Write an empty roster with exactly the columns that `policy` needs.

    Drop-down lists, comments on the headings, cells formatted as what they hold (identity numbers as
    text), and a sheet of instructions. Raises OutputError; the file appears whole or not at all.
    """
    columns = template_columns(policy)
    book = Workbook()
    roster = book.active
    roster.title = ROSTER
    _fill_roster(roster, columns)
    _fill_instructions(book.create_sheet(INSTRUCTIONS), policy, columns)
    _fill_words(book.create_sheet(WORDS), roster, columns)
    with whole_file(path, force=force) as draft:
        book.save(draft)


def _fill_roster(sheet: Worksheet, columns: Sequence[TemplateColumn]) -> None:
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        cell = _put(sheet, 1, number, column.label)
        _as_header(cell)
        cell.comment = Comment(column.comment, "transition", height=160, width=320)
        style = sheet.column_dimensions[letter]
        style.width = max(text_width(column.label) + 3, 20 if column.type == "identity" else 10)
        style.number_format = _NUMBER_FORMATS.get(column.type, "General")
        rule = _rule(column)
        if rule is not None:
            sheet.add_data_validation(rule)
            rule.add(f"{letter}2:{letter}{LAST_ROW}")
    _for_print(sheet, len(columns))


def _rule(column: TemplateColumn) -> DataValidation | None:
    """Return what Excel checks while somebody types, for types that have no list of words."""
    match column.type:
        case "identity":
            rule = DataValidation("textLength", operator="equal", formula1="18", errorStyle="warning")
        case "date":
            rule = DataValidation("date", operator="greaterThan", formula1="DATE(1900,1,1)")
        case "whole" | "number" | "percent":
            rule = _bounds(column, "whole" if column.type == "whole" else "decimal")
        case _:
            return None
    rule.allow_blank = True
    rule.error = f"{column.label}：{column.filled_with}"
    return rule


def _bounds(column: TemplateColumn, kind: str) -> DataValidation:
    low = float(column.minimum) if column.minimum is not None else -1e12
    high = float(column.maximum) if column.maximum is not None else 1e12
    return DataValidation(kind, operator="between", formula1=f"{low:.15g}", formula2=f"{high:.15g}")


def _fill_words(sheet: Worksheet, roster: Worksheet, columns: Sequence[TemplateColumn]) -> None:
    """Put the legal words on a sheet of their own: a list inside the rule holds only 255 characters."""
    sheet.sheet_state = "hidden"
    place = 0
    for number, column in enumerate(columns, start=1):
        if not column.words:
            continue
        place += 1
        source = get_column_letter(place)
        for row, word in enumerate((column.label, *column.words), start=1):
            _put(sheet, row, place, word)
        rule = DataValidation("list", formula1=f"={WORDS}!${source}$2:${source}${len(column.words) + 1}")
        rule.allow_blank = True
        # Several tags stand in one cell, joined by 、: the list offers, it does not refuse.
        rule.showErrorMessage = column.type != "tags"
        rule.error = f"{column.label}：{column.filled_with}"[:255]
        roster.add_data_validation(rule)
        rule.add(f"{get_column_letter(number)}2:{get_column_letter(number)}{LAST_ROW}")


def _fill_instructions(sheet: Worksheet, policy: CheckedPolicy, columns: Sequence[TemplateColumn]) -> None:
    general = (
        f"本表用于：{policy.title}",
        "一人一行；同一户的人填写相同的户编号，每户恰有一名户主。",
        "不要改动第一行的列名；不需要的列可以留空，列的次序可以调换。",
        "空白表示不知道，不表示零。下表写明各列空白的含义。",
    )
    for row, line in enumerate(general, start=1):
        _put(sheet, row, 1, line).font = Font(bold=row == 1)
    header = len(general) + 2
    for place, heading in enumerate(("列名", "单位", "怎样填", "空白", "说明", "示例"), start=1):
        _as_header(_put(sheet, header, place, heading))
    for row, column in enumerate(columns, start=header + 1):
        texts = (
            column.label,
            column.unit,
            column.filled_with,
            column.blank,
            column.note,
            column.example,
        )
        lines = (text_lines(text, width) for text, width in zip(texts, _WIDTHS, strict=True))
        sheet.row_dimensions[row].height = 15 * max(lines)
        for place, text in enumerate(texts, start=1):
            cell = _put(sheet, row, place, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    _for_print(sheet, 6, header)


# --- pages to print ---------------------------------------------------------------------------------

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


def _as_header(cell: Cell) -> None:
    cell.font = Font(bold=True)
    cell.fill = _HEADER
    cell.border = Border(bottom=_LINE)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _for_print(sheet: Worksheet, columns: int, header: int = 1) -> None:
    sheet.freeze_panes = sheet.cell(header + 1, 1)
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.gridLines = True
