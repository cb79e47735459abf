"""What is asked of every point of a sweep, as rules that stand behind those of the law.

By the household and in the measure of `amounts.amount_of`: each entitlement that a change can reach, and
all of them together; who gets them; and what holds a household back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce

from transition.calc.plan import Plan
from transition.calc.simulations.amounts import MONTHS_OF_YEAR, OVER_MONTHS, YEARLY
from transition.policies.checked import (
    FLAG,
    Aggregate,
    Arithmetic,
    CheckedRule,
    Comparison,
    Constant,
    Expression,
    Known,
    Logic,
    Lookup,
    Read,
    Type,
    parts,
)
from transition.policies.units import Unit

Wanted = tuple[tuple[CheckedRule, Expression], ...]

TOTAL, STANDS, HELD = "total", "stands", "held"
"""Keys: all amounts together; whether what is no amount is known; whether an error holds somebody back."""


def amount_key(rule: CheckedRule) -> str:
    """Return the key of an entitlement's amount by the household."""
    return f"amount {rule.key}"


def gets_key(rule: CheckedRule) -> str:
    """Return the key of who gets an entitlement of persons."""
    return f"gets {rule.key}"


def wanted_of(plan: Plan, moved: frozenset[str], changing: Sequence[str], months: int, place: int) -> Wanted:
    """Return what is wanted of one plan.

    moved: keys of rules that can change. changing: keys of tables that do. months: how many months are added
    up, 1 for a day alone; place: which of them the plan is.
    """
    touched = [rule for rule in plan.entitlements if rule.key in moved]
    numbers = [rule for rule in touched if rule.type.kind == "number"]
    amounts = [amount for rule in numbers if (amount := _amount(rule, months, place)) is not None]
    unit = OVER_MONTHS if months > 1 else YEARLY
    zero: Expression = Constant(type=Type("number", unit), value=Fraction(0))
    found = [(_rule(amount_key(rule), "household", amount.type), amount) for rule, amount in amounts]
    sums = [amount for _, amount in amounts]
    found.append((_rule(TOTAL, "household", Type("number", unit)), reduce(_plus, sums) if sums else zero))
    for rule in numbers:
        if rule.of == "person":
            above = Comparison(type=FLAG, of="person", operator=">", left=_read(rule), right=zero)
            found.append((_rule(gets_key(rule), "person", FLAG), above))
    known = [_known(rule) for rule in touched if rule.type.kind != "number"]
    if known:
        found.append((_rule(STANDS, "household", FLAG), _all("and", known)))
    errors = [_any(check.of, check.when) for check in plan.checks if _holds(check.severity)]
    errors = [one for one in errors if _rests_on(one, moved, changing)]
    if errors:
        found.append((_rule(HELD, "household", FLAG), _all("or", errors)))
    return tuple(found)


def _holds(severity: str) -> bool:
    return severity == "error"


def factor_of(unit: Unit, months: int, place: int) -> Fraction | None:
    """Return what an amount of a unit counts for in one of several months; None for not at all.

    Of one day alone: how often it counts in a year. See `amounts.amount_of` and `months.over_months`.
    """
    if months == 1:
        return Fraction(MONTHS_OF_YEAR if unit.exponent("月") == -1 else 1)
    if unit.exponent("月") == -1:
        return Fraction(1)
    if unit.exponent("年") == -1:
        return Fraction(1, MONTHS_OF_YEAR)
    return Fraction(1) if place == 0 else None


def _amount(rule: CheckedRule, months: int, place: int) -> tuple[CheckedRule, Expression] | None:
    factor = factor_of(rule.type.unit, months, place)
    if factor is None:
        return None
    kind = Type("number", OVER_MONTHS if months > 1 else YEARLY)
    amount: Expression = _read(rule)
    if rule.of == "person":
        amount = Aggregate(type=rule.type, of="household", function="SUM", inner=amount)
    if factor == 1:
        return rule, amount
    times = Constant(type=Type("number"), value=factor)
    return rule, Arithmetic(type=kind, of="household", operator="*", left=amount, right=times)


def _known(rule: CheckedRule) -> Expression:
    known = Known(type=FLAG, of=rule.of, inner=_read(rule))
    if rule.of == "household":
        return known
    return Aggregate(type=FLAG, of="household", function="ALL", inner=known)


def _any(of: str, when: Expression) -> Expression:
    if of == "household":
        return when
    return Aggregate(type=FLAG, of="household", function="ANY", inner=when)


def _all(word: str, items: Sequence[Expression]) -> Expression:
    if len(items) == 1:
        return items[0]
    return Logic(type=FLAG, of="household", operator="and" if word == "and" else "or", items=tuple(items))


def _plus(left: Expression, right: Expression) -> Expression:
    return Arithmetic(type=left.type, of="household", operator="+", left=left, right=right)


def _read(rule: CheckedRule) -> Read:
    return Read(type=rule.type, of=rule.of, key=rule.key)


def _rule(key: str, of: str, kind: Type) -> CheckedRule:
    return CheckedRule(key, key, "person" if of == "person" else "household", kind, False, (), frozenset())


def _rests_on(expression: Expression, moved: frozenset[str], changing: Sequence[str]) -> bool:
    return any(
        (isinstance(part, Read) and part.key in moved)
        or (isinstance(part, Lookup) and part.parameter in changing)
        for part in _every(expression)
    )


def _every(expression: Expression) -> Iterator[Expression]:
    yield expression
    for part in parts(expression):
        yield from _every(part)
