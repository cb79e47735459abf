"""What moved between two laws, in the order of the plan, and plans in which only some of it has moved.

The day comes first (ages, and everything that is counted in time), then each table before the rule that
reads it, each rule in its place. What the new law no longer has goes last, readers before what they read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import evolve, frozen

from transition.calc.plan import Plan, Step, Table
from transition.policies.checked import (
    CheckedInput,
    CheckedRule,
    CheckedVersion,
    Expression,
    Lookup,
    Read,
    parts,
)

MoverKind = Literal["day", "input", "parameter", "rule", "whole"]


@frozen
class Mover:
    """One thing that differs between two plans."""

    kind: MoverKind
    key: str
    label: str


DAY = Mover("day", "as_of", "评估日")
WHOLE = Mover("whole", "policy", "政策")
"""Two laws that share names of other kinds, units or keys cannot be mixed: they moved as a whole."""

INPUTS = Mover("input", "inputs", "花名册列的默认值")


def movers(old: Plan, new: Plan) -> tuple[Mover, ...]:
    """Return what differs between two plans and has a part in an entitlement of one of them."""
    if not _mixable(old, new):
        return (WHOLE,)
    concerned = _concerned(old) | _concerned(new)
    found = [INPUTS] if _defaults(old.inputs) != _defaults(new.inputs) else []
    found += [DAY] if old.as_of != new.as_of else []
    told = set()
    for step in _ordered(old, new):
        for mover in _moved_in(step.rule.key, old, new):
            if mover.key in concerned and mover not in told:
                told.add(mover)
                found.append(mover)
    return tuple(found)


def _mixable(old: Plan, new: Plan) -> bool:
    """Say whether what both plans name is the same sort of thing, so that either's formulas can read it."""
    one, other = _shapes(old), _shapes(new)
    return all(one[key] == other[key] for key in one.keys() & other.keys())


def _shapes(plan: Plan) -> dict[str, object]:
    """Return what each thing of a plan is to the formulas that read it, by key."""
    inputs = {key: ("column", one.input.of, one.type) for key, one in plan.inputs.items()}
    rules = {step.rule.key: ("column", step.rule.of, step.rule.type) for step in plan.steps}
    tables = {key: ("table", table.type, table.by) for key, table in plan.tables.items()}
    return {**inputs, **rules, **tables}


def partly(old: Plan, new: Plan, moved: Sequence[Mover]) -> Plan:
    """Return the old plan with some of what differs taken from the new one."""
    rules = {mover.key for mover in moved if mover.kind == "rule"}
    keys = {mover.key for mover in moved if mover.kind == "parameter"}
    tables = dict(old.tables)
    for key, table in new.tables.items():
        if key in keys or key not in tables:
            tables[key] = table
    chosen = (_chosen(step.rule.key, rules, old, new) for step in _ordered(old, new))
    steps = [step for step in chosen if step is not None]
    return evolve(
        old,
        as_of=new.as_of if DAY in moved else old.as_of,
        inputs={**new.inputs, **old.inputs} if INPUTS not in moved else {**old.inputs, **new.inputs},
        tables=tables,
        steps=_after_needs(steps),
        checks=(),
    )


def _chosen(key: str, moved: set[str], old: Plan, new: Plan) -> Step | None:
    return _step(new, key) if key in moved else _step(old, key)


def _concerned(plan: Plan) -> frozenset[str]:
    return plan.rests_on(*(rule.key for rule in plan.entitlements))


def _defaults(inputs: Mapping[str, CheckedInput]) -> dict[str, object]:
    return {key: checked.default for key, checked in inputs.items() if checked.default is not None}


def _step(plan: Plan, key: str) -> Step | None:
    return next((step for step in plan.steps if step.rule.key == key), None)


def _ordered(old: Plan, new: Plan) -> list[Step]:
    """Return the steps of the new plan in its order, then backwards those that only the old one has."""
    keys = {step.rule.key for step in new.steps}
    return [*new.steps, *(step for step in reversed(old.steps) if step.rule.key not in keys)]


def _after_needs(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps so that each comes after those it reads; a circle is broken where it began."""
    by_key = {step.rule.key: step for step in steps}
    placed: dict[str, Step] = {}
    begun: set[str] = set()

    def place(step: Step) -> None:
        if step.rule.key in begun:
            return
        begun.add(step.rule.key)
        for key in _reads(step.version):
            if key in by_key:
                place(by_key[key])
        placed[step.rule.key] = step

    for step in steps:
        place(step)
    return tuple(placed.values())


def _reads(version: CheckedVersion | None) -> tuple[str, ...]:
    """Return the keys of the rules and inputs that a version reads, each once, in its order."""
    return tuple(dict.fromkeys(node.key for node in formulas(version) if isinstance(node, Read)))


def tables_read(version: CheckedVersion | None) -> tuple[str, ...]:
    """Return the keys of the tables that a version looks up in, each once, in its order."""
    return tuple(dict.fromkeys(node.parameter for node in formulas(version) if isinstance(node, Lookup)))


def formulas(version: CheckedVersion | None) -> Iterator[Expression]:
    """Yield every node of a version's formulas and conditions, in their order."""
    if version is None:
        return
    waiting = [part for case in version.cases for part in (case.when, case.then) if part is not None]
    waiting += [version.formula] if version.formula is not None else []
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(parts(node))


# --- what differs --------------------------------------------------------------------------------


def _moved_in(key: str, old: Plan, new: Plan) -> Iterator[Mover]:
    """Yield the tables that a rule reads and that differ, then the rule itself where it differs."""
    before, after = _step(old, key), _step(new, key)
    versions = [step.version for step in (before, after) if step is not None]
    for table in dict.fromkeys(name for version in versions for name in tables_read(version)):
        if not _same_table(old.tables.get(table), new.tables.get(table)):
            either = new.tables.get(table) or old.tables[table]
            yield Mover("parameter", table, either.label)
    if before is None or after is None or not _same_rule(before, after):
        rule: CheckedRule = (after or before).rule  # type: ignore[union-attr]
        yield Mover("rule", key, rule.label)


def _same_table(old: Table | None, new: Table | None) -> bool:
    if old is new or old is None or new is None:
        return old is new
    return _says(old) == _says(new)


def _says(table: Table) -> tuple[object, ...]:
    """Return all of a table that can change a result, without days and documents."""
    values = {keys: answer.row.value for keys, answer in table.answers.items()}
    return values, table.listed, table.otherwise, table.several, table.by, table.type


def _same_rule(old: Step, new: Step) -> bool:
    if old.version is new.version:
        return True
    return old.rule.type == new.rule.type and _does(old.version) == _does(new.version)


def _does(version: CheckedVersion | None) -> object:
    """Return all of a version that can change a result, without days, notes and documents."""
    if version is None:
        return None
    rounding = version.rounding.rounding if version.rounding else None
    cases = tuple((case.when, case.then) for case in version.cases)
    return version.formula, cases, rounding and (rounding.to, rounding.mode)
