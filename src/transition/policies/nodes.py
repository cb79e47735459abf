"""Formulas as written: a closed set of frozen nodes, each with its place in the formula's own text.

`formula.parse_formula` makes them; `inference` gives them kinds and units. Nothing is resolved here:
a name is a text, a word in quotes is a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from attrs import field, frozen


@frozen(kw_only=True)
class Node:
    """The common part: ``text[start:end]`` of the formula as written. Places do not count in `==`."""

    start: int = field(default=0, eq=False)
    end: int = field(default=0, eq=False)


@frozen(kw_only=True)
class NumberNode(Node):
    """A number, exactly as written: ``0.1`` is one tenth, ``75%`` three quarters."""

    value: Fraction


@frozen(kw_only=True)
class WordNode(Node):
    """A word in quotes: a category, a tag, a region code, a text."""

    value: str


@frozen(kw_only=True)
class FlagNode(Node):
    """TRUE or FALSE."""

    value: bool


@frozen(kw_only=True)
class NameNode(Node):
    """A label, a unit name, or the as-of day."""

    name: str


@frozen(kw_only=True)
class LookupNode(Node):
    """``table[key, ...]``."""

    table: NameNode
    keys: tuple[Node, ...]


@frozen(kw_only=True)
class MinusNode(Node):
    """``-x``."""

    inner: Node


@frozen(kw_only=True)
class BinaryNode(Node):
    """``a + b`` and its like."""

    operator: Literal["+", "-", "*", "/"]
    left: Node
    right: Node


@frozen(kw_only=True)
class CompareNode(Node):
    """``a <= b``. A chain ``a < b < c`` is two of them joined by ``and``."""

    operator: Literal["==", "!=", "<", "<=", ">", ">="]
    left: Node
    right: Node


@frozen(kw_only=True)
class LogicNode(Node):
    """``a and b and c`` or ``a or b``: two or more items."""

    operator: Literal["and", "or"]
    items: tuple[Node, ...]


@frozen(kw_only=True)
class NotNode(Node):
    """``not a``."""

    inner: Node


@frozen(kw_only=True)
class AmongNode(Node):
    """``x in (a, b)``; the options are literals."""

    operand: Node
    options: tuple[Node, ...]


@frozen(kw_only=True)
class CallNode(Node):
    """A call of one of the functions of `functions.py`, with a legal number of arguments."""

    function: str
    arguments: tuple[Node, ...]


def children(node: Node) -> tuple[Node, ...]:
    """Return the direct parts of a node, in the order of the formula."""
    match node:
        case LookupNode(table=table, keys=keys):
            return (table, *keys)
        case BinaryNode(left=left, right=right) | CompareNode(left=left, right=right):
            return (left, right)
        case LogicNode(items=items) | CallNode(arguments=items):
            return items
        case MinusNode(inner=inner) | NotNode(inner=inner):
            return (inner,)
        case AmongNode(operand=operand, options=options):
            return (operand, *options)
        case _:
            return ()


def names_in(node: Node) -> Iterator[str]:
    """Yield every name that a formula mentions, from left to right, repeated ones too."""
    if isinstance(node, NameNode):
        yield node.name
    for child in children(node):
        yield from names_in(child)
