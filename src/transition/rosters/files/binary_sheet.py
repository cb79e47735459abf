"""Parts of an xlsb file, which are records and no XML: the list of sheets, and what a sheet says."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from attrs import frozen

from transition.rosters.files.refusing import damaged
from transition.rosters.files.sheet_facts import ERRORS_BY_NUMBER, Extent, SheetFacts
from transition.rosters.grid import Block

# [MS-XLSB] 2.3.2, by what each record holds.
_ROW, _BLANK, _ERROR, _FAILED_FORMULA, _LAST_CELL = 0, 1, 3, 11, 11
_COLUMNS, _MERGED, _FILTER_COLUMN, _SHARED_TEXTS, _SHEET = 60, 176, 163, 159, 156
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x01
_NO_TEXT = 0xFFFFFFFF

Record = tuple[int, bytes]
"""The kind of a record, and its data."""


@frozen
class ListedSheet:
    """A sheet as a workbook lists it: the relation by this identifier leads to its part."""

    name: str
    relation: str
    is_hidden: bool


def listed_in(file: str, part: bytes) -> list[ListedSheet]:
    """Return the sheets that the workbook part of an xlsb file lists."""
    sheets = []
    for kind, data in _records(file, part):
        if kind == _SHEET:
            (state,) = _numbers(file, data, 1)
            relation, end = _text(file, data, 8)
            sheets.append(ListedSheet(_text(file, data, end)[0], relation, state != 0))
    return sheets


def text_count(file: str, part: bytes) -> int:
    """Return how many shared texts a part says it has; `part` may be its begin, where that stands.

    Raises RosterError when it does not say so there.
    """
    for kind, data in _records(file, part):
        if kind == _SHARED_TEXTS:
            return _numbers(file, data, 2)[1]
    raise damaged(file, "records")


def read_binary_sheet(file: str, part: bytes) -> tuple[Extent, SheetFacts]:
    """Return how far the filled cells of a sheet reach, and what it says besides the values."""
    facts, rows, columns, row = SheetFacts(), 0, 0, 0
    for kind, data in _records(file, part):
        if _BLANK < kind <= _LAST_CELL:
            (column,) = _numbers(file, data, 1)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if kind in (_ERROR, _FAILED_FORMULA):
                facts.texts[row].append((column, _error(data)))
        elif kind == _ROW:
            (row,) = _numbers(file, data, 1)
            if data[11:12] and data[11] & _HIDDEN_ROW:
                facts.hidden_rows.append((row, row))
        elif kind == _COLUMNS:
            first, last, *_ = _numbers(file, data, 4)
            if data[16:17] and data[16] & _HIDDEN_COLUMN:
                facts.hidden_columns.append((first, last))
        elif kind == _MERGED:
            top, bottom, left, right = _numbers(file, data, 4)
            facts.merged.append(Block(top, left, bottom, right))
        elif kind == _FILTER_COLUMN:
            facts.is_filtered = True
    return Extent(rows, columns), facts


def _records(file: str, part: bytes) -> Iterator[Record]:
    """Give the records; the kind has one byte or two, the length up to four, seven bits in each."""
    place, end = 0, len(part)
    try:
        while place < end:
            kind = part[place]
            place += 1
            if kind & 0x80:
                kind = kind & 0x7F | part[place] << 7
                place += 1
            length = 0
            for shift in (0, 7, 14, 21):
                byte = part[place]
                place += 1
                length |= (byte & 0x7F) << shift
                if byte < 0x80:
                    break
            if place + length > end:
                raise damaged(file, "records")
            yield kind, part[place : place + length]
            place += length
    except IndexError:
        raise damaged(file, "records") from None


def _error(data: bytes) -> str:
    return ERRORS_BY_NUMBER.get(int.from_bytes(data[8:9], "little"), "#N/A")


def _numbers(file: str, data: bytes, count: int) -> tuple[int, ...]:
    if len(data) < 4 * count:
        raise damaged(file, "records")
    return struct.unpack_from(f"<{count}I", data)


def _text(file: str, data: bytes, begin: int) -> tuple[str, int]:
    """Return a text, whose length stands before it, and where it ends; a missing one is empty."""
    (length,) = _numbers(file, data[begin:], 1)
    end = begin + 4 + (0 if length == _NO_TEXT else 2 * length)
    if end > len(data):
        raise damaged(file, "records")
    return data[begin + 4 : end].decode("utf-16-le", "replace"), end
