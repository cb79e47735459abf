"""Workbooks before 2007: the cells of the sheets of an .xls file (BIFF).

    records --xlrd----> cells
        |  --_facts---> merged cells, hidden rows and columns, filters

The library reads those too, but only with all formats of all cells, which takes longer and fails more
often than the few records that tell them.
"""

from __future__ import annotations

import datetime
import io
import struct
from collections.abc import Iterator

import xlrd
from attrs import frozen

from transition.problems import Problem
from transition.rosters.files.bounds import Run, bounded_grid
from transition.rosters.files.limits import Limits
from transition.rosters.files.refusing import damaged, over, refusal, unreadable
from transition.rosters.files.sheet_choice import SheetName, chosen_sheets
from transition.rosters.files.sheet_facts import ERRORS_BY_NUMBER, SheetFacts
from transition.rosters.grid import Block, Grid
from transition.rosters.values.distinct import Cell

# [MS-XLS] 2.3.2, by what each record begins or holds.
_BEGIN, _END, _LOCKED, _CODE_PAGE, _SHEET = 0x809, 0x0A, 0x2F, 0x42, 0x85
_ROW, _COLUMNS, _MERGED, _FILTERED = 0x208, 0x7D, 0xE5, 0x9B
_OF_BOOK = frozenset({_BEGIN, _LOCKED, _CODE_PAGE, _SHEET})
_OF_SHEET = frozenset({_ROW, _COLUMNS, _MERGED, _FILTERED})
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_WORKSHEET, _BIFF8 = 0, b"\x00\x06"
_HEAD = struct.Struct("<HH")
_CHINESE = "gb18030"

_AS_THEY_ARE = frozenset({xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_BLANK})


@frozen
class _Globals:
    """What stands before the sheets: where each begins, which are hidden, how old texts are encoded."""

    begins: tuple[int, ...]
    hidden: tuple[bool, ...]
    encoding: str | None


def read_old_workbook(
    file: str, stream: bytes, wanted: str | None, limits: Limits
) -> tuple[Iterator[Grid], tuple[Problem, ...]]:
    """Return the grids of the sheets that may hold the roster, read one by one, and notes on the file.

    Raises RosterError when the file is damaged or no such sheet is in it, and so does the iterator.
    """
    found = _globals(file, stream)
    if len(found.begins) > limits.sheets:
        raise over("roster.too-many-sheets", file, "sheets", len(found.begins), limits.sheets)
    facts = [_facts(file, stream, begin) for begin in found.begins]
    # Sheets that lie in each other would be read again and again.
    if len(set(found.begins)) < len(found.begins) or sum(length for length, _ in facts) > len(stream):
        raise damaged(file, "records")
    book = _opened(file, stream, found.encoding)
    # A workbook of one sheet only, as before 1993, says nothing of it before.
    told = dict(zip(book.sheet_names(), zip(found.hidden, facts, strict=True), strict=False))
    sheets = [SheetName(name, name in told and told[name][0]) for name in book.sheet_names()]
    chosen, notes = chosen_sheets(file, sheets, wanted)
    return (
        _grid(file, book, name, told[name][1][1] if name in told else SheetFacts(), limits) for name in chosen
    ), notes


class _Nowhere(io.TextIOBase):
    """Where the library's remarks on a file go."""

    def write(self, text: str) -> int:
        return len(text)


def _opened(file: str, stream: bytes, encoding: str | None) -> xlrd.Book:
    try:
        return xlrd.open_workbook(
            logfile=_Nowhere(),
            file_contents=stream,
            encoding_override=encoding,
            on_demand=True,
            ragged_rows=True,
        )
    except BaseException as error:
        raise unreadable(file, error) from None


def _grid(file: str, book: xlrd.Book, name: str, facts: SheetFacts, limits: Limits) -> Grid:
    try:
        sheet = book.sheet_by_name(name)
    except BaseException as error:
        raise unreadable(file, error) from None
    facts.starts_1904 = book.datemode == 1
    return bounded_grid(file, name, _runs(sheet, book.datemode), facts, limits)


def _runs(sheet: xlrd.sheet.Sheet, epoch: int) -> Iterator[Run]:
    for row in range(sheet.nrows):
        kinds, values = sheet.row_types(row), sheet.row_values(row)
        if _AS_THEY_ARE.issuperset(kinds):
            yield values, 1
        else:
            yield [_cell(kind, value, epoch) for kind, value in zip(kinds, values, strict=True)], 1


def _cell(kind: int, value: object, epoch: int) -> Cell:
    if kind == xlrd.XL_CELL_ERROR:
        assert isinstance(value, int)
        return ERRORS_BY_NUMBER.get(value, "#N/A")
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    return _day(value, epoch) if kind == xlrd.XL_CELL_DATE else value


def _day(value: object, epoch: int) -> Cell:
    """Return a day, a time, or both; a number that is formatted as a day but can be none stays one."""
    try:
        moment = xlrd.xldate.xldate_as_datetime(value, epoch)
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        return value
    assert isinstance(moment, datetime.datetime)
    assert isinstance(value, float)
    if value < 1:
        return moment.time()
    return moment.date() if value.is_integer() else moment


# --- records --------------------------------------------------------------------------------------


def _records(
    file: str, stream: bytes, begin: int, wanted: frozenset[int]
) -> tuple[list[tuple[int, int, int]], int]:
    """Return the wanted records of what begins at a place: kind, begin and end of data; and where it ends."""
    found, place, depth, last = [], begin, 0, len(stream) - _HEAD.size
    while place <= last:
        kind, length = _HEAD.unpack_from(stream, place)
        data = place + _HEAD.size
        place = data + length
        if kind in wanted and place <= len(stream):
            found.append((kind, data, place))
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return found, place
    raise damaged(file, "records")


def _globals(file: str, stream: bytes) -> _Globals:
    begins: list[int] = []
    hidden: list[bool] = []
    is_old = says_encoding = False
    for kind, begin, end in _records(file, stream, 0, _OF_BOOK)[0]:
        if kind == _LOCKED:
            raise refusal("roster.encrypted", file)
        if kind == _BEGIN and not begins:
            is_old = stream[begin : begin + 2] != _BIFF8
        elif kind == _CODE_PAGE:
            says_encoding = True
        elif kind == _SHEET and end - begin > 6:
            where, state, what = struct.unpack_from("<IBB", stream, begin)
            if what == _WORKSHEET:
                begins.append(where)
                hidden.append(bool(state & 3))
    return _Globals(tuple(begins), tuple(hidden), _CHINESE if is_old and not says_encoding else None)


def _facts(file: str, stream: bytes, begin: int) -> tuple[int, SheetFacts]:
    """Return how many bytes the records of a sheet have, and what they tell besides cells."""
    facts = SheetFacts()
    records, behind = _records(file, stream, begin, _OF_SHEET)
    for kind, at, end in records:
        length = end - at
        if kind == _ROW and length >= 16 and stream[at + 12] & _HIDDEN_ROW:
            (row,) = struct.unpack_from("<H", stream, at)
            facts.hidden_rows.append((row, row))
        elif kind == _COLUMNS and length >= 10 and stream[at + 8] & _HIDDEN_COLUMN:
            facts.hidden_columns.append(struct.unpack_from("<HH", stream, at))
        elif kind == _MERGED:
            for block in range(at + 2, end - 7, 8):
                top, bottom, left, right = struct.unpack_from("<4H", stream, block)
                facts.merged.append(Block(top, left, bottom, right))
        elif kind == _FILTERED:
            facts.is_filtered = True
    return behind - begin, facts
