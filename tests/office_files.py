"""The same sheets written as every kind of file that offices have, most of them by hand.

Drawn --as_xlsx, as_xls, as_ods ...--> bytes
"""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from html import escape

import openpyxl
from attrs import frozen
from openpyxl.utils import get_column_letter

from transition.rosters.grid import Block, Marks
from transition.rosters.values.distinct import UNCOMPUTED


@frozen
class Failed:
    """A formula that shows an error."""

    text: str


@frozen
class Uncomputed:
    """A formula whose value is not kept."""


@frozen
class Drawn:
    """A sheet as it is to be written; a cell is a text, number, flag, day, or one of the above."""

    rows: list[list[object]]
    name: str = "花名册"
    merged: tuple[Block, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_filtered: bool = False
    is_hidden: bool = False

    @property
    def cells(self) -> list[list[object]]:
        """The cells as a grid has them."""
        width = max(map(len, self.rows))
        return [[_read(cell) for cell in row] + [""] * (width - len(row)) for row in self.rows]

    @property
    def marks(self) -> Marks:
        return Marks(self.merged, self.hidden_rows, self.hidden_columns, self.is_filtered)


def _read(cell: object) -> object:
    if isinstance(cell, Failed):
        return cell.text
    return UNCOMPUTED if isinstance(cell, Uncomputed) else cell


def zipped(parts: dict[str, str | bytes], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packed) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# --- xlsx and xlsm ----------------------------------------------------------------------------------


def as_xlsx(*sheets: Drawn, epoch: datetime.datetime | None = None) -> bytes:
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(page, sheet: Drawn) -> None:
    for row, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells, 1):
            written = page.cell(row, column)
            if isinstance(cell, Failed):
                written.value, written.data_type = cell.text, "e"
            elif cell != "":
                written.value = "=1+1" if isinstance(cell, Uncomputed) else cell
    for block in sheet.merged:
        page.merge_cells(
            start_row=block.top + 1,
            start_column=block.left + 1,
            end_row=block.bottom + 1,
            end_column=block.right + 1,
        )
    for row in sheet.hidden_rows:
        page.row_dimensions[row + 1].hidden = True
    for column in sheet.hidden_columns:
        page.column_dimensions[get_column_letter(column + 1)].hidden = True
    if sheet.is_filtered:
        page.auto_filter.ref = page.dimensions
        page.auto_filter.add_filter_column(0, ["甲"])
    page.sheet_state = "hidden" if sheet.is_hidden else "visible"


def as_xlsm(*sheets: Drawn) -> bytes:
    """A workbook with macros; nobody is to look at these."""
    parts = unzipped(as_xlsx(*sheets))
    types = parts["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    return zipped({**parts, "[Content_Types].xml": types, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"})


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def bare_xlsx(sheet_data: str, *, before: str = "", after: str = "", **parts: str) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet whose XML is given; `parts` by name add to them."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{before}'
        f"<sheetData>{sheet_data}</sheetData>{after}</worksheet>",
        **parts,
    }


def relations(*targets: tuple[str, str]) -> str:
    return (
        f'<Relationships xmlns="{_RELATIONS}">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets, 1)
        )
        + "</Relationships>"
    )


# --- xlsb -------------------------------------------------------------------------------------------


def as_xlsb(*sheets: Drawn) -> bytes:
    names = [f"worksheets/sheet{number}.bin" for number in range(1, len(sheets) + 1)]
    bundle = b"".join(
        _record(156, struct.pack("<II", sheet.is_hidden, number) + _wide(f"rId{number}") + _wide(sheet.name))
        for number, sheet in enumerate(sheets, 1)
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
            "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": _record(131) + _record(143) + bundle + _record(144) + _record(132),
            "xl/_rels/workbook.bin.rels": relations(*(("worksheet", name) for name in names)),
            **{f"xl/{name}": binary_sheet(sheet) for name, sheet in zip(names, sheets, strict=True)},
        }
    )


def binary_sheet(sheet: Drawn) -> bytes:
    rows = b"".join(
        _record(0, struct.pack("<IIHBB", row, 0, 300, 0, 0x10 * (row in sheet.hidden_rows)) + b"\0" * 5)
        + b"".join(_binary_cell(column, cell) for column, cell in enumerate(cells) if cell != "")
        for row, cells in enumerate(sheet.rows)
    )
    columns = b"".join(
        _record(60, struct.pack("<IIIIH", column, column, 2000, 0, 1)) for column in sheet.hidden_columns
    )
    merged = b"".join(
        _record(176, struct.pack("<IIII", block.top, block.bottom, block.left, block.right))
        for block in sheet.merged
    )
    filters = _record(161, b"\0" * 16) + _record(163, b"\0" * 6) + _record(164) + _record(162)
    size = struct.pack("<IIII", 0, len(sheet.rows) - 1, 0, max(map(len, sheet.rows)) - 1)
    return b"".join(
        [
            *(_record(129), _record(148, size)),
            *(_record(390), columns, _record(391)),
            *(_record(145), rows, _record(146)),
            filters if sheet.is_filtered else b"",
            *(_record(177, struct.pack("<I", len(sheet.merged))), merged, _record(178)),
            _record(130),
        ]
    )


_ERRORS = {"#DIV/0!": 0x07, "#REF!": 0x17, "#N/A": 0x2A}


def _binary_cell(column: int, cell: object) -> bytes:
    head = struct.pack("<II", column, 0)
    match cell:
        case Failed():
            return _record(3, head + bytes([_ERRORS[cell.text]]))
        case bool():
            return _record(4, head + bytes([cell]))
        case str():
            return _record(6, head + _wide(cell))
    return _record(5, head + struct.pack("<d", cell))


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = len(data), b""
    while length >= 0x80:
        size, length = size + bytes([length & 0x7F | 0x80]), length >> 7
    return head + size + bytes([length]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


# --- xls --------------------------------------------------------------------------------------------


def as_xls(*sheets: Drawn, is_1904: bool = False) -> bytes:
    return compound(Workbook=biff(*sheets, is_1904=is_1904))


def biff(*sheets: Drawn, is_1904: bool = False) -> bytes:
    """The records of a workbook (BIFF8)."""
    first_day = datetime.date(1904, 1, 1) if is_1904 else datetime.date(1899, 12, 30)
    pages = [_biff_sheet(sheet, first_day) for sheet in sheets]
    plain, day = (struct.pack("<HHHBBBBIIH", 0, number, 0, 0, 0, 0, 0, 0, 0, 0) for number in (0, 14))
    before = b"".join(
        [
            _biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)),
            _biff(0x42, struct.pack("<H", 1200)),
            _biff(0x22, struct.pack("<H", is_1904)),
            *(_biff(0xE0, plain), _biff(0xE0, day)),
        ]
    )
    names = [bytes([len(sheet.name), 1]) + sheet.name.encode("utf-16-le") for sheet in sheets]
    begin = len(before) + sum(4 + 6 + len(name) for name in names) + 4
    bounds = []
    for sheet, name, page in zip(sheets, names, pages, strict=True):
        bounds.append(_biff(0x85, struct.pack("<IBB", begin, sheet.is_hidden, 0) + name))
        begin += len(page)
    return before + b"".join(bounds) + _biff(0x0A) + b"".join(pages)


def biff5(sheet: Drawn, code_page: int | None) -> bytes:
    """The records of a workbook of texts as Excel 5 and 95 wrote it: texts are bytes."""
    name = sheet.name.encode("gbk")
    before = _biff(0x809, struct.pack("<HHHH", 0x500, 5, 0, 0))
    if code_page is not None:
        before += _biff(0x42, struct.pack("<H", code_page))
    begin = len(before) + 4 + 7 + len(name) + 4
    labels = b"".join(
        _biff(0x204, struct.pack("<HHHH", row, column, 0, len(cell.encode("gbk"))) + cell.encode("gbk"))
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
    )
    bounds = _biff(0x85, struct.pack("<IBBB", begin, 0, 0, len(name)) + name)
    page = _biff(0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 0)) + labels + _biff(0x0A)
    return before + bounds + _biff(0x0A) + page


def _biff_sheet(sheet: Drawn, first_day: datetime.date) -> bytes:
    cells = b"".join(
        _biff_cell(row, column, cell, first_day)
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if cell != ""
    )
    columns = [_biff(0x7D, struct.pack("<HHHHHH", at, at, 2000, 0, 1, 0)) for at in sheet.hidden_columns]
    rows = [_biff(0x208, struct.pack("<HHHHHHI", at, 0, 9, 300, 0, 0, 0x20)) for at in sheet.hidden_rows]
    blocks = b"".join(struct.pack("<4H", it.top, it.bottom, it.left, it.right) for it in sheet.merged)
    return b"".join(
        [
            _biff(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)),
            *(*columns, *rows, cells),
            _biff(0x9B) if sheet.is_filtered else b"",
            _biff(0xE5, struct.pack("<H", len(sheet.merged)) + blocks) if sheet.merged else b"",
            _biff(0x0A),
        ]
    )


def _biff_cell(row: int, column: int, cell: object, first_day: datetime.date) -> bytes:
    head = struct.pack("<HHH", row, column, isinstance(cell, datetime.date))
    match cell:
        case Failed():
            return _biff(0x205, head + bytes([_ERRORS[cell.text], 1]))
        case bool():
            return _biff(0x205, head + bytes([cell, 0]))
        case str():
            return _biff(0x204, head + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
        case datetime.date():
            return _biff(0x203, head + struct.pack("<d", (cell - first_day).days))
    return _biff(0x203, head + struct.pack("<d", cell))


def _biff(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def compound(**streams: bytes) -> bytes:
    """A compound file: header, one sector of chains, one of the directory, then the streams."""
    size, last, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    sectors, chains = [], [0xFFFFFFFD, last]
    entries = [_entry("Root Entry", 5, 1 if streams else free, free, last, 0)]
    for number, (name, data) in enumerate(streams.items(), 1):
        data = data.ljust(4096, b"\0")  # shorter ones lie in smaller sectors
        count = -(-len(data) // size)
        first = len(chains)
        chains += [*range(first + 1, first + count), last]
        sectors.append(data.ljust(count * size, b"\0"))
        right = number + 1 if number < len(streams) else free
        entries.append(_entry(name, 2, free, right, first, len(data)))
    per_sector = size // 4
    more = -(-len(chains) // per_sector) - 1  # further sectors of chains stand at the end
    chains += [0xFFFFFFFD] * more
    assert len(chains) <= per_sector * (more + 1)
    at = [0, *range(len(chains) - more, len(chains))]
    chains += [free] * (per_sector * (more + 1) - len(chains))
    table = struct.pack(f"<{len(chains)}I", *chains)
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        bytes.fromhex("D0CF11E0A1B11AE1"),
        *(b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, len(at), 1, 0, 4096, last, 0, last, 0),
    ) + struct.pack("<109I", *at, *[free] * (109 - len(at)))
    directory = b"".join(entries).ljust(size, b"\0")
    return header + table[:size] + directory + b"".join(sectors) + table[size:]


def _entry(name: str, kind: int, child_or_left: int, right: int, first: int, length: int) -> bytes:
    free = 0xFFFFFFFF
    left, child = (free, child_or_left) if kind == 5 else (child_or_left, free)
    return struct.pack(
        "<64sHBBIII36sIII",
        name.encode("utf-16-le"),
        *(2 * len(name) + 2, kind, 1, left, right, child, b"", first, length, 0),
    )


# --- ods --------------------------------------------------------------------------------------------

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = (
    " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def as_ods(*sheets: Drawn) -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {_SPACES}>{_ods_body(sheets)}"
            "</office:document-content>",
            "META-INF/manifest.xml": '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        }
    )


def as_fods(*sheets: Drawn) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES}>{_ods_body(sheets)}'
        "</office:document>"
    ).encode()


def _ods_body(sheets: tuple[Drawn, ...]) -> str:
    styles = (
        '<style:style style:name="hidden" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    tables = "".join(map(_ods_table, sheets))
    return (
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    )


def _ods_table(sheet: Drawn) -> str:
    width = max(map(len, sheet.rows))
    columns = "".join(
        f"<table:table-column{_collapsed(column in sheet.hidden_columns)}/>" for column in range(width)
    )
    word = "filter" if sheet.is_filtered else "collapse"
    rows = "".join(
        f"<table:table-row{_collapsed(row in sheet.hidden_rows, word)}>"
        + "".join(_ods_cell(sheet, row, column, cell) for column, cell in enumerate(cells))
        + '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        for row, cells in enumerate(sheet.rows)
    )
    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    style = ' table:style-name="hidden"' if sheet.is_hidden else ""
    return f'<table:table table:name="{sheet.name}"{style}>{columns}{rows}{blank}</table:table>'


def _collapsed(is_hidden: bool, word: str = "collapse") -> str:
    return f' table:visibility="{word}"' if is_hidden else ""


def _ods_cell(sheet: Drawn, row: int, column: int, cell: object) -> str:
    spans, name = "", "table:table-cell"
    for block in sheet.merged:
        if (block.top, block.left) == (row, column):
            spans = (
                f' table:number-rows-spanned="{block.bottom - row + 1}"'
                f' table:number-columns-spanned="{block.right - column + 1}"'
            )
        elif block.top <= row <= block.bottom and block.left <= column <= block.right:
            name = "table:covered-table-cell"
    match cell:
        case "":
            return f"<{name}{spans}/>"
        case Failed():
            kind = 'table:formula="of:=NA()" office:value-type="string" calcext:value-type="error"'
            text = cell.text
        case Uncomputed():
            return f'<{name}{spans} table:formula="of:=1+1"/>'
        case bool():
            kind = f'office:value-type="boolean" office:boolean-value="{str(cell).lower()}"'
            text = str(cell).upper()
        case str():
            kind = 'office:value-type="string"'
            text = escape(cell).replace("\n", "<text:line-break/>")
        case datetime.date():
            kind, text = f'office:value-type="date" office:date-value="{cell}"', f"{cell:%Y年}"
        case _:
            kind, text = f'office:value-type="float" office:value="{cell}"', f"{cell:,.2f}"
    return f"<{name}{spans} {kind}><text:p>{text}</text:p></{name}>"


# --- SpreadsheetML ----------------------------------------------------------------------------------


def as_spreadsheet_xml(*sheets: Drawn, encoding: str = "utf-8") -> bytes:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        + "".join(map(_xml_sheet, sheets))
        + "</Workbook>"
    ).encode(encoding)


def _xml_sheet(sheet: Drawn) -> str:
    columns = "".join(
        f'<Column ss:Index="{column + 1}" ss:Hidden="1"/>' for column in sorted(sheet.hidden_columns)
    )
    rows = "".join(
        f'<Row ss:Index="{row + 1}"{_xml_hidden(row in sheet.hidden_rows)}>'
        + "".join(_xml_cell(sheet, row, column, cell) for column, cell in enumerate(cells) if cell != "")
        + "</Row>"
        for row, cells in enumerate(sheet.rows)
        if any(cell != "" for cell in cells)
    )
    filters = '<x:AutoFilter><x:AutoFilterColumn x:Index="1" x:Type="Custom"/></x:AutoFilter>'
    visible = "SheetHidden" if sheet.is_hidden else "SheetVisible"
    return (
        f'<Worksheet ss:Name="{sheet.name}"><Table>{columns}{rows}</Table>'
        f"<x:WorksheetOptions><x:Visible>{visible}</x:Visible></x:WorksheetOptions>"
        f"{filters if sheet.is_filtered else ''}</Worksheet>"
    )


def _xml_hidden(is_hidden: bool) -> str:
    return ' ss:Hidden="1"' if is_hidden else ""


def _xml_cell(sheet: Drawn, row: int, column: int, cell: object) -> str:
    where = f' ss:Index="{column + 1}"'
    for block in sheet.merged:
        if (block.top, block.left) == (row, column):
            where += f' ss:MergeDown="{block.bottom - row}" ss:MergeAcross="{block.right - column}"'
    match cell:
        case Failed():
            kind, text = "Error", cell.text
        case Uncomputed():
            return f'<Cell{where} ss:Formula="=1+1"/>'
        case bool():
            kind, text = "Boolean", str(int(cell))
        case str():
            kind, text = "String", escape(cell).replace("\n", "&#10;")
        case datetime.date():
            kind, text = "DateTime", f"{cell}T00:00:00.000"
        case _:
            kind, text = "Number", str(cell)
    return f'<Cell{where}><Data ss:Type="{kind}">{text}</Data></Cell>'


# --- HTML -------------------------------------------------------------------------------------------


def as_html(sheet: Drawn, *, encoding: str = "utf-8", name: str | None = None) -> bytes:
    told = f"<!--[if gte mso 9]><xml><x:Name>{name or sheet.name}</x:Name></xml><![endif]-->"
    width = max(map(len, sheet.rows))
    columns = "".join(f"<col{_unseen(column in sheet.hidden_columns)}>" for column in range(width))
    rows = "".join(
        f"<tr{_unseen(row in sheet.hidden_rows)}>"
        + "".join(_html_cell(sheet, row, column, cell) for column, cell in enumerate(cells))
        + "</tr>\r\n"
        for row, cells in enumerate(sheet.rows)
    )
    return (
        f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{encoding}">{told}'
        f"<style>td {{mso-number-format:General}} <table></style></head>"
        f"<body><table>{columns}{rows}</table></body></html>"
    ).encode(encoding)


def _unseen(is_hidden: bool) -> str:
    return " width=0 style='display:none;mso-width-source:userset'" if is_hidden else ""


def _html_cell(sheet: Drawn, row: int, column: int, cell: object) -> str:
    spans = ""
    for block in sheet.merged:
        if (block.top, block.left) == (row, column):
            spans = f" rowspan={block.bottom - row + 1} colspan='{block.right - column + 1}'"
        elif block.top <= row <= block.bottom and block.left <= column <= block.right:
            return ""
    match cell:
        case Failed():
            return f'<td{spans} x:err="{cell.text}">{cell.text}</td>'
        case Uncomputed():
            return f'<td{spans} x:fmla="=1+1"></td>'
        case bool():
            return f'<td{spans} x:bool="{cell}">{str(cell).upper()}</td>'
        case str():
            text = escape(cell).replace("\n", "<br>")
            return f"""<td{spans} class=xl24 style='mso-number-format:"\\@"'>\n  {text}&nbsp;</td>"""
        case datetime.date():
            return f'<td{spans} x:num="45000">{cell}</td>'
    return f'<td{spans} x:num="{cell}">{cell:,.2f}</td>'
