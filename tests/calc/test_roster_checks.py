"""The policies' own checks of a roster."""

from __future__ import annotations

import datetime

import numpy as np
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from strategies_wonderland import ADULT, DAY, HOUSEHOLD, results_of, roster_of, wonderland
from transition.calc.evaluation import evaluate
from transition.calc.planner import make_plan
from transition.calc.roster_checks import checked_roster, run_checks

UNBORN = {**ADULT, "person_name": "兔丁", "birth": datetime.date(2027, 1, 1)}
ODD = {**ADULT, "wage": 1200}


def checked(*households, day=DAY, **more):
    roster = roster_of(*households, **more)
    return roster, run_checks(make_plan(wonderland(), day), roster)


def test_an_error_holds_the_household_back_and_names_person_and_cell():
    roster, after = checked((HOUSEHOLD, ADULT), (HOUSEHOLD, ADULT, UNBORN))

    (problem,) = after.problems
    assert (problem.code, problem.severity) == ("roster.policy-check", "error")
    assert problem.facts["message"] == "兔丁的出生日期在评估日之后"
    assert problem.facts["who"] == "H2 兔丁"
    assert problem.place == roster.cell("birth", 2)
    assert after.held.tolist() == [False, True]


def test_a_warning_only_tells():
    roster, after = checked((HOUSEHOLD, ADULT), (HOUSEHOLD, ODD, ADULT))

    (problem,) = after.problems
    assert (problem.severity, problem.facts["who"]) == ("warning", "H2")
    assert problem.facts["sources"] == ("《奇境救助申请表填写说明》第五条",)
    assert problem.place == roster.cell("working", 1)
    assert after.held.tolist() == [False, False]


def test_an_unknown_condition_does_not_fire():
    unknown = {key: value for key, value in ODD.items() if key != "working"}

    assert checked((HOUSEHOLD, unknown))[1].problems == ()


def test_a_check_is_made_only_while_it_is_in_force():
    assert checked((HOUSEHOLD, ODD), day=datetime.date(2023, 12, 31))[1].problems == ()


def test_who_was_held_before_stays_held():
    _, after = checked((HOUSEHOLD, ADULT), (HOUSEHOLD, ADULT), held=np.array([True, False]))

    assert after.held.tolist() == [True, False]


def test_a_held_household_is_not_decided():
    results = results_of(roster_of((HOUSEHOLD, UNBORN), (HOUSEHOLD, ADULT)))

    assert results.decided.tolist() == [False, True]
    assert results.reconciliation.not_decided == 1


def test_a_message_shows_values_of_any_label():
    policy = wonderland()
    (check, *_) = policy.checks
    shouting = evolve(policy, checks=(evolve(check, message="{姓名}：{年龄} 岁，{户籍地}，{没有的}。"),))
    after = run_checks(make_plan(shouting, DAY), roster_of((HOUSEHOLD, UNBORN)))

    assert after.problems[0].facts["message"] == "兔丁：-1 岁，9902，{没有的}"


@given(st.lists(st.sampled_from((ADULT, ODD, UNBORN)), min_size=1, max_size=4), st.booleans())
def test_under_a_reform_the_checks_find_what_they_find_from_scratch(people, moves_the_check):
    policy = wonderland()
    roster = roster_of(*((HOUSEHOLD, person) for person in people))
    before = evaluate(make_plan(policy, DAY), roster)
    before = evolve(before, roster=checked_roster(before))
    plan = make_plan(policy, DAY)
    first, *others = plan.checks
    other = evolve(others[0], key=first.key) if moves_the_check else first
    after = evaluate(evolve(plan, checks=(other, *others)), roster)

    again, scratch = checked_roster(after, before), checked_roster(after)

    assert again.problems == scratch.problems
    assert again.held.tolist() == scratch.held.tolist()
