"""Simulations of drawn rosters and reforms: what must hold whatever they are."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from strategies_simulations import effects, people, reforms, rosters, simulated
from strategies_wonderland import DAY, households, wonderland
from transition.calc.adjustments.aligned import zero_where
from transition.calc.evaluation import evaluate
from transition.calc.planner import make_plan
from transition.calc.results import calculate_results
from transition.calc.simulations.amounts import amount_of
from transition.calc.simulations.gains import KINDS
from transition.calc.simulations.settings import setting
from transition.calc.simulations.touched import left_out
from transition.policies.checked import Lookup, Read, parts
from transition.policies.reforming import reformed
from transition.rosters.columns import known_of


def same(one, other):
    """Whether two columns say the same in every row."""
    return len(one) == len(other) and all(one.at(row) == other.at(row) for row in range(len(one)))


def made(texts):
    return [setting(wonderland(), one) if isinstance(one, str) else one for one in texts]


# --- only what differs is computed again ------------------------------------------------------------


@settings(max_examples=40)
@given(rosters, reforms)
def test_a_reformed_ledger_is_that_of_a_calculation_from_scratch(roster, drawn):
    simulation = simulated(roster, *drawn)

    for count, stage in enumerate(simulation.stages, 1):
        law = reformed(wonderland(), made(drawn)[:count], DAY)
        fresh = calculate_results(law, roster, days=(DAY,))
        assert fresh.ledger.columns.keys() == stage.ledger.columns.keys()
        for key, column in fresh.ledger.columns.items():
            assert same(column, stage.ledger.columns[key]), key
        assert fresh.decided.tolist() == stage.decided.tolist()
        assert [one.code for one in fresh.problems] == [one.code for one in stage.problems]


def reading(policy):
    """The policy with what each rule reads, as the checker would say it."""

    def read(expression):
        own = {expression.key} if isinstance(expression, Read) else set()
        own |= {expression.parameter} if isinstance(expression, Lookup) else set()
        return own.union(*map(read, parts(expression)))

    rules = {}
    for key, rule in policy.rules.items():
        formulas = [version.formula for version in rule.versions if version.formula is not None]
        formulas += [
            part
            for version in rule.versions
            for case in version.cases
            for part in (case.when, case.then)
            if part is not None
        ]
        rules[key] = evolve(rule, needs=frozenset().union(*map(read, formulas)))
    return evolve(policy, rules=rules)


class Law:
    """A drawn policy that is not written out in full where a test fails."""

    def __init__(self, policy):
        self.policy = reading(policy)


laws = strategies.policies().map(Law)


@settings(max_examples=60)
@given(strategies.rosters, laws, st.data())
def test_a_rule_that_falls_away_is_taken_over_by_nothing_that_rests_on_it(roster, law, data):
    policy = law.policy
    gone = data.draw(st.sampled_from(sorted(policy.rules)))
    changed = evolve(policy, rules={**policy.rules, gone: evolve(policy.rules[gone], versions=())})
    before = evaluate(make_plan(policy, strategies.AS_OF), roster)
    plan = make_plan(changed, strategies.AS_OF)

    after, fresh = evaluate(plan, roster, before), evaluate(plan, roster)

    assert all(same(column, after.columns[key]) for key, column in fresh.columns.items())


# --- the present law, nobody, everybody -------------------------------------------------------------


@settings(max_examples=30)
@given(rosters, st.sampled_from(["放宽倍数=1.5", "工资扣除比例=1/4", "放宽倍数*=1", "高龄加发+=0"]))
def test_a_reform_to_the_present_values_changes_nothing(roster, present):
    found = effects(roster, present)

    assert found.idle == "other-words"
    assert all(found.tally.households[kind] == 0 for kind in KINDS if kind not in ("unchanged", "open"))
    assert found.budget.total.difference == 0
    assert found.largest == ()


@settings(max_examples=30)
@given(rosters, reforms)
def test_an_unknown_amount_is_in_no_sum(roster, drawn):
    found = effects(roster, *drawn)
    simulation, total = found.simulation, found.gains.total

    expected = Fraction(0)
    for row in range(roster.households):
        sums = [
            [
                # All entitlements here are of households.
                Fraction(0)
                if simulation.left_out[rule.key][row]
                else amount_of(side.ledgers, rule).column.at(row)
                for rule in simulation.touched
            ]
            for side in (simulation.before, simulation.after)
        ]
        if simulation.decided[row]:
            assert [total.before.at(row), total.after.at(row)] == [sum(side) for side in sums]
            expected += sum(sums[1]) - sum(sums[0])
        else:
            assert KINDS[total.kinds[row]] == "open"
            assert total.before.at(row) is total.after.at(row) is None
    assert found.budget.total.difference == expected


# --- sums add up ------------------------------------------------------------------------------------


@settings(max_examples=30)
@given(rosters, reforms)
def test_every_breakdown_adds_up_to_the_total(roster, drawn):
    found = effects(roster, *drawn)
    total, budget = found.tally, found.budget

    for breakdown in found.breakdowns:
        if breakdown.overlapping:
            continue
        for kind in KINDS:
            assert sum(line.households[kind] for line in breakdown.lines) == total.households[kind]
            assert sum(line.persons[kind] for line in breakdown.lines) == total.persons[kind]
        assert sum(line.before for line in breakdown.lines) == budget.total.before
        assert sum(line.after for line in breakdown.lines) == budget.total.after
    assert sum(total.households.values()) == roster.households
    assert sum(total.persons.values()) == roster.persons
    assert sum(total.change[kind] for kind in KINDS) == budget.total.difference
    paid = budget.by_payer.values()
    assert sum(before for before, _ in paid) == budget.total.before
    assert sum(after for _, after in paid) == budget.total.after
    for flows in found.flows:
        assert sum(flow.counted for flow in flows.flows) == roster.households


@settings(max_examples=15)
@given(
    rosters,
    st.lists(
        st.sampled_from(["标准[农村]=450", "放宽倍数=2", "工资扣除比例=0", "标准*=2"]),
        min_size=2,
        max_size=3,
        unique=True,
    ),
)
def test_the_split_adds_up_and_is_the_mean_over_all_orders(roster, drawn):
    found = effects(roster, *drawn)
    split, simulation = found.split, found.simulation
    keys = split.total.keys()

    for key in keys:
        assert sum(share.in_order[key] for share in split.shares) == split.total[key]
        assert sum(share.free[key] for share in split.shares) + split.unsplit[key] == split.total[key]
    assert split.total[""] == found.budget.total.difference

    runs = {}
    for order in permutations(range(len(drawn))):
        for count in range(len(drawn) + 1):
            chosen = tuple(sorted(order[:count]))
            if chosen not in runs:
                law = reformed(wonderland(), [made(drawn)[place] for place in chosen], DAY)
                runs[chosen] = amounts_under(law, roster, simulation)
    known = simulation.decided
    for columns in runs.values():
        for column in columns:
            known = known & known_of(column)
    worth = {
        chosen: sum(
            (column.at(row) for column in columns for row in known.nonzero()[0].tolist()), Fraction(0)
        )
        for chosen, columns in runs.items()
    }
    for place in range(len(drawn)):
        steps = []
        for order in permutations(range(len(drawn))):
            before = tuple(sorted(order[: order.index(place)]))
            steps.append(worth[tuple(sorted((*before, place)))] - worth[before])
        assert split.shares[place].free[""] == sum(steps) / len(steps)


def amounts_under(law, roster, simulation):
    """Amounts under a law; nothing where they are unknown and surely those of the law as it is."""
    results = calculate_results(law, roster, days=(DAY,))
    same = left_out(simulation.before, (results,), simulation.touched)
    return [
        zero_where(amount_of(results.ledgers, rule).column, same[rule.key] & simulation.left_out[rule.key])
        for rule in simulation.touched
    ]


# --- weights ----------------------------------------------------------------------------------------


def plain(found):
    """All weighted numbers of some effects."""
    return (
        found.tally.households,
        found.tally.persons,
        found.tally.change,
        found.budget,
        [
            (
                one.by,
                one.key,
                [(line.name, line.households, line.persons, line.difference) for line in one.lines],
            )
            for one in found.breakdowns
        ],
        [
            (flow.before, flow.after, flow.households, flow.persons)
            for one in found.flows
            for flow in one.flows
        ],
        found.waiting.households,
        found.waiting.ranges if found.waiting.counted == found.waiting.looked_at else None,
    )


drawn_households = st.lists(households, min_size=1, max_size=4)


@settings(max_examples=20)
@given(drawn_households, reforms)
def test_weights_of_one_are_no_weights(drawn, changes):
    one = effects(people(*drawn, weights=[Fraction(1)] * len(drawn)), *changes)

    assert plain(one) == plain(effects(people(*drawn), *changes))


@settings(max_examples=20)
@given(drawn_households, reforms, st.data())
def test_a_weight_of_three_is_the_household_three_times(drawn, changes, data):
    weights = data.draw(st.lists(st.integers(0, 3), min_size=len(drawn), max_size=len(drawn)))
    weighted = effects(people(*drawn, weights=list(map(Fraction, weights))), *changes)
    several = [household for household, weight in zip(drawn, weights, strict=True) for _ in range(weight)]
    if not several:
        assert sum(weighted.tally.households.values()) == 0
        return
    repeated = effects(people(*several), *changes)

    assert weighted.tally.households == repeated.tally.households
    assert weighted.tally.persons == repeated.tally.persons
    assert weighted.budget == repeated.budget
    for one in repeated.breakdowns:
        (other,) = [each for each in weighted.breakdowns if (each.by, each.key) == (one.by, one.key)]
        lines = {line.name: line for line in other.lines}
        for line in one.lines:
            assert lines[line.name].households == line.households
            assert lines[line.name].difference == line.difference
