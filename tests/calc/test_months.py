"""Amounts over several months."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings

from strategies_wonderland import DAY, results_of, rosters
from transition.calc.months import over_months
from transition.policies.units import parse_unit
from transition.rosters.columns import numbers_from


def amounts(*rows):
    return [numbers_from([None if value is None else Fraction(value) for value in row]) for row in rows]


@pytest.mark.parametrize(
    ("unit", "expected", "unit_of_sum"),
    [
        ("元/月", [Fraction(61, 2), None, 3], "元"),
        ("元/年", [Fraction(61, 24), None, Fraction(1, 4)], "元"),
        ("元", [10, 1, 1], "元"),
    ],
)
def test_an_amount_adds_up_by_its_unit(unit, expected, unit_of_sum):
    months = amounts((10, 1, 1), ("41/2", None, 2))
    column, unit_over_months = over_months(months, parse_unit(unit))

    assert [column.at(row) for row in range(3)] == expected
    assert str(unit_over_months) == unit_of_sum


def test_a_year_of_equal_months_is_the_amount_by_the_year():
    column, _ = over_months(amounts(*[("1000", "1/3")] * 12), parse_unit("元/年"))

    assert [column.at(row) for row in range(2)] == [1000, Fraction(1, 3)]


def test_sums_that_do_not_fit_int64_are_exact():
    column, _ = over_months(amounts(*[(2**61, 5)] * 7), parse_unit("元/月"))

    assert [column.at(row) for row in range(2)] == [7 * 2**61, 35]


@settings(max_examples=30)
@given(rosters)
def test_each_month_is_what_it_is_alone(roster):
    days = (DAY, datetime.date(2025, 6, 1), datetime.date(2025, 7, 1), datetime.date(2026, 2, 1))
    together = results_of(roster, *days)

    for day, ledger in zip(days, together.ledgers, strict=True):
        alone = results_of(roster, day).ledger
        assert ledger.plan.as_of == day
        for key, column in alone.columns.items():
            assert [column.at(row) for row in range(len(column))] == [
                ledger.columns[key].at(row) for row in range(len(column))
            ], (day, key)
