"""Reforms laid over a set of policies: rules said differently, things that are new.

    Overlay, Reform, ... --amended--> Overlay (what the reforms say, in the days that they speak of)

How one rule changes is told in `amended_rules.py`. Changed values are another story: they are laid over
the rows of a table once those are settled (`new_values.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from attrs import evolve

from transition.policies.amended_rules import amended_rule
from transition.policies.functions import as_name
from transition.policies.model import Check, Input, Parameter, Policy, Rule
from transition.policies.overlay import Overlay, one_meaning, place_of
from transition.policies.reader import NO_REGION
from transition.policies.reform import Amendment, Reform
from transition.problems import Problem
from transition.problems.nearest import nearest

Thing = TypeVar("Thing", Input, Parameter, Rule, Check)


def as_layers(reforms: Sequence[Reform], policies: Sequence[Policy]) -> tuple[Policy, ...]:
    """Return reforms as policies that stand on all others: what they cite is looked up so."""
    names = tuple(policy.name for policy in policies)
    return tuple(
        Policy(
            name=layer_name(reform),
            title=reform.title,
            region=NO_REGION,
            edition="",
            path=reform.path,
            sha256=reform.sha256,
            uses=names,
            documents=reform.documents,
        )
        for reform in reforms
    )


def layer_name(reform: Reform) -> str:
    """Return the name of a reform among policies: none of them has such a one."""
    return f"reform {reform.name}"


def amended(overlay: Overlay, reforms: Sequence[Reform], problems: list[Problem]) -> Overlay:
    """Return an overlay with the reforms' rules and new things. Faults are added to `problems`."""
    for reform in reforms:
        overlay = _with_new(overlay, reform, problems)
        overlay = evolve(overlay, rules=_with_amendments(overlay.rules, reform, problems))
    if reforms:
        one_meaning(overlay, problems)
    return overlay


# --- new things -----------------------------------------------------------------------------------


def _with_new(overlay: Overlay, reform: Reform, problems: list[Problem]) -> Overlay:
    layer = layer_name(reform)
    parameters = {key: _of_layer(parameter, layer) for key, parameter in reform.parameters.items()}
    rules = {key: _proposed(rule) for key, rule in reform.rules.items()}
    return evolve(
        overlay,
        inputs=_added(overlay.inputs, reform.inputs, layer, problems),
        parameters=_added(overlay.parameters, parameters, layer, problems),
        rules=_added(overlay.rules, rules, layer, problems),
        checks=_added(overlay.checks, reform.checks, layer, problems),
    )


def _of_layer(parameter: Parameter, layer: str) -> Parameter:
    return evolve(parameter, rows=tuple(evolve(row, policy=layer) for row in parameter.rows))


def _proposed(rule: Rule) -> Rule:
    return evolve(rule, versions=tuple(evolve(version, proposed=True) for version in rule.versions))


def _added(
    standing: Mapping[str, Thing], new: Mapping[str, Thing], layer: str, problems: list[Problem]
) -> dict[str, Thing]:
    found = dict(standing)
    for key, thing in new.items():
        if key in standing:
            facts = {"key": key, "other_policy": standing[key].policy}
            places = (place_of(standing[key]),)
            problems.append(Problem("reform.already-there", place_of(thing), facts=facts, others=places))
        else:
            found[key] = evolve(thing, policy=layer)
    return found


# --- changed rules --------------------------------------------------------------------------------


def _with_amendments(rules: Mapping[str, Rule], reform: Reform, problems: list[Problem]) -> dict[str, Rule]:
    by_rule: dict[str, list[Amendment]] = {}
    for amendment in reform.amendments:
        rule = _named(rules, amendment, problems)
        if rule is not None:
            by_rule.setdefault(rule.key, []).append(amendment)
    changed = {
        key: amended_rule(rules[key], amendments, layer_name(reform), problems)
        for key, amendments in by_rule.items()
    }
    return {**rules, **changed}


def _named(rules: Mapping[str, Rule], amendment: Amendment, problems: list[Problem]) -> Rule | None:
    by_label = {as_name(rule.label): rule for rule in rules.values()}
    found = rules.get(amendment.rule) or by_label.get(as_name(amendment.rule))
    if found is None:
        hint = nearest(amendment.rule, (*rules, *(rule.label for rule in rules.values())))
        facts = {"found": amendment.rule, "nearest": hint}
        problems.append(Problem("reform.no-such-rule", amendment.place, facts=facts))
    return found
