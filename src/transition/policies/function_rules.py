"""What each function of the formula language takes, gives, and becomes as an expression."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Literal, cast

from attrs import evolve

from transition.policies.agreement import require_kind, settle
from transition.policies.checked import (
    DATE,
    FLAG,
    Absolute,
    Aggregate,
    Arithmetic,
    AsOf,
    Broadcast,
    Choice,
    Constant,
    Elapsed,
    Expression,
    Extreme,
    Has,
    Kind,
    Known,
    Later,
    MakeDate,
    OrElse,
    Read,
    Type,
    parts,
)
from transition.policies.constants import constant_value
from transition.policies.functions import AGGREGATES
from transition.policies.nodes import BinaryNode, CallNode, WordNode
from transition.policies.typed import Expected, Setting, Typed, scope_of, unit_fact
from transition.policies.units import NO_UNIT, Unit, parse_unit
from transition.problems.nearest import nearest

_PERSONS = parse_unit("人")
_MONTH = parse_unit("月")
_MONTHS_A_YEAR = parse_unit("月/年")


def call(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    """Type a call. The number of arguments is already right (`formula.parse_formula`)."""
    if node.function in AGGREGATES:
        return _aggregate(node, at, expected)
    return _RULES[node.function](node, at, expected)


def _arguments(node: CallNode, at: Setting) -> tuple[Typed, ...] | None:
    typed = [at.infer(argument) for argument in node.arguments]
    known = tuple(item for item in typed if item is not None)
    return known if len(known) == len(typed) else None


def _if(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    condition = at.infer(node.arguments[0])
    is_flag = condition is not None and require_kind(condition, ("flag",), at)
    branches = [at.infer(branch) for branch in node.arguments[1:]]
    known = [branch for branch in branches if branch is not None]
    settled = settle(known, at, expected) if len(known) == len(branches) else None
    if settled is None or condition is None or not is_flag:
        return None
    then, otherwise = settled
    made = Choice(
        type=then.expression.type,
        of=scope_of(condition.expression, then.expression, otherwise.expression),
        condition=condition.expression,
        then=then.expression,
        otherwise=otherwise.expression,
        source=at.piece(node),
    )
    return Typed(made, node, _all_bare(settled), _words(settled))


def _or_else(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    arguments = _arguments(node, at)
    settled = settle(arguments, at, expected) if arguments is not None else None
    if settled is None:
        return None
    first, second = settled
    made = OrElse(
        type=first.expression.type,
        of=scope_of(first.expression, second.expression),
        first=first.expression,
        second=second.expression,
        source=at.piece(node),
    )
    return Typed(made, node, _all_bare(settled), _words(settled))


def _extreme(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    arguments = _arguments(node, at)
    if arguments is None or not _all_of(arguments, ("number", "date"), at):
        return None
    settled = settle(arguments, at, expected)
    if settled is None:
        return None
    items = tuple(item.expression for item in settled)
    which: Literal["MIN", "MAX"] = "MIN" if node.function == "MIN" else "MAX"
    made = Extreme(type=items[0].type, of=scope_of(*items), which=which, items=items, source=at.piece(node))
    return Typed(made, node, _all_bare(settled))


def _abs(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    inner = at.infer(node.arguments[0], expected)
    if inner is None or not require_kind(inner, ("number",), at):
        return None
    expression = inner.expression
    made = Absolute(type=expression.type, of=expression.of, inner=expression, source=at.piece(node))
    return Typed(made, node, inner.bare)


_AGGREGATED: dict[str, tuple[Kind, ...]] = {
    "SUM": ("number",),
    "COUNT": ("flag",),
    "ANY": ("flag",),
    "ALL": ("flag",),
    "HIGHEST": ("number", "date"),
    "LOWEST": ("number", "date"),
}


def _aggregate(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    """Type a look at all members: the argument is a person's value, the result the household's."""
    member = at.for_members()
    inner = member.infer(node.arguments[0])
    if inner is not None and inner.bare and expected is not None:
        inner = member.infer(node.arguments[0], expected)
    if inner is None or not require_kind(inner, _AGGREGATED[node.function], member):
        return None
    if inner.expression.of is not None and not _reads_a_person(inner.expression):
        at.report("formula.aggregate-of-household", node, inner=at.piece(inner.node), name=node.function)
        return None
    kind = Type("number", _PERSONS) if node.function == "COUNT" else inner.expression.type
    function = cast('Literal["SUM", "COUNT", "ANY", "ALL", "HIGHEST", "LOWEST"]', node.function)
    made: Expression = Aggregate(
        type=kind, of="household", function=function, inner=inner.expression, source=at.piece(node)
    )
    if at.of == "person":
        seen = evolve(kind, unit=at.unit(kind.unit))
        made = Broadcast(type=seen, of="person", inner=made, source=at.piece(node))
    return Typed(made, node, inner.bare)


def _reads_a_person(expression: Expression) -> bool:
    """Say whether a value can differ between the members of one household."""
    if isinstance(expression, Broadcast):
        return False
    if isinstance(expression, Read):
        return expression.of == "person"
    return any(_reads_a_person(part) for part in parts(expression))


def _date(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    arguments = _arguments(node, at)
    if arguments is None or not _all_of(arguments, ("number",), at):
        return None
    year, month, day = (argument.expression for argument in arguments)
    made: Expression = MakeDate(
        type=DATE, of=scope_of(year, month, day), year=year, month=month, day=day, source=at.piece(node)
    )
    values = [constant_value(argument.expression) for argument in arguments]
    if all(isinstance(value, Fraction) for value in values):
        known = _day([cast(Fraction, value) for value in values])
        if known is None:
            at.report("formula.no-such-day", node)
            return None
        made = Constant(type=DATE, value=known, source=at.piece(node))
    return Typed(made, node)


def _day(values: Sequence[Fraction]) -> datetime.date | None:
    if any(value.denominator != 1 for value in values):
        return None
    try:
        return datetime.date(*(value.numerator for value in values))
    except (ValueError, OverflowError):
        return None


_MEASURES: dict[str, tuple[Literal["years", "months"], Unit]] = {
    "AGE": ("years", parse_unit("岁")),
    "YEARS": ("years", parse_unit("年")),
    "MONTHS": ("months", parse_unit("月")),
}


def _elapsed(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    arguments = _arguments(node, at)
    if arguments is None or not _all_of(arguments, ("date",), at):
        return None
    start = arguments[0].expression
    end = arguments[1].expression if len(arguments) == 2 else AsOf(type=DATE, source="")
    measure, unit = _MEASURES[node.function]
    made = Elapsed(
        type=Type("number", unit),
        of=scope_of(start, end),
        measure=measure,
        start=start,
        end=end,
        source=at.piece(node),
    )
    return Typed(made, node)


def _later(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    """Type LATER: a day, and a number of months; a bare number is one of months."""
    start = at.infer(node.arguments[0])
    months = at.infer(node.arguments[1], Expected(Type("number", _MONTH)))
    if start is None or months is None:
        return None
    kinds = [require_kind(start, ("date",), at), require_kind(months, ("number",), at)]
    if not all(kinds) or not _in_months(node, months, at):
        return None
    value = constant_value(months.expression)
    if isinstance(value, Fraction) and value.denominator != 1:
        at.report("formula.months-not-whole", months.node, name=node.function)
        return None
    made = Later(
        type=DATE,
        of=scope_of(start.expression, months.expression),
        start=start.expression,
        months=months.expression,
        source=at.piece(node),
    )
    return Typed(made, node)


def _in_months(node: CallNode, months: Typed, at: Setting) -> bool:
    """Say whether a number counts months; report what would make it do so where it does not."""
    if months.bare or months.unit == _MONTH:
        return True
    written = at.piece(months.node)
    written = f"({written})" if isinstance(months.node, BinaryNode) else written
    factors = {NO_UNIT: "月", parse_unit("年"): "12 * 月 / 年"}
    factor = factors.get(months.unit, "")
    at.report(
        "formula.argument-unit",
        months.node,
        name=node.function,
        found=unit_fact(months.unit),
        legal=unit_fact(_MONTH),
        conversion=f"{written} * {factor}" if factor else "",
    )
    return False


def _has(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    tags = at.infer(node.arguments[0])
    if tags is None or not require_kind(tags, ("tags",), at):
        return None
    tag = node.arguments[1]
    if not isinstance(tag, WordNode):
        at.report("formula.tag-not-literal", tag)
        return None
    if tags.words and tag.value not in tags.words:
        hint = nearest(tag.value, tags.words)
        at.report("formula.unknown-word", tag, found=tag.value, legal=tags.words, nearest=hint)
        return None
    expression = tags.expression
    made = Has(type=FLAG, of=expression.of, tags=expression, tag=tag.value, source=at.piece(node))
    return Typed(made, node)


def _per_month(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    return _period(node, at, "/")


def _per_year(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    return _period(node, at, "*")


def _period(node: CallNode, at: Setting, sign: Literal["/", "*"]) -> Typed | None:
    """Type MONTHLY (元/年 to 元/月, a twelfth) or YEARLY (the other way, twelve times)."""
    inner = at.infer(node.arguments[0])
    if inner is None or not require_kind(inner, ("number",), at):
        return None
    wanted = "年" if sign == "/" else "月"
    if not inner.bare and inner.unit.exponent(wanted) != -1:
        at.report("formula.wrong-period", node, **_period_facts(node, inner, wanted, at))
        return None
    twelve = Constant(
        type=Type("number", NO_UNIT if inner.bare else _MONTHS_A_YEAR), value=Fraction(12), source="12"
    )
    unit = inner.unit / twelve.type.unit if sign == "/" else inner.unit * twelve.type.unit
    made = Arithmetic(
        type=Type("number", unit),
        of=inner.expression.of,
        operator=sign,
        left=inner.expression,
        right=twelve,
        source=at.piece(node),
    )
    return Typed(made, node, inner.bare)


def _period_facts(node: CallNode, inner: Typed, wanted: str, at: Setting) -> dict[str, object]:
    other = "月" if wanted == "年" else "年"
    already = inner.unit.exponent(other) == -1
    return {
        "name": node.function,
        "inner": at.piece(inner.node),
        "found": unit_fact(inner.unit),
        "legal": f"…/{wanted}",
        "without": at.piece(inner.node) if already else "",
    }


def _known(node: CallNode, at: Setting, expected: Expected | None) -> Typed | None:
    inner = at.infer(node.arguments[0])
    if inner is None:
        return None
    expression = inner.expression
    made = Known(type=FLAG, of=expression.of, inner=expression, source=at.piece(node))
    return Typed(made, node)


def _all_of(items: Sequence[Typed], kinds: Sequence[Kind], at: Setting) -> bool:
    fitting = [require_kind(item, kinds, at) for item in items]
    return all(fitting)


def _all_bare(items: Sequence[Typed]) -> bool:
    return all(item.bare for item in items)


def _words(items: Sequence[Typed]) -> tuple[str, ...]:
    """Return the words that one of several values can be; none where one of them is not known."""
    if not all(item.words for item in items):
        return ()
    return tuple(dict.fromkeys(word for item in items for word in item.words))


_Rule = Callable[[CallNode, Setting, Expected | None], Typed | None]

_RULES: dict[str, _Rule] = {
    "IF": _if,
    "MIN": _extreme,
    "MAX": _extreme,
    "ABS": _abs,
    "DATE": _date,
    "AGE": _elapsed,
    "YEARS": _elapsed,
    "MONTHS": _elapsed,
    "LATER": _later,
    "HAS": _has,
    "MONTHLY": _per_month,
    "YEARLY": _per_year,
    "KNOWN": _known,
    "OR_ELSE": _or_else,
}
