"""Check the inputs of a laid-over set: defaults in their kinds, and roles that only one column can have."""

from __future__ import annotations

from collections.abc import Iterable

from transition.policies.checked import CheckedInput
from transition.policies.model import Input, Value
from transition.policies.names import NameSpace
from transition.policies.overlay import Overlay, place_of
from transition.policies.rows import fitted
from transition.policies.values_read import UnreadableError
from transition.problems import Problem


def check_inputs(overlay: Overlay, names: NameSpace, problems: list[Problem]) -> dict[str, CheckedInput]:
    """Return the inputs checked, by key; those with a fault are left out, and the fault reported."""
    problems += _shared_roles(overlay.inputs.values())
    checked = {}
    for given in overlay.inputs.values():
        kind = names.by_key[given.key].type if given.key in names.by_key else None
        try:
            default = _default(given)
        except UnreadableError as fault:
            problems.append(Problem(fault.code, place_of(given), facts={"key": "default", **fault.facts}))
            continue
        if kind is not None:
            checked[given.key] = CheckedInput(given, kind, default)
    return checked


def _default(given: Input) -> Value | None:
    if given.default is None:
        return None
    return fitted(given.default.value, given.type, tuple(word.value for word in given.words))


def _shared_roles(inputs: Iterable[Input]) -> Iterable[Problem]:
    first: dict[str, Input] = {}
    for given in inputs:
        if given.role is None:
            continue
        before = first.setdefault(given.role, given)
        if before is not given:
            facts = {"role": given.role, "label": given.label, "other": before.label}
            others = (place_of(before),)
            yield Problem("policy.role-twice", place_of(given), facts=facts, others=others)
