"""Exact numbers as text: no digit is lost, and no text turns into a formula."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transition.reports.exact_text import csv_of, csv_texts, decimal_text, json_of, json_texts, rounded_text
from transition.rosters.columns import coded_from, days_from, flags_from, numbers_from


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("2", "2"),
        ("-3", "-3"),
        ("1/2", "0.5"),
        ("-1/20", "-0.05"),
        ("66920/100", "669.2"),
        ("1/1024", "0.0009765625"),
        ("12345678901234567890123/10", "1234567890123456789012.3"),
        ("1894/3", None),
        ("1/7", None),
    ],
)
def test_a_decimal_that_ends_is_written_with_all_its_digits(value, text):
    number = Fraction(value)

    assert decimal_text(number.numerator, number.denominator) == text


@given(st.fractions())
def test_a_number_in_json_reads_back_as_itself(number):
    read = json.loads(json_of(number), parse_float=Decimal)

    if isinstance(read, dict):
        assert Fraction(read["fraction"]) == number
        assert abs(Fraction(read["rounded"]) - number) <= Fraction(1, 2_000_000)
    else:
        assert Fraction(read) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_decimal_in_csv_reads_back_as_itself(number):
    assert Fraction(csv_of(Fraction(number))) == Fraction(number)


@pytest.mark.parametrize(
    ("value", "text"), [("1894/3", "631.333333"), ("-2/3", "-0.666667"), ("1/2000000", "0.000001")]
)
def test_a_rounded_number_goes_half_away_from_zero(value, text):
    number = Fraction(value)

    assert rounded_text(number.numerator, number.denominator) == text


@pytest.mark.parametrize("text", ["=1+1", "+8613", "-兔", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_could_be_a_formula_gets_an_apostrophe_in_csv(text):
    assert csv_of(text) == f"'{text}"


@pytest.mark.parametrize("text", ["兔一", "'quoted", "1=1", " =1", "", "a-b"])
def test_any_other_text_stays_as_it_is_in_csv(text):
    assert csv_of(text) == text


def test_a_negative_number_is_no_formula():
    assert csv_texts(numbers_from([Fraction(-5), Fraction(-1, 2)])) == ["-5", "-0.5"]


def test_unknown_is_null_in_json_and_empty_in_csv_for_every_kind_of_column():
    columns = (
        (numbers_from([Fraction(1, 3), None]), ['{"fraction": "1/3", "rounded": 0.333333}', "null"]),
        (flags_from([True, None]), ["true", "null"]),
        (days_from([datetime.date(2025, 7, 1), None]), ['"2025-07-01"', "null"]),
        (coded_from([frozenset({"老兵", "遗孤"}), None]), ['["老兵", "遗孤"]', "null"]),
        (("兔", None), ['"兔"', "null"]),
    )

    for column, texts in columns:
        assert json_texts(column) == texts
        assert csv_texts(column)[1] == ""
