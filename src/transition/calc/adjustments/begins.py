"""The month from which a new amount holds: the one that the policy's own day falls in, where it says one."""

from __future__ import annotations

import datetime
from typing import cast

import numpy as np

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.causes import Entitled, pairs_of
from transition.calc.adjustments.kinds import code
from transition.calc.expressions import Evaluator, full_length
from transition.policies.checked import Expression
from transition.rosters.columns import Days, Ints


def first_months(adjustment: Adjustment, amount: Entitled, rows: Ints) -> list[datetime.date]:
    """Return the first day of the month from which each row's new amount holds.

    For who is new: the month in which the entitlement begins, where the policy says so (`begins`) and the
    roster has what that takes, and it lies before the day. Otherwise, and for every other change, the
    month of the new side's day.
    """
    month = adjustment.new_side.days[0].replace(day=1)
    found = [month] * len(rows)
    begins = next((rule.begins for rule in adjustment.new.plan.entitlements if rule.key == amount.key), None)
    news = pairs_of(adjustment.matching, amount.of).new[rows]
    places = np.flatnonzero((amount.kinds[rows] == code("new")) & (news >= 0))
    if begins is None or not len(places):
        return found
    column = _days(adjustment, begins, amount)
    for place in places.tolist():
        day = column.at(int(news[place]))
        if day is not None and day <= adjustment.new_side.days[-1]:
            found[place] = day.replace(day=1)
    return found


def _days(adjustment: Adjustment, begins: Expression, amount: Entitled) -> Days:
    ledger = adjustment.new.ledger
    kept = Evaluator(ledger.plan, ledger.roster, ledger.columns)
    return cast(Days, full_length(kept.column(begins), kept.rows(amount.of)))
