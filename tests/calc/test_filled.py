"""Formulas with their numbers filled in."""

from __future__ import annotations

from fractions import Fraction

import pytest

from transition.calc.filled import filled
from transition.policies import checked as c
from transition.policies.model import Value

NUMBER = c.Type("number")


def number(value: int) -> c.Expression:
    return c.Constant(type=NUMBER, value=Fraction(value))


def sign(operator, left, right):
    return c.Arithmetic(type=NUMBER, operator=operator, left=left, right=right)


def compare(operator, left, right):
    return c.Comparison(type=c.FLAG, operator=operator, left=left, right=right)


YES, NO = (c.Constant(type=c.FLAG, value=value) for value in (True, False))


def value_at(node: c.Expression, row: int) -> Value | None:
    """Constants have their own value; a read key is its row's number."""
    if isinstance(node, c.Constant):
        return node.value
    return Fraction(10 + row) if isinstance(node, c.Read) else None


def negative(node):
    return c.Negation(type=NUMBER, inner=node)


READ = c.Read(type=NUMBER, of="person", key="income")


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (sign("-", number(5), sign("-", number(3), number(1))), "5 − (3 − 1)"),
        (sign("-", sign("-", number(5), number(3)), number(1)), "5 − 3 − 1"),
        (sign("*", sign("+", number(1), number(2)), number(3)), "(1 + 2) × 3"),
        (sign("/", number(6), sign("*", number(2), number(3))), "6 ÷ (2 × 3)"),
        (sign("*", negative(sign("+", number(1), number(2))), number(3)), "−(1 + 2) × 3"),
        (compare("<=", sign("+", number(1), number(2)), number(3)), "1 + 2 ≤ 3"),
        (
            c.Logic(
                type=c.FLAG, operator="and", items=(YES, c.Logic(type=c.FLAG, operator="or", items=(NO, YES)))
            ),
            "是 and (否 or 是)",
        ),
        (c.Not(type=c.FLAG, inner=compare("==", number(1), number(2))), "not 1 = 2"),
        (c.Among(type=c.FLAG, operand=number(1), options=(Fraction(1), Fraction(2))), "1 in (1、2)"),
        (c.Extreme(type=NUMBER, which="MAX", items=(number(1), number(2))), "MAX(1, 2)"),
        (c.Choice(type=NUMBER, condition=YES, then=number(1), otherwise=number(2)), "IF(是, 1, …)"),
        (c.Choice(type=NUMBER, condition=NO, then=number(1), otherwise=number(2)), "IF(否, …, 2)"),
        (c.Aggregate(type=NUMBER, of="household", function="SUM", inner=READ), "SUM(10, 11, 12)"),
        (
            sign("*", c.Broadcast(type=NUMBER, inner=sign("+", number(1), number(2))), number(3)),
            "(1 + 2) × 3",
        ),
        (c.OrElse(type=NUMBER, first=number(1), second=number(2)), "OR_ELSE(1, 2)"),
        (c.Known(type=c.FLAG, inner=number(1)), "KNOWN(1)"),
        (c.Absolute(type=NUMBER, inner=negative(number(1))), "ABS(−1)"),
        (
            c.Later(
                type=c.DATE,
                start=c.MakeDate(type=c.DATE, year=number(2025), month=number(1), day=number(31)),
                months=negative(number(2)),
            ),
            "LATER(DATE(2025, 1, 31), −2)",
        ),
        (c.MakeDate(type=c.DATE, year=number(2025), month=number(7), day=number(1)), "DATE(2025, 7, 1)"),
    ],
)
def test_brackets_stand_where_they_must_and_nowhere_else(node, text):
    assert filled(node, 0, value_at, range(3)) == text
