"""Columns of exact numbers that were worked out, not read: amounts of money, counts, shares."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from transition.calc.display import digits_of, shown, unit_suffix
from transition.policies.units import NO_UNIT, Unit, parse_unit
from transition.reports.table import TableColumn, number_kind

HOUSEHOLDS, PERSONS = parse_unit("户"), parse_unit("人")
PER_CENT = 100
_HUNDREDTHS = 100


def number_column(
    key: str, label: str, values: Sequence[Fraction | None], unit: Unit = NO_UNIT
) -> TableColumn:
    """Return a column of numbers of a unit."""
    exact = tuple(values)
    return TableColumn(key, label, number_kind(unit, exact), exact, unit=unit)


def share_column(key: str, label: str, values: Sequence[Fraction | None]) -> TableColumn:
    """Return a column of shares, in percent."""
    return number_column(key, f"{label} %", [percent(value) for value in values])


def money(value: Fraction, unit: Unit) -> str:
    """Return an amount as it stands in a sentence."""
    return shown(value, unit, thousands=True)


def alike(unit: Unit, *values: Fraction) -> list[str]:
    """Return amounts that stand beside each other in a sentence: all whole, or all with two decimals."""
    digits = [digits_of(one.numerator, one.denominator, unit, thousands=True) for one in values]
    if any("." in one for one in digits):
        digits = [one if "." in one else f"{one}.00" for one in digits]
    return [f"{one}{unit_suffix(unit)}" for one in digits]


def signed_money(value: Fraction, unit: Unit) -> str:
    """Return a difference as it stands in a sentence."""
    return f"{'+' if value > 0 else ''}{money(value, unit)}"


def number(value: Fraction, unit: Unit = NO_UNIT) -> str:
    """Return a number as it stands in a sentence."""
    return shown(value, unit, thousands=True)


def percent(share: Fraction | None) -> Fraction | None:
    """Return a share in hundredths, to two decimals; for show only."""
    if share is None:
        return None
    rounded = Fraction(int(abs(share) * PER_CENT * _HUNDREDTHS + Fraction(1, 2)), _HUNDREDTHS)
    return rounded if share >= 0 else -rounded


def share(value: Fraction) -> str:
    """Return a share as it stands in a sentence."""
    return f"{shown(percent(value) or Fraction(0))}%"
