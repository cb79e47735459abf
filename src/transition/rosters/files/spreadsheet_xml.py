"""SpreadsheetML 2003: workbooks that are one XML file, as WPS and many servers write them.

    <Worksheet ss:Name="花名册">  --> StreamedSheet
      <Row ss:Index="3" ss:Hidden="1">  --> its row, after two blank ones
        <Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="Number">1200.5</Data></Cell>

Where a row or a cell does not say its place, it stands next to the one before.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from transition.problems import Problem
from transition.rosters.files.limits import Limits
from transition.rosters.files.sheet_stream import Event, StreamedSheet, streamed_grids
from transition.rosters.files.written_numbers import number_or_digits
from transition.rosters.files.xml_stream import encoded, feed, local, new_parser
from transition.rosters.grid import Block, Grid
from transition.rosters.values.distinct import UNCOMPUTED, Cell

_DAYS_OF_TIMES = (datetime.date(1899, 12, 30), datetime.date(1899, 12, 31), datetime.date(1904, 1, 1))
"""A time of day is written as one of the day on which the calendar begins."""

Attributes = dict[str, str]


def read_spreadsheet_xml(
    file: str, text: str, wanted: str | None, limits: Limits
) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """Return the grids of the sheets that may hold the roster, and a note on hidden ones.

    Raises RosterError when it is not well-formed, or no such sheet is in it.
    """
    return streamed_grids(file, _events(file, text, limits), wanted, limits)


def _events(file: str, text: str, limits: Limits) -> Iterator[Event]:
    reader, parser = _Reader(limits.columns + 1), new_parser(file, file, "utf-8")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    for _ in feed(file, parser, encoded(text)):
        yield from reader.events
        reader.events.clear()


class _Reader:
    """Hears of each element and puts sheets and rows together.

    most: how many cells of a row are kept; one more filled one than the limits allow is enough to tell.
    """

    def __init__(self, most: int) -> None:
        self.events: list[Event] = []
        self._most = most
        self._sheet: StreamedSheet | None = None
        self._row, self._times, self._column = 0, 1, 0
        self._cells: list[Cell] = []
        self._cell: Attributes = {}
        self._data: Attributes | None = None
        self._heard: list[str] | None = None
        self._is_in_comment = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if starting := _STARTS.get(local(tag)):
            named = {local(name): value for name, value in attributes.items()} if attributes else attributes
            starting(self, named)

    def end(self, tag: str) -> None:
        if ending := _ENDS.get(local(tag)):
            ending(self)

    def text(self, text: str) -> None:
        if self._heard is not None:
            self._heard.append(text)

    # --- sheets, columns, rows ---

    def start_sheet(self, attributes: Attributes) -> None:
        self._sheet = StreamedSheet(attributes.get("Name", ""))
        self._row = self._column = 0
        self.events.append(self._sheet)

    def end_sheet(self) -> None:
        self._sheet = None
        self.events.append(None)

    def start_column(self, attributes: Attributes) -> None:
        first = _number(attributes, "Index", self._column + 1) - 1
        self._column = first + 1 + _number(attributes, "Span", 0)
        if attributes.get("Hidden") == "1" and self._sheet is not None:
            self._sheet.facts.hidden_columns.append((first, self._column - 1))

    def start_row(self, attributes: Attributes) -> None:
        row = max(self._row, _number(attributes, "Index", self._row + 1) - 1)
        if row > self._row and self._sheet is not None:
            self.events.append(([], row - self._row))
        self._row, self._cells = row, []
        self._times = 1 + _number(attributes, "Span", 0)
        if attributes.get("Hidden") == "1" and self._sheet is not None:
            self._sheet.facts.hidden_rows.append((row, row + self._times - 1))

    def end_row(self) -> None:
        if self._sheet is not None:
            self.events.append((self._cells, self._times))
        self._row, self._cells = self._row + self._times, []

    # --- cells ---

    def start_cell(self, attributes: Attributes) -> None:
        self._cell, self._data = attributes, None
        if "Index" in attributes:
            column = min(_number(attributes, "Index", 0) - 1, self._most)
            self._cells += [""] * (column - len(self._cells))

    def end_cell(self) -> None:
        column = len(self._cells)
        if self._data is not None:
            self._cells.append(_value(self._data["Type"], self._data["text"]))
        else:
            self._cells.append(UNCOMPUTED if "Formula" in self._cell else "")
        if "MergeAcross" in self._cell or "MergeDown" in self._cell:
            self._merge(column)

    def _merge(self, column: int) -> None:
        right, down = _number(self._cell, "MergeAcross", 0), _number(self._cell, "MergeDown", 0)
        if (right or down) and self._sheet is not None:
            block = Block(self._row, column, self._row + down, column + right)
            self._sheet.facts.merged.append(block)
        self._cells += [""] * min(right, max(0, self._most - len(self._cells)))

    def start_data(self, attributes: Attributes) -> None:
        if not self._is_in_comment:
            self._data = {"Type": attributes.get("Type", "String"), "text": ""}
            self._heard = []

    def end_data(self) -> None:
        if self._data is not None and self._heard is not None:
            self._data["text"] = "".join(self._heard)
        self._heard = None

    def start_comment(self, _: Attributes) -> None:
        self._is_in_comment = True

    def end_comment(self) -> None:
        self._is_in_comment = False

    # --- what stands after the rows ---

    def start_visible(self, _: Attributes) -> None:
        self._heard = []

    def end_visible(self) -> None:
        if self._sheet is not None and self._heard is not None:
            self._sheet.is_hidden = "".join(self._heard).strip() in ("SheetHidden", "SheetVeryHidden")
        self._heard = None

    def start_filter(self, attributes: Attributes) -> None:
        if self._sheet is not None and attributes.get("Type", "All") != "All":
            self._sheet.facts.is_filtered = True


_STARTS = {
    "Worksheet": _Reader.start_sheet,
    "Column": _Reader.start_column,
    "Row": _Reader.start_row,
    "Cell": _Reader.start_cell,
    "Data": _Reader.start_data,
    "Comment": _Reader.start_comment,
    "Visible": _Reader.start_visible,
    "AutoFilterColumn": _Reader.start_filter,
}
_ENDS = {
    "Worksheet": _Reader.end_sheet,
    "Row": _Reader.end_row,
    "Cell": _Reader.end_cell,
    "Data": _Reader.end_data,
    "Comment": _Reader.end_comment,
    "Visible": _Reader.end_visible,
}


def _number(attributes: Attributes, name: str, otherwise: int) -> int:
    written = attributes.get(name, "")
    return int(written[:9]) if written.isdecimal() else otherwise


def _value(kind: str, text: str) -> Cell:
    """Return what a cell holds by its type; its text where it cannot be of this type."""
    if kind == "Number":
        return number_or_digits(text, text)
    if kind == "Boolean":
        return text.strip() == "1"
    return _moment(text) if kind == "DateTime" else text


def _moment(text: str) -> Cell:
    try:
        moment = datetime.datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return text
    if moment.date() in _DAYS_OF_TIMES:
        return moment.time()
    return moment.date() if moment.time() == datetime.time() else moment
