"""A masked comparison: nobody is named in any output, and all that was computed stays as it was."""

from __future__ import annotations

import datetime
import io
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from policy_texts import WONDERLAND
from strategies_adjustments import ADULT, DAYS, HOUSEHOLD, LAWS, member, pairs, read, side
from strategies_rosters import number_of
from strategies_wonderland import wonderland
from transition.api import Comparison
from transition.calc.adjustments.adjustment import compare
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.sides import Side
from transition.policies.loading import load
from transition.problems import CellPlace, message, spoken
from transition.reports.console import print_adjustment
from transition.reports.formats import ADJUSTMENT_FORMATS, write_adjustment
from transition.rosters.payments import Payment, Payments
from transition.rosters.roster import RosterSource

MONTH = datetime.date(2025, 3, 1)
STRANGER = ("猫张三", number_of(sequence=999))


def payment(row, household="", name="", identity=None, amount=400):
    place = CellPlace(f"{STRANGER[0]}发放.xlsx", "名单", f"E{row + 2}")
    return Payment(place, "amount", MONTH, amount, household or None, name, identity)


def payments_of(*rows):
    return Payments(RosterSource(f"{STRANGER[0]}发放.xlsx", "名单", rows=len(rows)), rows)


@st.composite
def lists(draw, families):
    """Draw a payment list: some persons of a roster, told in one way or another, and who is in none."""
    persons = [(number, person) for number, _, members in families for person in members]
    rows = [payment(0, "H999", *STRANGER)]
    for number, person in draw(st.lists(st.sampled_from(persons), max_size=4)):
        told = draw(st.sampled_from([("", "", 1), (number, person["person_name"], 0)]))
        identity = person.get("identity_number") if told[2] else None
        rows.append(payment(len(rows), told[0] or number, told[1], identity))
    return payments_of(*rows)


@st.composite
def compared(draw):
    """Draw an outcome of two rosters or one, and what must not be seen when it is masked."""
    before, after = draw(pairs())
    after = after or before
    both = draw(st.booleans())
    policies = [wonderland(law) for law in draw(st.sampled_from([(LAWS[0],) * 2, LAWS]))]
    first = read(before, policies[0])
    rosters = (first, read(after, policies[1])) if both else (first, first)
    days = (DAYS[1], draw(st.sampled_from(DAYS[1:])))
    sides = [
        Side(policy, roster, (day,)) for policy, roster, day in zip(policies, rosters, days, strict=True)
    ]
    paid = draw(st.none() | lists(before))
    hidden = {
        str(person[key])
        for _, _, members in (*before, *(after if both else ()))
        for person in members
        for key in ("person_name", "identity_number")
        if key in person
    }
    return Outcome(compare(*sides), paid), hidden | (set(STRANGER) if paid else set())


def told(outcome: Outcome, folder: Path) -> list[str]:
    """Return all that is said of a comparison: every format, the console, every problem in both languages."""
    console = Console(file=io.StringIO(), width=5000)
    print_adjustment(outcome, console=console)
    texts = [console.file.getvalue()]  # type: ignore[attr-defined]
    for one in ADJUSTMENT_FORMATS:
        write_adjustment(outcome, one.name, str(folder / f"out.{one.name}"), force=True)
    for path in folder.iterdir():
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                texts += [book.read(part).decode("utf-8") for part in book.namelist()]
        else:
            texts.append(path.read_text(encoding="utf-8"))
    for language in ("zh", "en"):
        with spoken(language):
            texts += [message(problem) + str(problem) for problem in outcome.problems]
    return texts


def named(hidden, texts):
    return sorted(one for one in hidden if any(one in text for text in texts))


@settings(max_examples=15)
@given(compared())
def test_no_output_of_any_format_names_anybody(tmp_path_factory, drawn):
    outcome, hidden = drawn
    texts = told(Comparison(outcome).masked().outcome, tmp_path_factory.mktemp("masked"))

    assert named(hidden, texts) == []


def computed(outcome: Outcome) -> dict[str, object]:
    """Return all of an outcome in which no name or number stands."""
    adjustment, matching = outcome.adjustment, outcome.adjustment.matching
    return {
        "is": (adjustment.one_roster, adjustment.one_law, adjustment.same_days, outcome.owes),
        "ends": (outcome.balances, outcome.all_decided),
        "pairs": [
            [*pairs.old.tolist(), *pairs.new.tolist()] for pairs in (matching.households, matching.persons)
        ],
        "proposals": [(one.old, one.new) for one in matching.proposals],
        "changes": [evolve(one, reason="") for one in outcome.changes],
        "balance": outcome.reconciled,
        "law": outcome.law,
        "owed": [evolve(one, payee=None) for one in outcome.arrears.owed],
        "agreeing": outcome.arrears.agreeing,
        "paid": outcome.paid and (outcome.paid.sums, len(outcome.paid.unknown)),
        "events": [(one.kind, one.household, one.person) for one in adjustment.events],
        "cells": [(one.key, one.pairs.tolist()) for one in adjustment.cells],
        "problems": [(one.code, one.severity) for one in outcome.problems],
        "sizes": [sizes.tolist() for sizes in outcome.people.members],
    }


@settings(max_examples=40)
@given(compared())
def test_all_that_was_computed_stays(drawn):
    outcome, _ = drawn
    expected, found = computed(outcome), computed(Comparison(outcome).masked().outcome)

    for key, value in expected.items():
        assert found[key] == value, key


@settings(max_examples=10)
@given(compared())
def test_what_is_masked_stays_so_when_it_is_masked_again(drawn):
    once = Comparison(drawn[0]).masked()

    assert once.masked().changes.equals(once.changes)
    assert once.masked().problems == once.problems


# --- cases ---------------------------------------------------------------------------------------


def named_member(sequence, name, **cells):
    return {**member(sequence, {**ADULT, **cells}), "person_name": name}


OLD = [
    ("H1", HOUSEHOLD, [named_member(1, "赵钱孙"), named_member(2, "赵李孙")]),
    ("H2", HOUSEHOLD, [{**named_member(3, "周吴郑"), "identity_number": None}]),
]
NEW = [
    ("H1", HOUSEHOLD, [named_member(2, "赵李孙"), named_member(1, "赵钱孙", wage=Fraction(12000))]),
    ("H3", HOUSEHOLD, [{**named_member(3, "周吴郑"), "identity_number": None}]),
]
"""H1 has another head of the same mask, and one earns too much; H2 may be H3: only the name says so."""


@pytest.fixture
def outcome():
    paid = payments_of(
        payment(0, "H1", "赵钱孙", amount=300),
        payment(1, "H1", "赵李孙", amount=500),
        payment(2, "H999", *STRANGER),
    )
    return Outcome(compare(side(OLD, MONTH), side(NEW, MONTH)), paid)


def test_without_masks_all_of_them_are_there(outcome, tmp_path):
    hidden = {"赵钱孙", "赵李孙", "周吴郑", STRANGER[0], number_of(sequence=2)}

    assert named(hidden, told(outcome, tmp_path)) == sorted(hidden)
    for path in tmp_path.iterdir():
        path.unlink()
    assert named(hidden, told(Comparison(outcome).masked().outcome, tmp_path)) == []


def test_two_names_of_one_mask_are_told_apart_first(outcome):
    hidden = Comparison(outcome).masked().outcome

    assert [one.code for one in hidden.problems if one.code.startswith("paid.")] == ["paid.in-no-roster"]
    assert hidden.paid is not None
    assert list(hidden.paid.of("amount").values()) == [800]
    assert [(one.name, one.other) for one in hidden.adjustment.events if one.kind == "new-head"] == [
        ("赵*孙", "赵*孙")
    ]


def test_the_reasons_and_who_is_to_be_verified_say_it_with_masks(outcome):
    hidden = Comparison(outcome).masked().outcome
    reasons = {hidden.people.numbers[one.home]: one.reason for one in hidden.changes}

    assert "户主由赵*孙变更为赵*孙" in reasons["H1"]
    assert "赵*孙工资 0→12000 元/年" in reasons["H1"]
    assert [one.name for one in hidden.adjustment.matching.proposals] == ["周*郑"]
    (stranger,) = [one.payee for one in hidden.arrears.owed if one.payee is not None]
    assert (stranger.name, stranger.identity[6:14]) == ("猫*三", "********")
    assert str(stranger.place.workbook) == "猫*三发放.xlsx"


def test_both_runs_say_that_they_are_masked(outcome):
    hidden = Comparison(outcome).masked().outcome.adjustment

    assert (hidden.old.options.masked, hidden.new.options.masked) == (True, True)
    assert (outcome.adjustment.old.options.masked, outcome.adjustment.new.options.masked) == (False, False)


def test_a_name_that_only_the_other_side_has_is_hidden_on_both():
    """H1's own file is named after somebody who stands in the new roster only."""
    old = side(OLD[:1], MONTH)
    named_after = evolve(old.roster, source=evolve(old.roster.source, name="冯陈褚.xlsx"))
    new = [*OLD[:1], ("H5", HOUSEHOLD, [named_member(9, "冯陈褚")])]
    found = Outcome(compare(evolve(old, roster=named_after), side(new, MONTH)))

    assert Comparison(found).masked().outcome.adjustment.old.roster.source.name == "冯*褚.xlsx"


GUARDIAN = '[input.guardian]\nlabel = "监护人姓名"\nof = "person"\ntype = "text"\n\n[input.person_name]'


def test_a_cell_moved_though_both_its_texts_have_one_mask(tmp_path):
    for name in ("wonderland-aid", "wonderland-roster"):
        text = (WONDERLAND / f"{name}.toml").read_text(encoding="utf-8")
        text = text.replace("[input.person_name]", GUARDIAN)
        text = text.replace("AGE(出生日期)", "IF(KNOWN(监护人姓名), AGE(出生日期), AGE(出生日期))")
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    policy = load([tmp_path / "wonderland-aid.toml"])
    rosters = (
        read([("H1", HOUSEHOLD, [named_member(1, "周吴郑", guardian=guardian, wage=wage)])], policy)
        for guardian, wage in (("赵钱孙", Fraction(0)), ("赵李孙", Fraction(12000)))
    )
    found = Outcome(compare(*(Side(policy, roster, (MONTH,)) for roster in rosters)))
    hidden = Comparison(found).masked().outcome

    assert [one.key for one in hidden.adjustment.cells] == ["guardian", "wage"]
    assert hidden.adjustment.cells[0].values(0) == ("赵*孙", "赵*孙")
    assert hidden.changes[0].reason.startswith("监护人姓名 赵*孙→赵*孙；工资 0→12000")
