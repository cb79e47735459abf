"""Tables of results as further sheets of a workbook that is there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transition.reports.beside.cell_xml import NewCell, row_xml
from transition.reports.beside.sheet_rows import reference
from transition.reports.beside.styles_xml import Look, Styles
from transition.reports.beside.workbook_xml import AddedSheet
from transition.reports.beside.xml_bytes import escaped
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
from transition.rosters.grid import column_letter

_HEADING = Look(bold=True, colour=HEADER_COLOUR, wrap=True, align="center", centred=True, underlined=True)


def added_sheet(sheet: Sheet, styles: Styles, space: str, *, has_views: bool) -> AddedSheet:
    """Return a sheet as it is added to a workbook.

    space: the workbook's namespace; has_views: whether it has windows that show sheets.
    """
    height = 1 + len(sheet.columns[0].cells) + bool(sheet.closing)
    last, frozen = len(sheet.columns), sheet.frozen
    extent = f"A1:{reference(last, height)}"
    parts = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{space}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
        f'<dimension ref="{extent}"/>',
        _view(frozen) if has_views else "",
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{_widths(sheet.columns)}</cols><sheetData>',
        *_rows(sheet, styles),
        "</sheetData>",
        f'<autoFilter ref="{extent}"/>' if sheet.filtered else "",
        _page(sheet),
        "</worksheet>",
    )
    titles = (*([f"$A:${column_letter(frozen - 1)}"] if frozen else []), "$1:$1")
    filtered = f"$A$1:${column_letter(last - 1)}${height}" if sheet.filtered else ""
    return AddedSheet(sheet.name, "".join(parts).encode(), titles, filtered)


def _view(frozen: int) -> str:
    corner = reference(frozen + 1, 2)
    across = f'xSplit="{frozen}" ' if frozen else ""
    pane = "bottomRight" if frozen else "bottomLeft"
    fixed = f'<pane {across}ySplit="1" topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'
    return f'<sheetViews><sheetView workbookViewId="0">{fixed}</sheetView></sheetViews>'


def _widths(columns: Sequence[SheetColumn]) -> str:
    return "".join(
        f'<col min="{number}" max="{number}" width="{column.width}" customWidth="1"/>'
        for number, column in enumerate(columns, start=1)
    )


def _rows(sheet: Sheet, styles: Styles) -> Iterator[str]:
    heading = styles.made(_HEADING)
    headings = {
        number: NewCell(heading, column.heading) for number, column in enumerate(sheet.columns, start=1)
    }
    yield row_xml("", 1, headings, f' ht="{HEADER_HEIGHT}" customHeight="1"')
    looks = [styles.made(_look(column)) for column in sheet.columns]
    for line, cells in enumerate(zip(*(column.cells for column in sheet.columns), strict=True), start=2):
        height = sheet.heights.get(line - 1)
        more = f' ht="{height}" customHeight="1"' if height else ""
        row = {
            number: NewCell(look, cell)
            for number, (look, cell) in enumerate(zip(looks, cells, strict=True), start=1)
            if cell is not None
        }
        yield row_xml("", line, row, more)
    if sheet.closing:
        yield row_xml("", 2 + len(sheet.columns[0].cells), dict(_closing(sheet, styles)))


def _look(column: SheetColumn) -> Look:
    align = column.align if column.align != "left" else None
    return Look(number_format=column.number_format, wrap=column.wrap, align=align)


def _closing(sheet: Sheet, styles: Styles) -> Iterator[tuple[int, NewCell]]:
    for number, column in enumerate(sheet.columns, start=1):
        look = Look(number_format=column.number_format, bold=True, colour=TOTAL_COLOUR)
        yield number, NewCell(styles.made(look), sheet.closing if number == 1 else column.total)


def _page(sheet: Sheet) -> str:
    margins = "".join(f' {side}="{inches}"' for side, inches in MARGINS.items())
    wide = pages_wide(sheet)
    return (
        f'<printOptions horizontalCentered="1" gridLines="1"/><pageMargins{margins}/>'
        f'<pageSetup paperSize="{A4}" orientation="landscape" fitToWidth="{wide}" fitToHeight="0"/>'
        f"<headerFooter><oddHeader>{escaped(print_header(sheet))}</oddHeader>"
        f"<oddFooter>{escaped(FOOTER)}</oddFooter></headerFooter>"
    )
