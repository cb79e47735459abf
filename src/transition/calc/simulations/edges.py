"""Edges: where one more yuan of earnings costs a household more than a yuan.

    Simulation + household --edges--> Edges with curves      Simulation --edges--> Edges with a survey

The earnings of one member are moved and all else stays as it is; what the household is paid is worked out
anew at each income, under the base, under the reforms, and with cells that would say something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Literal, cast

import numpy as np
from attrs import evolve, frozen

from transition.calc.evaluation import evaluate
from transition.calc.household_explanation import household_alone
from transition.calc.ledger import Ledger
from transition.calc.people import household_meant, name_of
from transition.calc.plan import Plan
from transition.calc.planner import make_plan
from transition.calc.results import Options
from transition.calc.simulations.amounts import MONTHS_OF_YEAR
from transition.calc.simulations.curves import Paid, earner_rows, paid_at, present_earnings
from transition.calc.simulations.edge_survey import MOST_HOUSEHOLDS, Survey, survey
from transition.calc.simulations.simulation import Simulation
from transition.calc.supposing import suppose
from transition.policies.checked import CheckedInput, CheckedPolicy, CheckedRule
from transition.problems import Problem, UsageError
from transition.rosters.columns import Numbers, column_from
from transition.rosters.roster import Roster

FINE_STEP, COARSE_STEP = Fraction(12), Fraction(600)
"""Of one household a yuan more a month, of a roster fifty, by the year."""
MOST_POINTS = 20_000
_REFINED = 40
"""Of so many edges the yuan is looked for, the costliest first."""
_PARTS = 64

Law = Literal["base", "reformed", "then"]
Amounts = Mapping[str, tuple[Fraction | None, ...]]
"""By key of an entitlement, what is paid at each income; None where it is not known."""


@frozen
class Edge:
    """Earning `above` instead of `below` leaves a household with `lost` less.

    lost_by: by key of the entitlements that fall there, how much each falls. exact: whether the two incomes
    are a yuan apart, or the step of the curve where the yuan was not looked for.
    """

    below: Fraction
    above: Fraction
    lost: Fraction
    lost_by: Mapping[str, Fraction]
    exact: bool = False


@frozen(eq=False)
class Curve:
    """What a household has at each income under one law, by the year: its earner's earnings and what is paid.

    amounts: by key of an entitlement, at each income; None where an entitlement is not known. left_out: keys
    of those that are not known everywhere on the household's curves: they have no part in what it has. edges:
    the steps at which the household ends up with less, rising.
    """

    law: Law
    earnings: tuple[Fraction, ...]
    amounts: Amounts
    edges: tuple[Edge, ...]
    left_out: frozenset[str] = frozenset()

    @property
    def net(self) -> tuple[Fraction, ...]:
        """Earnings and entitlements together, without those that are left out."""
        counted = [column for key, column in self.amounts.items() if key not in self.left_out]
        return tuple(
            income + sum((column[place] or Fraction(0) for column in counted), Fraction(0))
            for place, income in enumerate(self.earnings)
        )

    @property
    def rates(self) -> tuple[Fraction, ...]:
        """For each step between two incomes the share of what is earned more that is lost again."""
        steps = zip(pairwise(self.earnings), pairwise(self.net), strict=True)
        return tuple(1 - (more - net) / (higher - income) for (income, higher), (net, more) in steps)


@frozen(eq=False)
class Moved:
    """One household. earner: who is moved, by name; present: what he earns now, None where that is unknown.

    supposed: the cells that say something else, as written; then: those that would as soon as he earns more.
    """

    household: str
    earner: str
    earnings: CheckedInput
    present: Fraction | None
    step: Fraction
    up_to: Fraction
    curves: tuple[Curve, ...]
    supposed: tuple[str, ...] = ()
    then: tuple[str, ...] = ()


@frozen(eq=False)
class Edges:
    """Edges of one household (`one`), or of a roster (`surveys`, of the base and then of the reforms).

    entitlements: all that is paid, in the order of the plan.
    """

    simulation: Simulation
    entitlements: tuple[CheckedRule, ...]
    one: Moved | None = None
    surveys: tuple[Survey, ...] = ()


def edges(
    simulation: Simulation,
    household: str | None = None,
    what_if: Sequence[str] = (),
    then: Sequence[str] = (),
    step: Fraction | None = None,
    up_to: Fraction | None = None,
) -> Edges:
    """Look for edges of a household, found as `explain` finds it, or of the roster's first households.

    what_if: cells that say something else, ``LABEL=VALUE``. then: cells that would say something else once
    more is earned than now; a VALUE that is the label of a result stands for what it comes to now. step,
    up_to: of the earnings by the year; up_to by default what is earned now and twice the standard of all.

    Raises UsageError: simulation.no-earnings, .no-standard, .bad-steps, .household-wanted, .then-result, and
    those of `people.household_meant` and `supposing.suppose`.
    """
    earnings = _earnings(simulation.base)
    if (step is not None and step <= 0) or (up_to is not None and up_to <= 0):
        raise _fault(
            "simulation.bad-steps", step=str(step or "-"), up_to=str(up_to or "-"), most=f"{MOST_POINTS:,}"
        )
    paid = tuple(one for one in simulation.before.plan.entitlements if one.type.kind == "number")
    if household is not None:
        asked = _Asked(simulation, earnings, paid, tuple(what_if), tuple(then), step or FINE_STEP, up_to)
        return Edges(simulation, paid, one=asked.moved(household))
    if what_if or then:
        raise _fault("simulation.household-wanted", found=(*what_if, *then))
    step = step or COARSE_STEP
    laws = [simulation.before, *([simulation.after] if simulation.stages else [])]
    many = min(simulation.roster.households, MOST_HOUSEHOLDS)
    top = up_to or _highest(simulation.before.ledger, earnings, np.arange(many))
    _refuse_long(step, top)
    surveys = tuple(
        survey(law, earnings, paid, step, top, simulation.weights, simulation.decided) for law in laws
    )
    return Edges(simulation, paid, surveys=surveys)


def _earnings(policy: CheckedPolicy) -> CheckedInput:
    for checked in policy.inputs.values():
        if checked.input.measures == "earnings":
            return checked
    raise _fault("simulation.no-earnings", title=policy.title)


# --- one household -----------------------------------------------------------------------------------


@frozen
class _Asked:
    """What is asked about one household."""

    simulation: Simulation
    earnings: CheckedInput
    paid: tuple[CheckedRule, ...]
    what_if: tuple[str, ...]
    then: tuple[str, ...]
    step: Fraction
    up_to: Fraction | None

    def moved(self, household: str) -> Moved:
        base = self.simulation.base
        before = self.simulation.before
        place = household_meant(base.inputs, self.simulation.roster, household)
        alone = household_alone(before.plan, self.simulation.roster, place)
        roster = evolve(alone, held=None, problems=())
        if self.what_if:
            roster, _ = suppose(base, roster, self.what_if)
        row = earner_rows(roster, self.earnings)
        (present,) = present_earnings(roster, self.earnings, row)
        ledger = evaluate(before.plan, roster)
        top = self.up_to or _highest(ledger, self.earnings, np.arange(1))
        incomes = _incomes(self.step, top, present)
        laws = [(_Law("base", before.plan, roster, row, self), incomes)]
        if self.simulation.stages:
            plan = _plan(self.simulation.reformed, self.simulation.options)
            laws.append((_Law("reformed", plan, roster, row, self), incomes))
        if self.then:
            later = _with_then(base, roster, ledger, int(row[0]), self.then)
            above = tuple(one for one in incomes if one >= (present or 0))
            laws.append((_Law("then", before.plan, later, row, self), above))
        of_person = self.earnings.input.of == "person"
        return Moved(
            household=self.simulation.roster.household_names[place],
            earner=name_of(base, roster, int(row[0])) if of_person else "",
            earnings=self.earnings,
            present=present,
            step=self.step,
            up_to=top,
            curves=_curves(laws),
            supposed=self.what_if,
            then=self.then,
        )


def _plan(law: CheckedPolicy, options: Options) -> Plan:
    return make_plan(law, options.days[0], options.known_on, options.carry_forward, options.trust)


@frozen(eq=False)
class _Law:
    """A household under one law."""

    law: Law
    plan: Plan
    roster: Roster
    row: np.ndarray
    asked: _Asked

    def curve(self, incomes: Sequence[Fraction], amounts: Amounts, left_out: frozenset[str]) -> Curve:
        """Return where the household ends up with less, by the entitlements that are not left out."""
        found = list(_edges_between(incomes, _without(amounts, left_out)))
        costliest = sorted(found, key=lambda edge: -edge.lost)[:_REFINED]
        edges = tuple(self._refined(edge, left_out) if edge in costliest else edge for edge in found)
        return Curve(self.law, tuple(incomes), amounts, edges, left_out)

    def amounts(self, incomes: Sequence[Fraction]) -> Amounts:
        """Return what the household is paid at each income."""
        asked = self.asked
        paid = paid_at(self.plan, self.roster, asked.earnings, self.row, (incomes,), asked.paid)
        return {key: _exact(paid, key) for key in paid.amounts}

    def _refined(self, edge: Edge, left_out: frozenset[str]) -> Edge:
        """Return the step of a yuan within an edge at which most is lost."""
        while edge.above - edge.below > 1:
            width = max(Fraction(ceil((edge.above - edge.below) / _PARTS)), Fraction(1))
            count = int((edge.above - edge.below) / width)
            incomes = [edge.below + place * width for place in range(count + 1)]
            incomes += [edge.above] if incomes[-1] < edge.above else []
            within = list(_edges_between(incomes, _without(self.amounts(incomes), left_out)))
            if not within:
                return edge
            edge = max(within, key=lambda one: one.lost)
        return evolve(edge, exact=True)


def _curves(laws: Sequence[tuple[_Law, Sequence[Fraction]]]) -> tuple[Curve, ...]:
    """Return a curve for each law; what is not known everywhere is left out of all, so that they compare."""
    amounts = [law.amounts(incomes) for law, incomes in laws]
    left_out = frozenset(key for one in amounts for key, column in one.items() if None in column)
    return tuple(
        law.curve(incomes, paid, left_out) for (law, incomes), paid in zip(laws, amounts, strict=True)
    )


def _without(amounts: Amounts, left_out: frozenset[str]) -> Amounts:
    return {key: column for key, column in amounts.items() if key not in left_out}


def _exact(paid: Paid, key: str) -> tuple[Fraction | None, ...]:
    numbers, known = paid.amounts[key][0].tolist(), paid.sure[key][0].tolist()
    return tuple(
        Fraction(int(one), paid.below) if sure else None for one, sure in zip(numbers, known, strict=True)
    )


def _edges_between(
    incomes: Sequence[Fraction], amounts: Mapping[str, Sequence[Fraction | None]]
) -> Iterator[Edge]:
    """Yield the steps from which a household comes out with less."""
    for place, (below, above) in enumerate(pairwise(incomes)):
        fallen: dict[str, Fraction] = {}
        known = True
        for key, column in amounts.items():
            before, after = column[place], column[place + 1]
            if before is None or after is None:
                known = False
                break
            fallen[key] = before - after
        lost = sum(fallen.values(), Fraction(0)) - (above - below)
        if known and lost > 0:
            yield Edge(below, above, lost, {key: one for key, one in fallen.items() if one > 0})


def _incomes(step: Fraction, top: Fraction, present: Fraction | None) -> tuple[Fraction, ...]:
    _refuse_long(step, top)
    steps = {place * step for place in range(int(top / step) + 1)}
    return tuple(sorted({*steps, *([present] if present is not None and 0 <= present <= top else [])}))


def _refuse_long(step: Fraction, top: Fraction) -> None:
    if top / step > MOST_POINTS:
        raise _fault("simulation.bad-steps", step=str(step), up_to=str(top), most=f"{MOST_POINTS:,}")


def _highest(ledger: Ledger, earnings: CheckedInput, households: np.ndarray) -> Fraction:
    """Return what some households earn at most now, and twice the standard of the largest of them."""
    roster = ledger.roster
    rules = [step.rule for step in ledger.plan.steps if step.rule.measures == "standard"]
    found = []
    for rule in rules:
        column = cast(Numbers, ledger.columns[rule.key])
        for household in households.tolist():
            size = int(roster.starts[household + 1] - roster.starts[household])
            rows = [household] if rule.of == "household" else range(*roster.starts[household : household + 2])
            per_year = MONTHS_OF_YEAR if rule.type.unit.exponent("月") == -1 else 1
            found += [value * size * per_year for row in rows if (value := column.at(row)) is not None]
    if not found:
        raise _fault("simulation.no-standard", title=ledger.plan.title)
    rows = earner_rows(roster, earnings)[households]
    present = [one for one in present_earnings(roster, earnings, rows) if one is not None]
    return Fraction(ceil(max(present, default=Fraction(0)) + 2 * max(found)))


# --- what would be said then ----------------------------------------------------------------------------


def _with_then(
    policy: CheckedPolicy, roster: Roster, ledger: Ledger, member: int, written: Sequence[str]
) -> Roster:
    """Return the household with the cells that would say something else; a result is what it is now."""
    plain: list[str] = []
    taken_over: list[tuple[str, str, CheckedRule]] = []
    rules = {name: rule for rule in policy.rules.values() for name in (rule.label, rule.key)}
    for one in written:
        left, _, value = one.replace("＝", "=", 1).partition("=")
        rule = rules.get(value.strip())
        if rule is None:
            plain.append(one)
        else:
            taken_over.append((one, left, rule))
    if plain:
        roster, _ = suppose(policy, roster, plain, member)
    for one, left, rule in taken_over:
        blank, (cell,) = suppose(policy, roster, [f"{left}="], member)
        result = ledger.columns[rule.key].at(member if rule.of == "person" else 0)
        if cell.input.type.kind != rule.type.kind or cell.input.type.unit != rule.type.unit:
            facts = {"found": one, "unit": str(rule.type), "legal": str(cell.input.type)}
            raise _fault("simulation.then-result", **facts)
        persons = cell.input.input.of == "person"
        columns = blank.person_columns if persons else blank.household_columns
        column = columns[cell.input.key]
        values = [column.at(row) for row in range(len(column))]
        values[cell.row] = result
        changed = {**columns, cell.input.key: column_from(cell.input.type.kind, values)}
        roster = (
            evolve(blank, person_columns=changed) if persons else evolve(blank, household_columns=changed)
        )
    return roster


def _fault(code: str, **facts: object) -> UsageError:
    return UsageError([Problem(code, facts=facts)])
