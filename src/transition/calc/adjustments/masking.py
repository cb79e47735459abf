"""Masking of comparisons: the same changes, amounts and balances, and nobody is named.

    Outcome --masked_outcome--> Outcome that every report shows as it shows any other

What rests on telling names and numbers apart is taken as the comparison found it: who is who, which cells
moved, whose a payment is, which problems are one. Then texts are replaced, as in `calc/masking.py`, in all
that an outcome carries; words that are put together later are put together of these.
"""

from __future__ import annotations

from attrs import evolve, field, frozen

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.causes import Entitled
from transition.calc.adjustments.matching import Matching
from transition.calc.adjustments.moved_cells import MovedCells
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.paid import PaidSums
from transition.calc.adjustments.roles import known_persons
from transition.calc.adjustments.sides import Run, Runs, Side
from transition.calc.masking import Masks, masked_name, names_in
from transition.problems import Problem
from transition.rosters.columns import Coded
from transition.rosters.payments import Payment, Payments


@frozen(eq=False, slots=False)
class _MaskedAdjustment(Adjustment):
    """cells: compared before they were masked, since two names may have one mask."""

    cells: tuple[MovedCells, ...] = field(kw_only=True)


@frozen(eq=False, slots=False)
class _MaskedOutcome(Outcome):
    """paid: laid beside the pairs by whole names and numbers. problems: told apart before masking."""

    paid: PaidSums | None = field(kw_only=True)
    problems: tuple[Problem, ...] = field(kw_only=True)


def masked_outcome(outcome: Outcome) -> Outcome:
    """Return an outcome that names nobody: the same pairs, amounts, kinds and balances."""
    hiding = _Hiding(outcome)
    paid = outcome.paid
    return _MaskedOutcome(
        hiding.adjustment(outcome.adjustment),
        hiding.payments(outcome.payments) if outcome.payments is not None else None,
        paid=hiding.paid(paid) if paid is not None else None,
        problems=hiding.new.problems(outcome.problems),
    )


class _Hiding:
    """The masks of a comparison. old, new: for what was read for the one law and for the other.

    Both hide every name of both rosters and of the payment list. They are the same where the laws read the
    same columns, so that a roster of both sides stays one.
    """

    def __init__(self, outcome: Outcome) -> None:
        old, new = outcome.adjustment.old_side, outcome.adjustment.new_side
        readings = (
            *((old.policy, roster) for roster in (old.roster, new.roster_elsewhere)),
            *((new.policy, roster) for roster in (new.roster, old.roster_elsewhere)),
        )
        names = frozenset[str]().union(*(names_in(policy.inputs, roster) for policy, roster in readings))
        if outcome.payments is not None:
            names |= {one.name for one in outcome.payments.payments}
        self.old = Masks(names, old.policy.inputs)
        same = old.policy.inputs == new.policy.inputs
        self.new = self.old if same else Masks(names, new.policy.inputs)

    # --- both sides -------------------------------------------------------------------------------

    def adjustment(self, made: Adjustment) -> Adjustment:
        """Return the adjustment with rosters, runs, persons, cells and proposals masked."""
        old, new = (
            self._side(made.old_side, self.old, self.new),
            self._side(made.new_side, self.new, self.old),
        )
        return _MaskedAdjustment(
            old_side=old,
            new_side=new,
            runs=self._runs(made.runs),
            old_known=known_persons(old.policy, old.roster),
            new_known=known_persons(new.policy, new.roster),
            matching=_matching(made.matching),
            amounts=tuple(map(self._entitled, made.amounts)),
            rules=made.rules,
            cells=tuple(map(self._cells, made.cells)),
        )

    def _side(self, side: Side, own: Masks, other: Masks) -> Side:
        """own, other: the masks for this side's law and for the other side's."""
        elsewhere = other.roster(side.elsewhere) if side.elsewhere is not None else None
        return evolve(side, roster=own.roster(side.roster), elsewhere=elsewhere)

    def _runs(self, runs: Runs) -> Runs:
        return Runs(
            self.old.results(runs.old_results),
            self.new.results(runs.new_results),
            under_old=_run(runs.under_old, self.old),
            under_new=_run(runs.under_new, self.new),
        )

    def _entitled(self, one: Entitled) -> Entitled:
        words = one.words
        if words is None:
            return one
        before, after = self._texts(words.before), self._texts(words.after)
        return evolve(one, words=evolve(words, before=before, after=after))

    def _texts(self, column: Coded) -> Coded:
        """Return a column of words that rules came to; its codes stay, for nothing is compared any more."""
        return evolve(column, vocabulary=tuple(self.new.text(str(word)) for word in column.vocabulary))

    def _cells(self, moved: MovedCells) -> MovedCells:
        """Both rosters' cells were read for the new law (`Adjustment.cells`)."""
        before, after = (self.new.column(moved.key, column) for column in (moved.before, moved.after))
        return evolve(moved, before=before, after=after)

    # --- the payment list -------------------------------------------------------------------------

    def payments(self, payments: Payments) -> Payments:
        """Return the list with its file, payees and problems masked."""
        return evolve(
            payments,
            source=self.new.source(payments.source),
            payments=tuple(map(self._payment, payments.payments)),
            problems=self.new.problems(payments.problems),
        )

    def _payment(self, one: Payment) -> Payment:
        return evolve(
            one,
            place=self.new.place(one.place),
            household=one.household and self.new.text(one.household),
            name=masked_name(one.name),
            identity=one.identity and self.new.text(one.identity),
        )

    def paid(self, paid: PaidSums) -> PaidSums:
        """Return what was paid, the same sums; who is in no roster masked."""
        unknown = tuple(map(self._payment, paid.unknown))
        return evolve(paid, unknown=unknown, problems=self.new.problems(paid.problems))


def _run(run: Run, masks: Masks) -> Run:
    return evolve(run, ledgers=tuple(map(masks.ledger, run.ledgers)))


def _matching(matching: Matching) -> Matching:
    proposals = tuple(evolve(one, name=masked_name(one.name)) for one in matching.proposals)
    return evolve(matching, proposals=proposals)
