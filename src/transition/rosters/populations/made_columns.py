"""The columns of a population for a policy: drawn from shares, or made because nobody shares them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property

import numpy as np
from attrs import frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.rosters.columns import Ints
from transition.rosters.populations.chance import Chance
from transition.rosters.populations.drawing import Drawn
from transition.rosters.populations.households import People, relation_words
from transition.rosters.populations.identities import birth_days, identity_numbers, names_of_nobody
from transition.rosters.populations.model import Population
from transition.rosters.values.distinct import Distinct

_SEXES = {True: "男", False: "女"}


@frozen(eq=False, slots=False)
class MadeColumns:
    """The columns of a population, drawn and made, as they are asked for."""

    population: Population
    people: People
    day: datetime.date
    chance: Chance
    drawn: Mapping[str, Drawn]

    def column(self, checked: CheckedInput, policy: CheckedPolicy) -> Distinct | None:
        """Return the column of an input, None where the population has none."""
        people, role = self.people, checked.input.role
        if role == "household":
            width = max(4, len(str(people.households)))
            cells = tuple(f"H{number:0{width}}" for number in range(1, people.households + 1))
            return Distinct(people.household_of, cells)
        if role == "name":
            return names_of_nobody(people.persons, self.chance)
        if role == "relation":
            return self._relations(checked)
        if role == "identity":
            return Distinct(np.arange(people.persons), tuple(self._numbers))
        if role == "certificate":
            return self._certificates(policy)
        if checked.input.from_identity and not has_role(policy, "identity"):
            return self._told_by_identity(checked)
        found = self.drawn.get(checked.label)
        if found is None:
            return None
        which = found.cells.which
        return Distinct(which if found.of == "person" else which[people.household_of], found.cells.cells)

    @cached_property
    def _births(self) -> Ints:
        return birth_days(self.people, self.day, self.chance)

    @cached_property
    def _numbers(self) -> list[str]:
        return identity_numbers(self._births, self.people.is_male, self.chance)

    def _relations(self, checked: CheckedInput) -> Distinct:
        legal = [word.value for word in checked.input.words]
        words = relation_words(self.population, legal, checked.input.head)
        # Two kin, or men and women, may share a word.
        numbers: dict[str, int] = {}
        own = [numbers.setdefault(word, len(numbers)) for pair in words for word in pair]
        which = np.array(own, dtype=np.int64)[self.people.kin * 2 + self.people.is_male]
        return Distinct(which, tuple(numbers))

    def _told_by_identity(self, checked: CheckedInput) -> Distinct:
        if checked.input.from_identity == "sex":
            return Distinct(self.people.is_male.astype(np.int64), (_SEXES[False], _SEXES[True]))
        days, which = np.unique(self._births, return_inverse=True)
        return Distinct(which, tuple(map(datetime.date.fromordinal, days.tolist())))

    def _certificates(self, policy: CheckedPolicy) -> Distinct | None:
        """Return the numbers of certificates of those whose category and level were drawn."""
        category, level = (self._certificate_digits(policy, part) for part in ("category", "level"))
        if category is None or level is None or not has_role(policy, "identity"):
            return None
        rows = np.flatnonzero((category > 0) & (level > 0))
        numbers, first, second = self._numbers, category.tolist(), level.tolist()
        cells = ("", *(f"{numbers[row]}{first[row]}{second[row]}" for row in rows.tolist()))
        which = np.zeros(self.people.persons, dtype=np.int64)
        which[rows] = np.arange(1, len(cells))
        return Distinct(which, cells)

    def _certificate_digits(self, policy: CheckedPolicy, part: str) -> Ints | None:
        """Return shape (persons,): the digit of category or level, 0 for none."""
        told = (one for one in policy.inputs.values() if one.input.from_certificate == part)
        checked = next(told, None)
        found = self.drawn.get(checked.label) if checked else None
        if checked is None or found is None or found.of != "person":
            return None
        digits = {word.value: int(word.certificate or 0) for word in checked.input.words}
        by_cell = np.array([digits.get(str(cell), 0) for cell in found.cells.cells], dtype=np.int64)
        return by_cell[found.cells.which]


def has_role(policy: CheckedPolicy, role: str) -> bool:
    """Say whether an input of the policy has a role."""
    return any(checked.input.role == role for checked in policy.inputs.values())
