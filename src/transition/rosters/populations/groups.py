"""Read the groups of a column: who they are, and the shares of what they have."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import cast

from transition.policies.table_reader import Fields, Reading
from transition.rosters.populations.model import Band, Condition, Group, PlaceKind, Span
from transition.rosters.populations.shares import one_share, tell_sum

_WAYS = ("words", "amounts", "days", "places")
_LARGEST = 1_000_000_000
_MOST_STEPS = 1_000_000
"""Different numbers of one band: what the arithmetic of drawing holds in 64 bits."""

_OLDEST_DAY = 36_500
_SPAN = re.compile(r"(-?\d{1,10})-(-?\d{1,10})?")


def read_groups(reading: Reading, column: Fields) -> tuple[Group, ...]:
    """Return the groups of a column. The last one must be everybody else, and no other."""
    tables = column.tables("group")
    groups = tuple(_group(reading, fields) for fields in tables)
    if not tables:
        reading.report("population.group-order", (*column.path, "group"), label=column.text("label"))
    for place, fields in enumerate(tables):
        if fields.has("when") == (place == len(tables) - 1):
            reading.report("population.group-order", fields.path, label=column.text("label"))
    return groups


def _group(reading: Reading, fields: Fields) -> Group:
    given = [way for way in _WAYS if fields.has(way)]
    if len(given) != 1:
        reading.report("population.draws-unclear", fields.path, legal=_WAYS)
    when, words, places = (fields.table(name) for name in ("when", "words", "places"))
    return Group(
        when=tuple(_condition(when, name) for name in when.values) if when else (),
        words=_shares(reading, words),
        amounts=_bands(reading, fields, "amounts", -_LARGEST, _LARGEST),
        days=_bands(reading, fields, "days", 0, _OLDEST_DAY),
        places=cast("tuple[tuple[PlaceKind, Fraction], ...]", _shares(reading, places)),
    )


def _shares(reading: Reading, fields: Fields | None) -> tuple[tuple[str, Fraction], ...]:
    if fields is None:
        return ()
    shares = tuple((name, one_share(reading, fields, name)) for name in fields.values)
    if not fields.faulty:
        tell_sum(reading, fields.path, [share for _, share in shares])
    return shares


def _bands(reading: Reading, group: Fields, name: str, least: int, most: int) -> tuple[Band, ...]:
    tables = group.tables(name)
    bands = []
    for fields in tables:
        if not fields.sound("share", "from", "to", "step"):
            continue
        first, last = span_of(reading, fields, "from", "to", least, most)
        step = whole(reading, fields, "step", 1, _LARGEST) if fields.has("step") else 1
        if (last - first) // step >= _MOST_STEPS:
            reading.report("population.band-too-fine", fields.path, most=_MOST_STEPS)
        bands.append(Band(one_share(reading, fields, "share"), first, last, step))
    if group.has(name) and group.sound(name) and len(bands) == len(tables):
        tell_sum(reading, (*group.path, name), [band.share for band in bands])
    return tuple(bands)


def _condition(when: Fields, name: str) -> Condition:
    texts = when.texts(name)
    found = _SPAN.fullmatch(texts[0]) if len(texts) == 1 else None
    span: Span | None = None
    if found:
        span = int(found[1]), int(found[2]) if found[2] else None
    return Condition(name, frozenset(texts), span)


def whole(reading: Reading, fields: Fields, name: str, least: int, most: int) -> int:
    """Return a whole number within limits; another one is reported, and the lower limit."""
    number = fields.number(name)
    if number is None:
        return least
    if number.denominator != 1 or not least <= number <= most:
        facts = {"key": name, "found": str(number), "least": least, "most": most}
        reading.report("population.bad-number", (*fields.path, name), **facts)
        return least
    return int(number)


def span_of(
    reading: Reading, fields: Fields, first: str, last: str, least: int, most: int
) -> tuple[int, int]:
    """Return two limits in their order; limits the wrong way round are reported."""
    low = whole(reading, fields, first, least, most)
    high = whole(reading, fields, last, least, most)
    if high < low:
        reading.report("population.empty-span", (*fields.path, last), first=low, last=high)
    return low, high
