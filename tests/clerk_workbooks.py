"""Workbooks as clerks have them: what a library can write, and what has to be put in by hand."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.chartsheet import Chartsheet
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from invented_results import HEADER, ROWS

SHEET = "花名册"
HEADINGS = HEADER.split()
HEADER_LINE = 3
FIRST_LINE = 4
_THIN = Side(style="thin", color="999999")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)

Parts = dict[str, bytes]


def clerk_workbook(path: Path) -> Path:
    """A township's roster with all that a clerk puts on it: see `_roster` and the sheets after it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    _roster(sheet)
    _paper(sheet)
    other = book.create_sheet("汇总")
    other["A1"], other["B1"] = "工资合计", f"=SUM({SHEET}!M{FIRST_LINE}:M{FIRST_LINE + 8})"
    other["B1"].number_format = "#,##0.00"
    chart_sheet = book.create_chartsheet("图表")
    assert isinstance(chart_sheet, Chartsheet)
    chart_sheet.add_chart(_chart(sheet))
    book.create_sheet("字典").sheet_state = "hidden"
    book.defined_names["工资列"] = DefinedName("工资列", attr_text=f"{SHEET}!$M$4:$M$12")
    book.save(path)
    changed = parts_of(path)
    changed["xl/worksheets/sheet1.xml"] = _by_hand(changed["xl/worksheets/sheet1.xml"])
    changed["xl/worksheets/sheet2.xml"] = with_value(changed["xl/worksheets/sheet2.xml"], "B1", "82728")
    return packed(path, _with_shared_texts(_with_picture(changed)))


def _roster(sheet) -> None:
    """Title, unit line, header, a formula, a subtotal, borders, colours, merged cells, a signature line."""
    sheet["A1"] = "某乡救助对象花名册"
    sheet["A1"].font = Font(size=18, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.merge_cells("A1:Q1")
    sheet["P2"] = "单位：元"
    for column, heading in enumerate((*HEADINGS, "备注"), start=1):
        cell = sheet.cell(HEADER_LINE, column, heading)
        cell.font, cell.fill, cell.border = Font(bold=True), PatternFill("solid", fgColor="E2EFDA"), _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for line, row in enumerate(ROWS, start=FIRST_LINE):
        for column, value in enumerate((*row, ""), start=1):
            cell = sheet.cell(line, column)
            cell.border = _BOX
            if value:
                cell.value = int(value) if value.isdigit() and len(value) < 9 else value
                cell.data_type = "n" if isinstance(cell.value, int) else "s"
    sheet["M5"].fill = PatternFill("solid", fgColor="BDD7EE")
    sheet["M11"].number_format = "0.00"
    sheet.merge_cells("E4:E5")
    sheet["M12"] = "=SUM(M4:M11)"
    sheet["A14"] = "制表人：兔一"
    sheet["Q4"].comment = Comment("已走访", "兔一", height=90, width=200)
    sheet["M11"].comment = Comment("问过本人，没说", "兔一")
    sheet["A4"].hyperlink = "https://example.org/"
    sheet["B6"].protection = Protection(locked=False)


def _paper(sheet) -> None:
    """Widths, panes, filter, validation, conditional format, print settings, a picture, a chart."""
    sheet.column_dimensions["B"].width = 20
    sheet.column_dimensions["C"].width = 22
    sheet.column_dimensions["F"].hidden = True
    sheet.column_dimensions.group("G", "H", outline_level=1)
    sheet.row_dimensions[1].height = 36
    sheet.row_dimensions[7].hidden = True
    sheet.freeze_panes = "C4"
    sheet.auto_filter.ref = "A3:Q12"
    words = DataValidation("list", formula1='"城镇,农村"', allow_blank=True)
    words.add("H4:H12")
    sheet.add_data_validation(words)
    red = PatternFill("solid", bgColor="FF0000")
    sheet.conditional_formatting.add("M4:M12", CellIsRule("greaterThan", formula=["50000"], fill=red))
    sheet.print_title_rows = "3:3"
    sheet.print_area = "A1:Q14"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "第 &P 页"
    sheet.add_chart(_chart(sheet), "A16")


def _chart(sheet) -> BarChart:
    chart = BarChart()
    chart.title = "工资"
    chart.add_data(Reference(sheet, min_col=13, min_row=3, max_row=11), titles_from_data=True)
    return chart


def _with_picture(parts: Parts) -> Parts:
    """Put a picture beside the chart; openpyxl needs another library for that."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    anchor = (
        f'<oneCellAnchor xmlns="{drawing}/spreadsheetDrawing" xmlns:a="{drawing}/main"><from><col>8</col>'
        "<colOff>0</colOff><row>15</row><rowOff>0</rowOff></from><ext cx='500000' cy='500000'/><pic><nvPicPr>"
        '<cNvPr id="9" name="公章"/><cNvPicPr/></nvPicPr><blipFill><a:blip '
        f'xmlns:r="{relations}" r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></blipFill><spPr>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></spPr></pic><clientData/></oneCellAnchor>'
    ).encode()
    page, links = "xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels"
    link = f'<Relationship Id="rId9" Type="{relations}/image" Target="../media/image1.png"/></Relationships>'
    kind = b'<Default Extension="png" ContentType="image/png"/></Types>'
    return {
        **parts,
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", kind),
        page: re.sub(rb"(</(?:\w+:)?wsDr>)", lambda end: anchor + end[1], parts[page]),
        links: parts[links].replace(b"</Relationships>", link.encode()),
        "xl/media/image1.png": _picture(),
    }


def _with_shared_texts(parts: Parts) -> Parts:
    """Put the texts into one list for the whole workbook, as Excel does and openpyxl does not."""
    texts: list[bytes] = []
    inline = re.compile(rb'<c ([^>]*)t="inlineStr"><is>(<t[^>]*>[^<]*</t>)</is></c>')

    def shared(found: re.Match[bytes]) -> bytes:
        texts.append(found[2])
        return b'<c %st="s"><v>%d</v></c>' % (found[1], len(texts) - 1)

    changed = {
        name: inline.sub(shared, content) if name.startswith("xl/worksheets/sheet") else content
        for name, content in parts.items()
    }
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    listed = b"".join(b"<si>%s</si>" % text for text in texts)
    count = len(texts)
    changed["xl/sharedStrings.xml"] = b'<sst xmlns="%s" count="%d" uniqueCount="%d">%s</sst>' % (
        *(space, count, count),
        listed,
    )
    return with_part(changed, "xl/workbook.xml", "sharedStrings", "xl/sharedStrings.xml", "sharedStrings")


def with_part(parts: Parts, source: str, kind: str, name: str, content_type: str) -> Parts:
    """Say what a part is and which other one needs it; its name lies in the folder of that or below."""
    folder, _, own = source.rpartition("/")
    links = f"{folder}/_rels/{own}.rels"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="{kind}" Type="{relations}/{kind}" Target="/{name}"/></Relationships>'
    listed = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{content_type}+xml"
    override = f'<Override PartName="/{name}" ContentType="{listed}"/></Types>'
    return {
        **parts,
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", override.encode()),
        links: parts[links].replace(b"</Relationships>", link.encode()),
    }


def _picture() -> bytes:
    """A red square, as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(b"".join(b"\0" + b"\xff\0\0" * 8 for _ in range(8)))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _by_hand(sheet: bytes) -> bytes:
    """What openpyxl cannot write: a formula's value, spans, Excel's own extensions."""
    sheet = with_value(sheet, "M12", "82728")
    sheet = re.sub(rb'<row r="(\d+)"', rb'<row r="\1" spans="1:17" x14ac:dyDescent="0.25"', sheet)
    spaces = (
        b' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr"'
        b' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
        b' xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
        b' xr:uid="{00000000-0001-0000-0000-000000000000}"'
    )
    sheet = re.sub(rb"(<worksheet[^>]*)>", lambda found: found[1] + spaces + b">", sheet, count=1)
    sparklines = (
        b'<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"'
        b' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups'
        b' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup'
        b' displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline>'
        + f"<xm:f>{SHEET}!M4:M11</xm:f><xm:sqref>Q13</xm:sqref>".encode()
        + b"</x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"
    )
    return sheet.replace(b"</worksheet>", sparklines + b"</worksheet>")


def with_value(sheet: bytes, cell: str, value: str) -> bytes:
    """Give a formula the value that Excel would have kept beside it."""
    found = re.compile(rb'(<c r="%s"[^>]*><f>[^<]*</f>)<v\s*/?>(?:</v>)?' % cell.encode())
    changed, count = found.subn(rb"\1<v>%s</v>" % value.encode(), sheet)
    assert count == 1, cell
    return changed


# --- files ----------------------------------------------------------------------------------------


def parts_of(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def edited(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one part of a workbook."""
    parts = parts_of(path)
    parts[part] = change(parts[part])
    return packed(path, parts)
