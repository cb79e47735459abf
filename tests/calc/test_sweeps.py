"""Sweeps: every point is what a simulation of its own gives, and what cannot be swept is refused."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_wonderland import DAY, households, roster_of, wonderland
from transition.calc.results import Options
from transition.calc.simulations.amounts import amount_of
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import simulate
from transition.calc.simulations.sweep import sweep

MONTHS = (datetime.date(2025, 6, 1), datetime.date(2025, 7, 1))


def without_weights(roster):
    columns = {key: column for key, column in roster.household_columns.items() if key != "weight"}
    return evolve(roster, household_columns=columns)


UNWEIGHTED = st.lists(households, min_size=6, max_size=10).map(
    lambda drawn: without_weights(roster_of(*drawn))
)
"""Rosters of everybody: without the column of weights."""


def simulated(roster, *settings_written, days=(DAY,), policy=None):
    policy = policy or wonderland()
    return simulate(policy, roster, [setting(policy, one) for one in settings_written], Options(days))


def by_household(results, rule):
    """An entitlement of each household, None where it is unknown."""
    column = amount_of(results.ledgers, rule).column
    return [column.at(row) for row in range(len(column))]


def persons_of(results, rule, household):
    """How many persons of a household receive an entitlement on one of the days."""
    roster = results.roster
    rows = range(int(roster.starts[household]), int(roster.starts[household + 1]))
    if rule.of == "household":
        return len(rows) if by_household(results, rule)[household] > 0 else 0
    return sum(any(ledger.columns[rule.key].at(row) > 0 for ledger in results.ledgers) for row in rows)


def held_to_single_simulations(roster, written, *, reforms=(), days=(DAY,), policy=None):
    """Hold every point of a sweep to a simulation of its own."""
    base = simulated(roster, *reforms, days=days, policy=policy)
    found = sweep(base, written)
    single = []
    for point in found.points:
        own = [axis.setting(value) for axis, value in zip(found.grid.axes, point.values, strict=True)]
        single.append(simulated(roster, *reforms, *own, days=days, policy=policy).after)
    laws = (base.after, *single)
    meant = np.flatnonzero(~np.logical_or.reduce([one.held for one in laws])).tolist()
    # An entitlement counts for the households for which every law knows it.
    counts = {
        rule.key: {row for row in meant if all(by_household(one, rule)[row] is not None for one in laws)}
        for rule in found.touched
    }

    assert found.compared == len(meant)
    assert found.left_out == {key: len(meant) - len(rows) for key, rows in counts.items()}
    for point, results in zip((found.base, *found.points), laws, strict=True):
        for rule in found.touched:
            amounts, rows = by_household(results, rule), counts[rule.key]
            received = point.by_entitlement[rule.key]
            assert received.amount == sum(amounts[row] for row in rows)
            assert received.households == sum(amounts[row] > 0 for row in rows)
            assert received.persons == sum(persons_of(results, rule, row) for row in rows)
        before, after = (
            [
                sum(by_household(law, one)[row] for one in found.touched if row in counts[one.key])
                for row in meant
            ]
            for law in (base.after, results)
        )
        pairs = list(zip(before, after, strict=True))
        assert point.together.amount == sum(after)
        assert point.gainers == sum(a > b for b, a in pairs)
        assert point.losers == sum(a < b for b, a in pairs)
        assert point.entering == sum(a > 0 and b == 0 for b, a in pairs)
        assert point.leaving == sum(b > 0 and a == 0 for b, a in pairs)
    return found


@pytest.mark.parametrize(
    "written",
    [
        ["标准=380:420:10"],
        ["标准[农村]=350:450:25"],
        ["标准*=90%:110%:5%"],
        ["标准+=0:100:50"],
        ["放宽倍数=1:3:1/2"],
        ["工资扣除比例=0:1/2:1/10"],
        ["最低工资=0:4000:1000"],
        ["类别加发[老兵]=0:200:100"],
        ["类别加发=0:200:100"],
        ["高龄加发[70]=0:120:60"],
        ["助学标准=0:100/3:50/3"],
        ["标准[农村]=380:420:20", "标准[城镇]=600:700:50"],
        ["标准=380:420:20", "放宽倍数=1:2:1/2"],
        ["工资扣除比例=0:1/2:1/4", "类别加发[遗孤]=0:300:150"],
    ],
    ids=" ".join,
)
@settings(max_examples=2, deadline=None)
@given(roster=UNWEIGHTED)
def test_every_point_is_what_a_simulation_of_its_own_gives(written, roster):
    held_to_single_simulations(roster, written)


@settings(max_examples=2, deadline=None)
@given(roster=UNWEIGHTED)
def test_a_sweep_over_months_adds_them_up(roster):
    held_to_single_simulations(roster, ["标准[农村]=350:450:50", "助学标准*=1:3:1"], days=MONTHS)


@settings(max_examples=2, deadline=None)
@given(roster=UNWEIGHTED)
def test_a_sweep_starts_from_the_law_with_its_reforms(roster):
    held_to_single_simulations(roster, ["标准*=1:2:1/2"], reforms=["标准=500", "放宽倍数=2"])
