"""Columns of exact numbers that were worked out, not read: amounts of money, counts, shares."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from transition.calc.display import shown
from transition.policies.units import NO_UNIT, Unit, parse_unit
from transition.reports.table import TableColumn, number_kind

HOUSEHOLDS, PERSONS = parse_unit("户"), parse_unit("人")
PER_CENT = 100


def number_column(
    key: str, label: str, values: Sequence[Fraction | None], unit: Unit = NO_UNIT
) -> TableColumn:
    """Return a column of numbers of a unit."""
    exact = tuple(values)
    return TableColumn(key, label, number_kind(unit, exact), exact, unit=unit)


def share_column(key: str, label: str, values: Sequence[Fraction | None]) -> TableColumn:
    """Return a column of shares, in percent."""
    percent = [None if value is None else value * PER_CENT for value in values]
    return number_column(key, f"{label} %", percent)


def money(value: Fraction, unit: Unit) -> str:
    """Return an amount as it stands in a sentence."""
    return shown(value, unit, thousands=True)


def signed_money(value: Fraction, unit: Unit) -> str:
    """Return a difference as it stands in a sentence."""
    return f"{'+' if value > 0 else ''}{money(value, unit)}"


def number(value: Fraction, unit: Unit = NO_UNIT) -> str:
    """Return a number as it stands in a sentence."""
    return shown(value, unit, thousands=True)


def share(value: Fraction) -> str:
    """Return a share as it stands in a sentence."""
    return f"{shown(value * PER_CENT)}%"
