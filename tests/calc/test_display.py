"""Values as people read them."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transition.calc.display import shown, shown_column
from transition.policies.units import parse_unit
from transition.rosters.columns import coded_from, days_from, flags_from, numbers_from

MONEY = parse_unit("元/人·月")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Fraction(632), MONEY, "632 元/人·月"),
        (Fraction(66920, 100), MONEY, "669.20 元/人·月"),
        (Fraction(1894, 3), MONEY, "631.33 元/人·月"),
        (Fraction(1, 200), MONEY, "0.01 元/人·月"),
        (Fraction(-1, 200), MONEY, "-0.01 元/人·月"),
        (Fraction(1, 8000), MONEY, "0.0001 元/人·月"),
        (Fraction(3), parse_unit("人"), "3 人"),
        (Fraction(3, 4), None, "0.75"),
        (True, None, "是"),
        (False, None, "否"),
        (None, MONEY, "未知"),
        (datetime.date(2025, 7, 1), None, "2025-07-01"),
        (frozenset({"b", "a"}), None, "a、b"),
        (frozenset(), None, "无"),
        ("农村", None, "农村"),
    ],
)
def test_a_value_is_shown_as_readers_write_it(value, unit, text):
    assert shown(value, unit) == text


def test_thousands_and_inexact_digits_are_marked_only_where_asked():
    assert shown(Fraction(22728), parse_unit("元/年"), thousands=True) == "22,728 元/年"
    assert shown(Fraction(1894, 3), MONEY, approximate=True) == "≈631.33 元/人·月"
    assert shown(Fraction(1894, 2), MONEY, approximate=True) == "947 元/人·月"


numbers = st.lists(st.none() | st.fractions(max_denominator=1000), min_size=1)


@given(numbers)
def test_a_column_is_shown_as_each_of_its_values(values):
    assert shown_column(numbers_from(values), MONEY) == [shown(value, MONEY) for value in values]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (flags_from, [True, None, False]),
        (days_from, [None, datetime.date(2025, 1, 31)]),
        (coded_from, ["农村", None, "城市", "农村"]),
        (coded_from, [frozenset({"甲"}), None]),
    ],
)
def test_other_columns_are_shown_as_each_of_their_values(column, values):
    assert shown_column(column(values)) == [shown(value) for value in values]


@given(st.fractions().filter(bool))
def test_what_is_not_zero_never_shows_as_zero(value):
    assert any(digit in "123456789" for digit in shown(value, MONEY))
