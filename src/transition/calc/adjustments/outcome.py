"""What a comparison came to, for every report: changes, balance, law, arrears, what has to be looked at."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.arrears import Arrears, arrears
from transition.calc.adjustments.changes import Change, People, changes
from transition.calc.adjustments.law_changes import LawChange, law_changes
from transition.calc.adjustments.paid import PaidSums, paid_sums
from transition.calc.adjustments.reconciliation import Reconciled, reconciled
from transition.problems import Problem
from transition.rosters.payments import Payments


@frozen(eq=False, slots=False)
class Outcome:
    """An adjustment with all that is told of it, and a payment list where there is one.

    Not to be changed once made; each part is worked out when first asked for.
    """

    adjustment: Adjustment
    payments: Payments | None = None

    @cached_property
    def people(self) -> People:
        """Who the pairs are."""
        return People(self.adjustment)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every change, and every amount that is not decided on a side."""
        return changes(self.adjustment)

    @cached_property
    def reconciled(self) -> tuple[Reconciled, ...]:
        """The balance of every entitlement, for all and by place."""
        return reconciled(self.adjustment, self.people)

    @property
    def balances(self) -> bool:
        """Whether every balance comes out."""
        return all(one.balances for one in self.reconciled)

    @cached_property
    def law(self) -> tuple[LawChange, ...]:
        """What moved in the law."""
        return law_changes(self.adjustment)

    @cached_property
    def paid(self) -> PaidSums | None:
        """The payment list beside the pairs."""
        return paid_sums(self.adjustment, self.payments) if self.payments is not None else None

    @cached_property
    def arrears(self) -> Arrears:
        """What is owed, month by month."""
        return arrears(self.adjustment, self.paid)

    @property
    def owes(self) -> bool:
        """Whether there is anything to be said of what is owed."""
        return self.payments is not None or self.adjustment.owes

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What has to be looked at: of both runs, each once, and of the payment list."""
        found: dict[tuple[str, str, str], Problem] = {}
        for problem in (*self.adjustment.new.problems, *self.adjustment.old.problems, *self._of_list()):
            mark = (problem.code, repr(problem.place), str(problem.facts))
            found.setdefault(mark, problem)
        return tuple(found.values())

    def _of_list(self) -> tuple[Problem, ...]:
        return self.paid.problems if self.paid is not None else ()

    @property
    def all_decided(self) -> bool:
        """Whether every household of both sides is decided and every payment has its payee."""
        sides = (self.adjustment.old, self.adjustment.new)
        return all(bool(side.decided.all()) for side in sides) and not (self.paid and self.paid.unknown)
