"""Values as people read them: the one place where an exact number becomes digits."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable
from fractions import Fraction
from typing import TypeVar

import numpy as np

from transition.calc.explanation import Shown
from transition.policies.checked import Kind
from transition.policies.units import NO_UNIT, Unit
from transition.rosters.columns import Bools, Coded, Column, Days, Flags
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
    scaled = half_away(numerator * 10**places, denominator)
    if scaled == 0 and numerator:
        # 超 0.00 元 would say that nothing is wrong: go on to the first digit that says something.
        while abs(numerator) * 10**places < denominator:
            places += 1
        scaled = half_away(numerator * 10**places, denominator)
    whole, rest = divmod(abs(scaled), 10**places)
    sign = "-" if scaled < 0 else ""
    digits = f"{whole:,}" if thousands else str(whole)
    decimals = f"{rest:0{places}d}" if rest else ""
    return f"{sign}{digits}{_point(decimals, money)}"


def half_away(numerator: int, denominator: int) -> int:
    """Return the nearest whole number of a ratio, a half going away from zero (四舍五入)."""
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -size if numerator < 0 else size


def _point(decimals: str, money: bool) -> str:
    kept = decimals if money else decimals.rstrip("0")
    return f".{kept}" if kept else ""


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
        below = column.denominator
        denominators = [below] * len(column) if isinstance(below, int) else below.tolist()
        pairs = list(zip(column.numerator.tolist(), denominators, strict=True))
        suffix, sure = unit_suffix(unit), unit or NO_UNIT
        texts = _each_once(pairs, lambda pair: digits_of(*pair, sure) + suffix)
    return _unknowns_marked(texts, column.known)


def _each_once(values: list[Raw], write: Callable[[Raw], str]) -> list[str]:
    written = {value: write(value) for value in set(values)}
    return [written[value] for value in values]


def _unknowns_marked(texts: list[str], known: Bools | None) -> list[str]:
    if known is None or known.all():
        return texts
    return [text if sure else UNKNOWN for text, sure in zip(texts, known.tolist(), strict=True)]
