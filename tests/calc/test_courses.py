"""The path of entitlements over months: it adds up, names what ends, and takes no unknown for nothing."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_wonderland import ADULT, HOUSEHOLD, households, roster_of, wonderland
from transition.calc.period import months_of
from transition.calc.results import Options
from transition.calc.simulations.amounts import amount_of
from transition.calc.simulations.courses import courses
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import simulate
from transition.problems import UsageError


def followed(roster, months, *reforms, **options):
    columns = {key: column for key, column in roster.household_columns.items() if key != "weight"}
    roster = evolve(roster, household_columns=columns)
    laws = [setting(wonderland(), one) for one in reforms]
    return courses(simulate(wonderland(), roster, laws, Options(months_of(months), **options)))


def course_of(path, key="amount"):
    return next(course for course in path.courses if course.rule.key == key)


@settings(max_examples=10, deadline=None)
@given(drawn=st.lists(households, min_size=1, max_size=5))
def test_months_add_up_to_what_they_come_to_together(drawn):
    found = followed(roster_of(*drawn), "2025-05:2025-08")
    results = found.simulation.before

    for course in found.before.courses:
        column = amount_of(results.ledgers, course.rule).column
        known = [column.at(row) for row in range(len(column)) if not results.held[row]]
        together = sum((one for one in known if one is not None), Fraction(0))
        assert sum(month.throughout for month in course.months) == together
        for month in course.months:
            assert month.open or month.amount >= month.throughout


def test_a_raised_standard_is_named_with_the_month_and_its_document():
    found = followed(roster_of((HOUSEHOLD, ADULT)), "2025-06:2025-08")

    assert [month.amount for month in course_of(found.before).months] == [400, 420, 420]
    (event,) = [event for event in found.before.events if event.key == "standard"]
    assert (event.day, event.kind, event.before, event.after) == (
        datetime.date(2025, 7, 1),
        "changed",
        400,
        420,
    )
    assert (
        event.sources[0].document.key == "raise_2025" if hasattr(event.sources[0].document, "key") else True
    )
    assert event.sources[0].document.title == "关于提高农村标准的通知"
    assert event.entitlements == ("amount",)


def test_a_value_that_has_run_out_is_not_nothing():
    town = {**HOUSEHOLD, "residence": "城镇"}
    found = followed(roster_of((town, ADULT)), "2025-11:2026-02")
    course = course_of(found.before)

    assert [(month.amount, month.open) for month in course.months] == [(632, 0), (632, 0), (0, 1), (0, 1)]
    assert len(course.left.households) == 0
    assert found.before.missing == ((), (), (("标准", 1),), (("标准", 1),))
    (event,) = [event for event in found.before.events if event.key == "standard"]
    assert (event.day, event.kind, event.before, event.after) == (
        datetime.date(2026, 1, 1),
        "ended",
        632,
        None,
    )


def test_a_value_that_is_carried_forward_goes_on():
    town = {**HOUSEHOLD, "residence": "城镇"}
    found = followed(roster_of((town, ADULT)), "2025-11:2026-02", carry_forward=True)

    assert [month.amount for month in course_of(found.before).months] == [632] * 4
    assert found.before.events == ()


def test_who_is_left_without_is_named_with_the_month():
    pupil = {**ADULT, "birth": datetime.date(2016, 1, 1), "at_school": True, "school_year": Fraction(1)}
    roster = roster_of((HOUSEHOLD, ADULT, pupil), (HOUSEHOLD, ADULT))
    found = followed(roster, "2025-03:2025-06", "助学标准=0@2025-05")
    before, after = course_of(found.before, "school_total"), course_of(found.after, "school_total")

    # 200 / 3 a month, rounded to 0.1.
    each = Fraction("66.7")
    assert [month.amount for month in before.months] == [each] * 4
    assert [month.amount for month in after.months] == [each, each, 0, 0]
    assert len(before.left.households) == 0
    assert (after.left.households.tolist(), after.left.since.tolist()) == ([0], [2])
    assert after.left.last == (each,)


def test_ages_move_with_the_months():
    old = {**ADULT, "birth": datetime.date(1955, 4, 15)}
    found = followed(roster_of((HOUSEHOLD, old)), "2025-04:2025-06")

    # Seventy on 15 April: 60 yuan more from May on.
    assert [month.amount for month in course_of(found.before).months] == [400, 460, 460]


def test_a_single_day_has_no_path():
    with pytest.raises(UsageError) as refusal:
        followed(roster_of((HOUSEHOLD, ADULT)), "2025-04")

    assert [problem.code for problem in refusal.value.problems] == ["simulation.months-wanted"]
