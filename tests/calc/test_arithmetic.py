"""Exact arithmetic on columns, one story each; the oracle's tests go wider."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import numbers
from transition.calc import arithmetic
from transition.calc.guard import Guard
from transition.rosters.columns import Numbers, numbers_from

F = Fraction


def column(*values):
    return numbers_from([None if value is None else Fraction(value) for value in values])


def values(column):
    return [column.at(row) for row in range(len(column))]


def up(column, guard):
    return arithmetic.rounded(column, F(1), "up", guard)


def test_632_for_three_with_1894_a_month_differs_by_2_however_it_is_written():
    guard = Guard(2)
    standard, persons, income = column(632, 632), column(3, 3), column(1894, 1893)
    by_head = arithmetic.subtract(standard, arithmetic.divide(income, persons, guard), guard)
    together = arithmetic.subtract(arithmetic.multiply(standard, persons, guard), income, guard)

    assert values(up(arithmetic.multiply(by_head, persons, guard), guard)) == [2, 3]
    assert values(up(together, guard)) == [2, 3]
    assert not guard.over.any()


@pytest.mark.parametrize(
    ("value", "to", "nearest", "higher", "lower"),
    [
        ("1/2", "1", 1, 1, 0),
        ("-1/2", "1", -1, 0, -1),
        ("5/2", "1", 3, 3, 2),
        ("-5/2", "1", -3, -2, -3),
        ("0.25", "0.1", "0.3", "0.3", "0.2"),
        ("-0.25", "0.1", "-0.3", "-0.2", "-0.3"),
        ("15", "10", 20, 20, 10),
        ("200/3", "0.1", "66.7", "66.7", "66.6"),
        ("0.49999999999999999", "1", 0, 1, 0),
        ("7", "1", 7, 7, 7),
        ("0", "10", 0, 0, 0),
        ("2", "3/2", "3/2", 3, "3/2"),
    ],
)
@pytest.mark.parametrize("by_row", [False, True], ids=["one denominator", "a denominator for each row"])
def test_a_half_is_rounded_away_from_zero(value, to, nearest, higher, lower, by_row):
    number = column(value, value)
    if by_row:
        number = Numbers(number.numerator, np.full(2, number.denominator), None, number.bound)

    def rounded(mode):
        return arithmetic.rounded(number, F(to), mode, Guard(2)).at(0)

    assert rounded("nearest") == F(nearest)
    assert rounded("up") == F(higher)
    assert rounded("down") == F(lower)


def test_division_by_zero_is_unknown_and_division_by_less_than_zero_is_not():
    by_column = arithmetic.divide(column(1, 1, 0, None), column(0, -3, 5, 2), Guard(4))
    by_constant = arithmetic.divide(column(1, 2), column(0), Guard(2))

    assert values(by_column) == [None, F(-1, 3), 0, None]
    assert values(by_constant) == [None, None]


def test_what_cancels_leaves_the_column_as_it_was():
    number, guard = column(700, 500), Guard(2)
    monthly = arithmetic.scale(number, F(1, 12), guard)
    yearly = arithmetic.scale(monthly, F(12), guard)

    assert yearly.denominator == 1
    assert yearly.numerator is number.numerator


def test_columns_of_common_denominators_stay_so_in_int64():
    guard = Guard(3)
    sum_ = arithmetic.add(column("0.1", 2, 3), column("1/3", 0, 1), guard)

    assert sum_.denominator == 30
    assert sum_.numerator.dtype == np.int64
    assert sum_.known is None


def test_rows_that_do_not_fit_are_flagged_and_the_others_exact():
    guard, exact = Guard(3), Guard(3, exact=True)
    big = column(2**40, 3, 2**40)
    product = arithmetic.multiply(big, column(2**40, 5, 7), guard)
    again = arithmetic.multiply(exact.admit(big), exact.admit(column(2**40, 5, 7)), exact)

    assert guard.over.tolist() == [True, False, False]
    assert values(product)[1:] == [15, 7 * 2**40]
    assert values(again) == [2**80, 15, 7 * 2**40]


def test_a_bound_that_is_too_careful_flags_nothing():
    loose = Numbers(np.array([1, 2, 3]), 1, None, 2**61)
    shared = Numbers(np.array([2**40, 2**41]), 2**40, None, 2**41)
    guard = Guard(3)

    assert values(arithmetic.multiply(loose, loose, guard)) == [1, 4, 9]
    assert values(arithmetic.multiply(shared, shared, Guard(2))) == [1, 4]
    assert not guard.over.any()


def test_the_lowest_int64_is_flagged_because_its_opposite_does_not_fit():
    guard = Guard(1)
    guard.admit(Numbers(np.array([-(2**63)]), 1, None, 2**63))

    assert guard.over.tolist() == [True]


def test_garbage_in_unknown_rows_flags_nothing():
    guard = Guard(2)
    number = guard.admit(Numbers(np.array([2**62, 5]), 1, np.array([False, True]), 5))

    assert values(arithmetic.multiply(number, number, guard)) == [None, 25]
    assert not guard.over.any()


pairs_of_numbers = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=5)

OPERATIONS = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b if b else None,
}


@given(st.sampled_from(sorted(OPERATIONS)), pairs_of_numbers)
def test_a_row_is_exact_or_flagged(name, pairs):
    lefts, rights = (numbers_from(list(side)) for side in zip(*pairs, strict=True))
    guard, exact = Guard(len(pairs)), Guard(len(pairs), exact=True)
    work = getattr(arithmetic, name)
    fast = values(work(guard.admit(lefts), guard.admit(rights), guard))
    slow = values(work(exact.admit(lefts), exact.admit(rights), exact))
    expected = [OPERATIONS[name](a, b) for a, b in pairs]

    assert slow == expected
    assert [fast[row] for row in np.flatnonzero(~guard.over)] == [
        expected[row] for row in np.flatnonzero(~guard.over)
    ]


@given(
    st.lists(st.tuples(numbers, numbers), min_size=1, max_size=5), st.sampled_from(list(arithmetic.ORDERS))
)
def test_a_comparison_is_exact_or_flagged(pairs, order):
    lefts, rights = (numbers_from(list(side)) for side in zip(*pairs, strict=True))
    guard = Guard(len(pairs))
    found = arithmetic.compare(order, guard.admit(lefts), guard.admit(rights), guard)

    for row in np.flatnonzero(~guard.over):
        assert found.at(row) == arithmetic.ORDERS[order](*pairs[row])
