"""Explanations: trees whose root is the ledger's value and whose leaves are cells and cited rows."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given

import strategies
from strategies import AS_OF, policies
from strategies_wonderland import ADULT, HOUSEHOLD, results_of, roster_of, rosters
from transition.calc.evaluation import evaluate
from transition.calc.explaining import explain
from transition.calc.people import find_household
from transition.calc.planner import make_plan
from transition.problems import UsageError

TOWN = {**HOUSEHOLD, "home_region": "990300", "residence": "城镇"}


def trees_of(*households, day=datetime.date(2025, 3, 1), household=0):
    return explain(results_of(roster_of(*households), day).ledger, household)


def steps(tree):
    yield tree
    for part in tree.parts:
        yield from steps(part)


def step(trees, label, subject=None):
    """Return the one step of a label (and person)."""
    (found,) = {
        one for tree in trees for one in steps(tree) if one.label == label and subject in (None, one.subject)
    }
    return found


# --- what a step says ------------------------------------------------------------------------------


def three_persons():
    earner = {**ADULT, "person_name": "兔甲", "other_income": Fraction(22728)}
    return (TOWN, earner, {**ADULT, "person_name": "兔乙"}, {**ADULT, "person_name": "兔丙"})


def test_a_formula_is_told_as_written_and_with_its_numbers():
    told = step(trees_of(three_persons()), "月人均收入")

    assert told.formula == "MONTHLY(家庭收入) ÷ 家庭人口"
    assert told.filled == "22728 ÷ 12 ÷ 3"
    assert told.value == Fraction(1894, 3)


def test_the_case_that_fired_gives_formula_and_citation():
    amount, *_ = trees_of(three_persons())

    assert amount.fired == "保障类型 = '整户'"
    assert amount.filled == "MAX(632 × 3 − 22728 ÷ 12, 0) + SUM(0, 0, 0)"
    assert str(amount.sources[0]) == "《奇境救助办法修正案》（奇令〔2024〕9号）第三条"
    assert amount.since == datetime.date(2025, 1, 1)


def test_a_rounding_shows_both_sides_and_its_citation():
    earner = {**ADULT, "other_income": Fraction(10000)}
    amount, *_ = trees_of((HOUSEHOLD, earner, ADULT, ADULT))

    assert (amount.before_rounding, amount.value) == (Fraction(1100, 3), 367)
    assert (amount.rounding.mode, amount.rounding.written) == ("up", "1 元")
    assert [source.article for source in amount.rounding_sources] == ["第十三条"]


def test_a_branch_not_taken_has_no_part():
    trees = trees_of(three_persons())
    told = step(trees, "就业成本", "兔甲")

    assert told.filled == "IF(否 and 是, …, 0)"
    assert [part.label for part in told.parts] == ["务工"]


def test_members_have_their_own_steps():
    trees = trees_of(three_persons())

    assert step(trees, "其他收入", "兔甲").value == 22728
    assert [part.subject for part in step(trees, "家庭人口").parts] == ["兔甲", "兔乙", "兔丙"]


def test_a_cell_is_named_and_a_default_says_why():
    trees = trees_of(three_persons())

    assert str(step(trees, "其他收入", "兔甲").cell).startswith("名册!")
    assert step(trees, "其他收入", "兔甲").took_default == ""
    assert step(trees, "其他收入", "兔乙").took_default == "空白即没有"


def test_a_parameter_tells_which_row_answered_at_which_level_since_when():
    told = step(trees_of(three_persons()), "标准")

    assert told.answered.keys == (("地区", "990300"), ("城乡", "城镇"))
    assert told.answered.level == "province"
    assert told.since == datetime.date(2025, 1, 1)
    assert [str(source) for source in told.sources] == ["《奇境2025年救助标准表》第1行"]


def test_of_several_tags_all_candidates_are_told_and_why_the_highest_counts():
    both = {**ADULT, "categories": frozenset({"老兵", "遗孤"})}
    told = step(trees_of((HOUSEHOLD, both)), "类别加发")

    assert dict(told.answered.candidates) == {"老兵": 80, "遗孤": Fraction("120.5")}
    assert [source.article for source in told.sources] == ["第九条", "第九条第二款"]


def test_what_is_not_listed_cites_the_tables_otherwise():
    told = step(trees_of((HOUSEHOLD, ADULT)), "类别加发")

    assert told.answered.otherwise
    assert [source.article for source in told.sources] == ["第九条"]


def test_a_value_carried_forward_says_so():
    results = results_of(roster_of((HOUSEHOLD, ADULT)), datetime.date(2027, 1, 1), carry_forward=True)

    assert step(explain(results.ledger, 0), "标准").answered.carried
    assert results.carried == 1


def test_an_identity_number_is_never_told_whole():
    trees = trees_of((HOUSEHOLD, {**ADULT, "identity_number": "990101199005050011"}))

    assert "990101199005050011" not in str(trees)


# --- refusals and unknowns ------------------------------------------------------------------------


def test_a_refusal_names_the_nearest_failing_condition_first():
    rich = {**ADULT, "other_income": Fraction(12000)}
    amount, *_ = trees_of((TOWN, rich))
    nearest = amount.conditions[0]

    assert amount.value == 0
    assert (nearest.text, nearest.held) == ("月人均收入 ≤ 适用标准", False)
    assert (nearest.left, nearest.right, nearest.distance) == (1000, 632, 368)
    assert [condition.text for condition in amount.conditions[1:]] == [
        "ANY(残疾等级 in ('一级', '二级'))",
        "月人均收入 <= 放宽倍数 * 适用标准",
    ]


def test_what_is_unknown_says_why():
    trees = trees_of((HOUSEHOLD, ADULT), day=datetime.date(2026, 12, 1))
    told = step(trees, "标准")

    assert trees[0].value is None
    assert told.answered.why_unknown == "no-value"
    assert told.answered.before.value == 420


def test_a_rule_that_was_not_yet_known_has_neither_formula_nor_value():
    results = results_of(roster_of((HOUSEHOLD, ADULT)), known_on=datetime.date(2023, 1, 1))
    amount, *_ = explain(results.ledger, 0)

    assert (amount.value, amount.formula, amount.parts) == (None, "", ())
    assert {problem.code for problem in results.problems} == {"result.no-rule-version"}


# --- who is meant ---------------------------------------------------------------------------------


def ledger_of_two():
    head, member = {**ADULT, "person_name": "兔甲"}, {**ADULT, "person_name": "兔乙"}
    numbered = {**head, "identity_number": "99010119900505001X"}
    return results_of(roster_of((HOUSEHOLD, numbered, member), (HOUSEHOLD, member, head))).ledger


@pytest.mark.parametrize(
    ("text", "household"), [("H2", 1), (" 兔甲 ", 0), ("兔乙", 1), ("99010119900505001x", 0)]
)
def test_a_household_is_found_by_number_head_or_identity(text, household):
    assert find_household(ledger_of_two(), text) == household


def test_a_name_of_two_heads_is_ambiguous():
    head = {**ADULT, "person_name": "兔甲"}
    ledger = results_of(roster_of((HOUSEHOLD, head), (HOUSEHOLD, head))).ledger

    with pytest.raises(UsageError) as refused:
        find_household(ledger, "兔甲")

    assert refused.value.problems[0].facts["legal"] == ["H1", "H2"]


def test_an_unknown_household_is_a_problem_that_masks_identity_numbers():
    with pytest.raises(UsageError) as refused:
        find_household(ledger_of_two(), "990101199005050099")

    assert refused.value.problems[0].code == "usage.no-such-household"
    assert refused.value.problems[0].facts["found"] == "990101********0099"


# --- properties -----------------------------------------------------------------------------------


def leaves(tree):
    return [one for one in steps(tree) if not one.parts]


@given(rosters)
def test_roots_are_the_ledgers_values_and_leaves_are_cells_rows_and_the_day(roster):
    ledger = results_of(roster).ledger

    for household in range(roster.households):
        trees = explain(ledger, household)
        assert [tree.value for tree in trees] == [
            ledger.columns[rule.key].at(household) for rule in ledger.plan.entitlements
        ]
        for leaf in (leaf for tree in trees for leaf in leaves(tree)):
            assert leaf.kind != "rule", leaf.label
            assert leaf.kind != "input" or leaf.cell is not None
            assert leaf.kind != "parameter" or leaf.sources or leaf.value is None


@given(policies(), strategies.rosters)
def test_every_step_of_every_policy_has_the_ledgers_value(policy, roster):
    ledger = evaluate(make_plan(policy, AS_OF), roster)

    for household in range(roster.households):
        first = int(roster.starts[household])
        for tree in explain(ledger, household):
            for one in (one for one in steps(tree) if one.kind in ("rule", "input")):
                column = ledger.columns[one.key]
                rows = (
                    [household] if one.of == "household" else range(first, int(roster.starts[household + 1]))
                )
                assert one.value in [column.at(row) for row in rows]
