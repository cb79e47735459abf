"""Days in cells: the usual writings, serial numbers, and what is refused."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transition.rosters.values.dates import day_in, names_no_day, read_dates
from transition.rosters.values.distinct import Fault, distinct_cells

FULL_WIDTH = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"}
CHARACTERS = str.maketrans("0123456789", "〇一二三四五六七八九")
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
        "2025年07月01",
        "2025年 7月 1日",
        "2025 07 01",
        "2025 7 1",
        "2025。7。1",
        "2025、7、1",
        "2025\\7\\1",
        "'2025-07-01",
        "2025-07-01T00:00:00",
        "2025-07-01T08:30:00.000Z",
        "2025-07-01T08:30:00+08:00",
        "2025/7/1 8:30 AM",
        "2025年7月1日 上午8时30分",
        "2025年7月1日8:30",
        "2025年7月1日星期二",
        "公历2025年7月1日",
        "二〇二五年七月一日",
        "二零二五年七月一日",
        "二○二五年七月",
        "二〇二五年7月1日",
        "7/2025",
        "07.2025",
        "20250701.0",
        "202507.0",
        "45839",
        "45839.25",
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
        ("昨天", "roster.not-a-date"),
        ("7月1日", "roster.not-a-date"),
        ("八月十五", "roster.not-a-date"),
        ("20 25-07-01", "roster.not-a-date"),
        ("2025-07-01（农业户口）", "roster.not-a-date"),
        (True, "roster.not-a-date"),
        ("٢٠٢٥-٠٧-٠١", "roster.not-a-date"),
        ("2025", "roster.date-year-only"),
        (2025.0, "roster.date-year-only"),
        ("1980年", "roster.date-year-only"),
        ("一九八〇年", "roster.date-year-only"),
        (2025.1, "roster.not-a-date"),
        ("1/7/2025", "roster.date-order"),
        ("01.07.2025", "roster.date-order"),
        ("80-7-1", "roster.date-short-year"),
        ("80.7.1", "roster.date-short-year"),
        ("80年7月1日", "roster.date-short-year"),
        ("八〇年七月", "roster.date-short-year"),
        ("13/2/80", "roster.date-short-year"),
        ("800701", "roster.date-short-year"),
        (800701, "roster.date-short-year"),
        ("2024.10.1-2025.6.30", "roster.date-range"),
        ("2024.10.1—2025.6.30", "roster.date-range"),
        ("2024年10月至2025年6月", "roster.date-range"),
        ("2024-10-01~2025-06-30", "roster.date-range"),
        ("2024年10月-12月", "roster.date-range"),
        ("202410-202506", "roster.date-range"),
        ("2024-2025", "roster.date-range"),
        ("2024年10月起至2025年6月止", "roster.date-range"),
        ("至今", "roster.date-open"),
        ("2020年7月至今", "roster.date-open"),
        ("长期", "roster.date-open"),
        ("2020.7.1-长期", "roster.date-open"),
        ("农历八月十五", "roster.date-calendar"),
        ("1980年农历8月15日", "roster.date-calendar"),
        ("1980年闰四月初一", "roster.date-calendar"),
        ("1980年腊月二十", "roster.date-calendar"),
        ("民国38年7月1日", "roster.date-calendar"),
        ("民国三十八年", "roster.date-calendar"),
        (1e300, "roster.not-a-date"),
        (float("nan"), "roster.not-a-date"),
        (datetime.time(8, 30), "roster.not-a-date"),
        ("2025-02-30", "roster.no-such-day"),
        ("2025年2月30日", "roster.no-such-day"),
        ("1980-00-00", "roster.no-such-day"),
        ("13/13/1980", "roster.no-such-day"),
        ("30/02/1980", "roster.no-such-day"),
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


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("13/02/1980", datetime.date(1980, 2, 13)),
        ("02/13/1980", datetime.date(1980, 2, 13)),
        ("13.2.1980", datetime.date(1980, 2, 13)),
        ("7/7/2025", datetime.date(2025, 7, 7)),
        ("1989 年 07 月", datetime.date(1989, 7, 1)),
        ("一九八〇年十一月二十一日", datetime.date(1980, 11, 21)),
        ("一九八〇年〇七月廿一日", datetime.date(1980, 7, 21)),
        ("2025.10", datetime.date(2025, 10, 1)),
        ("2025 1 2", datetime.date(2025, 1, 2)),
        ("201912", datetime.date(2019, 12, 1)),
    ],
)
def test_further_writings_that_leave_no_doubt(cell, day):
    assert day_in(cell) == day


def test_a_day_that_could_be_two_shows_both():
    fault = day_in("03/04/1980")

    assert (fault.facts["day_first"], fault.facts["month_first"]) == ("1980-04-03", "1980-03-04")


def test_a_column_keeps_blank_and_faulty_apart():
    typed = read_dates(distinct_cells(["2025-07-01", "", "无", "昨天"]))

    assert [typed.column.at(row) for row in range(4)] == [THE_DAY, None, None, None]
    assert typed.blank.tolist() == [False, True, True, False]
    assert [row for row, _ in typed.found()] == [3]


@pytest.mark.parametrize(
    ("cell", "is_month"),
    [
        ("2025年7月", True),
        ("二〇二五年七月", True),
        ("7/2025", True),
        (202507, True),
        (202507.0, True),
        ("20250701", False),
        ("2025", False),
        ("", False),
        (45839.0, False),
    ],
)
def test_a_month_names_no_day(cell, is_month):
    assert names_no_day(cell) is is_month


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_every_writing_gives_the_day_back(day):
    serial = (day - datetime.date(1899, 12, 30)).days
    year, month, number = day.year, day.month, day.day
    writings = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{year}年{month}月{number}日",
        f"{year} 年 {month:02} 月 {number:02} 日",
        f"{year}/{month}/{number}",
        f"{year}.{month}.{number}",
        f"{day:%Y%m%d}".translate(FULL_WIDTH),
        f"{day.isoformat()} 00:00:00",
        f"{str(year).translate(CHARACTERS)}年{spoken(month)}月{spoken(number)}日",
        int(f"{day:%Y%m%d}"),
        day,
    ]

    assert {day_in(writing) for writing in writings} == {day}
    assert serial <= 2100 or day_in(float(serial)) == day_in(str(serial).zfill(5)) == day


def spoken(number):
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else "一二三"[tens - 1]) + "十" * (tens > 0) + " 一二三四五六七八九"[ones].strip()


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), st.sampled_from("/-."))
def test_a_day_with_the_year_last_is_read_only_where_one_order_makes_sense(day, sign):
    for first, second in ((day.day, day.month), (day.month, day.day)):
        read = day_in(f"{first}{sign}{second}{sign}{day.year}")
        if day.day > 12 or day.day == day.month:
            assert read == day
        else:
            assert isinstance(read, Fault)
            assert read.code == "roster.date-order"


ANY_TEXT = st.text(max_size=20) | st.text("0123456789-/.~年月日至今农历零〇一二三十 :T", max_size=70)


@given(st.one_of(ANY_TEXT, st.floats(), st.integers(), st.booleans(), st.times(), st.datetimes()))
def test_no_cell_is_a_traceback(cell):
    assert day_in(cell) is None or isinstance(day_in(cell), (Fault, datetime.date))
    assert names_no_day(cell) in (True, False)
