"""Goals: the value found is the one that the whole grid shows, and a target nobody reaches is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_wonderland import ADULT, DAY, HOUSEHOLD, households, roster_of, wonderland
from transition.calc.results import Options
from transition.calc.simulations.goal import Span, solve, wish_of
from transition.calc.simulations.simulation import simulate
from transition.calc.simulations.sweep import sweep
from transition.problems import UsageError


def simulated(roster):
    columns = {key: column for key, column in roster.household_columns.items() if key != "weight"}
    return simulate(wonderland(), evolve(roster, household_columns=columns), [], Options((DAY,)))


# 500 yuan a month for one person who is disabled. Below 500 / 1.5 he gets nothing, from there on the whole
# standard (单人), and from a standard of 500 on only what is missing to it (整户).
UNEVEN = {**ADULT, "disability": "一级", "other_income": Fraction(6_000)}
GRID = "300:600:50"
YEARLY = {300: 0, 350: 4_200, 400: 4_800, 450: 5_400, 500: 0, 550: 600, 600: 1_200}


@pytest.fixture(scope="module")
def uneven():
    return simulated(roster_of((HOUSEHOLD, UNEVEN)))


def test_the_uneven_household_gets_what_was_worked_out_by_hand(uneven):
    points = sweep(uneven, [f"标准[农村]={GRID}"]).points

    assert {int(point.values[0]): point.together.amount for point in points} == YEARLY


def test_the_largest_value_that_keeps_a_budget_is_found_past_values_that_do_not(uneven):
    goal = solve(uneven, "标准[农村]", "年度总额<=1000", GRID)

    assert (goal.value, goal.amount) == (550, 600)
    assert goal.kept == (Span(Fraction(300), Fraction(300)), Span(Fraction(500), Fraction(550)))
    assert goal.steady == 300
    assert goal.course == "mixed"
    assert goal.against == (Span(Fraction(450), Fraction(500)),)
    assert not goal.at_end


def test_the_smallest_value_that_reaches_a_target_is_found_before_values_that_do_not(uneven):
    goal = solve(uneven, "标准[农村]", "年度总额>=1000", GRID)

    assert (goal.value, goal.amount) == (350, 4_200)
    assert goal.steady == 600


def test_a_target_that_no_value_keeps_is_refused_with_the_nearest(uneven):
    with pytest.raises(UsageError) as refusal:
        solve(uneven, "标准[农村]", "年度总额>=6000", GRID)
    (problem,) = refusal.value.problems

    assert problem.code == "simulation.goal-out-of-reach"
    assert (problem.facts["at_first"], problem.facts["at_last"]) == ("0", "1,200")
    assert (problem.facts["best"], problem.facts["at"]) == ("5,400", "450")


def test_an_answer_at_the_end_of_the_grid_says_so(uneven):
    assert solve(uneven, "标准[农村]", "年度总额<=9999", GRID).at_end


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("年度总额=4800", 600),
        ("yearly-total≤4199", 600),
        ("月度总额<=100", 600),
        ("救助金<=599", 500),
        ("amount<=599", 500),
        ("保障户数<=0", 500),
        ("保障人数>=1", 350),
        ("增支>=600", 450),
    ],
)
def test_what_can_be_measured_can_be_a_target(uneven, target, value):
    # At the standard of 400 that stands there 4,800 yuan a year are paid.
    assert solve(uneven, "标准[农村]", target, GRID).value == value


@settings(max_examples=10, deadline=None)
@given(
    drawn=st.lists(households, min_size=3, max_size=6),
    table=st.sampled_from(
        ["标准=200:700:50", "放宽倍数=0:3:1/2", "工资扣除比例=0:1:1/4", "类别加发=0:300:50"]
    ),
    bound=st.sampled_from(["<=", ">="]),
    share=st.fractions(0, 1, max_denominator=8),
)
def test_the_answer_is_the_one_that_the_whole_grid_shows(drawn, table, bound, share):
    base = simulated(roster_of(*drawn))
    points = sweep(base, [table]).points
    amounts = {point.values[0]: point.together.amount for point in points}
    limit = min(amounts.values()) + share * (max(amounts.values()) - min(amounts.values()))
    goal = solve(base, table, f"年度总额{bound}{limit}")
    kept = [value for value, one in amounts.items() if (one <= limit if bound == "<=" else one >= limit)]

    assert goal.value == (max(kept) if bound == "<=" else min(kept))
    assert goal.amount == amounts[goal.value]
    named = {value for value in amounts for span in goal.kept if span.first <= value <= span.last}
    assert named == set(kept)


def test_without_a_grid_whole_units_from_half_to_twice_of_what_stands_there_are_looked_at(uneven):
    goal = solve(uneven, "标准[农村]", "年度总额<=1000")

    assert (goal.axis.values[0], goal.axis.values[-1], goal.axis.step) == (200, 800, 1)
    # (583 - 500) * 12 = 996; one yuan more is 1,008.
    assert goal.value == 583
    assert goal.unseen == 0


def test_a_long_grid_is_looked_at_where_the_target_is_met(uneven):
    goal = solve(uneven, "标准[农村]", "年度总额<=1000", "200:800:1/10")

    # 583.3 - 500 is rounded up to 84 a month.
    assert goal.value == 583
    assert goal.unseen > 0
    assert goal.unseen + len(goal.measured) == 6_001


def test_a_parameter_that_does_not_reach_the_entitlement_is_refused(uneven):
    with pytest.raises(UsageError) as refusal:
        solve(uneven, "标准", "助学金合计<=100", GRID)

    assert [problem.code for problem in refusal.value.problems] == ["simulation.goal-untouched"]


@pytest.mark.parametrize(
    ("table", "target", "values", "code"),
    [
        ("标准", "年度总额", GRID, "simulation.target-form"),
        ("标准", "年度总额<=很多", GRID, "simulation.target-form"),
        ("标准", "年底总额<=100", GRID, "simulation.no-such-measure"),
        ("标准", "家庭收入<=100", GRID, "simulation.no-such-measure"),
        ("标淮", "年度总额<=100", GRID, "simulation.no-such-table"),
        ("标准", "年度总额<=100", "300:600", "simulation.sweep-no-step"),
        ("取暖补贴标准", "年度总额<=100", None, "simulation.goal-no-grid"),
        ("先行先试", "年度总额<=100", None, "simulation.sweep-no-number"),
    ],
)
def test_what_is_no_goal_is_refused(uneven, table, target, values, code):
    with pytest.raises(UsageError) as refusal:
        solve(uneven, table, target, values)

    assert [problem.code for problem in refusal.value.problems] == [code]


def test_a_target_that_is_misspelt_names_the_nearest():
    with pytest.raises(UsageError) as refusal:
        wish_of(wonderland(), "年底总额<=100")

    assert refusal.value.problems[0].facts["nearest"] == ("年度总额",)
