"""What entitlements come to in one measure: by the year, or over the months asked for."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction
from typing import cast

from attrs import frozen

from transition.calc.adjustments.aligned import scaled
from transition.calc.exact_sums import over_members
from transition.calc.ledger import Ledger
from transition.calc.months import over_months
from transition.policies.checked import CheckedRule
from transition.policies.units import Unit, parse_unit
from transition.rosters.columns import Numbers

YEARLY = parse_unit("元/年")
"""The measure of one day's law: what would be paid in a year of it."""
OVER_MONTHS = parse_unit("元")
"""The measure of several months: what is paid in them."""
MONTHLY = parse_unit("元/月")
MONTHS_OF_YEAR = 12


@frozen(eq=False)
class Amount:
    """One entitlement of every household, its members' together.

    column: shape (households,), in `unit`; unknown where it is not known for the household or a member.
    """

    rule: CheckedRule
    column: Numbers
    unit: Unit


def measure_of(days: Sequence[datetime.date]) -> Unit:
    """Return the measure of a calculation: by the year of one day, of several months in all of them."""
    return YEARLY if len(days) == 1 else OVER_MONTHS


def months_in(days: Sequence[datetime.date]) -> int:
    """Return how many months an amount in the measure is for."""
    return MONTHS_OF_YEAR if len(days) == 1 else len(days)


def is_money(rule: CheckedRule) -> bool:
    """Say whether a rule comes to an amount that can be added to others: 元/月, 元/年, 元."""
    return rule.type.kind == "number" and rule.type.unit in (YEARLY, OVER_MONTHS, MONTHLY)


def amount_of(ledgers: Sequence[Ledger], rule: CheckedRule) -> Amount:
    """Return an entitlement by the year for one ledger, over their months for several.

    Of one ledger an amount by the month counts twelve times; one that is not by time counts once.
    """
    unit = YEARLY if len(ledgers) == 1 else OVER_MONTHS
    return Amount(rule, _of_household(rows_of(ledgers, rule), rule, ledgers[0]), unit)


def rows_of(ledgers: Sequence[Ledger], rule: CheckedRule) -> Numbers:
    """Return the same amount for each row of the entitlement's own scope: households, or persons."""
    columns = [cast(Numbers, ledger.columns[rule.key]) for ledger in ledgers]
    if len(columns) > 1:
        return over_months(columns, rule.type.unit)[0]
    return times_twelve(columns[0]) if rule.type.unit.exponent("月") == -1 else columns[0]


def rows_by_day(ledgers: Sequence[Ledger], rule: CheckedRule) -> list[Numbers]:
    """Return for each day the part of `rows_of` that comes of it; together they are the whole."""
    if len(ledgers) == 1 or not {rule.type.unit.exponent(time) for time in ("月", "年")} & {-1}:
        return [rows_of(ledgers[:1], rule)]
    columns = [cast(Numbers, ledger.columns[rule.key]) for ledger in ledgers]
    if rule.type.unit.exponent("月") == -1:
        return columns
    return [scaled(column, Fraction(1, MONTHS_OF_YEAR)) for column in columns]


def times_twelve(column: Numbers) -> Numbers:
    """Return what is paid in a year of what is paid in a month."""
    return scaled(column, Fraction(MONTHS_OF_YEAR))


def _of_household(column: Numbers, rule: CheckedRule, ledger: Ledger) -> Numbers:
    if rule.of == "household":
        return column
    return over_members(column, ledger.roster.household_of, ledger.roster.households)
