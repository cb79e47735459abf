"""The entitlements that reforms can reach, and what each of them comes to under every law.

What no reform can reach is the same on both sides, also where it is unknown: it has no part in who gains
or loses, nor does a household need it to be decided for a simulation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from transition.calc.adjustments.aligned import nothing
from transition.calc.affected import affected
from transition.calc.exact_sums import over_members
from transition.calc.results import Results
from transition.calc.simulations.amounts import is_money, rows_of
from transition.policies.checked import CheckedRule
from transition.policies.model import Scope
from transition.rosters.columns import Bools, Numbers, known_of


def entitlements_of(results: Iterable[Results]) -> dict[str, CheckedRule]:
    """Return the entitlements of several laws by key, the first law's order first."""
    found: dict[str, CheckedRule] = {}
    for one in results:
        for rule in one.plan.entitlements:
            found.setdefault(rule.key, rule)
    return found


def touched(stages: Sequence[Results]) -> tuple[CheckedRule, ...]:
    """Return the entitlements that may come to something else from one of the laws to the next.

    stages: the base, then with one reform more each time. On whichever day; also what begins or ends to be.
    """
    reached: set[str] = set()
    for one, other in pairwise(stages):
        for before, after in zip(one.ledgers, other.ledgers, strict=True):
            paid = [{rule.key for rule in ledger.plan.entitlements} for ledger in (before, after)]
            reached |= affected(before.plan, after.plan) | (paid[0] ^ paid[1])
    return tuple(rule for key, rule in entitlements_of(stages).items() if key in reached)


def rows_under(results: Results, rule: CheckedRule) -> Numbers:
    """Return an entitlement under a law in its own scope, in the measure; nothing where the law has none."""
    own = next((one for one in results.plan.entitlements if one.key == rule.key), None)
    if own is None or not is_money(own):
        return nothing(_length(results, rule.of))
    return rows_of(results.ledgers, own)


def of_households(results: Results, rows: Numbers, of: Scope) -> Numbers:
    """Return amounts of a scope for each household, its members' together."""
    if of == "household":
        return rows
    return over_members(rows, results.roster.household_of, results.roster.households)


def known_under(results: Results, rules: Iterable[CheckedRule]) -> Bools:
    """Return shape (households,): where entitlements are known, of the household and each member."""
    known = np.ones(results.roster.households, dtype=bool)
    for rule in rules:
        for ledger in results.ledgers:
            if rule.key not in {one.key for one in ledger.plan.entitlements}:
                continue
            sure = known_of(ledger.columns[rule.key])
            if rule.of == "household":
                known &= sure
            else:
                known[results.roster.household_of[~sure]] = False
    return known


def _length(results: Results, of: Scope) -> int:
    return results.roster.households if of == "household" else results.roster.persons
