"""Units: read, written, multiplied; and what a formula's unit must be."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transition.policies.checked import Constant, parts
from transition.policies.inference import check_formula
from transition.policies.overlay import lay_over
from transition.policies.reader import read_policy
from transition.policies.things import names_of
from transition.policies.units import NO_UNIT, SYMBOLS, Unit, parse_unit

WONDERLAND = Path(__file__).parents[1] / "wonderland" / "policies"

units = st.lists(st.tuples(st.sampled_from(SYMBOLS), st.sampled_from((-1, 1))), max_size=5).map(
    lambda factors: [Unit(((symbol, power),)) for symbol, power in factors]
)


def product(factors):
    made = NO_UNIT
    for factor in factors:
        made = made * factor
    return made


# --- units by themselves ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("元", "元"),
        ("元/月", "元/月"),
        ("元/人·月", "元/人·月"),
        ("元／月·人", "元/人·月"),
        ("元/人/月", "元/人·月"),
        ("元 / 人 · 月", "元/人·月"),
        ("元*月/月", "元"),
        ("平方米/户", "平方米/户"),
        ("1/年", "1/年"),
        ("1", "1"),
        ("", "1"),
    ],
)
def test_a_unit_is_written_in_one_way(written, shown):
    assert str(parse_unit(written)) == shown


@pytest.mark.parametrize(("written", "part"), [("元/个月", "个月"), ("万元", "万元"), ("元//月", "")])
def test_what_is_no_unit_is_named(written, part):
    with pytest.raises(ValueError, match=f"^{part}$"):
        parse_unit(written)


@given(units.map(product).filter(lambda unit: all(abs(power) == 1 for _, power in unit.powers)))
def test_a_unit_read_again_is_the_same(unit):
    assert parse_unit(str(unit)) == unit


@given(units, st.randoms())
def test_the_order_of_factors_does_not_count(factors, random):
    shuffled = list(factors)
    random.shuffle(shuffled)

    assert product(shuffled) == product(factors)


@given(units.map(product), units.map(product))
def test_division_undoes_multiplication(one, other):
    assert one * other / other == one


def test_a_person_is_one_where_a_unit_is_seen_from_a_person():
    assert parse_unit("元/人·月").without("人") == parse_unit("元/月")


# --- units in formulas ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def names():
    policies = [read_policy(WONDERLAND / f"wonderland-{name}.toml")[0] for name in ("roster", "aid")]
    return names_of(lay_over(policies, []), [])


def typed(text, of, names):
    problems = []
    found, _ = check_formula(text, names, of, None, problems)

    assert problems == []
    return found


PERSON = [
    ("工资", "元/年"),
    ("工资 + 1000", "元/年"),
    ("1000 + 工资", "元/年"),
    ("工资 / 12", "元/年"),
    ("MONTHLY(工资)", "元/月"),
    ("YEARLY(最低工资[务工地])", "元/年"),
    ("2 * 月 / 年 * 最低工资[务工地]", "元/年"),
    ("年龄 * 1", "岁"),
    ("YEARS(出生日期, 评估日)", "年"),
    ("MONTHS(出生日期, 评估日)", "月"),
    ("工资扣除比例 * 工资", "元/年"),
    ("1 - 工资扣除比例", "1"),
    ("工资 / 其他收入", "1"),
    ("标准[户籍地, 城乡]", "元/月"),  # in a rule of a person, 人 is one
    ("标准[户籍地, 城乡] * 家庭人口", "元/月"),
    ("适用标准", "元/月"),
    ("家庭人口", "1"),
    ("COUNT(在读)", "1"),
    ("家庭收入 / COUNT(在读)", "元/年"),
    ("5 * 人", "1"),
    ("SUM(工资)", "元/年"),
    ("工资 / 人", "元/年"),
    ("助学标准[在读, 就读年级]", "元/月"),
]

HOUSEHOLD = [
    ("适用标准 * 家庭人口", "元/月"),
    ("标准[户籍地, 城乡]", "元/人·月"),
    ("COUNT(在读)", "人"),
    ("COUNT(TRUE)", "人"),
    ("SUM(标准[户籍地, 城乡] * IF(在读, 1, 0))", "元/月"),
    ("SUM(工资)", "元/年"),
    ("HIGHEST(年龄)", "岁"),
    ("SUM(工资) / 家庭人口", "元/人·年"),
    ("MONTHLY(SUM(工资)) / 家庭人口", "元/人·月"),
    ("1 / 家庭人口", "1/人"),
    ("MAX(家庭收入 - 1000, 0)", "元/年"),
    ("MIN(0, 家庭收入, 5)", "元/年"),
    ("ABS(-家庭收入)", "元/年"),
    ("IF(先行户, 0, 家庭收入)", "元/年"),
    ("IF(先行户, IF(先行户, 1, 2), 家庭收入)", "元/年"),
    ("OR_ELSE(取暖补贴标准, 0)", "元/月"),
    ("SUM(IF(在读, 100, 0)) + 救助金", "元/月"),
    ("100 * 元 / 月 + 救助金", "元/月"),
    ("救助金 / (1 * 人)", "元/人·月"),
    ("2 * 3", "1"),
]


@pytest.mark.parametrize(("text", "unit"), PERSON)
def test_the_unit_of_a_formula_of_a_person(text, unit, names):
    assert str(typed(text, "person", names).unit) == unit


@pytest.mark.parametrize(("text", "unit"), HOUSEHOLD)
def test_the_unit_of_a_formula_of_a_household(text, unit, names):
    assert str(typed(text, "household", names).unit) == unit


REFUSED = [
    ("person", "工资 + 最低工资[务工地]", "units-differ"),
    ("person", "工资 > 年龄", "units-differ"),
    ("person", "年龄 + YEARS(出生日期, 评估日)", "units-differ"),
    ("person", "工资扣除比例 + 工资", "units-differ"),
    ("person", "工资 + 5 * 月", "units-differ"),
    ("person", "MAX(工资, 最低工资[务工地])", "units-differ"),
    ("person", "IF(务工, 工资, 最低工资[务工地])", "units-differ"),
    ("person", "IF(务工, 工资, 5 * 岁)", "units-differ"),
    ("person", "OR_ELSE(工资, 最低工资[务工地])", "units-differ"),
    ("person", "1 < 工资 < 年龄", "units-differ"),
    ("household", "月人均收入 <= 救助金", "units-differ"),
    ("household", "家庭人口 + 家庭收入", "units-differ"),
    ("household", "SUM(工资) - SUM(助学金)", "units-differ"),
    ("household", "MONTHLY(救助金)", "wrong-period"),
    ("household", "YEARLY(家庭收入)", "wrong-period"),
    ("household", "MONTHLY(家庭人口)", "wrong-period"),
    ("person", "高龄加发[工资]", "key-unit"),
]


@pytest.mark.parametrize(("of", "text", "code"), REFUSED)
def test_what_does_not_go_together_is_one_problem(of, text, code, names):
    problems = []
    check_formula(text, names, of, None, problems)

    assert [problem.code for problem in problems] == [f"formula.{code}"]


def facts_of(text, names, of="household"):
    problems = []
    check_formula(text, names, of, None, problems)
    return problems[0].facts


def test_a_wrong_unit_shows_both_operands_and_the_way_to_convert(names):
    facts = facts_of("MAX(家庭收入 - SUM(助学金), 0)", names)

    assert (facts["left"], facts["left_unit"]) == ("家庭收入", "元/年")
    assert (facts["right"], facts["right_unit"]) == ("SUM(助学金)", "元/月")
    assert facts["conversion"] == "MONTHLY(家庭收入)"
    assert facts["column"] == 5


def test_a_value_per_person_against_one_of_the_household_names_what_counts_persons(names):
    facts = facts_of("适用标准 - 救助金", names)

    assert facts["per_person"] == "适用标准"
    assert facts["head_counts"] == ("家庭人口",)
    assert facts["conversion"] == ""


def test_years_against_months_are_no_matter_of_converting_a_rate(names):
    assert facts_of("YEARS(出生日期, 评估日) > MONTHS(出生日期, 评估日)", names, "person")["conversion"] == ""


def test_a_number_of_months_in_another_unit_is_told_how_to_count_months(names):
    years = facts_of("LATER(评估日, YEARS(出生日期, 评估日))", names, "person")
    people = facts_of("LATER(评估日, 家庭人口 / 人 + 1)", names)
    money = facts_of("LATER(评估日, 家庭收入)", names)

    assert years["conversion"] == "YEARS(出生日期, 评估日) * 12 * 月 / 年"
    assert people["conversion"] == "(家庭人口 / 人 + 1) * 月"
    assert money["conversion"] == ""


def test_a_bare_number_is_given_the_unit_of_the_other_side(names):
    difference = parts(typed("MAX(家庭收入 - 1000, 0)", "household", names).expression)

    assert [str(part.type.unit) for part in difference] == ["元/年", "元/年"]
    assert isinstance(difference[1], Constant)


def test_monthly_is_a_twelfth_and_keeps_the_units_in_order(names):
    expression = typed("MONTHLY(家庭收入)", "household", names).expression
    income, twelve = parts(expression)

    assert twelve.value == Fraction(12)
    assert income.type.unit / twelve.type.unit == expression.type.unit == parse_unit("元/月")
