"""From nodes to checked expressions: names resolved, scopes, kinds and units known to agree.

    Node --infer--> Typed (an `Expression` with what a literal in it may still become)

`infer` gives None when it has reported a problem in a part; whoever holds that part then stays silent,
so one fault gives one problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from transition.policies.agreement import agree, require_kind, require_same_words, settle
from transition.policies.checked import (
    FLAG,
    Among,
    Arithmetic,
    Comparison,
    Constant,
    Expression,
    Logic,
    Negation,
    Not,
    Type,
)
from transition.policies.constants import constant_value
from transition.policies.formula import FormulaFault, parse_formula
from transition.policies.function_rules import call
from transition.policies.model import Scope, Value
from transition.policies.names import NameSpace
from transition.policies.nodes import (
    AmongNode,
    BinaryNode,
    CallNode,
    CompareNode,
    FlagNode,
    LogicNode,
    LookupNode,
    MinusNode,
    NameNode,
    Node,
    NotNode,
    NumberNode,
    WordNode,
)
from transition.policies.regions import significant
from transition.policies.resolution import lookup, name
from transition.policies.typed import Expected, Setting, Typed, scope_of
from transition.problems import Place, Problem, Term
from transition.problems.nearest import nearest


def check_formula(
    text: str,
    names: NameSpace,
    of: Scope,
    place: Place | None,
    problems: list[Problem],
    expected: Expected | None = None,
) -> tuple[Typed | None, Setting]:
    """Read and type one formula of a rule or check of the given scope.

    A formula of literals only becomes what is `expected`. Problems are added to `problems`; then the
    first part of the result is None.
    """
    at = Setting(names, of, text, place, problems, infer)
    try:
        node = parse_formula(text)
    except FormulaFault as fault:
        at.report(fault.code, Node(start=fault.start, end=fault.end), **fault.facts)
        return None, at
    typed = at.infer(node)
    if typed is not None and typed.bare and expected is not None:
        typed = at.infer(node, expected)
    return typed, at


def infer(node: Node, at: Setting, expected: Expected | None) -> Typed | None:
    """Give a node its type. `expected` is what it becomes where it consists of literals."""
    match node:
        case NumberNode() | WordNode() | FlagNode():
            return _literal(node, at, expected)
        case NameNode():
            return name(node, at)
        case LookupNode():
            return lookup(node, at)
        case MinusNode():
            return _minus(node, at, expected)
        case BinaryNode(operator="+" | "-"):
            return _sum(node, at, expected)
        case BinaryNode():
            return _product(node, at, expected)
        case CompareNode():
            return _comparison(node, at)
        case LogicNode():
            return _logic(node, at)
        case NotNode():
            return _not(node, at)
        case AmongNode():
            return _among(node, at)
        case CallNode():
            return call(node, at, expected)
    raise TypeError(node)


def _literal(node: NumberNode | WordNode | FlagNode, at: Setting, expected: Expected | None) -> Typed | None:
    source = at.piece(node)
    if isinstance(node, FlagNode):
        return Typed(Constant(type=FLAG, value=node.value, source=source), node)
    if isinstance(node, NumberNode):
        fits = expected is not None and expected.type.kind == "number"
        kind = expected.type if expected is not None and fits else Type("number")
        return Typed(Constant(type=kind, value=node.value, source=source), node, bare=not fits)
    return _word(node, at, expected)


def _word(node: WordNode, at: Setting, expected: Expected | None) -> Typed | None:
    kind = expected.type.kind if expected is not None else None
    value, taken = node.value, Type("text")
    if expected is not None and kind in ("category", "tags"):
        if expected.words and value not in expected.words:
            hint = nearest(value, expected.words)
            at.report("formula.unknown-word", node, found=value, legal=expected.words, nearest=hint)
            return None
        taken = Type("category")
    elif kind == "region":
        try:
            value, taken = significant(value), Type("region")
        except ValueError:
            at.report("formula.no-region-code", node, found=value)
            return None
    words = (value,) if taken.kind == "category" else ()
    bare = taken.kind == "text" and kind != "text"
    return Typed(Constant(type=taken, value=value, source=at.piece(node)), node, bare=bare, words=words)


def _minus(node: MinusNode, at: Setting, expected: Expected | None) -> Typed | None:
    inner = at.infer(node.inner, expected)
    if inner is None or not require_kind(inner, ("number",), at):
        return None
    made = Negation(
        type=inner.expression.type, of=inner.expression.of, inner=inner.expression, source=at.piece(node)
    )
    return Typed(made, node, inner.bare)


def _operands(node: BinaryNode, at: Setting) -> tuple[Typed, Typed] | None:
    left, right = at.infer(node.left), at.infer(node.right)
    sides = [side for side in (left, right) if side is not None]
    if any(side.kind == "date" for side in sides):
        at.report("formula.date-arithmetic", node)
        return None
    numeric = [require_kind(side, ("number",), at) for side in sides]
    if left is None or right is None or not all(numeric):
        return None
    return left, right


def _sum(node: BinaryNode, at: Setting, expected: Expected | None) -> Typed | None:
    operands = _operands(node, at)
    settled = settle(operands, at, expected) if operands is not None else None
    if settled is None:
        return None
    left, right = settled
    return Typed(_arithmetic(node, left, right, left.expression.type, at), node, left.bare and right.bare)


def _product(node: BinaryNode, at: Setting, expected: Expected | None) -> Typed | None:
    operands = _operands(node, at)
    if operands is None:
        return None
    left, right = operands
    if node.operator == "/" and constant_value(right.expression) == Fraction(0):
        at.report("formula.zero-division", node, divisor=at.piece(node.right))
        return None
    unit = left.unit * right.unit if node.operator == "*" else left.unit / right.unit
    kind = Type("number", unit)
    bare = left.bare and right.bare
    if bare and expected is not None and expected.type.kind == "number":
        kind, bare = expected.type, False
    return Typed(_arithmetic(node, left, right, kind, at), node, bare)


def _arithmetic(node: BinaryNode, left: Typed, right: Typed, kind: Type, at: Setting) -> Arithmetic:
    return Arithmetic(
        type=kind,
        of=scope_of(left.expression, right.expression),
        operator=node.operator,
        left=left.expression,
        right=right.expression,
        source=at.piece(node),
    )


def _comparison(node: CompareNode, at: Setting) -> Typed | None:
    sides = [at.infer(node.left), at.infer(node.right)]
    known = [side for side in sides if side is not None]
    if any(side.kind == "tags" for side in known):
        _report_tags(node, known, at)
        return None
    settled = settle(known, at, None) if len(known) == 2 else None
    if settled is None or not _can_be_compared(node, settled[0], settled[1], at):
        return None
    left, right = settled
    made = Comparison(
        type=FLAG,
        of=scope_of(left.expression, right.expression),
        operator=node.operator,
        left=left.expression,
        right=right.expression,
        source=at.piece(node),
    )
    return Typed(made, node)


def _report_tags(node: Node, sides: Sequence[Typed], at: Setting) -> None:
    tags = next(side for side in sides if side.kind == "tags")
    at.report("formula.tags-compared", node, tags=at.piece(tags.node))


def _can_be_compared(node: CompareNode, left: Typed, right: Typed, at: Setting) -> bool:
    if node.operator not in ("==", "!=") and left.kind not in ("number", "date"):
        at.report("formula.no-order", node, found=Term(f"kind.{left.kind}"))
        return False
    return require_same_words(left, right, at)


def _logic(node: LogicNode, at: Setting) -> Typed | None:
    items = [at.infer(item) for item in node.items]
    known = [item for item in items if item is not None]
    flags = [require_kind(item, ("flag",), at) for item in known]
    if len(known) < len(items) or not all(flags):
        return None
    parts = tuple(item.expression for item in known)
    made = Logic(type=FLAG, of=scope_of(*parts), operator=node.operator, items=parts, source=at.piece(node))
    return Typed(made, node)


def _not(node: NotNode, at: Setting) -> Typed | None:
    inner = at.infer(node.inner)
    if inner is None or not require_kind(inner, ("flag",), at):
        return None
    made = Not(type=FLAG, of=inner.expression.of, inner=inner.expression, source=at.piece(node))
    return Typed(made, node)


def _among(node: AmongNode, at: Setting) -> Typed | None:
    operand = at.infer(node.operand)
    if operand is None:
        return None
    if operand.kind == "tags":
        _report_tags(node, [operand], at)
        return None
    goal = Expected(operand.expression.type, operand.words)
    options = [at.infer(option, goal) for option in node.options]
    known = [option for option in options if option is not None]
    agreeing = [agree(operand, option, at) for option in known]
    if len(known) < len(options) or not all(agreeing):
        return None
    made = Among(
        type=FLAG,
        of=operand.expression.of,
        operand=operand.expression,
        options=_values([option.expression for option in known]),
        source=at.piece(node),
    )
    return Typed(made, node)


def _values(literals: Sequence[Expression]) -> tuple[Value, ...]:
    values = (constant_value(literal) for literal in literals)
    return tuple(value for value in values if value is not None)
