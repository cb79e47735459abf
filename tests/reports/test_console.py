"""What the terminal shows."""

from __future__ import annotations

import datetime
import io
from fractions import Fraction

import numpy as np
import pytest
from attrs import evolve
from rich.cells import cell_len
from rich.console import Console

from strategies_wonderland import ADULT, DAY, HOUSEHOLD, results_of, roster_of, wonderland
from transition.calc.explaining import explain
from transition.policies.library import bundled_policies
from transition.problems import CellPlace, Problem, spoken
from transition.reports.console import (
    print_explanation,
    print_policies,
    print_policy,
    print_problems,
    print_summary,
)
from transition.reports.explanation_text import plain_tree
from transition.rosters.roster import RosterSource

RICH = {**ADULT, "other_income": Fraction(12000)}
BLANK = {key: value for key, value in ADULT.items() if key != "wage"}


def shown(show, *args, language="zh", width=80, **settings):
    """Return what a function of the console prints, without colours."""
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    with spoken(language):
        show(*args, console=console, **settings)
    return console.file.getvalue()


@pytest.fixture(scope="module")
def results():
    roster = roster_of((HOUSEHOLD, ADULT, ADULT), (HOUSEHOLD, RICH), (HOUSEHOLD, BLANK))
    source = RosterSource("花名册.xlsx", "名册", rows=7, left_out={"blank": 2, "total": 1})
    return results_of(evolve(roster, source=source))


def test_the_summary_adds_up(results):
    text = shown(print_summary, results)

    assert "花名册 7 行 = 已确定 3 人 + 未确定 1 人 + 非人员 3 行" in text
    assert "非人员的行：空行 2、合计行 1" in text
    assert "家庭 3 户 = 已确定 2 户 + 未确定 1 户" in text


def test_the_summary_counts_households_by_what_they_come_to(results):
    lines = [line.split() for line in shown(print_summary, results).splitlines()]

    assert ["整户", "1", "2", "800", "元/月", "0", "元/月"] in lines
    assert ["不符合", "1", "1", "0", "元/月", "0", "元/月"] in lines
    assert ["救助金", "1", "1", "800", "元/月"] in lines


def test_the_summary_says_what_is_missing_and_where(results):
    text = shown(print_summary, results)

    assert "没有填：工资" in text
    assert "result.missing-cell" in text
    assert f"{results.problems[0].place}" in text
    assert ["残疾等级", "4", "无", "form", "第三条"] in [line.split() for line in text.splitlines()]


def test_months_stand_side_by_side():
    results = results_of(roster_of((HOUSEHOLD, ADULT)), *(datetime.date(2025, month, 1) for month in (6, 7)))
    lines = [line.split() for line in shown(print_summary, results).splitlines()]

    assert ["救助金", "1", "0", "400", "元/月", "420", "元/月", "820", "元"] in lines


def test_problems_are_listed_with_place_and_cure(results):
    text = shown(print_problems, results.roster, results.problems)

    assert "错误 result.missing-cell\n" in text
    assert f"  {results.problems[0].place} " in text
    assert "户 H3 的“工资”没有填。" in text
    assert "共 4 人，3 户。" in text


def test_many_problems_of_a_kind_are_counted_and_the_first_ones_shown(results):
    many = [
        Problem("roster.no-identity", CellPlace("r.xlsx", "名册", f"C{line}"), "warning")
        for line in range(2, 10)
    ]
    short, long = (shown(print_problems, results.roster, many, every=every) for every in (False, True))

    assert "提醒 roster.no-identity  8 处" in short
    assert ("名册!C6" in short, "名册!C7" in short, "另有 3 处没有列出" in short) == (True, False, True)
    assert ("名册!C9" in long, "另有" in long) == (True, False)


def test_errors_stand_before_warnings(results):
    warning = Problem("roster.no-identity", None, "warning")
    error = Problem("roster.no-head", None, "error", {"household": "1", "head": "户主"})
    text = shown(print_problems, results.roster, [warning, error])

    assert text.index("错误 roster.no-head") < text.index("提醒 roster.no-identity")


def test_an_explanation_is_a_tree_that_tells_a_step_once(results):
    text = shown(print_explanation, explain(results.ledger, 0))

    assert "└── " in text
    assert "保障类型 = 整户" in text
    assert "适用标准 = 400 元/人·月 （见上）" in text


def test_the_plain_tree_says_the_same_words(results):
    with spoken("zh"):
        plain = plain_tree(explain(results.ledger, 1))

    assert (
        "✗ 月人均收入 ≤ 适用标准：月人均收入 1,000 元/人·月，适用标准 400 元/人·月，差 600 元/人·月" in plain
    )
    assert "《奇境2025年救助标准表》第2行 [正式文件] · 自 2025-01-01 起 · 省一级的数值" in plain


def test_policies_are_listed_with_their_titles():
    policies = bundled_policies()
    text = shown(print_policies, policies)

    assert all(policy.name in text for policy in policies)


def test_a_policy_is_shown_as_of_a_day():
    before = shown(print_policy, wonderland(), datetime.date(2024, 5, 1))
    after = shown(print_policy, wonderland(), DAY)

    assert "380 元/人·月" in before
    assert "400 元/人·月" not in before
    assert "400 元/人·月" in after
    assert "取暖补贴标准" in after


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80])
def test_nothing_is_wider_than_the_terminal(results, language, width):
    everything = [
        shown(print_summary, results, language=language, width=width),
        shown(print_problems, results.roster, results.problems, language=language, width=width),
        shown(print_explanation, explain(results.ledger, 0)[:1], language=language, width=80),
        shown(print_policy, wonderland(), DAY, language=language, width=80),
    ]

    for text in everything:
        assert max(map(cell_len, text.splitlines())) <= max(width, 80)
    assert max(map(cell_len, everything[0].splitlines())) <= width


def test_an_error_in_its_rows_holds_back_all_that_a_household_would_get():
    roster = roster_of((HOUSEHOLD, ADULT), (HOUSEHOLD, ADULT))
    held = evolve(roster, held=np.array([True, False]))
    lines = [line.split() for line in shown(print_summary, results_of(held)).splitlines()]

    assert ["救助金", "1", "1", "400", "元/月"] in lines
