"""Comparisons whose figures are worked out by hand from the law's numbers."""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from policy_texts import WONDERLAND
from strategies_adjustments import ADULT, HOUSEHOLD, member, read, side
from strategies_rosters import frame_of, person, sheet_of
from strategies_wonderland import wonderland
from transition.api import diff
from transition.calc.adjustments.adjustment import compare
from transition.calc.adjustments.changes import changes
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.sides import Side
from transition.policies.loading import load
from transition.rosters.given import GivenHousehold, roster_from_values

ROOT = Path(__file__).parents[2]
COUNTY = ROOT / "examples" / "linkou-county.toml"

NO_INCOME = {"工资性收入": 0, "经营净收入": 0, "财产净收入": 0, "转移净收入": 0}
OLDER = {"出生日期": datetime.date(1980, 3, 1), **NO_INCOME}


@cache
def law(*names):
    return load(names)


def given(policy, *households):
    """A roster out of cells by label: each household is its own cells and then its members'."""
    keys = policy.labels()

    def cells(row):
        return {
            keys[label]: Fraction(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell
            for label, cell in row.items()
        }

    return roster_from_values(
        policy,
        [
            GivenHousehold(f"{number:04}", cells(own), tuple(map(cells, members)))
            for number, (own, *members) in enumerate(households, 1)
        ],
    )


def over_time(policy, roster, before, after):
    """One roster under one policy on two days: the changes, by household number or person's place."""
    days = [datetime.date.fromisoformat(day) for day in (before, after)]
    return compare(*(Side(policy, roster, (day,)) for day in days))


def only(adjustment, entitlement):
    (change,) = [one for one in changes(adjustment) if one.entitlement == entitlement]
    return change


def parts_of_law(adjustment, change):
    shares = adjustment.rules.shares[change.mark]
    return {mover.label: share.at(change.pair) for mover, share in shares.items() if share.at(change.pair)}


# --- the real law --------------------------------------------------------------------------------


def test_the_rise_of_a_county_standard_gives_each_person_the_rise():
    """Linkou, rural: 585 in 2025, 632 from 2026-04-01. Two persons with 700 yuan a month."""
    policy = law("heilongjiang-dibao", COUNTY)
    home = {"户籍地": "231025", "城乡": "农村"}
    roster = given(policy, (home, {**OLDER, "经营净收入": 8400}, OLDER))
    adjustment = over_time(policy, roster, "2025-12-01", "2026-04-01")
    change = only(adjustment, "allowance")

    assert (change.before, change.after) == (585 * 2 - 700, 632 * 2 - 700)
    assert change.words == "调增"
    assert (change.data, change.policy, change.interaction, change.unsplit) == (0, 2 * (632 - 585), 0, 0)
    assert parts_of_law(adjustment, change) == {"低保标准": 94}
    assert change.reason == (
        "低保标准 585→632 元/人·月（2026-04-01 起，《林口县乡镇民政办公室所用软件的标准数据》）"
    )
    (moved, *rest) = Outcome(adjustment).law
    assert (moved.label, moved.before, moved.after, moved.households) == (
        "低保标准",
        "585 元/人·月",
        "632 元/人·月",
        1,
    )
    assert all(one.households == 0 for one in rest)


def test_between_two_standards_nothing_is_known_and_no_sum_has_it():
    """No number was found for January to March 2026."""
    policy = law("heilongjiang-dibao", COUNTY)
    roster = given(policy, ({"户籍地": "231025", "城乡": "农村"}, OLDER))
    there = over_time(policy, roster, "2025-12-01", "2026-02-01")
    back = over_time(policy, roster, "2026-02-01", "2026-04-01")
    gone, come = only(there, "allowance"), only(back, "allowance")

    assert (gone.words, gone.before, gone.after, gone.difference) == ("待核实", 585, None, None)
    assert "低保标准" in gone.reason
    assert (come.words, come.before, come.after) == ("已核实", None, 632)
    lines = {
        line.kind: (line.households, line.persons, line.amount) for line in Outcome(there).reconciled[0].lines
    }
    assert lines == {"opening": (1, 1, 585), "undecided": (1, 1, -585), "closing": (0, 0, 0)}


def test_a_share_that_steps_down_to_nothing_stops_the_aid():
    """Sichuan, 脱贫人口: 25 % of 380 yuan for 2024, nothing from 2025 on."""
    policy = law("sichuan-enrolment")
    roster = given(policy, ({"户籍地": "510104"}, {"人员类别": frozenset({"脱贫人口"})}))
    adjustment = over_time(policy, roster, "2024-06-01", "2025-06-01")
    change = only(adjustment, "enrolment_aid")

    assert (change.before, change.after) == (Fraction(25, 100) * 380, 0)
    assert (change.words, change.policy, change.data) == ("停发", -95, 0)
    assert sum(parts_of_law(adjustment, change).values()) == -95
    assert "医保资助比例 0.25→0（2024-09-01 起，" in change.reason


def test_what_an_amount_could_not_be_known_without_is_named_with_what_made_it_known():
    """Sichuan, 低保对象: 75 % of 380 yuan for 2024, of 400 for 2025. The year's share is not in force on
    the old day, so what moves is known only when fee and share have both moved.
    """
    policy = law("sichuan-enrolment")
    roster = given(policy, ({"户籍地": "510104"}, {"人员类别": frozenset({"低保对象"})}))
    change = only(over_time(policy, roster, "2024-06-01", "2025-06-01"), "enrolment_aid")

    assert (change.before, change.after) == (Fraction(3, 4) * 380, Fraction(3, 4) * 400)
    assert change.reason == "医保个人缴费标准表 380→400 元/年（2024-09-01 起，医保发〔2024〕19号）"


def test_a_child_that_turns_18_has_no_extra_any_more():
    """Linkou pays 104 yuan more for each minor in the countryside (57号第二十七条)."""
    policy = law("heilongjiang-dibao", COUNTY)
    child = {**NO_INCOME, "姓名": "兔乙", "出生日期": datetime.date(2008, 5, 15)}
    roster = given(policy, ({"户籍地": "231025", "城乡": "农村"}, {**OLDER, "经营净收入": 6000}, child))
    adjustment = over_time(policy, roster, "2026-05-14", "2026-05-15")
    change = only(adjustment, "allowance")

    assert (change.before, change.after) == (632 * 2 - 500 + 104, 632 * 2 - 500)
    assert change.words == "调减"
    assert parts_of_law(adjustment, change) == {"评估日": -104}
    assert change.reason == "评估日 2026-05-14→2026-05-15；兔乙未成年人 是→否"


def test_a_higher_minimum_wage_leaves_a_worker_a_higher_deduction():
    """Linkou, rural 585 yuan in 2025; working in Nangang, where the minimum wage rises from 2080 to 2270
    yuan on 2025-12-01. Two months of it are taken off the wages of 24000 yuan a year.
    """
    policy = law("heilongjiang-dibao")
    worker = {
        **OLDER,
        "工资性收入": 24000,
        "务工": True,
        "劳动能力": "有劳动能力",
        "务工地": "230103",
    }
    roster = given(policy, ({"户籍地": "231025", "城乡": "农村"}, worker, OLDER, OLDER))
    adjustment = over_time(policy, roster, "2025-11-30", "2025-12-01")
    change = only(adjustment, "allowance")

    assert change.before == 585 * 3 - Fraction(24000 - 2 * 2080, 12)
    assert change.after == 585 * 3 - Fraction(24000 - 2 * 2270, 12)
    assert change.difference == Fraction(2 * (2270 - 2080), 12) == Fraction(95, 3)
    assert parts_of_law(adjustment, change) == {"最低工资标准": Fraction(95, 3)}
    assert "最低工资标准 2080→2270 元/月" in change.reason


def test_the_month_of_a_first_payment_is_the_one_after_the_decision():
    """民发〔2021〕57号第二十一条: from the month after the decision on."""
    policy = law("heilongjiang-dibao", COUNTY)
    home = {"户籍地": "231025", "城乡": "农村", "确认日期": datetime.date(2026, 5, 20)}
    roster = given(policy, (home, OLDER))
    change = only(over_time(policy, roster, "2026-05-31", "2026-07-01"), "allowance")

    assert (change.words, change.before, change.after) == ("新增", 0, 632)
    assert change.month == datetime.date(2026, 6, 1)


# --- causes that meet ----------------------------------------------------------------------------


def test_data_and_law_and_both_together_stand_apart():
    """Standard 400 → 420 a head (2025-07-01), and a second person joins: 400, 2 × 420."""
    one = [("H1", HOUSEHOLD, [member(1, ADULT)])]
    two = [("H1", HOUSEHOLD, [member(1, ADULT), member(2, ADULT)])]
    change = only(
        compare(side(one, datetime.date(2025, 6, 1)), side(two, datetime.date(2025, 7, 1))), "amount"
    )

    assert (change.before, change.after) == (400, 840)
    assert (change.data, change.policy, change.interaction, change.unsplit) == (400, 20, 20, 0)


def test_what_a_mixed_run_does_not_know_is_not_divided():
    """A county without a minimum wage after 2024: under the law of 2025 the old roster is not known."""
    working = {**ADULT, "working": True, "work_region": "9903", "wage": Fraction(1200)}
    idle = {**ADULT}
    before = side([("H1", HOUSEHOLD, [member(1, working)])], datetime.date(2024, 6, 1))
    after = side([("H1", HOUSEHOLD, [member(1, idle)])], datetime.date(2025, 6, 1))
    change = only(compare(before, after), "amount")

    # 2024: wages 1200 a year less 20 %, less the cost of working, which takes all of it.
    assert (change.before, change.after) == (380, 400)
    assert (change.data, change.policy, change.interaction, change.unsplit) == (0, 0, 0, 20)


# --- kinds ---------------------------------------------------------------------------------------

SEVERE = {**ADULT, "disability": "一级"}


def test_a_household_whose_word_moves_and_stays_entitled_turns():
    """Income 500 a head: above 400, within 1.5 times with a severely disabled member: 单人."""
    poor = side([("H1", HOUSEHOLD, [member(1, SEVERE)])])
    richer = side([("H1", HOUSEHOLD, [member(1, {**SEVERE, "other_income": Fraction(6000)})])])
    there, back = only(compare(poor, richer), "amount"), only(compare(richer, poor), "amount")

    assert (there.words, there.word_before, there.word_after) == ("转单人", "整户", "单人")
    assert (back.words, there.difference, back.difference) == ("转整户", 0, 0)


def test_a_refusal_says_by_how_much_and_by_which_article():
    """Wages of 12000 a year, 25 % off: 750 a month, 350 over the standard of 400."""
    before = side([("H1", HOUSEHOLD, [member(1, ADULT)])])
    after = side([("H1", HOUSEHOLD, [member(1, {**ADULT, "wage": Fraction(12000)})])])
    change = only(compare(before, after), "amount")

    assert (change.words, change.before, change.after) == ("停发", 400, 0)
    assert change.reason == (
        "工资 0→12000 元/年；月人均收入 0→750 元/人·月；保障类型 整户→不符合；"
        "月人均收入超适用标准 350 元/人·月（奇令〔2023〕1号第七条、奇令〔2023〕1号第七条第二款）"
    )


@pytest.mark.parametrize(
    ("before", "after", "words", "numbers"),
    [
        ([], [ADULT], "新增", (0, 400)),
        ([ADULT], [], "停发", (400, 0)),
        ([ADULT], [ADULT, ADULT], "调增", (400, 800)),
        ([ADULT, ADULT], [ADULT], "调减", (800, 400)),
        ([ADULT], [{**ADULT, "working": None}], "待核实", (400, None)),
        ([{**ADULT, "working": None}], [ADULT], "已核实", (None, 400)),
        ([{**ADULT, "working": None}], [{**ADULT, "working": None}], "仍待核实", (None, None)),
    ],
)
def test_each_kind_of_change(before, after, words, numbers):
    sides = []
    for people in (before, after):
        members = [
            member(place, {key: cell for key, cell in one.items() if cell is not None})
            for place, one in enumerate(people, 1)
        ]
        others = ("H9", HOUSEHOLD, [member(9, ADULT)])
        sides.append(side([("H1", HOUSEHOLD, members), others] if members else [others]))
    change = only(compare(*sides), "amount")

    assert change.words == words
    assert (change.before, change.after) == numbers


def test_two_readings_of_one_roster_under_two_laws_are_one_roster():
    policies = wonderland(), wonderland("toyland-aid")
    family = [("H1", {**HOUSEHOLD, "home_region": "9901"}, [member(1, ADULT)])]
    rosters = [read(family, policy) for policy in policies]
    old = Side(policies[0], rosters[0], (datetime.date(2025, 3, 1),), elsewhere=rosters[1])
    new = Side(policies[1], rosters[1], (datetime.date(2025, 3, 1),), elsewhere=rosters[0])
    found = {one.entitlement: one for one in changes(compare(old, new))}

    # Toyland: 1351/3 a head in the countryside, rounded up; heating aid of 35.5 rounded down.
    assert (found["amount"].before, found["amount"].after) == (400, 451)
    assert (found["heating_aid"].before, found["heating_aid"].after, found["heating_aid"].words) == (
        0,
        35,
        "新增",
    )
    assert {one.data for one in found.values()} == {0}


def test_a_default_that_another_law_sets_is_a_part_of_the_law(tmp_path):
    """Own share of medical costs where it is blank: all of it, or half. 4800 a year of income less 2400 or
    1200 is 200 or 300 a month; the standard is 400.
    """
    laws = []
    for name, share in (("all", "100%"), ("half", "50%")):
        folder = tmp_path / name
        folder.mkdir()
        for policy in ("wonderland-aid", "wonderland-roster"):
            text = (WONDERLAND / f"{policy}.toml").read_text(encoding="utf-8")
            (folder / f"{policy}.toml").write_text(
                text.replace('default = "100%"', f'default = "{share}"'), encoding="utf-8"
            )
        laws.append(load([folder / "wonderland-aid.toml"]))
    cells = {"户籍地": "990200", "申请日期": "2025-01-03", "工资": 0, "人员类别": "无"}
    sheet = frame_of(sheet_of(person("H1", "兔甲", 其他收入=4800, 医疗支出=2400, **cells)))
    adjustment = diff(laws[0], sheet, to_policy=laws[1], as_of="2025-03").outcome.adjustment
    change = only(adjustment, "amount")

    assert (change.before, change.after) == (200, 100)
    assert (change.data, change.policy, change.interaction, change.unsplit) == (0, -100, 0, 0)
    assert parts_of_law(adjustment, change) == {"花名册列的默认值": -100}
    assert change.reason.startswith("花名册列的默认值变更")
