"""OpenDocument sheets: content.xml of an .ods file, or a whole .fods file, read as it comes.

    <table:table>  --> StreamedSheet
      <table:table-row number-rows-repeated="2">  --> (cells, 2)
        <table:table-cell number-columns-repeated="3" office:value="1">

A file of repeated blanks has a few lines and a million rows; what is repeated is counted before it is made.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from xml.parsers.expat import XMLParserType

from transition.problems import Problem
from transition.rosters.files.archive import Archive
from transition.rosters.files.limits import Limits
from transition.rosters.files.refusing import refusal
from transition.rosters.files.sheet_stream import Event, StreamedSheet, streamed_grids
from transition.rosters.files.written_numbers import number_or_digits
from transition.rosters.files.xml_stream import encoded, feed, new_parser, starts_in
from transition.rosters.grid import Block, Grid
from transition.rosters.values.distinct import ERROR_TEXTS, UNCOMPUTED, Cell

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"

_CELL = "table:table-cell"
_CELLS = frozenset({_CELL, "table:covered-table-cell"})
_REPEATED, _WIDE = "table:number-columns-repeated", "table:number-columns-spanned"
_HIDDEN_ROWS = ("collapse", "filter")
_ERROR = "#VALUE!"
"""LibreOffice has errors of its own, such as Err:502; in an xlsx file it writes them so."""

_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,](\d+))?S")

Attributes = dict[str, str]
Read = tuple[tuple[Grid, ...], tuple[Problem, ...]]


def is_open_document(archive: Archive) -> bool:
    """Say whether a zip file holds OpenDocument sheets."""
    return archive.has(CONTENT) and archive.has(_MANIFEST)


def read_open_document(archive: Archive, wanted: str | None) -> Read:
    """Return the grids of the sheets that may hold the roster, and notes on the file.

    Raises RosterError when the file is encrypted or damaged, or no such sheet is in it.
    """
    manifest = starts_in(archive.file, _MANIFEST, archive.chunks(_MANIFEST))
    if any(element == "encryption-data" for element, _ in manifest):
        raise refusal("roster.encrypted", archive.file)
    parser = new_parser(archive.file, CONTENT)
    events = _events(archive.file, parser, archive.chunks(CONTENT), archive.limits)
    return streamed_grids(archive.file, events, wanted, archive.limits)


def read_flat_document(file: str, text: str, wanted: str | None, limits: Limits) -> Read:
    """Do the same for a document that is one XML file."""
    events = _events(file, new_parser(file, file, "utf-8"), encoded(text), limits)
    return streamed_grids(file, events, wanted, limits)


def _events(file: str, parser: XMLParserType, chunks: Iterable[bytes], limits: Limits) -> Iterator[Event]:
    reader = _Reader(limits.columns + 1)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    for _ in feed(file, parser, chunks):
        yield from reader.events
        reader.events.clear()


class _Reader:
    """Hears of each element and puts sheets and rows together.

    most: how many cells of a row are kept; one more filled one than the limits allow is enough to tell.
    """

    def __init__(self, most: int) -> None:
        self.events: list[Event] = []
        self._most = most
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._sheets: dict[str, StreamedSheet] = {}
        self._sheet: StreamedSheet | None = None
        self._row, self._column, self._times = 0, 0, 1
        self._cells: list[Cell] = []
        self._cell: Attributes | None = None
        self._texts: list[str] = []
        self._is_in_text = False
        self._filtered = ""
        self._skipped = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if self._skipped:
            self._skipped += 1
        elif self._cell is not None:
            if tag == "text:p" and not self._texts:
                self._is_in_text = True
            else:
                self._start_in_cell(tag, attributes)
        elif tag in _CELLS:
            self._cell = attributes
        elif starting := _STARTS.get(tag):
            starting(self, attributes)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif tag == "text:p":
            self._is_in_text = False
        elif tag in _CELLS:
            self._end_cell(tag)
        elif tag == "table:table-row" and self._sheet is not None:
            self.events.append((self._cells, self._times))
            self._cells, self._row = [], self._row + self._times
        elif tag == "table:table" and self._sheet is not None:
            self.events.append(None)
            self._sheet = None

    def text(self, text: str) -> None:
        if self._is_in_text and not self._skipped:
            self._texts.append(text.replace("\n", " "))

    def _start_in_cell(self, tag: str, attributes: Attributes) -> None:
        if tag == "text:p":
            if self._texts:
                self._texts.append("\n")
            self._is_in_text = True
        elif tag == "text:s":
            self._texts.append(" " * min(_count(attributes, "text:c"), self._most))
        elif tag == "text:line-break":
            self._texts.append("\n")
        elif tag == "text:tab":
            self._texts.append("\t")
        elif not tag.startswith("text:"):
            self._skipped = 1  # a comment, a picture: they have texts of their own

    def _end_cell(self, tag: str) -> None:
        attributes, texts, cells = self._cell, self._texts, self._cells
        self._cell = None
        if attributes is None or self._sheet is None:
            return
        value: Cell = ""
        if tag == _CELL and (texts or attributes):
            value = _value(attributes, texts[0] if len(texts) == 1 else "".join(texts))
        texts.clear()
        if _REPEATED in attributes:
            room = max(self._most - len(cells), value != "")
            cells += [value] * min(_count(attributes, _REPEATED), room)
            return
        if _WIDE in attributes:
            self._add_merged(self._sheet, attributes)
        cells.append(value)

    def _add_merged(self, sheet: StreamedSheet, attributes: Attributes) -> None:
        down, right = _count(attributes, "table:number-rows-spanned"), _count(attributes, _WIDE)
        column = len(self._cells)
        if down > 1 or right > 1:
            sheet.facts.merged.append(Block(self._row, column, self._row + down - 1, column + right - 1))

    def start_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("style:name", "")

    def start_table_style(self, attributes: Attributes) -> None:
        if attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def start_table(self, attributes: Attributes) -> None:
        name = attributes.get("table:name", "")
        self._sheet = StreamedSheet(name, attributes.get("table:style-name") in self._hidden_styles)
        self._sheets[name] = self._sheet
        self._row = self._column = 0
        self.events.append(self._sheet)

    def start_column(self, attributes: Attributes) -> None:
        times = _count(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility") in _HIDDEN_ROWS and self._sheet is not None:
            self._sheet.facts.hidden_columns.append((self._column, self._column + times - 1))
        self._column += times

    def start_row(self, attributes: Attributes) -> None:
        self._cells, self._times = [], _count(attributes, "table:number-rows-repeated")
        visibility = attributes.get("table:visibility")
        if visibility in _HIDDEN_ROWS and self._sheet is not None:
            self._sheet.facts.hidden_rows.append((self._row, self._row + self._times - 1))
            self._sheet.facts.is_filtered |= visibility == "filter"

    def start_range(self, attributes: Attributes) -> None:
        sheet = attributes.get("table:target-range-address", "").rpartition(":")[0].rpartition(".")[0]
        self._filtered = sheet.removeprefix("$").strip("'").replace("''", "'")

    def start_filter(self, _: Attributes) -> None:
        if self._filtered in self._sheets:
            self._sheets[self._filtered].facts.is_filtered = True


_STARTS = {
    "style:style": _Reader.start_style,
    "style:table-properties": _Reader.start_table_style,
    "table:table": _Reader.start_table,
    "table:table-column": _Reader.start_column,
    "table:table-row": _Reader.start_row,
    "table:database-range": _Reader.start_range,
    "table:filter": _Reader.start_filter,
}


def _count(attributes: Attributes, name: str) -> int:
    """Return a number of repetitions; one where none is said."""
    written = attributes.get(name, "1")
    return max(1, int(written[:9])) if written.isdecimal() else 1


# --- values ---------------------------------------------------------------------------------------


def _value(attributes: Attributes, text: str) -> Cell:
    """Return what a cell holds: the value that it says, or its text where it says none."""
    kind = attributes.get("office:value-type")
    if kind == "string":
        if attributes.get("calcext:value-type") == "error":
            return text if text in ERROR_TEXTS else _ERROR
        return text or attributes.get("office:string-value", "")
    if kind is None:
        return UNCOMPUTED if not text and "table:formula" in attributes else text
    if text in ERROR_TEXTS:
        return text
    if kind not in _READ:
        return number_or_digits(attributes.get("office:value", ""), text)
    try:
        return _READ[kind](attributes.get(f"office:{kind}-value", ""))
    except ValueError:
        return text


def _moment(written: str) -> Cell:
    moment = datetime.datetime.fromisoformat(written)
    return moment.date() if moment.time() == datetime.time() else moment.replace(tzinfo=None)


def _time(written: str) -> Cell:
    parts = _DURATION.fullmatch(written)
    if parts is None:
        raise ValueError(written)
    length = datetime.timedelta(hours=int(parts[1]), minutes=int(parts[2]), seconds=int(parts[3]))
    return (datetime.datetime.min + length).time() if length < datetime.timedelta(days=1) else length


def _flag(written: str) -> Cell:
    return written == "true"


_READ = {"date": _moment, "time": _time, "boolean": _flag}
