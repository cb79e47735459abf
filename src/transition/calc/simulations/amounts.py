"""What entitlements come to for a household in one measure: by the year, or over the months asked for."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import cast

import numpy as np
from attrs import frozen

from transition.calc.arithmetic import scale
from transition.calc.exact_sums import over_members
from transition.calc.guard import Guard
from transition.calc.ledger import Ledger
from transition.calc.months import over_months
from transition.calc.replacing import replaced
from transition.policies.checked import CheckedRule
from transition.policies.units import Unit, parse_unit
from transition.rosters.columns import Numbers, taken

YEARLY = parse_unit("元/年")
"""The measure of one day's law: what would be paid in a year of it."""
OVER_MONTHS = parse_unit("元")
"""The measure of several months: what is paid in them."""
MONTHS_OF_YEAR = 12


@frozen(eq=False)
class Amount:
    """One entitlement of every household, its members' together.

    column: shape (households,), in `unit`; unknown where it is not known for the household or a member.
    """

    rule: CheckedRule
    column: Numbers
    unit: Unit


def amount_of(ledgers: Sequence[Ledger], rule: CheckedRule) -> Amount:
    """Return an entitlement by the year for one ledger, over their months for several.

    Of one ledger an amount by the month counts twelve times; one that is not by time counts once.
    """
    columns = [cast(Numbers, ledger.columns[rule.key]) for ledger in ledgers]
    if len(columns) > 1:
        column, _ = over_months(columns, rule.type.unit)
        return Amount(rule, _of_household(column, rule, ledgers[0]), OVER_MONTHS)
    factor = Fraction(MONTHS_OF_YEAR if rule.type.unit.exponent("月") == -1 else 1)
    column = _of_household(columns[0], rule, ledgers[0])
    return Amount(rule, column if factor == 1 else scaled(column, factor), YEARLY)


def _of_household(column: Numbers, rule: CheckedRule, ledger: Ledger) -> Numbers:
    if rule.of == "household":
        return column
    return over_members(column, ledger.roster.household_of, ledger.roster.households)


def scaled(column: Numbers, factor: Fraction) -> Numbers:
    """Return a column times a number, exact."""
    guard = Guard(len(column))
    product = scale(guard.admit(column), factor, guard)
    over = np.flatnonzero(guard.over)
    if not len(over):
        return product
    again = scale(cast(Numbers, taken(column, over)), factor, Guard(len(over), exact=True))
    return cast(Numbers, replaced(product, over, again))
