"""Who is who between two rosters: by identity number, by household number, and never by name alone."""

from __future__ import annotations

import datetime

import pytest

from strategies_adjustments import HOUSEHOLD, member, side
from transition.calc.adjustments.adjustment import compare

BORN = {"birth": datetime.date(1990, 5, 5)}


def person(sequence, *, known=True, **cells):
    return member(sequence, {**BORN, **cells}, known=known)


def compared(before, after):
    """Compare families given as number and members."""
    return compare(
        *(side([(number, HOUSEHOLD, members) for number, *members in one]) for one in (before, after))
    )


def households(adjustment):
    """Old and new household numbers side by side."""
    pairs = adjustment.matching.households
    old, new = adjustment.old.roster.household_names, adjustment.new.roster.household_names
    return {
        (old[a] if a >= 0 else None, new[b] if b >= 0 else None)
        for a, b in zip(pairs.old.tolist(), pairs.new.tolist(), strict=True)
    }


def persons(adjustment):
    """Names of the persons who are taken as one."""
    pairs = adjustment.matching.persons
    names = adjustment.old_known.name, adjustment.new_known.name
    return {
        (names[0].at(a), names[1].at(b))
        for a, b in zip(pairs.old.tolist(), pairs.new.tolist(), strict=True)
        if a >= 0 and b >= 0
    }


def happened(adjustment):
    return sorted(event.words for event in adjustment.events)


CASES = {
    "a household that got another number goes on in its persons": (
        [("H1", person(1), person(2))],
        [("H7", person(1), person(2))],
        {("H1", "H7")},
        [],
    ),
    "without identity numbers the household number tells": (
        [("H1", person(1, known=False))],
        [("H1", person(1, known=False))],
        {("H1", "H1")},
        [],
    ),
    "a household that splits goes on where its number and head are": (
        [("H1", person(1), person(2), person(3))],
        [("H2", person(2), person(3)), ("H1", person(1))],
        {("H1", "H1"), (None, "H2")},
        ["从H1分户", "兔2迁到H2", "兔3迁到H2"],
    ),
    "a household that splits under new numbers goes on where its head is": (
        [("H1", person(1), person(2), person(3))],
        [("H8", person(2), person(3)), ("H9", person(1))],
        {("H1", "H9"), (None, "H8")},
        ["从H1分户", "兔2迁到H8", "兔3迁到H8"],
    ),
    "a household that merges into another is gone": (
        [("H1", person(1)), ("H2", person(2))],
        [("H1", person(1), person(2))],
        {("H1", "H1"), ("H2", None)},
        ["兔2从H2迁入", "并入H1"],
    ),
    "a member moves": (
        [("H1", person(1), person(2)), ("H2", person(3))],
        [("H1", person(1)), ("H2", person(3), person(2))],
        {("H1", "H1"), ("H2", "H2")},
        ["兔2从H1迁入", "兔2迁到H2"],
    ),
    "the head dies and another takes the place": (
        [("H1", person(1), person(2))],
        [("H1", person(2))],
        {("H1", "H1")},
        ["减少成员兔1（去世或离开）", "户主由兔1变更为兔2"],
    ),
    "a child is born": (
        [("H1", person(1))],
        [("H1", person(1), person(2, birth=datetime.date(2024, 9, 1)))],
        {("H1", "H1")},
        ["新生儿兔2"],
    ),
    "an older child joins": (
        [("H1", person(1))],
        [("H1", person(1), person(2, birth=datetime.date(2020, 9, 1)))],
        {("H1", "H1")},
        ["增加成员兔2"],
    ),
    "households come and go": (
        [("H1", person(1)), ("H2", person(2))],
        [("H1", person(1)), ("H3", person(3))],
        {("H1", "H1"), ("H2", None), (None, "H3")},
        ["上期名册没有这一户", "本期名册没有这一户"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_households_are_matched(case):
    before, after, expected, events = CASES[case]
    adjustment = compared(before, after)

    assert households(adjustment) == expected
    assert happened(adjustment) == sorted(events)


def test_a_person_is_known_by_the_number_whatever_the_name():
    renamed = {**person(1), "person_name": "兔改名"}

    assert persons(compared([("H1", person(1))], [("H5", renamed)])) == {("兔1", "兔改名")}


def test_a_number_that_was_filled_in_since_belongs_to_the_same_person_of_the_household():
    assert persons(compared([("H1", person(1, known=False))], [("H1", person(1))])) == {("兔1", "兔1")}


def test_two_persons_of_one_household_with_one_name_are_not_guessed():
    twins = [{**person(number, known=False), "person_name": "兔双"} for number in (1, 2)]
    adjustment = compared([("H1", *twins)], [("H1", *twins)])

    assert persons(adjustment) == set()
    assert adjustment.matching.proposals == ()


def test_another_number_or_another_birth_is_another_person():
    other_birth = person(1, known=False, birth=datetime.date(1991, 1, 1))
    other_number = {**person(2), "person_name": "兔1"}

    for after in (other_birth, other_number):
        adjustment = compared([("H1", person(1))], [("H1", after)])
        assert persons(adjustment) == set()
        assert [one.name for one in adjustment.matching.proposals] == ["兔1"]


def test_who_matches_only_by_name_is_proposed_and_never_taken():
    adjustment = compared([("H1", person(1, known=False))], [("H2", person(1, known=False))])

    assert households(adjustment) == {("H1", None), (None, "H2")}
    assert persons(adjustment) == set()
    assert [one.name for one in adjustment.matching.proposals] == ["兔1"]


def test_a_number_that_two_rows_bear_tells_nobody():
    twice = [person(1), {**person(1), "person_name": "兔别"}]
    adjustment = compared([("H1", *twice)], [("H2", person(1))])

    assert persons(adjustment) == set()


def test_a_row_that_names_a_household_without_a_number_means_nothing_in_another_roster():
    assert households(compared([("(B3)", person(1, known=False))], [("(B3)", person(2, known=False))])) == {
        ("(B3)", None),
        (None, "(B3)"),
    }


def test_a_roster_that_is_numbered_anew_from_the_other_end_loses_nobody():
    before = [(f"H{number}", person(2 * number), person(2 * number + 1)) for number in range(300)]
    after = [(f"N{number}", *members) for number, (_, *members) in enumerate(reversed(before))]
    adjustment = compared(before, after)

    assert adjustment.matching.persons.both.all()
    assert households(adjustment) == {(f"H{299 - number}", f"N{number}") for number in range(300)}
