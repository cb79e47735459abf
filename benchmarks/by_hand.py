"""The rules of tests/wonderland on 2025-03-01 in numpy int64, as a careful programmer writes them out.

Everything is known beforehand: the units, the ranges, that nothing overflows, that every cell that
counts is filled. Amounts are whole numbers of some small part of a yuan.
"""

from __future__ import annotations

import datetime

import numpy as np
from attrs import frozen
from invented import AS_OF, AWAY, REGIONS

DAY = AS_OF.toordinal()
FIRST_DAY = datetime.date(2024, 1, 1).toordinal()

STANDARD = np.array([632, 400])  # by residence
TWO_WAGES = np.array([2 * 156050] * 3 + [2 * 150000] * 3)  # fen a year, by region
TAG_BONUS = np.array([0, 160, 241, 241, 0])  # half yuan, by set of tags
SCHOOL_AID = np.array([0, 667, 667, 667, 833, 833, 833])  # tenths of a yuan, by school year
EARLY = np.array([region.startswith("9902") for region in REGIONS])


@frozen(eq=False)
class Words:
    """Codes into words."""

    codes: np.ndarray
    words: np.ndarray


def calculated(roster):
    """Return every rule's column by key; a number is an array, or an array over a denominator."""
    p = roster.person_columns
    h = roster.household_columns
    first = roster.starts[:-1]
    home = h["home_region"].codes
    age = _ages(p["birth"].ordinal)
    counted = p["categories"].codes != AWAY
    disability = p["disability"].codes
    able = (age >= 16) & (age < 60) & (disability != 1) & (disability != 2)
    work_region = p["work_region"].codes
    place = np.where(work_region >= 0, work_region, home[roster.household_of])
    wage = p["wage"].numerator  # fen
    cost = np.where(p["working"].true & able, np.minimum(TWO_WAGES[place], wage), 0)
    net = np.maximum(3 * wage + 4 * (p["other_income"].numerator - cost), 0)  # quarters of a fen
    bonus = np.maximum(
        np.where(age >= 80, 200, np.where(age >= 70, 120, 0)), TAG_BONUS[p["categories"].codes]
    )
    school = np.where(p["at_school"].true, SCHOOL_AID[p["school_year"].numerator], 0)

    size = np.add.reduceat(counted, first, dtype=np.int64)
    medical = np.add.reduceat(p["medical_cost"].numerator * p["own_share"].numerator, first)
    income = np.maximum(25 * np.add.reduceat(net, first) - medical, 0)  # 1/10000 yuan a year
    standard = STANDARD[h["residence"].codes]
    line = standard * size * 120_000
    severe = np.logical_or.reduceat((disability == 1) | (disability == 2), first)
    whole, single = income <= line, severe & (2 * income <= 3 * line)
    kind = np.where(whole, 0, np.where(single, 1, 2))
    aid = np.maximum(line - income, 0) + 60_000 * np.add.reduceat(bonus, first)
    amount = np.where(whole, (aid + 119_999) // 120_000, np.where(single, standard, 0))
    return {
        "age": age,
        "counted": counted,
        "able": able,
        "wage_place": Words(place, np.array(REGIONS, dtype=object)),
        "work_cost": (cost, 100),
        "net_income": (net, 400),
        "bonus": (bonus, 2),
        "school_aid": (school, 10),
        "size": size,
        "income": (income, 10_000),
        "income_per_head": (income, 120_000 * size),
        "standard_used": standard,
        "waited": _months(np.maximum(h["application_day"].ordinal, FIRST_DAY)),
        "kind": Words(kind, np.array(["整户", "单人", "不符合"], dtype=object)),
        "amount": amount,
        "school_total": (np.add.reduceat(school, first), 10),
        "band_reached": Words(
            np.where(amount >= 500, 0, np.where(amount >= 200, 1, 2)),
            np.array(["一档", "二档", "三档"], dtype=object),
        ),
        "early": EARLY[home],
    }


def _ages(birth):
    """Return whole years on the day, worked out once for every day of birth."""
    return _looked_up(birth, 12)


def _months(start):
    """Return whole months to the day, worked out once for every first day."""
    return _looked_up(start, 1)


def _looked_up(days, divisor):
    first = int(days.min())
    return (_whole_months(np.arange(first, DAY + 1)) // divisor)[days - first]


def _whole_months(days):
    dates = (days - datetime.date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    day_of_month = (dates - months.astype("datetime64[D]")).astype(np.int64) + 1
    months = months.astype(np.int64)
    return (AS_OF.year - 1970) * 12 + AS_OF.month - 1 - months - (AS_OF.day < day_of_month)
