"""Numbers in cells are exact, or they are problems."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import an_input
from transition.policies.units import parse_unit
from transition.rosters.values.chinese_numerals import numeral_in
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
        ("￥1,200.50元", Fraction(2401, 2)),
        ("¥ 1,200.50 元", Fraction(2401, 2)),
        ("人民币1,200.50元", Fraction(2401, 2)),
        ("１２００．５元", Fraction(2401, 2)),
        ("1，200", Fraction(1200)),
        ("１，２００", Fraction(1200)),
        (" 360.00 ", Fraction(360)),
        ("360.0", Fraction(360)),
        ("'360", Fraction(360)),
        ("+5", Fraction(5)),
        ("-5", Fraction(-5)),
        ("−5", Fraction(-5)),
        ("负5元", Fraction(-5)),
        ("￥-5", Fraction(-5)),
        ("-￥5", Fraction(-5)),
        ("(1,200.00)", Fraction(-1200)),
        ("（500）", Fraction(-500)),
        ("(￥500)元", Fraction(-500)),
        ("1200元/年", Fraction(1200)),
        ("1200（元）", Fraction(1200)),
        ("1200元整", Fraction(1200)),
        ("1200圆", Fraction(1200)),
        ("1200块钱", Fraction(1200)),
        ("12元5角", Fraction(25, 2)),
        ("1.2万元", Fraction(12000)),
        ("1.2 万元", Fraction(12000)),
        ("1.2万", Fraction(12000)),
        ("5千", Fraction(5000)),
        ("2百万元", Fraction(2_000_000)),
        (".5", Fraction(1, 2)),
        ("1200.", Fraction(1200)),
        ("五千", Fraction(5000)),
        ("一万二千元", Fraction(12000)),
        ("两千零五", Fraction(2005)),
        ("零", Fraction(0)),
        ("伍佰元整", Fraction(500)),
        ("壹万贰仟叁佰肆拾伍元陆角柒分", Fraction(1234567, 100)),
        ("人民币伍佰元零伍分", Fraction(50005, 100)),
    ],
)
def test_a_number_is_the_decimal_that_was_written(cell, value):
    assert one(cell, unit="元/年") == value


@pytest.mark.parametrize(
    ("cell", "a_year"),
    [
        ("1500元/月", 18_000),
        ("1500元／月", 18_000),
        ("1500元每月", 18_000),
        ("1500/月", 18_000),
        ("每月1500元", 18_000),
        ("每个月1500元", 18_000),
        ("月1500", 18_000),
        ("每月五百元", 6_000),
        ("0.15万元/月", 18_000),
        ("每年1.8万", 18_000),
        ("年18000", 18_000),
        ("18000元/年", 18_000),
    ],
)
def test_an_amount_is_converted_between_month_and_year_where_the_cell_says_which(cell, a_year):
    assert one(cell, unit="元/年") == a_year
    assert one(cell, unit="元/月") == Fraction(a_year, 12)


@pytest.mark.parametrize(
    "cell",
    ["", "  ", "无", "没有", "暂无", "—", "-", "−", "/", "\u3000", "——", "--", "～", "(空)", "NULL", "N/A"],
)
def test_a_dash_is_blank_and_blank_is_unknown(cell):
    typed = numbers(cell)

    assert typed.blank.tolist() == [True]
    assert typed.column.at(0) is None
    assert typed.faults == {}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1/3", "roster.not-a-number"),
        ("5%", "roster.not-a-number"),
        ("1" * 60, "roster.not-a-number"),
        ("TRUE", "roster.not-a-number"),
        (True, "roster.not-a-number"),
        (float("inf"), "roster.not-a-number"),
        ("5 ·", "roster.not-a-number"),
        ("--5", "roster.not-a-number"),
        ("-(5)", "roster.not-a-number"),
        ("2025-07", "roster.not-a-number"),
        ("$1200", "roster.not-a-number"),
        ("不详", "roster.not-a-number"),
        ("800+200", "roster.not-a-number"),
        ("1200（低保金）", "roster.not-a-number"),
        ("1,200.50（低保金）", "roster.not-a-number"),
        ("1200元/月/年", "roster.cell-unit"),
        ("一", "roster.not-a-number"),
        ("○", "roster.not-a-number"),
        ("٣", "roster.not-a-number"),
        ("1000-2000", "roster.number-range"),
        ("1000~2000", "roster.number-range"),
        ("1000～2000元", "roster.number-range"),
        ("1000至2000元", "roster.number-range"),
        ("8千-1万元", "roster.number-range"),
        ("1000元到2000元", "roster.number-range"),
        ("三千至五千", "roster.number-range"),
        ("1200或1300", "roster.number-range"),
        ("约5000", "roster.number-not-exact"),
        ("大约五千元", "roster.number-not-exact"),
        ("5千多", "roster.number-not-exact"),
        ("2000余", "roster.number-not-exact"),
        ("2000余元", "roster.number-not-exact"),
        ("5000元左右", "roster.number-not-exact"),
        ("5000以上", "roster.number-not-exact"),
        (">5000", "roster.number-not-exact"),
        ("三四百", "roster.number-not-exact"),
        ("几百元", "roster.number-not-exact"),
        ("十几万", "roster.number-not-exact"),
        ("一千五", "roster.number-not-exact"),
        ("一万二", "roster.number-not-exact"),
        ("1 200", "roster.number-grouping"),
        ("12 34", "roster.number-grouping"),
        ("5 1", "roster.number-grouping"),
        ("1,2000", "roster.number-grouping"),
        ("1,23,4", "roster.number-grouping"),
        ("1.2.3", "roster.number-grouping"),
        ("1.234.567", "roster.number-grouping"),
        ("1234,56", "roster.number-grouping"),
        ("1.234,56元", "roster.number-grouping"),
        ("1e3", "roster.number-notation"),
        ("1.2E+17", "roster.number-notation"),
        ("0x1F", "roster.number-notation"),
        ("0b11", "roster.number-notation"),
        ("0o17", "roster.number-notation"),
    ],
)
def test_what_is_no_number_is_a_problem_and_unknown_never_zero(cell, code):
    typed = numbers(cell, unit="元")

    assert [fault.code for fault in typed.faults.values()] == [code]
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
        ("2年", {"unit": "月"}, Fraction(24)),
        ("500元/人·月", {"unit": "元/人·月"}, Fraction(500)),
        ("每人每月500元", {"unit": "元/人·月"}, Fraction(500)),
        ("500元/月/人", {"unit": "元/人·月"}, Fraction(500)),
        ("500元/(人·月)", {"unit": "元/人·月"}, Fraction(500)),
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


SIGNS = st.sampled_from(
    [
        ("{}", 1),
        ("￥{}", 1),
        ("{}元", 1),
        (" {} 元整", 1),
        ("{}元/年", 1),
        ("每年{}元", 1),
        ("{}元/月", 12),
        ("月{}", 12),
        ("{}万", 10_000),
        ("{}万元/月", 120_000),
    ]
)
FULL_WIDTH = str.maketrans({character: chr(ord(character) + 0xFEE0) for character in "0123456789.,()-/"})


@given(
    value=st.decimals(0, 10**9, places=2),
    writing=st.sampled_from(["{}", "{:.2f}", "{:,}", "{:,.4f}"]),
    sign=SIGNS,
    minus=st.sampled_from(["", "-", "brackets"]),
    is_full_width=st.booleans(),
)
def test_any_amount_reads_the_same_in_every_legal_writing(value, writing, sign, minus, is_full_width):
    form, factor = sign
    digits = writing.format(value)
    if minus == "brackets":
        cell, factor = f"({digits})", -1
    else:
        cell = form.format(f"{minus}{digits}")
        factor *= -1 if minus else 1
    cell = cell.translate(FULL_WIDTH) if is_full_width else cell

    assert one(cell, unit="元/年") == Fraction(value) * factor


@given(st.integers(0, 10**12 - 1))
def test_a_number_in_chinese_characters_is_that_number(number):
    assert numeral_in(in_characters(number)) == number


def in_characters(number):
    """A whole number as it is spoken, with a zero wherever a place is skipped."""
    if number == 0:
        return "零"
    text, skipped = "", False
    for place in range(11, -1, -1):
        digit = number // 10**place % 10
        skipped |= digit == 0
        if digit:
            text += (
                ("零" if skipped and text else "") + "一二三四五六七八九"[digit - 1] + " 十百千"[place % 4]
            )
            skipped = False
        size = {8: "亿", 4: "万"}.get(place)
        if size and number // 10**place % 10_000:
            text, skipped = text + size, False
    return text.replace(" ", "")


@given(st.text(max_size=30) | st.text("0123456789.,-~()元万月年每约多零一二十百千 ", max_size=12))
def test_no_text_is_a_traceback(text):
    typed = numbers(text, unit="元/年")

    assert len(typed.column) == 1
