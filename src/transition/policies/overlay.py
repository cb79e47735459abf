"""Several policy files laid over one another: which definition of each name stands, and where two collide.

    Policy, Policy, ... --lay_over--> Overlay (one definition for each key, rows of all files together)

A child adds rows to a table of its parents, and replaces a rule or a table only by saying so
(`overrides`). Nothing is decided by the order of the files: never "last one wins".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from attrs import evolve, frozen

from transition.policies.descent import Descent
from transition.policies.functions import as_name
from transition.policies.model import Check, Input, Parameter, ParameterRow, Policy, Rule, Scope
from transition.problems import FilePlace, Problem
from transition.problems.nearest import nearest


class Defined(Protocol):
    """What inputs, parameters, rules and checks have in common."""

    @property
    def key(self) -> str:
        """The ASCII key."""

    @property
    def policy(self) -> str:
        """The file's name."""

    @property
    def place(self) -> FilePlace | None:
        """Where it stands."""


Thing = TypeVar("Thing", Input, Parameter, Rule, Check)
Replaceable = TypeVar("Replaceable", Parameter, Rule)


@frozen
class Overlay:
    """One definition for each key; a parameter's rows are those of all files that add to it.

    broken: keys and labels of what a file meant to define but what could not be read.
    """

    policies: tuple[Policy, ...]
    descent: Descent
    inputs: Mapping[str, Input]
    parameters: Mapping[str, Parameter]
    rules: Mapping[str, Rule]
    checks: Mapping[str, Check]
    broken: frozenset[str]


def lay_over(policies: Sequence[Policy], problems: list[Problem]) -> Overlay:
    """Lay policies over one another, parents first. Collisions are added to `problems`."""
    descent = Descent.of(policies)
    broken = frozenset(as_name(name) for policy in policies for name in policy.broken)
    tables = [parameter for policy in policies for parameter in policy.parameters.values()]
    own = [parameter for parameter in tables if parameter.label is not None]
    every_rule = [rule for policy in policies for rule in policy.rules.values()]
    standing = _with_overrides(own, descent, broken, problems)
    rules = _with_overrides(every_rule, descent, broken, problems)
    overlay = Overlay(
        policies=tuple(policies),
        descent=descent,
        inputs=_defined_once((policy.inputs for policy in policies), problems),
        parameters=_with_added_rows(standing, tables, descent, broken, problems),
        rules=rules,
        checks=_defined_once((policy.checks for policy in policies), problems),
        broken=broken | _labels_lost(own, standing) | _labels_lost(every_rule, rules),
    )
    one_meaning(overlay, problems)
    return overlay


def place_of(thing: Defined) -> FilePlace:
    """Return where a thing stands, as far as it is known."""
    return thing.place or FilePlace(thing.policy, key=thing.key)


def _defined_once(tables: Iterable[Mapping[str, Thing]], problems: list[Problem]) -> dict[str, Thing]:
    standing: dict[str, Thing] = {}
    for table in tables:
        for key, thing in table.items():
            first = standing.setdefault(key, thing)
            if first is not thing:
                problems.append(_collision("policy.defined-twice", thing, first))
    return standing


def _with_overrides(
    things: Sequence[Replaceable], descent: Descent, broken: frozenset[str], problems: list[Problem]
) -> dict[str, Replaceable]:
    """Return, for each key, the definition that stands: the one that overrides all before it."""
    standing: dict[str, Replaceable] = {}
    for thing in things:
        before = standing.get(thing.key)
        if before is None:
            standing[thing.key] = thing
            if thing.overrides and thing.key not in broken:
                problems.append(_overrides_nothing(thing, things, descent))
        elif not descent.is_below(thing.policy, before.policy):
            problems.append(_collision("policy.defined-twice", thing, before))
        elif not thing.overrides:
            problems.append(_collision("policy.replaced-silently", thing, before))
        else:
            problems += _changed_by_override(thing, before)
            standing[thing.key] = thing
    return standing


def _labels_lost(things: Sequence[Replaceable], standing: Mapping[str, Replaceable]) -> frozenset[str]:
    """Return the labels of definitions that do not stand, where the one that does has another label."""
    lost = (thing.label for thing in things if thing.label != standing[thing.key].label)
    return frozenset(as_name(label) for label in lost if label is not None)


def _overrides_nothing(thing: Replaceable, all_of_kind: Sequence[Replaceable], descent: Descent) -> Problem:
    above = [other.key for other in all_of_kind if descent.is_below(thing.policy, other.policy)]
    facts = {"key": thing.key, "label": thing.label, "nearest": nearest(thing.key, above)}
    return Problem("policy.overrides-nothing", place_of(thing), facts=facts)


def _changed_by_override(thing: Parameter | Rule, before: Parameter | Rule) -> Iterable[Problem]:
    """An overriding definition keeps label and owner: formulas elsewhere count on them."""
    if thing.label != before.label:
        yield _changed("label", thing, before, thing.label, before.label)
    if isinstance(thing, Rule) and isinstance(before, Rule) and thing.of != before.of:
        yield _changed("of", thing, before, thing.of, before.of)


def _changed(
    key: str, thing: Parameter | Rule, before: Parameter | Rule, found: str | Scope | None, legal: str | None
) -> Problem:
    facts = {"label": before.label, "key": key, "found": found, "legal": legal}
    return Problem("policy.override-changes", place_of(thing), facts=facts, others=(place_of(before),))


def _with_added_rows(
    standing: Mapping[str, Parameter],
    tables: Sequence[Parameter],
    descent: Descent,
    broken: frozenset[str],
    problems: list[Problem],
) -> dict[str, Parameter]:
    """Put the rows that children add behind those of the table that stands."""
    added: dict[str, list[ParameterRow]] = {}
    for table in (table for table in tables if table.label is None):
        base = standing.get(table.key)
        if base is not None and descent.is_below(table.policy, base.policy):
            added.setdefault(table.key, []).extend(table.rows)
        elif base is None or not _adds_to_replaced(table, tables, descent):
            problems += _no_table(table, standing, descent, broken)
        elif not descent.is_below(base.policy, table.policy):
            # A sibling replaces the table to which this file adds: neither is above the other.
            problems.append(_collision("policy.rows-for-replaced", table, base))
    return {key: evolve(table, rows=(*table.rows, *added.get(key, ()))) for key, table in standing.items()}


def _adds_to_replaced(table: Parameter, tables: Sequence[Parameter], descent: Descent) -> bool:
    return any(
        other.key == table.key and other.label is not None and descent.is_below(table.policy, other.policy)
        for other in tables
    )


def _no_table(
    table: Parameter, standing: Mapping[str, Parameter], descent: Descent, broken: frozenset[str]
) -> Iterable[Problem]:
    if table.key in broken:
        return
    above = [key for key, other in standing.items() if descent.is_below(table.policy, other.policy)]
    facts = {"key": table.key, "nearest": nearest(table.key, above)}
    yield Problem("policy.no-such-table", place_of(table), facts=facts)


def one_meaning(overlay: Overlay, problems: list[Problem]) -> None:
    """Every key and every label means one thing in the whole set."""
    by_key: dict[str, Defined] = {}
    by_label: dict[str, Defined] = {}
    sorts: tuple[Mapping[str, Input | Parameter | Rule], ...] = (
        dict(overlay.inputs),
        dict(overlay.parameters),
        dict(overlay.rules),
    )
    for things in sorts:
        for thing in things.values():
            first = by_key.setdefault(thing.key, thing)
            if first is not thing:
                problems.append(_collision("policy.key-means-two", thing, first))
                continue
            label = thing.label or ""
            first = by_label.setdefault(as_name(label), thing)
            if first is not thing:
                problems.append(_collision("policy.label-means-two", thing, first, label=label))


def _collision(code: str, thing: Defined, first: Defined, **facts: object) -> Problem:
    known: dict[str, object] = {"key": thing.key, "policy": thing.policy, "other_policy": first.policy}
    return Problem(code, place_of(thing), facts=known | facts, others=(place_of(first),))
