"""Cells, rows and sheets as the XML of a workbook."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import NamedTuple

from transition.reports.beside.sheet_rows import reference
from transition.reports.beside.xml_bytes import escaped_string
from transition.reports.cells import Cell

_FIRST_DAY = datetime.date(1899, 12, 30)
_LEAP_DAY_OF_1900 = 60  # which a spreadsheet has and the calendar has not
_AT_AN_EDGE = re.compile(r"^\s|\s$|[\n\t]|\s\s")


class NewCell(NamedTuple):
    """A cell to be written: its format's number, and what it holds. A plain tuple: there are millions."""

    style: int
    value: Cell = None


def cell_xml(prefix: str, column: int, line: int, cell: NewCell) -> str:
    """Return a cell; a text stays a text, also one that begins with ``=``."""
    place = f'r="{reference(column, line)}"' + (f' s="{cell.style}"' if cell.style else "")
    match cell.value:
        case None:
            return f"<{prefix}c {place}/>"
        case str():
            inner = text_xml(prefix, cell.value)
            return f'<{prefix}c {place} t="inlineStr"><{prefix}is>{inner}</{prefix}is></{prefix}c>'
        case datetime.date():
            return f"<{prefix}c {place}><{prefix}v>{serial_day(cell.value)!r}</{prefix}v></{prefix}c>"
        case number:
            return f"<{prefix}c {place}><{prefix}v>{number!r}</{prefix}v></{prefix}c>"


def text_xml(prefix: str, text: str) -> str:
    """Return a text of a cell or comment; its spaces and line breaks at the ends are kept."""
    kept = ' xml:space="preserve"' if _AT_AN_EDGE.search(text) else ""
    return f"<{prefix}t{kept}>{escaped_string(text)}</{prefix}t>"


def row_xml(prefix: str, line: int, cells: Mapping[int, NewCell], more: str = "") -> str:
    """Return a row of cells by column, from 1; `more` are further attributes."""
    made = "".join(cell_xml(prefix, column, line, cells[column]) for column in sorted(cells))
    return f'<{prefix}row r="{line}"{more}>{made}</{prefix}row>'


def serial_day(day: datetime.date) -> int | float:
    """Return a day, with its time if it has one, as a workbook that counts from 1900 keeps it."""
    date = day.date() if isinstance(day, datetime.datetime) else day
    days = (date - _FIRST_DAY).days
    whole = days if days > _LEAP_DAY_OF_1900 else days - 1
    if not isinstance(day, datetime.datetime) or day.time() == datetime.time():
        return whole
    passed = day - datetime.datetime.combine(date, datetime.time(), day.tzinfo)
    return whole + passed / datetime.timedelta(days=1)
