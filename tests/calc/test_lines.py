"""计算说明: one line for each household."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given

import strategies
from strategies_wonderland import ADULT, HOUSEHOLD, results_of, roster_of, rosters, wonderland
from transition.calc.display import shown
from transition.calc.explaining import explain
from transition.calc.results import calculate_results

TOWN = {**HOUSEHOLD, "home_region": "990300", "residence": "城镇"}


def line_of(*members, own=TOWN, day=datetime.date(2025, 3, 1), **options):
    return results_of(roster_of((own, *members)), day, **options).household_lines[0]


def earning(amount, **more):
    return {**ADULT, "other_income": Fraction(amount), **more}


def test_a_line_goes_from_the_numbers_to_what_is_paid():
    assert line_of(earning(22728), ADULT, ADULT) == (
        "家庭人口 3 人；家庭收入 22728 元/年；月人均收入 631.33 元/人·月；"
        "适用标准 632 元/人·月（2025-01-01 起）；"
        "保障类型 整户（月人均收入 ≤ 适用标准）；救助金 2 元/月；助学金合计 0 元/月"
    )


def test_a_refusal_says_by_how_much_the_nearest_condition_failed():
    assert "救助金 0 元/月（月人均收入超适用标准 368 元/人·月）" in line_of(earning(12000))


def test_a_refusal_names_another_case_that_was_nearer():
    line = line_of(earning(12000, disability="一级"))

    assert "放宽倍数 1.5（2024-01-01 起）" in line
    assert "救助金 0 元/月（月人均收入超放宽倍数 * 适用标准 52 元/人·月）" in line


def test_a_fen_too_much_is_not_told_as_nothing():
    assert "超适用标准 0.0008 元/人·月" in line_of(earning("7584.01"))


def test_a_value_carried_forward_is_marked():
    assert "420 元/人·月（2025-07-01 起，沿用）" in line_of(
        ADULT, own=HOUSEHOLD, day=datetime.date(2027, 1, 1), carry_forward=True
    )


def test_who_is_not_decided_gets_what_is_missing():
    blank = {key: value for key, value in ADULT.items() if key not in ("wage", "categories")}

    assert line_of(blank) == "未确定：“人员类别”没有填；“工资”没有填"


def test_a_missing_value_is_named_in_the_line():
    assert line_of(ADULT, day=datetime.date(2026, 12, 1)) == "未确定：“标准[地区 99，城乡 城镇]”没有数值"


@pytest.mark.parametrize("households", [0, 1, 3])
def test_there_is_a_line_for_each_household(households):
    assert len(results_of(roster_of(*[(HOUSEHOLD, ADULT)] * households)).household_lines) == households


@given(rosters)
def test_a_line_says_what_the_tree_says(roster):
    results = results_of(roster)

    for household, line in enumerate(results.household_lines):
        amount, *_ = explain(results.ledger, household)
        if results.decided[household]:
            assert f"{amount.label} {shown(amount.value, amount.unit)}" in line
            if amount.value == 0 and amount.conditions and amount.conditions[0].distance:
                assert shown(amount.conditions[0].distance, amount.conditions[0].unit) in line
        else:
            assert line.startswith("未确定：")


def with_a_case_that_pays_nothing():
    """The policy with one more case, which is nearer than the first but gives a word that nobody pays for."""
    policy = wonderland()
    rule = policy.rules["kind"]
    (version,) = rule.versions
    first, second, last = version.cases
    _, income = second.when.items
    idle = evolve(second, when=income, then=last.then)
    rules = {
        **policy.rules,
        "kind": evolve(rule, versions=(evolve(version, cases=(first, second, idle, last)),)),
    }
    return evolve(policy, rules=rules)


@pytest.mark.parametrize(("income", "over"), [(9600, 168), (12000, 368)])
def test_a_case_that_would_pay_nothing_is_not_the_nearest(income, over):
    policy = with_a_case_that_pays_nothing()
    results = results_of(roster_of((TOWN, earning(income)), policy=policy), policy=policy)

    assert f"救助金 0 元/月（月人均收入超适用标准 {over} 元/人·月）" in results.household_lines[0]


def paying(policy):
    """Return a drawn policy with every rule an entitlement that gives a number."""
    rules = {key: evolve(rule, entitlement=rule.type.kind == "number") for key, rule in policy.rules.items()}
    return evolve(policy, rules=rules)


@given(strategies.policies().map(paying), strategies.rosters)
def test_every_policy_gives_lines_that_begin_as_the_household_ended(policy, roster):
    results = calculate_results(policy, roster, days=[strategies.AS_OF])

    assert len(results.household_lines) == roster.households
    for line, decided in zip(results.household_lines, results.decided.tolist(), strict=True):
        assert line.startswith("未确定：") == (not decided)
    for used in (*results.provenance.rows, *results.provenance.rules):
        assert 0 <= used.households <= roster.households
