"""What the names of a laid-over set mean: kinds and units of inputs, rules, parameters and their keys."""

from __future__ import annotations

from collections.abc import Iterable

from transition.policies.checked import CheckedKey, Kind, Type
from transition.policies.model import Input, KeyColumn, Parameter, Rule
from transition.policies.names import NameSpace, TableKey, Thing, name_space
from transition.policies.overlay import Overlay, place_of
from transition.policies.units import NO_UNIT, parse_unit
from transition.problems import Problem, Term
from transition.problems.nearest import nearest

REGION_LABEL = "地区"
"""How explanations call the key of a table that is looked up by region alone."""

_KINDS: dict[str, Kind] = {
    "number": "number",
    "whole": "number",
    "percent": "number",
    "flag": "flag",
    "category": "category",
    "tags": "tags",
    "date": "date",
    "region": "region",
    "text": "text",
    "identity": "text",
}


def names_of(overlay: Overlay, problems: list[Problem]) -> NameSpace:
    """Return the name space of a set. Faults in the keys of tables are added to `problems`."""
    columns: dict[str, Thing] = {}
    for thing in _columns(overlay):
        columns.setdefault(thing.key, thing)
    tables = [_table(parameter, columns, overlay, problems) for parameter in overlay.parameters.values()]
    return name_space((*_columns(overlay), *tables), overlay.broken)


def declared_type(type_: str, unit: str | None) -> Type | None:
    """Return the type that a file declares; None when its words mean nothing (the reader has said so)."""
    kind = _KINDS.get(type_)
    if kind is None:
        return None
    if kind != "number" or not unit:
        return Type(kind)
    try:
        return Type(kind, parse_unit(unit) if type_ != "percent" else NO_UNIT)
    except ValueError:
        return None


def _columns(overlay: Overlay) -> Iterable[Thing]:
    for given in overlay.inputs.values():
        words = tuple(word.value for word in given.words)
        yield Thing("input", given.key, given.label, _type_of(given), given.of, words)
    for rule in overlay.rules.values():
        yield Thing("rule", rule.key, rule.label, _type_of(rule), rule.of, rule.words)


def _type_of(thing: Input | Rule) -> Type | None:
    return declared_type(thing.type, thing.unit)


def _table(
    parameter: Parameter, columns: dict[str, Thing], overlay: Overlay, problems: list[Problem]
) -> Thing:
    keys = [_key(column, parameter, columns, overlay, problems) for column in parameter.by]
    known = tuple(key for key in keys if key is not None)
    kind = declared_type(parameter.type or "number", parameter.unit)
    if parameter.several:
        _check_several(parameter, known, kind, problems)
    return Thing(
        sort="parameter",
        key=parameter.key,
        label=parameter.label or parameter.key,
        type=kind,
        words=parameter.words,
        by=known if len(known) == len(keys) else None,
        several=parameter.several is not None,
    )


def _key(
    column: KeyColumn,
    parameter: Parameter,
    columns: dict[str, Thing],
    overlay: Overlay,
    problems: list[Problem],
) -> TableKey | None:
    """Settle one key column: a type of its own, or that of the input or rule it is named after."""
    if column.type is not None:
        kind = declared_type(column.type, column.unit)
        label = columns[column.key].label if column.key in columns else column.key
        if column.key == "region":
            label = REGION_LABEL
        words = column.words
    else:
        thing = columns.get(column.of_input or column.key)
        if thing is None:
            _report_unknown(column, parameter, columns, overlay, problems)
            return None
        kind, label, words = thing.type, thing.label, column.words or thing.words
    if kind is None:
        return None
    if column.match == "at least" and kind.kind != "number":
        facts = {"label": parameter.label, "key": column.key, "found": Term(f"kind.{kind.kind}")}
        problems.append(Problem("policy.no-bands", place_of(parameter), facts=facts))
        return None
    return TableKey(CheckedKey(column.key, label, kind, column.match, words), words)


def _report_unknown(
    column: KeyColumn,
    parameter: Parameter,
    columns: dict[str, Thing],
    overlay: Overlay,
    problems: list[Problem],
) -> None:
    found = column.of_input or column.key
    if found in overlay.broken:
        return
    hint = nearest(found, (*columns, "region"))
    by_label = next((thing.key for thing in columns.values() if thing.label == found), "")
    facts = {"label": parameter.label, "found": found, "nearest": (by_label,) if by_label else hint}
    problems.append(Problem("policy.unknown-key-column", place_of(parameter), facts=facts))


def _check_several(
    parameter: Parameter, keys: tuple[TableKey, ...], kind: Type | None, problems: list[Problem]
) -> None:
    """``several = "highest"`` compares the values of several tags: tags, and values with an order."""
    if len(keys) < len(parameter.by):
        return
    tags = any(key.checked.type.kind == "tags" for key in keys)
    if not tags or (kind is not None and kind.kind not in ("number", "date")):
        facts = {"label": parameter.label}
        problems.append(Problem("policy.several-without-tags", place_of(parameter), facts=facts))
