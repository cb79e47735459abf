"""The range of an undecided result: whatever is filled in, what comes out lies in it."""

from __future__ import annotations

import datetime
from fractions import Fraction

import numpy as np
import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import strategies
from strategies import AS_OF, policies
from strategies_wonderland import ADULT, DAY, HOUSEHOLD, roster_of, rosters, wonderland
from thoroughness import COSTLY
from transition.calc.evaluation import evaluate
from transition.calc.household_explanation import household_alone
from transition.calc.planner import make_plan
from transition.calc.possible import Options, Span, compared, divided, exactly, joined, multiplied
from transition.calc.ranges import Range, range_of
from transition.policies.model import CategoryWord
from transition.rosters.columns import column_from


def ledger_of(*household, day=DAY):
    return evaluate(make_plan(wonderland(), day), roster_of(household))


def amount_range(*household, day=DAY):
    return range_of(ledger_of(*household, day=day), "amount", 0)


# --- worked by hand ----------------------------------------------------------------------------------


def test_a_missing_wage_leaves_the_amount_between_nothing_and_the_standard():
    worker = {key: value for key, value in ADULT.items() if key != "wage"}

    assert amount_range(HOUSEHOLD, worker) == Range(Fraction(0), Fraction(400))
    assert amount_range(HOUSEHOLD, worker, ADULT) == Range(Fraction(0), Fraction(800))


def test_what_does_not_matter_gives_one_number():
    rich = {**ADULT, "other_income": Fraction(90000)}
    unknown = {key: value for key, value in rich.items() if key != "wage"}

    assert amount_range(HOUSEHOLD, unknown) == Range(Fraction(0), Fraction(0))


def test_of_few_words_each_is_tried():
    nowhere = {key: value for key, value in HOUSEHOLD.items() if key != "residence"}

    assert amount_range(nowhere, ADULT) == Range(Fraction(400), Fraction(632))


def test_a_word_comes_out_as_one_of_those_that_it_can_be():
    nowhere = {key: value for key, value in HOUSEHOLD.items() if key != "residence"}
    earner = {**ADULT, "other_income": Fraction(12 * 500)}

    assert range_of(ledger_of(nowhere, earner), "kind", 0) == Range(values=frozenset({"整户", "不符合"}))


def test_without_a_limit_nothing_is_claimed():
    unborn = {key: value for key, value in ADULT.items() if key != "birth"}

    assert range_of(ledger_of(HOUSEHOLD, unborn), "age", 0) is None


def test_a_table_without_a_value_may_get_any():
    assert range_of(ledger_of(HOUSEHOLD, ADULT, day=datetime.date(2026, 12, 1)), "standard_used", 0) is None


# --- sound ------------------------------------------------------------------------------------------

BOUNDS = {"number": (Fraction(-3), Fraction(40))}


def fillings(checked, whole=False):
    """Draw what a missing cell may say after all, or that it stays blank."""
    low, high = checked.input.minimum, checked.input.maximum
    kind = checked.type.kind
    if checked.input.type == "whole":
        values = st.integers(int(low or 0), int(high or 50)).map(Fraction)
    elif kind == "number":
        values = st.fractions(
            low if low is not None else -100_000, high if high is not None else 100_000, max_denominator=7
        )
    elif kind == "category":
        values = st.sampled_from([word.value for word in checked.input.words])
    elif kind == "region":
        values = st.sampled_from(["99", "9901", "990201", "98"])
    elif kind == "text":
        values = st.just("兔")
    else:
        values = {
            **strategies.VALUES,
            "tags": st.frozensets(st.sampled_from(("甲", "乙", "丙", "老兵", "外出"))),
        }[kind]
    return values if whole else st.none() | values


def filled(draw, ledger, *, whole=False):
    """Fill in every unknown cell of a roster of one household; without `whole` some stay blank."""
    roster, columns = ledger.roster, {"person": {}, "household": {}}
    for key, checked in ledger.plan.inputs.items():
        column = ledger.columns[key]
        values = [column.at(row) for row in range(len(column))]
        values = [draw(fillings(checked, whole)) if value is None else value for value in values]
        columns[checked.input.of][key] = column_from(checked.type.kind, values)
    return evolve(roster, person_columns=columns["person"], household_columns=columns["household"])


def holds(found, value):
    if value is None or found is None:
        return True
    if found.values is not None:
        return value in found.values
    return (found.low is None or found.low <= value) and (found.high is None or value <= found.high)


@settings(max_examples=20)
@given(st.data(), rosters)
def test_what_comes_out_lies_within_the_range(data, roster):
    plan = make_plan(wonderland(), DAY)
    for household in range(roster.households):
        ledger = evaluate(plan, household_alone(plan, roster, household))
        ranges = {
            (step.rule.key, row): range_of(ledger, step.rule.key, row)
            for step in plan.steps
            for row in range(len(ledger.columns[step.rule.key]))
        }
        after = evaluate(plan, filled(data.draw, ledger))
        for (key, row), found in ranges.items():
            assert holds(found, after.columns[key].at(row)), (key, found)


def bounded(policy):
    """A drawn policy whose inputs have limits and words, and whose rules say what they read."""
    inputs = {}
    for key, one in policy.inputs.items():
        low, high = BOUNDS.get(one.type.kind, (None, None))
        words = tuple(map(CategoryWord, strategies.WORDS)) if one.type.kind == "category" else ()
        inputs[key] = evolve(one, input=evolve(one.input, minimum=low, maximum=high, words=words))
    needs = frozenset((*inputs, *policy.parameters, *policy.rules))
    rules = {key: evolve(rule, needs=needs) for key, rule in policy.rules.items()}
    return evolve(policy, inputs=inputs, rules=rules)


@COSTLY
@given(st.data(), policies().map(bounded), strategies.rosters)
def test_it_does_so_for_every_formula_of_every_policy(data, policy, roster):
    assume(roster.households)
    plan = make_plan(policy, AS_OF)
    ledger = evaluate(plan, household_alone(plan, roster, 0))
    after = evaluate(plan, filled(data.draw, ledger))
    for step in plan.steps:
        column = after.columns[step.rule.key]
        for row in range(len(column)):
            assert holds(range_of(ledger, step.rule.key, row), column.at(row)), step.rule.key


@COSTLY
@given(st.data(), policies().map(bounded), strategies.rosters)
def test_where_nothing_is_missing_the_range_is_the_value(data, policy, roster):
    assume(roster.households)
    plan = make_plan(policy, AS_OF)
    blank = evaluate(plan, household_alone(plan, roster, 0))
    ledger = evaluate(plan, filled(data.draw, blank, whole=True))
    for step in plan.steps:
        column = ledger.columns[step.rule.key]
        for row in range(len(column)):
            value, found = column.at(row), range_of(ledger, step.rule.key, row)
            assert holds(found, value)
            if value is not None and not policy.parameters:  # a table without a value may get any
                assert found == (
                    Range(value, value) if isinstance(value, Fraction) else Range(values=frozenset({value}))
                )


# --- operations ---------------------------------------------------------------------------------------

ends = st.integers(-6, 6).map(Fraction)
spans = st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


@COSTLY
@given(spans, spans, st.data())
def test_products_and_quotients_lie_in_theirs(a, b, data):
    x, y = (data.draw(st.fractions(span.low, span.high, max_denominator=5)) for span in (a, b))

    assert multiplied(a, b).low <= x * y <= multiplied(a, b).high
    if y:
        assert divided(a, b).low <= x / y <= divided(a, b).high


@pytest.mark.parametrize("order", ["==", "!=", "<", "<=", ">", ">="])
@COSTLY
@given(a=spans, b=spans, data=st.data())
def test_a_comparison_can_come_out_as_it_does(order, a, b, data):
    x, y = (data.draw(st.fractions(span.low, span.high, max_denominator=5)) for span in (a, b))
    truth = {"==": x == y, "!=": x != y, "<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y}[order]

    assert truth in compared(order, a, b).values


def test_one_false_settles_an_and_whatever_the_other_is():
    unknown = exactly(None)

    assert joined("and", [Options(frozenset({False})), unknown]).values == {False}
    assert joined("or", [Options(frozenset({True})), unknown]).values == {True}
    assert joined("and", [Options(frozenset({True})), unknown]).values == frozenset()


def test_a_household_alone_keeps_its_cells():
    roster = roster_of((HOUSEHOLD, ADULT), ({**HOUSEHOLD, "residence": "城镇"}, ADULT, ADULT))
    plan = make_plan(wonderland(), DAY)
    alone = evaluate(plan, household_alone(plan, roster, 1))
    whole = evaluate(plan, roster)

    assert alone.roster.household_names == ("H2",)
    assert np.array_equal(alone.roster.lines, roster.lines[1:])
    for key, column in alone.columns.items():
        assert [column.at(row) for row in range(len(column))] == [
            whole.columns[key].at(row + 1) for row in range(len(column))
        ]
