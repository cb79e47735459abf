"""Weights: how many households of a population each household of a sample stands for."""

from __future__ import annotations

import numpy as np

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.problems import Problem, UsageError
from transition.rosters.columns import Ints
from transition.rosters.populations.chance import Chance, shuffled

WEIGHT = "weight"
"""The role of the input that holds it."""


def weight_input(policy: CheckedPolicy) -> CheckedInput:
    """Return the policy's input for weights. Raises UsageError when there is none."""
    found = next((one for one in policy.inputs.values() if one.input.role == WEIGHT), None)
    if found is None:
        raise UsageError([Problem("usage.no-weight-column", facts={"policies": policy.chosen})])
    return found


def weights_of(households: int, stands_for: int, chance: Chance) -> Ints:
    """Return a whole weight for each household, as equal as they can be, together `stands_for`.

    Raises UsageError when that is less than one for each.
    """
    if stands_for < households:
        facts = {"found": stands_for, "least": households}
        raise UsageError([Problem("usage.weights-too-few", facts=facts)])
    least, further = divmod(stands_for, households)
    weights = np.full(households, least, dtype=np.int64)
    weights[shuffled(np.arange(households), chance.keys("weights", households))[:further]] += 1
    return weights
