"""Amounts before and after, and each difference divided exactly into data, law and both together.

    before = old roster, old law        data        = new roster, old law - before
    after  = new roster, new law        policy      = old roster, new law - before
                                        interaction = what is left of after - before

Where one of the mixed runs does not know an amount, the difference is not divided: it stands under
`unsplit`, so that the parts always add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np
from attrs import frozen

from transition.calc.adjustments.aligned import (
    minus,
    nothing,
    plus,
    spread,
    spread_words,
    with_known,
    zero_where,
)
from transition.calc.adjustments.kinds import Kinds, Words, kinds_of, word_of
from transition.calc.adjustments.matching import Matching, Pairs
from transition.calc.adjustments.sides import Run, Runs, fits
from transition.calc.months import over_months
from transition.calc.results import ResultColumn, Results
from transition.policies.checked import CheckedRule
from transition.policies.model import Scope
from transition.policies.units import Unit
from transition.rosters.columns import Bools, Ints, Numbers, known_of, unknown_column

Mark = tuple[str, str, Scope]
"""Key, unit and scope of an entitlement."""

PARTS = ("data", "policy", "interaction", "unsplit")


@frozen(eq=False)
class Entitled:
    """One entitlement on both sides, a row for each pair of its scope.

    unit: of the amounts; over several months 元 where the entitlement is by the month. before, after:
    unknown where not decided. data, policy, interaction, unsplit: known where both are, and together
    after - before. words: of households, which kind of household it is.
    """

    key: str
    label: str
    of: Scope
    rule_unit: Unit
    unit: Unit
    before: Numbers
    after: Numbers
    data: Numbers
    policy: Numbers
    interaction: Numbers
    unsplit: Numbers
    kinds: Kinds
    words: Words | None = None

    @property
    def mark(self) -> Mark:
        """What tells it from every other: the same key in another unit or scope is another entitlement."""
        return self.key, str(self.unit), self.of

    @property
    def difference(self) -> Numbers:
        """after - before; unknown where one of them is."""
        return minus(self.after, self.before)


def entitled(runs: Runs, matching: Matching) -> tuple[Entitled, ...]:
    """Return every entitlement of both laws, those of the new one first, in the order of its plan."""
    return tuple(_Dividing(runs, matching, rule).divided() for rule in _rules(runs))


def _rules(runs: Runs) -> Iterator[CheckedRule]:
    """Yield each entitlement that is a number; the same key in another unit or scope is another one."""
    seen = set()
    for rule in (*runs.new_results.plan.entitlements, *runs.old_results.plan.entitlements):
        mark = (rule.key, rule.type.unit, rule.of)
        if rule.type.kind == "number" and mark not in seen:
            seen.add(mark)
            yield rule


class _Dividing:
    def __init__(self, runs: Runs, matching: Matching, rule: CheckedRule) -> None:
        self.runs, self.matching, self.rule = runs, matching, rule
        self.pairs = matching.households if rule.of == "household" else matching.persons

    def divided(self) -> Entitled:
        old, new = self.runs.old, self.runs.new
        before, after = self._amount(old, self.pairs.old), self._amount(new, self.pairs.new)
        parts = _divided(before, after, *self._mixed())
        words = self._words() if self.rule.of == "household" else None
        return Entitled(
            self.rule.key,
            self.rule.label,
            self.rule.of,
            self.rule.type.unit,
            amount_unit(self.rule.type.unit, len(old.ledgers)),
            before,
            after,
            *parts,
            kinds=kinds_of(before, after, words),
            words=words,
        )

    def _mixed(self) -> tuple[Numbers, Numbers]:
        """Return the amounts of the new roster under the old law, and of the old one under the new."""
        households = self.matching.households
        unknown = cast(Numbers, unknown_column("number", len(self.pairs)))
        under_old, under_new = self.runs.under_old, self.runs.under_new
        return (
            self._amount(under_old, self.pairs.new) if fits(under_old, households, old=False) else unknown,
            self._amount(under_new, self.pairs.old) if fits(under_new, households, old=True) else unknown,
        )

    def _amount(self, run: Run, rows: Ints) -> Numbers:
        return spread(payable(run, self.rule), rows)

    def _words(self) -> Words | None:
        sides = (self.runs.old_results, self.pairs.old), (self.runs.new_results, self.pairs.new)
        kinds = [_word_column(results, self.rule.key) for results, _ in sides]
        if None in kinds:
            return None
        columns = [
            spread_words(results.ledger.columns[kind.key], rows)
            for (results, rows), kind in zip(sides, kinds, strict=True)
            if kind is not None
        ]
        label = kinds[1].label if kinds[1] else ""
        return Words(label, columns[0], columns[1])


def _word_column(results: Results, key: str) -> ResultColumn | None:
    if key not in {rule.key for rule in results.plan.entitlements}:
        return None
    return word_of(results, key)


def payable(run: Run, rule: CheckedRule) -> Numbers:
    """Return an entitlement in its own scope, over all days of a run; nothing where its law has none.

    Unknown where a household is held back.
    """
    roster = run.roster
    count = roster.households if rule.of == "household" else roster.persons
    settled: Bools = ~run.held if rule.of == "household" else ~run.held[roster.household_of]
    columns = []
    for ledger in run.ledgers:
        own = next((step.rule for step in ledger.plan.steps if step.rule.key == rule.key), None)
        same = own is not None and (own.type.unit, own.of) == (rule.type.unit, rule.of) and own.entitlement
        column = cast(Numbers, ledger.columns[rule.key]) if same else nothing(count)
        columns.append(with_known(column, settled))
    return columns[0] if len(columns) == 1 else over_months(columns, rule.type.unit)[0]


def amount_unit(unit: Unit, days: int) -> Unit:
    """Return the unit of an entitlement on one day, or added up over several."""
    return unit if days == 1 else over_months([nothing(1)], unit)[1]


def _divided(
    before: Numbers, after: Numbers, under_old: Numbers, under_new: Numbers
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return data, policy, interaction and what is not divided; all known where the difference is."""
    difference = minus(after, before)
    known = known_of(difference)
    split = known & known_of(under_old) & known_of(under_new)
    data, policy = minus(under_old, before), minus(under_new, before)
    interaction = minus(difference, plus(data, policy))
    within = [with_known(zero_where(part, ~split), known) for part in (data, policy, interaction)]
    return within[0], within[1], within[2], zero_where(difference, split & known)


def pairs_of(matching: Matching, scope: Scope) -> Pairs:
    """Return the pairs of households or of persons."""
    return matching.households if scope == "household" else matching.persons


def any_change(column: Numbers) -> Bools:
    """Return where a known number is not zero."""
    return np.asarray((column.numerator != 0) & known_of(column))
