"""A formula that the checker lets pass runs without a fault, and comes to what the oracle says."""

from __future__ import annotations

import datetime
from fractions import Fraction
from pathlib import Path

from attrs import evolve
from hypothesis import event, given
from hypothesis import strategies as st

from oracle import Oracle
from transition.calc.evaluation import evaluate
from transition.calc.planner import make_plan
from transition.policies.checker import check_policies
from transition.policies.library import chosen_policies
from transition.policies.model import Citation, Rule, RuleVersion
from transition.problems import errors_in
from transition.rosters.given import GivenHousehold, roster_from_values

POLICIES, CHOSEN = chosen_policies(
    [Path(__file__).parents[1] / "wonderland" / "policies" / "wonderland-aid.toml"]
)
DAY = datetime.date(2025, 3, 1)

LEAVES = {
    "元/年": ["工资", "其他收入", "医疗支出", "核定收入", "家庭收入", "0", "12.5", "1200 * 元 / 年"],
    "元/月": ["增发额", "助学金", "最低工资[务工地]", "最低工资[计酬地]", "高龄加发[年龄]", "0", "300"],
    "1": ["自付比例", "工资扣除比例", "0", "2", "1/3", "75%", "就读年级"],
    "岁": ["年龄", "AGE(出生日期)", "60"],
    "日期": ["出生日期", "申请日期", "评估日", "起算日", "DATE(2000, 2, 29)"],
    "是否": ["务工", "在读", "HAS(人员类别, '老兵')", "残疾等级 in ('一级', '二级')", "先行先试[户籍地]"],
}


def formulas(unit, depth=3):
    """Draw a formula of a person; most are of `unit`, some are wrong."""
    leaf = st.sampled_from(LEAVES[unit])
    if depth == 0:
        return leaf
    same, flag = formulas(unit, depth - 1), formulas("是否", depth - 1)
    others = st.sampled_from(sorted(LEAVES)).flatmap(lambda other: formulas(other, depth - 1))
    if unit == "是否":
        return st.one_of(leaf, *_flags(flag, depth), others.map(lambda part: f"KNOWN({part})"))
    made = [
        leaf,
        st.builds("IF({}, {}, {})".format, flag, same, same),
        st.builds("OR_ELSE({}, {})".format, same, same),
    ]
    made.append(st.builds("MAX({}, {})".format, same, same))
    if unit != "日期":
        made.append(st.builds("({} {} {})".format, same, st.sampled_from("+-"), same))
        made.append(st.builds("{} {} ({})".format, same, st.sampled_from("*/"), formulas("1", depth - 1)))
        made.append(st.builds("ABS(-({}))".format, same))
    if unit == "元/月":
        made.append(formulas("元/年", depth - 1).map("MONTHLY({})".format))
    return st.one_of(*made, *([others] if depth == 1 else []))


def _flags(flag, depth):
    yield st.builds("({} {} {})".format, flag, st.sampled_from(("and", "or")), flag)
    yield flag.map("not ({})".format)
    for unit in ("元/年", "元/月", "岁", "日期", "1"):
        side = formulas(unit, depth - 1)
        yield st.builds("{} {} {}".format, side, st.sampled_from(("<", ">=", "=", "≠")), side)


persons = st.fixed_dictionaries(
    {},
    optional={
        "birth": st.dates(datetime.date(1930, 1, 1), datetime.date(2026, 1, 1)),
        "wage": st.integers(0, 10**7).map(lambda fen: Fraction(fen, 100)) | st.just(Fraction(10**30, 7)),
        "other_income": st.integers(-5, 5).map(Fraction),
        "own_share": st.sampled_from((Fraction(0), Fraction(1, 3), Fraction(1))),
        "working": st.booleans(),
        "at_school": st.booleans(),
        "school_year": st.integers(0, 12).map(Fraction),
        "categories": st.frozensets(st.sampled_from(("老兵", "遗孤", "外出"))),
        "disability": st.sampled_from(("无", "一级", "三级")),
        "work_region": st.sampled_from(("990100", "990300", "990201")),
    },
)
households = st.builds(
    GivenHousehold,
    st.just("户"),
    st.fixed_dictionaries({}, optional={"home_region": st.sampled_from(("990200", "990101"))}),
    st.lists(persons, max_size=3).map(tuple),
)


def with_rule(formula, unit):
    """Return the invented place's policies with one more rule of a person."""
    kind = {"是否": "flag", "日期": "date"}.get(unit, "number")
    version = RuleVersion(formula, (), (Citation("law", "第一条"),))
    rule = Rule(
        "drawn",
        "试算",
        "person",
        (version,),
        kind,
        unit if kind == "number" else None,
        policy="wonderland-aid",
    )
    return [
        evolve(policy, rules={**policy.rules, "drawn": rule}) if policy.name == "wonderland-aid" else policy
        for policy in POLICIES
    ]


drawn = st.sampled_from(sorted(LEAVES)).flatmap(lambda unit: st.tuples(st.just(unit), formulas(unit)))


@given(drawn, st.lists(households, max_size=3))
def test_what_the_checker_lets_pass_runs_and_agrees_with_the_oracle(drawn, households):
    unit, formula = drawn
    policy, problems = check_policies(with_rule(formula, unit), CHOSEN)
    event("refused" if errors_in(problems) else "passed")
    if errors_in(problems):
        return
    roster = roster_from_values(policy, households)
    column = evaluate(make_plan(policy, DAY), roster).columns["drawn"]

    assert [column.at(row) for row in range(roster.persons)] == Oracle(policy, roster, DAY).values("drawn")
