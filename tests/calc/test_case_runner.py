"""Cases pass at zero tolerance or tell what differs."""

from __future__ import annotations

import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from transition.calc.case_runner import run_case_file, run_cases
from transition.policies.case_file import CaseFile, PolicyCase
from transition.policies.loading import load
from transition.problems import PolicyError, message

POLICIES = Path(__file__).parents[1] / "wonderland" / "policies"
CASE_FILES = sorted((POLICIES / "cases").glob("*.toml"))

PERSON = {"出生日期": datetime.date(1990, 5, 5), "人员类别": (), "务工": False, "工资": Fraction(0)}
HOUSEHOLD = {"户籍地": "990200", "城乡": "农村"}


@pytest.fixture(scope="module")
def policy():
    return load([POLICIES / "wonderland-aid.toml"])


def case(**changes):
    usual = {"household": HOUSEHOLD, "persons": (PERSON,), "on": datetime.date(2025, 3, 1)}
    return PolicyCase("算例", **{**usual, **changes})


def differences(policy, *cases):
    outcomes = run_cases(CaseFile(Path("drawn.toml"), "drawn", cases), policy)
    return [[(one.label, one.expected, one.got) for one in outcome.differences] for outcome in outcomes]


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_the_cases_of_the_invented_place_pass(path):
    assert [outcome.differences for outcome in run_case_file(path) if not outcome.passed] == []


def test_what_is_expected_and_comes_out_is_no_difference(policy):
    assert differences(policy, case(expect_household={"救助金": Fraction(400)})) == [[]]


def test_a_fen_too_much_differs(policy):
    expected = {"救助金": Fraction("400.01"), "保障类型": "单人"}

    assert differences(policy, case(expect_household=expected)) == [
        [("救助金", "40001/100", "400"), ("保障类型", "单人", "整户")]
    ]


def test_a_member_is_named_by_number(policy):
    persons = (PERSON, {**PERSON, "人员类别": ("老兵",)})
    expected = ({"增发额": Fraction(0)}, {"增发额": Fraction(81), "年龄": Fraction(34)})

    assert differences(policy, case(persons=persons, expect_persons=expected)) == [
        [("增发额[2]", "81", "80")]
    ]


def test_an_unknown_result_is_no_zero(policy):
    unknown = case(household={"城乡": "农村"}, expect_household={"救助金": Fraction(0)})

    assert differences(policy, unknown) == [[("救助金", "0", "未知")]]


def test_what_is_called_undecided_has_to_be_unknown(policy):
    assert differences(policy, case(undecided=("救助金",))) == [[("救助金", "未知", "400")]]
    assert differences(policy, case(household={"城乡": "农村"}, undecided=("救助金",))) == [[]]


def test_what_is_called_missing_has_to_be_named_and_no_other_thing_does(policy):
    nowhere = case(household={"城乡": "农村"}, undecided=("救助金",), missing=("户籍地",))
    other = case(household={"城乡": "农村"}, undecided=("救助金",), missing=("标准", "户籍地"))

    assert differences(policy, nowhere) == [[]]
    assert differences(policy, other) == [[("missing", "标准", "户籍地")]]


def test_cases_of_several_days_keep_their_order(policy):
    days = [datetime.date(2025, 3, 1), datetime.date(2024, 3, 1), datetime.date(2025, 3, 1)]
    cases = [case(on=day, expect_household={"适用标准": Fraction(number)}) for number, day in enumerate(days)]

    assert [found[0][2] for found in differences(policy, *cases)] == ["400", "380", "400"]


def test_each_case_asks_for_itself_what_was_known(policy):
    july = datetime.date(2025, 7, 1)
    expected = {"expect_household": {"适用标准": Fraction(420)}, "on": july}
    before = case(known_on=datetime.date(2025, 8, 31), **expected)

    assert differences(policy, case(**expected), before) == [[], [("适用标准", "420", "400")]]


def test_all_unknown_labels_and_wrong_values_are_told_at_once(policy):
    wrong = case(
        household={"户籍": "990200", "城乡": "郊区", "务工": True},
        persons=({"工资": "很多", "出生日期": Fraction(1990), "人员类别": ("老兵", "海盗")},),
        expect_household={"救助费": Fraction(1)},
    )
    with pytest.raises(PolicyError) as caught:
        differences(policy, wrong)

    assert [(problem.code, problem.facts["label"]) for problem in caught.value.problems] == [
        ("policy.case-unknown-label", "户籍"),
        ("policy.case-wrong-value", "城乡"),
        ("policy.case-unknown-label", "务工"),
        ("policy.case-wrong-value", "工资"),
        ("policy.case-wrong-value", "出生日期"),
        ("policy.case-wrong-value", "人员类别"),
        ("policy.case-unknown-label", "救助费"),
    ]
    assert "户籍地" in message(caught.value.problems[0], "zh")
    assert "老兵、遗孤、外出" in message(caught.value.problems[5], "en")


def test_another_writing_of_a_word_is_that_word(policy):
    urban = case(household={"户籍地": "990200", "城乡": "城市"}, expect_household={"城乡": "城镇"})

    assert differences(policy, urban) == [[]]


def test_a_case_file_with_faults_is_refused(tmp_path):
    (tmp_path / "broken.toml").write_text("[[case]]\nnam = 1\n", encoding="utf-8")
    with pytest.raises(PolicyError):
        run_case_file(tmp_path / "broken.toml")
