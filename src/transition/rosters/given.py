"""A roster out of values that are already typed: for cases, for programs, for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from attrs import field, frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.policies.model import Scope, Value
from transition.policies.regions import significant
from transition.rosters.assembly import default_of
from transition.rosters.columns import Bools, Column, Ints, column_from
from transition.rosters.roster import Roster, RosterSource

GivenCell = Value | frozenset[str] | None
"""A number, word, flag, day or set of tags; None is a blank cell. Regions are codes of any length."""

Given = Mapping[str, GivenCell]
"""Cells by input key; a key that is left out is a blank cell."""


@frozen
class GivenHousehold:
    """A household with its own cells and those of its members."""

    name: str
    values: Given = field(factory=dict)
    persons: tuple[Given, ...] = ()


def roster_from_values(policy: CheckedPolicy, households: Sequence[GivenHousehold]) -> Roster:
    """Return a roster of typed values; blank cells take their input's default, as a file's do.

    Raises KeyError for a key that is no input of the scope it stands in. Nothing is read out of
    identity numbers.
    """
    persons = [person for household in households for person in household.persons]
    rows: dict[Scope, Sequence[Given]] = {"person": persons, "household": [h.values for h in households]}
    for scope, given in rows.items():
        _refuse_unknown_keys(policy, scope, given)
    columns: dict[Scope, dict[str, Column]] = {"person": {}, "household": {}}
    defaulted: dict[str, Bools] = {}
    for key, checked in policy.inputs.items():
        cells = [row.get(key) for row in rows[checked.input.of]]
        blank = np.array([cell is None for cell in cells], dtype=bool)
        if checked.default is None and blank.all():
            continue
        columns[checked.input.of][key] = _column(checked, cells)
        if checked.default is not None and blank.any():
            defaulted[key] = blank
    starts = np.cumsum([0, *(len(household.persons) for household in households)], dtype=np.int64)
    return Roster(
        source=RosterSource("given", rows=len(persons)),
        household_of=np.repeat(np.arange(len(households)), np.diff(starts)),
        starts=starts,
        household_names=tuple(household.name for household in households),
        head_row=_heads(policy, households, starts[:-1].tolist()),
        person_columns=columns["person"],
        household_columns=columns["household"],
        lines=np.zeros(len(persons), dtype=np.int64),
        defaults_taken={key: int(blank.sum()) for key, blank in defaulted.items()},
        defaulted=defaulted,
    )


def _refuse_unknown_keys(policy: CheckedPolicy, scope: Scope, rows: Iterable[Given]) -> None:
    legal = {key for key, checked in policy.inputs.items() if checked.input.of == scope}
    for row in rows:
        if unknown := row.keys() - legal:
            raise KeyError(f"no input of a {scope}: {', '.join(sorted(unknown))}")


def _column(checked: CheckedInput, cells: Sequence[GivenCell]) -> Column:
    default = default_of(checked)
    filled = [default if cell is None else cell for cell in cells]
    if checked.type.kind == "region":
        filled = [significant(cell) if isinstance(cell, str) and cell else cell for cell in filled]
    return column_from(checked.type.kind, filled)


def _heads(policy: CheckedPolicy, households: Sequence[GivenHousehold], firsts: Sequence[int]) -> Ints:
    """Return the row of each household's head, who bears the relation's word for it; -1 for none."""
    relation = next((one.input for one in policy.inputs.values() if one.input.role == "relation"), None)
    heads = np.full(len(households), -1, dtype=np.int64)
    for place, (household, first) in enumerate(zip(households, firsts, strict=True)):
        for row, person in enumerate(household.persons, start=first):
            if relation and relation.head and person.get(relation.key) == relation.head:
                heads[place] = row
                break
    return heads
