"""The example county with a roster of any size: the households of its example roster, again and again."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
from attrs import evolve

from transition.policies.loading import load
from transition.rosters.columns import Numbers, taken
from transition.rosters.reading import read_roster

EXAMPLES = Path(__file__).parents[1] / "examples"
COUNTY_DAY = datetime.date(2026, 5, 1)


def county_policy():
    """Return the checked policy of the example county."""
    return load([EXAMPLES / "linkou-county.toml"])


def county_roster(persons: int, seed: int = 1):
    """Return about so many persons; incomes differ from copy to copy, so that no two households are alike."""
    policy = county_policy()
    roster = read_roster(EXAMPLES / "heilongjiang-roster.xlsx", policy)
    times = max(persons // roster.persons, 1)
    people = np.tile(np.arange(roster.persons), times)
    homes = np.tile(np.arange(roster.households), times)
    copies = np.arange(times)[:, None]
    starts = (roster.starts[:-1] + copies * roster.persons).ravel()
    columns = {key: taken(column, people) for key, column in roster.person_columns.items()}
    random = np.random.default_rng(seed)
    for key, column in columns.items():
        if isinstance(column, Numbers) and policy.inputs[key].type.unit.exponent("元"):
            columns[key] = varied(column, random)
    return evolve(
        roster,
        household_of=(roster.household_of + copies * roster.households).ravel(),
        starts=np.append(starts, times * roster.persons),
        household_names=tuple(map(str, range(len(homes)))),
        head_row=starts,
        person_columns=columns,
        household_columns={key: taken(column, homes) for key, column in roster.household_columns.items()},
        lines=np.zeros(len(people), dtype=np.int64),
        held=None if roster.held is None else roster.held.take(homes),
        problems=(),
        defaulted={},
        cell_rows={},
        elsewhere={},
    )


def varied(column: Numbers, random) -> Numbers:
    """Return amounts that are up to a tenth more or less, in whole fen; nothing stays nothing."""
    share = random.integers(90, 111, len(column))
    numerator = column.numerator * share
    return Numbers(numerator, column.denominator * 100, column.known, int(np.abs(numerator).max(initial=0)))
