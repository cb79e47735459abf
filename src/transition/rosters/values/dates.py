"""Columns of days: texts in the usual writings, serial numbers, date cells."""

from __future__ import annotations

import datetime
import re

import numpy as np

from transition.rosters.columns import Days
from transition.rosters.values.distinct import Cell, Distinct, Fault, Typed, read_each
from transition.rosters.values.texts import NOTHING, shown, squeezed
from transition.rosters.values.written_days import WrittenDay, written_day

YEARS = range(1900, 2101)
"""A year outside of these is a typing error, not a day in anybody's life."""

_SERIAL_ZERO = datetime.date(1899, 12, 30).toordinal()
_TO_1904 = 1_462
"""Days from the one beginning of serial numbers to the other: that of 1904-01-01 is 0 there."""

_LAST_SERIAL = datetime.date(YEARS[-1], 12, 31).toordinal() - _SERIAL_ZERO
_SERIAL = re.compile(r"[0-9]{5}(\.[0-9]+)?")
_SIX_DIGITS = re.compile(r"[0-9]{6}")


def read_dates(distinct: Distinct, *, starts_1904: bool = False) -> Typed:
    """Read a column of days. A month without a day is the first of that month.

    starts_1904: whether serial numbers count days from 1904; else from 1900.
    """
    zero = _SERIAL_ZERO + _TO_1904 * starts_1904
    values, blank, faults = read_each(distinct, lambda cell: day_in(cell, zero))
    known = np.array([value is not None for value in values], dtype=bool)[distinct.which]
    ordinal = np.array([0 if value is None else value.toordinal() for value in values], dtype=np.int64)
    column = Days(ordinal=ordinal[distinct.which], known=None if known.all() else known)
    return Typed(column, blank[distinct.which], faults, distinct)


def day_in(cell: Cell, zero: int = _SERIAL_ZERO) -> datetime.date | Fault | None:
    """Read one cell: its day, None when it is blank, or why it cannot be read."""
    if isinstance(cell, datetime.datetime):
        return _sensible(cell.date(), cell)
    if isinstance(cell, datetime.date):
        return _sensible(cell, cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _day_of_number(cell, zero)
    if isinstance(cell, str):
        return _day_of_text(cell, zero)
    return Fault("roster.not-a-date", {"value": shown(cell)})


def names_no_day(cell: Cell) -> bool:
    """Say whether a text gives a month only, so that its day is not known."""
    written = written_day(shown(cell)) if isinstance(cell, (str, int, float)) else None
    return isinstance(written, WrittenDay) and written.day is None


def _day_of_text(text: str, zero: int) -> datetime.date | Fault | None:
    written = written_day(text)
    if isinstance(written, Fault):
        plain = squeezed(text)
        if plain in NOTHING:
            return None
        if _SERIAL.fullmatch(plain):
            return _day_of_number(float(plain), zero)
    return _built(written, text)


def _day_of_number(number: int | float, zero: int) -> datetime.date | Fault:
    """Read 20250701, 202507 or a serial number. A number such as 2025.1 may be January or October."""
    whole = int(number) if abs(number) < 1e9 else 0
    if YEARS[-1] < whole <= _LAST_SERIAL:
        return _sensible(datetime.date.fromordinal(zero + whole), number)
    if whole != number:
        return Fault("roster.not-a-date", {"value": shown(number)})
    return _built(written_day(str(whole)), number)


def _built(written: WrittenDay | Fault, cell: Cell) -> datetime.date | Fault:
    if isinstance(written, Fault):
        return written
    try:
        return _sensible(datetime.date(written.year, written.month, written.day or 1), cell)
    except ValueError:
        return Fault("roster.no-such-day", {"value": shown(cell)})


def _sensible(day: datetime.date, cell: Cell) -> datetime.date | Fault:
    if day.year in YEARS:
        return day
    if _SIX_DIGITS.fullmatch(shown(cell).strip()):
        return Fault("roster.date-short-year", {"value": shown(cell)})
    return Fault("roster.year-out-of-range", {"value": shown(cell), "first": YEARS[0], "last": YEARS[-1]})
