"""Tenths of the population by income per head: the first tenth is that of the poorest tenth of persons.

Households stand in the order of their income per head as the law counts it before the reform; each stands
for its members (and its weight). A household is in the tenth in which the first person of its income
stands: households of one income stay together, so that a tenth may be larger than another, or empty where
many have one income.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from transition.calc.exact_sums import numerators_by, over_one_denominator, sums_by
from transition.calc.simulations.population import Population
from transition.rosters.columns import Array, Bools, Numbers, known_of, taken

TENTHS = 10


def tenths_of(income: Numbers, population: Population, among: Bools) -> Array:
    """Return shape (households,): 0 to 9, -1 for who is not among those asked about or has no known income.

    among: shape (households,); their weights are known.
    """
    rows = np.flatnonzero(among & known_of(income))
    found = np.full(len(income), -1, dtype=np.int64)
    if not len(rows):
        return found
    few = taken(income, rows)
    assert isinstance(few, Numbers)
    ranks, count = _ranks(few)
    most = int(population.sizes.max(initial=0))
    persons = taken(population.weighing(Numbers(population.sizes, 1, None, most)), rows)
    assert isinstance(persons, Numbers)
    persons = over_one_denominator(persons)
    if isinstance(persons.denominator, int):
        tenths = _tenth_of_rank(numerators_by(persons, ranks, count))
    else:
        tenths = _tenth_of_rank(np.array(sums_by(persons, ranks, count), dtype=object))
    found[rows] = tenths[ranks]
    return found


def _ranks(income: Numbers) -> tuple[Array, int]:
    """Return each row's place among the different incomes, from the least, and how many there are."""
    income = over_one_denominator(income)
    if isinstance(income.denominator, int):
        different, ranks = np.unique(income.numerator, return_inverse=True)
        return ranks.astype(np.int64), len(different)
    values = [income.at(row) or Fraction(0) for row in range(len(income))]
    places = {value: place for place, value in enumerate(sorted(set(values)))}
    return np.array([places[value] for value in values], dtype=np.int64), len(places)


def _tenth_of_rank(persons: Array) -> Array:
    """Return the tenth of each income. persons: how many have it, or as many times over as all others."""
    total = sum(persons.tolist())
    if total == 0:
        return np.zeros(len(persons), dtype=np.int64)
    if total * TENTHS >= 2**63:
        persons = persons.astype(object)
    before = np.cumsum(persons) - persons
    # Who stands for nobody may come after everybody.
    tenths: Array = np.minimum(before * TENTHS // total, TENTHS - 1).astype(np.int64)
    return tenths
