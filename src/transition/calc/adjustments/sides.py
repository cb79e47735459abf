"""The two sides of a comparison, and the four runs that divide a difference by its causes.

    old roster, new roster x old terms, new terms --four_runs--> Runs

What is equal is shared: a plan is made once for each day, and where both sides have one roster, or one
law, two of the four runs are the other two.
"""

from __future__ import annotations

import datetime

import numpy as np
from attrs import frozen

from transition.calc.adjustments.matching import Pairs
from transition.calc.evaluation import evaluate
from transition.calc.ledger import Ledger
from transition.calc.plan import Plan
from transition.calc.results import Results, calculate_results
from transition.calc.roster_checks import checked_roster
from transition.policies.checked import CheckedPolicy
from transition.policies.model import Grade
from transition.rosters.columns import Bools
from transition.rosters.roster import Roster


@frozen(eq=False)
class Side:
    """One side: a roster, and the law that it is calculated under.

    days: one, or the first days of months; both sides have as many. by_months: whether months were asked
    for, so that what differs in them is owed. elsewhere: the same roster read for the other side's
    policy; None where that is the same reading.
    """

    policy: CheckedPolicy
    roster: Roster
    days: tuple[datetime.date, ...]
    known_on: datetime.date | None = None
    carry_forward: bool = False
    trust: Grade | None = None
    elsewhere: Roster | None = None
    by_months: bool = False

    @property
    def roster_elsewhere(self) -> Roster:
        """The roster as the other side's policy reads it."""
        return self.roster if self.elsewhere is None else self.elsewhere

    def has_terms_of(self, other: Side) -> bool:
        """Say whether both sides stand under one law: policy, days, what was known, what is trusted."""
        return self.policy is other.policy and self._terms == other._terms

    def has_roster_of(self, other: Side) -> bool:
        """Say whether both sides have one roster."""
        return self.roster_elsewhere is other.roster

    @property
    def _terms(self) -> tuple[object, ...]:
        return self.days, self.known_on, self.carry_forward, self.trust


@frozen(eq=False)
class Run:
    """One of the four runs: a ledger for each day, and which households an error holds back."""

    ledgers: tuple[Ledger, ...]
    held: Bools

    @property
    def roster(self) -> Roster:
        """The roster of the run."""
        return self.ledgers[0].roster


@frozen(eq=False)
class Runs:
    """The four runs. under_old: the new roster under the old law; under_new: the old roster under the new.

    old_results, new_results: the two ends, with all that a single run knows.
    """

    old_results: Results
    new_results: Results
    under_old: Run
    under_new: Run

    @property
    def old(self) -> Run:
        """The old roster under the old law."""
        return run_of(self.old_results)

    @property
    def new(self) -> Run:
        """The new roster under the new law."""
        return run_of(self.new_results)


def four_runs(old: Side, new: Side) -> Runs:
    """Run both rosters under both laws, as far as that is not the same run again."""
    before = _results(old)
    plans = tuple(ledger.plan for ledger in before.ledgers) if old.has_terms_of(new) else None
    same_run = plans is not None and old.has_roster_of(new)
    one_roster = old.roster is new.roster and old.days == new.days
    after = before if same_run else _results(new, plans, before if one_roster else None)
    return Runs(
        before,
        after,
        under_old=_mixed(old, new, before, after, new.roster_elsewhere),
        under_new=_mixed(new, old, after, before, old.roster_elsewhere),
    )


def _results(side: Side, plans: tuple[Plan, ...] | None = None, before: Results | None = None) -> Results:
    """Return a side's own run. before: another law's run of the same roster on the same days."""
    return calculate_results(
        side.policy,
        side.roster,
        days=side.days,
        known_on=side.known_on,
        carry_forward=side.carry_forward,
        trust=side.trust,
        plans=plans,
        before=before,
    )


def _mixed(law: Side, people: Side, of_law: Results, of_people: Results, roster: Roster) -> Run:
    """Return the run of one side's roster, read for the other side's law, under that law."""
    if law.has_terms_of(people):
        return run_of(of_people)
    if law.has_roster_of(people):
        return run_of(of_law)
    ledgers = [evaluate(ledger.plan, roster) for ledger in of_law.ledgers]
    held = [checked_roster(ledger).held for ledger in ledgers]
    return Run(
        tuple(ledgers),
        np.logical_or.reduce([mask for mask in held if mask is not None]),
    )


def run_of(results: Results) -> Run:
    """Return what a single run came to, as one of the four."""
    return Run(results.ledgers, results.held)


def fits(run: Run, pairs: Pairs, *, old: bool) -> bool:
    """Say whether a run has the households that one side of the pairs counts."""
    rows = pairs.old if old else pairs.new
    return run.roster.households == int(np.count_nonzero(rows >= 0))
