"""Sweeps: every point is what a simulation of its own gives, and what cannot be swept is refused."""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_wonderland import ADULT, DAY, HOUSEHOLD, households, roster_of, wonderland
from transition.calc.planner import make_plan
from transition.calc.results import Options
from transition.calc.simulations.amounts import amount_of
from transition.calc.simulations.grid import grid
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import simulate
from transition.calc.simulations.sweep import sweep
from transition.calc.subset import subset
from transition.policies.loading import load
from transition.problems import UsageError
from transition.rosters.columns import numbers_from
from transition.rosters.reading import read_roster

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


# --- a county --------------------------------------------------------------------------------------

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNTY_DAY = datetime.date(2026, 5, 1)


@cache
def county():
    """The example county and its roster of everybody."""
    policy = load([EXAMPLES / "linkou-county.toml"])
    return policy, read_roster(EXAMPLES / "heilongjiang-roster.xlsx", policy)


@settings(max_examples=2, deadline=None)
@given(first=st.integers(500, 900), step=st.fractions("1/3", 40, max_denominator=3))
def test_every_point_of_a_county_is_what_a_simulation_of_its_own_gives(first, step):
    policy, roster = county()
    written = [f"低保标准[农村]={first}:{first + step}:{step}", "增发标准*=0:2:2"]

    held_to_single_simulations(roster, written, days=(COUNTY_DAY,), policy=policy)


def test_higher_standards_never_cost_less_in_the_example_county():
    policy, roster = county()
    found = sweep(simulated(roster, days=(COUNTY_DAY,), policy=policy), ["低保标准[农村]=500:900:10"])
    totals = [point.together.amount for point in found.points]

    assert totals == sorted(totals)
    assert totals[0] < totals[-1]


# --- what stands there now -------------------------------------------------------------------------


def test_the_point_of_the_present_value_is_marked_and_changes_nothing():
    found = sweep(simulated(without_weights(roster_of((HOUSEHOLD, ADULT)))), ["标准=380:420:10"])
    (present,) = [point for point in found.points if point.present]

    assert found.present == ((400,),)
    assert present.values == (400,)
    assert present == evolve(found.base, values=(Fraction(400),))


@pytest.mark.parametrize(("written", "values"), [("标准+=-20:20:10", 0), ("标准*=90%:110%:10%", 1)])
def test_adding_nothing_and_multiplying_with_one_is_the_present(written, values):
    found = sweep(simulated(without_weights(roster_of((HOUSEHOLD, ADULT)))), [written])

    assert [point.values for point in found.points if point.present] == [(values,)]


def test_no_value_of_a_grid_is_the_present_where_households_meet_several():
    town = {**HOUSEHOLD, "residence": "城镇"}
    roster = without_weights(roster_of((HOUSEHOLD, ADULT), (town, ADULT)))
    found = sweep(simulated(roster), ["标准=400:632:232"])

    assert found.present == ((400, 632),)
    assert not any(point.present for point in found.points)


def test_an_amount_that_some_point_leaves_open_counts_at_none():
    abroad = {**HOUSEHOLD, "home_region": "98"}
    roster = without_weights(roster_of((HOUSEHOLD, ADULT), (abroad, ADULT)))
    found = sweep(simulated(roster), ["标准=300:500:100"])

    assert (found.compared, found.households) == (2, 2)
    assert found.left_out == {"amount": 1}
    assert [point.together.amount for point in found.points] == [3_600, 4_800, 6_000]


# --- weights ---------------------------------------------------------------------------------------


@settings(max_examples=5, deadline=None)
@given(roster=UNWEIGHTED, weights=st.lists(st.fractions(0, 9, max_denominator=4), min_size=10, max_size=10))
def test_a_weighted_household_counts_as_often_as_it_stands_for_others(roster, weights):
    own = weights[: roster.households]
    columns = {**roster.household_columns, "weight": numbers_from(own)}
    found = sweep(simulated(evolve(roster, household_columns=columns)), ["标准=300:500:100"])
    alone = [
        sweep(simulated(subset_of(roster, household)), ["标准=300:500:100"])
        for household in range(roster.households)
    ]

    for place, point in enumerate(found.points):
        points = [one.points[place] for one in alone]
        for count in (total_amount, receiving, gaining, losing):
            assert count(point) == sum(weight * count(one) for weight, one in zip(own, points, strict=True))


def total_amount(point):
    return point.together.amount


def receiving(point):
    return point.together.households


def gaining(point):
    return point.gainers


def losing(point):
    return point.losers


def subset_of(roster, household):
    small, _ = subset(make_plan(wonderland(), DAY), roster, {}, np.array([household]))
    return small


def test_weights_of_one_are_no_weights():
    plain = without_weights(roster_of((HOUSEHOLD, ADULT), (HOUSEHOLD, ADULT, ADULT)))
    ones = evolve(plain, household_columns={**plain.household_columns, "weight": numbers_from([1, 1])})
    bare, weighted = (sweep(simulated(one), ["标准=300:500:100"]) for one in (plain, ones))

    assert weighted.weighted == "代表户数"
    assert weighted.points == bare.points


@settings(max_examples=5, deadline=None)
@given(roster=UNWEIGHTED)
def test_points_worked_out_at_once_are_those_worked_out_one_by_one(roster):
    base = simulated(roster)
    written = ["标准=380:420:10", "类别加发[老兵]=0:200:100"]
    at_once = sweep(base, written).points
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("transition.calc.simulations.sweep_points._ROWS_AT_ONCE", 1)
        one_by_one = sweep(base, written).points

    assert at_once == one_by_one


def test_the_longest_numbers_that_may_be_written_are_added_exactly():
    rich = {**ADULT, "birth": datetime.date(1940, 1, 1)}
    roster = without_weights(roster_of((HOUSEHOLD, rich), (HOUSEHOLD, rich, rich)))
    found = sweep(simulated(roster), [f"标准[农村]={10**13}:{3 * 10**13}:{10**13}"])

    assert [point.together.amount for point in found.points] == [
        12 * (3 * number * 10**13 + 3 * 100) for number in (1, 2, 3)
    ]


# --- grids -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "values", "missed"),
    [
        ("标准=600:620:10", [600, 610, 620], None),
        ("标准=600:625:10", [600, 610, 620], 625),
        ("标准=620:600:-10", [600, 610, 620], None),
        ("标准=600:600:10", [600], None),
        ("标准＝600元/人·月：601元/人·月：1/3", [600, Fraction(1801, 3), Fraction(1802, 3), 601], None),
        ("标准*=100%:110%:5%", [1, Fraction(21, 20), Fraction(11, 10)], None),
        ("标准+=-1:0:0.5", [-1, Fraction(-1, 2), 0], None),
    ],
)
def test_a_grid_has_every_step_from_the_first_value_to_the_last(written, values, missed):
    (axis,) = grid(wonderland(), [written]).axes

    assert list(axis.values) == values
    assert axis.missed == missed


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (["标准"], "simulation.sweep-form"),
        (["标准=600"], "simulation.sweep-no-step"),
        (["标准=600:720"], "simulation.sweep-no-step"),
        (["标准=600:720:"], "simulation.sweep-form"),
        (["标准=600:720:10:5"], "simulation.sweep-form"),
        (["标准=600:720:0"], "simulation.sweep-zero-step"),
        (["标准=600:720:-10"], "simulation.sweep-wrong-sign"),
        (["标准=720:600:10"], "simulation.sweep-wrong-sign"),
        (["标准=0:1000000:1"], "simulation.sweep-too-many-points"),
        (["标准=0:200:1", "放宽倍数=1:2:1/100"], "simulation.sweep-too-many-points"),
        (["标淮=600:720:10"], "simulation.no-such-table"),
        (["救助金=600:720:10"], "simulation.no-table"),
        (["标准=600元/月:720元/月:10"], "simulation.sweep-unit"),
        (["标准*=1元/人·月:2:1"], "simulation.sweep-unit"),
        (["标准=六百:720:10"], "simulation.bad-value"),
        (["标准[海里]=600:720:10"], "simulation.bad-key"),
        (["救助档次=1:3:1"], "simulation.sweep-no-number"),
        (["先行先试=0:1:1"], "simulation.sweep-no-number"),
        (["标准=1:2:1", "放宽倍数=1:2:1", "工资扣除比例=0:1:1"], "simulation.sweeps-too-many"),
        (["标准=1:2:1", "标准=3:4:1"], "simulation.sweep-twice"),
        (["标准[农村]=1:2:1", "标准=3:4:1"], "simulation.sweep-twice"),
    ],
    ids=str,
)
def test_what_is_no_grid_is_refused(written, code):
    with pytest.raises(UsageError) as refusal:
        grid(wonderland(), written)

    assert [problem.code for problem in refusal.value.problems] == [code]


def test_a_grid_that_is_too_long_is_refused_with_a_step_that_will_do():
    with pytest.raises(UsageError) as refusal:
        grid(wonderland(), ["标准=0:1000000:1"])
    (problem,) = refusal.value.problems

    assert problem.facts["points"] == "1,000,001"
    assert len(grid(wonderland(), [f"标准=0:1000000:{problem.facts['step']}"])) <= 10_000


def test_tables_of_whole_numbers_take_whole_steps_only():
    policy = wonderland()
    whole = evolve(policy.parameters["near_limit"], type_word="whole")
    policy = evolve(policy, parameters={**policy.parameters, "near_limit": whole})

    assert list(grid(policy, ["放宽倍数=1:3:1"])) == [(1,), (2,), (3,)]
    with pytest.raises(UsageError, match="whole"):
        grid(policy, ["放宽倍数=1:3:1/2"])
