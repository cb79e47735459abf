"""From a formula's text to its nodes.

    text --tokens--> skeleton --ast.parse--> Python's tree --translated at once--> Node

Python's parser only gives the shape. Nothing is evaluated; whatever is not on the list is refused with
its place. Numbers and words never pass through Python: they are taken from the text, exactly.
"""

from __future__ import annotations

import ast
import warnings
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from attrs import frozen

from transition.policies.formula_text import (
    MAX_DEPTH,
    FormulaFault,
    Skeleton,
    refused,
    skeleton_of,
    tokens_of,
)
from transition.policies.functions import FUNCTIONS, Function
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
from transition.policies.token_order import check_order
from transition.problems import Term
from transition.problems.nearest import nearest

__all__ = ["FormulaFault", "parse_formula"]

_ARITHMETIC: dict[type[ast.operator], Literal["+", "-", "*", "/"]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}

_COMPARISONS: dict[type[ast.cmpop], Literal["==", "!=", "<", "<=", ">", ">="]] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


@lru_cache(maxsize=4096)
def parse_formula(text: str) -> Node:
    """Read a formula as a policy file writes it.

    Full-width punctuation and digits, ``≥ ≤ ≠ × ÷``, a single ``=``, ``<>`` and ``75%`` are understood.
    Places in the nodes count characters of `text`. Raises FormulaFault, with the place, for everything
    that formulas do not have; no other exception, whatever the text.
    """
    tokens = tokens_of(text)
    if not tokens:
        raise FormulaFault("formula.empty", 0, len(text))
    check_order(text, tokens)
    skeleton = skeleton_of(tokens)
    return _Translation(text, skeleton).node(_python_tree(text, skeleton), 0)


def _python_tree(text: str, skeleton: Skeleton) -> ast.expr:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python warns of ``0 is 0`` and the like; so do we, better
            return ast.parse(skeleton.text, mode="eval").body
    except SyntaxError as fault:
        before = len(skeleton.text[: max((fault.offset or 1) - 1, 0)].encode())
        start = max((place for at, place in skeleton.starts.items() if at <= before), default=0)
        raise FormulaFault("formula.unreadable", start, len(text), piece=text[start : start + 20]) from None
    except (MemoryError, RecursionError, ValueError):
        raise FormulaFault("formula.too-deep", 0, len(text), most=MAX_DEPTH) from None


@frozen
class _Translation:
    """Turns Python's tree of one formula into nodes, refusing what has no node."""

    text: str
    skeleton: Skeleton

    def node(self, tree: ast.expr, depth: int) -> Node:
        start, end = self.place(tree)
        if depth > MAX_DEPTH:
            raise FormulaFault("formula.too-deep", start, end, most=MAX_DEPTH)
        match tree:
            case ast.Constant():
                return self.literal(tree, start, end)
            case ast.Name(id=name):
                return NameNode(name=name, start=start, end=end)
            case ast.Compare():
                return self.comparison(tree, depth)
            case ast.Call():
                return self.call(tree, depth)
            case ast.Subscript():
                return self.lookup(tree, depth)
            case ast.BinOp() | ast.UnaryOp() | ast.BoolOp():
                return self.operation(tree, depth)
        raise self.refused(tree)

    def literal(self, tree: ast.Constant, start: int, end: int) -> Node:
        if isinstance(tree.value, bool):
            return FlagNode(value=tree.value, start=start, end=end)
        literal = self.skeleton.literals[tree.col_offset]
        if isinstance(literal, str):
            return WordNode(value=literal, start=start, end=end)
        return NumberNode(value=literal, start=start, end=end)

    def operation(self, tree: ast.BinOp | ast.UnaryOp | ast.BoolOp, depth: int) -> Node:
        start, end = self.place(tree)
        match tree:
            case ast.UnaryOp(op=ast.UAdd()):
                return self.node(tree.operand, depth + 1)
            case ast.UnaryOp(op=ast.USub()):
                return MinusNode(inner=self.node(tree.operand, depth + 1), start=start, end=end)
            case ast.UnaryOp(op=ast.Not()):
                return NotNode(inner=self.node(tree.operand, depth + 1), start=start, end=end)
            case ast.BoolOp():
                word: Literal["and", "or"] = "and" if isinstance(tree.op, ast.And) else "or"
                items = tuple(self.node(item, depth + 1) for item in tree.values)
                return LogicNode(operator=word, items=items, start=start, end=end)
            case ast.BinOp() if type(tree.op) in _ARITHMETIC:
                left, right = self.node(tree.left, depth + 1), self.node(tree.right, depth + 1)
                operator = _ARITHMETIC[type(tree.op)]
                return BinaryNode(operator=operator, left=left, right=right, start=start, end=end)
        raise self.refused(tree)

    def comparison(self, tree: ast.Compare, depth: int) -> Node:
        start, end = self.place(tree)
        if isinstance(tree.ops[0], (ast.In, ast.NotIn)) and len(tree.ops) == 1:
            among = self.among(tree, depth)
            return among if isinstance(tree.ops[0], ast.In) else NotNode(inner=among, start=start, end=end)
        sides = [self.node(side, depth + 1) for side in (tree.left, *tree.comparators)]
        links: list[Node] = []
        for operator, (left, right) in zip(tree.ops, pairwise(sides), strict=True):
            if type(operator) not in _COMPARISONS:
                raise self.refused(tree)
            sign = _COMPARISONS[type(operator)]
            links.append(CompareNode(operator=sign, left=left, right=right, start=left.start, end=right.end))
        if len(links) == 1:
            return links[0]
        return LogicNode(operator="and", items=tuple(links), start=start, end=end)

    def among(self, tree: ast.Compare, depth: int) -> Node:
        start, end = self.place(tree)
        written = tree.comparators[0]
        options = written.elts if isinstance(written, ast.Tuple) else [written]
        nodes = tuple(self.node(option, depth + 1) for option in options)
        for node in nodes:
            if not _is_literal(node):
                piece = self.text[node.start : node.end]
                raise FormulaFault("formula.option-not-literal", node.start, node.end, piece=piece)
        return AmongNode(operand=self.node(tree.left, depth + 1), options=nodes, start=start, end=end)

    def lookup(self, tree: ast.Subscript, depth: int) -> Node:
        start, end = self.place(tree)
        if not isinstance(tree.value, ast.Name):
            raise self.refused(tree)
        table = self.node(tree.value, depth + 1)
        assert isinstance(table, NameNode)
        written = tree.slice.elts if isinstance(tree.slice, ast.Tuple) else [tree.slice]
        keys = tuple(self.node(key, depth + 1) for key in written)
        return LookupNode(table=table, keys=keys, start=start, end=end)

    def call(self, tree: ast.Call, depth: int) -> Node:
        start, end = self.place(tree)
        if not isinstance(tree.func, ast.Name) or tree.keywords:
            raise self.refused(tree)
        name = tree.func.id
        if name not in FUNCTIONS:
            raise self.unknown_function(name, *self.place(tree.func))
        function = FUNCTIONS[name]
        if not function.takes(len(tree.args)):
            raise _wrong_count(function, len(tree.args), start, end)
        arguments = tuple(self.node(argument, depth + 1) for argument in tree.args)
        return CallNode(function=name, arguments=arguments, start=start, end=end)

    def unknown_function(self, name: str, start: int, end: int) -> FormulaFault:
        logic = name.lower()
        if logic in ("and", "or", "not"):
            return refused("logic-function", logic, start, end, name)
        if logic.startswith("round"):
            return refused("rounding-function", "round", start, end, name)
        hint = nearest(name, FUNCTIONS)
        return FormulaFault(
            "formula.unknown-function", start, end, piece=name, nearest=hint, legal=tuple(FUNCTIONS)
        )

    def place(self, tree: ast.expr) -> tuple[int, int]:
        """Return where a part of the tree stands in the formula as typed."""
        end = tree.end_col_offset if tree.end_col_offset is not None else tree.col_offset
        starts, ends = self.skeleton.starts, self.skeleton.ends
        return starts.get(tree.col_offset, 0), ends.get(end, len(self.text))

    def refused(self, tree: ast.expr) -> FormulaFault:
        start, end = self.place(tree)
        construct, instead = _CONSTRUCTS.get(type(tree), ("other", ""))
        return refused(construct, instead, start, end, self.text[start:end])


_CONSTRUCTS: dict[type[ast.expr], tuple[str, str]] = {
    ast.Tuple: ("tuple", "no-thousands"),
    ast.Starred: ("star", ""),
    ast.Compare: ("in-chain", "and"),
}


def _wrong_count(function: Function, count: int, start: int, end: int) -> FormulaFault:
    of_members = function.name in ("MIN", "MAX") and count == 1
    return FormulaFault(
        "formula.argument-count",
        start,
        end,
        name=function.name,
        count=count,
        usage=function.usage,
        instead=Term("instead.members") if of_members else "",
    )


def _is_literal(node: Node) -> bool:
    return isinstance(node, (NumberNode, WordNode, FlagNode)) or (
        isinstance(node, MinusNode) and isinstance(node.inner, NumberNode)
    )
