"""Days in cells: the usual writings, serial numbers, and what is refused."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transition.rosters.values.dates import day_in, names_no_day, read_dates
from transition.rosters.values.distinct import Fault, distinct_cells

THE_DAY = datetime.date(2025, 7, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "2025-07-01",
        "2025/7/1",
        "2025.7.1",
        "2025年7月1日",
        "2025 年 07 月 01 日",
        "20250701",
        "2025年7月",
        "202507",
        "2025-7",
        "２０２５－０７－０１",
        "2025-07-01 00:00:00",
        "2025/7/1 8:30",
        "2025年7月1号",
        20250701,
        20250701.0,
        202507.0,
        45839.0,
        45839.25,
        THE_DAY,
        datetime.datetime(2025, 7, 1, 8, 30),
    ],
)
def test_the_usual_writings_of_a_day(cell):
    assert day_in(cell) == THE_DAY


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("不详", "roster.not-a-date"),
        ("2025", "roster.not-a-date"),
        (2025.0, "roster.not-a-date"),
        (2025.1, "roster.not-a-date"),
        ("1/7/2025", "roster.not-a-date"),
        ("2025.6.1-2025.6.30", "roster.not-a-date"),
        (1e300, "roster.not-a-date"),
        (float("nan"), "roster.not-a-date"),
        (datetime.time(8, 30), "roster.not-a-date"),
        ("2025-02-30", "roster.no-such-day"),
        ("20251301", "roster.no-such-day"),
        ("0000-01-01", "roster.no-such-day"),
        ("1825-07-01", "roster.year-out-of-range"),
        (datetime.date(2925, 1, 1), "roster.year-out-of-range"),
    ],
)
def test_what_is_no_day_is_named(cell, code):
    fault = day_in(cell)

    assert isinstance(fault, Fault)
    assert fault.code == code


def test_a_column_keeps_blank_and_faulty_apart():
    typed = read_dates(distinct_cells(["2025-07-01", "", "无", "昨天"]))

    assert [typed.column.at(row) for row in range(4)] == [THE_DAY, None, None, None]
    assert typed.blank.tolist() == [False, True, True, False]
    assert [row for row, _ in typed.found()] == [3]


@pytest.mark.parametrize(("cell", "is_month"), [("2025年7月", True), (202507, True), ("20250701", False)])
def test_a_month_names_no_day(cell, is_month):
    assert names_no_day(cell) is is_month


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_every_writing_gives_the_day_back(day):
    serial = (day - datetime.date(1899, 12, 30)).days
    writings = [day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"]

    assert {day_in(writing) for writing in writings} == {day}
    assert serial <= 2100 or day_in(float(serial)) == day


@given(st.one_of(st.text(max_size=20), st.floats(), st.integers()))
def test_no_cell_is_a_traceback(cell):
    assert day_in(cell) is None or isinstance(day_in(cell), (Fault, datetime.date))
