"""The part of the law in each difference, divided among the tables and rules that moved.

One thing after the other is replaced in the order of the plan, over the old roster, and each gets what its
replacement changes. So the parts add up exactly to the law's part, for each household and in total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import evolve, field, frozen

from transition.calc.adjustments.aligned import minus, plus, spread, with_known, zero_where
from transition.calc.adjustments.causes import Entitled, Mark, any_change, pairs_of, payable
from transition.calc.adjustments.matching import Matching
from transition.calc.adjustments.movers import INPUTS, Mover, movers, partly
from transition.calc.adjustments.sides import Run, Runs, Side, fits
from transition.calc.evaluation import evaluate
from transition.calc.ledger import Ledger
from transition.calc.subset import members_of, subset
from transition.policies.checked import CheckedRule
from transition.rosters.columns import Array, Bools, Ints, Numbers, known_of
from transition.rosters.roster import Roster

Shares = Mapping[Mover, Numbers]
"""By what moved, its part in each difference: a row for each pair, known where the difference is."""


@frozen(eq=False)
class MovedRules:
    """What moved, in the order of the plan; and by entitlement (`Entitled.mark`) its parts.

    first: by what moved, the place of the first day on which it had. waiting: by entitlement and what moved,
    the pairs whose amount is not known as long as nothing after it has moved too: its part is counted with
    the next. households: the rows, in the old
    roster, of the households whose amounts the law moved.
    """

    movers: tuple[Mover, ...] = ()
    first: Mapping[Mover, int] = field(factory=dict)
    shares: Mapping[Mark, Shares] = field(factory=dict)
    waiting: Mapping[Mark, Mapping[Mover, Bools]] = field(factory=dict)
    households: Ints = field(factory=lambda: np.zeros(0, dtype=np.int64))


def moved_rules(
    old: Side, new: Side, runs: Runs, matching: Matching, amounts: Sequence[Entitled]
) -> MovedRules:
    """Divide the law's part of every difference among what moved in the law."""
    if old.has_terms_of(new) or not fits(runs.under_new, matching.households, old=True):
        return MovedRules()
    by_day = [
        movers(one.plan, other.plan)
        for one, other in zip(runs.old.ledgers, runs.under_new.ledgers, strict=True)
    ]
    moved = tuple(dict.fromkeys(mover for day in by_day for mover in day))
    first = {mover: place for place in reversed(range(len(by_day))) for mover in by_day[place]}
    households = _touched(amounts, matching, runs.old.roster)
    if not moved or not len(households):
        return MovedRules(moved, first, households=households)
    chain = _Chain(old, runs, households, moved)
    divided = {
        one.mark: chain.shares(one, pairs_of(matching, one.of).old)
        for one in amounts
        if any_change(one.policy).any()
    }
    return MovedRules(
        moved,
        first,
        shares={mark: shares for mark, (shares, _) in divided.items()},
        waiting={mark: waiting for mark, (_, waiting) in divided.items()},
        households=households,
    )


def _touched(amounts: Sequence[Entitled], matching: Matching, roster: Roster) -> Ints:
    """Return the old roster's households of which the law moved somebody's amount, ascending."""
    marked = np.zeros(roster.households, dtype=bool)
    for one in amounts:
        rows = pairs_of(matching, one.of).old[any_change(one.policy)]
        marked[rows if one.of == "household" else roster.household_of[rows]] = True
    return np.flatnonzero(marked)


class _Chain:
    """The runs between the two laws, each with one more thing replaced, over the households concerned."""

    def __init__(self, old: Side, runs: Runs, households: Ints, moved: Sequence[Mover]) -> None:
        self.moved, self.households = moved, households
        self.persons = members_of(runs.old.roster, households)
        self.old, self.new = self._few(runs.old), self._few(runs.under_new)
        roster, elsewhere = self.old.roster, self.new.roster
        self.rosters = _both_ways(roster, elsewhere), _both_ways(elsewhere, roster)
        self.between = [self._run(moved[:count]) for count in range(1, len(moved))]

    def _few(self, run: Run) -> Run:
        """Return a run of the households concerned only."""
        ledgers = []
        for ledger in run.ledgers:
            roster, columns = subset(ledger.plan, run.roster, ledger.columns, self.households)
            ledgers.append(Ledger(ledger.plan, roster, columns))
        return Run(tuple(ledgers), run.held[self.households])

    def _run(self, moved: Sequence[Mover]) -> Run:
        roster = self.rosters[INPUTS in moved]
        ledgers = [
            evaluate(partly(one.plan, other.plan, moved), roster)
            for one, other in zip(self.old.ledgers, self.new.ledgers, strict=True)
        ]
        return Run(tuple(ledgers), self.old.held | self.new.held)

    def shares(self, one: Entitled, olds: Ints) -> tuple[Shares, Mapping[Mover, Bools]]:
        """Return each mover's part of an entitlement's differences, a row for each pair, and who waits.

        olds: the pairs' rows in the old roster. Where a run between does not know an amount, what it
        would have changed is counted with the next that knows it.
        """
        rule = _rule_of(one, self.old.ledgers[0], self.new.ledgers[0])
        rows = self._places(olds, one.of == "person")
        reached = spread(payable(self.old, rule), rows)
        found: dict[Mover, Numbers] = {}
        waiting: dict[Mover, Bools] = {}
        known = known_of(one.policy) & any_change(one.policy)
        for mover, run in zip(self.moved, [*self.between, self.new], strict=True):
            known_now = spread(payable(run, rule), rows)
            amount = _where(known_now, reached)
            waiting[mover] = known & ~known_of(known_now)
            found[mover] = _settled(minus(amount, reached), known, known_of(one.policy))
            reached = amount
        return found, waiting

    def _places(self, olds: Ints, persons: bool) -> Ints:
        """Return each pair's row among the few households (or their members), -1 for all others."""
        rows = self.persons if persons else self.households
        place = np.full(max(int(olds.max(initial=-1)), int(rows.max(initial=-1))) + 2, -1, dtype=np.int64)
        place[rows] = np.arange(len(rows))
        # The place behind the last is met by -1, nobody.
        return place[olds]


def _rule_of(one: Entitled, *ledgers: Ledger) -> CheckedRule:
    return next(
        rule
        for ledger in ledgers
        for rule in ledger.plan.entitlements
        if (rule.key, rule.type.unit, rule.of) == (one.key, one.rule_unit, one.of)
    )


def _where(amount: Numbers, otherwise: Numbers) -> Numbers:
    """Return an amount where it is known, else the one that was reached before."""
    known = known_of(amount)
    if known.all():
        return amount
    kept, taken_over = zero_where(amount, ~known), zero_where(otherwise, known)
    return plus(kept, taken_over)


def _settled(share: Numbers, rows: Array, known: Array) -> Numbers:
    """Return a part where the difference is divided, 0 in the other known rows."""
    return with_known(zero_where(share, ~rows), known)


def _both_ways(roster: Roster, elsewhere: Roster) -> Roster:
    """Return a roster with the columns that only its other reading has, besides its own."""
    if roster is elsewhere:
        return roster
    return evolve(
        roster,
        person_columns={**elsewhere.person_columns, **roster.person_columns},
        household_columns={**elsewhere.household_columns, **roster.household_columns},
    )
