"""The template workbook and printed pages, and the only place that knows openpyxl.

It can do what the fast writer cannot: drop-down lists, comments, merged cells, one page in height.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING, Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from transition.policies.checked import CheckedPolicy
from transition.reports.atomic_file import whole_file
from transition.reports.cells import text_lines, text_width
from transition.reports.sheet import FOOTER, MARGINS
from transition.reports.template import TemplateColumn, template_columns

ROSTER, INSTRUCTIONS, WORDS = "花名册", "填表说明", "下拉选项"
LAST_ROW = 5_000
"""The last row that offers drop-down lists."""

COLOURS = {
    ("household", True): "C6E0B4",
    ("household", False): "E2EFDA",
    ("person", True): "BDD7EE",
    ("person", False): "DDEBF7",
}
"""The grounds of headings: of whom the column is, and whether a blank there leaves something unknown."""

_MUST_COLOUR = "C00000"
_GREY = "D9D9D9"
_NUMBER_FORMATS = {
    "text": "@",
    "identity": "@",
    "certificate": "@",
    "region": "@",
    "date": "yyyy-mm-dd",
    "percent": "0.##%",
    "whole": "0",
}
_CELL_WIDTHS = {"identity": 21, "certificate": 24, "region": 24, "tags": 20, "date": 12}
_NARROWEST, _WIDEST, _SHORT_LABEL = 10, 24, 10
_PAGE_WIDTH = 190  # digits that one page across can still show
_LINE_HEIGHT, _HEADER_HEIGHT = 15, 36
_COMMENT_WIDTH, _COMMENT_LINE, _COMMENT_DIGITS = 320, 18, 42.0

_TABLE = {
    "列名": 18,
    "填在": 10,
    "单位": 10,
    "怎样填": 34,
    "空白": 30,
    "说明": 36,
    "示例：户主": 23,
    "示例：家人": 21,
}
"""The columns of the instructions and how wide they are."""

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


# --- the roster -----------------------------------------------------------------------------------


def _fill_roster(sheet: Worksheet, columns: Sequence[TemplateColumn]) -> None:
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        cell = _put(sheet, 1, number, column.label)
        _as_heading(cell, column)
        cell.comment = _comment(column)
        style = sheet.column_dimensions[letter]
        style.width = _width(column)
        style.number_format = _NUMBER_FORMATS.get(column.type, "General")
        rule = _rule(column)
        if rule is not None:
            sheet.add_data_validation(rule)
            rule.add(f"{letter}2:{letter}{LAST_ROW}")
    sheet.row_dimensions[1].height = _HEADER_HEIGHT
    _grey_out(sheet, columns)
    known = [column.role for column in columns].index("name") + 1 if _has(columns, "name") else 0
    sheet.freeze_panes = sheet.cell(2, known + 1)
    if known:
        sheet.print_title_cols = f"A:{get_column_letter(known)}"
    _for_print(sheet, 1, max(1, round(sum(map(_width, columns)) / _PAGE_WIDTH)))


def _has(columns: Sequence[TemplateColumn], role: str) -> bool:
    return any(column.role == role for column in columns)


def _comment(column: TemplateColumn) -> Comment:
    """Return the comment on a heading, in a box that is large enough for it."""
    lines = sum(text_lines(line, _COMMENT_DIGITS) for line in column.comment.split("\n"))
    height = _COMMENT_LINE * (lines + 1)
    return Comment(column.comment, "transition", height=height, width=_COMMENT_WIDTH)


def _width(column: TemplateColumn) -> int:
    """Return a width for the cells of a column, and its heading, which may break in two."""
    label = text_width(column.label)
    heading = label if label <= _SHORT_LABEL else (label + 1) // 2 + 1
    word = max(map(text_width, column.words), default=0) + 4 if column.type == "category" else 0
    cells = _CELL_WIDTHS.get(column.type, 0)
    return min(max(_NARROWEST, heading + 3, word, cells), _WIDEST)


def _grey_out(sheet: Worksheet, columns: Sequence[TemplateColumn]) -> None:
    """Grey the cells that stay blank: a household's own columns in the rows of its other members."""
    letters = {column.label: get_column_letter(number) for number, column in enumerate(columns, start=1)}
    own = [column for column in columns if column.of == "household" and column.role != "household"]
    relation = next((column for column in columns if column.role == "relation"), None)
    if relation is None or relation.head is None or not own:
        return
    ranges = " ".join(f"{letters[one.label]}2:{letters[one.label]}{LAST_ROW}" for one in own)
    cell, head = f"${letters[relation.label]}2", relation.head.replace('"', '""')
    rule = FormulaRule(formula=[f'AND({cell}<>"",{cell}<>"{head}")'], fill=PatternFill(bgColor=_GREY))
    sheet.conditional_formatting.add(ranges, rule)


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


# --- the instructions -----------------------------------------------------------------------------


def _fill_instructions(sheet: Worksheet, policy: CheckedPolicy, columns: Sequence[TemplateColumn]) -> None:
    for letter, width in zip("ABCDEFGH", _TABLE.values(), strict=True):
        sheet.column_dimensions[letter].width = width
    _put(sheet, 1, 1, f"{ROSTER}{INSTRUCTIONS}").font = Font(bold=True, size=14)
    _across(sheet, 2, f"本表用于：{policy.title}")
    lines = (
        "一人一行；同一户的人填写相同的户编号，每户恰有一名户主。",
        "不要改动第一行的列名；用不着的列可以留空，列的次序可以调换。",
        "空白表示不知道，不表示零：没有收入的写 0。下表写明各列空白的含义。",
        "示例里的人是虚构的，只说明每一格怎样写；身份证号的地区代码不存在。",
    )
    for row, line in enumerate(lines, start=3):
        _put(sheet, row, 1, line)
    legend = len(lines) + 3
    _fill_legend(sheet, legend)
    header = legend + len(_LEGEND) + 1
    for place, heading in enumerate(_TABLE, start=1):
        cell = _put(sheet, header, place, heading)
        cell.font = Font(bold=True)
        cell.border = _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center")
    for row, column in enumerate(columns, start=header + 1):
        _fill_line(sheet, row, column)
    sheet.row_dimensions[1].height = _HEADER_HEIGHT
    sheet.freeze_panes = sheet.cell(header + 1, 2)
    _for_print(sheet, header, 1)
    sheet.print_options.gridLines = False  # the table has lines of its own


def _across(sheet: Worksheet, row: int, text: str) -> None:
    """Write a text over the whole width of the table: the schemes of a place make a long one."""
    _put(sheet, row, 1, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_TABLE))
    sheet.row_dimensions[row].height = _LINE_HEIGHT * text_lines(text, sum(_TABLE.values()))


_LEGEND = {
    ("household", True): "深绿：户的栏目，只填在户主一行（户编号每一行都填）",
    ("household", False): "浅绿：户的栏目，一般可以留空",
    ("person", True): "深蓝：个人的栏目，每人都填",
    ("person", False): "浅蓝：个人的栏目，有这种情形的才填",
}


def _fill_legend(sheet: Worksheet, first: int) -> None:
    for row, (key, words) in enumerate(_LEGEND.items(), start=first):
        _put(sheet, row, 1, "列名").fill = PatternFill("solid", fgColor=COLOURS[key])
        _put(sheet, row, 2, words)
    sheet.cell(first, 1).font = Font(color=_MUST_COLOUR, bold=True)
    _put(sheet, first, 2, f"{_LEGEND['household', True]}；红字的不能空")


def _fill_line(sheet: Worksheet, row: int, column: TemplateColumn) -> None:
    where = "每一行" if column.of == "person" or column.role == "household" else "户主一行"
    needs_example = not any(column.rows) and column.type not in ("date", "flag")
    example = f"；例如 {column.example}" if needs_example and column.example else ""
    texts = (
        column.label,
        where,
        column.unit,
        f"{column.filled_with}{example}",
        column.blank,
        column.note,
        *column.rows,
    )
    for place, text in enumerate(texts, start=1):
        cell = _put(sheet, row, place, text)
        cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), _BOX
    _as_heading(sheet.cell(row, 1), column)
    sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    lines = (text_lines(text, width) for text, width in zip(texts, _TABLE.values(), strict=True))
    sheet.row_dimensions[row].height = _LINE_HEIGHT * max(lines)


# --- cells and pages ------------------------------------------------------------------------------


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text as text, also one that begins with ``=``; an empty one leaves the cell blank."""
    cell = sheet.cell(row, column)
    if text:
        cell.value = text
        cell.data_type = TYPE_STRING
    return cell


def _as_heading(cell: Cell, column: TemplateColumn) -> None:
    cell.font = Font(bold=True, color=_MUST_COLOUR if column.need == "must" else None)
    cell.fill = PatternFill("solid", fgColor=COLOURS[column.of, column.need != "may"])
    cell.border = _BOX
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _for_print(sheet: Worksheet, header: int, pages_wide: int) -> None:
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.gridLines = True
    for side, inches in MARGINS.items():
        setattr(sheet.page_margins, side, inches)
    sheet.oddFooter.center.text = FOOTER.removeprefix("&C")
