"""What is not decided, and what would decide it."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from strategies import AS_OF, INPUTS, VALUES, policies
from strategies import roster_of as drawn_roster
from strategies_wonderland import ADULT, DAY, HOUSEHOLD, results_of, roster_of, rosters
from transition.calc.evaluation import evaluate
from transition.calc.planner import make_plan
from transition.calc.undecided import over_months, undecided
from transition.problems import CellPlace, Problem, message
from transition.rosters.columns import known_of


def without(*keys):
    return {key: value for key, value in ADULT.items() if key not in keys}


def missing(results):
    """Return what each household lacks."""
    return [results.undecided.missing_labels(household) for household in range(results.roster.households)]


def codes(results):
    return [problem.code for problem in results.problems]


# --- cells ----------------------------------------------------------------------------------------


def test_a_household_of_which_everything_is_known_is_decided():
    results = results_of(roster_of((HOUSEHOLD, ADULT)))

    assert results.undecided.decided.tolist() == [True]
    assert missing(results) == [()]
    assert codes(results) == []


def test_a_blank_cell_that_is_needed_is_named_with_its_cell_and_person():
    roster = roster_of((HOUSEHOLD, ADULT), (HOUSEHOLD, ADULT, {"person_name": "兔乙", **without("wage")}))
    results = results_of(roster)

    assert results.undecided.decided.tolist() == [True, False]
    assert missing(results) == [(), ("工资",)]
    (problem,) = results.problems
    assert problem.code == "result.missing-cell"
    assert problem.place == roster.cell("wage", 2)
    assert problem.facts == {"label": "工资", "who": "H2 兔乙"}


def test_a_blank_cell_that_nothing_needs_is_not_named():
    idle = {**ADULT, "working": False}

    assert missing(results_of(roster_of((HOUSEHOLD, idle)))) == [()]


def test_a_blank_condition_is_named_and_not_what_would_follow_from_it():
    unsure = {**without("working"), "work_region": "9904"}

    assert missing(results_of(roster_of((HOUSEHOLD, unsure)))) == [("务工",)]


def test_one_false_item_settles_and_so_the_blank_beside_it_is_not_named():
    child = {**without("working"), "birth": datetime.date(2020, 1, 1)}

    assert missing(results_of(roster_of((HOUSEHOLD, child)))) == [()]


def test_a_household_value_is_missing_in_the_row_of_its_head():
    own = {key: value for key, value in HOUSEHOLD.items() if key != "residence"}
    roster = roster_of((HOUSEHOLD, ADULT), (own, ADULT, ADULT))
    results = results_of(roster)

    assert missing(results) == [(), ("城乡",)]
    assert results.problems[0].place == roster.cell("residence", 1)


def test_a_cell_that_the_roster_already_complains_about_is_told_once():
    roster = roster_of((HOUSEHOLD, without("wage")))
    known = Problem("roster.not-a-number", roster.cell("wage", 0))
    results = results_of(evolve(roster, problems=(known,)))

    assert results.problems == (known,)
    assert missing(results) == [("工资",)]


def test_a_column_that_the_roster_lacks_is_one_problem():
    roster = roster_of((HOUSEHOLD, ADULT), (HOUSEHOLD, ADULT))
    columns = {key: column for key, column in roster.person_columns.items() if key != "categories"}
    results = results_of(evolve(roster, person_columns=columns))

    (problem,) = results.problems
    assert problem.code == "result.missing-column"
    assert problem.facts["households"] == 2
    assert problem.place == CellPlace("花名册.xlsx", "名册")


def test_a_held_household_is_not_decided_though_all_is_known():
    results = results_of(
        evolve(roster_of((HOUSEHOLD, ADULT), (HOUSEHOLD, ADULT)), held=np.array([True, False]))
    )

    assert results.undecided.decided.tolist() == [False, True]
    assert results.household_lines[0] == "未确定：花名册有错误，见待核实"


# --- tables and rules -----------------------------------------------------------------------------


def test_a_value_that_has_ended_is_named_with_the_last_one():
    results = results_of(roster_of(*[(HOUSEHOLD, ADULT)] * 3), datetime.date(2026, 12, 1))

    (problem,) = results.problems
    assert problem.code == "result.missing-parameter"
    assert problem.facts["what"] == "标准[地区 99，城乡 农村]"
    assert problem.facts["households"] == 3
    assert problem.facts["last"] == "420 元/人·月（2025-07-01–2026-06-30）"
    assert "--carry-forward" in message(problem, "zh")


def test_a_value_that_is_still_to_come_is_named_with_the_first_one():
    results = results_of(roster_of((HOUSEHOLD, ADULT)), datetime.date(2023, 5, 1))

    told = {one.facts["what"]: one for one in results.problems if "what" in one.facts}
    assert told["标准[地区 99，城乡 农村]"].code == "result.parameter-not-yet"
    assert told["标准[地区 99，城乡 农村]"].facts["next"] == "380 元/人·月（2024-01-01–2024-12-31）"


def test_a_region_that_a_table_does_not_list_is_named_by_its_county():
    far = {**ADULT, "working": True, "work_region": "990401002003"}
    results = results_of(roster_of((HOUSEHOLD, far), (HOUSEHOLD, {**far, "work_region": "990401"})))

    (fact,) = results.undecided.parameters
    assert (fact.why, fact.keys, fact.households.tolist()) == ("unlisted", (("地区", "990401"),), [0, 1])


def test_a_division_by_zero_is_a_fault_of_its_rule():
    away = {**ADULT, "categories": frozenset({"外出"})}
    results = results_of(roster_of((HOUSEHOLD, away), (HOUSEHOLD, ADULT)))

    assert codes(results) == ["result.division-by-zero"]
    assert missing(results) == [("月人均收入",), ()]


def test_what_is_missing_in_several_months_is_told_once_with_all_of_them():
    months = [datetime.date(2025, 12, 1), datetime.date(2026, 7, 1), datetime.date(2026, 8, 1)]
    results = results_of(roster_of((HOUSEHOLD, ADULT)), *months)

    assert [problem.facts["days"] for problem in results.problems] == [tuple(months[1:])]
    assert results.decided.tolist() == [False]
    assert [month.decided.tolist() for month in results.undecided_on] == [[True], [False], [False]]


def test_one_month_is_itself():
    (month,) = results_of(roster_of((HOUSEHOLD, ADULT))).undecided_on

    assert over_months([month]) is month


# --- properties -----------------------------------------------------------------------------------


@given(rosters)
def test_who_is_not_decided_lacks_something_and_who_is_lacks_nothing(roster):
    results = results_of(roster)

    for household, decided in enumerate(results.undecided.decided.tolist()):
        held = bool(results.undecided.held[household])
        assert decided == (not held and results.undecided.missing_labels(household) == ())


@st.composite
def blanked_worlds(draw):
    """A policy that never asks what is unknown, a roster that knows everything, and which cells go blank."""
    policy = draw(policies(lenient=False))
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    rows = {"person": sum(sizes), "household": len(sizes)}
    whole, blank = {"person": {}, "household": {}}, {}
    for key, checked in INPUTS.items():
        length = rows[checked.input.of]
        cells = st.lists(VALUES[checked.type.kind], min_size=length, max_size=length)
        whole[checked.input.of][key] = draw(cells)
        blank[key] = draw(st.sets(st.integers(0, length - 1)))
    return policy, sizes, whole, blank


def roster_with(sizes, whole, blank):
    cells = {
        of: {
            key: [None if row in blank[key] else value for row, value in enumerate(values)]
            for key, values in columns.items()
        }
        for of, columns in whole.items()
    }
    return drawn_roster(sizes, cells["person"], cells["household"])


def found(policy, roster):
    """Return which households are decided and, by input, the rows whose cells are blamed."""
    told = undecided(evaluate(make_plan(policy, AS_OF), roster))
    return told.decided.tolist(), {fact.key: set(fact.rows.tolist()) for fact in told.cells}


@given(blanked_worlds())
def test_filling_what_is_blamed_comes_to_what_the_whole_roster_decides(world):
    policy, sizes, whole, blank = world
    nothing = {key: set() for key in blank}
    best, _ = found(policy, roster_with(sizes, whole, nothing))

    while True:
        decided, blamed = found(policy, roster_with(sizes, whole, blank))
        if not blamed:
            break
        assert all(blamed[key] <= blank[key] for key in blamed), "only blank cells are to blame"
        blank = {key: rows - blamed.get(key, set()) for key, rows in blank.items()}

    assert decided == best


@given(blanked_worlds())
def test_filling_everything_but_what_is_blamed_decides_nobody(world):
    policy, sizes, whole, blank = world
    decided, blamed = found(policy, roster_with(sizes, whole, blank))

    left = {key: rows & blamed.get(key, set()) for key, rows in blank.items()}
    assert found(policy, roster_with(sizes, whole, left))[0] == decided


@given(rosters)
def test_a_parameter_is_one_fact_for_all_who_need_it(roster):
    facts = results_of(roster, datetime.date(2026, 12, 1)).undecided.parameters

    assert len({(fact.key, fact.keys) for fact in facts}) == len(facts)


@pytest.mark.parametrize("day", [DAY, datetime.date(2026, 12, 1)])
def test_the_results_asked_for_may_be_others_than_the_entitlements(day):
    roster = roster_of(({**HOUSEHOLD, "application_day": None}, ADULT))
    ledger = results_of(roster, day).ledger

    assert undecided(ledger, ["waited"]).missing_labels(0) == ("申请日期",)
    assert not known_of(ledger.columns["waited"])[0]
