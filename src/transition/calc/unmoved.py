"""Where two laws surely give a row the same result, known or not.

A result that is unknown on both sides is still the same when nothing that it rests on differs for its row:
the same rule over the same cells, tables and results comes to the same thing, whatever that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from transition.calc.adjustments.aligned import minus
from transition.calc.affected import affected
from transition.calc.ledger import Ledger
from transition.calc.logic import same_vocabulary
from transition.calc.plan import Plan, Step
from transition.policies.model import Scope
from transition.rosters.columns import (
    Bools,
    Coded,
    Column,
    Days,
    Flags,
    Numbers,
    known_of,
)
from transition.rosters.roster import Roster


def unmoved(before: Ledger, after: Ledger, keys: Sequence[str]) -> Mapping[str, Bools]:
    """Return, for some rules of both plans, the rows of their scope that surely come to the same.

    Both ledgers are of one roster and one day. A rule that no change can reach is the same everywhere.
    """
    return _Unmoved(before, after).rows(keys)


class _Unmoved:
    def __init__(self, before: Ledger, after: Ledger) -> None:
        self.before, self.after = before, after
        self.roster: Roster = before.roster
        self.reached = affected(before.plan, after.plan)
        self.steps = {step.rule.key: step for step in after.plan.steps}
        self.old_steps = {step.rule.key: step for step in before.plan.steps}
        self.found: dict[str, Bools] = {}

    def rows(self, keys: Sequence[str]) -> dict[str, Bools]:
        needed = set(keys)
        for step in reversed(self.after.plan.steps):
            if step.rule.key in needed:
                needed |= step.rule.needs & self.reached
        for step in self.after.plan.steps:
            if step.rule.key in needed:
                self.found[step.rule.key] = self._of(step)
        return {key: self.found[key] for key in keys if key in self.found}

    def _of(self, step: Step) -> Bools:
        key, count = step.rule.key, self._count(step.rule.of)
        if key not in self.reached:
            return np.ones(count, dtype=bool)
        old = self.old_steps.get(key)
        if old is None or old.rule.type != step.rule.type or old.rule.of != step.rule.of:
            return np.zeros(count, dtype=bool)
        same = _equal(self.before.columns[key], self.after.columns[key])
        if same.all() or not self._says_the_same(old, step):
            return same
        resting = np.ones(count, dtype=bool)
        for need in step.rule.needs & self.reached:
            resting &= self._for(need, step.rule.of)
        return np.asarray(same | resting)

    def _says_the_same(self, old: Step, new: Step) -> bool:
        """Say whether a rule and the tables and inputs that it reads say the same on both sides."""
        if old.version is not new.version and old.version != new.version:
            return False
        plans: tuple[Plan, Plan] = (self.before.plan, self.after.plan)
        for need in new.rule.needs - self.reached:
            for things in ([plan.tables for plan in plans], [plan.inputs for plan in plans]):
                one, other = things[0].get(need), things[1].get(need)
                if one is not other and one != other:
                    return False
        return True

    def _for(self, need: str, of: Scope) -> Bools:
        """Return where a result is the same, as a rule of a scope reads it: of all members, of its home."""
        own = self.found[need]
        of_need = self.steps[need].rule.of
        if of_need == of:
            return own
        if of == "person":
            return own[self.roster.household_of]
        homes = np.ones(self.roster.households, dtype=bool)
        homes[self.roster.household_of[~own]] = False
        return homes

    def _count(self, of: Scope) -> int:
        return self.roster.households if of == "household" else self.roster.persons


def _equal(one: Column, other: Column) -> Bools:
    """Return where two columns of one kind are both known and the same."""
    if one is other:
        return np.asarray(known_of(one))
    known = known_of(one) & known_of(other)
    match one, other:
        case Numbers(), Numbers():
            difference = minus(one, other)
            return np.asarray(known & (difference.numerator == 0))
        case Flags(true=a), Flags(true=b):
            return np.asarray(known & (a == b))
        case Days(ordinal=a), Days(ordinal=b):
            return np.asarray(known & (a == b))
        case Coded(), Coded():
            a, b, _ = same_vocabulary(one, other)
            return np.asarray(known & (a == b))
        case _:
            return np.zeros(len(one), dtype=bool)
