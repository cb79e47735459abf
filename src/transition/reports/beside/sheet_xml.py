"""A sheet of a workbook: new cells go in among its rows, others get another format, all else stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from transition.reports.beside.boxes import Sizes
from transition.reports.beside.cell_xml import NewCell, cell_xml, row_xml
from transition.reports.beside.package import MAIN_SPACES, Package
from transition.reports.beside.sheet_frame import SheetFrame, number
from transition.reports.beside.sheet_rows import CellSpan, Row, SheetRows
from transition.reports.beside.xml_bytes import XmlError, attribute, parse, whole, with_attributes

Restyle = Callable[[int], int]
"""From a cell's format to the one that it gets instead."""

_ROWS = re.compile(rb"<((?:[\w.-]+:)?)sheetData[\s/>]")
_SPANS = re.compile(rb"(\d+):(\d+)")
_PIXELS_OF_DIGIT, _PIXELS_OF_EDGE, _PIXELS_OF_POINT = 7, 5, 4 / 3


class Sheet:
    """One sheet of a workbook, open for changes. Lines and columns are counted from 1."""

    def __init__(self, package: Package, name: str) -> None:
        """name: of the part. Raises XmlError when it is not a sheet as the standard has it."""
        self.splice = package.splice(name)
        text = self.splice.text
        begun = _ROWS.search(text)
        last = text.rfind(b"</%ssheetData" % begun[1]) if begun else -1
        skipped = (text.index(b">", begun.start()) + 1, last) if begun and last >= 0 else (0, 0)
        root = parse(text, skipped)
        data = root.child("sheetData")
        if data is None or root.space not in MAIN_SPACES or not (data.closes_itself or data.close == last):
            raise XmlError("sheetData")
        self._data = data
        self.frame = SheetFrame(root, self.splice)
        self.rows = SheetRows(text, data.inner, data.close, data.prefix)

    # --- what is there ----------------------------------------------------------------------------

    def last_column(self, first: int, last: int) -> int:
        """Return the last column that holds something in these lines, or that a merged cell there covers."""
        found = 0
        for row in self.rows.all:
            if first <= row.number <= last:
                for cell in self.rows.backwards(row):
                    if cell.column <= found:
                        break
                    if self.rows.has_value(cell):
                        found = cell.column
        covered = (
            block.right for block in self.frame.merged() if block.top <= last and block.bottom >= first
        )
        return max(found, *covered, 0)

    def style_before(self, line: int, column: int) -> int:
        """Return the format of the last cell of a line that stands before a column; else the line's own."""
        row = self.rows.by_number.get(line)
        if row is None:
            return 0
        before = (cell for cell in self.rows.backwards(row) if cell.column < column)
        cell = next(before, None)
        return cell.style if cell else self._row_style(row)

    def _row_style(self, row: Row) -> int:
        return whole(attribute(self._tag(row), b"s"), 0)

    def _tag(self, row: Row) -> bytes:
        return self.splice.text[row.start : row.inner]

    def sizes(self) -> Sizes:
        """Return the widths and heights, for boxes that lie over the cells."""

        def width(column: int) -> int:
            digits = self.frame.column_width(column + 1)
            return round(digits * _PIXELS_OF_DIGIT + _PIXELS_OF_EDGE) if digits > 0 else 0

        def height(row: int) -> int:
            found = self.rows.by_number.get(row + 1)
            tag = self._tag(found) if found else b""
            if attribute(tag, b"hidden") in (b"1", b"true"):
                return 0
            written = attribute(tag, b"ht")
            return round(
                number(written.decode() if written else None, self.frame.usual_height) * _PIXELS_OF_POINT
            )

        return Sizes(width, height)

    # --- what is changed --------------------------------------------------------------------------

    def write(
        self, cells: Mapping[int, Mapping[int, NewCell]], restyles: Mapping[int, Mapping[int, Restyle]]
    ) -> None:
        """Put new cells in, by line and column, and give others another format.

        A new cell takes the place of one that is there (which must be empty). A cell that is to have
        another format and is not there is made.
        """
        for line in sorted(cells.keys() | restyles.keys()):
            row = self.rows.by_number.get(line)
            if row is None:
                self._new_row(line, cells.get(line, {}), restyles.get(line, {}))
            else:
                self._change_row(row, cells.get(line, {}), restyles.get(line, {}))

    def _new_row(self, line: int, cells: Mapping[int, NewCell], restyles: Mapping[int, Restyle]) -> None:
        made = self._made(None, restyles)
        xml = row_xml(self._data.prefix, line, {**made, **cells}).encode()
        following = next((row for row in self.rows.all if row.number > line), None)
        if following:
            self.splice.insert(following.start, xml)
        else:
            self.splice.append(self._data, xml)

    def _made(self, row: Row | None, restyles: Mapping[int, Restyle]) -> dict[int, NewCell]:
        """Return cells that are not there yet, with the formats that theirs come to."""
        of_row = self._row_style(row) if row else 0
        return {
            column: NewCell(restyle(of_row or self.frame.column_style(column)))
            for column, restyle in restyles.items()
        }

    def _change_row(self, row: Row, cells: Mapping[int, NewCell], restyles: Mapping[int, Restyle]) -> None:
        self._change_tag(row, max((*cells, *restyles)))
        last = next(self.rows.backwards(row), None)
        if not restyles and (last is None or last.column < min(cells)):
            self._append(row, "".join(self._cell(row, column, cells[column]) for column in sorted(cells)))
            return
        there = {cell.column: cell for cell in self.rows.cells(row)}
        missing = dict(restyles)
        for column in there.keys() & restyles.keys():
            self._restyle(there[column], missing.pop(column)(there[column].style))
        self._put_in(row, there, {**self._made(row, missing), **cells})

    def _put_in(self, row: Row, there: Mapping[int, CellSpan], cells: Mapping[int, NewCell]) -> None:
        """Put cells in among those of a row, each in its place."""
        behind = ""
        for column in sorted(cells):
            xml = self._cell(row, column, cells[column])
            if column in there:
                cell = there[column]
                self.splice.replace(cell.start, self.rows.end_of(cell), xml.encode())
                continue
            following = min((one for one in there if one > column), default=None)
            if following is None:
                behind += xml
            else:
                self.splice.insert(there[following].start, xml.encode())
        if behind:
            self._append(row, behind)

    def _cell(self, row: Row, column: int, cell: NewCell) -> str:
        return cell_xml(self._data.prefix, column, row.number, cell)

    def _append(self, row: Row, xml: str) -> None:
        if row.closes_itself:
            self.splice.replace(row.inner - 2, row.end, f">{xml}</{self._data.prefix}row>".encode())
        else:
            self.splice.insert(row.close, xml.encode())

    def _restyle(self, cell: CellSpan, style: int) -> None:
        tag = self.splice.text[cell.start : cell.inner]
        self.splice.replace(cell.start, cell.inner, with_attributes(tag, {b"s": str(style).encode()}))

    def _change_tag(self, row: Row, last: int) -> None:
        """Let the columns that a row says it spans reach the last new one."""
        tag = self._tag(row)
        spans = attribute(tag, b"spans")
        found = _SPANS.fullmatch(spans.strip()) if spans else None
        if spans is None or (found and int(found[2]) >= last):
            return
        wider = b"%s:%d" % (found[1], last) if found else b"1:%d" % last
        ending = 2 if row.closes_itself else 1
        changed = with_attributes(tag, {b"spans": wider})
        self.splice.replace(row.start, row.inner - ending, changed[:-ending])
