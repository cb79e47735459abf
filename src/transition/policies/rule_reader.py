"""Read ``[rule.KEY]`` and the versions of ``[[rule.KEY]]``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import cast

from transition.policies.grammar import LATER_VERSION, RULE
from transition.policies.model import Rounding, Rule, RuleVersion, Scope, TableCase
from transition.policies.table_reader import (
    Fields,
    Reading,
    check_dates,
    check_types,
    need_citation,
    need_words,
    read_table,
)
from transition.policies.toml_file import KeyPath
from transition.policies.units import NO_UNIT, Unit, parse_unit
from transition.policies.values_read import wrong_type

SAID_ONCE = ("label", "of", "type", "unit", "words", "entitlement", "begins", "payer", "measures")
"""What the first version of a rule says for all; a later one may repeat it, not change it."""


def read_rule(reading: Reading, raw: object, path: KeyPath) -> Rule | None:
    """Read a rule with its versions; None, and the faults noted, when one of them cannot be used."""
    tables = _version_tables(reading, raw, path)
    if not tables:
        return None
    first = tables[0]
    for later in tables[1:]:
        _agrees(reading, first, later)
    type_ = first.text("type") or "number"
    check_types(reading, first, type_)
    need_words(reading, first, type_)
    versions = tuple(version for table in tables if (version := _version(reading, table, first)))
    _stand_apart(reading, tables)
    if not first.sound("label", "of", "type", "unit", "words") or len(versions) < len(tables):
        return None
    return Rule(
        key=str(path[-1]),
        label=str(first.text("label")),
        of=cast("Scope", first.text("of")),
        versions=versions,
        type=type_,
        unit=first.text("unit"),
        words=first.texts("words"),
        entitlement=first.flag("entitlement"),
        begins=first.text("begins"),
        payer=first.text("payer"),
        measures=first.text("measures"),
        overrides=first.flag("overrides"),
        policy=reading.policy,
        place=first.place,
    )


def _version_tables(reading: Reading, raw: object, path: KeyPath) -> list[Fields]:
    if not isinstance(raw, list):
        table = read_table(reading, raw, path, RULE)
        return [table] if table else []
    if not raw:
        reading.fault(path, wrong_type(raw, "tables"))
    tables = (
        read_table(reading, item, (*path, index), LATER_VERSION if index else RULE)
        for index, item in enumerate(raw)
    )
    return [table for table in tables if table]


def _agrees(reading: Reading, first: Fields, later: Fields) -> None:
    for name in SAID_ONCE:
        if name in later.values and later.values[name] != first.values.get(name):
            reading.report("policy.versions-disagree", (*later.path, name), (*first.path, name), key=name)


def _version(reading: Reading, fields: Fields, first: Fields) -> RuleVersion | None:
    check_dates(reading, fields)
    cases = read_cases(reading, fields)
    rounding = read_rounding(reading, fields)
    _rounds_in_its_unit(reading, fields, first)
    if not (cases and all(case.cites for case in cases) and not first.flag("overrides")):
        need_citation(reading, fields)
    if not _is_one_way(reading, fields) or cases is None or not fields.sound("formula"):
        return None
    return RuleVersion(
        formula=fields.text("formula"),
        cases=cases,
        cites=fields.citations(),
        start=fields.day("from"),
        end=fields.day("to"),
        rounding=rounding,
        note=fields.text("note"),
        place=fields.place,
        formula_place=reading.file.place((*fields.path, "formula")) if fields.has("formula") else None,
    )


def _is_one_way(reading: Reading, fields: Fields) -> bool:
    """Say whether a version has either a formula or a decision table; report it when not."""
    if fields.has("formula", "cases"):
        reading.report("policy.formula-and-cases", (*fields.path, "cases"), (*fields.path, "formula"))
    elif not fields.has("formula") and not fields.has("cases"):
        reading.report("policy.no-formula", fields.path)
    return fields.has("formula") != fields.has("cases")


def read_cases(reading: Reading, fields: Fields) -> tuple[TableCase, ...] | None:
    """Read a decision table, empty where there is none; None when it is not a whole one."""
    tables = fields.tables("cases")
    cases = [read_case(reading, table) for table in tables]
    for table in tables[:-1]:
        if table.has("otherwise"):
            reading.report("policy.otherwise-not-last", table.path, tables[-1].path)
            cases.append(None)
    if not fields.has("cases"):
        return ()
    if fields.sound("cases") and not any(table.has("otherwise") for table in tables):
        reading.report("policy.missing-otherwise", (*fields.path, "cases"))
        return None
    whole = tuple(case for case in cases if case is not None)
    return whole if fields.sound("cases") and len(whole) == len(cases) else None


def read_case(reading: Reading, fields: Fields) -> TableCase | None:
    """Read one row of a decision table; None, and the fault noted, when it is neither kind of row."""
    has = tuple(fields.has(name) for name in ("when", "then", "otherwise"))
    if has not in ((True, True, False), (False, False, True)):
        reading.report("policy.case-unclear", fields.path)
        return None
    if not fields.sound("when", "then", "otherwise"):
        return None
    then = fields.text("then" if fields.has("then") else "otherwise")
    return TableCase(fields.text("when"), str(then), fields.citations(), fields.place)


def read_rounding(reading: Reading, fields: Fields) -> Rounding | None:
    """Read ``round``; None where it is not given, or, and the fault noted, is not a whole one."""
    table = fields.table("round")
    if table is None:
        return None
    need_citation(reading, table)
    if not (table.has("to", "mode") and table.sound("to", "mode")):
        return None
    number, _, written = cast("tuple[Fraction, str, str]", table.values["to"])
    mode = cast("str", table.text("mode"))
    return Rounding(number, mode, table.citations(), written)  # type: ignore[arg-type]


def _rounds_in_its_unit(reading: Reading, fields: Fields, first: Fields) -> None:
    table = fields.table("round")
    if table is None or not table.sound("to", "mode") or not first.sound("unit"):
        return
    _, unit, _ = cast("tuple[Fraction, str, str]", table.values["to"])
    legal = rounding_units(first.text("unit"))
    if unit and parse_unit(unit) not in legal:
        found = str(parse_unit(unit))
        reading.report("policy.round-unit", (*table.path, "to"), found=found, legal=tuple(map(str, legal)))


def rounding_units(rule_unit: str | None) -> tuple[Unit, ...]:
    """Return the units in which a rule may be rounded: ``1 元`` fits one in 元, in 元/月 and in 元/人·月."""
    whole = parse_unit(rule_unit) if rule_unit else NO_UNIT
    above = Unit(tuple(power for power in whole.powers if power[1] > 0))
    return tuple(dict.fromkeys((above, whole)))


def _stand_apart(reading: Reading, tables: Sequence[Fields]) -> None:
    """Two versions never hold on one day: each begins on its own, after the last day of the one before."""
    if not all(table.sound("from", "to") for table in tables):
        return
    dated = sorted(tables, key=lambda table: table.day("from") or datetime.date.min)
    for earlier, later in pairwise(dated):
        end = earlier.day("to")
        if earlier.day("from") == later.day("from") or (end and end >= (later.day("from") or end)):
            reading.report("policy.overlapping-versions", later.path, earlier.path, key=str(later.path[1]))
