"""A change of one value on a command line: every way of writing it, and what is told when it is wrong."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_texts import Desk, table
from strategies_wonderland import wonderland
from transition.calc.lookups import resolve
from transition.calc.planner import make_plan
from transition.calc.simulations.settings import setting, target
from transition.policies.loading import load
from transition.policies.reforming import reformed
from transition.problems import UsageError, message

DAY = datetime.date


def said(written, policy=None):
    """What a setting changes: table, way, value, keys, unit, first and last day."""
    (value,) = setting(policy or wonderland(), written).values
    return value.table, value.way, value.value, dict(value.keys), value.unit, value.start, value.end


def set_to(value, keys=None, *, table="standard", way="set", unit=None, start=None, end=None):
    return (
        table,
        way,
        Fraction(value) if isinstance(value, (int, str)) else value,
        keys or {},
        unit,
        start,
        end,
    )


RURAL = {"residence": ("农村",)}
HERE = {"region": ("990100",), "residence": ("农村",)}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("标准=680", set_to(680)),
        ("standard=680", set_to(680)),
        (" 标准 = 680 ", set_to(680)),
        ("标准＝６８０", set_to(680)),
        ("标准[农村]=680", set_to(680, RURAL)),
        ("标准[990100,农村]=680", set_to(680, HERE)),
        ("标准[990100，农村]=680", set_to(680, HERE)),
        ("标准[990100、农村]=680", set_to(680, HERE)),
        ("标准[农村,990100]=680", set_to(680, HERE)),
        ("标准[region=990100,城乡=农村]=680", set_to(680, HERE)),
        ("标准[*,农村]=680", set_to(680, RURAL)),
        ("标准[*]=680", set_to(680)),
        ("标准[]=680", set_to(680)),
        ("标准[990100,990200]=680", set_to(680, {"region": ("990100", "990200")})),
        ("标准[城镇,农村]=680", set_to(680, {"residence": ("城镇", "农村")})),
        ("标准=680@2026-07", set_to(680, start=DAY(2026, 7, 1))),
        ("标准=680@2026-07-15", set_to(680, start=DAY(2026, 7, 15))),
        ("标准=680@2026-07:2026-09", set_to(680, start=DAY(2026, 7, 1), end=DAY(2026, 9, 30))),
        ("标准=680@2026-07-02:2026-09-04", set_to(680, start=DAY(2026, 7, 2), end=DAY(2026, 9, 4))),
        ("标准=680元/人·月", set_to(680, unit="元/人·月")),
        ("标准=680 元/人·月@2026-07", set_to(680, unit="元/人·月", start=DAY(2026, 7, 1))),
        ("标准+=48.5", set_to("97/2", way="add")),
        ("标准-=48.5", set_to("-97/2", way="add")),
        ("标准*=110%", set_to("11/10", way="times")),
        ("标准*=2/37", set_to("2/37", way="times")),
        ("工资扣除比例=30%", set_to("3/10", table="wage_share")),
        ("工资扣除比例=1/3", set_to("1/3", table="wage_share")),
        ("高龄加发[80]=200", set_to(200, {"age": (Fraction(80),)}, table="age_bonus")),
        ("助学标准[是,3]=70", set_to(70, {"at_school": (True,), "school_year": (3,)}, table="school_grant")),
        ("助学标准[否]=70", set_to(70, {"at_school": (False,)}, table="school_grant")),
        ("类别加发[老兵,遗孤]=70", set_to(70, {"categories": ("老兵", "遗孤")}, table="category_bonus")),
        ("救助档次[200]=一档", ("band", "set", "一档", {"amount_from": (200,)}, None, None, None)),
        ("先行先试=是", ("early_bird", "set", True, {}, None, None, None)),
        ("先行先试[990200]=否", ("early_bird", "set", False, {"region": ("990200",)}, None, None, None)),
        ("起算日=2025-02", ("first_day", "set", DAY(2025, 2, 1), {}, None, None, None)),
    ],
)  # fmt: skip
def test_a_setting_says(written, expected):
    assert said(written) == expected


@pytest.mark.parametrize("name", ["林口县", "牡丹江市林口县", "黑龙江省牡丹江市林口县", "231025"])
def test_a_region_is_named_by_its_name_or_its_code(name):
    policy = load(["heilongjiang-dibao"])

    assert said(f"低保标准[{name},农村]=680", policy)[3] == {"region": ("231025",), "residence": ("农村",)}


def test_a_setting_is_a_reform_that_cites_itself():
    reform = setting(wonderland(), "标准 = 680")

    assert (reform.name, reform.title, reform.path) == ("标准 = 680", "标准 = 680", "--set 标准 = 680")
    assert reform.documents["reform"].grade == "proposal"


@given(
    value=st.fractions(0, 10_000, max_denominator=997),
    day=st.dates(DAY(2024, 2, 1), DAY(2026, 12, 1)),
    home=st.sampled_from(["城镇", "农村"]),
)
def test_a_setting_is_what_the_table_answers_from_its_day_on(value, day, home):
    policy = wonderland()
    law = reformed(policy, [setting(policy, f"标准[{home}]={value}@{day}")], DAY(2024, 1, 1))

    for home_asked in ("城镇", "农村"):
        for asked in (day - datetime.timedelta(days=1), day):
            tables = [make_plan(one, asked).tables["standard"] for one in (policy, law)]
            before, after = (resolve(table, ("990107", home_asked)).value for table in tables)
            assert after == (value if (home_asked, asked) == (home, day) else before)


# --- what is refused ------------------------------------------------------------------------------


def refused(written, policy=None, read=setting):
    with pytest.raises(UsageError) as failure:
        read(policy or wonderland(), written)
    (problem,) = failure.value.problems
    assert "{" not in message(problem, "zh") + message(problem, "en")
    return problem


@pytest.mark.parametrize("written", ["标准", "标准=", "=680", "标准=680@", "标准[农村=680", "", "标准==680"])
def test_what_is_no_setting_is_told_with_an_example(written):
    problem = refused(written)

    assert problem.code == "simulation.bad-setting"
    assert said(problem.facts["example"])[2] == 100


@pytest.mark.parametrize(
    ("written", "code", "told"),
    [
        ("标淮=680", "simulation.no-such-table", "标准"),
        ("standart=680", "simulation.no-such-table", "standard"),
        ("救助金=680", "simulation.no-table", ""),
        ("工资=680", "simulation.no-table", "最低工资"),
        ("标准[农忖]=680", "simulation.bad-key", "农村"),
        ("标准[城乡=乡下]=680", "simulation.bad-key", "农村"),
        ("标准[户类=农村]=680", "simulation.bad-key", "城乡"),
        ("标准[99999]=680", "simulation.bad-key", "地区"),
        ("高龄加发[老]=680", "simulation.bad-key", "年龄"),
        ("放宽倍数[农村]=2", "simulation.bad-key", ""),
        ("标准=很多", "simulation.bad-value", "元/人·月"),
        ("标准=1,200", "simulation.bad-value", "元/人·月"),
        ("标准=680块", "simulation.bad-value", "元/人·月"),
        ("标准=680亩", "reform.unit", "元/人·月"),
        ("标准=680元/年", "reform.unit", "元/人·月"),
        ("标准+=10元", "reform.unit", "元/人·月"),
        ("工资扣除比例=1元", "reform.unit", "1"),
        ("救助档次=四档", "simulation.bad-value", "一档"),
        ("先行先试=也许", "simulation.bad-value", "否"),
        ("先行先试+=1", "reform.no-number", "value"),
        ("起算日=明天", "simulation.bad-value", "2025-07-01"),
        ("标准=680@七月", "usage.bad-day", "七月"),
        ("标准=680@2026-07:2026-05", "usage.empty-months", "2026-05"),
    ],
)
def test_what_is_wrong_is_told_with_what_is_legal(written, code, told):
    problem = refused(written)

    assert problem.code == code
    assert told in message(problem, "zh")


def test_a_word_that_fits_two_keys_is_refused_until_its_key_is_named(tmp_path):
    desk = Desk(tmp_path)
    columns = '{ key = "tier", type = "number" }, { key = "age", type = "number" }'
    desk.write(
        "place-aid", table("standard", "标准", "{ from = 2025-01-01, tier = 1, age = 2, value = 3 }", columns)
    )
    policy = desk.sound()
    problem = refused("标准[2]=5", policy)

    assert (problem.code, set(problem.facts["legal"])) == ("simulation.unclear-key", {"tier", "age"})
    assert said("标准[age=2]=5", policy)[3] == {"age": (2,)}
    assert said("标准[1,2]=5", policy)[3] == {"tier": (1,), "age": (2,)}


# --- what a sweep moves ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "keys"),
    [("标准", {}), ("标准[农村]", RURAL), ("standard[990100, 农村]", HERE), ("标准[*]", {})],
)
def test_a_target_is_a_table_and_some_of_its_keys(written, keys):
    found = target(wonderland(), written)

    assert (found.parameter.key, dict(found.keys)) == ("standard", keys)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("标准=5", "simulation.bad-setting"),
        ("", "simulation.bad-setting"),
        ("标淮", "simulation.no-such-table"),
        ("救助金", "simulation.no-table"),
        ("标准[农忖]", "simulation.bad-key"),
    ],
)
def test_what_is_no_target_is_refused(written, code):
    assert refused(written, read=target).code == code
