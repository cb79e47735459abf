"""The roster checks that the bundled policies bring: when they speak, and whether they hold back."""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from transition.calc.case_runner import run_case_file
from transition.calc.planner import make_plan
from transition.calc.roster_checks import run_checks
from transition.policies.checked import CheckedPolicy
from transition.policies.library import bundled_folder, names
from transition.policies.loading import load
from transition.rosters.given import Given, GivenHousehold, roster_from_values

EXAMPLE_CASES = Path(__file__).parents[2] / "examples" / "cases"

CASE_FILES = [
    *(bundled_folder() / "cases" / f"{name}.toml" for name in names()),
    *sorted(EXAMPLE_CASES.glob("*.toml")),
]

MAY_2026 = datetime.date(2026, 5, 1)
LINKOU: Given = {"home_region": "231025", "residence": "农村"}


@cache
def heilongjiang() -> CheckedPolicy:
    return load(["heilongjiang-dibao"])


def found(
    person: Given, household: Given = LINKOU, on: datetime.date = MAY_2026
) -> tuple[list[tuple[object, str]], bool]:
    """Return the checks that fire, with their severity, and whether the household is held back."""
    given = GivenHousehold("H1", household, (person,))
    roster = run_checks(make_plan(heilongjiang(), on), roster_from_values(heilongjiang(), [given]))
    assert roster.held is not None
    return [(problem.facts["check"], problem.severity) for problem in roster.problems], bool(roster.held[0])


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_all_cases_come_out_exactly(path: Path) -> None:
    failed = {outcome.case.name: outcome.differences for outcome in run_case_file(path) if not outcome.passed}

    assert failed == {}


def test_a_plain_person_needs_no_check() -> None:
    assert found({}) == ([], False)


@pytest.mark.parametrize("category", ["肢体", "精神"])
def test_a_disability_without_level_holds_back(category: str) -> None:
    assert found({"disability_category": category}) == ([("disability_without_level", "error")], True)


def test_a_category_that_says_none_needs_no_level() -> None:
    assert found({"disability_category": "无"}) == ([], False)


def test_multiple_disability_of_level_three_is_asked_about() -> None:
    person: Given = {"disability_category": "多重", "disability_level": "三级"}

    assert found(person) == ([("multiple_disability_level_three", "warning")], False)


HEALTHY, ILL, DISABLED = frozenset({"健康"}), frozenset({"患有大病", "残疾"}), frozenset({"残疾"})


@pytest.mark.parametrize(
    ("person", "checks"),
    [
        ({"health": HEALTHY}, []),
        ({"health": frozenset({"长期慢性病"})}, []),
        ({"health": ILL, "disability_level": "一级"}, ["illness_not_serious"]),
        ({"health": ILL, "disability_level": "一级", "seriously_ill": False}, ["illness_not_serious"]),
        ({"health": ILL, "disability_level": "一级", "seriously_ill": True}, []),
        ({"health": DISABLED}, ["disability_not_certified"]),
        ({"health": DISABLED, "disability_level": "无"}, ["disability_not_certified"]),
        ({"health": DISABLED, "disability_level": "四级"}, []),
        ({"seriously_ill": True, "disability_level": "一级"}, []),
    ],
)
def test_a_state_of_health_that_disagrees_with_illness_or_disability_is_asked_about(
    person: Given, checks: list[str]
) -> None:
    assert found(person) == ([(check, "warning") for check in checks], False)


@pytest.mark.parametrize(
    ("person", "checks"),
    [
        ({"dibao_told": "农村低保"}, []),
        ({"dibao_told": "农村低保", "person_categories": frozenset({"低保对象"})}, []),
        ({"dibao_told": "享受", "person_categories": frozenset({"脱贫人口"})}, ["dibao_told_otherwise"]),
        ({"dibao_told": "未享受", "person_categories": frozenset({"低保对象"})}, ["dibao_told_otherwise"]),
        ({"dibao_told": "未享受", "person_categories": frozenset({"脱贫人口"})}, []),
        ({"tekun_told": "农村特困", "person_categories": frozenset({"特困人员"})}, []),
        ({"tekun_told": "农村特困", "person_categories": frozenset({"孤儿"})}, ["tekun_told_otherwise"]),
        ({"tekun_told": "未享受", "person_categories": frozenset({"特困人员"})}, ["tekun_told_otherwise"]),
        ({"person_categories": frozenset({"低保对象"})}, []),
    ],
)
def test_a_support_that_the_persons_categories_do_not_have_is_asked_about(
    person: Given, checks: list[str]
) -> None:
    assert found(person) == ([(check, "warning") for check in checks], False)


@pytest.mark.parametrize("code", ["23", "2301", "2310", "2327"])
def test_a_home_that_is_no_county_holds_back(code: str) -> None:
    assert found({}, {**LINKOU, "home_region": code}) == ([("home_region_too_wide", "error")], True)


@pytest.mark.parametrize("code", ["230103", "231025", "231025100"])
def test_a_home_in_a_county_is_enough(code: str) -> None:
    assert found({}, {**LINKOU, "home_region": code}) == ([], False)


def test_a_household_in_which_nobody_counts_is_held_back() -> None:
    assert found({"counted_member": False}) == ([("nobody_counted", "error")], True)


@pytest.mark.parametrize(
    ("transfers", "checks"), [(1199, [("pension_above_transfers", "warning")]), (1200, []), (1201, [])]
)
def test_a_basic_pension_is_part_of_the_transfers(transfers: int, checks: list[tuple[object, str]]) -> None:
    person: Given = {"basic_pension": Fraction(1200), "transfer_income": Fraction(transfers)}

    assert found(person, on=datetime.date(2025, 12, 31)) == (checks, False)


def test_a_basic_pension_is_warned_of_from_2026_on() -> None:
    person: Given = {"basic_pension": Fraction(1200), "transfer_income": Fraction(1200)}

    assert found(person, on=datetime.date(2025, 12, 31)) == ([], False)
    assert found(person, on=datetime.date(2026, 1, 1)) == ([("basic_pension_after_2025", "warning")], False)
