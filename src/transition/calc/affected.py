"""What of one plan's results another plan cannot take over: what has changed, and all that rests on it."""

from __future__ import annotations

from transition.calc.plan import Plan, Step
from transition.policies.checked import AsOf, CheckedVersion, Expression, parts


def affected(before: Plan, after: Plan) -> frozenset[str]:
    """Return the keys of the rules of `after` that may come to something else than under `before`.

    Two plans of one roster are compared: by inputs, tables, versions of rules, and the day.
    """
    rules = {step.rule.key for step in after.steps}
    return frozenset(moved(before, after) & rules)


def moved(before: Plan, after: Plan) -> frozenset[str]:
    """Return the keys of the inputs, tables and rules of `after` that may be others than in `before`."""
    moved = {key for key, checked in after.inputs.items() if before.inputs.get(key) != checked}
    moved |= {key for key, table in after.tables.items() if not _same(before.tables.get(key), table)}
    steps = {step.rule.key: step for step in before.steps}
    another_day = before.as_of != after.as_of
    for step in after.steps:
        old = steps.get(step.rule.key)
        if _differs(old, step) or (another_day and _asks_the_day(step.version)) or step.rule.needs & moved:
            moved.add(step.rule.key)
    return frozenset(moved)


def _same(one: object, other: object) -> bool:
    return one is other or one == other


def _differs(old: Step | None, new: Step) -> bool:
    if old is None or old.rule.type != new.rule.type or old.rule.of != new.rule.of:
        return True
    return not _same(old.version, new.version)


def _asks_the_day(version: CheckedVersion | None) -> bool:
    if version is None:
        return False
    formulas = [version.formula, *(part for case in version.cases for part in (case.when, case.then))]
    return any(_has_day(formula) for formula in formulas if formula is not None)


def _has_day(expression: Expression) -> bool:
    return isinstance(expression, AsOf) or any(map(_has_day, parts(expression)))
