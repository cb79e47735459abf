"""The sheets of a report's sections: lines, tables, and charts beside their numbers.

A chart stands below its numbers where these are wide. A long table, and one of sentences beside other parts,
has a sheet of its own after its section. All sheets print on A4 across, one page wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from attrs import define, evolve, field
from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from transition.reports.cells import Cell, text_lines
from transition.reports.charts.chart import Chart, table_of
from transition.reports.excel import refuse_too_long, sheet_column
from transition.reports.markup import legal
from transition.reports.openpyxl_charts import WIDTH, height_of, native_chart
from transition.reports.report import Part, Report, Section
from transition.reports.sheet import FOOTER, HEADER_COLOUR, MARGINS, TOTAL_COLOUR, SheetColumn
from transition.reports.sheet_names import SheetNames
from transition.reports.shown_cells import TOTAL
from transition.reports.table import Table

MOST_ROWS_WITHIN = 40
"""A longer table has a sheet of its own."""

UNKNOWN_NOTE = "空白的格子：未知，不是零。"

LINE = 15.5
"""Points of a row."""

_EDGE = Side(style="thin", color="999999")


def letters(
    size: float = 11, *, bold: bool = False, colour: str | None = None, line: str | None = None
) -> Font:
    """Return letters of a size in points; without a name LibreOffice takes others than for plain cells."""
    return Font(name="Calibri", family=2, size=size, bold=bold, color=colour, underline=line)


BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
SOFT = letters(9, colour="555555")

_HEAD, _SUM = PatternFill("solid", fgColor=HEADER_COLOUR), PatternFill("solid", fgColor=TOTAL_COLOUR)
_HEADER_LINES = 2.2
_WIDEST_BESIDE, _SPACER, _LEAST_ACROSS = 6, 3.0, 90.0
_CM_OF_LINE = LINE / 72 * 2.54
_CM_OF_WIDTH = 0.19  # of a digit
_PAGE_WIDTH, _PAGE_HEIGHT = 27.6, 17.6  # centimetres that are printed of A4 across


def fill_section(book: Workbook, names: SheetNames, report: Report, section: Section) -> str:
    """Add the sheet of a section, and those of its long tables, to a workbook; return its name.

    Raises OutputError (output.too-many-rows) for a table longer than a sheet.
    """
    name = names.free(section.heading)
    sheet = book.create_sheet(name)
    within = [part for part in section.parts if not _apart(section, part)]
    pointers = []
    for part in section.parts:
        if isinstance(part, Table) and _apart(section, part):
            other = names.free(part.title)
            pointers.append(f"{part.title}（{part.rows} 行）见工作表“{other}”。")
            _fill_sheet(book.create_sheet(other), Section(section.key, part.title, (), (part,)), report)
    _fill_sheet(sheet, evolve(section, lines=(*section.lines, *pointers), parts=within), report)
    return name


def _fill_sheet(sheet: Worksheet, section: Section, report: Report) -> None:
    _Filling.of(sheet, section).fill()
    for_print(sheet, section.heading, report.title)


def _apart(section: Section, part: Part) -> bool:
    """Whether a table has a sheet of its own."""
    if isinstance(part, Chart) or len(section.parts) == 1:
        return False
    wordy = any(column.kind in ("sentence", "long-text") for column in part.columns)
    return part.rows > MOST_ROWS_WITHIN or wordy


@define(eq=False)
class _Filling:
    """A sheet while it is filled from the top down; several tables share its columns."""

    sheet: Worksheet
    section: Section
    columns: dict[str, list[SheetColumn]]
    widths: list[float]
    beside: int
    """The column of charts beside their numbers, counted from 1."""
    on_page: float = field(default=0.0)
    """Centimetres used of the present page."""

    @classmethod
    def of(cls, sheet: Worksheet, section: Section) -> _Filling:
        """Return the filling of a sheet with a section: its columns are as wide as the widest needs."""
        parts = section.parts
        tables = {part.key: table_of(part) if isinstance(part, Chart) else part for part in parts}
        for table in tables.values():
            refuse_too_long(table)
        columns = {key: [sheet_column(one) for one in table.columns] for key, table in tables.items()}
        widths: list[float] = []
        for made in columns.values():
            widths += [0.0] * (len(made) - len(widths))
            widths = [max(width, one.width) for width, one in zip(widths, made, strict=False)] + widths[
                len(made) :
            ]
        narrow = [len(columns[part.key]) for part in parts if isinstance(part, Chart)]
        beside = max((count for count in narrow if count <= _WIDEST_BESIDE), default=0) + 2
        return cls(sheet, section, columns, widths, beside)

    def fill(self) -> None:
        """Write heading, lines and parts."""
        parts = self.section.parts
        for number, width in enumerate(self.widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        if len(self.widths) < self.beside:
            self.sheet.column_dimensions[get_column_letter(self.beside - 1)].width = _SPACER
        row = self._line(1, self.section.heading, letters(14, bold=True))
        for line in self.section.lines:
            row = self._line(row, line, letters())
        only_table = len(parts) == 1 and isinstance(parts[0], Table)
        for part in parts:
            row = self._part(row, part, titled=not (only_table and part.title == self.section.heading))

    def _line(self, row: int, text: str, font: Font) -> int:
        """Write a sentence across the columns, as far as a page is wide."""
        widths = list(self.widths)
        while sum(widths) < _LEAST_ACROSS:
            widths.append(_SPACER if len(widths) == self.beside - 2 else 8.43)
        after = across(self.sheet, row, text, widths, font)
        self.on_page += self.sheet.row_dimensions[row].height / 72 * 2.54
        return after

    def _part(self, row: int, part: Part, *, titled: bool) -> int:
        """Write a table, with its chart; return the first row after both that is free."""
        table = table_of(part) if isinstance(part, Chart) else part
        columns = self.columns[part.key]
        if len(self.columns) > 1 or isinstance(part, Chart):
            # The only table goes on over pages: its headings are on each.
            self._break(row, part, len(columns))
        row += 1
        if titled:
            put(self.sheet, row, 1, part.title).font = letters(12, bold=True)
            row += 1
        header, row = row, write_table(self.sheet, row, columns, total=table.has_total)
        if isinstance(part, Chart):
            last = row
            under = len(columns) > _WIDEST_BESIDE
            anchor = (row, 1) if under else (header, self.beside)
            drawn = native_chart(part, self.sheet, header)
            self.sheet.add_chart(drawn, f"{get_column_letter(anchor[1])}{anchor[0]}")
            covered = ceil(height_of(part) / _CM_OF_LINE) + 1
            row = max(last, anchor[0] + covered - (0 if under else 1))
        elif len(self.columns) == 1:
            self._keep_in_sight(header, table)
        return row

    def _keep_in_sight(self, header: int, table: Table) -> None:
        """Keep the headings of the only table on the screen and on every page."""
        self.sheet.freeze_panes = self.sheet.cell(header + 1, table.frozen + 1)
        self.sheet.print_title_rows = f"{header}:{header}"
        if table.filtered and table.rows:
            last = get_column_letter(len(table.columns))
            self.sheet.auto_filter.ref = f"A{header}:{last}{header + table.rows}"

    def _break(self, row: int, part: Part, columns: int) -> None:
        """Begin a new page where a part would be cut by its end."""
        rows = len(part.x) if isinstance(part, Chart) else part.rows
        high = (rows + _HEADER_LINES + 2) * _CM_OF_LINE
        wide = sum(self.widths) * _CM_OF_WIDTH
        if isinstance(part, Chart):
            beside = columns <= _WIDEST_BESIDE
            high = max(high, height_of(part) + 2 * _CM_OF_LINE) if beside else high + height_of(part)
        if any(beside <= _WIDEST_BESIDE for beside in map(len, self.columns.values())):
            wide = max(wide, sum(self.widths[: self.beside - 2]) * _CM_OF_WIDTH + WIDTH + 0.6)
        page = _PAGE_HEIGHT * max(1.0, wide / _PAGE_WIDTH)
        if self.on_page and self.on_page + high > page and row > 2:
            self.sheet.row_breaks.append(Break(id=row))
            self.on_page = 0.0
        self.on_page += high


# --- tables and cells -----------------------------------------------------------------------------


def write_table(sheet: Worksheet, row: int, columns: Sequence[SheetColumn], *, total: bool) -> int:
    """Write a table, its headings in `row`; return the first row after it that is free."""
    _heading_row(sheet, row, columns)
    rows = len(columns[0].cells)
    for place, column in enumerate(columns, start=1):
        for below, cell in enumerate(column.cells, start=1):
            _body_cell(sheet, row + below, place, cell, column)
    for below in range(rows):
        lines = max((text_lines(one.cells[below], one.width) for one in columns if one.wrap), default=1)
        if lines > 1:
            sheet.row_dimensions[row + 1 + below].height = LINE * lines
    row += rows + 1
    if total:
        for place, column in enumerate(columns, start=1):
            made = _body_cell(sheet, row, place, TOTAL if place == 1 else column.total, column)
            made.fill, made.font = _SUM, letters(bold=True)
        row += 1
    if any(cell is None for column in columns if _of_numbers(column) for cell in column.cells):
        put(sheet, row, 1, UNKNOWN_NOTE).font = SOFT
        row += 1
    return row


def _of_numbers(column: SheetColumn) -> bool:
    return column.number_format.startswith("#")


def _heading_row(sheet: Worksheet, row: int, columns: Sequence[SheetColumn]) -> None:
    for place, column in enumerate(columns, start=1):
        cell = put(sheet, row, place, column.heading)
        cell.font, cell.fill, cell.border = letters(bold=True), _HEAD, BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    lines = max(sum(text_lines(part, one.width) for part in one.heading.split("\n")) for one in columns)
    sheet.row_dimensions[row].height = LINE * max(lines, 1) + 2


def _body_cell(sheet: Worksheet, row: int, column: int, value: Cell, look: SheetColumn) -> SheetCell:
    cell = put(sheet, row, column, value) if isinstance(value, str) else sheet.cell(row, column, value)
    cell.number_format, cell.border = look.number_format, BOX
    across_cell = None if _of_numbers(look) and not isinstance(value, str) else look.align
    cell.alignment = Alignment(horizontal=across_cell, vertical="top", wrap_text=look.wrap)
    return cell


def put(sheet: Worksheet, row: int, column: int, text: str) -> SheetCell:
    """Write a text as text, also one that begins with ``=``."""
    cell = sheet.cell(row, column, legal(text))
    cell.data_type = TYPE_STRING
    return cell


def across(sheet: Worksheet, row: int, text: str, widths: Sequence[float], font: Font) -> int:
    """Write a text over columns of these widths, as high as it needs; return the next row."""
    cell = put(sheet, row, 1, text)
    cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="center")
    if len(widths) > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(widths))
    size = (font.size or 11) / 11
    sheet.row_dimensions[row].height = LINE * size * text_lines(text, sum(widths) / size) + 2
    return row + 1


def for_print(sheet: Worksheet, title: str, note: str) -> None:
    """Set a sheet up for A4 across, one page wide, its title above and the pages counted below."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    for side, inches in MARGINS.items():
        setattr(sheet.page_margins, side, inches)
    # Excel allows 255 characters in all, and an ampersand begins a code.
    title, note = (legal(text).replace("&", "&&") for text in (title[:60], note[:120]))
    sheet.oddHeader.left.text, sheet.oddHeader.left.size = note, 9
    sheet.oddHeader.center.text, sheet.oddHeader.center.size = title, 12
    sheet.oddFooter.center.text = FOOTER.removeprefix("&C")
