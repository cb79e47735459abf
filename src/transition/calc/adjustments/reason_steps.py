"""The steps between cells and amounts that moved, in words: ``月人均收入 529.20→695.87 元/人·月``.

Only steps that rest on something that moved in the roster, or on the day: what the law moved is told by
itself (`reason_laws.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.causes import Entitled, pairs_of
from transition.calc.adjustments.kinds import word_of
from transition.calc.adjustments.moved_cells import differ
from transition.calc.adjustments.movers import formulas
from transition.calc.display import shown_column, unit_suffix
from transition.calc.ledger import Ledger
from transition.calc.plan import Plan, Step
from transition.policies.checked import AsOf, CheckedVersion, Comparison, Expression, Read, parts
from transition.rosters.columns import Column, Ints, taken


def moved_steps(adjustment: Adjustment, amount: Entitled, rows: Ints) -> Iterator[list[str]]:
    """Yield, for each step that tells something, what moved in each row ("" where nothing did)."""
    pairs = pairs_of(adjustment.matching, amount.of)
    both = np.flatnonzero((pairs.old[rows] >= 0) & (pairs.new[rows] >= 0))
    old, new = adjustment.old.ledger, adjustment.new.ledger
    if not len(both) or amount.key not in rule_keys(old.plan) & rule_keys(new.plan):
        return
    for step in _telling(adjustment, amount):
        before = _of_scope(old, step, amount, pairs.old[rows[both]])
        after = _of_scope(new, step, amount, pairs.new[rows[both]])
        if type(before) is type(after):
            texts = [""] * len(rows)
            for place, words in _worded(step, before, after):
                texts[int(both[place])] = words
            yield texts


def moved_members(adjustment: Adjustment, amount: Entitled, rows: Ints) -> list[str]:
    """Return for each row of a household's amount what time made of its members: ``兔乙未成年人 是→否``.

    Only flags of persons that compare a number that runs with the day, such as an age.
    """
    told: dict[int, list[str]] = {}
    if amount.of == "person" or adjustment.old_side.days == adjustment.new_side.days:
        return [""] * len(rows)
    persons = adjustment.matching.persons
    both = np.flatnonzero(persons.both)
    homes = adjustment.matching.households.of_new(adjustment.new.roster.households)
    of_row = homes[adjustment.new.roster.household_of[persons.new[both]]]
    for step in _flags_in_time(adjustment, amount):
        before = taken(adjustment.old.ledger.columns[step.rule.key], persons.old[both])
        after = taken(adjustment.new.ledger.columns[step.rule.key], persons.new[both])
        for place, words in _worded(step, before, after):
            name = adjustment.new_known.name.at(int(persons.new[both[place]])) or ""
            told.setdefault(int(of_row[place]), []).append(f"{name}{words}")
    return ["；".join(told.get(row, ())) for row in rows.tolist()]


def _flags_in_time(adjustment: Adjustment, amount: Entitled) -> Iterator[Step]:
    """Yield the flags of persons that an amount rests on and that compare what runs with the day."""
    new, old = adjustment.new.plan, adjustment.old.plan
    if amount.key not in rule_keys(new):
        return
    within = new.rests_on(amount.key)
    running = {step.rule.key for step in new.steps if _in_time(step.version)}
    for step in new.steps:
        is_flag = step.rule.of == "person" and step.rule.type.kind == "flag"
        if is_flag and step.rule.key in within & rule_keys(old) and set(_compared(step.version)) & running:
            yield step


def _worded(step: Step, before: Column, after: Column) -> Iterator[tuple[int, str]]:
    """Yield the place and the words of every row in which a step moved."""
    moved = np.flatnonzero(differ(before, after))
    if not len(moved):
        return
    unit, kind = step.rule.type.unit, step.rule.type.kind
    one, other = (shown_column(taken(column, moved), unit, kind) for column in (before, after))
    for place, was, now in zip(moved.tolist(), one, other, strict=True):
        yield place, f"{step.rule.label} {was.removesuffix(unit_suffix(unit))}→{now}"


def rule_keys(plan: Plan) -> frozenset[str]:
    """Return the keys of all rules of a plan."""
    return frozenset(step.rule.key for step in plan.steps)


def _of_scope(ledger: Ledger, step: Step, amount: Entitled, rows: Ints) -> Column:
    """Return a step's column at rows of the amount's scope; a household's step for its members."""
    if step.rule.of == "household" and amount.of == "person":
        rows = ledger.roster.household_of[rows]
    return taken(ledger.columns[step.rule.key], rows)


def _telling(adjustment: Adjustment, amount: Entitled) -> tuple[Step, ...]:
    """Return the steps whose moving explains an amount, in the order of the plan.

    These are the numbers that its conditions compare, as far as they rest on cells that moved or on the
    members of the household, and the word that it comes to. The amount of a person is explained by the
    flags and words of that person as well.
    """
    new, old = adjustment.new.plan, adjustment.old.plan
    word = word_of(adjustment.new, amount.key) if amount.of == "household" else None
    within = new.rests_on(amount.key, *((word.key,) if word else ()))
    moved, running = _moved_inputs(adjustment), _running(adjustment)
    kinds = ("number", "category") if amount.of == "household" else ("number", "category", "flag")
    compared = {key for step in new.steps if step.rule.key in within for key in _compared(step.version)}
    if amount.of == "person":
        compared |= {step.rule.key for step in new.steps if step.rule.type.kind != "number"}
    return tuple(
        step
        for step in new.steps
        if (
            (step.rule.key in compared & within and _may_move(step, new, moved, running))
            or (word is not None and step.rule.key == word.key)
        )
        and step.rule.key in rule_keys(old)
        and step.rule.key != amount.key
        and step.rule.type.kind in kinds
        and (step.rule.of == amount.of or amount.of == "person")
    )


def _may_move(step: Step, plan: Plan, moved: frozenset[str], running: frozenset[str]) -> bool:
    """Say whether a step rests on what moved in the roster, or is a flag or word that runs with the day."""
    rests = plan.rests_on(step.rule.key)
    return bool(rests & moved) or (step.rule.type.kind != "number" and bool(rests & running))


def _moved_inputs(adjustment: Adjustment) -> frozenset[str]:
    """Return the inputs that moved; where members came or went, every sum over them may have moved."""
    found = {moved.key for moved in adjustment.cells}
    if adjustment.events:
        inputs = adjustment.new.plan.inputs
        found |= {key for key, checked in inputs.items() if checked.input.of == "person"}
    return frozenset(found)


def _running(adjustment: Adjustment) -> frozenset[str]:
    """Return the rules of persons that count in time, where the days differ."""
    if adjustment.old_side.days == adjustment.new_side.days:
        return frozenset()
    steps = adjustment.new.plan.steps
    return frozenset(step.rule.key for step in steps if step.rule.of == "person" and _in_time(step.version))


def _in_time(version: CheckedVersion | None) -> bool:
    return any(isinstance(node, AsOf) for node in formulas(version))


def _compared(version: CheckedVersion | None) -> Iterator[str]:
    """Yield the keys of what a version's conditions compare as numbers."""
    for node in formulas(version):
        if isinstance(node, Comparison):
            for side in (node.left, node.right):
                yield from _read(side)


def _read(side: Expression) -> Iterator[str]:
    """Yield what a side of a comparison is: a step itself, or one that is scaled."""
    if isinstance(side, Read):
        yield side.key
    for part in parts(side):
        if isinstance(part, Read):
            yield part.key
