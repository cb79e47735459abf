"""Where two courses of dated things differ: on two days, or over the whole of time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from attrs import frozen

from transition.policies.spans import ONE_DAY


class Dated(Protocol):
    """What holds from a day to a day, both included; None is open."""

    @property
    def start(self) -> datetime.date | None:
        """The first day."""

    @property
    def end(self) -> datetime.date | None:
        """The last day."""


Thing = TypeVar("Thing", bound=Dated)


@frozen
class Difference(Generic[Thing]):
    """What held before and what holds instead, from a day to a day; None is nothing, or an open end."""

    before: Thing | None
    after: Thing | None
    since: datetime.date | None
    until: datetime.date | None


Days = tuple[datetime.date, datetime.date]
"""The day on which the old side is looked at, and that of the new one."""


def differences(
    old: Sequence[Thing], new: Sequence[Thing], days: Days | None, same: Callable[[Thing, Thing], bool]
) -> Iterator[Difference[Thing]]:
    """Yield where two courses differ, in the order of days.

    days: look at the old course on the first day and at the new one on the second; at most one
    difference then. Without days, every span of time in which what one says is not what the other says.
    """
    if days is None:
        yield from _over_time(old, new, same)
        return
    before, after = in_force_on(old, days[0]), in_force_on(new, days[1])
    if not _alike(before, after, same):
        ended = before.end + ONE_DAY if before is not None and before.end is not None else None
        since = after.start if after is not None else ended
        yield Difference(before, after, since, after.end if after is not None else None)


def in_force_on(course: Sequence[Thing], day: datetime.date) -> Thing | None:
    """Return the thing of a course that holds on a day, None where nothing does."""
    return next((one for one in course if _first(one) <= day <= _last(one)), None)


def _over_time(
    old: Sequence[Thing], new: Sequence[Thing], same: Callable[[Thing, Thing], bool]
) -> Iterator[Difference[Thing]]:
    turns = sorted({_first(one) for one in (*old, *new)} | {_after(one) for one in (*old, *new)})
    pending: Difference[Thing] | None = None
    for place, turn in enumerate(turns):
        before, after = in_force_on(old, turn), in_force_on(new, turn)
        until = turns[place + 1] - ONE_DAY if place + 1 < len(turns) else None
        if pending is not None and (pending.before is not before or pending.after is not after):
            yield pending
            pending = None
        if _alike(before, after, same):
            continue
        if pending is None:
            pending = Difference(before, after, None if turn == datetime.date.min else turn, until)
        else:
            pending = Difference(before, after, pending.since, until)
    if pending is not None:
        yield pending


def _alike(before: Thing | None, after: Thing | None, same: Callable[[Thing, Thing], bool]) -> bool:
    if before is None or after is None:
        return before is after
    return same(before, after)


def _first(one: Dated) -> datetime.date:
    return one.start or datetime.date.min


def _last(one: Dated) -> datetime.date:
    return one.end or datetime.date.max


def _after(one: Dated) -> datetime.date:
    """Return the day after the last; of an open end the last day that there is, on which nothing turns."""
    return one.end + ONE_DAY if one.end is not None and one.end < datetime.date.max else datetime.date.max
