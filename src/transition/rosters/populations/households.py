"""Who lives together: kinds of households, sizes, ages and sexes, and the relation to the head."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from attrs import frozen

from transition.rosters.columns import Bools, Ints
from transition.rosters.populations.chance import Chance, counts, evenly, shuffled
from transition.rosters.populations.model import Family, Population

_OLDEST = 105


@frozen(eq=False)
class People:
    """The persons of a population, households together and each head first.

    family: shape (households,), which kind each household is. starts: shape (households + 1,).
    household_of, age, is_male, kin: shape (persons,); kin is 0 for heads, else 1 + the place among the
    population's kin.
    """

    family: Ints
    starts: Ints
    household_of: Ints
    age: Ints
    is_male: Bools
    kin: Ints

    @property
    def households(self) -> int:
        """How many households there are."""
        return len(self.family)

    @property
    def persons(self) -> int:
        """How many persons there are."""
        return len(self.household_of)

    @property
    def sizes(self) -> Ints:
        """Shape (households,): how many members each has."""
        return np.diff(self.starts)


def households_for(population: Population, persons: int, chance: Chance) -> int:
    """Return the least number of households that hold at least so many persons."""
    households = max(int(persons / population.persons_to_a_household) - len(population.families), 1)
    while _persons_in(population, households, chance) < persons:
        households += 1
    return households


def _persons_in(population: Population, households: int, chance: Chance) -> int:
    found = _family_counts(population, households, chance)
    return sum(count * (1 + len(one.members)) for count, one in zip(found, population.families, strict=True))


def _family_counts(population: Population, households: int, chance: Chance) -> list[int]:
    start = Fraction(chance.one("families", 2**31), 2**31)
    return counts([family.share for family in population.families], households, start)


def people_of(population: Population, households: int, chance: Chance) -> People:
    """Draw households and their members."""
    found = _family_counts(population, households, chance)
    order = shuffled(np.arange(households), chance.keys("household order", households))
    family = np.empty(households, dtype=np.int64)
    family[order] = np.repeat(np.arange(len(found)), found)
    sizes = np.array([1 + len(one.members) for one in population.families], dtype=np.int64)[family]
    starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes)))
    persons = int(starts[-1])
    people = People(
        family=family,
        starts=starts,
        household_of=np.repeat(np.arange(households), sizes),
        age=np.zeros(persons, dtype=np.int64),
        is_male=np.zeros(persons, dtype=bool),
        kin=np.zeros(persons, dtype=np.int64),
    )
    for place, one in enumerate(population.families):
        heads = starts[:-1][family == place]
        _fill_heads(people, one, heads, chance)
        _fill_members(people, population, one, heads, chance)
    return people


def _fill_heads(people: People, family: Family, heads: Ints, chance: Chance) -> None:
    """Give the heads of a kind of household their ages, each year equally often, and their sexes."""
    if not len(heads):
        return
    name = f"heads of {family.name}"
    keys = chance.keys(name, len(heads))
    order = shuffled(np.arange(len(heads)), keys)
    start = chance.one(f"age of {name}", 2**16)
    people.age[heads[order]] = evenly(*family.ages, 1, len(heads), start)
    order = shuffled(np.arange(len(heads)), chance.keys(f"sex of {name}", len(heads)))
    men, _ = counts([family.male, 1 - family.male], len(heads), Fraction(start, 2**16))
    people.is_male[heads[order[:men]]] = True


def _fill_members(
    people: People, population: Population, family: Family, heads: Ints, chance: Chance
) -> None:
    kinds = list(population.kin.values())
    for place, key in enumerate(family.members, start=1):
        kin, rows = population.kin[key], heads + place
        name = f"member {place} of {family.name}"
        people.kin[rows] = 1 + kinds.index(kin)
        least = np.maximum(people.age[heads] + kin.older[0], kin.least)
        most = np.clip(people.age[heads] + kin.older[1], least, None)
        ages = least + chance.whole(f"age of {name}", most - least + 1)
        people.age[rows] = np.minimum(ages, _OLDEST)
        people.is_male[rows] = _sexes(kin.sex, people.is_male[heads], name, chance)


def _sexes(sex: str | None, heads: Bools, name: str, chance: Chance) -> Bools:
    if sex == "opposite":
        return ~heads
    if sex is not None:
        return np.full(len(heads), sex == "male")
    return np.asarray(chance.whole(f"sex of {name}", np.full(len(heads), 2)) == 1)


def relation_words(population: Population, legal: Sequence[str], head: str | None) -> list[list[str]]:
    """Return, for the head and each kin, the word for a woman and that for a man; empty where none fits."""
    own = [
        [next((one for one in kin.words[sex] if one in legal), "") for sex in (False, True)]
        for kin in population.kin.values()
    ]
    return [[head or "", head or ""], *own]
