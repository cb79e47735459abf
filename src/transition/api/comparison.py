"""Two calculations compared: `diff`, and what it gives."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from transition.api.moments import Moment, day_meant, grade_meant
from transition.calc.period import day_of, months_of
from transition.problems import Problem, UsageError

if TYPE_CHECKING:
    import pandas

    from transition.calc.adjustments.outcome import Outcome
    from transition.policies.checked import CheckedPolicy
    from transition.rosters.roster import Roster
    from transition.rosters.understanding import HowToRead

    Source = str | Path | pandas.DataFrame | Roster


def diff(
    policy: CheckedPolicy,
    old: Source,
    new: Source | None = None,
    *,
    to_policy: CheckedPolicy | None = None,
    as_of: Moment | None = None,
    from_as_of: Moment | None = None,
    to_as_of: Moment | None = None,
    months: str | None = None,
    known_on: Moment | None = None,
    from_known_on: Moment | None = None,
    to_known_on: Moment | None = None,
    carry_forward: bool = False,
    trust: str | None = None,
    paid: str | Path | pandas.DataFrame | None = None,
    paid_month: Moment | None = None,
    paid_for: str | None = None,
    how: HowToRead | None = None,
) -> Comparison:
    """Compare two calculations: two rosters, two days, two policies, two states of knowledge, or mixed.

    policy: of both sides, or of the old one where `to_policy` is given. old, new: a file, a frame or a
    roster; without `new` both sides have the old roster. as_of, known_on: of both sides; `from_` and `to_`
    set one. months: ``2025-07:2025-09`` instead of days: each month is compared, and what is owed is
    listed. paid: a payment list to lay beside what is due; paid_month: the month of a list without a column
    of months; paid_for: which entitlement it is of, where the policies have several. how: what the rosters
    do not say by themselves.

    Raises UsageError and RosterError where the two sides do not fit together, before anything is computed,
    and what `load_policy`, `read_roster` and `calculate` raise.
    """
    from transition.calc.adjustments.adjustment import compare
    from transition.calc.adjustments.fitting import check_rosters, check_terms
    from transition.calc.adjustments.opening import Terms, two_sides
    from transition.calc.adjustments.outcome import Outcome
    from transition.rosters.payments import read_payments

    if months is not None and (as_of, from_as_of, to_as_of) != (None, None, None):
        raise UsageError([Problem("usage.day-and-months")])
    terms = [
        Terms(
            law,
            months_of(months) if months is not None else (day_meant(day if day is not None else as_of),),
            _known(known, known_on),
            carry_forward,
            grade_meant(trust),
            by_months=months is not None,
        )
        for law, day, known in (
            (policy, from_as_of, from_known_on),
            (to_policy or policy, to_as_of, to_known_on),
        )
    ]
    sides = two_sides(terms[0], terms[1], old, new, how=how)
    check_terms(*sides, with_list=paid is not None)
    check_rosters(*sides)
    payments = None
    if paid is not None:
        month = day_of(paid_month).replace(day=1) if paid_month is not None else None
        payments = read_payments(paid, terms[1].policy, month=month, entitlement=paid_for)
    return Comparison(Outcome(compare(*sides), payments))


@frozen(eq=False)
class Comparison:
    """What `diff` gives: frames for programs, a workbook for clerks."""

    outcome: Outcome

    @property
    def changes(self) -> pandas.DataFrame:
        """One row for each entitlement of a household or person that changed or is not decided.

        Amounts are exact (`fractions.Fraction`); data, policy, interaction and unsplit add up to difference.
        """
        from transition.reports.change_tables import all_changes
        from transition.reports.frames import table_frame

        return table_frame(all_changes(self.outcome))

    @property
    def summary(self) -> pandas.DataFrame:
        """The balance of each entitlement, for all and by place, a row for each line."""
        from transition.reports.frames import table_frame
        from transition.reports.reconciliation_table import reconciliation_table

        return table_frame(reconciliation_table(self.outcome))

    @property
    def arrears(self) -> pandas.DataFrame:
        """What is owed, a row for each month of each payee; no rows where nothing can be owed."""
        from transition.reports.arrears_tables import arrears_table
        from transition.reports.frames import table_frame

        return table_frame(arrears_table(self.outcome))

    @property
    def law(self) -> pandas.DataFrame:
        """What moved in the law, with old and new value, documents and effect."""
        from transition.reports.frames import table_frame
        from transition.reports.law_table import law_table

        return table_frame(law_table(self.outcome))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that has to be looked at, of both runs and of the payment list."""
        return self.outcome.problems

    @property
    def balances(self) -> bool:
        """Whether opening and changes come to the closing everywhere."""
        return self.outcome.balances

    @property
    def all_decided(self) -> bool:
        """Whether every household of both sides is decided, and every payee is in a roster."""
        return self.outcome.all_decided

    def masked(self) -> Comparison:
        """Return the same comparison without anybody's name or number: for what is shown in public.

        Who is who, amounts and balances stay; names become 张*静, identity numbers 230101********1234, also
        those of the payment list.
        """
        from transition.calc.adjustments.masking import masked_outcome

        return Comparison(masked_outcome(self.outcome))

    def to_excel(self, path: str | Path, *, force: bool = False) -> None:
        """Write the workbook 变动表. Raises OutputError; the file appears whole or not at all."""
        from transition.reports.formats import write_adjustment

        write_adjustment(self.outcome, "xlsx", str(path), force=force)


def _known(own: Moment | None, both: Moment | None) -> datetime.date | None:
    chosen = own if own is not None else both
    return day_of(chosen) if chosen is not None else None
