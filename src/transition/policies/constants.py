"""What a checked expression is when it is the same whatever the roster and the tables say."""

from __future__ import annotations

import datetime
import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from transition.policies.checked import (
    Among,
    Arithmetic,
    Comparison,
    Constant,
    Expression,
    Logic,
    Negation,
    Not,
)
from transition.policies.model import Value

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def constant_value(expression: Expression) -> Value | None:
    """Return the value of an expression made of constants only; None when it depends on anything.

    ``x or TRUE`` is TRUE and ``x and FALSE`` is FALSE, whatever x: so a condition can be seen to be
    always met. A division by zero has no value.
    """
    match expression:
        case Constant(value=value):
            return value
        case Negation(inner=inner):
            number = constant_value(inner)
            return -number if isinstance(number, Fraction) else None
        case Not(inner=inner):
            flag = constant_value(inner)
            return not flag if isinstance(flag, bool) else None
        case Arithmetic():
            return _calculated(expression)
        case Comparison(operator=sign, left=left, right=right):
            return _compared(sign, constant_value(left), constant_value(right))
        case Among(operand=operand, options=options):
            found = constant_value(operand)
            return None if found is None else found in options
        case Logic():
            return _joined(expression)
    return None


def _calculated(expression: Arithmetic) -> Fraction | None:
    left, right = constant_value(expression.left), constant_value(expression.right)
    if not isinstance(left, Fraction) or not isinstance(right, Fraction):
        return None
    match expression.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left / right if right else None


def _compared(sign: str, left: Value | None, right: Value | None) -> bool | None:
    ordered = (Fraction, datetime.date)
    if left is None or right is None:
        return None
    if sign in ("==", "!=") or (isinstance(left, ordered) and isinstance(right, ordered)):
        return _COMPARED[sign](left, right)
    return None


def _joined(expression: Logic) -> bool | None:
    deciding = expression.operator == "or"
    values = [constant_value(item) for item in expression.items]
    if deciding in values:
        return deciding
    return None if None in values else not deciding
