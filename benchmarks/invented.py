"""An invented roster of any size for the policies of tests/wonderland, as columns; always the same."""

from __future__ import annotations

import datetime

import numpy as np

from transition.rosters.columns import Coded, Days, Flags, Numbers
from transition.rosters.roster import Roster, RosterSource

AS_OF = datetime.date(2025, 3, 1)

REGIONS = ("990100", "990101", "990102", "990201", "990202", "9902")
TAG_SETS = (
    frozenset(),
    frozenset(["老兵"]),
    frozenset(["遗孤"]),
    frozenset(["老兵", "遗孤"]),
    frozenset(["外出"]),
)
AWAY = 4


def invented_roster(persons: int, seed: int = 1) -> Roster:
    """Return a roster of about `persons` persons, two and a half to a household."""
    random = np.random.default_rng(seed)
    sizes = random.choice(
        [1, 2, 3, 4, 5, 6], p=[0.25, 0.32, 0.22, 0.13, 0.06, 0.02], size=int(persons / 2.49)
    )
    starts = np.concatenate(([0], np.cumsum(sizes)))
    households = len(sizes)
    return Roster(
        source=RosterSource("invented"),
        household_of=np.repeat(np.arange(households), sizes),
        starts=starts,
        household_names=tuple(map(str, range(households))),
        head_row=starts[:-1],
        person_columns=_person_columns(random, starts),
        household_columns={
            "home_region": _coded(random.integers(0, 6, households), REGIONS),
            "residence": _coded(random.integers(0, 2, households), ("城镇", "农村")),
            "application_day": Days(_day(2025, 3, 1) - random.integers(0, 900, households), None),
        },
        lines=np.arange(starts[-1]),
    )


def _person_columns(random, starts):
    persons = int(starts[-1])
    age_in_days = random.integers(0, 95 * 365, persons)
    working = (random.random(persons) < 0.55) & (age_in_days > 17 * 365)
    tags = random.choice(5, p=[0.9, 0.04, 0.02, 0.01, 0.03], size=persons)
    tags[starts[:-1]] %= AWAY  # somebody is at home
    at_school = (age_in_days > 6 * 365) & (age_in_days < 18 * 365)
    costly = random.random(persons) < 0.2
    return {
        "birth": Days(_day(2025, 3, 1) - age_in_days, None),
        "categories": _coded(tags, TAG_SETS),
        "disability": _coded(
            random.choice(5, p=[0.93, 0.01, 0.02, 0.02, 0.02], size=persons),
            ("无", "一级", "二级", "三级", "四级"),
        ),
        "working": Flags(working, None),
        # Blank where nobody works: unknown, as in any roster.
        "work_region": _coded(np.where(working, random.integers(0, 6, persons), -1), REGIONS),
        # Amounts as people state them: so much a month for so many months, the rest in whole yuan.
        "wage": _fen(
            np.where(working, random.integers(60, 250, persons) * random.integers(2, 13, persons) * 1000, 0)
        ),
        "other_income": _fen(random.integers(0, 300, persons) * 1200),
        "medical_cost": _fen(np.where(costly, random.integers(0, 800_000, persons), 0)),
        "own_share": Numbers(random.integers(30, 101, persons), 100, None, 100),
        "at_school": Flags(at_school, None),
        "school_year": Numbers(np.where(at_school, random.integers(1, 7, persons), 0), 1, None, 6),
    }


def _coded(codes, vocabulary) -> Coded:
    return Coded(codes.astype(np.int32), vocabulary)


def _fen(amounts) -> Numbers:
    return Numbers(amounts, 100, None, int(amounts.max(initial=0)))


def _day(year: int, month: int, day: int) -> int:
    return datetime.date(year, month, day).toordinal()
