"""Whole years and months between days."""

from __future__ import annotations

import datetime
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given

from strategies import days
from transition.calc.dates import elapsed, later, made
from transition.rosters.columns import Days, days_from, numbers_from


def day(written):
    return datetime.date.fromisoformat(written)


def between(measure, start, end):
    return elapsed(measure, days_from([start]), days_from([end])).at(0)


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        ("1990-05-05", "2025-05-04", 34),
        ("1990-05-05", "2025-05-05", 35),
        ("2004-02-29", "2025-02-28", 20),
        ("2004-02-29", "2025-03-01", 21),
        ("2004-02-29", "2024-02-28", 19),
        ("2004-02-29", "2024-02-29", 20),
        ("2025-01-01", "2025-01-01", 0),
        ("2026-01-02", "2025-01-01", -1),
        ("2026-01-01", "2025-01-02", 0),
    ],
)
def test_a_year_of_age_is_full_on_the_birthday(birth, on, years):
    assert between("years", day(birth), day(on)) == years


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2025-01-31", "2025-02-28", 0),
        ("2025-01-31", "2025-03-01", 1),
        ("2025-01-15", "2025-02-15", 1),
        ("2025-01-15", "2025-02-14", 0),
        ("2024-12-01", "2025-12-01", 12),
        ("2025-02-15", "2025-01-15", -1),
    ],
)
def test_a_month_is_full_on_its_day(start, end, months):
    assert between("months", day(start), day(end)) == months


@given(days, days)
def test_the_other_way_it_is_the_same_with_the_other_sign(start, end):
    assert between("months", start, end) == -between("months", end, start)


def test_a_long_column_looks_up_what_a_short_one_works_out():
    random = np.random.default_rng(3)
    births = np.sort(random.integers(day("1920-01-01").toordinal(), day("2026-01-01").toordinal(), 210_000))
    known = np.arange(len(births)) % 7 != 0
    births[~known] = 0
    on = days_from([day("2025-03-01")])
    together = elapsed("years", Days(births, known), on)
    apart = [elapsed("years", Days(births[part], known[part]), on) for part in (slice(0, 9), slice(-9, None))]

    for part, rows in zip(apart, (range(9), range(len(births) - 9, len(births))), strict=True):
        assert [part.at(place) for place in range(9)] == [together.at(row) for row in rows]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((2024, 2, 29), datetime.date(2024, 2, 29)),
        ((2025, 2, 29), None),
        ((2025, 13, 1), None),
        ((2025, 0, 1), None),
        ((10000, 1, 1), None),
        ((2025, 1, "3/2"), None),
        ((2025, None, 1), None),
    ],
)
def test_a_day_that_does_not_exist_is_unknown(parts, expected):
    year, month, day = (numbers_from([None if part is None else Fraction(part)]) for part in parts)

    assert made(year, month, day).at(0) == expected


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2025-01-15", -1, "2024-12-15"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2025-07-01", 0, "2025-07-01"),
        ("0001-01-01", -1, None),
        ("9999-12-31", 0, "9999-12-31"),
        ("9999-12-31", 1, None),
        ("2025-01-31", "1/2", None),
        ("2025-01-31", 10**30, None),
        ("2025-01-31", None, None),
        (None, 1, None),
    ],
)
def test_some_months_on_is_the_same_day_or_the_months_last(start, months, expected):
    found = later(
        days_from([start and day(start)]), numbers_from([None if months is None else Fraction(months)])
    )

    assert found.at(0) == (expected and day(expected))


def test_one_day_is_moved_by_every_rows_months():
    months = numbers_from([Fraction(1), None, Fraction(-1)])
    found = later(days_from([day("2025-01-31")]), months)

    assert [found.at(row) for row in range(3)] == [day("2025-02-28"), None, day("2024-12-31")]
