"""Masking: nobody's name and nobody's number is left, and nothing else is changed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import number_of
from strategies_wonderland import ADULT, HOUSEHOLD, results_of, roster_of, rosters, wonderland
from thoroughness import COSTLY
from transition.calc.masking import masked_blindly, masked_name, masked_numbers, masked_results, masked_roster
from transition.problems import CellPlace, Problem
from transition.rosters.columns import Coded, coded_from

NUMBER = number_of("19850307", 123)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("张静", "张*"), ("张文静", "张*静"), ("张王文静", "张**静"), ("张", "*"), ("", "")],
)
def test_a_name_keeps_its_first_character_and_of_three_the_last(name, shown):
    assert masked_name(name) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (NUMBER, f"{NUMBER[:6]}********{NUMBER[-4:]}"),
        (
            f"身份证号 {NUMBER}，电话 13812345678",
            f"身份证号 {NUMBER[:6]}********{NUMBER[-4:]}，电话 138****5678",
        ),
        ("6217001234567890123", "621700*********0123"),
        ("999901850307123", "999901*****7123"),
        ("990101001002", "990101001002"),
        ("H1 0001 2025-07-01 1234.56", "H1 0001 2025-07-01 1234.56"),
    ],
)
def test_numbers_of_persons_accounts_and_phones_are_masked_and_no_others(text, shown):
    assert masked_numbers(text) == shown


@COSTLY
@given(rosters)
def test_amounts_words_and_days_stay(roster):
    results = results_of(roster)
    hidden = masked_results(results)

    assert hidden.options.masked
    for key, column in results.ledger.columns.items():
        if not isinstance(column, Coded):
            assert hidden.ledger.columns[key] is column
    assert [step.rule.key for step in hidden.plan.steps] == [step.rule.key for step in results.plan.steps]
    assert (hidden.decided == results.decided).all()


CHARACTERS = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
names = st.text(CHARACTERS, min_size=3, max_size=4)


@COSTLY
@given(st.lists(names, min_size=1, max_size=6))
def test_whoever_bears_a_name_bears_its_mask(drawn):
    roster = roster_of(*((HOUSEHOLD, {**ADULT, "person_name": name}) for name in drawn))
    hidden = masked_roster(wonderland().inputs, roster)
    column = hidden.person_columns["person_name"]

    assert [column.at(row) for row in range(len(drawn))] == [masked_name(name) for name in drawn]
    assert len(set(column.vocabulary)) == len(column.vocabulary)


def test_a_blank_name_stays_blank():
    roster = roster_of((HOUSEHOLD, ADULT, {**ADULT, "person_name": "赵钱孙"}))

    assert masked_roster(wonderland().inputs, roster).person_columns["person_name"].at(0) is None


def test_household_numbers_stay_unless_they_are_a_persons():
    people = [(HOUSEHOLD, {**ADULT, "person_name": "赵钱孙"}) for _ in range(4)]
    roster = roster_of(*people, household_names=("0001", "H-2", NUMBER, "赵钱孙"))
    hidden = masked_roster(wonderland().inputs, roster)

    assert hidden.household_names == ("0001", "H-2", f"{NUMBER[:6]}********{NUMBER[-4:]}", "赵*孙")


def test_a_problem_names_nobody_in_its_facts_and_places():
    place = CellPlace("赵钱孙.xlsx", "名册", "B2")
    facts = {"who": "0001 赵钱孙", "value": NUMBER, "label": "姓名", "more": ("赵钱孙", 3), "other": place}
    problem = Problem("roster.policy-check", place, facts=facts, others=(place,))
    roster = roster_of((HOUSEHOLD, {**ADULT, "person_name": "赵钱孙"}), problems=(problem, problem))
    (hidden, again) = masked_roster(wonderland().inputs, roster).problems

    assert "赵钱孙" not in str(hidden)
    assert NUMBER not in str(hidden)
    assert hidden.facts["label"] == "姓名"
    assert hidden.place == CellPlace("赵*孙.xlsx", "名册", "B2")
    assert hidden.facts is again.facts


def test_of_a_roster_that_cannot_be_read_every_cell_may_be_a_name():
    (hidden,) = masked_blindly(
        [Problem("roster.no-header", facts={"found": ("赵钱孙", NUMBER), "legal": ("姓名",)})]
    )

    assert hidden.facts == {"found": ("赵*孙", f"{NUMBER[:6]}********{NUMBER[-4:]}"), "legal": ("姓名",)}


def test_texts_that_are_no_inputs_are_looked_through_too():
    results = results_of(roster_of((HOUSEHOLD, {**ADULT, "person_name": "赵钱孙"})))
    results.ledger.columns["band_reached"] = coded_from(["赵钱孙一档"])

    assert masked_results(results).ledger.columns["band_reached"].at(0) == "赵*孙一档"
    assert results.ledger.columns["band_reached"].at(0) == "赵钱孙一档"
    assert np.array_equal(results.decided, masked_results(results).decided)
