"""The reforms in examples/reforms do what their first lines say."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from transition.api import read_roster
from transition.calc.results import Options
from transition.calc.simulations.simulation import simulate
from transition.policies.loading import load
from transition.policies.reform_reader import read_reform
from transition.policies.reforming import reformed
from transition.rosters.given import GivenHousehold, roster_from_values

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "reforms"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
MAY_2026 = datetime.date(2026, 5, 1)


@pytest.fixture(scope="module")
def policy():
    return load(["heilongjiang", ROOT / "examples" / "linkou-county.toml"])


@pytest.fixture(scope="module")
def roster(policy):
    return read_roster(ROOT / "examples" / "heilongjiang-roster.xlsx", policy)


def both(policy, roster, name, day=MAY_2026):
    """The columns before and after a reform."""
    simulation = simulate(policy, roster, [read_reform(FOLDER / f"{name}.toml")], Options(days=(day,)))
    return (results.ledgers[0].columns for results in (simulation.before, simulation.after))


def values(columns, key):
    return [columns[key].at(row) for row in range(len(columns[key]))]


def moved(before, after, key):
    """Where a column is another: the row, and its two values."""
    pairs = enumerate(zip(values(before, key), values(after, key), strict=True))
    return [(row, old, new) for row, (old, new) in pairs if old != new]


@pytest.mark.parametrize("name", NAMES)
def test_it_says_that_it_is_invented_and_fits_the_county(policy, name):
    reform = read_reform(FOLDER / f"{name}.toml")
    laid = reformed(policy, [reform], MAY_2026)

    assert "为示例编造的方案" in (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    assert [one.name for one in laid.reforms] == [name]


def test_each_member_of_a_household_covered_whole_gets_the_rise_of_the_standard(policy, roster):
    before, after = both(policy, roster, "standard-680")
    sizes, kinds = values(before, "household_size"), values(before, "category")
    rises = moved(before, after, "allowance")

    assert len(rises) == 5
    assert all(kinds[row] == "整户保" and new - old == (680 - 632) * sizes[row] for row, old, new in rises)


def test_a_third_month_of_the_minimum_wage_is_deducted(policy, roster):
    before, after = both(policy, roster, "work-cost-three-months")
    wages = values(before, "wage_income")
    costs = moved(before, after, "work_cost")

    assert costs
    assert all(2 * new == 3 * old or new == wages[row] for row, old, new in costs)
    assert moved(before, after, "assessed_income")


def household(level, yearly):
    """Two adults in the country, one with a disability of the limbs, and what they have in a year."""
    common = {"wage_income": 0, "business_income": 0, "property_income": 0, "working": False}
    disabled = {"disability_level": level, "disability_category": "肢体", "transfer_income": yearly}
    adult = {"birth_date": datetime.date(1985, 1, 1), "labour_ability": "有劳动能力", **common}
    members = ({**adult, **disabled}, {**adult, "transfer_income": 0})
    return GivenHousehold("1", {"home_region": "231025", "residence": "农村"}, members)


@pytest.mark.parametrize(
    ("level", "yearly", "alone"),
    [("三级", 2 * 12 * 800, True), ("四级", 2 * 12 * 800, False), ("三级", 2 * 12 * 1000, False)],
)
def test_level_three_opens_to_households_on_the_edge_alone(policy, level, yearly, alone):
    """Between the standard of 632 yuan and one and a half times as much."""
    given = roster_from_values(policy, [household(level, yearly)])
    before, after = both(policy, given, "single-person-level-three")

    assert values(before, "covered_alone") == [False, False]
    assert values(after, "covered_alone") == [alone, False]


def test_who_left_poverty_is_aided_no_more_for_that(policy, roster):
    before, after = both(policy, roster, "transition-ends", datetime.date(2025, 5, 1))
    losses = moved(before, after, "enrolment_aid")
    out_of_poverty = values(before, "out_of_poverty_status")

    assert len(losses) == 17
    assert all(out_of_poverty[row] and (old, new) == (400 * 60 // 100, 0) for row, old, new in losses)


def test_what_nobody_knew_of_2026_the_end_of_the_transition_decides(policy, roster):
    before, after = both(policy, roster, "transition-ends")

    assert {(old, new) for _, old, new in moved(before, after, "enrolment_aid")} == {(None, 0)}
