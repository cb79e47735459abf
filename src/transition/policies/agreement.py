"""Whether parts of a formula go together: one kind, one unit; and what a literal becomes beside them."""

from __future__ import annotations

from collections.abc import Sequence

from transition.policies.checked import Kind
from transition.policies.nodes import Node
from transition.policies.typed import Expected, Setting, Typed, kind_term, unit_fact
from transition.policies.units import Unit, parse_unit
from transition.problems import Term

_HINTS: dict[frozenset[Kind], str] = {
    frozenset({"date", "text"}): "date",
    frozenset({"flag", "text"}): "flag",
    frozenset({"flag", "number"}): "flag",
    frozenset({"tags", "text"}): "has",
    frozenset({"tags", "category"}): "has",
    frozenset({"number", "text"}): "no-quotes",
    frozenset({"region", "number"}): "region",
}


def settle(items: Sequence[Typed], at: Setting, expected: Expected | None) -> tuple[Typed, ...] | None:
    """Make parts agree in kind and unit.

    Literals take over the type of the first part that is not one, else `expected`. Returns the parts so
    settled; None when they do not go together, which is then reported, each against the first.
    """
    lead = next((item for item in items if not item.bare), None)
    goal = lead.expected if lead is not None else expected
    settled = [_taking_over(item, goal, at) for item in items]
    known = [item for item in settled if item is not None]
    if len(known) < len(settled):
        return None
    first = next((item for item in known if not item.bare), known[0])
    agreeing = [agree(first, item, at) for item in known if item is not first]
    return tuple(known) if all(agreeing) else None


def agree(one: Typed, other: Typed, at: Setting) -> bool:
    """Say whether two parts are of one kind and unit; report both sides where they are not."""
    left, right = sorted((one, other), key=lambda item: item.node.start)
    if left.kind != right.kind:
        _report_kinds(left, right, at)
        return False
    if left.kind == "number" and not (left.bare or right.bare) and left.unit != right.unit:
        _report_units(left, right, at)
        return False
    return True


def require_kind(item: Typed, kinds: Sequence[Kind], at: Setting) -> bool:
    """Say whether a part is of one of the kinds; report it where it is not."""
    if item.kind in kinds:
        return True
    if tuple(kinds) == ("flag",):
        at.report("formula.no-condition", item.node, found=_kind_of(item))
        return False
    at.report(
        "formula.wrong-kind",
        item.node,
        found=_kind_of(item),
        legal=tuple(kind_term(kind) for kind in kinds),
        hint=kind_hint(item.kind, kinds[0]),
    )
    return False


def require_same_words(one: Typed, other: Typed, at: Setting) -> bool:
    """Say whether two categories have a word in common; without one they can never be equal."""
    if not one.words or not other.words or set(one.words) & set(other.words):
        return True
    left, right = sorted((one, other), key=lambda item: item.node.start)
    at.report(
        "formula.never-equal",
        left.node,
        left=at.piece(left.node),
        left_words=left.words,
        right=at.piece(right.node),
        right_words=right.words,
    )
    return False


def period_hint(piece: str, unit: Unit, other: Unit) -> str:
    """Return ``MONTHLY(piece)`` or ``YEARLY(piece)`` where one of them makes the units alike in time."""
    difference = unit / other
    if unit.exponent("年") < 0 and difference.exponent("年") == -1 and difference.exponent("月") == 1:
        return f"MONTHLY({piece})"
    if unit.exponent("月") < 0 and difference.exponent("年") == 1 and difference.exponent("月") == -1:
        return f"YEARLY({piece})"
    return ""


def head_counts(at: Setting) -> tuple[str, ...]:
    """Return what a formula could multiply by to get rid of ``/人``."""
    labels = at.names.with_unit(parse_unit("人"), at.of)
    return labels[:3] or ("COUNT(...)",)


def _taking_over(item: Typed, goal: Expected | None, at: Setting) -> Typed | None:
    if goal is None or not item.bare:
        return item
    return at.infer(item.node, goal)


def _report_kinds(left: Typed, right: Typed, at: Setting) -> None:
    at.report(
        "formula.kinds-differ",
        _span(left.node, right.node),
        left=at.piece(left.node),
        left_kind=_kind_of(left),
        right=at.piece(right.node),
        right_kind=_kind_of(right),
        hint=kind_hint(left.kind, right.kind),
    )


def _report_units(left: Typed, right: Typed, at: Setting) -> None:
    yearly, monthly = (left, right) if left.unit.exponent("年") < right.unit.exponent("年") else (right, left)
    per_person = min(left, right, key=lambda item: item.unit.exponent("人"))
    by_persons = left.unit.exponent("人") != right.unit.exponent("人")
    at.report(
        "formula.units-differ",
        _span(left.node, right.node),
        left=at.piece(left.node),
        left_unit=unit_fact(left.unit),
        right=at.piece(right.node),
        right_unit=unit_fact(right.unit),
        conversion=period_hint(at.piece(yearly.node), yearly.unit, monthly.unit),
        per_person=at.piece(per_person.node) if by_persons else "",
        head_counts=head_counts(at) if by_persons else "",
    )


def _span(left: Node, right: Node) -> Node:
    return Node(start=left.start, end=right.end)


def _kind_of(item: Typed) -> Term:
    """Return the word for a kind; a word in quotes that nothing has claimed is just that."""
    return Term("kind.word") if item.bare and item.kind == "text" else kind_term(item.kind)


def kind_hint(one: Kind, other: Kind) -> Term | str:
    """Return how people mostly come to mix two kinds, and what to write instead; empty for no idea."""
    name = _HINTS.get(frozenset({one, other}))
    return Term(f"instead.{name}") if name else ""
