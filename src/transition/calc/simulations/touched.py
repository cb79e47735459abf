"""The entitlements that reforms can reach, and what each of them comes to under every law.

What no reform can reach is the same on both sides, also where it is unknown: it has no part in who gains
or loses, nor does a household need it to be decided for a simulation. The same holds of the single rows that
are unknown and yet surely the same under every law (`calc/unmoved.py`): they are *left out* of both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from transition.calc.adjustments.aligned import nothing, zero_where
from transition.calc.affected import affected
from transition.calc.exact_sums import over_members
from transition.calc.results import Results
from transition.calc.simulations.amounts import is_money, rows_of
from transition.calc.unmoved import unmoved
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


LeftOut = Mapping[str, Bools]
"""By an entitlement's key, the rows of its scope that are unknown and surely the same under every law."""


def left_out(base: Results, others: Sequence[Results], rules: Iterable[CheckedRule]) -> LeftOut:
    """Return the rows of entitlements that are unknown under a base and the same under the other laws."""
    found = {rule.key: ~_known_rows(base, rule) for rule in rules}
    keys = [key for key, rows in found.items() if rows.any()]
    for other in others:
        for before, after in zip(base.ledgers, other.ledgers, strict=True):
            same = unmoved(before, after, keys)
            for key in keys:
                found[key] = found[key] & same[key] if key in same else np.zeros_like(found[key])
    return found


def _known_rows(results: Results, rule: CheckedRule) -> Bools:
    """Return the rows of an entitlement's scope that are known on every day; all where the law has none."""
    known = np.ones(_length(results, rule.of), dtype=bool)
    for ledger in results.ledgers:
        if rule.key in {one.key for one in ledger.plan.entitlements}:
            known &= known_of(ledger.columns[rule.key])
    return known


def rows_under(results: Results, rule: CheckedRule, without: LeftOut) -> Numbers:
    """Return an entitlement under a law in its own scope, in the measure; nothing where the law has none.

    without: rows that count as nothing, since they are left out on every side.
    """
    own = next((one for one in results.plan.entitlements if one.key == rule.key), None)
    if own is None or not is_money(own):
        return nothing(_length(results, rule.of))
    rows = rows_of(results.ledgers, own)
    return zero_where(rows, without[rule.key]) if without[rule.key].any() else rows


def of_households(results: Results, rows: Numbers, of: Scope) -> Numbers:
    """Return amounts of a scope for each household, its members' together."""
    if of == "household":
        return rows
    return over_members(rows, results.roster.household_of, results.roster.households)


def known_under(results: Results, rules: Iterable[CheckedRule], without: LeftOut) -> Bools:
    """Return shape (households,): where entitlements are known, of the household and each member.

    without: rows that need not be known, since they are left out on every side.
    """
    known = np.ones(results.roster.households, dtype=bool)
    for rule in rules:
        sure = _known_rows(results, rule) | without[rule.key]
        if rule.of == "household":
            known &= sure
        else:
            known[results.roster.household_of[~sure]] = False
    return known


def _length(results: Results, of: Scope) -> int:
    return results.roster.households if of == "household" else results.roster.persons
