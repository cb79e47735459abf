"""Invented rosters: reproducible, of nobody, with everything a policy knows, and mistakes on request."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_rosters import codes_of, wonderland
from transition.policies.grammar_shapes import SPARE_ROLES
from transition.problems import errors_in
from transition.rosters.identity import check_character
from transition.rosters.reading import read_roster
from transition.rosters.sample import InventedRoster, invented_households


def read_back(invented: InventedRoster):
    import pandas as pd

    frame = pd.DataFrame([list(row) for row in invented.rows], columns=list(invented.headers), dtype=object)
    return read_roster(frame, wonderland())


def column(invented, label):
    return [row[invented.headers.index(label)] for row in invented.rows]


def asked_for():
    """The inputs that somebody is asked to fill."""
    return [one for one in wonderland().inputs.values() if one.input.role not in SPARE_ROLES]


def test_the_headers_are_the_labels_in_the_policys_order():
    invented = invented_households(wonderland(), 3, 1)

    assert invented.headers == tuple(checked.label for checked in asked_for())


def test_the_same_seed_gives_the_same_roster():
    assert invented_households(wonderland(), 20, 7) == invented_households(wonderland(), 20, 7)
    assert invented_households(wonderland(), 20, 7) != invented_households(wonderland(), 20, 8)


@given(st.integers(0, 10_000))
@settings(max_examples=15)
def test_nobody_has_a_possible_identity_number(seed):
    numbers = column(invented_households(wonderland(), 10, seed), "身份证号")

    assert len(set(numbers)) == len(numbers)
    assert all(str(number).startswith("99") for number in numbers)
    assert all(check_character(str(number)[:17]) == str(number)[17] for number in numbers)


@given(st.integers(0, 10_000), st.integers(1, 30))
@settings(max_examples=15)
def test_an_invented_roster_is_read_without_an_error(seed, households):
    roster = read_back(invented_households(wonderland(), households, seed))

    assert errors_in(roster.problems) == ()
    assert roster.households == households
    assert not roster.held.any()


def test_households_have_one_to_seven_members_and_one_head():
    invented = invented_households(wonderland(), 60, 1)
    sizes = [len(list(rows)) for _, rows in groupby(column(invented, "户编号"))]

    assert set(sizes) <= set(range(1, 8))
    assert len(set(sizes)) > 3
    assert column(invented, "与户主关系").count("户主") == 60


def test_every_word_tag_and_flag_occurs():
    invented = invented_households(wonderland(), 40, 1)

    for checked in asked_for():
        cells = [str(cell) for cell in column(invented, checked.label) if cell is not None]
        words = {word.value for word in checked.input.words}
        words |= {"是", "否"} if checked.input.type == "flag" else set()
        assert words <= {part for cell in cells for part in cell.split("、")}, checked.label


def test_here_and_there_a_cell_is_blank():
    invented = invented_households(wonderland(), 200, 1)

    assert None in column(invented, "工资")
    assert None in column(invented, "残疾等级")


def test_regions_are_those_of_the_policys_tables():
    homes = set(column(invented_households(wonderland(), 40, 1), "户籍地")) - {None}

    assert homes == {"990100", "990200", "990300"}


@pytest.mark.parametrize(
    "code",
    [
        "roster.identity-numeric",
        "roster.identity-check",
        "roster.identity-duplicate",
        "roster.several-heads",
        "roster.no-household-number",
        "roster.unknown-word",
        "roster.number-not-exact",
        "roster.region-ambiguous",
    ],
)
def test_mistakes_are_put_in_on_request(code):
    roster = read_back(invented_households(wonderland(), 40, 1, mistakes=True))

    assert codes_of(roster.problems).count(code) == 1
    assert code not in codes_of(read_back(invented_households(wonderland(), 40, 1)).problems)
