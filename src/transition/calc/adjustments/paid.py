"""A payment list laid beside the pairs: who was paid what in which month, and payees in no roster."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.causes import Entitled
from transition.calc.adjustments.roles import Known
from transition.problems import CellPlace, Problem
from transition.rosters.identity import masked
from transition.rosters.payments import Payment, Payments

Sums = Mapping[tuple[datetime.date, int], Fraction | None]
"""By month and pair, what was paid; None where an amount cannot be read."""


@frozen
class Payee:
    """Who a payment list names and no roster has; a cell of the list tells where."""

    household: str
    name: str
    identity: str
    place: CellPlace


@frozen(eq=False)
class PaidSums:
    """What was paid, by entitlement. unknown: payments to nobody of the rosters. problems: all there are."""

    sums: Mapping[str, Sums]
    unknown: tuple[Payment, ...]
    problems: tuple[Problem, ...] = field(default=())

    def covers(self, key: str) -> bool:
        """Say whether the list is about an entitlement."""
        return key in self.sums

    def of(self, key: str) -> Sums:
        """Return what was paid of an entitlement."""
        return self.sums[key]


def paid_sums(adjustment: Adjustment, payments: Payments) -> PaidSums:
    """Lay a payment list beside the pairs.

    A payee is known by identity number, in the new roster or the old one, else by household number; for
    an entitlement of persons by household number and name. Two payments of one payee for one month are
    added up and told; so is every payee who is in no roster, every payee whom only the household number
    tells although the list gives an identity number, and every payment outside the months.
    """
    return _Laying(adjustment, payments).laid()


class _Laying:
    def __init__(self, adjustment: Adjustment, payments: Payments) -> None:
        self.adjustment, self.payments = adjustment, payments
        self.amounts = {one.key: one for one in adjustment.amounts}
        self.months = {day.replace(day=1) for day in adjustment.new_side.days}
        self.places = _Places(adjustment)
        self.problems: list[Problem] = list(payments.problems)

    def laid(self) -> PaidSums:
        found: dict[str, dict[tuple[datetime.date, int], list[Payment]]] = {
            one.entitlement: {} for one in self.payments.payments if one.entitlement in self.amounts
        }
        unknown = []
        for one in self._within_months():
            pair = self.places.pair_of(one, self.amounts[one.entitlement])
            if pair is None:
                unknown.append(one)
                self._tell("paid.in-no-roster", one)
            elif one.month is not None:
                if one.identity is not None and one.identity not in self.places.by_identity:
                    self._tell("paid.other-payee", one)
                found[one.entitlement].setdefault((one.month, pair), []).append(one)
        sums = {
            key: {mark: self._added(those) for mark, those in by_mark.items()}
            for key, by_mark in found.items()
        }
        return PaidSums(sums, tuple(unknown), tuple(self.problems))

    def _within_months(self) -> list[Payment]:
        known = [one for one in self.payments.payments if one.entitlement in self.amounts]
        others = [one for one in known if one.month is not None and one.month not in self.months]
        if others:
            months = tuple(f"{month:%Y-%m}" for month in sorted({one.month for one in others if one.month}))
            facts = {"count": len(others), "months": months}
            self.problems.append(Problem("paid.other-months", others[0].place, "note", facts))
        return [one for one in known if one.month in self.months]

    def _added(self, those: Sequence[Payment]) -> Fraction | None:
        marks = [one.identity or one.name or one.household for one in those]
        for place, one in enumerate(those):
            if marks[place] in marks[:place]:
                first = those[marks.index(marks[place])]
                facts = {"who": _who(one), "month": f"{one.month:%Y-%m}", "other": str(first.place)}
                problem = Problem("paid.twice", one.place, "warning", facts, (first.place,))
                self.problems.append(problem)
        amounts = [one.amount for one in those]
        if any(amount is None for amount in amounts):
            return None
        return sum((amount for amount in amounts if amount is not None), Fraction(0))

    def _tell(self, code: str, one: Payment) -> None:
        self.problems.append(Problem(code, one.place, "warning", {"who": _who(one)}))


class _Places:
    """Finds the pair of a payee."""

    def __init__(self, adjustment: Adjustment) -> None:
        matching = adjustment.matching
        sides = (
            (adjustment.old_known, matching.persons.old, matching.households.old),
            (adjustment.new_known, matching.persons.new, matching.households.new),
        )
        self.by_identity: dict[str, int] = {}
        self.by_number: dict[str, int] = {}
        self.by_name: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.home: dict[int, int] = {}
        for known, persons, households in sides:
            self._add(known, persons.tolist(), households.tolist())

    def _add(self, known: Known, persons: Sequence[int], households: Sequence[int]) -> None:
        """Add a side; the new one is added last, and counts where the two differ."""
        pair_of = {row: pair for pair, row in enumerate(households) if row >= 0}
        for row, pair in pair_of.items():
            self.by_number[known.roster.household_names[row]] = pair
        for pair, row in enumerate(persons):
            if row >= 0:
                home = pair_of[int(known.roster.household_of[row])]
                self.home[pair] = home
                if (number := known.identity.at(row)) is not None:
                    self.by_identity[str(number)] = pair
                if (name := known.name.at(row)) is not None and pair not in self.by_name[home, str(name)]:
                    self.by_name[home, str(name)].append(pair)

    def pair_of(self, one: Payment, amount: Entitled) -> int | None:
        """Return the pair, of the entitlement's scope, that a payment is for."""
        person = self.by_identity.get(one.identity or "")
        if person is not None:
            return person if amount.of == "person" else self.home[person]
        home = self.by_number.get(one.household or "")
        if home is None or amount.of == "household":
            return home
        # A person whose identity number no roster knows is somebody else, whatever the name.
        named = self.by_name.get((home, one.name), []) if one.identity is None else []
        return named[0] if len(named) == 1 else None


def payee_of(one: Payment) -> Payee:
    """Return who a payment names, the identity number masked."""
    return Payee(one.household or "", one.name, masked(one.identity or ""), one.place)


def _who(one: Payment) -> str:
    return " ".join(filter(None, (one.household, one.name, masked(one.identity or "")))) or str(one.place)
