"""The rules that measure something: income per head, the standard it is held against, relief, size."""

from __future__ import annotations

from transition.calc.results import Results
from transition.policies.checked import CheckedRule


def measuring(results: Results, what: str) -> CheckedRule | None:
    """Return the rule of households that measures something under a law, the first of several."""
    steps = results.plan.steps
    return next(
        (
            step.rule
            for step in steps
            if step.rule.measures == what and step.rule.of == "household" and step.rule.type.kind == "number"
        ),
        None,
    )
