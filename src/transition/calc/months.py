"""What an amount comes to over several months, each of which was evaluated by itself."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from typing import cast

import numpy as np

from transition.calc.arithmetic import add, scale
from transition.calc.guard import Guard
from transition.calc.replacing import replaced
from transition.policies.units import Unit, parse_unit
from transition.rosters.columns import Numbers, taken

_MONTH, _YEAR = parse_unit("月"), parse_unit("年")


def over_months(months: Sequence[Numbers], unit: Unit) -> tuple[Numbers, Unit]:
    """Return what an amount comes to over several months, and the unit of that.

    months: at least one column, all of one length. An amount by the month is added up (元/月 gives 元);
    one by the year counts a twelfth in each month; any other is not by time and counts once, as of the
    first month. Unknown where one of the months that count is.
    """
    if unit.exponent("月") == -1:
        return _added(months, Fraction(1)), unit * _MONTH
    if unit.exponent("年") == -1:
        return _added(months, Fraction(1, 12)), unit * _YEAR
    return months[0], unit


def _added(months: Sequence[Numbers], share: Fraction) -> Numbers:
    guard = Guard(len(months[0]))
    total = _sum(months, share, guard)
    over = np.flatnonzero(guard.over)
    if not len(over):
        return total
    rows = [cast(Numbers, taken(month, over)) for month in months]
    return cast(Numbers, replaced(total, over, _sum(rows, share, Guard(len(over), exact=True))))


def _sum(months: Sequence[Numbers], share: Fraction, guard: Guard) -> Numbers:
    total = reduce(lambda a, b: add(a, b, guard), [guard.admit(month) for month in months])
    return scale(total, share, guard)
