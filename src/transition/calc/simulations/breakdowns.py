"""Gains and losses by groups: how many households of each kind, their persons, and what they get.

Every breakdown but that by category has each household in exactly one line, so that its lines add up to
the total. A person may bear several categories: a household is counted in each that a member of it bears.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal, cast

import numpy as np
from attrs import frozen

from transition.calc.adjustments.roles import role_input
from transition.calc.display import shown
from transition.calc.simulations.bands import BANDS, Band, bands_of
from transition.calc.simulations.gains import KINDS, Gains, Kind, by_kind
from transition.calc.simulations.measures import measuring
from transition.calc.simulations.population import NOWHERE, Population, plain_counts, where
from transition.calc.simulations.simulation import Simulation
from transition.calc.simulations.tenths import TENTHS, tenths_of
from transition.policies.checked import CheckedInput
from transition.rosters.columns import Array, Coded, Numbers, taken

By = Literal["band", "place", "word", "size", "category", "tenth"]
Name = str | int | Band | None
"""What a group is called: a word of the roster or the law, a number, a band, None where that is not known."""


@frozen
class Line:
    """One group.

    households, persons: of each kind, what they stand for; counted: households of the roster. before, after:
    amounts of the decided ones in the simulation's measure.
    """

    name: Name
    households: Mapping[Kind, Fraction]
    persons: Mapping[Kind, Fraction]
    counted: Mapping[Kind, int]
    before: Fraction
    after: Fraction

    @property
    def difference(self) -> Fraction:
        """after - before."""
        return self.after - self.before


@frozen
class Breakdown:
    """Groups by one thing. label: of the column or rule. overlapping: a household may be in several lines."""

    by: By
    key: str
    label: str
    lines: tuple[Line, ...]
    overlapping: bool = False


def breakdowns_of(simulation: Simulation, gains: Gains, population: Population) -> tuple[Breakdown, ...]:
    """Return every breakdown for which the roster and the law have what it takes."""
    groups = _Groups(simulation, gains, population)
    found = [groups.by_band(), groups.by_place(), *groups.by_words(), groups.by_size()]
    return tuple(one for one in (*found, *groups.by_categories(), groups.by_tenth()) if one is not None)


@frozen(eq=False)
class _Groups:
    simulation: Simulation
    gains: Gains
    population: Population

    def by_band(self) -> Breakdown:
        """By the change a month; who is not decided has none."""
        codes = bands_of(self.gains.total.change, self.simulation.months)
        return self._breakdown("band", "change", "", where(self.simulation.decided, codes), BANDS)

    def by_place(self) -> Breakdown | None:
        """By township, else by region."""
        for role in ("township", "region"):
            found = role_input(self.simulation.reformed, role)
            column = self.simulation.before.ledger.columns.get(found.key) if found else None
            if found and found.input.of == "household" and isinstance(column, Coded):
                kind = "region" if found.type.kind == "region" else "text"
                names = [shown(str(word), kind=kind) for word in column.vocabulary]  # type: ignore[arg-type]
                return self._breakdown("place", found.key, found.label, column.codes, names)
        return None

    def by_words(self) -> Iterator[Breakdown]:
        """By each word that households come to under the law as it is, on the first day."""
        for kind in self.simulation.before.kinds:
            column = self.simulation.before.ledger.columns[kind.key]
            if isinstance(column, Coded):
                yield self._breakdown(
                    "word", kind.key, kind.label, column.codes, list(map(str, column.vocabulary))
                )

    def by_size(self) -> Breakdown:
        """By the number of members."""
        most = int(self.population.sizes.max(initial=0))
        return self._breakdown("size", "members", "", self.population.sizes, range(most + 1))

    def by_tenth(self) -> Breakdown | None:
        """By tenth of income, where the law says what income is."""
        rule = measuring(self.simulation.before, "income")
        column = self.simulation.before.ledger.columns.get(rule.key) if rule else None
        if rule is None or not isinstance(column, Numbers):
            return None
        among = self.population.weights.known & ~self.simulation.before.held
        codes = tenths_of(column, self.population, among)
        return self._breakdown("tenth", rule.key, rule.label, codes, range(1, TENTHS + 1))

    def by_categories(self) -> Iterator[Breakdown]:
        """By each input of persons' tags; persons are those who bear the tag."""
        for key, checked in self.simulation.reformed.inputs.items():
            column = self.simulation.roster.person_columns.get(key)
            if checked.type.kind == "tags" and checked.input.of == "person" and isinstance(column, Coded):
                lines = tuple(self._tag_lines(checked, column))
                if lines:
                    yield Breakdown("category", key, checked.label, lines, overlapping=True)

    # --- lines -----------------------------------------------------------------------------------

    def _breakdown(self, by: By, key: str, label: str, codes: Array, names: Sequence[Name]) -> Breakdown:
        """Return the lines of the groups that have a household; the unknown (-1) stand last."""
        count = len(names) + 1
        # The place behind the last is that of -1, unknown.
        places = np.where(codes < 0, len(names), codes).astype(np.int64, copy=False)
        kinds = places * len(KINDS) + self.gains.total.kinds
        cells = count * len(KINDS)
        counted = plain_counts(kinds, cells)
        households = self.population.counts(kinds, cells) if self.population.weighted else counted
        persons = self.population.persons(kinds, cells)
        sides = (self.gains.total.before, self.gains.total.after)
        before, after = (self.population.sums(side, places, count) for side in sides)
        lines = [
            Line(
                name=None if group == len(names) else names[group],
                households=by_kind([Fraction(one) for one in _part(households, group)]),
                persons=by_kind(_part(persons, group)),
                counted=by_kind(_part(counted, group)),
                before=before[group],
                after=after[group],
            )
            for group in range(count)
        ]
        return Breakdown(by, key, label, tuple(line for line in lines if any(line.counted.values())))

    def _tag_lines(self, checked: CheckedInput, column: Coded) -> Iterator[Line]:
        tags = sorted({str(tag) for word in column.vocabulary for tag in word}, key=_order(checked))
        # Few have any: nobody else is looked at for each tag.
        none = column.vocabulary.index(frozenset()) if frozenset() in column.vocabulary else NOWHERE
        some = np.flatnonzero((column.codes >= 0) & (column.codes != none))
        codes = column.codes.take(some)
        for tag in tags:
            having = np.array([tag in word for word in column.vocabulary])
            yield self._line_of(tag, some[having.take(codes)])
        if (column.codes < 0).any():
            yield self._line_of(None, np.flatnonzero(column.codes < 0))

    def _line_of(self, name: Name, persons: Array) -> Line:
        """Return the line of some persons, by their rows, and of their households."""
        total, population = self.gains.total, self.population
        theirs = population.roster.household_of.take(persons)
        # The members of a household stand together: each that begins another one is met once.
        homes = theirs[np.diff(theirs, prepend=-1) != 0]
        kinds, own = total.kinds.take(homes), total.kinds.take(theirs)
        one = np.zeros(len(homes), dtype=np.int64)
        before, after = (
            population.sums(cast(Numbers, taken(side, homes)), one, 1, rows=homes)[0]
            for side in (total.before, total.after)
        )
        return Line(
            name=name,
            households=by_kind(population.counts(kinds, len(KINDS), rows=homes)),
            persons=by_kind(population.counts(own, len(KINDS), rows=theirs)),
            counted=by_kind(plain_counts(kinds, len(KINDS))),
            before=before,
            after=after,
        )


def _part(numbers: Sequence[Fraction] | Sequence[int], group: int) -> list:  # type: ignore[type-arg]
    return list(numbers[group * len(KINDS) : (group + 1) * len(KINDS)])


def _order(checked: CheckedInput) -> Callable[[str], tuple[int, str]]:
    """Return the order of tags: that of the input's words, others behind them by name."""
    places = {word.value: place for place, word in enumerate(checked.input.words)}
    return lambda tag: (places.get(tag, len(places)), tag)
