"""Names in formulas: labels to inputs, rules and parameters, unit names to one of that unit."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from transition.policies.agreement import period_hint
from transition.policies.checked import DATE, AsOf, Broadcast, Constant, Expression, Lookup, Read, Type
from transition.policies.functions import AS_OF, FUNCTIONS
from transition.policies.names import TableKey, Thing
from transition.policies.nodes import LookupNode, NameNode, Node
from transition.policies.typed import Expected, Setting, Typed, kind_term, scope_of, unit_fact
from transition.policies.units import SYMBOLS, Unit
from transition.problems.nearest import nearest


def name(node: NameNode, at: Setting) -> Typed | None:
    """Type a name that stands alone."""
    if node.name == AS_OF:
        return Typed(AsOf(type=DATE, source=at.piece(node)), node)
    if node.name in SYMBOLS:
        one = Type("number", at.unit(Unit(((node.name, 1),))))
        return Typed(Constant(type=one, value=Fraction(1), source=at.piece(node)), node)
    thing = _thing(node, at)
    if thing is None or thing.type is None:
        return None
    if thing.sort != "parameter":
        return _read(node, thing, thing.type, at)
    if thing.by is None:
        return None
    if thing.by:
        keys = tuple(column.checked.label for column in thing.by)
        at.report("formula.keys-missing", node, label=thing.label, keys=keys)
        return None
    return _looked_up(node, thing, (), at)


def lookup(node: LookupNode, at: Setting) -> Typed | None:
    """Type ``table[key, ...]``: as many keys as the table has, each of the kind of its column."""
    thing = _thing(node.table, at)
    if thing is not None and thing.sort != "parameter":
        at.report("formula.no-table", node, label=thing.label)
        return None
    if thing is None or thing.by is None or thing.type is None:
        _only_reporting(node.keys, at)
        return None
    if len(thing.by) != len(node.keys):
        labels = tuple(column.checked.label for column in thing.by)
        code = "formula.key-count" if labels else "formula.no-keys"
        at.report(code, node, label=thing.label, count=len(node.keys), keys=labels, wanted=len(labels))
        return None
    keys = [_key(key, column, thing, at) for key, column in zip(node.keys, thing.by, strict=True)]
    known = tuple(key for key in keys if key is not None)
    return _looked_up(node, thing, known, at) if len(known) == len(keys) else None


def _thing(node: NameNode, at: Setting) -> Thing | None:
    thing = at.names.by_label.get(node.name)
    if thing is not None:
        return thing
    if node.name in at.names.broken:
        return None
    of_key = at.names.by_key.get(node.name)
    if of_key is not None:
        at.report("formula.key-for-label", node, label=of_key.label)
    elif node.name in FUNCTIONS:
        at.report("formula.function-alone", node, usage=FUNCTIONS[node.name].usage)
    else:
        hint = nearest(node.name, at.names.labels())
        at.report("formula.unknown-name", node, name=node.name, nearest=hint)
    return None


def _read(node: NameNode, thing: Thing, kind: Type, at: Setting) -> Typed | None:
    """Read a column; a person reads the household's value, a household only through an aggregate."""
    if thing.of == "person" and at.of == "household":
        at.report("formula.person-in-household", node, label=thing.label, cures=_over_members(thing, kind))
        return None
    seen = _seen(kind, at)
    if thing.of == at.of:
        made: Expression = Read(type=seen, of=thing.of, key=thing.key, source=at.piece(node))
    else:
        inner = Read(type=kind, of=thing.of, key=thing.key, source=at.piece(node))
        made = Broadcast(type=seen, of=at.of, inner=inner, source=at.piece(node))
    return Typed(made, node, words=thing.words)


def _over_members(thing: Thing, kind: Type) -> tuple[str, ...]:
    if kind.kind == "number":
        functions: tuple[str, ...] = ("SUM", "HIGHEST", "LOWEST")
    elif kind.kind == "flag":
        functions = ("ANY", "ALL", "COUNT")
    elif kind.kind == "date":
        functions = ("HIGHEST", "LOWEST")
    elif kind.kind == "tags":
        return (f"ANY(HAS({thing.label}, '…'))", f"COUNT(HAS({thing.label}, '…'))")
    else:
        return (f"ANY({thing.label} = '…')", f"COUNT({thing.label} = '…')")
    return tuple(f"{function}({thing.label})" for function in functions)


def _seen(kind: Type, at: Setting) -> Type:
    return evolve(kind, unit=at.unit(kind.unit)) if kind.kind == "number" else kind


def _looked_up(node: Node, thing: Thing, keys: tuple[Typed, ...], at: Setting) -> Typed | None:
    if thing.type is None:
        return None
    expressions = tuple(key.expression for key in keys)
    made = Lookup(
        type=_seen(thing.type, at),
        of=scope_of(*expressions),
        parameter=thing.key,
        keys=expressions,
        source=at.piece(node),
    )
    return Typed(made, node, words=thing.words)


def _key(node: Node, column: TableKey, thing: Thing, at: Setting) -> Typed | None:
    """Type one key against its column."""
    wanted = _seen(column.checked.type, at)
    key = at.infer(node)
    if key is not None and key.bare:
        key = at.infer(node, Expected(wanted, column.words))
    if key is None:
        return None
    if key.kind == "tags" and wanted.kind == "tags" and not thing.several:
        at.report("formula.several-tags", node, label=thing.label, key=thing.key)
        return None
    one_of_tags = wanted.kind == "tags" and key.kind == "category"
    if key.kind != wanted.kind and not one_of_tags:
        at.report(
            "formula.key-kind",
            node,
            label=thing.label,
            column_label=column.checked.label,
            found=kind_term(key.kind),
            legal=kind_term(wanted.kind),
        )
        return None
    return key if _fits(key, wanted, column, at) else None


def _fits(key: Typed, wanted: Type, column: TableKey, at: Setting) -> bool:
    """Say whether a key's unit or words go with its column."""
    if wanted.kind == "number" and key.unit != wanted.unit:
        at.report(
            "formula.key-unit",
            key.node,
            column_label=column.checked.label,
            found=unit_fact(key.unit),
            legal=unit_fact(wanted.unit),
            conversion=period_hint(at.piece(key.node), key.unit, wanted.unit),
        )
        return False
    if column.words and key.words and not set(column.words) & set(key.words):
        at.report(
            "formula.never-equal",
            key.node,
            left=at.piece(key.node),
            left_words=key.words,
            right=column.checked.label,
            right_words=column.words,
        )
        return False
    return True


def _only_reporting(keys: tuple[Node, ...], at: Setting) -> None:
    """Look for faults in the keys of a table that cannot be used itself."""
    for key in keys:
        at.infer(key)
