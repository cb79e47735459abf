"""A workbook made anew out of cells: the base where a roster came as xls, ods, csv or another kind of file.

Values, merged cells, hidden rows and columns come along; widths are made to fit. Formats cannot.
"""

from __future__ import annotations

import datetime
import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from transition.reports.beside.cell_xml import NewCell, row_xml
from transition.reports.beside.package import OWN_TYPES, SHEET_TYPE, STYLES_TYPE, TRANSITIONAL
from transition.reports.beside.sheet_frame import written_block
from transition.reports.beside.workbook_xml import free_name
from transition.reports.beside.xml_bytes import escaped
from transition.reports.cells import Cell, cell_of, text_width
from transition.rosters.grid import Block, Grid
from transition.rosters.values.texts import shown

ROSTER = "花名册"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|^'|'$")
_PLAIN, _TEXT, _DAY, _MOMENT, _TIME, _HEADING = range(6)
_BORDER = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="3">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>'
    '<numFmt numFmtId="166" formatCode="hh:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    f'<borders count="2"><border/><border>{_BORDER}</border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6">{}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_FORMATS = "".join(
    f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    for number in (0, 49, 164, 165, 166)
) + (
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0"'
    ' applyFont="1" applyBorder="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
)
_NARROWEST, _WIDEST = 9, 40


@frozen
class PlainBase:
    """The bytes of a workbook, and the name of the roster's sheet in it."""

    content: bytes
    sheet: str


def plain_base(grids: Sequence[Grid], roster: int, header: tuple[int, int] | None) -> PlainBase:
    """Make a workbook of grids, a sheet for each.

    roster: which of them is the roster; header: the first and last line of its header, which stand out.
    """
    names: list[str] = []
    for grid in grids:
        wanted = _FORBIDDEN.sub("_", grid.sheet or ROSTER) or ROSTER
        names.append(free_name(wanted, {name.casefold() for name in names}))
    parts = {
        "[Content_Types].xml": _types(len(grids)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{place}.xml") for place in _places(grids)),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _STYLES.format(_FORMATS),
        **{
            f"xl/worksheets/sheet{place}.xml": _sheet(grid, header if place == roster + 1 else None)
            for place, grid in enumerate(grids, start=1)
        },
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return PlainBase(content.getvalue(), names[roster])


def _places(grids: Sequence[Grid]) -> range:
    return range(1, len(grids) + 1)


def _types(sheets: int) -> str:
    parts = {
        "/xl/workbook.xml": OWN_TYPES[".xlsx"],
        "/xl/styles.xml": STYLES_TYPE,
        **{f"/xl/worksheets/sheet{place}.xml": SHEET_TYPE for place in range(1, sheets + 1)},
    }
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in parts.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{TRANSITIONAL}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _book(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{escaped(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{TRANSITIONAL}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets></workbook>"
    )


# --- a sheet --------------------------------------------------------------------------------------


def _sheet(grid: Grid, header: tuple[int, int] | None) -> str:
    marks = grid.marks
    merged = "".join(f'<mergeCell ref="{written_block(_from_one(block))}"/>' for block in marks.merged)
    merges = f'<mergeCells count="{len(marks.merged)}">{merged}</mergeCells>' if merged else ""
    cols = f"<cols>{''.join(_cols(grid))}</cols>" if grid.columns else ""
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/>{cols}<sheetData>{"".join(_rows(grid, header))}</sheetData>'
        f"{merges}</worksheet>"
    )


def _from_one(block: Block) -> Block:
    return Block(block.top + 1, block.left + 1, block.bottom + 1, block.right + 1)


def _cols(grid: Grid) -> Iterator[str]:
    for number, column in enumerate(grid.columns):
        widest = max(
            (text_width(line) for cell in column.cells for line in shown(cell).split("\n")), default=0
        )
        width = min(max(widest + 2, _NARROWEST), _WIDEST)
        hidden = ' hidden="1"' if number in grid.marks.hidden_columns else ""
        yield f'<col min="{number + 1}" max="{number + 1}" width="{width}" customWidth="1"{hidden}/>'


def _rows(grid: Grid, header: tuple[int, int] | None) -> Iterator[str]:
    first, last = header or (0, 0)
    columns = [column.which.tolist() for column in grid.columns]
    plain = [[_new_cell(cell) for cell in column.cells] for column in grid.columns]
    for row, places in enumerate(zip(*columns, strict=True)):
        line = grid.line(row)
        cells: Mapping[int, NewCell | None] = {
            number: made[place]
            for number, (made, place) in enumerate(zip(plain, places, strict=True), start=1)
        }
        filled = {number: cell for number, cell in cells.items() if cell is not None}
        if first <= line <= last:
            filled = {number: NewCell(_HEADING, cell.value) for number, cell in filled.items()}
        hidden = ' hidden="1"' if row in grid.marks.hidden_rows else ""
        if filled or hidden:
            yield row_xml("", line, filled, hidden)


def _new_cell(cell: object) -> NewCell | None:
    """Return a cell with the format of its kind; None for a blank one."""
    match cell:
        case None | "":
            return None
        case bool():
            return NewCell(_TEXT, str(cell).upper())
        case int() | float() if math.isfinite(cell):
            return NewCell(_PLAIN, int(cell) if cell == int(cell) else cell)
        case datetime.datetime():
            return NewCell(_DAY if cell.time() == datetime.time() else _MOMENT, _dated(cell))
        case datetime.date():
            return NewCell(_DAY, _dated(cell))
        case datetime.time():
            passed = datetime.timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
            return NewCell(_TIME, passed / datetime.timedelta(days=1))
        case datetime.timedelta():
            return NewCell(_TIME, cell / datetime.timedelta(days=1))
        case _:
            return NewCell(_TEXT, cell_of(cell))


def _dated(day: datetime.date) -> Cell:
    # A spreadsheet's calendar begins in 1900.
    return day if day.year >= 1900 else day.isoformat()
