"""The households that change most, each with its amounts and the reasons in words.

Only these households are compared by the adjustments engine, as a roster of their own: what is said of
them is what `transition diff` would say.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from attrs import evolve, frozen

from transition.calc.adjustments.adjustment import Adjustment, compare
from transition.calc.adjustments.changes import Change, People, changes
from transition.calc.adjustments.kinds import CHANGES, word_of
from transition.calc.adjustments.masking import masked_outcome
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.sides import Side
from transition.calc.exact_sums import over_one_denominator
from transition.calc.results import Results
from transition.calc.simulations.gains import KINDS, Gains, Kind
from transition.calc.simulations.simulation import Simulation
from transition.calc.subset import subset, with_own_words
from transition.policies.checked import CheckedPolicy
from transition.rosters.columns import Array, Coded, Numbers
from transition.rosters.roster import Roster

LARGEST = 20
"""How many households are shown."""


@frozen
class AmountMoved:
    """One entitlement of a household on both sides, its members' together, in the simulation's measure."""

    key: str
    label: str
    before: Fraction
    after: Fraction


@frozen
class LargestChange:
    """A household that changes much.

    row: its place in the roster. words: what it comes to before and after, by label. amounts: those that
    moved. reasons: why, one for each change of the household or a member, who is named; causes: the same
    without names, each once.
    """

    row: int
    household: str
    head: str
    place: str
    members: int
    kind: Kind
    before: Fraction
    after: Fraction
    words: tuple[tuple[str, str, str], ...]
    amounts: tuple[AmountMoved, ...]
    reasons: tuple[str, ...]
    causes: tuple[str, ...]

    @property
    def difference(self) -> Fraction:
        """after - before."""
        return self.after - self.before


def largest_changes(
    simulation: Simulation, gains: Gains, count: int = LARGEST, *, mask: bool = False
) -> tuple[LargestChange, ...]:
    """Return the households that change most, those of equal change in the roster's order.

    mask: name nobody.
    """
    rows = most_changed(gains.total.change, count)
    if not len(rows):
        return ()
    adjustment = _compared(simulation, rows)
    outcome = Outcome(adjustment)
    if mask:
        outcome = masked_outcome(outcome)
    told = _Told(simulation, gains, People(outcome.adjustment), changes(outcome.adjustment, CHANGES))
    return tuple(told.household(place, int(row)) for place, row in enumerate(rows))


def most_changed(change: Numbers, count: int) -> Array:
    """Return the rows whose change is known and largest, whichever its sign; none that does not change."""
    change = over_one_denominator(change)
    moved = change.numerator != 0 if change.known is None else change.known & (change.numerator != 0)
    rows = np.flatnonzero(moved)
    if isinstance(change.denominator, int):
        order = np.argsort(-np.abs(change.numerator[rows]), kind="stable")
        return rows[order[:count]]
    sizes = [abs(change.at(row) or Fraction(0)) for row in rows.tolist()]
    ranked = sorted(range(len(rows)), key=lambda place: -sizes[place])
    return rows[ranked[:count]]


def _compared(simulation: Simulation, rows: Array) -> Adjustment:
    options, small = simulation.options, _alone(simulation, rows)

    def side(policy: CheckedPolicy) -> Side:
        return Side(
            policy,
            small,
            options.days,
            options.known_on,
            options.carry_forward,
            options.trust,
            by_months=len(options.days) > 1,
        )

    return compare(side(simulation.base), side(simulation.reformed))


def _alone(simulation: Simulation, rows: Array) -> Roster:
    """Return some households as a roster of their own, without what was found wrong in it."""
    small, _ = subset(simulation.after.plan, simulation.roster, {}, rows)
    return with_own_words(evolve(small, problems=()))


@frozen(eq=False)
class _Told:
    simulation: Simulation
    gains: Gains
    people: People
    changes: Sequence[Change]

    def household(self, place: int, row: int) -> LargestChange:
        """Return what is told of one household. place: in the small roster; row: in the whole one."""
        people, total = self.people, self.gains.total
        own = [one for one in self.changes if one.home == place]
        return LargestChange(
            row=row,
            household=people.numbers[place],
            head=people.heads[place],
            place=" ".join(filter(None, (people.townships[place], people.villages[place]))),
            members=int(people.members[0][place]),
            kind=KINDS[int(total.kinds[row])],
            before=total.before.at(row) or Fraction(0),
            after=total.after.at(row) or Fraction(0),
            words=self._words(row),
            amounts=tuple(self._amounts(row)),
            reasons=tuple(dict.fromkeys(_named(one, people) + _cause(one) for one in own if one.reason)),
            causes=tuple(dict.fromkeys(_cause(one) for one in own if one.reason)),
        )

    def _words(self, row: int) -> tuple[tuple[str, str, str], ...]:
        """Return the words that tell which households get the paid entitlements, and what they come to."""
        sides = (self.simulation.before, self.simulation.after)
        after = {kind.key for kind in sides[1].kinds}
        told = (word_of(sides[0], rule.key) for rule in self.gains.paid if rule.of == "household")
        return tuple(
            (kind.label, _word(sides[0], kind.key, row), _word(sides[1], kind.key, row))
            for kind in dict.fromkeys(told)
            if kind is not None and kind.key in after
        )

    def _amounts(self, row: int) -> list[AmountMoved]:
        found = []
        for rule in self.gains.paid:
            sides = self.gains.households[rule.key]
            before, after = sides.before.at(row), sides.after.at(row)
            if before is not None and after is not None and before != after:
                found.append(AmountMoved(rule.key, rule.label, before, after))
        return found


def _named(change: Change, people: People) -> str:
    return people.names[change.pair] if change.of == "person" else ""


def _cause(change: Change) -> str:
    return f"{change.label}{change.words}：{change.reason}"


def _word(results: Results, key: str, row: int) -> str:
    column = results.ledger.columns[key]
    word = column.at(row) if isinstance(column, Coded) else None
    return str(word) if word is not None else ""
