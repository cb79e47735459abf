"""A formula with its numbers filled in: ``MAX(632 × 3 − 1894, 0)``.

Written out of the checked expression, not out of its text, so that what is shown is what was computed.
A branch that was not taken is ``…``: its values had no part in the result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from transition.calc.display import digits_of, shown
from transition.calc.explanation import Shown
from transition.policies.checked import (
    Absolute,
    Aggregate,
    Among,
    Arithmetic,
    Broadcast,
    Choice,
    Comparison,
    Elapsed,
    Expression,
    Extreme,
    Has,
    Known,
    Later,
    Logic,
    MakeDate,
    Negation,
    Not,
    OrElse,
)

ValueAt = Callable[[Expression, int], Shown]
"""The value of a node in a row of its own scope."""

SIGNS = {"*": "×", "/": "÷", "-": "−", "+": "+"}
RELATIONS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "<": "<", ">": ">"}
NOT_TAKEN = "…"

# How strongly an operator binds; an operand that binds less stands in brackets.
_OR, _AND, _NOT, _COMPARE, _ADD, _MULTIPLY, _SIGN, _ATOM = range(1, 9)


def filled(expression: Expression, row: int, value_at: ValueAt, members: Sequence[int]) -> str:
    """Return the formula of a node with the values of a row in it.

    row: in the scope that the expression is read in. members: the person rows of the household, over
    which aggregates go; `value_at` answers for 0 in a household's scope (one household only).
    """
    return _Filler(value_at, members).text(expression, row)


class _Filler:
    def __init__(self, value_at: ValueAt, members: Sequence[int]) -> None:
        self.value_at = value_at
        self.members = members

    def text(self, node: Expression, row: int, outside: int = 0) -> str:
        binding = _binding(node)
        written = self._written(node, row, binding)
        return f"({written})" if binding < outside else written

    def _written(self, node: Expression, row: int, binding: int) -> str:
        match node:
            case Arithmetic(operator=sign, left=left, right=right):
                # The right side of - and / stands in brackets when it is a sum or product itself.
                tight = binding + 1 if sign in "-/" else binding
                return f"{self.text(left, row, binding)} {SIGNS[sign]} {self.text(right, row, tight)}"
            case Comparison(operator=sign, left=left, right=right):
                tight = binding + 1
                return f"{self.text(left, row, tight)} {RELATIONS[sign]} {self.text(right, row, tight)}"
            case Logic(operator=word, items=items):
                return f" {word} ".join(self.text(item, row, binding) for item in items)
            case Not(inner=inner):
                return f"not {self.text(inner, row, binding)}"
            case Negation(inner=inner):
                return f"−{self.text(inner, row, binding)}"
            case Broadcast(inner=inner):
                return self.text(inner, 0)
            case Among(operand=operand, options=options):
                listed = "、".join(shown(option, kind=operand.type.kind) for option in options)
                return f"{self.text(operand, row, binding)} in ({listed})"
            case _:
                return self._called(node, row)

    def _called(self, node: Expression, row: int) -> str:
        match node:
            case Choice():
                return self._choice(node, row)
            case Aggregate(function=name, inner=inner):
                return _call(name, [self.text(inner, member) for member in self.members])
            case Extreme(which=name, items=items):
                return _call(name, [self.text(item, row) for item in items])
            case Absolute(inner=inner):
                return _call("ABS", [self.text(inner, row)])
            case Known(inner=inner):
                return _call("KNOWN", [self.text(inner, row)])
            case OrElse(first=first, second=second):
                return _call("OR_ELSE", [self.text(first, row), self.text(second, row)])
            case MakeDate(year=year, month=month, day=day):
                return _call("DATE", [self.text(part, row) for part in (year, month, day)])
            case Elapsed(measure=measure, start=start, end=end):
                return _call(measure.upper(), [self.text(start, row), self.text(end, row)])
            case Later(start=start, months=months):
                return _call("LATER", [self.text(start, row), self.text(months, row)])
            case Has(tags=tags, tag=tag):
                return _call("HAS", [self.text(tags, row), tag])
            case _:
                return _leaf(node, self.value_at(node, row))

    def _choice(self, node: Choice, row: int) -> str:
        taken = self.value_at(node.condition, row)
        then = self.text(node.then, row) if taken is True else NOT_TAKEN
        otherwise = self.text(node.otherwise, row) if taken is False else NOT_TAKEN
        return _call("IF", [self.text(node.condition, row), then, otherwise])


def _leaf(node: Expression, value: Shown) -> str:
    """Return a value without its unit: units would drown a formula."""
    if isinstance(value, Fraction):
        return digits_of(value.numerator, value.denominator, node.type.unit)
    return shown(value, kind=node.type.kind)


def _call(name: str, items: Sequence[str]) -> str:
    return f"{name}({', '.join(items)})"


def _binding(node: Expression) -> int:
    match node:
        case Broadcast(inner=inner):
            return _binding(inner)
        case Logic(operator=word):
            return _OR if word == "or" else _AND
        case Not():
            return _NOT
        case Comparison() | Among():
            return _COMPARE
        case Arithmetic(operator=sign):
            return _ADD if sign in "+-" else _MULTIPLY
        case Negation():
            return _SIGN
        case _:
            return _ATOM
