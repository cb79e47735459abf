"""The chapters of sweeps, goals, edges and months: what stands in them is what was worked out."""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from transition.calc.period import months_of
from transition.calc.results import Options
from transition.calc.simulations.courses import courses
from transition.calc.simulations.edges import edges
from transition.calc.simulations.goal import solve
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import simulate
from transition.calc.simulations.sweep import sweep
from transition.policies.loading import load
from transition.problems.messages import spoken
from transition.reports.charts.chart import Chart
from transition.reports.report import Report
from transition.reports.simulations.course_sections import course_sections
from transition.reports.simulations.edge_sections import edge_sections
from transition.reports.simulations.goal_lines import goal_sections
from transition.reports.simulations.number_columns import percent
from transition.reports.simulations.sweep_sections import sweep_sections
from transition.rosters.reading import read_roster

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = datetime.date(2026, 5, 1)


@cache
def simulated(*reforms, months=None):
    policy = load([EXAMPLES / "linkou-county.toml"])
    roster = read_roster(EXAMPLES / "heilongjiang-roster.xlsx", policy)
    days = months_of(months) if months else (DAY,)
    return simulate(policy, roster, [setting(policy, one) for one in reforms], Options(days))


def parts_of(sections):
    return {part.key: part for section in sections for part in section.parts}


def series_of(chart):
    assert isinstance(chart, Chart)
    return {one.key: one.values for one in chart.series}


def test_the_charts_of_a_sweep_are_its_points():
    found = sweep(simulated(), ["低保标准[农村]=600:680:20"])
    parts = parts_of(sweep_sections(found))

    assert parts["sweep-budget"].x == (600, 620, 640, 660, 680)
    assert series_of(parts["sweep-budget"])["amount"] == tuple(p.together.amount for p in found.points)
    assert series_of(parts["sweep-households"])["gainers"] == tuple(p.gainers for p in found.points)
    columns = {column.key: column.values for column in parts["sweep"].columns}
    base = found.base.together.amount
    assert columns["difference"] == tuple(point.together.amount - base for point in found.points)


def test_two_parameters_are_crossed():
    found = sweep(simulated(), ["低保标准[农村]=600:640:20", "增发标准=0:100:100"])
    parts = parts_of(sweep_sections(found))
    amounts = [point.together.amount for point in found.points]

    assert series_of(parts["sweep-budget"]) == {"at_1": tuple(amounts[::2]), "at_2": tuple(amounts[1::2])}
    assert [column.values for column in parts["sweep-crossed"].columns[1:]] == [
        tuple(amounts[::2]),
        tuple(amounts[1::2]),
    ]


def test_the_chart_of_a_goal_has_the_target_across_and_the_answer_marked():
    goal = solve(simulated(), "低保标准[农村]", "年度总额<=177000", "600:700:10")
    parts = parts_of(goal_sections(goal))
    marked = dict(
        zip(parts["goal-points"].columns[0].values, parts["goal-points"].columns[3].values, strict=True)
    )

    assert set(series_of(parts["goal"])["target"]) == {177_000}
    assert series_of(parts["goal"])["measured"] == goal.measured
    with spoken("zh"):
        words = parts_of(goal_sections(goal))["goal-points"].columns[3].values
    assert words[list(marked).index(goal.value)] == "答案"


def test_the_curve_of_a_household_is_stacked_to_what_it_has():
    found = edges(simulated("就业成本月数=0"), "0015", step=Fraction(1_200))
    parts = parts_of(edge_sections(found))
    stacked, net = series_of(parts["edges-stacked"]), series_of(parts["edges-net"])

    assert set(net) == {"base", "reformed"}
    sums = [sum(column, Fraction(0)) for column in zip(*stacked.values(), strict=True)]
    assert tuple(sums) == net["base"]


def test_the_survey_of_a_roster_has_a_chart_of_rates_and_a_table_of_the_worst():
    found = edges(simulated(), step=Fraction(2_400))
    parts = parts_of(edge_sections(found))
    rates = tuple(percent(band.rate) for band in found.surveys[0].bands)

    drawn = series_of(parts["edges-survey-rate"])["law_0"]
    assert drawn == rates[: len(drawn)]
    assert drawn[-1] == 0
    assert not any(rates[len(drawn) :])
    assert parts["edges-worst-0"].rows == len(found.surveys[0].worst)


def test_months_that_are_not_known_are_gaps():
    found = courses(simulated(months="2025-11:2026-05"))
    parts = parts_of(course_sections(found))
    values = series_of(parts["months-allowance"])["base"]

    assert [value is None for value in values] == [False, False, True, True, True, False, False]
    table = {column.key: column.values for column in parts["months-base-allowance"].columns}
    assert table["amount"] == values
    assert all(table["open"][2:5])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_chapter_speaks_both_languages(language):
    base = simulated("低保标准=700@2026-04")
    with spoken(language):
        sections = [
            *sweep_sections(sweep(base, ["低保标准[农村]=600:625:10"])),
            *goal_sections(solve(base, "低保标准[农村]", "低保金>=150000", "600:700:10")),
            *edge_sections(edges(base, "0015", then=["享受渐退期=是"], step=Fraction(1_200))),
            *course_sections(courses(simulated("低保标准=700@2026-04", months="2025-11:2026-05"))),
        ]
    report = Report("simulation", "试算", "", (), sections, ())

    assert [section.key for section in report.sections] == [
        "sweep",
        "goal",
        "edges",
        "months",
        "months-numbers",
    ]
    assert all(line for section in sections for line in section.lines)
