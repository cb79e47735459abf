"""Edges: where one more yuan costs more than a yuan, worked out by hand and held to single calculations."""

from __future__ import annotations

import datetime
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_wonderland import ADULT, DAY, HOUSEHOLD, households, roster_of, wonderland
from transition.calc.results import Options, calculate_results
from transition.calc.simulations.amounts import amount_of
from transition.calc.simulations.edges import Edge, edges
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import simulate
from transition.policies.loading import load
from transition.problems import UsageError
from transition.rosters.columns import column_from, unknown_column
from transition.rosters.reading import read_roster


def with_earnings(policy):
    """The wonderland's policy, wages being what is earned."""
    wage = policy.inputs["wage"]
    wage = evolve(wage, input=evolve(wage.input, measures="earnings"))
    return evolve(policy, inputs={**policy.inputs, "wage": wage})


POLICY = with_earnings(wonderland())

# A veteran: 400 yuan a month less what counts of his wage (three quarters of it), and 80 more. What counts
# reaches the standard of 4,800 a year at a wage of 6,400: there he still gets the 80, above it nothing.
VETERAN = {**ADULT, "categories": frozenset(["老兵"])}


def simulated(*drawn, reforms=(), policy=POLICY):
    roster = roster_of(*drawn)
    columns = {key: column for key, column in roster.household_columns.items() if key != "weight"}
    roster = evolve(roster, household_columns=columns)
    return simulate(policy, roster, [setting(policy, one) for one in reforms], Options((DAY,)))


def test_the_yuan_that_costs_the_veteran_his_supplement_is_found():
    found = edges(simulated((HOUSEHOLD, VETERAN)), "H1", step=Fraction(48), up_to=Fraction(9_600))
    (curve,) = found.one.curves

    assert curve.edges == (
        Edge(Fraction(6_400), Fraction(6_401), Fraction(959), {"amount": Fraction(960)}, exact=True),
    )


def test_the_marginal_rate_is_the_share_that_is_lost():
    found = edges(simulated((HOUSEHOLD, VETERAN)), "H1", step=Fraction(48), up_to=Fraction(9_600))
    (curve,) = found.one.curves
    rates = dict(zip(curve.earnings, curve.rates, strict=False))

    # 48 yuan a year more are 3 yuan a month less: 36 of 48.
    assert {rates[Fraction(48 * step)] for step in range(6_384 // 48)} == {Fraction(3, 4)}
    # From 6,384 (81 yuan a month) to 6,432 (nothing) 972 yuan are lost.
    assert rates[Fraction(6_384)] == Fraction(972, 48)
    assert {rates[Fraction(6_432 + 48 * step)] for step in range(60)} == {0}


def test_net_is_what_is_earned_and_what_is_paid():
    found = edges(simulated((HOUSEHOLD, VETERAN)), "H1", step=Fraction(3_200), up_to=Fraction(6_400))
    (curve,) = found.one.curves

    assert curve.earnings == (0, 3_200, 6_400)
    assert curve.net == (5_760, 3_200 + 280 * 12, 6_400 + 960)


@settings(max_examples=10, deadline=None)
@given(drawn=households, income=st.sampled_from([0, 600, 4_800, 6_400, 7_600, 12_000]))
def test_a_point_of_a_curve_is_a_calculation_with_that_cell(drawn, income):
    base = simulated(drawn)
    found = edges(base, "H1", step=Fraction(200), up_to=Fraction(12_000))
    (curve,) = found.one.curves
    roster = base.roster
    rows = list(range(roster.persons))
    wages = [roster.person_columns["wage"].at(row) for row in rows]
    earner = max(rows, key=lambda row: (wages[row] or 0, row == 0))
    moved = column_from("number", [Fraction(income) if row == earner else wages[row] for row in rows])
    changed = evolve(roster, person_columns={**roster.person_columns, "wage": moved})
    single = calculate_results(POLICY, changed, days=(DAY,))
    place = curve.earnings.index(Fraction(income))

    for rule in found.entitlements:
        assert curve.amounts[rule.key][place] == amount_of(single.ledgers, rule).column.at(0)


def test_the_member_who_earns_most_is_moved_else_the_head():
    earning = {**ADULT, "wage": Fraction(100)}

    for second, moved in ((earning, "第 2 人"), (ADULT, "第 1 人")):
        assert edges(simulated((HOUSEHOLD, ADULT, second)), "H1", up_to=Fraction(24)).one.earner == moved


def test_the_same_curve_is_drawn_under_the_reforms():
    base = simulated((HOUSEHOLD, VETERAN), reforms=["类别加发[老兵]=0"])
    before, after = edges(base, "H1", step=Fraction(48), up_to=Fraction(9_600)).one.curves

    assert (before.law, after.law) == ("base", "reformed")
    assert len(before.edges) == 1
    assert after.edges == ()


def test_a_supposition_changes_the_household_before_it_is_moved():
    base = simulated((HOUSEHOLD, ADULT))

    assert edges(base, "H1", up_to=Fraction(9_600)).one.curves[0].edges == ()
    found = edges(base, "H1", what_if=["人员类别=老兵"], up_to=Fraction(9_600))
    assert [edge.below for edge in found.one.curves[0].edges] == [6_400]


def test_what_would_be_said_then_holds_from_the_present_income_on():
    earning = {**VETERAN, "wage": Fraction(3_200)}
    found = edges(
        simulated((HOUSEHOLD, earning)),
        "H1",
        then=["人员类别=遗孤"],
        step=Fraction(3_200),
        up_to=Fraction(6_400),
    )
    base, then = found.one.curves

    assert (then.law, then.earnings) == ("then", (3_200, 6_400))
    assert base.net[1:] == (3_200 + 280 * 12, 6_400 + 960)
    # 120.50 yuan instead of 80, rounded up to whole yuan of the month.
    assert then.net == (3_200 + 321 * 12, 6_400 + 121 * 12)


def test_a_survey_counts_who_stands_below_an_edge():
    near = {**VETERAN, "wage": Fraction(6_250)}  # 150 yuan below the edge
    far = {**VETERAN, "wage": Fraction(5_500)}  # 900 below: 1,000 more are 750 lost and 960 + 75 besides
    plain = {**ADULT, "wage": Fraction(6_250)}
    base = simulated((HOUSEHOLD, near), (HOUSEHOLD, far), (HOUSEHOLD, plain))
    (survey,) = edges(base, step=Fraction(400), up_to=Fraction(8_000)).surveys

    assert survey.households == 3
    assert survey.known == 3
    assert dict(survey.near) == {100: 0, 200: 1, 500: 1, 1_000: 2}
    assert survey.with_edge == 2
    assert [(one.household, one.below, one.above, one.lost) for one in survey.worst] == [
        # 400 yuan more; the amount falls from 80 a month to nothing.
        ("H1", 6_400, 6_800, 560),
        ("H2", 6_400, 6_800, 560),
    ]


def test_the_mean_rate_of_a_band_is_what_all_lose_of_what_all_earn_more():
    base = simulated((HOUSEHOLD, VETERAN), (HOUSEHOLD, ADULT))
    (survey,) = edges(base, step=Fraction(800), up_to=Fraction(8_000)).surveys
    rates = {band.first: (band.rate, band.above) for band in survey.bands}

    assert rates[Fraction(0)] == (Fraction(3, 4), 0)
    # The veteran loses the 960 that are left to him, the other nothing any more.
    assert rates[Fraction(6_400)] == (Fraction(960, 1_600), Fraction(1, 2))
    assert rates[Fraction(7_200)] == (0, 0)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"household": "H9"}, "usage.no-such-household"),
        ({"household": "H1"}, "simulation.no-standard"),
        ({}, "simulation.no-standard"),
        ({"household": "H1", "step": Fraction(0), "up_to": Fraction(9)}, "simulation.bad-steps"),
        ({"household": "H1", "step": Fraction(1), "up_to": Fraction(-9)}, "simulation.bad-steps"),
        ({"household": "H1", "step": Fraction(1), "up_to": Fraction(10**6)}, "simulation.bad-steps"),
        ({"what_if": ["工资=1"], "up_to": Fraction(9)}, "simulation.household-wanted"),
        ({"then": ["工资=1"], "up_to": Fraction(9)}, "simulation.household-wanted"),
        ({"household": "H1", "then": ["其他收入=救助金"], "up_to": Fraction(9)}, "simulation.then-result"),
        ({"household": "H1", "then": ["没有=1"], "up_to": Fraction(9)}, "usage.no-such-input"),
        ({"household": "H1", "what_if": ["救助金=1"], "up_to": Fraction(9)}, "usage.what-if-result"),
    ],
    ids=str,
)
def test_what_cannot_be_moved_is_refused(asked, code):
    with pytest.raises(UsageError) as refusal:
        edges(simulated((HOUSEHOLD, VETERAN)), **asked)

    assert [problem.code for problem in refusal.value.problems] == [code]


def test_a_policy_without_earnings_is_refused():
    with pytest.raises(UsageError) as refusal:
        edges(simulated((HOUSEHOLD, VETERAN), policy=wonderland()), "H1")

    assert [problem.code for problem in refusal.value.problems] == ["simulation.no-earnings"]


# --- a county with a time in which relief fades out -------------------------------------------------

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_fading_out_cushions_the_fall_at_the_standard_for_its_months():
    policy = load([EXAMPLES / "linkou-county.toml"])
    roster = read_roster(EXAMPLES / "heilongjiang-roster.xlsx", policy)
    base = simulate(policy, roster, [], Options((datetime.date(2026, 5, 1),)))
    granted = ["享受渐退期=是", "原低保金=低保金", "收入超标日期=2026-04-15"]
    before, then = edges(base, "0015", then=granted).one.curves

    # Three persons: the standard of 632 yuan is 22,752 a year, one and a half times of it 34,128.
    assert [(edge.below, edge.above) for edge in before.edges] == [(22_751, 22_752)]
    assert list(before.edges[0].lost_by) == ["allowance"]
    assert [(edge.below, edge.above) for edge in then.edges] == [(34_127, 34_128)]
    # What was paid before (2,000 a month) goes on, up to the standard of all three.
    assert before.amounts["allowance"][0] == 24_000
    fading = dict(zip(then.earnings, then.amounts["allowance"], strict=True))
    assert {fading[Fraction(income)] for income in range(22_764, 34_128, 12)} == {22_752}


def test_what_is_not_known_everywhere_is_left_out_and_hides_no_edge():
    # In which year he is at school nobody wrote down, so what that pays is unknown; his wage costs as much.
    base = simulated((HOUSEHOLD, {**VETERAN, "at_school": True}))
    columns = {**base.roster.person_columns, "school_year": unknown_column("number", 1)}
    doubtful = simulate(POLICY, evolve(base.roster, person_columns=columns), [], Options((DAY,)))
    (curve,) = edges(doubtful, "H1", step=Fraction(48), up_to=Fraction(9_600)).one.curves

    assert curve.left_out == {"school_total"}
    assert set(curve.amounts["school_total"]) == {None}
    assert curve.edges == (
        Edge(Fraction(6_400), Fraction(6_401), Fraction(959), {"amount": Fraction(960)}, exact=True),
    )
    # 4,800 a year of standard and 960 of supplement, of which three quarters of 48 yuan are lost again.
    assert curve.net[:2] == (5_760, 5_760 + 48 - 36)
