"""A policy file becomes the policy that it says, and no file whatever makes the reader fall over."""

from __future__ import annotations

import copy
import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from transition.policies.grammar import LATER_VERSION, POLICY, RULE, SECTIONS
from transition.policies.model import CategoryWord, Citation, Default, KeyColumn, TableCase
from transition.policies.reader import read_policy
from transition.policies.toml_file import read_toml
from transition.policies.values_read import UnreadableError, number_of, value_of
from transition.problems import message

WONDERLAND = Path(__file__).parents[1] / "wonderland" / "policies"
AID = WONDERLAND / "wonderland-aid.toml"
DAY = datetime.date


def policy_named(name):
    policy, problems = read_policy(WONDERLAND / f"{name}.toml")

    assert problems == ()
    return policy


@pytest.fixture(scope="module")
def aid():
    return policy_named("wonderland-aid")


@pytest.fixture(scope="module")
def roster():
    return policy_named("wonderland-roster")


@pytest.fixture(scope="module")
def toyland():
    return policy_named("toyland-aid")


# --- what a file says -------------------------------------------------------------------------------


def test_the_head_of_a_policy(toyland):
    assert (toyland.name, toyland.region, toyland.extends) == ("toyland-aid", "990100", "wonderland-aid")


def test_a_document(aid):
    raise_2025 = aid.documents["raise_2025"]

    assert (raise_2025.number, raise_2025.grade) == ("奇发〔2025〕7号", "official")
    assert (raise_2025.issued, raise_2025.place.line) == (DAY(2025, 9, 5), 36)


def test_an_input_with_words_aliases_and_a_head(roster):
    relation = roster.inputs["relation"]

    assert relation.words[0] == CategoryWord("户主", ("本人",))
    assert (relation.role, relation.head) == ("relation", "户主")


@pytest.mark.parametrize(
    ("key", "default"),
    [
        ("other_income", Default(Fraction(0), "空白即没有")),
        ("own_share", Default(Fraction(1), "未报销的全部自付")),
        ("at_school", Default(False, "空白即不在读")),
        ("disability", Default("无", "form 第三条")),
        ("wage", None),
    ],
)
def test_a_default_has_the_type_of_its_input(roster, key, default):
    assert roster.inputs[key].default == default


def test_keys_of_a_table(aid):
    assert aid.parameters["standard"].by == (
        KeyColumn("region", type="region"),
        KeyColumn("residence", of_input="residence"),
    )
    assert aid.parameters["age_bonus"].by == (KeyColumn("age", of_input="age", match="at least"),)
    assert aid.parameters["band"].by == (
        KeyColumn("amount_from", type="number", unit="元/月", match="at least"),
    )


def test_a_row(aid):
    row = aid.parameters["standard"].rows[4]

    assert (row.start, row.value, row.end) == (DAY(2025, 7, 1), Fraction(420), None)
    assert row.keys == {"region": ("990000",), "residence": ("农村",)}
    assert row.cites == (Citation("raise_2025", "第一条"), Citation("law", "第四条"))


@pytest.mark.parametrize(
    ("key", "row", "value"),
    [
        ("minimum_wage", 1, Fraction("1560.5")),
        ("wage_share", 0, Fraction(1, 5)),
        ("wage_share", 1, Fraction(1, 4)),
        ("school_grant", 0, Fraction(200, 3)),
        ("early_bird", 0, True),
        ("first_day", 0, DAY(2024, 1, 1)),
        ("band", 0, "三档"),
    ],
)
def test_a_value_is_exact_and_of_its_type(aid, key, row, value):
    found = aid.parameters[key].rows[row].value

    assert (found, type(found)) == (value, type(value))


def test_a_cell_may_list_several_keys(aid):
    assert aid.parameters["school_grant"].rows[0].keys == {
        "at_school": (True,),
        "school_year": (Fraction(1), Fraction(2), Fraction(3)),
    }


def test_a_child_adds_rows_without_a_label(toyland):
    standard = toyland.parameters["standard"]

    assert (standard.label, standard.type, standard.by) == (None, None, ())
    assert [row.value for row in standard.rows] == [Fraction(700), Fraction(1351, 3)]
    assert standard.rows[0].keys == {"region": ("990100",), "residence": ("城镇",)}


def test_a_decision_table(aid):
    cases = aid.rules["kind"].versions[0].cases

    assert cases[1] == TableCase(
        "ANY(残疾等级 in ('一级', '二级')) and 月人均收入 <= 放宽倍数 * 适用标准",
        "'单人'",
        (Citation("law", "第七条第二款"),),
    )
    assert cases[2] == TableCase(None, "'不符合'")


def test_versions_of_a_rule(aid):
    amount = aid.rules["amount"]
    first, second = amount.versions

    assert (amount.label, amount.entitlement, amount.unit) == ("救助金", True, "元/月")
    assert (first.start, first.end) == (None, DAY(2024, 12, 31))
    assert (second.start, second.formula) == (DAY(2025, 1, 1), None)
    assert second.cases[-1].then == "0"
    assert (second.rounding.to, second.rounding.mode) == (Fraction(1), "up")


def test_everything_has_its_line(aid):
    lines = AID.read_text(encoding="utf-8").splitlines()
    for key, rule in aid.rules.items():
        assert lines[rule.place.line - 1].strip("[]") == f"rule.{key}"
    for parameter in aid.parameters.values():
        for row in parameter.rows:
            assert "from = " in lines[row.place.line - 1]


def test_labels_are_kept_as_formulas_find_them(tmp_path):
    text = (WONDERLAND / "wonderland-roster.toml").read_text(encoding="utf-8")
    path = tmp_path / "wonderland-roster.toml"
    path.write_text(text.replace('label = "工资"', 'label = "工资Ａ１"'), encoding="utf-8")
    policy, problems = read_policy(path)

    assert problems == ()
    assert policy.inputs["wage"].label == "工资A1"


# --- what is left of a file with faults ---------------------------------------------------------------


def faulty(tmp_path, *changes):
    text = AID.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = tmp_path / AID.name
    path.write_text(text, encoding="utf-8")
    return read_policy(path)


def test_an_uncited_rule_is_still_a_rule(tmp_path):
    policy, problems = faulty(
        tmp_path, ('formula = "COUNT(计入人口)"\ncites = "law 第三条"', 'formula = "COUNT(计入人口)"')
    )

    assert [problem.code for problem in problems] == ["policy.uncited"]
    assert policy.rules["size"].versions[0].formula == "COUNT(计入人口)"
    assert policy.broken == frozenset()


def test_what_cannot_be_read_is_named_as_broken(tmp_path):
    policy, problems = faulty(tmp_path, ('formula = "COUNT(计入人口)"', "formula = []"))

    assert [problem.code for problem in problems] == ["policy.wrong-type"]
    assert policy.broken == {"size", "家庭人口"}
    assert "size" not in policy.rules


def test_a_faulty_row_does_not_take_the_table_with_it(tmp_path):
    policy, problems = faulty(tmp_path, ("value = 632,", 'value = "632元",'))

    assert [problem.code for problem in problems] == ["policy.bad-number"]
    assert len(policy.parameters["standard"].rows) == 4


# --- numbers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (0, 0),
        (Decimal("0.1"), Fraction(1, 10)),
        ("2/37", Fraction(2, 37)),
        (" 2 / 37 ", Fraction(2, 37)),
        ("75%", Fraction(3, 4)),
        ("７５％", Fraction(3, 4)),
        ("-1.50", Fraction(-3, 2)),
    ],
)
def test_a_number_may_be_written_so(raw, number):
    assert number_of(raw) == number


@pytest.mark.parametrize("raw", [True, None, "", "1,200", "1e3", "1/0", "½", "0x10", Decimal("NaN"), [], {}])
def test_a_number_may_not_be_written_so(raw):
    with pytest.raises(UnreadableError):
        number_of(raw)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("230100", "230100"),
        ("2/37", Fraction(2, 37)),
        ("75%", Fraction(3, 4)),
        ("甲/乙", "甲/乙"),
        ("有/无", "有/无"),
        (3, Fraction(3)),
        (False, False),
    ],
)
def test_without_a_type_only_ratios_and_percentages_are_numbers(raw, value):
    found = value_of(raw, None)

    assert (found, type(found)) == (value, type(value))


# --- whatever is changed in a good file, the reader tells and does not fall over -----------------------

DATA = read_toml(AID).data
FREE = {("rule",), *((section,) for section in SECTIONS)}


def paths_in(data, path=()):
    if path:
        yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from paths_in(value, (*path, key))


PATHS = list(paths_in(DATA))
KEYS = [path for path in PATHS if isinstance(path[-1], str) and path[:-1] not in FREE]
"""Keys that the language names: all but the keys that an author chooses."""

REQUIRED = {key.name for table in (POLICY, *SECTIONS.values()) for key in table.keys if key.required} - {
    "type"
}
"""Keys that no table may lack, wherever they occur (a rule without a type gives a number)."""

garbled = st.one_of(
    st.text(max_size=8),
    st.integers(-(10**20), 10**20),
    st.decimals(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.lists(st.text(max_size=3) | st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers() | st.text(max_size=3), max_size=2),
    st.sampled_from(
        ["law", "元/人·月", "1/0", "99999999999999999999", "(" * 500, "评估日", "990000", "person"]
    ),
)


def changed(path, change):
    """Return the data with the table or list around `path` handed to `change`."""
    data = copy.deepcopy(DATA)
    around = data
    for part in path[:-1]:
        around = around[part]
    change(around, path[-1])
    return data


def read_again(data, folder):
    path = folder / AID.name
    path.write_text(tomli_w.dumps(data), encoding="utf-8")
    policy, problems = read_policy(path)
    for problem in problems:
        assert message(problem, "zh")
        assert message(problem, "en")
    return policy, problems


@given(path=st.sampled_from(PATHS), value=garbled)
def test_any_value_garbled_gives_problems_and_no_traceback(path, value, tmp_path_factory):
    def garble(around, key):
        around[key] = value

    read_again(changed(path, garble), tmp_path_factory.getbasetemp())


@given(path=st.sampled_from(PATHS))
def test_any_key_deleted_gives_problems_and_no_traceback(path, tmp_path_factory):
    def delete(around, key):
        del around[key]

    _, problems = read_again(changed(path, delete), tmp_path_factory.getbasetemp())

    if path in KEYS and path[-1] in REQUIRED:
        assert problems


@given(path=st.sampled_from(KEYS))
def test_any_key_misspelt_is_told_with_the_key_that_was_meant(path, tmp_path_factory):
    def misspell(around, key):
        around[f"{key}_x"] = around.pop(key)

    _, problems = read_again(changed(path, misspell), tmp_path_factory.getbasetemp())
    unknown = [problem for problem in problems if problem.code == "policy.unknown-key"]

    assert [problem.facts["found"] for problem in unknown] == [f"{path[-1]}_x"]
    assert unknown[0].facts["nearest"] == (path[-1],)


@given(path=st.sampled_from(KEYS), other=st.sampled_from([{"x": {"y": []}}, [{"x": 1}], [[1]]]))
def test_any_value_of_another_type_is_told(path, other, tmp_path_factory):
    def replace(around, key):
        around[key] = other

    _, problems = read_again(changed(path, replace), tmp_path_factory.getbasetemp())

    assert problems


def test_a_later_version_has_the_keys_of_a_first_one():
    assert LATER_VERSION.names == RULE.names
