"""Sums over columns agree with sums of fractions, one by one."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from transition.calc.exact_sums import over_members, sums_by, total_of
from transition.rosters.columns import numbers_from

amounts = st.lists(st.none() | st.fractions(max_denominator=12) | st.integers(-(2**61), 2**61), min_size=1)


@given(amounts)
def test_a_total_is_the_sum_of_what_is_known(values):
    assert total_of(numbers_from(values)) == sum((v for v in values if v is not None), Fraction(0))


@given(amounts, st.randoms())
def test_sums_of_groups_are_the_sums_of_their_rows(values, random):
    groups = [random.randrange(3) for _ in values]
    expected = [
        sum((v for v, g in zip(values, groups, strict=True) if g == group and v is not None), Fraction(0))
        for group in range(3)
    ]
    column = numbers_from(values)
    assert sums_by(column, np.array(groups), 3) == expected

    apart = evolve(column, denominator=np.full(len(values), column.denominator, dtype=object))
    assert sums_by(apart, np.array(groups), 3) == expected


@given(st.lists(st.integers(-(2**61) // 20, 2**61 // 20), min_size=1, max_size=20), st.randoms())
def test_sums_of_whole_numbers_that_no_float_holds_are_exact(values, random):
    groups = [random.randrange(3) for _ in values]
    expected = [sum(v for v, g in zip(values, groups, strict=True) if g == group) for group in range(3)]
    assert sums_by(numbers_from(values), np.array(groups), 3) == expected


def test_a_household_with_an_unknown_member_has_an_unknown_sum():
    column = numbers_from([1, 2, None, 4, Fraction(1, 2)])

    sums = over_members(column, np.array([0, 0, 1, 1, 2]), 4)

    assert [sums.at(row) for row in range(4)] == [3, None, Fraction(1, 2), 0]


def test_sums_beyond_int64_do_not_wrap():
    column = numbers_from([2**61] * 5)

    assert total_of(column) == 5 * 2**61
    assert over_members(column, np.zeros(5, dtype=np.int64), 1).at(0) == 5 * 2**61
