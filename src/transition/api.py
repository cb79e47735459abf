"""The Python API: load a policy, read a roster, calculate, look at the results.

policy = transition.load_policy("place")                 # a place, a policy's name or a file
roster = transition.read_roster("roster.xlsx", policy)   # or a pandas frame
result = transition.calculate(policy, roster, as_of="2025-07")
result.households                                        # a pandas frame, amounts exact
print(result.explain("0001")[0])
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from transition.calc.period import day_of, months_of
from transition.problems import Problem, UsageError

if TYPE_CHECKING:
    import pandas

    from transition.calc.adjustments.outcome import Outcome
    from transition.calc.explanation import Explained
    from transition.calc.household_explanation import HouseholdExplanation
    from transition.calc.results import Results
    from transition.policies.checked import CheckedPolicy
    from transition.policies.model import Grade
    from transition.policies.policy_changes import PolicyChanges
    from transition.rosters.roster import Roster
    from transition.rosters.understanding import HowToRead

    Source = str | Path | pandas.DataFrame | Roster

Moment = str | datetime.date
"""A day, or its writing: ``2025-07-15``, or ``2025-07`` for the first of the month."""


def load_policy(*chosen: str | Path) -> CheckedPolicy:
    """Load policies with all that they extend and use, checked as one.

    chosen: names of places (all schemes of the place), names of policies, or paths of ``.toml`` files.
    Raises PolicyError with every fault of every file.
    """
    from transition.policies.loading import load

    return load(chosen)


def compare_policies(old: str, new: str) -> PolicyChanges:
    """Return what changed between two policies, or between two days of one.

    old, new: a place, a policy's name or the path of a file; either both with a day (``name@2025-12``),
    and then what is in force on these days is compared, or both without, and then all of their time.
    Raises UsageError for the same thing twice or a day that cannot be read, PolicyError as `load_policy`.
    """
    from transition.calc.dated_names import two_sides
    from transition.policies.policy_changes import policy_changes

    sides = two_sides(old, new)
    first = load_policy(sides[0].name)
    second = first if sides[1].name == sides[0].name else load_policy(sides[1].name)
    days = (sides[0].day, sides[1].day) if sides[0].day and sides[1].day else None
    return policy_changes(first, second, days)


def read_roster(
    source: str | Path | pandas.DataFrame,
    policy: CheckedPolicy,
    *,
    sheet: str | None = None,
    how: HowToRead | None = None,
) -> Roster:
    """Read a roster out of a workbook, a text or web file, standard input (``-``) or a pandas frame.

    how: what the file does not say by itself (``transition.HowToRead``); sheet: the same as its `sheet`.

    Cells that cannot be understood are problems of the roster (`Roster.problems`) and unknown, never
    zero. Raises RosterError when nothing can be read, or a column that everything needs is missing.
    """
    from transition.rosters.reading import read_roster as read

    return read(source, policy, how, sheet=sheet)


def check_roster(
    source: str | Path | pandas.DataFrame,
    policy: CheckedPolicy,
    *,
    as_of: Moment | None = None,
    sheet: str | None = None,
    how: HowToRead | None = None,
) -> tuple[Roster, tuple[Problem, ...]]:
    """Read a roster and run the policies' own checks on it, without deciding anything.

    Returns the roster and all its problems. Raises as `read_roster` does.
    """
    from transition.calc.planner import make_plan
    from transition.calc.roster_checks import run_checks

    roster = read_roster(source, policy, sheet=sheet, how=how)
    checked = run_checks(make_plan(policy, _day(as_of)), roster)
    return checked, checked.problems


def calculate(
    policy: CheckedPolicy,
    roster: Roster,
    *,
    as_of: Moment | None = None,
    months: str | None = None,
    known_on: Moment | None = None,
    carry_forward: bool = False,
    trust: str | None = None,
) -> Calculation:
    """Calculate every result of the policy for every household and person of the roster.

    as_of: the day whose law and ages hold; today when neither it nor `months` is given.
    months: ``2025-01:2025-12`` instead, each month computed and added up.
    known_on: only documents issued by that day count.
    carry_forward: yearly values run on after their year; results that rest on them are marked.
    trust: ``official``, ``press``, ``aggregator`` or ``practice``: values of a lower grade are not used.

    Raises UsageError for a day or grade that cannot be read or when both `as_of` and `months` are given.
    """
    from transition.calc.results import calculate_results

    if as_of is not None and months is not None:
        raise UsageError([Problem("usage.day-and-months")])
    days = months_of(months) if months is not None else (_day(as_of),)
    known = day_of(known_on) if known_on is not None else None
    return Calculation(
        calculate_results(
            policy,
            roster,
            days=days,
            known_on=known,
            carry_forward=carry_forward,
            trust=_grade(trust),
        )
    )


def explain(
    policy: CheckedPolicy,
    roster: Roster,
    *,
    household: str | None = None,
    person: str | None = None,
    results: Sequence[str] = (),
    what_if: Sequence[str] = (),
    as_of: Moment | None = None,
    known_on: Moment | None = None,
    carry_forward: bool = False,
    trust: str | None = None,
    mask: bool = False,
) -> tuple[HouseholdExplanation, ...]:
    """Explain one household or person without calculating the others.

    household: its number, or its head's identity number or name. person: an identity number or name.
    results: labels or keys of rules, all entitlements where there are none; with neither household nor
    person they are explained for every household. what_if: cells that are supposed to say something else,
    ``"LABEL=VALUE"`` or ``"NAME.LABEL=VALUE"``. mask: name nobody in what is returned.

    Raises UsageError where it is not clear who or what is meant, or a value cannot be read.
    """
    from transition.calc.household_explanation import Question, Terms, explained

    question = Question(household, person, tuple(results), tuple(what_if))
    known = day_of(known_on) if known_on is not None else None
    terms = Terms(_day(as_of), known, carry_forward, _grade(trust))
    return explained(policy, roster, question, terms, mask=mask)


@frozen(eq=False)
class Calculation:
    """What `calculate` gives: frames for programs, explanations for people, a workbook for clerks."""

    results: Results

    @property
    def households(self) -> pandas.DataFrame:
        """One row per household, named by household number; a column per result, by its ASCII key.

        Amounts are exact (`fractions.Fraction`); what is not decided is None.
        """
        from transition.reports.frames import household_frame

        return household_frame(self.results)

    @property
    def persons(self) -> pandas.DataFrame:
        """One row per person in the roster's order of households, as `households` is."""
        from transition.reports.frames import person_frame

        return person_frame(self.results)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that has to be verified: the roster's problems and what is not decided."""
        return self.results.problems

    @property
    def all_decided(self) -> bool:
        """Whether every household is decided."""
        return bool(self.results.undecided.decided.all())

    def explain(self, household: str) -> tuple[Explained, ...]:
        """Return the tree of each result of a household, named by number, head's identity or name.

        Raises UsageError when no household, or more than one, is meant.
        """
        from transition.calc.explaining import explain as trees_of
        from transition.calc.people import find_household

        ledger = self.results.ledger
        return trees_of(ledger, find_household(ledger, household))

    def masked(self) -> Calculation:
        """Return the same calculation without anybody's name or number: for public notices.

        Names become 张*静, identity numbers 230101********1234; amounts stay. A household is then to be
        named by its number.
        """
        from transition.calc.masking import masked_results

        return Calculation(masked_results(self.results))

    def to_excel(self, path: str | Path, *, force: bool = False) -> None:
        """Write the result workbook. Raises OutputError; the file appears whole or not at all."""
        from transition.reports.formats import write_results

        write_results(self.results, "xlsx", str(path), force=force)

    def to_excel_beside(
        self, source: str | Path, path: str | Path, *, force: bool = False
    ) -> tuple[Problem, ...]:
        """Write a copy of the roster's workbook with the results beside its rows.

        source: the file that the roster was read from; it is not changed. Returns notes on what the copy
        could not keep. Raises OutputError, and UsageError for a path that does not end as the workbook
        must (``.xlsx``, ``.xlsm`` for one with macros) or a masked calculation, since the clerk's own cells
        would name everybody; the file appears whole or not at all.
        """
        from transition.reports.beside import write_beside

        return write_beside(self.results, source, path, force=force)


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
            months_of(months) if months is not None else (_day(day if day is not None else as_of),),
            _known(known, known_on),
            carry_forward,
            _grade(trust),
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


def _day(moment: Moment | None) -> datetime.date:
    return day_of(moment) if moment is not None else datetime.date.today()


def _grade(written: str | None) -> Grade | None:
    from transition.policies.model import GRADES

    for grade in GRADES:
        if grade == written:
            return grade
    if written is not None:
        facts = {"option": "trust", "found": written, "legal": GRADES}
        raise UsageError([Problem("usage.bad-value", facts=facts)])
    return None
