"""Names of nobody, and identity numbers that nobody can have, each of them once."""

from __future__ import annotations

import datetime

import numpy as np

from transition.rosters.columns import Bools, Ints
from transition.rosters.identity import CHECK_CHARACTERS, LENGTH, WEIGHTS
from transition.rosters.invented_persons import BRANCHES, STEMS, SURNAMES, UNASSIGNED
from transition.rosters.populations.chance import Chance
from transition.rosters.populations.households import People
from transition.rosters.values.distinct import Distinct

_REGIONS = 99 * 99
_SEQUENCES = 500
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_STRIDE = 1_234_567
"""Shares no divisor with the numbers of one day, so that steps of it meet each of them once."""

_DAYS_OF_A_YEAR = 365
_OLDEST = 130


def birth_days(people: People, day: datetime.date, chance: Chance) -> Ints:
    """Return shape (persons,): ordinals of birth days at which everybody is as old as drawn on the day."""
    month, of_month = day.month, min(day.day, 28)  # the 28th is a day of every month in every year
    latest = [datetime.date(day.year - age, month, of_month).toordinal() for age in range(_OLDEST)]
    before = chance.whole("birthday", np.full(people.persons, _DAYS_OF_A_YEAR))
    return np.array(latest, dtype=np.int64)[people.age] - before


def identity_numbers(births: Ints, is_male: Bools, chance: Chance) -> list[str]:
    """Return an identity number for each person, under a region code that is assigned to no place.

    Those of one sex who were born on one day are counted through all numbers of that day, so that no two
    are equal: nobody need be looked up.
    """
    number = _counted_by_day(births, is_male)
    starts = births * 2 + is_male  # another one for each day and sex
    code = (number * _STRIDE + starts * _STRIDE + chance.one("numbers", 2**31)) % (_REGIONS * _SEQUENCES)
    region, sequence = code // _SEQUENCES, 2 * (code % _SEQUENCES) + is_male
    year, month, of_month = _calendar(births)
    parts = (
        (np.full(len(births), int(UNASSIGNED)), 2),
        (1 + region // 99, 2),
        (1 + region % 99, 2),
        (year, 4),
        (month, 2),
        (of_month, 2),
        (sequence, 3),
    )
    digits = [part // 10**place % 10 for part, width in parts for place in reversed(range(width))]
    checks = sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=True)) % 11
    characters = np.empty((len(births), LENGTH), dtype=np.uint8)
    for place, digit in enumerate(digits):
        characters[:, place] = digit + ord("0")
    characters[:, -1] = np.frombuffer(CHECK_CHARACTERS.encode(), dtype=np.uint8)[checks]
    found: list[str] = characters.reshape(-1).view(f"S{LENGTH}").astype(f"U{LENGTH}").tolist()
    return found


def _counted_by_day(births: Ints, is_male: Bools) -> Ints:
    """Return shape (persons,): how many of the same sex and birth day stand before each."""
    day = births * 2 + is_male
    order = np.argsort(day, kind="stable")
    ordered = day[order]
    begins = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    first = np.repeat(begins, np.diff(np.concatenate((begins, [len(day)]))))
    number = np.empty(len(day), dtype=np.int64)
    number[order] = np.arange(len(day)) - first
    return number


def _calendar(ordinals: Ints) -> tuple[Ints, Ints, Ints]:
    days = (ordinals - _EPOCH).astype("datetime64[D]")
    months = days.astype("datetime64[M]").astype(np.int64)
    first = months.astype("datetime64[M]").astype("datetime64[D]")
    return 1970 + months // 12, 1 + months % 12, 1 + (days - first).astype(np.int64)


def names_of_nobody(persons: int, chance: Chance) -> Distinct:
    """Return a name for each person; many share one, as in life."""
    cells = tuple(f"{one}{two}{three}" for one in SURNAMES for two in STEMS for three in BRANCHES)
    which = chance.whole("names", np.full(persons, len(cells), dtype=np.int64))
    return Distinct(which, cells)
