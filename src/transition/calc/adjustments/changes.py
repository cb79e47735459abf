"""The changes one by one: for each entitlement of each household or person what became of it, and why."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from typing import cast

import numpy as np
from attrs import frozen

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.aligned import exact_values
from transition.calc.adjustments.begins import first_months
from transition.calc.adjustments.causes import PARTS, Entitled, Mark
from transition.calc.adjustments.kinds import CHANGES, KINDS, WORDS, ChangeKind, code
from transition.calc.adjustments.reasons import household_pairs, reasons
from transition.calc.adjustments.roles import role_input
from transition.calc.missing import missing_in_words
from transition.calc.results import Results
from transition.calc.undecided import Undecided, over_months, undecided
from transition.policies.model import Scope
from transition.policies.units import Unit
from transition.rosters.columns import Coded, Ints, Numbers, taken

OPEN: tuple[ChangeKind, ...] = ("undecided", "decided", "open")
"""The kinds of which an amount is not known on one side or both."""


@frozen
class Change:
    """What became of one entitlement of one household or person.

    pair: the place in the pairs of its scope; home: that of the household. The place is where the new
    roster has it, else the old one. data, policy, interaction, unsplit add up to difference; None where
    an amount is not decided. month: the first from which the new amount holds.
    """

    entitlement: str
    label: str
    of: Scope
    pair: int
    home: int
    kind: ChangeKind
    unit: Unit
    before: Fraction | None
    after: Fraction | None
    data: Fraction | None
    policy: Fraction | None
    interaction: Fraction | None
    unsplit: Fraction | None
    word_before: str
    word_after: str
    month: datetime.date
    reason: str

    @property
    def mark(self) -> Mark:
        """Which entitlement it is of (`Entitled.mark`)."""
        return self.entitlement, str(self.unit), self.of

    @property
    def difference(self) -> Fraction | None:
        """after - before."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def words(self) -> str:
        """The kind in words: 调增, 转单人户."""
        return WORDS[self.kind] + (self.word_after if self.kind == "turned" else "")


@frozen(eq=False, slots=False)
class People:
    """Who the pairs are, for people: by pair of households, and of persons."""

    adjustment: Adjustment

    @cached_property
    def numbers(self) -> list[str]:
        """Household numbers: the new one, else the old."""
        old, new = self.adjustment.old.roster.household_names, self.adjustment.new.roster.household_names
        pairs = self.adjustment.matching.households
        both = zip(pairs.old.tolist(), pairs.new.tolist(), strict=True)
        return [new[after] if after >= 0 else old[before] for before, after in both]

    @cached_property
    def heads(self) -> list[str]:
        """The names of the heads."""
        heads = (self.adjustment.old.roster.head_row, self.adjustment.new.roster.head_row)
        known = (self.adjustment.old_known.name, self.adjustment.new_known.name)
        columns = [
            Coded(np.where(rows >= 0, names.codes[rows], -1).astype(np.int32), names.vocabulary)
            for rows, names in zip(heads, known, strict=True)
        ]
        return self._either(columns[0], columns[1])

    @cached_property
    def names(self) -> list[str]:
        """The names of persons."""
        pairs = self.adjustment.matching.persons
        return _either(pairs.old, pairs.new, self.adjustment.old_known.name, self.adjustment.new_known.name)

    @cached_property
    def townships(self) -> list[str]:
        """The townships of households, empty where the rosters have none."""
        return self.places("township")

    @cached_property
    def villages(self) -> list[str]:
        """The villages of households."""
        return self.places("village")

    def places(self, role: str) -> list[str]:
        """Return the words of a place of households, of the new roster where it has them."""
        return self._either(*(_of_role(results, role) for results in self._sides))

    def places_of(self, role: str) -> tuple[list[str], list[str]]:
        """Return the words of a place of households on each side, empty where a side has none."""
        pairs = self.adjustment.matching.households
        columns = [_of_role(results, role) for results in self._sides]
        return _words(columns[0], pairs.old), _words(columns[1], pairs.new)

    @cached_property
    def members(self) -> tuple[Ints, Ints]:
        """How many persons the households have on each side, 0 where a side has none."""
        pairs = self.adjustment.matching.households
        sizes = [np.diff(results.roster.starts) for results in self._sides]
        found = [
            np.where(rows >= 0, size[rows], 0) if len(size) else np.zeros(len(rows), dtype=np.int64)
            for size, rows in zip(sizes, (pairs.old, pairs.new), strict=True)
        ]
        return found[0], found[1]

    @property
    def _sides(self) -> tuple[Results, Results]:
        return self.adjustment.old, self.adjustment.new

    def _either(self, old: Coded, new: Coded) -> list[str]:
        pairs = self.adjustment.matching.households
        return _either(pairs.old, pairs.new, old, new)


def _of_role(results: Results, role: str) -> Coded:
    found = role_input(results.policy, role)
    column = results.ledger.columns.get(found.key) if found and found.input.of == "household" else None
    if isinstance(column, Coded):
        return column
    return Coded(np.full(results.roster.households, -1, dtype=np.int32), ())


def _either(olds: Ints, news: Ints, old: Coded, new: Coded) -> list[str]:
    before, after = _words(old, olds), _words(new, news)
    return [
        later if row >= 0 else earlier
        for earlier, later, row in zip(before, after, news.tolist(), strict=True)
    ]


def _words(column: Coded, rows: Ints) -> list[str]:
    words = [*map(str, column.vocabulary), ""]
    if not len(column):
        return [""] * len(rows)
    return [words[code] for code in np.where(rows >= 0, column.codes[rows], -1).tolist()]


def changes(adjustment: Adjustment, kinds: Sequence[ChangeKind] = (*CHANGES, *OPEN)) -> tuple[Change, ...]:
    """Return the changes of some kinds, entitlement by entitlement, in the order of the pairs."""
    wanted = [code(kind) for kind in kinds]
    return tuple(
        change
        for amount in adjustment.amounts
        for change in _changes(adjustment, amount, np.flatnonzero(np.isin(amount.kinds, wanted)))
    )


def _changes(adjustment: Adjustment, amount: Entitled, rows: Ints) -> list[Change]:
    if not len(rows):
        return []
    numbers = [
        exact_values(cast(Numbers, taken(column, rows)))
        for column in (amount.before, amount.after, *(getattr(amount, part) for part in PARTS))
    ]
    words = [[""] * len(rows)] * 2
    if amount.words is not None:
        words = [_words(column, rows) for column in (amount.words.before, amount.words.after)]
    told = _reasons(adjustment, amount, rows)
    homes = household_pairs(adjustment, amount.of, rows).tolist()
    months = first_months(adjustment, amount, rows)
    return [
        Change(
            entitlement=amount.key,
            label=amount.label,
            of=amount.of,
            pair=int(pair),
            home=home,
            kind=KINDS[amount.kinds[pair]],
            unit=amount.unit,
            before=values[0],
            after=values[1],
            data=values[2],
            policy=values[3],
            interaction=values[4],
            unsplit=values[5],
            word_before=was,
            word_after=now,
            month=month,
            reason=reason,
        )
        for pair, home, values, was, now, month, reason in zip(
            rows.tolist(), homes, zip(*numbers, strict=True), *words, months, told, strict=True
        )
    ]


def _reasons(adjustment: Adjustment, amount: Entitled, rows: Ints) -> list[str]:
    """Return why amounts changed, and for those that are not known what is missing."""
    told = reasons(adjustment, amount, rows)
    pairs = adjustment.matching.households
    homes = household_pairs(adjustment, amount.of, rows)
    for kinds, results, side, lead in (
        (("undecided", "open"), adjustment.new, pairs.new, ""),
        (("decided",), adjustment.old, pairs.old, "原来"),
    ):
        places = np.flatnonzero(np.isin(amount.kinds[rows], [code(kind) for kind in kinds]))
        if len(places):
            missing = missing_in_words(_lacking(results, amount.key))
            for place in places.tolist():
                lacks = missing.get(int(side[homes[place]]), "")
                told[place] = "；".join(filter(None, (lead + lacks if lacks else "", told[place])))
    return told


def _lacking(results: Results, key: str) -> Undecided:
    """Return what one entitlement lacks, on any of the days."""
    return over_months([undecided(ledger, (key,)) for ledger in results.ledgers])
