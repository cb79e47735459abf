"""What the passes over one formula share: where they stand, what they know of a part, whom they tell."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, frozen

from transition.policies.checked import Expression, Kind, Type
from transition.policies.model import Scope
from transition.policies.names import NameSpace
from transition.policies.nodes import Node
from transition.policies.units import NO_UNIT, Unit
from transition.problems import Place, Problem, Term

LONGEST_PIECE = 60
"""Characters of a formula that a message shows."""


@frozen
class Expected:
    """What a literal should become: the type of the other side, with its legal words."""

    type: Type
    words: tuple[str, ...] = ()


@frozen
class Typed:
    """A part of a formula whose kind and unit are known.

    bare: made of literals only, so it takes over what the other side is: ``0`` can be 元/月, ``'一级'`` a
    category. words: the words that a category can be.
    """

    expression: Expression
    node: Node
    bare: bool = False
    words: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """Number, flag, date ..."""
        return self.expression.type.kind

    @property
    def unit(self) -> Unit:
        """The unit; of something that is no number, none."""
        return self.expression.type.unit

    @property
    def expected(self) -> Expected:
        """What this part makes of literals beside it."""
        return Expected(self.expression.type, self.words)


Inferring = Callable[[Node, "Setting", Expected | None], Typed | None]


@frozen
class Setting:
    """One formula under check: whose it is, its text and place, the names, and the problems so far.

    `infer_with` gives a node its type (`inference.infer`, handed in so that the rules of functions can
    use it for their arguments).
    """

    names: NameSpace
    of: Scope
    text: str
    place: Place | None
    problems: list[Problem]
    infer_with: Inferring

    def infer(self, node: Node, expected: Expected | None = None) -> Typed | None:
        """Type a part; None when a problem in it has been reported."""
        return self.infer_with(node, self, expected)

    def for_members(self) -> Setting:
        """Return the setting inside SUM, COUNT ...: the same formula, seen from one member."""
        return evolve(self, of="person")

    def unit(self, unit: Unit) -> Unit:
        """Return a unit as this formula sees it: in a rule of a person, 人 is one."""
        return unit.without("人") if self.of == "person" else unit

    def piece(self, node: Node) -> str:
        """Return what was written for a node, cut when it is long."""
        written = " ".join(self.text[node.start : node.end].split())
        return written if len(written) <= LONGEST_PIECE else written[: LONGEST_PIECE - 1] + "…"

    def report(self, code: str, node: Node, **facts: object) -> None:
        """Add a problem at a node."""
        known: dict[str, object] = {
            "piece": self.piece(node),
            "column": node.start + 1,
        }
        self.problems.append(Problem(code, self.place, "error", known | facts))


def kind_term(kind: Kind) -> Term:
    """Return the word for a kind of value, said in the reader's language."""
    return Term(f"kind.{kind}")


def unit_fact(unit: Unit) -> str | Term:
    """Return a unit for a message; a pure number's is said in words."""
    return Term("unit.none") if unit == NO_UNIT else str(unit)


def scope_of(*expressions: Expression) -> Scope | None:
    """Return whose value is made of these: the first that belongs to somebody."""
    return next((expression.of for expression in expressions if expression.of is not None), None)
