"""Results: rows that add up, what the results rest on, defaults, days."""

from __future__ import annotations

import datetime

import numpy as np
from attrs import evolve
from hypothesis import given

from strategies_wonderland import ADULT, DAY, HOUSEHOLD, results_of, roster_of, rosters
from transition.rosters.roster import RosterSource

BLANK = {key: value for key, value in ADULT.items() if key != "wage"}


def used_values(results):
    return {(row.label, row.value): row.households for row in results.provenance.rows}


def test_every_row_ends_once():
    roster = roster_of((HOUSEHOLD, ADULT, ADULT), (HOUSEHOLD, ADULT, BLANK), (HOUSEHOLD, ADULT))
    source = RosterSource("花名册.xlsx", rows=8, left_out={"blank": 2, "total": 1})
    rows = results_of(evolve(roster, source=source)).reconciliation

    assert (rows.rows, rows.decided, rows.not_decided) == (8, 3, 2)
    assert rows.adds_up


def test_rows_that_went_nowhere_do_not_add_up():
    roster = evolve(roster_of((HOUSEHOLD, ADULT)), source=RosterSource("花名册.xlsx", rows=3))

    assert not results_of(roster).reconciliation.adds_up


@given(rosters)
def test_rows_add_up_and_decided_is_never_held(roster):
    results = results_of(roster)

    assert results.reconciliation.adds_up
    assert not (results.decided & results.undecided.held).any()


def test_columns_are_the_rules_in_the_order_of_the_plan():
    results = results_of(roster_of((HOUSEHOLD, ADULT)))

    assert [column.label for column in results.entitlements] == ["救助金", "助学金合计"]
    assert results.columns_of("person")[0].key == "age"
    assert str(results.entitlements[0].unit) == "元/月"


def test_defaults_taken_say_how_many_cells_and_why():
    taken = {one.label: one for one in results_of(roster_of((HOUSEHOLD, ADULT, ADULT))).defaults_taken}

    assert (taken["残疾等级"].count, taken["残疾等级"].reason) == (2, "form 第三条")


# --- what results rest on -------------------------------------------------------------------------


def test_only_rows_that_answered_somebody_are_used():
    rural, town = HOUSEHOLD, {**HOUSEHOLD, "residence": "城镇"}
    used = used_values(results_of(roster_of((rural, ADULT), (rural, ADULT), (town, ADULT))))

    assert (used["标准", 400], used["标准", 632]) == (2, 1)
    assert ("标准", 420) not in used


def test_a_branch_not_taken_uses_nothing():
    idle = results_of(roster_of((HOUSEHOLD, {**ADULT, "work_region": "9902"})))
    works = results_of(roster_of((HOUSEHOLD, {**ADULT, "work_region": "9902", "working": True})))

    assert "最低工资" not in {label for label, _ in used_values(idle)}
    assert ("最低工资", 1500) in used_values(works)


def test_used_rules_cite_all_that_they_rest_on():
    results = results_of(roster_of((HOUSEHOLD, ADULT)))
    (amount,) = [rule for rule in results.provenance.rules if rule.rule.key == "amount"]

    assert [source.article for source in amount.sources] == ["第三条", "第四条", "第十三条"]
    assert amount.households == 1


def test_weak_grades_count_households_by_their_weakest_document():
    works = {**ADULT, "working": True, "work_region": "9902"}
    results = results_of(roster_of((HOUSEHOLD, ADULT), (HOUSEHOLD, works)))

    # 计酬地 rests on a habit of the office; the others' documents are official.
    assert results.weak_grades == {"practice": 1}


def test_who_is_not_decided_counts_for_no_grade():
    works = {**BLANK, "working": True, "work_region": "9902"}

    assert results_of(roster_of((HOUSEHOLD, works))).weak_grades == {}


# --- several days ---------------------------------------------------------------------------------


def test_months_keep_a_ledger_each():
    months = [datetime.date(2025, month, 1) for month in (6, 7, 8)]
    results = results_of(roster_of((HOUSEHOLD, ADULT)), *months)
    amounts = [ledger.columns["amount"].at(0) for ledger in results.ledgers]

    assert amounts == [400, 420, 420]
    assert results.options.days == tuple(months)
    assert used_values(results)["标准", 420] == 1
    assert results.ledger is results.ledgers[0]


def test_a_check_that_fires_in_several_months_is_told_once():
    working = {**ADULT, "working": False, "wage": 100}
    results = results_of(roster_of((HOUSEHOLD, working)), DAY, datetime.date(2025, 4, 1))

    assert [problem.code for problem in results.problems] == ["roster.policy-check"]


def test_known_on_brings_back_what_was_known():
    july = datetime.date(2025, 7, 1)
    roster = roster_of((HOUSEHOLD, ADULT))
    before = results_of(roster, july, known_on=datetime.date(2025, 8, 31))
    after = results_of(roster, july, known_on=datetime.date(2025, 9, 30))

    assert before.ledger.columns["amount"].at(0) == 400
    assert after.ledger.columns["amount"].at(0) == 420


@given(rosters)
def test_each_used_row_has_at_most_all_households(roster):
    results = results_of(roster)

    for row in results.provenance.rows:
        assert 0 < row.households <= roster.households
        assert row.sources
    assert len(results.provenance.weakest) == roster.households
    assert np.all(results.provenance.weakest[results.decided] >= 0)
