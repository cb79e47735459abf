"""When the roster checks of minimum living allowance speak, and which of them hold a household back."""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from transition.calc.planner import make_plan
from transition.calc.roster_checks import run_checks
from transition.policies.checked import CheckedPolicy
from transition.policies.loading import load
from transition.rosters.given import Given, GivenHousehold, roster_from_values

JULY_2025 = datetime.date(2025, 7, 1)
XUANWEI: Given = {"home_region": "530381", "residence": "城市"}
"""A county-level city of Yunnan that has no standard of its own."""

WITHOUT_INCOME: Given = {
    "wage_income": Fraction(0),
    "business_income": Fraction(0),
    "property_income": Fraction(0),
    "transfer_income": Fraction(0),
}


@cache
def policy(chosen: str | Path) -> CheckedPolicy:
    return load([chosen])


def found(
    *persons: Given,
    household: Given = XUANWEI,
    on: datetime.date = JULY_2025,
    chosen: str | Path = "yunnan-dibao",
) -> tuple[list[tuple[object, str]], bool]:
    """Return the checks that fire, with their severity, and whether the household is held back."""
    given = GivenHousehold("H1", household, persons or ({},))
    roster = run_checks(make_plan(policy(chosen), on), roster_from_values(policy(chosen), [given]))
    assert roster.held is not None
    return [(problem.facts["check"], problem.severity) for problem in roster.problems], bool(roster.held[0])


def test_a_plain_household_needs_no_check() -> None:
    assert found() == ([], False)


@pytest.mark.parametrize("born", [datetime.date(2007, 7, 1), datetime.date(2007, 7, 2)])
def test_a_grown_up_student_who_is_left_out_is_asked_about(born: datetime.date) -> None:
    student: Given = {
        "relation": "女",
        "birth_date": born,
        "pupil_stage": "本科",
        "counted_member": False,
    }
    grown_up = born == datetime.date(2007, 7, 1)

    assert found({"relation": "户主"}, student) == (
        [("student_left_out", "warning")] if grown_up else [],
        False,
    )


def test_a_student_in_prison_is_rightly_left_out() -> None:
    student: Given = {
        "relation": "子",
        "birth_date": datetime.date(2000, 1, 1),
        "pupil_stage": "本科",
        "counted_member": False,
        "not_counted": "监狱服刑",
    }

    assert found({"relation": "户主"}, student) == ([], False)


def _county(folder: Path, region: str, parent: str, urban: str) -> Path:
    """Write a county's file with a standard of its own."""
    path = folder / "own-county.toml"
    path.write_text(
        f"""
[policy]
name = "own-county"
title = "某县"
region = "{region}"
extends = "{parent}"
edition = "1"

[document.notice]
title = "某县的通知"
grade = "practice"

[parameter.dibao_standard]
values = [
  {{ from = 2025-07-01, region = "{region}", residence = "城市", value = {urban}, cites = "notice" }},
]
""",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("standard", "checks"), [("825", [("standard_below_minimum", "warning")]), ("826", []), ("827", [])]
)
def test_a_standard_below_the_provinces_limit_is_warned_of(
    tmp_path: Path, standard: str, checks: list[tuple[object, str]]
) -> None:
    county = _county(tmp_path, "511124", "sichuan-dibao", standard)
    home: Given = {"home_region": "511124", "residence": "城市"}

    assert found(household=home, chosen=county) == (checks, False)


def test_a_limit_without_a_standard_warns_of_nothing() -> None:
    assert found(household={"home_region": "511124", "residence": "城市"}, chosen="sichuan-dibao") == (
        [],
        False,
    )


@pytest.mark.parametrize(
    ("urban", "checks"),
    [("746", []), ("746.66", []), ("746.67", [("rural_standard_too_low", "warning")])],
)
def test_a_rural_standard_below_three_quarters_of_the_urban_is_warned_of(
    tmp_path: Path, urban: str, checks: list[tuple[object, str]]
) -> None:
    county = _county(tmp_path, "530381", "yunnan-dibao", urban)
    home: Given = {"home_region": "530381", "residence": "农村"}  # the province's 560 yuan

    assert found(household=home, chosen=county) == (checks, False)


def test_an_urban_standard_is_held_against_last_years_spending(tmp_path: Path) -> None:
    county = _county(tmp_path, "530381", "yunnan-dibao", "744")
    spending = """
[parameter.urban_spending]
values = [{{ from = 2025-01-01, region = "530381", value = {}, cites = "notice" }}]
"""
    text = county.read_text(encoding="utf-8")
    fires = {}
    for number, value in enumerate((35712, 35713)):  # 744 x 12 / 25 % = 35712
        path = tmp_path / f"own-county-{number}.toml"
        renamed = text.replace('"own-county"', f'"own-county-{number}"')
        path.write_text(renamed + spending.format(value), encoding="utf-8")
        fires[value] = found(chosen=path)

    assert fires == {35712: ([], False), 35713: ([("urban_standard_too_low", "warning")], False)}


def test_a_household_that_fits_may_not_be_taken_in_by_some_members_only() -> None:
    taken: Given = {**WITHOUT_INCOME, "person_categories": frozenset({"低保对象"})}
    other: Given = {**WITHOUT_INCOME, "person_categories": frozenset({"一般居民"})}
    warned = ([("only_some_members", "warning")], False)

    assert found(taken, other) == warned
    assert found(taken, other, on=datetime.date(2022, 10, 20)) == warned
    assert found(taken, other, on=datetime.date(2022, 10, 19)) == ([], False)
    assert found(taken, taken) == ([], False)
    assert found(taken, {**other, "person_categories": frozenset({"特困人员"})}) == ([], False)
    assert found(taken, {**other, "counted_member": False}) == ([], False)
    assert found({**taken, "wage_income": Fraction(100_000), "working": False}, other) == ([], False)


def test_who_refuses_work_must_be_able_and_without_work() -> None:
    refused: Given = {"refused_work": True, "working": False}
    warned = ([("refused_but_unable", "warning")], False)

    assert found({**refused, "labour_ability": "有劳动能力"}) == ([], False)
    assert found({**refused, "labour_ability": "无劳动能力"}) == warned
    assert found({**refused, "labour_ability": "有劳动能力", "working": True}) == warned


def test_who_applies_alone_must_be_a_severely_disabled_adult_without_work() -> None:
    applies: Given = {
        "applies_alone": True,
        "birth_date": datetime.date(1990, 1, 1),
        "disability_level": "一级",
        "working": False,
    }
    warned = ([("applies_alone_wrongly", "warning")], False)

    assert found(applies) == ([], False)
    assert found({**applies, "working": True}) == warned
    assert found({**applies, "disability_level": "四级"}) == warned
    assert found({**applies, "birth_date": datetime.date(2010, 1, 1)}) == warned


@pytest.mark.parametrize(("months", "checks"), [(6, []), (7, [("fade_too_long", "warning")])])
def test_a_time_of_fading_out_over_six_months_is_warned_of(
    tmp_path: Path, months: int, checks: list[tuple[object, str]]
) -> None:
    path = _county(tmp_path, "530381", "yunnan-dibao", "744")
    row = f'{{ from = 2025-01-01, region = "530381", value = {months}, cites = "notice" }}'
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n[parameter.fade_months]\nvalues = [{row}]\n", encoding="utf-8")

    assert found(household={**XUANWEI, "fade_granted": True}, chosen=path) == (checks, False)
    assert found(household=XUANWEI, chosen=path) == ([], False)


def test_a_home_that_is_only_the_province_holds_back() -> None:
    assert found(household={**XUANWEI, "home_region": "53"}) == (
        [("home_region_only_province", "error")],
        True,
    )
    assert found(household={**XUANWEI, "home_region": "5303"}) == ([], False)


@pytest.mark.parametrize("switch", [True, False])
def test_limits_of_property_that_are_not_switched_on_are_told(tmp_path: Path, switch: bool) -> None:
    path = _county(tmp_path, "530381", "yunnan-dibao", "744")
    keys = 'from = 2025-01-01, region = "530381", residence = "城市", test = "低保", cites = "notice"'
    text = (
        path.read_text(encoding="utf-8") + f"\n[parameter.house_limit]\nvalues = [{{ {keys}, value = 1 }}]\n"
    )
    if switch:
        text += f"\n[parameter.property_limits_set]\nvalues = [{{ {keys}, value = true }}]\n"
    path.write_text(text, encoding="utf-8")

    assert found(chosen=path) == ([] if switch else [("limits_not_set", "warning")], False)
