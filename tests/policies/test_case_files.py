"""Case files say what is given and what must come out, exactly; their faults are told with lines."""

from __future__ import annotations

import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from transition.policies.case_file import read_cases
from transition.policies.model import Citation

CASES = Path(__file__).parents[1] / "wonderland" / "policies" / "cases"
ONE = """\
[[case]]
name = "一人户"
on = 2025-03-01
cites = "law 第三条"
{more}
[case.given]
household = {{ "户籍地" = "990200" }}
[[case.given.persons]]
"工资" = "1894/3"
"人员类别" = ["老兵", "遗孤"]
"务工" = false
"""


def read(folder, text):
    path = folder / "wonderland-aid.toml"
    path.write_text(text, encoding="utf-8")
    return read_cases(path)


def codes(problems):
    return [(problem.code, problem.place.line) for problem in problems]


@pytest.mark.parametrize("name", ["wonderland-roster", "wonderland-aid", "toyland-aid"])
def test_the_cases_of_wonderland_are_clean(name):
    file, problems = read_cases(CASES / f"{name}.toml")

    assert problems == ()
    assert file.policy == name


def test_a_case_says_what_is_given_and_expected(tmp_path):
    more = 'expect = { household = { "救助金" = 66.7 }, persons = [{ "年龄" = 34 }] }'
    file, problems = read(tmp_path, ONE.format(more=more))
    (case,) = file.cases

    assert problems == ()
    assert (case.name, case.on) == ("一人户", datetime.date(2025, 3, 1))
    assert case.household == {"户籍地": "990200"}
    assert case.persons == ({"工资": Fraction(1894, 3), "人员类别": ("老兵", "遗孤"), "务工": False},)
    assert case.expect_household == {"救助金": Fraction(667, 10)}
    assert case.expect_persons == ({"年龄": Fraction(34)},)
    assert case.cites == (Citation("law", "第三条"),)
    assert case.place.line == 1


def test_a_case_says_what_is_undecided_and_why(tmp_path):
    more = 'undecided = ["救助金"]\nmissing = "工资"\nknown_on = 2025-02-01\ncarry_forward = true'
    file, problems = read(tmp_path, 'policies = ["toyland-aid"]\n' + ONE.format(more=more))
    (case,) = file.cases

    assert problems == ()
    assert (case.undecided, case.missing) == (("救助金",), ("工资",))
    assert (case.known_on, case.carry_forward) == (datetime.date(2025, 2, 1), True)
    assert file.policies == ("toyland-aid",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ONE.format(more=""), [("policy.case-expects-nothing", 1)]),
        ('[[case]]\nname = "x"\n', [("policy.missing-key", 1), ("policy.missing-key", 1)]),
        (
            ONE.format(more="expects = { household = { } }"),
            [("policy.unknown-key", 5), ("policy.case-expects-nothing", 1)],
        ),
        (ONE.format(more="undecided = [3]"), [("policy.wrong-type", 5)]),
        (
            ONE.format(more='expect = { persons = [{ "年龄" = 1 }, { "年龄" = 2 }] }'),
            [("policy.case-persons", 5)],
        ),
        (ONE.format(more='expect = { household = { "救助金" = [[1]] } }'), [("policy.wrong-type", 5)]),
        ("[[case]]\n工资 = 1\n", [("policy.key-not-quoted", 2)]),
        ("case = 3\n", [("policy.wrong-type", 1)]),
    ],
)
def test_a_fault_in_a_case_file_is_told(tmp_path, text, expected):
    assert codes(read(tmp_path, text)[1]) == expected


def test_a_missing_case_file_is_told(tmp_path):
    file, problems = read_cases(tmp_path / "none.toml")

    assert (file, [problem.code for problem in problems]) == (None, ["policy.no-such-file"])
