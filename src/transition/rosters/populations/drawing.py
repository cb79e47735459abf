"""Draw the columns of a population, one after the other: those before decide who gets what of the next."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from fractions import Fraction

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from transition.policies.model import Scope
from transition.rosters.columns import Bools, Ints
from transition.rosters.populations.chance import Chance, counts, evenly, shuffled
from transition.rosters.populations.conditions import (
    AGE,
    FAMILY,
    FEMALE,
    MALE,
    RELATION,
    SEX,
    SIZE,
    holds,
)
from transition.rosters.populations.counties import Counties
from transition.rosters.populations.households import People
from transition.rosters.populations.model import HEAD, Band, Column, Condition, Group, Population
from transition.rosters.values.distinct import Cell, Distinct


@frozen(eq=False)
class Drawn:
    """A column that was drawn: a cell for each person or for each household."""

    of: Scope
    cells: Distinct


@frozen(eq=False)
class Drawing:
    """What is needed to draw a column: the people, the day of the roster, the counties, what is known."""

    people: People
    day: datetime.date
    counties: Counties
    chance: Chance
    known: dict[str, Drawn] = field(factory=dict)

    def draw(self, column: Column) -> None:
        """Draw a column, and know it from then on."""
        rows = self.people.persons if column.of == "person" else self.people.households
        made = _Made(rows)
        keys = self.chance.keys(column.label, rows)
        is_open = np.ones(rows, dtype=bool)
        for place, group in enumerate(column.groups):
            own = is_open.copy() if group.when else is_open
            for condition in group.when:
                own &= self._meets(condition, column.of)
            members = np.flatnonzero(own)
            if not _is_same_for_all(group):
                members = shuffled(members, keys)
            is_open = is_open & ~own
            self._fill(made, column, f"{column.label} {place}", group, members)
        drawn = Distinct(made.which, tuple(made.numbers))
        if column.percent_of:
            drawn = self._percents(drawn, self.known[column.percent_of].cells)
        self.known[column.label] = Drawn(column.of, drawn)

    def _meets(self, condition: Condition, of: Scope) -> Bools:
        """Return the rows that meet a condition; of a household that is about persons, the head counts."""
        drawn = self.known[condition.name]
        meets = drawn.cells.where(lambda cell: holds(condition, cell))
        if drawn.of == of:
            return meets
        return meets[self.people.household_of if of == "person" else self.people.starts[:-1]]

    def _percents(self, percents: Distinct, of_members: Distinct) -> Distinct:
        """Return percents of what members have together, down to whole numbers; blank cells stay blank."""
        sums = np.add.reduceat(_numbers_of(of_members), self.people.starts[:-1])
        values, which = np.unique(sums * _numbers_of(percents) // 100, return_inverse=True)
        is_blank = percents.where(lambda cell: cell == "")
        which = np.where(is_blank, len(values), which)
        return Distinct(which, (*values.tolist(), ""))

    def _fill(self, made: _Made, column: Column, name: str, group: Group, rows: Ints) -> None:
        start = self.chance.one(f"start of {name}", 2**16)
        shares = group.words or group.places
        bands = group.amounts or group.days
        parts = counts(
            [share for _, share in shares] or [band.share for band in bands],
            len(rows),
            Fraction(start, 2**16),
        )
        begin = 0
        for place, count in enumerate(parts):
            own, begin = rows[begin : begin + count], begin + count
            if group.words:
                made.put(own, np.zeros(count, dtype=np.int64), (group.words[place][0],))
            elif group.places:
                kind = group.places[place][0]
                houses = self.people.household_of[own] if column.of == "person" else own
                made.put(own, *self.counties.drawn(kind, houses, f"{name} {kind}", self.chance))
            else:
                made.put(own, *self._numbers(bands[place], count, start, is_day=bool(group.days)))

    def _numbers(self, band: Band, count: int, start: int, *, is_day: bool) -> tuple[Ints, tuple[Cell, ...]]:
        values = evenly(band.first, band.last, band.step, count, start)
        numbers, which = np.unique(values, return_inverse=True)
        if not is_day:
            return which, tuple(numbers.tolist())
        return which, tuple(self.day - datetime.timedelta(days=number) for number in numbers.tolist())


def _is_same_for_all(group: Group) -> bool:
    """Say whether there is nothing to draw: no order of the rows is needed then."""
    if group.words or group.places:
        shares = group.words or group.places
        return len(shares) == 1 and shares[0][0] not in ("province", "elsewhere")
    bands = group.amounts or group.days
    return len(bands) == 1 and bands[0].first == bands[0].last


def _numbers_of(column: Distinct) -> Ints:
    """Return the numbers of a column, a blank cell as zero."""
    numbers = [cell if isinstance(cell, int) else 0 for cell in column.cells]
    return np.array(numbers, dtype=np.int64)[column.which]


class _Made:
    """A column while it is filled: cells numbered as they come."""

    def __init__(self, rows: int) -> None:
        self.which: NDArray[np.int64] = np.zeros(rows, dtype=np.int64)
        self.numbers: dict[Cell, int] = {}

    def put(self, rows: Ints, which: Ints, cells: tuple[Cell, ...]) -> None:
        """Put cells into rows; which: shape (rows,), into `cells`."""
        if not len(rows):
            return
        own = [self.numbers.setdefault(cell, len(self.numbers)) for cell in cells]
        self.which[rows] = np.array(own, dtype=np.int64)[which]


def draw_all(
    population: Population,
    people: People,
    day: datetime.date,
    counties: Counties,
    chance: Chance,
    wanted: Collection[str],
) -> Mapping[str, Drawn]:
    """Draw the columns of some labels and those that they depend on."""
    drawing = Drawing(people, day, counties, chance, _before_all(population, people))
    needed = _needed(population, wanted)
    for column in population.columns:
        if column.label in needed:
            drawing.draw(column)
    return drawing.known


def _needed(population: Population, wanted: Collection[str]) -> set[str]:
    needed = set(wanted)
    for column in reversed(population.columns):
        if column.label in needed:
            needed |= {condition.name for group in column.groups for condition in group.when}
            needed |= {column.percent_of} if column.percent_of else set()
    return needed


def _before_all(population: Population, people: People) -> dict[str, Drawn]:
    """Return what is known of everybody before any column is drawn."""
    names = tuple(family.name for family in population.families)
    most_age, most_size = int(people.age.max(initial=0)), int(people.sizes.max(initial=0))
    return {
        AGE: Drawn("person", Distinct(people.age, tuple(range(most_age + 1)))),
        SEX: Drawn("person", Distinct(people.is_male.astype(np.int64), (FEMALE, MALE))),
        RELATION: Drawn("person", Distinct(people.kin, (HEAD, *population.kin))),
        SIZE: Drawn("household", Distinct(people.sizes, tuple(range(most_size + 1)))),
        FAMILY: Drawn("household", Distinct(people.family, names)),
    }
