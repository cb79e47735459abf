"""Spans of days: when a dated value or a version of a rule begins, and when it really ends."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from attrs import frozen

Lasting = tuple[int, Literal["年", "月"]]

ONE_DAY = datetime.timedelta(days=1)

_LASTS = re.compile(r"(\d{1,3})\s*([年月])")


@frozen
class Span:
    """A first day (None: since ever) and the last day that the file gives (None: it gives none)."""

    start: datetime.date | None
    end: datetime.date | None = None


def settled_ends(spans: Sequence[Span], lasting: Lasting | None = None) -> list[datetime.date | None]:
    """Return the last day on which each span holds; None where it has no end.

    `spans` stand in the order of their first days. A span ends on its own last day, else on the day
    before the next begins; where values last for some time, at the latest when that is over. Who gives a
    last day has said how long the value holds: that is not cut.
    """
    ends: list[datetime.date | None] = []
    followers: list[Span | None] = [*spans[1:], None]
    for span, follower in zip(spans, followers, strict=False):
        if span.end is not None:
            ends.append(span.end)
            continue
        next_start = follower.start if follower is not None else None
        end = _day_before(next_start) if next_start is not None else None
        ends.append(_at_the_latest(end, span.start, lasting))
    return ends


def overlapping(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the pairs that cannot both hold: the same first day, or a given last day past the next's first.

    `spans` stand in the order of their first days; a pair is (earlier, later) as indices.
    """
    pairs = []
    last: tuple[datetime.date, int] | None = None  # the latest last day that a file gave so far
    for index, (span, follower) in enumerate(pairwise(spans)):
        if span.end is not None and (last is None or span.end > last[0]):
            last = (span.end, index)
        if span.start == follower.start:
            pairs.append((index, index + 1))
        elif last is not None and follower.start is not None and follower.start <= last[0]:
            pairs.append((last[1], index + 1))
    return pairs


def lasting_of(written: str | None) -> Lasting | None:
    """Read ``1 年`` or ``6 月``; None for anything else."""
    found = _LASTS.fullmatch(unicodedata.normalize("NFKC", written or "").strip())
    if found is None or int(found[1]) == 0:
        return None
    return int(found[1]), "年" if found[2] == "年" else "月"


def last_day(start: datetime.date, lasting: Lasting) -> datetime.date:
    """Return the last day of a time that begins on `start`: a year from 1 July ends on 30 June.

    A time that would end on a day that its month does not have ends on that month's last.
    """
    count, unit = lasting
    months = start.year * 12 + start.month - 1 + (count * 12 if unit == "年" else count)
    year, month = divmod(months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    first = datetime.date(year, month + 1, 1)
    try:
        return _day_before(first.replace(day=start.day))
    except ValueError:
        return _day_before((first + 31 * ONE_DAY).replace(day=1))


def _day_before(day: datetime.date) -> datetime.date:
    return day - ONE_DAY if day > datetime.date.min else day


def _at_the_latest(
    end: datetime.date | None, start: datetime.date | None, lasting: Lasting | None
) -> datetime.date | None:
    if lasting is None or start is None:
        return end
    latest = last_day(start, lasting)
    return latest if end is None else min(end, latest)
