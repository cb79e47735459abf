"""Hold a population to a policy: which columns the policy asks for, and whether it knows their words."""

from __future__ import annotations

from collections.abc import Iterator

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.problems import FilePlace, PolicyError, Problem
from transition.rosters.populations.households import relation_words
from transition.rosters.populations.model import TAG_SEPARATOR, Column, Population
from transition.rosters.values.texts import NONE
from transition.rosters.values.written_units import unit_of

MADE_ROLES = ("household", "name", "identity", "relation", "certificate", "weight")
"""The roles whose columns are not drawn from shares."""

_WAYS = {
    "number": ("amounts",),
    "whole": ("amounts",),
    "flag": ("words",),
    "category": ("words",),
    "tags": ("words",),
    "text": ("words",),
    "date": ("days",),
    "region": ("places",),
}
"""How the columns of an input's type are drawn; a blank cell is a word in all of them."""

_FLAGS = ("是", "否")


def asked_for(population: Population, policy: CheckedPolicy) -> dict[str, CheckedInput]:
    """Return the inputs of the policy that the population has a column for, by label.

    Raises PolicyError with everything that does not fit: a word, a unit, a scope or a type of another kind.
    """
    problems = [*_of_kin(population, policy)]
    inputs: dict[str, CheckedInput] = {}
    by_label = {checked.label: checked for checked in policy.inputs.values()}
    for column in population.columns:
        if checked := by_label.get(column.label):
            inputs[column.label] = checked
            problems += _of_column(population, column, checked)
    if problems:
        raise PolicyError(problems)
    return inputs


def _of_column(population: Population, column: Column, checked: CheckedInput) -> Iterator[Problem]:
    place, wanted = FilePlace(population.path), checked.input
    facts: dict[str, object] = {"label": column.label, "population": population.name}
    if wanted.role in MADE_ROLES:
        yield Problem("population.own-column", place, facts=facts)
        return
    if wanted.of != column.of:
        yield Problem(
            "population.other-scope", place, facts={**facts, "found": column.of, "legal": wanted.of}
        )
    if any(group.amounts for group in column.groups) and unit_of(column.unit) != unit_of(wanted.unit):
        units = {"found": column.unit or "1", "legal": wanted.unit or "1"}
        yield Problem("population.other-unit", place, facts={**facts, **units})
    legal = _FLAGS if wanted.type == "flag" else tuple(word.value for word in wanted.words)
    ways = _WAYS.get(wanted.type, ())
    for group in column.groups:
        own = next((way for way in ("words", "amounts", "days", "places") if getattr(group, way)), "words")
        if own not in ways and any(word for word, _ in group.words or (("?", 1),)):
            yield Problem("population.other-type", place, facts={**facts, "found": own, "legal": ways})
        elif own == "words" and legal:
            for word in _unknown(group.words, legal, is_tags=wanted.type == "tags"):
                yield Problem("population.other-word", place, facts={**facts, "found": word, "legal": legal})


def _unknown(words: tuple[tuple[str, object], ...], legal: tuple[str, ...], *, is_tags: bool) -> list[str]:
    """Return the words that the policy does not have; that somebody has no tag at all is said in words."""
    legal = (*legal, *NONE) if is_tags else legal
    parts = [part for word, _ in words for part in (word.split(TAG_SEPARATOR) if is_tags else [word])]
    return [part for part in dict.fromkeys(parts) if part and part not in legal]


def _of_kin(population: Population, policy: CheckedPolicy) -> Iterator[Problem]:
    relation = next((one for one in policy.inputs.values() if one.input.role == "relation"), None)
    if relation is None:
        return
    legal = tuple(word.value for word in relation.input.words)
    words = relation_words(population, legal, relation.input.head)
    for kin, found in zip(population.kin.values(), words[1:], strict=True):
        if not all(found):
            facts = {
                "label": relation.label,
                "population": population.name,
                "found": "、".join((*kin.words[False], *kin.words[True])),
                "legal": legal,
            }
            yield Problem("population.other-word", FilePlace(population.path), facts=facts)
