"""Nodes of a plan that say the same, so that they are worked out once."""

from __future__ import annotations

from transition.calc.plan import Plan
from transition.policies.checked import AsOf, CheckedVersion, Constant, Expression, Read, parts


def twins(plan: Plan) -> dict[int, int]:
    """Return, by the node's `id`, one number for all nodes of a plan that say the same.

    Only nodes that occur more than once are worth keeping; leaves cost nothing.
    """
    groups: dict[Expression, list[int]] = {}
    for step in plan.steps:
        if step.version is not None:
            for expression in expressions_of(step.version):
                _count(expression, groups)
    return {mark: number for number, marks in enumerate(groups.values()) if len(marks) > 1 for mark in marks}


def _count(expression: Expression, groups: dict[Expression, list[int]]) -> None:
    if isinstance(expression, (Read, Constant, AsOf)):
        return
    seen = groups.setdefault(expression, [])
    seen.append(id(expression))
    if len(seen) == 1:
        for part in parts(expression):
            _count(part, groups)


def expressions_of(version: CheckedVersion) -> list[Expression]:
    """Return the formula of a version, or the conditions and results of its cases."""
    if version.formula is not None:
        return [version.formula]
    return [part for case in version.cases for part in (case.when, case.then) if part is not None]
