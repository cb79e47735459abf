"""The checker: what sound policies become, and that no policy whatever makes it fall over."""

from __future__ import annotations

import datetime
import pickle
import re
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from policy_texts import WONDERLAND, Desk, rule, table, wonderland
from transition.policies.checked import (
    Aggregate,
    Among,
    Arithmetic,
    AsOf,
    Broadcast,
    CheckedPolicy,
    Choice,
    Comparison,
    Constant,
    Elapsed,
    Has,
    Known,
    Logic,
    Lookup,
    Not,
    Read,
    parts,
)
from transition.policies.checker import check_policies
from transition.policies.constants import constant_value
from transition.policies.cycles import in_order
from transition.policies.inference import check_formula
from transition.policies.loading import load
from transition.policies.overlay import lay_over
from transition.policies.things import names_of
from transition.problems import PolicyError

NAMES = ("wonderland-roster", "wonderland-aid", "toyland-aid")
POLICIES = wonderland(*NAMES)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def toyland():
    checked, problems = check_policies(POLICIES, ["toyland-aid"])

    assert problems == ()
    return checked


@pytest.fixture(scope="module")
def names():
    return names_of(lay_over(POLICIES, []), [])


def expression(text, names, of="household"):
    problems = []
    typed, _ = check_formula(text, names, of, None, problems)

    assert problems == []
    return typed.expression


def codes(text, names, of="household"):
    problems = []
    check_formula(text, names, of, None, problems)
    return [problem.code.removeprefix("formula.") for problem in problems]


# --- sound policies ---------------------------------------------------------------------------------


def test_a_checked_policy_can_be_pickled(toyland):
    again = pickle.loads(pickle.dumps(toyland))

    assert isinstance(again, CheckedPolicy)
    assert again == toyland


def test_every_rule_comes_after_those_it_needs(toyland):
    order = list(toyland.rules)

    for place, rule_ in enumerate(toyland.rules.values()):
        assert rule_.needs.isdisjoint(order[place:])


def test_what_a_rule_needs_is_told_by_key_over_all_its_versions(toyland):
    assert toyland.rules["amount"].needs == {"kind", "standard_used", "size", "income", "bonus"}
    assert toyland.rules["standard_used"].needs == {"standard", "home_region", "residence"}


def test_every_expression_knows_its_piece_of_formula(toyland):
    version = toyland.rules["work_cost"].versions[0]

    assert version.formula.source == version.formula_text
    assert next(part.source for part in parts(version.formula)) == "务工 and 有劳动能力"


def test_the_title_and_the_region_are_those_chosen(toyland):
    assert (toyland.chosen, toyland.title, toyland.region) == (("toyland-aid",), "玩具城救助", "990100")


def test_a_default_is_in_the_kind_of_its_input(toyland):
    assert toyland.inputs["own_share"].default == Fraction(1)
    assert toyland.inputs["disability"].default == "无"
    assert toyland.inputs["wage"].default is None


def test_a_version_ends_before_the_next_begins(toyland):
    first, second = toyland.rules["amount"].versions

    assert (first.start, first.end) == (None, datetime.date(2024, 12, 31))
    assert (second.start, second.end) == (datetime.date(2025, 1, 1), None)


def test_a_case_without_citation_has_that_of_its_rule(toyland):
    first, second, _ = toyland.rules["amount"].versions[1].cases

    assert [str(source) for source in first.sources] == ["《奇境救助办法修正案》（奇令〔2024〕9号）第三条"]
    assert [source.article for source in second.sources] == ["第四条"]


def test_a_parameter_knows_its_keys(toyland):
    standard, bonus = toyland.parameters["standard"], toyland.parameters["age_bonus"]

    assert [(key.key, key.label, key.type.kind) for key in standard.by] == [
        ("region", "地区", "region"),
        ("residence", "城乡", "category"),
    ]
    assert (bonus.by[0].label, bonus.by[0].match, str(bonus.by[0].type.unit)) == ("年龄", "at least", "岁")
    assert bonus.otherwise == 0
    assert standard.lasts == (1, "年")


def test_checks_are_typed(toyland):
    assert [check.key for check in toyland.checks] == ["born_later", "wage_without_work"]
    assert all(check.when.type.kind == "flag" for check in toyland.checks)


# --- what formulas become ---------------------------------------------------------------------------


def test_a_person_reads_the_household_and_its_own_values(names):
    made = expression("务工 and 先行户", names, "person")

    assert isinstance(made, Logic)
    own, shared = made.items
    assert isinstance(own, Read)
    assert isinstance(shared, Broadcast)
    assert (own.of, shared.of, shared.inner.of) == ("person", "person", "household")


def test_an_aggregate_in_a_rule_of_a_person_looks_at_its_own_household(names):
    made = expression("工资 = HIGHEST(工资)", names, "person")

    assert isinstance(made, Comparison)
    assert isinstance(made.right, Broadcast)
    assert isinstance(made.right.inner, Aggregate)


def test_what_is_the_same_for_everybody_belongs_to_nobody(names):
    assert expression("起算日 < 评估日", names).of is None
    assert expression("IF(先行户, 起算日, 评估日)", names).of == "household"
    assert expression("取暖补贴标准", names, "person").of is None


@pytest.mark.parametrize(
    ("text", "of", "kind"),
    [
        ("评估日", "household", AsOf),
        ("AGE(出生日期)", "person", Elapsed),
        ("取暖补贴标准", "household", Lookup),
        ("HAS(人员类别, '老兵')", "person", Has),
        ("KNOWN(申请日期)", "household", Known),
        ("残疾等级 not in ('一级', '二级')", "person", Not),
        ("IF(先行户, 1, 2)", "household", Choice),
        ("月", "household", Constant),
        ("DATE(2025, 7, 1)", "household", Constant),
        ("MONTHLY(家庭收入)", "household", Arithmetic),
    ],
)
def test_a_formula_becomes_an_expression(text, of, kind, names):
    assert isinstance(expression(text, names, of), kind)


def test_options_are_values_and_regions_their_digits(names):
    assert expression("户籍地 in ('990100', '990000')", names).options == ("9901", "99")
    assert expression("就读年级 in (1, 2, -1)", names, "person").options == (1, 2, -1)
    assert isinstance(expression("就读年级 in (1)", names, "person"), Among)


def test_a_word_is_of_the_kind_of_the_other_side(names):
    assert expression("城乡 = '农村'", names).right.type.kind == "category"
    assert expression("'农村' = 城乡", names).left.type.kind == "category"
    assert expression("户籍地 = '990100'", names).right == Constant(
        type=expression("户籍地", names).type, value="9901"
    )
    assert expression("姓名 = '兔甲'", names, "person").right.type.kind == "text"


def test_age_on_a_day_counts_to_that_day(names):
    assert isinstance(expression("AGE(出生日期)", names, "person").end, AsOf)
    assert expression("AGE(出生日期, 起算日)", names, "person").end.parameter == "first_day"


def test_tags_or_one_word_may_be_the_key_of_a_table_by_tags(names):
    assert codes("类别加发[人员类别]", names, "person") == []
    assert codes("类别加发['老兵']", names, "person") == []
    assert codes("类别加发['老汉']", names, "person") == ["unknown-word"]


REFUSED = [
    ("person", "工资 and 务工", ["no-condition"]),
    ("person", "工资 + 务工 + 姓名", ["wrong-kind", "wrong-kind"]),
    ("person", "未知一 + 未知二", ["unknown-name", "unknown-name"]),
    ("person", "IF(未知, 工资, 1) + 未知", ["unknown-name", "unknown-name"]),
    ("person", "MAX(未知, 工资 + 年龄)", ["unknown-name", "units-differ"]),
    ("person", "标准[未知, 务工地]", ["unknown-name", "key-kind"]),
    ("person", "未知[未知二, 工资 + 年龄]", ["unknown-name", "unknown-name", "units-differ"]),
    ("person", "出生日期 > '2025-01-01'", ["kinds-differ"]),
    ("person", "出生日期 > 2025", ["kinds-differ"]),
    ("person", "年龄 = '60'", ["kinds-differ"]),
    ("person", "残疾等级 = 1", ["kinds-differ"]),
    ("person", "务工地 = 230000", ["kinds-differ"]),
    ("person", "IF(务工, '甲', 1)", ["kinds-differ"]),
    ("person", "残疾等级 in ('一级', 2)", ["kinds-differ"]),
    ("person", "残疾等级 in ('一级', '七级', '九级')", ["unknown-word", "unknown-word"]),
    ("person", "MAX(务工, 1)", ["wrong-kind"]),
    ("person", "-姓名", ["wrong-kind"]),
    ("person", "ABS(出生日期)", ["wrong-kind"]),
    ("person", "MIN('甲', '乙')", ["wrong-kind", "wrong-kind"]),
    ("person", "AGE(工资)", ["wrong-kind"]),
    ("person", "DATE(出生日期, 1, 1)", ["wrong-kind"]),
    ("person", "HAS(残疾等级, '一级')", ["wrong-kind"]),
    ("person", "not 工资", ["no-condition"]),
    ("household", "COUNT(工资)", ["no-condition"]),
    ("household", "SUM(务工)", ["wrong-kind"]),
    ("household", "ANY(先行户)", ["aggregate-of-household"]),
    ("household", "SUM(适用标准 * 1)", ["aggregate-of-household"]),
    ("person", "SUM(COUNT(务工))", ["aggregate-of-household"]),
    ("household", "IF(务工, 1, 0)", ["person-in-household"]),
    ("household", "标准[务工地, 城乡]", ["person-in-household"]),
    ("person", "工资 / 0", ["zero-division"]),
    ("person", "工资 / (0 * 元)", ["zero-division"]),
    ("person", "人员类别 in ('老兵')", ["tags-compared"]),
    ("person", "人员类别 = 人员类别", ["tags-compared"]),
    ("person", "务工 > TRUE", ["no-order"]),
    ("person", "务工地 < '990000'", ["no-order"]),
    ("household", "DATE(2025, 13, 1) < 评估日", ["no-such-day"]),
    ("household", "DATE(2025, 1.5, 1) < 评估日", ["no-such-day"]),
    ("household", "DATE(0, 1, 1) < 评估日", ["no-such-day"]),
    ("household", "LATER(评估日, 1.5) < 评估日", ["months-not-whole"]),
    ("household", "LATER(评估日, 家庭收入) < 评估日", ["argument-unit"]),
    ("household", "LATER(家庭收入, 1) < 评估日", ["wrong-kind"]),
    ("household", "LATER(1) < 评估日", ["argument-count"]),
]


@pytest.mark.parametrize(("of", "text", "found"), REFUSED)
def test_every_fault_in_a_formula_is_told_once(of, text, found, names):
    assert codes(text, names, of) == found


def test_the_same_for_all_may_be_added_up_over_members(names):
    assert codes("COUNT(TRUE)", names) == []
    assert codes("SUM(取暖补贴标准)", names) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 * 3 - 1", 5),
        ("-(1 / 4)", Fraction(-1, 4)),
        ("1 / (1 - 1 * 1 + 1)", 1),
        ("1 < 2 and 先行户 or TRUE", True),
        ("FALSE and 先行户", False),
        ("not (1 = 1)", False),
        ("3 in (1, 2)", False),
        ("DATE(2025, 1, 1) < DATE(2024, 1, 1)", False),
        ("'甲' = '甲'", True),
        ("先行户", None),
        ("先行户 or FALSE", None),
        ("评估日 > DATE(2024, 1, 1)", None),
    ],
)
def test_what_is_known_before_any_roster_is_seen(text, value, names):
    assert constant_value(expression(text, names)) == value


# --- one fault, one problem -------------------------------------------------------------------------


def test_users_of_a_faulty_rule_are_not_blamed(desk):
    desk.write(
        "nation", rule("one", "一", "未知") + rule("two", "二", "一 + 1") + rule("three", "三", "二 * 1")
    )

    assert desk.codes() == ["formula.unknown-name"]


def test_users_of_a_table_with_a_faulty_key_are_not_blamed(desk):
    rows = '{ from = 2024-01-01, oops = "甲", value = 1 }'
    desk.write("nation", table("amount", "数额", rows, by='"oops"') + rule("one", "一", "数额['甲'] + 1"))

    assert desk.codes() == ["policy.unknown-key-column"]


def test_a_rule_at_fault_does_not_hide_a_fault_below_it(desk):
    desk.write("nation", rule("one", "一", "二 + 未知") + rule("two", "二", "1 * 月"))

    assert desk.codes() == ["formula.unknown-name", "formula.result-unit"]


def test_faults_of_all_files_are_told_in_the_order_of_files_and_lines(desk):
    desk.write("nation", rule("one", "一", "未知") + rule("two", "二", "1 * 月"))
    desk.write("county", rule("three", "三", "1 + '甲'"), "nation")
    _, problems = desk.check()
    places = [(problem.place.file.rpartition("/")[2], problem.place.line) for problem in problems]

    assert places == sorted(places, key=lambda place: (place[0] != "nation.toml", place[1]))
    assert [problem.code for problem in problems] == [
        "formula.unknown-name",
        "formula.result-unit",
        "formula.wrong-kind",
    ]


def test_what_a_file_meant_to_define_but_could_not_is_not_missed_twice(desk):
    desk.write("nation", rule("one", "一", "坏的 + 坏表[坏的]"))
    desk.policies[0] = evolve(desk.policies[0], broken=frozenset({"坏的", "坏表"}))

    assert desk.codes() == []


def test_a_loop_is_found_even_where_its_rules_are_faulty(desk):
    desk.write("nation", rule("one", "一", "二 + 未知") + rule("two", "二", "一 + 1"))

    assert desk.codes() == ["policy.cycle", "formula.unknown-name"]


def test_a_copy_with_a_wrong_unit_a_wrong_name_and_an_uncited_value_has_these_three_faults(tmp_path):
    copy = tmp_path / "wonderland-aid.toml"
    (tmp_path / "wonderland-roster.toml").write_bytes((WONDERLAND / "wonderland-roster.toml").read_bytes())
    text = (WONDERLAND / "wonderland-aid.toml").read_text("utf-8")
    spoilt = [
        ('value = "20%", cites = "law 第六条"', 'value = "20%"', "policy.uncited"),
        ("MAX(工资 × (1 - 工资扣除比例)", "MAX(工资 × (1 - 工资扣减比例)", "formula.unknown-name"),
        ("MONTHLY(家庭收入) ÷ 家庭人口", "家庭收入 ÷ 家庭人口", "formula.result-unit"),
    ]
    lines = [text[: text.index(good)].count("\n") + 1 for good, _, _ in spoilt]
    for good, bad, _ in spoilt:
        text = text.replace(good, bad, 1)
    copy.write_text(text, encoding="utf-8")

    with pytest.raises(PolicyError) as refused:
        load([copy])

    found = [(problem.place.line, problem.code) for problem in refused.value.problems]
    assert found == [(line, code) for line, (_, _, code) in zip(lines, spoilt, strict=True)]
    assert {problem.place.file for problem in refused.value.problems} == {str(copy)}


# --- order and loops --------------------------------------------------------------------------------


def test_keys_keep_their_order_where_nothing_else_decides():
    needs = {"c": frozenset({"x"}), "a": frozenset(), "b": frozenset({"a"})}

    assert in_order(needs) == (("c", "a", "b"), ())


def test_a_loop_is_told_once_beginning_with_its_first_key():
    needs = {"c": frozenset({"a"}), "a": frozenset({"b"}), "b": frozenset({"c"}), "d": frozenset({"c"})}

    assert in_order(needs)[1] == (("a", "b", "c"),)


def test_a_chain_of_many_thousand_rules_does_not_exhaust_python():
    needs = {str(number): frozenset({str(number + 1)}) for number in range(5_000)}

    assert in_order(needs)[0] == tuple(str(number) for number in reversed(range(5_000)))


@given(st.dictionaries(st.sampled_from("abcdefg"), st.frozensets(st.sampled_from("abcdefg"), max_size=3)))
def test_either_everything_has_an_order_or_there_is_a_loop(needs):
    order, loops = in_order(needs)

    assert sorted(order) == sorted(needs)
    for loop in loops:
        assert all(after in needs[key] for key, after in zip(loop, (*loop[1:], loop[0]), strict=True))
    if not loops:
        assert all(needs[key].isdisjoint(order[place:]) for place, key in enumerate(order))


# --- nothing is refused without an example ----------------------------------------------------------

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "src" / "transition" / "policies"

NOT_IN_ONE_FILE = {
    "policy.ambiguous-document",  # needs three files: test_overlay.py
    "policy.rows-for-replaced",  # the same
    "formula.empty",  # the reader asks for a text: test_formulas.py
}

CHECKER_FILES = (
    *("formula_text", "token_order", "formula", "agreement", "resolution", "inference", "function_rules"),
    *("overlay", "citations", "things", "rows", "input_checks", "parameter_checks", "rule_checks"),
    *("roster_checks", "checker"),
)


def test_every_fault_that_the_checker_knows_has_a_refused_file():
    written = "".join((PACKAGE / f"{name}.py").read_text("utf-8") for name in CHECKER_FILES)
    known = set(re.findall(r'"((?:policy|formula)\.[a-z-]+)"', written)) - NOT_IN_ONE_FILE
    expectations = (HERE / "refused_by_checker").glob("*.txt")
    shown = {line.split()[1] for path in expectations for line in path.read_text("utf-8").splitlines()}

    assert known - shown == set()
