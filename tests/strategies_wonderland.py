"""Households of the invented place: made of words, or drawn by hypothesis, some of their cells blank."""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
from attrs import evolve
from hypothesis import strategies as st

from transition.calc.results import calculate_results
from transition.policies.loading import load
from transition.rosters.columns import column_from
from transition.rosters.roster import Roster, RosterSource

DAY = datetime.date(2025, 3, 1)
POLICIES = Path(__file__).parent / "wonderland" / "policies"

ADULT = {
    "relation": "户主",
    "birth": datetime.date(1990, 5, 5),
    "categories": frozenset(),
    "working": False,
    "wage": Fraction(0),
}
"""A member of whom everything is known."""

HOUSEHOLD = {"home_region": "9902", "residence": "农村", "application_day": DAY}


@cache
def wonderland(name="wonderland-aid"):
    return load([POLICIES / f"{name}.toml"])


def roster_of(*households, policy=None, **more) -> Roster:
    """Make a roster: each household is its own values and then its members' ones; a missing key is blank.

    The sheet's columns are the inputs in the policy's order, its first person stands in line 2.
    """
    policy = policy or wonderland()
    sizes = [len(members) for _, *members in households]
    starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    people = [member for _, *members in households for member in members]
    rows = {"person": people, "household": [own for own, *_ in households]}
    columns = {"person": {}, "household": {}}
    defaulted = {}
    for key, checked in policy.inputs.items():
        cells = [row.get(key) for row in rows[checked.input.of]]
        if checked.default is not None:
            defaulted[key] = np.array([cell is None for cell in cells])
            cells = [checked.default if cell is None else cell for cell in cells]
        columns[checked.input.of][key] = column_from(checked.type.kind, cells)
    roster = Roster(
        source=RosterSource("花名册.xlsx", "名册", rows=len(people)),
        household_of=np.repeat(np.arange(len(sizes)), sizes),
        starts=starts,
        household_names=tuple(f"H{number}" for number in range(1, len(sizes) + 1)),
        head_row=starts[:-1],
        person_columns=columns["person"],
        household_columns=columns["household"],
        lines=np.arange(2, len(people) + 2),
        letters={key: f"{chr(ord('A') + place)}" for place, key in enumerate(policy.inputs)},
        defaulted=defaulted,
        defaults_taken={key: int(rows.sum()) for key, rows in defaulted.items() if rows.any()},
    )
    return evolve(roster, **more)


def results_of(roster, *days, policy=None, **options):
    """Calculate a roster under the wonderland's policy, on 1 March 2025 where no day is given."""
    return calculate_results(policy or wonderland(), roster, days=days or (DAY,), **options)


# --- drawn ------------------------------------------------------------------------------------------

_money = st.sampled_from([0, 1, 999, 4_800, 7_584, 12_000, 40_000]).map(Fraction)

PERSONS = st.fixed_dictionaries(
    {
        "birth": st.dates(datetime.date(1930, 1, 1), datetime.date(2025, 3, 2)),
        "categories": st.frozensets(st.sampled_from(["老兵", "遗孤", "外出"])),
        "disability": st.sampled_from(["无", "一级", "四级"]),
        "working": st.booleans(),
        "work_region": st.sampled_from(["9901", "990201", "9903", "9904"]),
        "wage": _money,
        "other_income": _money,
        "medical_cost": _money,
        "own_share": st.sampled_from([Fraction(1, 3), Fraction(1)]),
        "at_school": st.booleans(),
        "school_year": st.integers(0, 12).map(Fraction),
    }
)
HOUSEHOLDS = st.fixed_dictionaries(
    {
        "home_region": st.sampled_from(["99", "9901", "990201"]),
        "residence": st.sampled_from(["城镇", "农村"]),
        "application_day": st.dates(datetime.date(2023, 1, 1), DAY),
    }
)


def blanked(values):
    """Draw the values with some of them left out."""
    return st.tuples(values, st.sets(st.integers(0, 40), max_size=2)).map(
        lambda drawn: {
            key: value for place, (key, value) in enumerate(drawn[0].items()) if place not in drawn[1]
        }
    )


households = st.tuples(blanked(HOUSEHOLDS), st.lists(blanked(PERSONS), min_size=1, max_size=3)).map(
    lambda drawn: (drawn[0], *drawn[1])
)
rosters = st.lists(households, min_size=1, max_size=4).map(lambda drawn: roster_of(*drawn))
