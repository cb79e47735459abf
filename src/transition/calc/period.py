"""Days and months as people write them: ``2025-07-15``, ``2025-07``, ``2025-01:2025-12``."""

from __future__ import annotations

import datetime
import re

from transition.problems import Problem, UsageError

_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


def day_of(written: str | datetime.date) -> datetime.date:
    """Read a day; a month is its first day. Raises UsageError (usage.bad-day) otherwise."""
    if isinstance(written, datetime.datetime):
        return written.date()
    if isinstance(written, datetime.date):
        return written
    match = _DAY.fullmatch(written.strip())
    try:
        if match is None:
            raise ValueError(written)
        year, month, day = match.groups(default="1")
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        raise UsageError([Problem("usage.bad-day", facts={"found": written})]) from None


def last_day_of(written: str | datetime.date) -> datetime.date:
    """Read a day as a last one; a month is its last day. Raises UsageError (usage.bad-day) otherwise."""
    day = day_of(written)
    if isinstance(written, str) and written.count("-") == 1:
        return _month_after(day, 1) - datetime.timedelta(days=1)
    return day


def months_of(written: str) -> tuple[datetime.date, ...]:
    """Read ``2025-01:2025-12`` (both included) or one month as the first days of its months.

    Raises UsageError: usage.bad-day, or usage.empty-months when the last comes before the first.
    """
    first, _, last = written.partition(":")
    start, end = day_of(first).replace(day=1), day_of(last or first).replace(day=1)
    if end < start:
        raise UsageError([Problem("usage.empty-months", facts={"first": first, "last": last})])
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    return tuple(_month_after(start, step) for step in range(count))


def _month_after(start: datetime.date, steps: int) -> datetime.date:
    years, month = divmod(start.month - 1 + steps, 12)
    return datetime.date(start.year + years, month + 1, 1)
