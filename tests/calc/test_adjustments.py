"""Comparisons: what always holds of them, whatever the rosters, days and laws."""

from __future__ import annotations

import datetime
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_adjustments import DAYS, LAWS, pairs, shuffled, side
from thoroughness import COSTLY
from transition.calc.adjustments.adjustment import compare
from transition.calc.adjustments.arrears import arrears
from transition.calc.adjustments.causes import PARTS, payable
from transition.calc.adjustments.changes import changes
from transition.calc.adjustments.kinds import KINDS
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.sides import run_of
from transition.calc.results import calculate_results

MIRRORED = {
    "new": "stopped",
    "stopped": "new",
    "raised": "lowered",
    "lowered": "raised",
    "undecided": "decided",
    "decided": "undecided",
}

laws = st.tuples(st.sampled_from(DAYS), st.sampled_from(LAWS))
MONTHS = tuple(datetime.date(2025, month, 1) for month in (6, 7, 8))


def rows_of(adjustment):
    """Every amount by entitlement, and old and new name of the household or person: kind and numbers."""
    found = {}
    for one in adjustment.amounts:
        pairs_ = adjustment.matching.households if one.of == "household" else adjustment.matching.persons
        names = [
            known.roster.household_names if one.of == "household" else known.name
            for known in (adjustment.old_known, adjustment.new_known)
        ]
        for place in range(len(pairs_)):
            who = tuple(
                None if row < 0 else (name[row] if one.of == "household" else name.at(row))
                for name, row in zip(names, (pairs_.old[place], pairs_.new[place]), strict=True)
            )
            numbers = {name: getattr(one, name).at(place) for name in ("before", "after", *PARTS)}
            found[one.key, who] = (KINDS[one.kinds[place]], numbers)
    return found


@COSTLY
@given(pairs(), laws)
def test_a_comparison_with_itself_is_empty(drawn, law):
    families, _ = drawn
    old, new = side(families, *law), side(families, *law)

    for adjustment in (compare(old, old), compare(old, new)):
        assert all(kind in ("none", "same", "open") for kind, _ in rows_of(adjustment).values())
        assert adjustment.matching.persons.both.all() or not all(
            "identity_number" in member for _, _, members in families for member in members
        )
        assert adjustment.matching.households.both.all()
        assert adjustment.cells == adjustment.events == ()
        assert not [one for one in changes(adjustment) if one.kind != "open"]


@COSTLY
@given(pairs(), laws, laws)
def test_the_other_way_round_everything_is_reversed(drawn, old_law, new_law):
    before, after = drawn
    there = rows_of(compare(side(before, *old_law), side(after, *new_law)))
    back = rows_of(compare(side(after, *new_law), side(before, *old_law)))

    assert {(key, who[::-1]) for key, who in there} == back.keys()
    for (key, who), (kind, numbers) in there.items():
        other_kind, others = back[key, who[::-1]]
        assert other_kind == MIRRORED.get(kind, kind)
        assert (others["before"], others["after"]) == (numbers["after"], numbers["before"])
        if numbers["unsplit"] == 0:
            assert others["data"] == -(numbers["data"] + numbers["interaction"])
            assert others["policy"] == -(numbers["policy"] + numbers["interaction"])
            assert others["interaction"] == numbers["interaction"]


@COSTLY
@given(pairs(), laws, laws)
def test_the_parts_of_every_difference_add_up_exactly(drawn, old_law, new_law):
    before, after = drawn
    adjustment = compare(side(before, *old_law), side(after, *new_law))

    for kind, numbers in rows_of(adjustment).values():
        known = None not in (numbers["before"], numbers["after"])
        assert known == (kind not in ("undecided", "decided", "open"))
        if known:
            assert sum(numbers[part] for part in PARTS) == numbers["after"] - numbers["before"]
        else:
            assert {numbers[part] for part in PARTS} == {None}


@COSTLY
@given(pairs(), laws, laws)
def test_the_parts_of_what_moved_in_the_law_add_up_to_the_laws_part(drawn, old_law, new_law):
    before, after = drawn
    adjustment = compare(side(before, *old_law), side(after, *new_law))

    for one in adjustment.amounts:
        shares = adjustment.rules.shares.get(one.mark, {})
        for place in range(len(one.policy)):
            part = one.policy.at(place)
            if part is not None:
                assert sum((share.at(place) for share in shares.values()), Fraction(0)) == part


@COSTLY
@given(pairs(), laws, laws)
def test_opening_plus_changes_is_closing(drawn, old_law, new_law):
    before, after = drawn
    outcome = Outcome(compare(side(before, *old_law), side(after, *new_law)))

    assert outcome.balances
    for one in outcome.reconciled:
        if one.scope == "all":
            amount = next(amount for amount in outcome.adjustment.amounts if amount.key == one.entitlement)
            for line, column in ((one.lines[0], amount.before), (one.lines[-1], amount.after)):
                known = [column.at(row) or 0 for row in range(len(column))]
                assert line.amount == sum(known)
                assert line.households in (None, sum(value > 0 for value in known))


@COSTLY
@given(pairs(), laws, laws)
def test_each_side_gives_what_its_own_run_gives(drawn, old_law, new_law):
    before, after = drawn
    sides = side(before, *old_law), side(after, *new_law)
    found = rows_of(compare(*sides))

    for one, place, name in ((sides[0], 0, "before"), (sides[1], 1, "after")):
        results = calculate_results(one.policy, one.roster, days=one.days)
        for rule in results.plan.entitlements:
            column = payable(run_of(results), rule)
            for row, household in enumerate(one.roster.household_names):
                told = [
                    numbers[name]
                    for (key, who), (_, numbers) in found.items()
                    if key == rule.key and who[place] == household
                ]
                assert told == [column.at(row)]


@COSTLY
@given(pairs(), laws, laws, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(drawn, old_law, new_law, random):
    before, after = drawn
    told = Outcome(compare(side(before, *old_law), side(after, *new_law)))
    moved = Outcome(
        compare(side(shuffled(before, random), *old_law), side(shuffled(after, random), *new_law))
    )

    assert rows_of(told.adjustment) == rows_of(moved.adjustment)
    said = [
        sorted(
            (one.people.numbers[change.home], change.entitlement, change.words, change.month)
            for change in one.changes
        )
        for one in (told, moved)
    ]
    assert said[0] == said[1]
    assert sorted(map(str, told.reconciled)) == sorted(map(str, moved.reconciled))


@COSTLY
@given(pairs())
def test_months_add_up(drawn):
    before, after = drawn
    together = rows_of(compare(side(before, days=MONTHS), side(after, days=MONTHS)))
    each = [rows_of(compare(side(before, month), side(after, month))) for month in MONTHS]

    for mark, (_, numbers) in together.items():
        for name in ("before", "after", *PARTS):
            monthly = [one[mark][1][name] for one in each]
            if None not in monthly and (name != "unsplit" or not any(monthly)):
                assert numbers[name] == sum(monthly)


@COSTLY
@given(pairs())
def test_what_is_owed_for_each_month_adds_up_to_the_difference(drawn):
    before, after = drawn
    old = side(before, days=MONTHS, known_on=datetime.date(2025, 8, 31), by_months=True)
    new = side(after, days=MONTHS, by_months=True)
    adjustment = compare(old, new)
    owed = arrears(adjustment).owed

    for one in adjustment.amounts:
        for place in range(len(one.before)):
            difference = one.difference.at(place)
            if difference is not None:
                rows = [row for row in owed if row.entitlement == one.key and row.pair == place]
                assert sum(row.balance for row in rows) == difference
                assert all(row.to_pay >= 0 and row.to_claim >= 0 for row in rows)
                assert all(row.to_pay - row.to_claim == row.balance for row in rows)


@settings(max_examples=20)
@given(pairs())
def test_equal_runs_are_one_run(drawn):
    before, after = drawn
    old, new = side(before), side(after)
    under_one_law = compare(old, new).runs
    same_people = compare(old, side(before, DAYS[2])).runs

    assert under_one_law.under_old.ledgers is under_one_law.new_results.ledgers
    assert under_one_law.under_new.ledgers is under_one_law.old_results.ledgers
    assert under_one_law.old_results.plan is under_one_law.new_results.plan
    assert same_people.under_new.roster.households == len(before)


def test_one_roster_under_two_laws_needs_two_runs(monkeypatch):
    from transition.calc.adjustments import sides

    old = side([("H1", {}, [{"person_name": "兔一"}])])
    new = side([("H1", {}, [{"person_name": "兔一"}])], DAYS[2])
    one_roster = type(new)(old.policy, old.roster, new.days)
    monkeypatch.setattr(sides, "evaluate", lambda *_: pytest.fail("a third run was made"))
    runs = sides.four_runs(old, one_roster)

    assert runs.under_new.ledgers is runs.new_results.ledgers
    assert np.array_equal(runs.under_old.held, runs.old.held)
