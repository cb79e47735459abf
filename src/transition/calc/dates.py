"""Days: whole years and months between two, days made of numbers, and days some months on.

Whole years are those of the law's 周岁: full on the birthday, not before. Who is born on 29 February
completes a year on 1 March where there is no such day; months end likewise.
"""

from __future__ import annotations

import datetime
from typing import Literal

import numpy as np

from transition.calc.arithmetic import both_known, of_one_length
from transition.calc.guard import in_range
from transition.rosters.columns import Array, Bools, Days, Numbers, all_known

_EPOCH = 719163  # the ordinal of 1970-01-01, where numpy's days begin
_LAST_DAY = datetime.date.max.toordinal()
_LONGEST = 12 * 10_000
_MOST_DAYS = 200_000


def elapsed(measure: Literal["years", "months"], start: Days, end: Days) -> Numbers:
    """Return the whole years or months from `start` to `end`, negative the other way."""
    known = both_known(start.known, end.known)
    begin = start.ordinal if start.known is None else np.where(start.known, start.ordinal, end.ordinal)
    work = _from_table if len(end) == 1 and len(begin) > _MOST_DAYS else _whole
    return of_one_length(work(measure, begin, end.ordinal), 1, known, _LONGEST)


def _from_table(measure: Literal["years", "months"], start: Array, end: Array) -> Array:
    """Work out every day that occurs once; a long column then only has to look up."""
    first, last = int(start.min()), int(start.max())
    if last - first > _MOST_DAYS:
        return _whole(measure, start, end)
    return _whole(measure, np.arange(first, last + 1), end).take(start - first)


def _whole(measure: Literal["years", "months"], start: Array, end: Array) -> Array:
    early, late = np.minimum(start, end), np.maximum(start, end)
    months, day = _months_and_day(early)
    later_months, later_day = _months_and_day(late)
    full = later_months - months - (later_day < day)
    if measure == "years":
        full = full // 12
    return np.where(start > end, -full, full)


def _months_and_day(ordinal: Array) -> tuple[Array, Array]:
    """Return months since January 1970 and the day of the month, from 0."""
    days = (ordinal - _EPOCH).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    return months.astype(np.int64), (days - months.astype("datetime64[D]")).astype(np.int64)


def made(year: Numbers, month: Numbers, day: Numbers) -> Days:
    """Return the days of three numbers each; a day that does not exist is unknown."""
    (years, y), (months, m), (days, d) = (
        _within(numbers, 1, last) for numbers, last in ((year, 9999), (month, 12), (day, 31))
    )
    first = ((years - 1970) * 12 + months - 1).astype("datetime64[M]")
    made = first.astype("datetime64[D]") + (days - 1).astype("timedelta64[D]")
    exists = y & m & d & (made.astype("datetime64[M]") == first)
    ordinal = made.astype(np.int64) + _EPOCH
    return Days(ordinal, None if exists.all() else exists)


def later(start: Days, months: Numbers) -> Days:
    """Return the same day some months on, or the last day of a month that has no such day.

    Unknown where the months are not whole or no calendar has the year.
    """
    number, fits = _within(months, -_LONGEST, _LONGEST)
    month, day = _months_and_day(start.ordinal)
    first, following = (_first_of(month + number + further) for further in (0, 1))
    ordinal = first + np.minimum(day, following - first - 1)
    exists = fits & (ordinal >= 1) & (ordinal <= _LAST_DAY)
    return Days(ordinal, all_known(exists if start.known is None else exists & start.known))


def _first_of(month: Array) -> Array:
    """Return the ordinal of the first day of a month, counted from January 1970."""
    return month.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + _EPOCH


def _within(numbers: Numbers, first: int, last: int) -> tuple[Array, Bools]:
    """Return whole numbers from `first` to `last`, `first` where it is none of these, and where it is."""
    below = in_range(numbers.denominator, numbers.numerator)
    whole = numbers.numerator // below
    fits = (whole * below == numbers.numerator) & (whole >= first) & (whole <= last)
    if numbers.known is not None:
        fits = fits & numbers.known
    return np.where(fits, whole, first).astype(np.int64), np.asarray(fits, dtype=bool)
