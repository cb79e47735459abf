"""The county file that docs/policy-language.md begins with works as it says there."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from transition.calc.evaluation import evaluate
from transition.calc.planner import make_plan
from transition.policies.loading import load
from transition.rosters.given import GivenHousehold, roster_from_values

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "policy-language.md").read_text(encoding="utf-8")


@pytest.fixture
def county(tmp_path):
    """The first TOML block of the page, saved under the name it gives itself."""
    written = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)[1]
    path = tmp_path / "my-county.toml"
    path.write_text(written, encoding="utf-8")
    assert len([line for line in written.splitlines() if line.strip()]) < 25, "about fifteen lines"
    return load([path])


def allowance(policy, day, persons):
    household = {"home_region": "231025", "residence": "农村"}
    income = {
        "wage_income": 0,
        "business_income": 0,
        "property_income": 0,
        "transfer_income": 0,
        "working": False,
    }
    members = tuple({**income, "labour_ability": "无劳动能力", **person} for person in persons)
    roster = roster_from_values(policy, [GivenHousehold("1", household, members)])
    return evaluate(make_plan(policy, day), roster).columns["allowance"].at(0)


def test_the_new_standard_counts_from_its_day(county):
    adults = [{"birth_date": date(1985, 1, 1)}, {"birth_date": date(1986, 1, 1)}]

    assert allowance(county, date(2026, 8, 31), adults) == 2 * 632
    assert allowance(county, date(2026, 9, 1), adults) == 2 * 680


def test_the_extra_payment_is_a_fifth_of_the_standard(county):
    assert allowance(county, date(2026, 9, 1), [{"birth_date": date(1950, 1, 1)}]) == 680 + Fraction(680, 5)


def test_who_is_taken_in_alone_gets_the_average_and_the_extra_payment(county):
    poor = {
        "birth_date": date(1980, 1, 1),
        "transfer_income": 9000,
        "disability_level": "一级",
        "disability_category": "肢体",
    }

    assert allowance(county, date(2026, 9, 1), [poor]) == 320 + 136
