"""A policy named with a day, ``wonderland@2025-12``: the only place that knows the sign between them."""

from __future__ import annotations

import datetime
from pathlib import Path

from attrs import frozen

from transition.calc.period import day_of
from transition.problems import Problem, UsageError

_SIGN = "@"


@frozen
class DatedName:
    """A policy's name, place or file, and the day that is meant; None for all of its time."""

    name: str
    day: datetime.date | None = None

    def __str__(self) -> str:
        return self.name if self.day is None else f"{self.name}{_SIGN}{self.day}"


def dated_name(written: str) -> DatedName:
    """Read ``NAME@DAY`` or a bare name. Raises UsageError (usage.bad-day) for a day that is none."""
    name, sign, day = written.rpartition(_SIGN)
    # A file or folder may have the sign in its name: what follows it there ends in .toml or has a slash.
    if not sign or day.endswith(".toml") or "/" in day or "\\" in day:
        return DatedName(written)
    if not name:
        raise UsageError([Problem("usage.day-without-policy", facts={"found": written})])
    return DatedName(name, day_of(day))


def two_sides(old: str, new: str) -> tuple[DatedName, DatedName]:
    """Read what is to be compared with what.

    Raises UsageError: usage.same-policy-twice, or usage.one-day where only one side has a day.
    """
    sides = dated_name(old), dated_name(new)
    if (sides[0].day is None) != (sides[1].day is None):
        dated = sides[0] if sides[0].day else sides[1]
        other = sides[1] if sides[0].day else sides[0]
        raise UsageError([Problem("usage.one-day", facts={"dated": dated, "other": other.name})])
    if sides[0].day == sides[1].day and _same(sides[0].name, sides[1].name):
        raise UsageError([Problem("usage.same-policy-twice", facts={"found": sides[0]})])
    return sides


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    paths = Path(one), Path(other)
    return all(path.is_file() for path in paths) and paths[0].samefile(paths[1])
