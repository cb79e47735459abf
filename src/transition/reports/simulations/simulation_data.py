"""A simulation as plain data with stable keys: what JSON says beside the tables.

Amounts are in `measure`; numbers are exact. Kinds are ``enters``, ``gains``, ``unchanged``, ``loses``,
``leaves`` and ``open`` (not decided).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction

from transition.calc.simulations.bands import Band
from transition.calc.simulations.breakdowns import Breakdown, Name
from transition.calc.simulations.budget import Budget, BudgetLine
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.gains import Tally
from transition.calc.simulations.largest import LargestChange
from transition.calc.simulations.poverty_gap import PovertyGap
from transition.calc.simulations.split import Split
from transition.calc.simulations.waiting import Waiting
from transition.reports.simulations.simulation_record import record_data

Data = dict[str, object]


def simulation_data(effects: Effects, moment: datetime.datetime | None = None) -> Data:
    """Return all that a simulation came to."""
    simulation = effects.simulation
    return {
        "run": record_data(effects, moment),
        "measure": str(simulation.measure),
        "months": simulation.months,
        "weighted": effects.population.weighted,
        "changes_nothing": effects.idle,
        "touched": [{"key": rule.key, "label": rule.label, "of": rule.of} for rule in simulation.touched],
        "total": _tally(effects.tally),
        "entitlements": {key: _tally(one) for key, one in effects.tallies.items()},
        "budget": _budget(effects.budget),
        "breakdowns": [_breakdown(one) for one in effects.breakdowns],
        "flows": [
            {
                "key": flows.key,
                "label": flows.label,
                "flows": [
                    {
                        "before": one.before,
                        "after": one.after,
                        "households": one.households,
                        "persons": one.persons,
                        "counted": one.counted,
                    }
                    for one in flows.flows
                ],
            }
            for flows in effects.flows
        ],
        "poverty_gap": [_gap(one) for one in effects.poverty_gaps],
        "largest": [_largest(one) for one in effects.largest],
        "waiting": _waiting(effects.waiting),
        "split": None if effects.split is None else _split(effects.split),
    }


def _tally(tally: Tally) -> Data:
    return {
        "households": dict(tally.households),
        "persons": dict(tally.persons),
        "counted_households": dict(tally.counted_households),
        "counted_persons": dict(tally.counted_persons),
        # Of who is not decided no change is known.
        "change": {kind: amount for kind, amount in tally.change.items() if kind != "open"},
    }


def _budget(budget: Budget) -> Data:
    return {
        "entitlements": [_budget_line(line) for line in budget.lines],
        "total": _budget_line(budget.total),
        "payers": [
            {"payer": line.payer, "key": line.key, "label": line.label, **_sides(line.before, line.after)}
            for line in budget.payers
        ],
    }


def _budget_line(line: BudgetLine) -> Data:
    return {
        "key": line.key or None,
        "label": line.label or None,
        **_sides(line.before, line.after),
        **{
            f"receiving_{side}": {"households": one.households, "persons": one.persons}
            for side, one in (("before", line.receiving_before), ("after", line.receiving_after))
        },
    }


def _sides(before: Fraction, after: Fraction) -> Data:
    return {"before": before, "after": after, "difference": after - before}


def _breakdown(breakdown: Breakdown) -> Data:
    return {
        "by": breakdown.by,
        "key": breakdown.key,
        "label": breakdown.label or None,
        "overlapping": breakdown.overlapping,
        "lines": [
            {
                "group": _name(line.name),
                "households": dict(line.households),
                "persons": dict(line.persons),
                "counted": dict(line.counted),
                **_sides(line.before, line.after),
            }
            for line in breakdown.lines
        ],
    }


def _name(name: Name) -> object:
    if isinstance(name, Band):
        return {"sign": name.sign, "low": name.low, "high": name.high}
    return name


def _gap(gap: PovertyGap) -> Data:
    states = ("before_relief_before", "after_relief_before", "before_relief_after", "after_relief_after")
    return {
        "day": gap.day,
        **{
            state: {"gap": one.gap, "households": one.households, "persons": one.persons}
            for state in states
            for one in [getattr(gap, state)]
        },
        "households": gap.households,
        "left_out": gap.left_out,
    }


def _largest(one: LargestChange) -> Data:
    return {
        "household": one.household,
        "head": one.head,
        "place": one.place,
        "members": one.members,
        "kind": one.kind,
        **_sides(one.before, one.after),
        "words": [{"label": label, "before": was, "after": now} for label, was, now in one.words],
        "amounts": [
            {"key": amount.key, "label": amount.label, **_sides(amount.before, amount.after)}
            for amount in one.amounts
        ],
        "reasons": list(one.reasons),
    }


def _waiting(waiting: Waiting) -> Data:
    return {
        "households": waiting.households,
        "share": waiting.share,
        "counted": waiting.counted,
        "held": waiting.held,
        "without_weight": waiting.without_weight,
        "lacks": [
            {"kind": one.kind, "label": one.label, "households": one.households, "counted": one.counted}
            for one in waiting.lacks
        ],
        "ranges": [
            {"key": one.key, "label": one.label, "low": one.low, "high": one.high, "open": one.open}
            for one in waiting.ranges
        ],
        "looked_at": waiting.looked_at,
        "others": waiting.others,
    }


def _split(split: Split) -> Data:
    return {
        "reforms": [
            {
                "name": share.reform.name,
                "title": share.reform.title,
                "in_order": _amounts(share.in_order),
                "free": None if share.free is None else _amounts(share.free),
                "tally": _tally(share.tally),
            }
            for share in split.shares
        ],
        "total": _amounts(split.total),
        "unsplit": _amounts(split.unsplit),
        "why_not": split.why_not,
    }


def _amounts(amounts: Mapping[str, Fraction]) -> Data:
    """Return amounts by entitlement; that of all has the key ``total``."""
    return {key or "total": amount for key, amount in amounts.items()}
