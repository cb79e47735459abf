"""Whole plans: what is unknown, what is redone exactly, decision tables."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from strategies import AS_OF, policy_of, roster_of
from transition.calc.evaluation import evaluate
from transition.calc.expressions import evaluator_of
from transition.calc.planner import make_plan
from transition.policies import checked as c
from transition.policies.model import Rounding

NUMBER = c.Type("number")


def read(key, of="household", kind="number"):
    return c.Read(type=c.Type(kind), of=of, key=key)


def number(value):
    return c.Constant(type=NUMBER, value=Fraction(value))


def arithmetic(left, operator, right):
    return c.Arithmetic(type=NUMBER, of=left.of or right.of, operator=operator, left=left, right=right)


def summed(inner):
    return c.Aggregate(type=NUMBER, of="household", function="SUM", inner=inner)


def ledger_of(roster, *versions, of="household", kind="number"):
    """Evaluate rules r0, r1 ... of one version each."""
    rules = {
        f"r{place}": c.CheckedRule(f"r{place}", f"r{place}", of, c.Type(kind), False, (version,), frozenset())
        for place, version in enumerate(versions)
    }
    return evaluate(make_plan(policy_of(rules, {}), AS_OF), roster)


def formula(expression, to=None):
    rounding = c.CheckedRounding(Rounding(Fraction(to), "up", ()), ()) if to else None
    return c.CheckedVersion(None, None, expression, "", (), rounding, ())


def cases(*rows):
    rows = tuple(c.CheckedCase(when, then, ()) for when, then in rows)
    return c.CheckedVersion(None, None, None, "", rows, None, ())


def values(ledger, key="r0"):
    return [ledger.columns[key].at(row) for row in range(len(ledger.columns[key]))]


HUGE = Fraction(3 * 10**18)


def test_only_households_that_do_not_fit_are_redone_with_python_integers():
    amounts = [HUGE, HUGE, Fraction(1), Fraction(2), Fraction(5)]
    roster = roster_of([2, 2, 1], {"person_number_1": amounts}, {})
    total = formula(summed(read("person_number_1", "person")))
    ledger = ledger_of(roster, total, formula(arithmetic(read("r0"), "/", number(7)), to="1/3"))

    assert ledger.exact_rows == 1
    assert values(ledger) == [2 * HUGE, 3, 5]
    assert values(ledger, "r1") == [Fraction(-(-6 * 10**18 * 3 // 7), 3), Fraction(2, 3), 1]
    assert ledger.unrounded["r1"].at(0) == 2 * HUGE / 7


def test_an_overflow_of_one_household_leaves_the_others_as_fast_as_they_were():
    roster = roster_of([1, 1], {"person_number_1": [HUGE, Fraction(1)]}, {})
    doubled = summed(arithmetic(read("person_number_1", "person"), "*", number(2)))
    ledger = ledger_of(roster, formula(arithmetic(doubled, "-", doubled)))

    assert values(ledger) == [0, 0]
    assert ledger.columns["r0"].numerator.dtype == np.int64


def test_a_recording_evaluator_of_a_household_that_was_redone_is_exact_too():
    roster = roster_of([1, 1], {"person_number_1": [HUGE, Fraction(1)]}, {})
    square = arithmetic(read("person_number_1", "person"), "*", read("person_number_1", "person"))
    ledger = ledger_of(roster, formula(square), of="person")

    assert [evaluator_of(ledger).column(square).at(row) for row in range(2)] == [HUGE**2, 1]
    assert evaluator_of(ledger, np.array([0])).column(square).at(0) == HUGE**2
    assert evaluator_of(ledger, np.array([0]), exact=True).column(square).at(0) == HUGE**2


def test_inputs_that_the_roster_lacks_are_unknown_or_their_default():
    ledger = ledger_of(roster_of([1, 1], {}, {}), formula(number(1)))

    assert values(ledger, "person_number_1") == [None, None]
    assert values(ledger, "person_number_2") == [3, 3]


def test_a_rule_without_a_version_in_force_is_unknown():
    ended = c.CheckedVersion(None, AS_OF.replace(year=2024), number(1), "", (), None, ())

    assert values(ledger_of(roster_of([1, 0], {}, {}), ended)) == [None, None]


def test_a_constant_rule_has_a_row_for_each_household():
    assert values(ledger_of(roster_of([1, 0, 2], {}, {}), formula(number("1/2")))) == [Fraction(1, 2)] * 3


@pytest.mark.parametrize("then", [number(1), read("household_number_1")], ids=["constants", "columns"])
def test_an_unknown_condition_before_one_that_holds_leaves_a_decision_table_unknown(then):
    flag = read("household_flag_1", kind="flag")
    other = c.Comparison(
        type=c.FLAG, of="household", operator=">", left=read("household_number_2"), right=number(0)
    )
    roster = roster_of(
        [1] * 5,
        {},
        {
            "household_flag_1": [True, False, None, None, False],
            "household_number_2": [None, Fraction(1), Fraction(1), Fraction(-1), None],
            "household_number_1": [Fraction(1)] * 5,
        },
    )
    ledger = ledger_of(roster, cases((flag, then), (other, number(2)), (None, number(3))))

    assert values(ledger) == [1, 2, None, None, None]
    assert ledger.fired["r0"].tolist() == [0, 1, -1, -1, -1]


@pytest.mark.parametrize(
    ("function", "flags", "expected"),
    [
        ("ANY", [True, None], True),
        ("ANY", [False, None], None),
        ("ANY", [False, False], False),
        ("ANY", [], False),
        ("ALL", [False, None], False),
        ("ALL", [True, None], None),
        ("ALL", [True, True], True),
        ("ALL", [], True),
        ("COUNT", [True, False], 1),
        ("COUNT", [True, None], None),
        ("COUNT", [], 0),
    ],
)
@pytest.mark.parametrize("last", [[], [True]], ids=["last", "before another household"])
def test_members_are_taken_together(function, flags, expected, last):
    kind = "number" if function == "COUNT" else "flag"
    inner = read("person_flag_1", "person", "flag")
    over = c.Aggregate(type=c.Type(kind), of="household", function=function, inner=inner)
    sizes = [2, len(flags), *([1] if last else [])]
    roster = roster_of(sizes, {"person_flag_1": [True, False, *flags, *last]}, {})

    assert values(ledger_of(roster, formula(over), kind=kind))[1] == expected


@pytest.mark.parametrize(
    ("function", "numbers", "expected"),
    [
        ("HIGHEST", ["1/3", "1/2"], Fraction(1, 2)),
        ("LOWEST", ["1/3", "1/2"], Fraction(1, 3)),
        ("SUM", ["1/3", "1/2"], Fraction(5, 6)),
        ("HIGHEST", [], None),
        ("LOWEST", ["1", None], None),
        ("SUM", [], 0),
        ("SUM", ["1", None], None),
    ],
)
def test_numbers_of_members_with_denominators_of_their_own_are_taken_together(function, numbers, expected):
    quotient = arithmetic(read("person_number_1", "person"), "/", read("person_number_2", "person"))
    over = c.Aggregate(type=NUMBER, of="household", function=function, inner=quotient)
    own = [None if one is None else Fraction(one) for one in numbers]
    columns = {
        "person_number_1": [None if one is None else Fraction(one.numerator) for one in own] + [Fraction(7)],
        "person_number_2": [Fraction(1) if one is None else Fraction(one.denominator) for one in own]
        + [Fraction(3)],
    }

    assert values(ledger_of(roster_of([len(own), 1], columns, {}), formula(over)))[0] == expected


def test_if_needs_only_the_branch_that_is_taken_and_always_its_condition():
    condition = read("household_flag_1", kind="flag")
    either = c.Choice(
        type=NUMBER, of="household", condition=condition, then=read("household_number_1"), otherwise=number(0)
    )
    roster = roster_of(
        [1, 1, 1],
        {},
        {"household_flag_1": [False, True, None], "household_number_1": [None, None, Fraction(0)]},
    )

    assert values(ledger_of(roster, formula(either))) == [0, None, None]


def test_no_household_at_all_is_no_fault():
    total = summed(read("person_number_1", "person"))
    ledger = ledger_of(roster_of([], {}, {}), formula(total), formula(number(1)))

    assert values(ledger) == values(ledger, "r1") == []
