"""Days in the usual writings, serial numbers and date cells."""

from __future__ import annotations

import datetime
import re

import numpy as np

from transition.rosters.columns import Days
from transition.rosters.values.distinct import Cell, Distinct, Fault, Typed, read_each
from transition.rosters.values.texts import NOTHING, shown, squeezed

_SIGNS = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})[日号]?|月)?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_TIME = re.compile(r"(?<=\d)[T ]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")

YEARS = range(1900, 2101)
"""A year outside of these is a typing error, not a day in anybody's life."""

_SERIAL_ZERO = datetime.date(1899, 12, 30).toordinal()
_LAST_SERIAL = datetime.date(YEARS[-1], 12, 31).toordinal() - _SERIAL_ZERO


def read_dates(distinct: Distinct) -> Typed:
    """Read a column of days. A month without a day is the first of that month."""
    values, blank, faults = read_each(distinct, day_in)
    known = np.array([value is not None for value in values], dtype=bool)[distinct.which]
    ordinal = np.array([0 if value is None else value.toordinal() for value in values], dtype=np.int64)
    column = Days(ordinal=ordinal[distinct.which], known=None if known.all() else known)
    return Typed(column, blank[distinct.which], faults, distinct)


def day_in(cell: Cell) -> datetime.date | Fault | None:
    """Read one cell: its day, None when it is blank, or why it cannot be read."""
    if isinstance(cell, datetime.datetime):
        return _sensible(cell.date(), cell)
    if isinstance(cell, datetime.date):
        return _sensible(cell, cell)
    if isinstance(cell, (int, float)):
        return _day_of_number(cell)
    if isinstance(cell, str):
        return _day_of_text(cell)
    return _unreadable(cell)


def names_no_day(cell: Cell) -> bool:
    """Say whether a text gives a month only, so that its day is not known."""
    text = squeezed(shown(cell)) if isinstance(cell, (str, int, float)) else ""
    match = _SIGNS.fullmatch(text) or _DIGITS.fullmatch(text)
    return match is not None and match[3] is None


def _day_of_text(text: str) -> datetime.date | Fault | None:
    plain = squeezed(_TIME.sub("", text.strip()))
    if plain in NOTHING:
        return None
    match = _SIGNS.fullmatch(plain) or _DIGITS.fullmatch(plain)
    return _built(match[1], match[2], match[3], text) if match else _unreadable(text)


def _day_of_number(number: int | float) -> datetime.date | Fault:
    """Read 20250701, 202507 or a serial number. A number such as 2025.1 may be January or October."""
    whole = int(number) if abs(number) < 1e9 else 0
    match = _DIGITS.fullmatch(str(whole)) if whole == number else None
    if match:
        return _built(match[1], match[2], match[3], number)
    if YEARS[-1] < whole <= _LAST_SERIAL:
        return _sensible(datetime.date.fromordinal(_SERIAL_ZERO + whole), number)
    return _unreadable(number)


def _built(year: str, month: str, day: str | None, cell: Cell) -> datetime.date | Fault:
    try:
        return _sensible(datetime.date(int(year), int(month), int(day or 1)), cell)
    except ValueError:
        return Fault("roster.no-such-day", {"value": shown(cell)})


def _sensible(day: datetime.date, cell: Cell) -> datetime.date | Fault:
    if day.year in YEARS:
        return day
    return Fault("roster.year-out-of-range", {"value": shown(cell), "first": YEARS[0], "last": YEARS[-1]})


def _unreadable(cell: Cell) -> Fault:
    return Fault("roster.not-a-date", {"value": shown(cell)})
