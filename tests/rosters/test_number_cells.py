"""Numbers in cells are exact, or they are problems."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import an_input
from transition.policies.units import parse_unit
from transition.rosters.values.distinct import distinct_cells
from transition.rosters.values.numbers import read_numbers
from transition.rosters.values.written_units import factor_to, read_unit


def numbers(*cells, factor=Fraction(1), **declared):
    return read_numbers(distinct_cells(cells), an_input(declared.pop("type_", "number"), **declared), factor)


def one(cell, **declared):
    typed = numbers(cell, **declared)
    fault = next(iter(typed.faults.values()), None)
    return fault.code if fault else typed.column.at(0)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (0.1, Fraction(1, 10)),
        (0.1 + 0.2, Fraction(3, 10)),
        (22728.0, Fraction(22728)),
        (1234.565, Fraction(1234565, 1000)),
        (-12.5, Fraction(-25, 2)),
        (1e15, Fraction(10**15)),
        (5.551115123125783e-17, Fraction(Decimal("5.55111512312578e-17"))),
        (7, Fraction(7)),
        (10**20, Fraction(10**20)),
        (Decimal("0.30"), Fraction(3, 10)),
        ("1,200元", Fraction(1200)),
        ("￥1,200.50", Fraction(2401, 2)),
        ("１２００．５元", Fraction(2401, 2)),
        (" 360.00 ", Fraction(360)),
        ("-5", Fraction(-5)),
        ("1200元/年", Fraction(1200)),
        ("1.2万元", Fraction(12000)),
        ("1.2万", Fraction(12000)),
        (".5", Fraction(1, 2)),
    ],
)
def test_a_number_is_the_decimal_that_was_written(cell, value):
    assert one(cell, unit="元/年") == value


@pytest.mark.parametrize("cell", ["", "  ", "无", "—", "-", "/", "\u3000", "——"])
def test_a_dash_is_blank_and_blank_is_unknown(cell):
    typed = numbers(cell)

    assert typed.blank.tolist() == [True]
    assert typed.column.at(0) is None
    assert typed.faults == {}


@pytest.mark.parametrize(
    "cell",
    [
        "五千",
        "约5000",
        "1 200",
        "12 34",
        "1,2000",
        "1.2.3",
        "1200或1300",
        "2025-07",
        "1/3",
        "5%",
        "1" * 60,
        "TRUE",
        True,
        float("inf"),
        "5 1",
        "5 ·",
        "1e3",
        "--5",
    ],
)
def test_what_is_no_number_is_a_problem_and_unknown_never_zero(cell):
    typed = numbers(cell)

    assert [fault.code for fault in typed.faults.values()] == ["roster.not-a-number"]
    assert typed.column.at(0) is None
    assert typed.blank.tolist() == [False]


@pytest.mark.parametrize(
    ("cell", "declared", "code"),
    [
        ("500元/人", {"unit": "元/年"}, "roster.cell-unit"),
        ("500元/户", {"unit": "元/人"}, "roster.cell-unit"),
        ("5个月", {"unit": "元"}, "roster.cell-unit"),
        (-1.0, {"minimum": Fraction(0)}, "roster.below-minimum"),
        (-0.01, {"minimum": Fraction(0)}, "roster.below-minimum"),
        (13, {"maximum": Fraction(12)}, "roster.above-maximum"),
        (1.5, {"type_": "whole"}, "roster.not-whole"),
        (75.0, {"type_": "percent"}, "roster.percent-unclear"),
        ("#DIV/0!", {}, "roster.error-cell"),
    ],
)
def test_a_number_that_cannot_be_meant_is_named(cell, declared, code):
    assert one(cell, **declared) == code


@pytest.mark.parametrize(
    ("cell", "declared", "value"),
    [
        ("75%", {"type_": "percent"}, Fraction(3, 4)),
        ("７５％", {"type_": "percent"}, Fraction(3, 4)),
        (0.75, {"type_": "percent"}, Fraction(3, 4)),
        ("120%", {"type_": "percent"}, Fraction(6, 5)),
        (0.0, {"minimum": Fraction(0)}, Fraction(0)),
        (12.0, {"maximum": Fraction(12)}, Fraction(12)),
        ("3人", {"type_": "whole", "unit": "人"}, Fraction(3)),
        ("6个月", {"unit": "月"}, Fraction(6)),
        ("81周岁", {"unit": "岁"}, Fraction(81)),
    ],
)
def test_percent_whole_and_limits(cell, declared, value):
    assert one(cell, **declared) == value


@pytest.mark.parametrize(
    ("written", "wanted", "factor"),
    [
        ("元", "元/年", 1),
        ("元/年", "元/年", 1),
        ("万元", "元/年", 10_000),
        ("万", "元", 10_000),
        ("元/月", "元/年", 12),
        ("万元/月", "元/年", 120_000),
        ("/月", "元/年", 12),
        ("元/年", "元/月", Fraction(1, 12)),
        ("万元/年", "元/月", Fraction(10_000, 12)),
        ("元/人·月", "元/人·年", 12),
        ("年", "月", 12),
        ("个月", "年", Fraction(1, 12)),
        ("元/人", "元/户", None),
        ("元/人·月", "元/月", None),
        ("人", "元", None),
        ("元/日", "元/月", None),
        ("元", "1", None),
    ],
)
def test_a_unit_is_converted_only_by_a_multiple_and_between_month_and_year(written, wanted, factor):
    assert factor_to(read_unit(written), parse_unit(wanted)) == factor


@pytest.mark.parametrize(
    ("cell", "header", "value"),
    [
        (1.2, "万元", 12_000),
        ("1.2", "万元", 12_000),
        ("1.2万", "万元", 12_000),
        ("12000元", "万元", 12_000),
        ("1000", "元/月", 12_000),
        ("1000元", "元/月", 12_000),
        ("1000元/月", "元/月", 12_000),
        ("12000元/年", "元/月", 12_000),
        ("0.1", "万元/月", 12_000),
        ("1000元", "万元/月", 12_000),
        ("1.2/年", "万元/月", 12_000),
    ],
)
def test_a_headers_unit_counts_for_what_the_cell_leaves_unsaid(cell, header, value):
    factor = factor_to(read_unit(header), parse_unit("元/年"))

    assert one(cell, unit="元/年", factor=factor) == value


def test_a_number_is_multiplied_exactly_and_held_to_its_limits_afterwards():
    twelfth = Fraction(1, 12)

    assert one(1000.0, unit="元/月", factor=twelfth) == Fraction(1000, 12)
    assert one(13.0, unit="月", factor=Fraction(12), maximum=Fraction(12)) == "roster.above-maximum"
    assert one(13.0, unit="年", factor=twelfth, maximum=Fraction(12)) == Fraction(13, 12)
    assert one(6.0, unit="年", type_="whole", factor=twelfth) == "roster.not-whole"
    assert one(10.0**14, unit="元/年", factor=Fraction(12)) == 12 * 10**14


@pytest.mark.parametrize(
    ("cell", "unit", "value"),
    [
        (1000.0, "元", "roster.magnitude"),
        ("12000", "元/年", "roster.magnitude"),
        (-12000.0, "元/年", "roster.magnitude"),
        (999.9, "元", 9_999_000),
        ("1200万元", "元", 12_000_000),
        (1000.0, "人", 10_000_000),
    ],
)
def test_yuan_typed_under_ten_thousands_of_yuan_are_no_amount(cell, unit, value):
    assert one(cell, unit=unit, factor=Fraction(10_000)) == value


def test_a_faulty_number_leaves_the_others_alone():
    typed = numbers(0.1, "x", 3, "", 0.1, "2/37", "7元", unit="元")

    assert [typed.column.at(row) for row in range(7)] == [
        Fraction(1, 10),
        None,
        Fraction(3),
        None,
        Fraction(1, 10),
        None,
        Fraction(7),
    ]


decimals = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False)


@given(st.lists(decimals, min_size=1))
def test_the_decimal_behind_a_float_is_found(values):
    typed = numbers(*map(float, values))

    assert [typed.column.at(row) for row in range(len(values))] == [Fraction(value) for value in values]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False, width=64), min_size=1))
def test_any_float_is_its_decimal_at_fifteen_digits(values):
    typed = numbers(*values)

    assert [typed.column.at(row) for row in range(len(values))] == [
        Fraction(Decimal(f"{value:.15g}")) for value in values
    ]


@given(st.text(max_size=30))
def test_no_text_is_a_traceback(text):
    typed = numbers(text, unit="元/年")

    assert len(typed.column) == 1
