"""Two policies that have nothing in common but their names: differences are divided all the same."""

from __future__ import annotations

import datetime
from fractions import Fraction

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from transition.calc.adjustments.adjustment import compare
from transition.calc.adjustments.causes import PARTS
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.sides import Side, run_of
from transition.calc.results import calculate_results

DAYS = (strategies.AS_OF - datetime.timedelta(days=1), strategies.AS_OF)


def paying(policy):
    """The policy with every number paid out; each rule needs all before it."""
    needs, rules = frozenset((*strategies.INPUTS, *policy.parameters)), {}
    for key, rule in policy.rules.items():
        rules[key] = evolve(rule, entitlement=rule.type.kind == "number", needs=needs)
        needs |= {key}
    return evolve(policy, rules=rules)


class Law:
    """A drawn policy that is not written out in full where a test fails."""

    def __init__(self, policy):
        self.policy = paying(policy)


laws = strategies.policies().map(Law)


@settings(max_examples=25)
@given(strategies.rosters, laws, laws, st.sampled_from(DAYS))
def test_whatever_the_laws_say_the_parts_add_up(roster, one, other, day):
    sides = Side(one.policy, roster, (DAYS[0],)), Side(other.policy, roster, (day,))
    outcome = Outcome(compare(*sides))

    assert outcome.balances
    for amount in outcome.adjustment.amounts:
        shares = outcome.adjustment.rules.shares.get(amount.mark, {})
        for row in range(len(amount.before)):
            difference = amount.difference.at(row)
            parts = [getattr(amount, part).at(row) for part in PARTS]
            if difference is None:
                assert parts == [None] * len(PARTS)
            else:
                assert sum(parts) == difference
                assert sum((share.at(row) for share in shares.values()), Fraction(0)) == amount.policy.at(row)


@settings(max_examples=25)
@given(strategies.rosters, laws, laws)
def test_each_side_is_its_own_run(roster, one, other):
    adjustment = compare(Side(one.policy, roster, (DAYS[1],)), Side(other.policy, roster, (DAYS[1],)))

    for policy, name in ((one.policy, "before"), (other.policy, "after")):
        results = calculate_results(policy, roster, days=(DAYS[1],))
        for rule in results.plan.entitlements:
            mark = (rule.key, rule.of, rule.type.unit)
            (amount,) = [a for a in adjustment.amounts if (a.key, a.of, a.rule_unit) == mark]
            column = run_of(results).ledgers[0].columns[rule.key]
            assert [getattr(amount, name).at(row) for row in range(len(column))] == [
                column.at(row) for row in range(len(column))
            ]


@settings(max_examples=25)
@given(strategies.rosters, laws)
def test_a_law_with_itself_moves_nothing(roster, law):
    again = paying(law.policy)
    adjustment = compare(Side(law.policy, roster, (DAYS[1],)), Side(again, roster, (DAYS[1],)))

    assert adjustment.rules.movers == ()
    for amount in adjustment.amounts:
        assert {amount.difference.at(row) for row in range(len(amount.before))} <= {0, None}
