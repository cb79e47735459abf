"""Pairs of rosters of the invented place: what may happen to households from one month to the next."""

from __future__ import annotations

import datetime
from fractions import Fraction

from hypothesis import strategies as st

from strategies_rosters import number_of
from strategies_wonderland import HOUSEHOLDS, PERSONS, blanked, roster_of, wonderland
from transition.calc.adjustments.sides import Side

DAYS = (
    datetime.date(2024, 6, 1),
    datetime.date(2025, 3, 1),
    datetime.date(2025, 8, 1),
)
LAWS = ("wonderland-aid", "toyland-aid")


def member(sequence, values, *, known=True):
    """A person's cells with a name, and with an identity number where it is known."""
    told = {**values, "person_name": f"兔{sequence}", "relation": "其他"}
    return {**told, "identity_number": number_of(sequence=sequence)} if known else told


@st.composite
def families(draw, first=1, most=4):
    """Draw households: a number, their own cells, their members."""
    found, sequence = [], first * 100
    for number in range(draw(st.integers(0 if first > 1 else 1, most))):
        members = []
        for values in draw(st.lists(blanked(PERSONS), min_size=1, max_size=3)):
            sequence += 1
            members.append(member(sequence, values, known=draw(st.integers(0, 4)) > 0))
        found.append((f"H{first * 100 + number}", draw(blanked(HOUSEHOLDS)), members))
    return found


@st.composite
def next_month(draw, before):
    """Draw what became of households: cells change, members come, go and move, households come and go."""
    after = []
    for number, own, members in before:
        fate = draw(st.integers(0, 9))
        if fate == 0:
            continue
        own = {**own, **draw(blanked(HOUSEHOLDS))} if fate == 1 else own
        members = list(members)
        if fate == 2 and len(members) > 1:
            split = members.pop()
            after.append((f"{number}A", own, [split]))
        if fate == 3:
            members.append(member(900 + len(after), draw(blanked(PERSONS))))
        if fate in (4, 5):
            changed = draw(st.integers(0, len(members) - 1))
            keep = {key: members[changed].get(key) for key in ("person_name", "identity_number", "relation")}
            values = {**draw(blanked(PERSONS)), **keep}
            members[changed] = {key: value for key, value in values.items() if value is not None}
        if fate == 6 and after:
            after[-1][2].extend(members)
            continue
        after.append((number, own, members))
    return [*after, *draw(families(first=7, most=2))]


def read(families, policy=None):
    """The families as a roster; the first member of each is its head."""
    made = roster_of(
        *((own, {**first, "relation": "户主"}, *others) for _, own, (first, *others) in families),
        policy=policy,
    )
    from attrs import evolve

    return evolve(made, household_names=tuple(number for number, _, _ in families))


def side(families, day=DAYS[1], law=LAWS[0], *, days=None, **more):
    """One side of a comparison."""
    policy = wonderland(law)
    return Side(policy, read(families, policy), days or (day,), **more)


def shuffled(families, random):
    """The same families, and the same members, in another order; heads stay first."""
    moved = [
        (number, own, [members[0], *random.sample(members[1:], len(members) - 1)])
        for number, own, members in families
    ]
    random.shuffle(moved)
    return moved


@st.composite
def pairs(draw):
    """Draw two rosters as families: one month and the next."""
    before = draw(families())
    return before, draw(next_month(before))


ADULT = {
    "birth": datetime.date(1990, 5, 5),
    "categories": frozenset(),
    "working": False,
    "wage": Fraction(0),
}
"""A member of whom everything is known, for cases worked out by hand."""

HOUSEHOLD = {"home_region": "9902", "residence": "农村", "application_day": datetime.date(2024, 1, 1)}
