"""An invented population for a policy: a roster of nobody by columns, as large as one likes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.policies.grammar_shapes import SPARE_ROLES
from transition.rosters.columns import Ints
from transition.rosters.invented_values import places_of
from transition.rosters.populations.chance import Chance
from transition.rosters.populations.counties import counties_of
from transition.rosters.populations.drawing import draw_all
from transition.rosters.populations.fitting import asked_for
from transition.rosters.populations.households import People, households_for, people_of
from transition.rosters.populations.made_columns import MadeColumns, has_role
from transition.rosters.populations.model import Population
from transition.rosters.populations.weights import weight_input, weights_of
from transition.rosters.sample import day_of_ages
from transition.rosters.values.distinct import Distinct
from transition.rosters.values.places import listed_regions


@frozen
class HowMany:
    """How much of a population: so many households, or the least that hold so many persons.

    stands_for: the households of the population that a sample is of, None where it is no sample.
    """

    households: int | None = None
    persons: int | None = None
    stands_for: int | None = None


@frozen(eq=False)
class InventedPopulation:
    """A roster of nobody by columns.

    headers: labels of the policy's inputs; columns: as many, each of shape (persons,), an empty text is a
    blank. left_out: labels of what results need and the population has no column for.
    """

    headers: tuple[str, ...]
    columns: tuple[Distinct, ...]
    households: int
    persons: int
    left_out: tuple[str, ...]


def invented_population(
    population: Population, policy: CheckedPolicy, how_many: HowMany, seed: int
) -> InventedPopulation:
    """Invent households with the shares of a population; the same seed gives the same roster.

    Ages hold on the day on which the policy's newest value begins. Raises PolicyError when words or units
    of the population are not the policy's, UsageError when it has no column for weights.
    """
    wanted = asked_for(population, policy)
    weight = weight_input(policy) if how_many.stands_for is not None else None
    chance, day = Chance(seed), day_of_ages(policy)
    households = how_many.households
    if households is None:
        households = households_for(population, how_many.persons or 1, chance)
    people = people_of(population, households, chance)
    best, others, _ = places_of(policy, day)
    counties = counties_of(best or others, listed_regions(policy), households, chance)
    drawn = draw_all(population, people, day, counties, chance, wanted)
    made = MadeColumns(population, people, day, chance, drawn)
    columns = {
        key: column
        for key, checked in policy.inputs.items()
        if (column := made.column(checked, policy)) is not None
    }
    if weight is not None and how_many.stands_for is not None:
        columns[weight.key] = _of_households(weights_of(households, how_many.stands_for, chance), people)
    inputs = [checked for key, checked in policy.inputs.items() if key in columns]
    return InventedPopulation(
        headers=tuple(checked.label for checked in inputs),
        columns=tuple(columns[checked.key] for checked in inputs),
        households=households,
        persons=people.persons,
        left_out=_left_out(policy, inputs),
    )


def _of_households(values: Ints, people: People) -> Distinct:
    """Return a number of each household as a column of its members."""
    cells, which = np.unique(values, return_inverse=True)
    return Distinct(which[people.household_of], tuple(cells.tolist()))


def _left_out(policy: CheckedPolicy, made: Sequence[CheckedInput]) -> tuple[str, ...]:
    """Return the labels of what results need and nobody has: no column, no default, no number tells it."""
    keys, needed = {checked.key for checked in made}, policy.needed()
    tells = has_role(policy, "identity")
    return tuple(
        checked.label
        for checked in policy.inputs.values()
        if checked.key in needed - keys
        and checked.default is None
        and checked.input.role not in SPARE_ROLES
        and not (checked.input.from_identity and tells)
    )
