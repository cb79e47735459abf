"""勾稽: what was paid, plus who came, less who went, plus and minus what moved, is what is paid.

In households, persons and money, for all and for each place. Amounts that are not decided on a side are
not in that side's sum: they leave it, or come into it, on lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.aligned import minus, signs
from transition.calc.adjustments.causes import Entitled
from transition.calc.adjustments.changes import People
from transition.calc.adjustments.kinds import code
from transition.calc.adjustments.reasons import household_pairs
from transition.policies.units import Unit
from transition.rosters.columns import Bools, Ints, Numbers, known_of

LineKind = Literal[
    "opening",
    "new",
    "stopped",
    "raised",
    "lowered",
    "turned",
    "joined",
    "left",
    "undecided",
    "decided",
    "moved-in",
    "moved-out",
    "closing",
]

LINES: dict[LineKind, str] = {
    "opening": "期初",
    "new": "加：新增",
    "stopped": "减：停发",
    "raised": "加：调增",
    "lowered": "减：调减",
    "turned": "加减：转类型",
    "joined": "加：保障户增加人口",
    "left": "减：保障户减少人口",
    "undecided": "减：转为待核实",
    "decided": "加：核实后发放",
    "moved-in": "加：外地迁入",
    "moved-out": "减：迁往外地",
    "closing": "期末",
}
"""The lines in their order, in the words of workbooks."""

MOVING: tuple[Literal["raised", "lowered", "turned"], ...] = ("raised", "lowered", "turned")
"""Lines whose households and persons stay: they are told, and not added."""


@frozen
class Line:
    """One line. households is None for an entitlement of persons. amount is signed, as it is added."""

    kind: LineKind
    households: int | None
    persons: int
    amount: Fraction


@frozen
class Reconciled:
    """The lines of one entitlement in one place. scope: ``all``, or the role of a place."""

    entitlement: str
    label: str
    unit: Unit
    scope: str
    name: str
    lines: tuple[Line, ...]

    @property
    def balances(self) -> bool:
        """Whether opening and all changes come to the closing, in households, persons and money."""
        first, *changes, last = self.lines
        added = [line for line in changes if line.kind not in MOVING]
        sign = {line.kind: -1 if LINES[line.kind].startswith("减") else 1 for line in added}
        persons = first.persons + sum(sign[line.kind] * line.persons for line in added)
        amount = first.amount + sum((line.amount for line in changes), Fraction(0))
        households = None
        if first.households is not None:
            households = first.households + sum(sign[line.kind] * (line.households or 0) for line in added)
        return (households, persons, amount) == (last.households, last.persons, last.amount)


ALL = "all"


def reconciled(adjustment: Adjustment, people: People) -> tuple[Reconciled, ...]:
    """Return the lines of every entitlement: for all, then place by place where something is paid."""
    return tuple(
        found
        for amount in adjustment.amounts
        for scope, names, groups in _groupings(adjustment, people, amount)
        for found in _Grouped(adjustment, people, amount, scope, names, groups).reconciled()
    )


_Groups = tuple[NDArray[np.int64], NDArray[np.int64]]
"""For each pair, its place in the names on the old side and on the new one; -1 where a side has nobody."""


def _groupings(
    adjustment: Adjustment, people: People, amount: Entitled
) -> Iterator[tuple[str, list[str], _Groups]]:
    homes = household_pairs(adjustment, amount.of, np.arange(len(amount.before)))
    pairs = adjustment.matching.households
    here = pairs.old >= 0, pairs.new >= 0
    if amount.of == "person":
        pairs = adjustment.matching.persons
        here = pairs.old >= 0, pairs.new >= 0
    groups = [np.where(side, 0, -1) for side in here]
    yield ALL, ["合计"], (groups[0], groups[1])
    townships = people.places_of("township")
    villages = people.places_of("village")
    for scope, sides in (("township", townships), ("village", _joined(townships, villages))):
        names = sorted({name for side in sides for name in side} - {""})
        if names:
            place = {name: number for number, name in enumerate(["", *names])}
            codes = [np.array([place[name] for name in side], dtype=np.int64) for side in sides]
            of_home = [
                _of_homes(adjustment, amount, side, homes, old=old)
                for side, old in zip(codes, (True, False), strict=True)
            ]
            yield (
                scope,
                ["（空白）", *names],
                (
                    np.where(here[0], of_home[0], -1),
                    np.where(here[1], of_home[1], -1),
                ),
            )


def _joined(
    townships: tuple[list[str], list[str]], villages: tuple[list[str], list[str]]
) -> tuple[list[str], list[str]]:
    if not any(villages[0]) and not any(villages[1]):
        return villages
    one, other = (
        [f"{outer} {inner}".strip() for outer, inner in zip(*sides, strict=True)]
        for sides in zip(townships, villages, strict=True)
    )
    return one, other


def _of_homes(adjustment: Adjustment, amount: Entitled, codes: Ints, homes: Ints, *, old: bool) -> Ints:
    """Return each pair's group on one side: a person's by the household of that side."""
    if amount.of == "household":
        return codes
    persons, households = adjustment.matching.persons, adjustment.matching.households
    roster, rows = (adjustment.old.roster, persons.old) if old else (adjustment.new.roster, persons.new)
    pair_of = households.of_old(roster.households) if old else households.of_new(roster.households)
    return np.where(rows >= 0, codes[pair_of[roster.household_of[rows]]], codes[homes])


class _Grouped:
    """The lines of one entitlement by groups of pairs."""

    def __init__(
        self,
        adjustment: Adjustment,
        people: People,
        amount: Entitled,
        scope: str,
        names: Sequence[str],
        groups: _Groups,
    ) -> None:
        self.amount, self.scope, self.names = amount, scope, names
        self.before_in, self.after_in = groups
        self.moves = (groups[0] >= 0) & (groups[1] >= 0) & (groups[0] != groups[1])
        self.had, self.has = signs(amount.before) > 0, signs(amount.after) > 0
        ones = np.ones(len(amount.before), dtype=np.int64)
        self.sizes = people.members if amount.of == "household" else (ones, ones)

    def reconciled(self) -> Iterator[Reconciled]:
        """Yield the lines of each group in which something was or is paid, all lines that say something."""
        lines = dict(self._lines())
        for group, name in enumerate(self.names):
            own = [line[group] for line in lines.values()]
            told = [line for line in own if line.kind in ("opening", "closing") or _says(line)]
            if self.scope == ALL or any(map(_says, told)):
                amount = self.amount
                yield Reconciled(amount.key, amount.label, amount.unit, self.scope, name, tuple(told))

    def _lines(self) -> Iterator[tuple[LineKind, list[Line]]]:
        before, after = self.amount.before, self.amount.after
        stays, kinds = ~self.moves, self.amount.kinds
        either = np.where(self.after_in >= 0, self.after_in, self.before_in)
        both = self.had & self.has & stays
        grew = self.sizes[1] - self.sizes[0]
        yield from self._line("opening", self.had, self.before_in, self.sizes[0], before, 1)
        yield from self._line("new", stays & (kinds == code("new")), either, self.sizes[1], after, 1)
        yield from self._line(
            "stopped", stays & (kinds == code("stopped")), either, self.sizes[0], before, -1
        )
        for kind in MOVING:
            rows = stays & (kinds == code(kind))
            yield from self._line(kind, rows, either, self.sizes[1], minus(after, before), 1)
        yield from self._line("joined", both & (grew > 0), either, grew, None, 1)
        yield from self._line("left", both & (grew < 0), either, -grew, None, 1)
        gone = stays & self.had & ~known_of(after)
        came = stays & self.has & ~known_of(before)
        yield from self._line("undecided", gone, either, self.sizes[0], before, -1)
        yield from self._line("decided", came, either, self.sizes[1], after, 1)
        yield from self._line("moved-in", self.moves & self.has, self.after_in, self.sizes[1], after, 1)
        yield from self._line("moved-out", self.moves & self.had, self.before_in, self.sizes[0], before, -1)
        yield from self._line("closing", self.has, self.after_in, self.sizes[1], after, 1)

    def _line(
        self, kind: LineKind, rows: Bools, groups: Ints, sizes: Ints, money: Numbers | None, sign: int
    ) -> Iterator[tuple[LineKind, list[Line]]]:
        count, chosen = len(self.names), np.flatnonzero(rows)
        within = groups[chosen]
        units = np.bincount(within, minlength=count).tolist()
        persons = np.zeros(count, dtype=np.int64)
        np.add.at(persons, within, sizes[chosen])
        sums = [Fraction(0)] * count if money is None else _sums(money, chosen, within, count)
        if self.amount.of == "person":
            households: Sequence[int | None] = [None] * count
        else:
            households = [0] * count if money is None else units
        yield (
            kind,
            [
                Line(kind, households[group], int(persons[group]), sign * sums[group])
                for group in range(count)
            ],
        )


def _says(line: Line) -> bool:
    return bool(line.households or line.persons or line.amount)


def _sums(money: Numbers, rows: Ints, groups: Ints, count: int) -> list[Fraction]:
    """Return the sum of the rows of each group, exact."""
    below = money.denominator
    above = money.numerator[rows].astype(object)
    if isinstance(below, int):
        sums = np.zeros(count, dtype=object)
        np.add.at(sums, groups, above)
        return [Fraction(int(total), below) for total in sums.tolist()]
    found = [Fraction(0)] * count
    for group, one, other in zip(groups.tolist(), above.tolist(), below[rows].tolist(), strict=True):
        found[group] += Fraction(int(one), int(other))
    return found
