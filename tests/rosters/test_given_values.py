"""Rosters out of typed values."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from transition.policies.loading import load
from transition.rosters.given import GivenHousehold, roster_from_values

POLICY = Path(__file__).parents[1] / "wonderland" / "policies" / "wonderland-aid.toml"


@pytest.fixture(scope="module")
def policy():
    return load([POLICY])


@pytest.fixture
def roster(policy):
    return roster_from_values(
        policy,
        [
            GivenHousehold("甲", {"home_region": "990200"}, ({"wage": Fraction(12)}, {"relation": "户主"})),
            GivenHousehold("乙", {"home_region": "990101", "residence": None}),
            GivenHousehold("丙", {}, ({"categories": frozenset(["老兵"]), "medical_cost": Fraction(5)},)),
        ],
    )


def values(column):
    return [column.at(row) for row in range(len(column))]


def test_members_stand_with_their_households(roster):
    assert roster.household_names == ("甲", "乙", "丙")
    assert roster.starts.tolist() == [0, 2, 2, 3]
    assert roster.household_of.tolist() == [0, 0, 2]
    assert roster.head_row.tolist() == [1, -1, -1]


def test_what_is_left_out_is_unknown(roster):
    assert values(roster.person_columns["wage"]) == [12, None, None]
    assert values(roster.person_columns["categories"]) == [None, None, {"老兵"}]
    assert "birth" not in roster.person_columns
    assert "residence" not in roster.household_columns


def test_what_is_left_out_takes_a_default_and_is_counted(roster):
    assert values(roster.person_columns["medical_cost"]) == [0, 0, 5]
    assert roster.defaults_taken["medical_cost"] == 2
    assert roster.defaulted["medical_cost"].tolist() == [True, True, False]
    assert roster.defaults_taken["disability"] == 3


def test_regions_keep_the_digits_that_mean_something(roster):
    assert values(roster.household_columns["home_region"]) == ["9902", "990101", None]


@pytest.mark.parametrize(
    "household", [GivenHousehold("甲", {"wage": 1}), GivenHousehold("甲", {}, ({"nothing": 1},))]
)
def test_a_key_that_is_no_input_of_the_scope_is_refused(policy, household):
    with pytest.raises(KeyError, match="no input of a"):
        roster_from_values(policy, [household])
