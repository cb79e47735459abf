"""The columns are held to the slow interpreter, exactly, unknowns included."""

from __future__ import annotations

import pickle

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from oracle import Oracle
from strategies import AS_OF, INPUTS, VALUES, cells, policies, roster_of, rosters
from transition.calc.evaluation import evaluate
from transition.calc.expressions import evaluator_of
from transition.calc.planner import make_plan
from transition.calc.subset import scopes_of, subset
from transition.calc.twins import expressions_of
from transition.policies.checked import Lookup, parts


def values(column):
    return [column.at(row) for row in range(len(column))]


def results(ledger):
    """Return every rule's values by key."""
    return {step.rule.key: values(ledger.columns[step.rule.key]) for step in ledger.plan.steps}


def all_nodes(plan):
    waiting = [node for step in plan.steps for node in expressions_of(step.version)]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += parts(node)


@given(policies(), rosters)
def test_every_rule_of_every_row_has_the_oracles_value(policy, roster):
    ledger, oracle = evaluate(make_plan(policy, AS_OF), roster), Oracle(policy, roster, AS_OF)

    for key in policy.rules:
        assert values(ledger.columns[key]) == oracle.values(key)
        if key in ledger.unrounded:
            assert values(ledger.unrounded[key]) == oracle.unrounded(key)
        if key in ledger.fired:
            assert ledger.fired[key].tolist() == oracle.fired(key)


@given(policies(), rosters)
def test_every_recorded_node_has_the_oracles_value(policy, roster):
    ledger, oracle = evaluate(make_plan(policy, AS_OF), roster), Oracle(policy, roster, AS_OF)
    evaluator = evaluator_of(ledger)
    rows = {"person": roster.persons, "household": roster.households, None: 1}

    for node in all_nodes(ledger.plan):
        found = evaluator.column(node)
        expected = [oracle.value(node, row) for row in range(rows[node.of])]
        assert len(found) in (1, rows[node.of])
        assert (values(found) * rows[node.of])[: rows[node.of]] == expected


@given(policies(), rosters)
def test_a_look_up_has_the_value_of_the_row_that_is_said_to_have_answered(policy, roster):
    evaluator = evaluator_of(evaluate(make_plan(policy, AS_OF), roster))

    for node in all_nodes(evaluator.plan):
        if isinstance(node, Lookup):
            found, answers = values(evaluator.column(node)), evaluator.answers(node)
            rows = range(min(len(found), evaluator.rows(node.of)))
            assert [answers.at(row).value for row in rows] == [found[row] for row in rows]


@given(policies(), rosters, st.randoms(use_true_random=False))
def test_households_in_any_order_and_in_any_parts_come_to_the_same(policy, roster, random):
    plan = make_plan(policy, AS_OF)
    whole = evaluate(plan, roster)
    order = np.array(random.sample(range(roster.households), roster.households), dtype=np.int64)
    cut = random.randint(0, roster.households)

    for households in (order[:cut], order[cut:]):
        part, _ = subset(plan, roster, {}, households)
        _, expected = subset(plan, roster, whole.columns, households)
        apart = evaluate(plan, part)
        assert results(apart) == {key: values(expected[key]) for key in policy.rules}


@given(policies(), cells(), st.randoms(use_true_random=False))
def test_members_in_any_order_come_to_the_same(policy, drawn, random):
    sizes, persons, households = drawn
    order, start = [], 0
    for size in sizes:
        order += random.sample(range(start, start + size), size)
        start += size
    shuffled = {key: [cells[row] for row in order] for key, cells in persons.items()}
    plan = make_plan(policy, AS_OF)
    before = results(evaluate(plan, roster_of(sizes, persons, households)))
    after = results(evaluate(plan, roster_of(sizes, shuffled, households)))

    for key, scope in scopes_of(plan).items():
        if key in before:
            expected = before[key] if scope == "household" else [before[key][row] for row in order]
            assert after[key] == expected


@given(policies(lenient=False), cells(), st.data())
def test_more_unknown_cells_never_decide_more_and_change_nothing_that_is_decided(policy, drawn, data):
    sizes, persons, households = drawn

    def blanked(columns):
        return {
            key: [cell if data.draw(st.booleans()) else None for cell in cells]
            for key, cells in columns.items()
        }

    plan = make_plan(policy, AS_OF)
    before = results(evaluate(plan, roster_of(sizes, persons, households)))
    after = results(evaluate(plan, roster_of(sizes, blanked(persons), blanked(households))))

    for key in before:
        assert all(new is None or new == old for old, new in zip(before[key], after[key], strict=True))


@given(policies(), rosters)
def test_a_plan_that_was_pickled_comes_to_the_same(policy, roster):
    plan = make_plan(policy, AS_OF)
    again = pickle.loads(pickle.dumps(plan))

    assert again == plan
    assert results(evaluate(again, roster)) == results(evaluate(plan, roster))


def test_the_strategies_know_an_input_of_every_kind():
    assert {checked.type.kind for checked in INPUTS.values()} == set(VALUES)
