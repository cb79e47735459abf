"""What the entitlements cost, before and after: by entitlement and by who pays.

Sums are over the households that are decided for the simulation, so that both sides are of the same people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np
from attrs import evolve, frozen

from transition.calc.adjustments.aligned import signs, with_known
from transition.calc.results import Results
from transition.calc.simulations.amounts import is_money, rows_by_day
from transition.calc.simulations.gains import Gains, Sides
from transition.calc.simulations.population import Population
from transition.calc.simulations.simulation import Simulation
from transition.policies.checked import CheckedRule
from transition.rosters.columns import Bools, Coded


@frozen
class Receiving:
    """How many get something: households, and persons.

    Persons are those with an amount of their own, of an entitlement of households all members.
    """

    households: Fraction
    persons: Fraction


@frozen
class BudgetLine:
    """What one thing costs, in the simulation's measure. key, label: of an entitlement, "" for all."""

    key: str
    label: str
    before: Fraction
    after: Fraction
    receiving_before: Receiving
    receiving_after: Receiving

    @property
    def difference(self) -> Fraction:
        """after - before."""
        return self.after - self.before

    @property
    def share(self) -> Fraction | None:
        """The difference as a share of what it was; None of nothing."""
        return self.difference / self.before if self.before else None


@frozen
class PayerLine:
    """What a payer pays for one entitlement. payer: None where no policy says who, or it is not known."""

    key: str
    label: str
    payer: str | None
    before: Fraction
    after: Fraction

    @property
    def difference(self) -> Fraction:
        """after - before."""
        return self.after - self.before


@frozen
class Budget:
    """What the touched entitlements cost. months: how many the measure is for; a month is a part of it."""

    lines: tuple[BudgetLine, ...]
    total: BudgetLine
    payers: tuple[PayerLine, ...]
    months: int

    def monthly(self, amount: Fraction) -> Fraction:
        """Return an amount in the measure by the month."""
        return amount / self.months

    @property
    def by_payer(self) -> dict[str | None, tuple[Fraction, Fraction]]:
        """What each payer pays before and after, over all entitlements."""
        sums: dict[str | None, tuple[Fraction, Fraction]] = {}
        for line in self.payers:
            before, after = sums.get(line.payer, (Fraction(0), Fraction(0)))
            sums[line.payer] = before + line.before, after + line.after
        return sums


def budget_of(simulation: Simulation, gains: Gains, population: Population) -> Budget:
    """Return what the touched entitlements cost on both sides."""
    lines = tuple(
        _line(population, rule.key, rule.label, gains.rows[rule.key], gains.households[rule.key])
        for rule in gains.paid
    )
    alone = next((line for line in lines if gains.rows[line.key] is gains.total), None)
    total = evolve(alone, key="", label="") if alone else _line(population, "", "", gains.total, gains.total)
    payers = tuple(
        payer
        for rule, line in zip(gains.paid, lines, strict=True)
        for payer in _payers(simulation, population, rule, line)
    )
    return Budget(lines, total, payers, simulation.months)


def _line(population: Population, key: str, label: str, rows: Sides, households: Sides) -> BudgetLine:
    before, after = (population.total(side, rows.of) for side in (rows.before, rows.after))
    getting = [
        _receiving(population, rows, signs(own) > 0, signs(whole) > 0)
        for own, whole in ((rows.before, households.before), (rows.after, households.after))
    ]
    return BudgetLine(key, label, before, after, *getting)


def _receiving(population: Population, rows: Sides, own: Bools, whole: Bools) -> Receiving:
    persons = population.members(whole) if rows.of == "household" else population.count(own, "person")
    return Receiving(population.count(whole), persons)


# --- who pays ------------------------------------------------------------------------------------


def _payers(
    simulation: Simulation, population: Population, rule: CheckedRule, line: BudgetLine
) -> Iterator[PayerLine]:
    """Yield what each payer pays for an entitlement. line: what it costs in all."""
    if (named := _one_payer(simulation, rule)) is not None:
        yield PayerLine(rule.key, rule.label, named or None, line.before, line.after)
        return
    decided = simulation.decided
    own = decided if rule.of == "household" else decided[simulation.roster.household_of]
    before, after = (
        _paid_by(results, rule, own, population) for results in (simulation.before, simulation.after)
    )
    for payer in dict.fromkeys((*before, *after)):
        sums = before.get(payer, Fraction(0)), after.get(payer, Fraction(0))
        if any(sums):
            yield PayerLine(rule.key, rule.label, payer, *sums)


def _one_payer(simulation: Simulation, rule: CheckedRule) -> str | None:
    """Return the payer that both laws name for an entitlement, "" where they name none.

    None where a rule says who pays, or one law says otherwise than the other.
    """
    named = set()
    for results in (simulation.before, simulation.after):
        for one in results.plan.entitlements:
            if one.key == rule.key:
                named.add(one.payer or "")
                if one.payer in results.ledger.columns:
                    return None
    return named.pop() if len(named) == 1 else None


def _paid_by(
    results: Results, rule: CheckedRule, rows: Bools, population: Population
) -> dict[str | None, Fraction]:
    """Return what each payer pays for an entitlement under a law, for some rows of its scope."""
    own = next((one for one in results.plan.entitlements if one.key == rule.key), None)
    if own is None or not is_money(own):
        return {}
    sums: dict[str | None, Fraction] = {}
    parts = rows_by_day(results.ledgers, own)
    for ledger, part in zip(results.ledgers, parts, strict=False):
        column = ledger.columns.get(own.payer) if own.payer else None
        names: Sequence[str | None] = (own.payer,)
        groups = np.zeros(len(part), dtype=np.int64)
        if isinstance(column, Coded):
            names = (*map(str, column.vocabulary), None)
            groups = np.where(column.codes < 0, len(column.vocabulary), column.codes).astype(np.int64)
        found = population.sums(with_known(part, rows), groups, len(names), own.of)
        for name, amount in zip(names, found, strict=True):
            sums[name] = sums.get(name, Fraction(0)) + amount
    return sums
