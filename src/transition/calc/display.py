"""Values as people read them: the one place where an exact number becomes digits."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable
from fractions import Fraction
from itertools import repeat
from typing import TypeVar

import numpy as np

from transition.calc.explanation import Shown
from transition.policies.checked import Kind
from transition.policies.units import NO_UNIT, Unit
from transition.rosters.columns import SMALL, Array, Bools, Coded, Column, Days, Flags, Numbers
from transition.rosters.region_names import region_name

Raw = TypeVar("Raw", bound=Hashable)

UNKNOWN = "未知"
YES, NO = "是", "否"

MONEY_PLACES = 2
OTHER_PLACES = 4


def shown(
    value: Shown,
    unit: Unit | None = None,
    *,
    kind: Kind | None = None,
    thousands: bool = False,
    approximate: bool = False,
) -> str:
    """Return a value with its unit, as Chinese readers write it: ``669.20 元/人·月``, ``是``, ``2025-07-01``.

    Numbers are rounded for display only, 四舍五入: money to 2 decimals, others to at most 4. A number
    that is not zero never shows as zero. `kind` "region" shows a code as the place's name. `thousands`
    sets commas; `approximate` marks with ``≈`` a number whose digits are not all of it.
    """
    if isinstance(value, (bool, str)) or not isinstance(value, (Fraction, int)):
        return _word_shown(value, kind)
    digits = digits_of(value.numerator, value.denominator, unit or NO_UNIT, thousands=thousands)
    if approximate and Fraction(digits.replace(",", "")) != value:
        digits = f"≈{digits}"
    return f"{digits}{unit_suffix(unit)}"


def unit_suffix(unit: Unit | None) -> str:
    """Return a unit as it follows a number, a blank before it; nothing for a pure number."""
    return f" {unit}" if unit is not None and unit.powers else ""


def digits_of(numerator: int, denominator: int, unit: Unit, *, thousands: bool = False) -> str:
    """Return the digits of ``numerator / denominator`` (positive denominator), without the unit."""
    money = unit.exponent("元") != 0
    places = MONEY_PLACES if money else OTHER_PLACES
    if numerator and not half_away(numerator * 10**places, denominator):
        # 超 0.00 元 would say that nothing is wrong: go on to the first digit that says something.
        while abs(numerator) * 10**places < denominator:
            places += 1
    return _decimal(half_away(numerator * 10**places, denominator), places, money, thousands)


def _decimal(scaled: int, places: int, money: bool, thousands: bool = False) -> str:
    """Return the digits of a number of which ``10**places`` is one; money keeps its last zeros."""
    whole, rest = divmod(abs(scaled), 10**places)
    sign = "-" if scaled < 0 else ""
    digits = f"{sign}{whole:,}" if thousands else f"{sign}{whole}"
    if not rest:
        return digits
    decimals = f"{rest:0{places}d}"
    return f"{digits}.{decimals if money else decimals.rstrip('0')}"


def half_away(numerator: int, denominator: int) -> int:
    """Return the nearest whole number of a ratio, a half going away from zero (四舍五入)."""
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -size if numerator < 0 else size


def _word_shown(value: object, kind: Kind | None) -> str:
    match value:
        case str() if kind == "region":
            return region_name(value)
        case None:
            return UNKNOWN
        case bool():
            return YES if value else NO
        case datetime.date():
            return value.isoformat()
        case frozenset():
            return "、".join(sorted(value)) or "无"
        case _:
            return str(value)


def shown_column(column: Column, unit: Unit | None = None, kind: Kind | None = None) -> list[str]:
    """Return `shown` of every row of a column, unknown rows included, each distinct value written once."""
    if isinstance(column, Flags):
        texts = np.where(column.true, YES, NO).tolist()
    elif isinstance(column, Coded):
        words = [_word_shown(word, kind) for word in column.vocabulary] + [UNKNOWN]
        return [words[code] for code in column.codes.tolist()]
    elif isinstance(column, Days):
        texts = _each_once(column.ordinal.tolist(), lambda day: str(datetime.date.fromordinal(max(day, 1))))
    else:
        texts = _numbers_shown(column, unit or NO_UNIT)
    return _unknowns_marked(texts, column.known)


def _numbers_shown(column: Numbers, unit: Unit) -> list[str]:
    """Return every row with its unit: scaled in one pass where that fits int64, else one by one."""
    money, below, suffix = unit.exponent("元") != 0, column.denominator, unit_suffix(unit)
    places = MONEY_PLACES if money else OTHER_PLACES
    largest = column.bound * 2 * 10**places + _largest(below)
    if column.numerator.dtype == object or 2 * largest > SMALL:
        return [digits_of(*pair, unit) + suffix for pair in _pairs(column)]
    size = (np.abs(column.numerator) * (2 * 10**places) + below) // (2 * below)
    texts = _joined(size, places, money, suffix)
    for row in np.flatnonzero((column.numerator < 0) & (size != 0)).tolist():
        texts[row] = f"-{texts[row]}"
    for row in np.flatnonzero((size == 0) & (column.numerator != 0)).tolist():
        one = below if isinstance(below, int) else int(below[row])
        texts[row] = digits_of(int(column.numerator[row]), one, unit) + suffix
    return texts


def _joined(sizes: Array, places: int, money: bool, suffix: str) -> list[str]:
    """Write numbers of which ``10**places`` is one; what follows the whole part is written once for all."""
    wholes, rests = (part.tolist() for part in np.divmod(sizes, 10**places))
    ends = {rest: _decimal(rest, places, money)[1:] + suffix for rest in set(rests)}
    return [f"{whole}{ends[rest]}" for whole, rest in zip(wholes, rests, strict=True)]


def _largest(below: int | Array) -> int:
    return below if isinstance(below, int) else int(below.max(initial=1))


def _pairs(column: Numbers) -> Iterable[tuple[int, int]]:
    below = column.denominator
    denominators = repeat(below) if isinstance(below, int) else below.tolist()
    return zip(column.numerator.tolist(), denominators, strict=False)


def _each_once(values: list[Raw], write: Callable[[Raw], str]) -> list[str]:
    written = {value: write(value) for value in set(values)}
    return [written[value] for value in values]


def _unknowns_marked(texts: list[str], known: Bools | None) -> list[str]:
    if known is None or known.all():
        return texts
    return [text if sure else UNKNOWN for text, sure in zip(texts, known.tolist(), strict=True)]
