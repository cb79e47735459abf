"""Refusals: which conditions stood in the way, which of them together, and how far each was from turning."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from policy_texts import Desk
from transition.calc.evaluation import evaluate
from transition.calc.explaining import explain
from transition.calc.planner import make_plan
from transition.rosters.given import GivenHousehold, roster_from_values

INPUTS = """
[input.household]
label = "户编号"
of = "person"
type = "text"
role = "household"
[input.income]
label = "收入"
of = "household"
type = "number"
unit = "元"
[input.rich]
label = "有房"
of = "household"
type = "flag"
[input.local]
label = "本地"
of = "household"
type = "flag"
[input.age]
label = "年龄"
of = "person"
type = "whole"
unit = "岁"
[input.disabled]
label = "残疾"
of = "person"
type = "flag"
"""

HOUSEHOLD_RULE = (
    '[rule.aid]\nlabel = "补助"\nof = "household"\nunit = "元"\nentitlement = true\ncites = "paper"\n'
)
PERSON_RULE = HOUSEHOLD_RULE.replace('"household"', '"person"')
FITS = '[rule.fits]\nlabel = "符合"\nof = "{of}"\ntype = "flag"\nformula = "{formula}"\ncites = "paper"\n'


@pytest.fixture
def conditions(tmp_path):
    """Return the conditions of one household's (or the first member's) refusal as (text, held, joined)."""

    def told(rules, *, person=None, income=1000, rich=True, local=False, **member):
        desk = Desk(tmp_path)
        desk.write("place-aid", INPUTS + rules)
        plan = make_plan(desk.sound(), datetime.date(2025, 1, 1))
        values = {"income": Fraction(income), "rich": rich, "local": local}
        members = (
            {"age": Fraction(30), "disabled": False, **member},
            {"age": Fraction(70), "disabled": True},
        )
        roster = roster_from_values(desk.sound(), [GivenHousehold("H1", values, members)])
        tree = explain(evaluate(plan, roster), 0)[0]
        assert tree.value == 0
        return [(one.text, one.held, one.joined) for one in tree.conditions]

    return told


def test_conditions_of_an_and_have_to_turn_together(conditions):
    rule = HOUSEHOLD_RULE + 'formula = "IF(收入 < 500 and not 有房 and 本地, 100 * 元, 0)"\n'

    assert conditions(rule) == [("有房", True, False), ("本地", False, True), ("收入 < 500", False, True)]
    assert conditions(rule, rich=False, local=True) == [("收入 < 500", False, False)]


def test_conditions_of_an_or_turn_each_for_itself(conditions):
    rule = HOUSEHOLD_RULE + 'formula = "IF(收入 < 500 or 本地, 100 * 元, 0)"\n'

    assert conditions(rule) == [("收入 < 500", False, False), ("本地", False, False)]


def test_of_a_condition_that_holds_and_ought_not_to_any_part_of_an_and_may_turn(conditions):
    rule = HOUSEHOLD_RULE + 'formula = "IF(有房 and 收入 > 500, 0, 100 * 元)"\n'

    assert conditions(rule) == [("收入 > 500", True, False), ("有房", True, False)]


def test_an_and_within_an_or_is_one_way_among_others(conditions):
    rule = HOUSEHOLD_RULE + 'formula = "IF((收入 < 500 and 本地) or not 有房, 100 * 元, 0)"\n'

    told = conditions(rule)
    assert {text for text, _, _ in told} == {"收入 < 500", "本地", "有房"}
    assert [joined for text, _, joined in told if text == "有房"] == [False]
    assert [joined for _, _, joined in told].count(True) == 1


def test_the_nearest_stands_first_and_has_its_distance(tmp_path):
    desk = Desk(tmp_path)
    rule = HOUSEHOLD_RULE + 'formula = "IF(收入 < 100 or 收入 > 1010, 100 * 元, 0)"\n'
    desk.write("place-aid", INPUTS + rule)
    roster = roster_from_values(desk.sound(), [GivenHousehold("H1", {"income": Fraction(1000)}, ({},))])
    (tree,) = explain(evaluate(make_plan(desk.sound(), datetime.date(2025, 1, 1)), roster), 0)

    assert [(one.text, one.distance) for one in tree.conditions] == [("收入 > 1010", 10), ("收入 < 100", 900)]


def test_a_flag_rule_hands_the_question_on(conditions):
    rules = FITS.format(of="household", formula="收入 < 500 and 本地")
    rules += HOUSEHOLD_RULE + 'formula = "IF(符合, 100 * 元, 0)"\n'

    assert conditions(rules) == [("本地", False, False), ("收入 < 500", False, True)]


def test_a_person_is_refused_for_what_he_is(conditions):
    rule = PERSON_RULE + 'formula = "IF(年龄 >= 60 or 残疾, 100 * 元, 0)"\n'

    assert conditions(rule) == [("年龄 >= 60", False, False), ("残疾", False, False)]


def test_a_persons_flag_rule_hands_the_question_on(conditions):
    rules = (
        FITS.format(of="person", formula="年龄 >= 60") + PERSON_RULE + 'formula = "IF(符合, 100 * 元, 0)"\n'
    )

    assert conditions(rules) == [("年龄 >= 60", False, False)]


def test_a_person_is_refused_for_what_the_household_is(conditions):
    rules = FITS.format(of="household", formula="收入 < 500")
    rules += PERSON_RULE + 'formula = "IF(符合 and 残疾, 100 * 元, 0)"\n'

    assert {text for text, _, _ in conditions(rules)} == {"收入 < 500", "残疾"}
    assert conditions(rules, disabled=True) == [("收入 < 500", False, False)]


def test_a_value_or_another_asks_the_one_that_counts(conditions):
    rule = HOUSEHOLD_RULE + 'formula = "IF(OR_ELSE(本地, 收入 < 500), 100 * 元, 0)"\n'

    assert conditions(rule) == [("本地", False, False)]
    assert conditions(rule, local=None) == [("收入 < 500", False, False)]
