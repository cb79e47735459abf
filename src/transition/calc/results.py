"""Results: everything that a run came to, for the reports to show.

CheckedPolicy + Roster --calculate_results--> Results
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from transition.calc.evaluation import evaluate
from transition.calc.ledger import Ledger
from transition.calc.lines import household_lines
from transition.calc.missing import missing_problems
from transition.calc.plan import Plan
from transition.calc.planner import make_plan
from transition.calc.provenance import Provenance, provenance, weak_grades
from transition.calc.roster_checks import checked_roster
from transition.calc.undecided import Undecided, over_months, undecided
from transition.policies.checked import CheckedPolicy, Type
from transition.policies.model import Grade, Scope, Value
from transition.policies.units import Unit
from transition.problems import Problem
from transition.rosters.columns import Bools
from transition.rosters.roster import Roster


@frozen
class Options:
    """What a run was asked for: its days (one, or the first of each month), and how the law is taken.

    masked: whether names and numbers were masked afterwards (`masking.py`).
    """

    days: tuple[datetime.date, ...]
    known_on: datetime.date | None = None
    carry_forward: bool = False
    trust: Grade | None = None
    masked: bool = False


@frozen
class ResultColumn:
    """A rule's result as a column: ASCII key, Chinese label, type, whom it belongs to."""

    key: str
    label: str
    type: Type
    of: Scope
    entitlement: bool

    @property
    def unit(self) -> Unit:
        """The unit, for numbers; otherwise a pure number's."""
        return self.type.unit


@frozen
class DefaultTaken:
    """How many blank cells of an input took its default, and why they may."""

    key: str
    label: str
    count: int
    value: Value | None
    reason: str


@frozen
class Reconciliation:
    """Where the rows of a roster ended: ``rows == decided + not_decided + sum(left_out.values())``."""

    rows: int
    decided: int
    not_decided: int
    left_out: Mapping[str, int]

    @property
    def adds_up(self) -> bool:
        """Whether every row that came in went out exactly once."""
        return self.rows == self.decided + self.not_decided + sum(self.left_out.values())


@frozen(eq=False, slots=False)
class Results:
    """One run.

    roster: with the policies' own checks made. ledgers: one for each day of the options, in their order.
    undecided: over all days; undecided_on: day by day. problems: the roster's, then what is missing.
    Not to be changed once made; what is costly is worked out when first asked for.
    """

    policy: CheckedPolicy
    options: Options
    roster: Roster
    ledgers: tuple[Ledger, ...]
    undecided: Undecided
    undecided_on: tuple[Undecided, ...]
    problems: tuple[Problem, ...]

    @property
    def ledger(self) -> Ledger:
        """The ledger of the as-of day, or of the first month."""
        return self.ledgers[0]

    @property
    def plan(self) -> Plan:
        """The plan of the as-of day, or of the first month."""
        return self.ledger.plan

    @property
    def decided(self) -> Bools:
        """Shape (households,): decided on every day."""
        return self.undecided.decided

    @property
    def columns(self) -> tuple[ResultColumn, ...]:
        """Every rule as a result column, in the order of the plan."""
        return tuple(
            ResultColumn(step.rule.key, step.rule.label, step.rule.type, step.rule.of, step.rule.entitlement)
            for step in self.plan.steps
        )

    @property
    def entitlements(self) -> tuple[ResultColumn, ...]:
        """The result columns that are paid out."""
        return tuple(column for column in self.columns if column.entitlement)

    @property
    def kinds(self) -> tuple[ResultColumn, ...]:
        """The words that a household comes to: its results of a category, without mere steps to another."""
        words = [column for column in self.columns_of("household") if column.type.kind == "category"]
        rests = {column.key: self.plan.rests_on(column.key, past_entitlements=False) for column in words}
        return tuple(
            column
            for column in words
            if not any(column.key in rests[other.key] for other in words if other is not column)
        )

    def columns_of(self, scope: Scope) -> tuple[ResultColumn, ...]:
        """Return the result columns of persons or of households."""
        return tuple(column for column in self.columns if column.of == scope)

    @property
    def held(self) -> Bools:
        """Shape (households,): held back by an error in the roster."""
        return self.undecided.held

    @cached_property
    def reconciliation(self) -> Reconciliation:
        """The rows of the roster, each in exactly one of decided, not decided and left out."""
        decided = int(self.decided[self.roster.household_of].sum())
        source = self.roster.source
        # A roster that came from no sheet (a frame, given values) counts its persons as its rows.
        rows = source.rows or self.roster.persons + sum(source.left_out.values())
        return Reconciliation(rows, decided, self.roster.persons - decided, source.left_out)

    @cached_property
    def household_lines(self) -> list[str]:
        """The 计算说明 of each household on the as-of day, or in the first month."""
        return household_lines(self.ledger, self.undecided)

    @cached_property
    def provenance(self) -> Provenance:
        """Every parameter row and rule version that the entitlements rest on."""
        return provenance(self.ledger, self.ledgers[1:])

    @property
    def weak_grades(self) -> dict[str, int]:
        """How many decided households rest on less than official documents, by their weakest grade."""
        return weak_grades(self.provenance.weakest, self.decided)

    @property
    def carried(self) -> int:
        """How many decided households rest on a value that was carried forward."""
        if not self.options.carry_forward:
            return 0
        return int((self.provenance.carried & self.decided).sum())

    @property
    def defaults_taken(self) -> tuple[DefaultTaken, ...]:
        """The inputs of which blank cells took the default."""
        return tuple(
            DefaultTaken(key, checked.label, count, checked.default, checked.input.default.reason)
            for key, checked in self.plan.inputs.items()
            if (count := self.roster.defaults_taken.get(key, 0)) and checked.input.default is not None
        )


def calculate_results(
    policy: CheckedPolicy,
    roster: Roster,
    *,
    days: Sequence[datetime.date],
    known_on: datetime.date | None = None,
    carry_forward: bool = False,
    trust: Grade | None = None,
    plans: Sequence[Plan] | None = None,
    before: Results | None = None,
) -> Results:
    """Calculate a roster under a policy.

    days: at least one, each of which is computed: the as-of day, or the first days of months. known_on:
    only documents issued by then count. carry_forward: ended yearly values run on, marked.
    trust: values of a lower grade are not used. plans: those of the days, where they have been made.
    before: what another policy gave the same roster on the same days; what holds is taken over from it.
    """
    if plans is None:
        plans = [make_plan(policy, day, known_on, carry_forward, trust) for day in days]
    known = before.ledgers if before is not None else (None,) * len(plans)
    ledgers: list[Ledger] = []
    for plan, other in zip(plans, known, strict=True):
        # What no day moves, neither ages nor values nor rules, is taken over from the month before.
        ledgers.append(evaluate(plan, roster, other or (ledgers[-1] if ledgers else None)))
    options = Options(tuple(days), known_on, carry_forward, trust)
    return results_of(policy, ledgers, options, before)


def results_of(
    policy: CheckedPolicy, evaluated: Sequence[Ledger], options: Options, before: Results | None = None
) -> Results:
    """Return what the ledgers of a policy come to, one for each day of the options.

    before: what another policy gave the same roster on the same days.
    """
    days = options.days
    known = before.ledgers if before is not None else (None,) * len(evaluated)
    ledgers = tuple(map(_checked, evaluated, known))
    by_day = tuple(undecided(ledger) for ledger in ledgers)
    together = over_months(by_day)
    roster = ledgers[0].roster if len(ledgers) == 1 else _with_all_problems(ledgers)
    ledgers = (evolve(ledgers[0], roster=roster), *ledgers[1:])
    return Results(
        policy=policy,
        options=options,
        roster=roster,
        ledgers=ledgers,
        undecided=together,
        undecided_on=by_day,
        problems=(
            *_outside_time(policy, days),
            *roster.problems,
            *missing_problems(together, ledgers[0]),
        ),
    )


def _outside_time(policy: CheckedPolicy, days: Sequence[datetime.date]) -> Iterator[Problem]:
    """Say so where a day lies before all or after all that the policy knows."""
    first, last = policy.span
    for day in days:
        if day < first or (last is not None and day > last):
            facts = {"day": day, "first": first, "last": last, "title": policy.title}
            yield Problem("policy.outside-time", severity="warning", facts=facts)


def _checked(ledger: Ledger, before: Ledger | None) -> Ledger:
    return evolve(ledger, roster=checked_roster(ledger, before))


def _with_all_problems(ledgers: Sequence[Ledger]) -> Roster:
    """Return the first day's roster with what the checks of the other days found besides."""
    first, *others = (ledger.roster for ledger in ledgers)
    told = {(problem.code, problem.place, str(problem.facts)) for problem in first.problems}
    more = []
    for roster in others:
        for problem in roster.problems:
            if (mark := (problem.code, problem.place, str(problem.facts))) not in told:
                told.add(mark)
                more.append(problem)
    return evolve(first, problems=(*first.problems, *more))
