"""What is owed for each month: after a rise that was known late, and against what was really paid."""

from __future__ import annotations

import csv
import datetime
from fractions import Fraction

import pytest

from rabbit_county import ROSTER, household, sequence_of, write_county
from strategies_rosters import csv_text, frame_of, number_of, sheet_of
from transition.api import diff, load_policy, read_roster
from transition.calc.adjustments.arrears import by_payee
from transition.problems import RosterError


@pytest.fixture
def policy(tmp_path):
    return load_policy(write_county(tmp_path))


@pytest.fixture
def roster(policy, tmp_path):
    path = tmp_path / "花名册.csv"
    path.write_text(csv_text(sheet_of(*ROSTER)), encoding="utf-8")
    return read_roster(path, policy)


def month(number):
    return datetime.date(2025, number, 1)


def owed(comparison):
    """Household and month: due before, due now, to pay on, to claim back."""
    outcome = comparison.outcome
    return {
        (outcome.people.numbers[one.pair] if one.pair is not None else one.payee.name, one.month.month): (
            one.before,
            one.after,
            one.to_pay,
            one.to_claim,
        )
        for one in outcome.arrears.owed
    }


def test_a_rise_that_was_issued_in_september_is_owed_from_july(policy, roster):
    """Standard 410 → 450 a head from July; June is as it was."""
    comparison = diff(
        policy, roster, from_known_on="2025-08-31", to_known_on="2025-09-20", months="2025-06:2025-08"
    )

    assert owed(comparison) == {
        ("H1", 7): (820, 900, 80, 0),
        ("H1", 8): (820, 900, 80, 0),
        ("H2", 7): (0, 40, 40, 0),
        ("H2", 8): (0, 40, 40, 0),
    }
    assert comparison.outcome.arrears.total("to_pay") == 240
    sums = {
        mark[1]: sum(one.to_pay for one in those)
        for mark, those in by_payee(comparison.outcome.arrears.owed).items()
    }
    assert list(sums.values()) == [160, 80]
    (change,) = [one for one in comparison.outcome.changes if one.kind == "raised"]
    assert change.reason == "标准 410→450 元/人·月（2025-07-01 起，兔发〔2025〕9号第一条）"
    assert (change.before, change.after, change.policy) == (3 * 820, 820 + 2 * 900, 160)
    assert comparison.balances


def test_two_different_months_owe_nobody_anything(policy, roster):
    comparison = diff(policy, roster, from_as_of="2025-06", to_as_of="2025-07")

    assert comparison.outcome.arrears.owed == ()
    assert [one.words for one in comparison.outcome.changes if one.entitlement == "amount"] == [
        "调增",
        "新增",
    ]


def test_last_months_roster_and_this_months_owe_nobody_anything_unless_months_are_asked_for(policy, roster):
    poorer = frame_of(sheet_of(*household("H1", "兔甲", "兔乙"), *household("H2", "兔丙")))

    assert diff(policy, roster, poorer, as_of="2025-08").outcome.arrears.owed == ()
    # H2 without the income of 410: 450 in place of 40.
    assert owed(diff(policy, roster, poorer, months="2025-08"))["H2", 8] == (40, 450, 410, 0)


# --- against what was paid -----------------------------------------------------------------------


def paid_list(tmp_path, *rows, headers=("户主姓名", "身份证号", "户编号", "发放年月", "保障金（元）")):
    path = tmp_path / "发放表.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([["2025年发放明细表"], headers, *rows])
    return path


def number(name):
    return number_of(sequence=sequence_of(name))


def codes(comparison):
    return sorted(one.code for one in comparison.problems if one.code.startswith("paid."))


def test_what_was_paid_is_laid_beside_what_is_due(policy, roster, tmp_path):
    """Due in July and August: H1 900, H2 40, H3 nothing."""
    paid = paid_list(
        tmp_path,
        ("兔甲", number("甲"), "", "202507", "820"),
        ("兔甲", number("甲"), "", "202508", "1,000.50"),
        ("兔丙", "", "H2", "202507", "40"),
        ("兔丁", number("丁"), "H3", 202508, 60),
        ("合计", "", "", "", "1920.5"),
    )
    comparison = diff(policy, roster, months="2025-07:2025-08", paid=paid, paid_for="救助金")

    assert owed(comparison) == {
        ("H1", 7): (900, 900, 80, 0),
        ("H1", 8): (900, 900, 0, Fraction(201, 2)),
        ("H2", 8): (40, 40, 40, 0),
        ("H3", 8): (0, 0, 0, 60),
    }
    # What one was paid too much never makes up for what another, or another month, was paid too little.
    assert comparison.outcome.arrears.total("to_pay") == 120
    assert comparison.outcome.arrears.total("to_claim") == Fraction(321, 2)
    assert comparison.outcome.arrears.agreeing == 1
    assert codes(comparison) == []


def test_a_payee_who_is_in_no_roster_is_listed(policy, roster, tmp_path):
    paid = paid_list(
        tmp_path, ("兔甲", number("甲"), "", "202507", "900"), ("兔辛", number("辛"), "H99", "202507", "333")
    )
    comparison = diff(policy, roster, months="2025-07", paid=paid, paid_for="amount")

    stranger = next(one for one in comparison.outcome.arrears.owed if one.pair is None)
    assert (stranger.payee.name, stranger.paid, stranger.after, stranger.to_claim) == (
        "兔辛",
        333,
        None,
        None,
    )
    assert "*" in stranger.payee.identity
    assert codes(comparison) == ["paid.in-no-roster"]
    assert not comparison.all_decided
    assert (comparison.arrears["name"] != "").sum() == 1


def test_members_who_are_paid_each_a_part_are_one_household(policy, roster, tmp_path):
    paid = paid_list(
        tmp_path,
        ("兔甲", number("甲"), "", "202507", "450"),
        ("兔乙", number("乙"), "", "202507", "450"),
        ("兔丙", number("丙"), "", "202507", "40"),
    )
    comparison = diff(policy, roster, months="2025-07", paid=paid, paid_for="救助金")

    assert comparison.outcome.arrears.owed == ()
    assert codes(comparison) == []


def test_a_payee_who_is_listed_twice_for_a_month_is_told_and_added_up(policy, roster, tmp_path):
    row = ("兔甲", number("甲"), "", "202507", "900")
    paid = paid_list(tmp_path, row, row, ("兔丙", number("丙"), "", "202507", "40"))
    comparison = diff(policy, roster, months="2025-07", paid=paid, paid_for="救助金")

    assert owed(comparison) == {("H1", 7): (900, 900, 0, 900)}
    assert codes(comparison) == ["paid.twice"]


def test_a_number_in_no_roster_beside_a_household_number_is_told(policy, roster, tmp_path):
    paid = paid_list(tmp_path, ("兔辛", number("辛"), "H1", "202507", "900"))
    comparison = diff(policy, roster, months="2025-07", paid=paid, paid_for="救助金")

    assert ("H1", 7) not in owed(comparison)
    assert codes(comparison) == ["paid.other-payee"]


def test_other_months_are_left_out_and_told(policy, roster, tmp_path):
    paid = paid_list(
        tmp_path, ("兔甲", number("甲"), "", "202507", "900"), ("兔甲", number("甲"), "", "202412", "1")
    )
    comparison = diff(policy, roster, months="2025-07", paid=paid, paid_for="救助金")

    assert codes(comparison) == ["paid.other-months"]
    assert ("H1", 7) not in owed(comparison)


def test_an_amount_that_cannot_be_read_leaves_it_open(policy, roster, tmp_path):
    paid = paid_list(tmp_path, ("兔甲", number("甲"), "", "202507", "约八百"))
    comparison = diff(policy, roster, months="2025-07", paid=paid, paid_for="救助金")

    (row,) = [one for one in comparison.outcome.arrears.owed if one.paid is None]
    assert (row.after, row.to_pay, row.to_claim) == (900, None, None)


def test_a_list_without_months_belongs_to_the_month_that_is_said(policy, roster, tmp_path):
    headers = ("姓名", "身份证号码", "金额")
    paid = paid_list(tmp_path, ("兔甲", number("甲"), "820"), headers=headers)
    comparison = diff(policy, roster, months="2025-07", paid=paid, paid_month="2025-07", paid_for="救助金")

    assert owed(comparison)["H1", 7] == (900, 900, 80, 0)


def test_a_column_that_bears_the_name_of_an_entitlement_is_of_that_entitlement(policy, roster, tmp_path):
    headers = ("姓名", "身份证号码", "发放年月", "救助金", "助学金合计（元）")
    paid = paid_list(tmp_path, ("兔甲", number("甲"), "2025-07", "820", "5"), headers=headers)
    comparison = diff(policy, roster, months="2025-07", paid=paid)
    found = {
        (one.entitlement, one.to_pay, one.to_claim) for one in comparison.outcome.arrears.owed if one.paid
    }

    assert found == {("amount", 80, 0), ("school_total", 0, 5)}


def test_who_was_in_the_old_roster_only_is_due_nothing(policy, roster, tmp_path):
    now = frame_of(sheet_of(*household("H1", "兔甲", "兔乙")))
    paid = paid_list(
        tmp_path, ("兔丙", number("丙"), "", "202507", "40"), ("兔甲", number("甲"), "", "202507", "900")
    )
    comparison = diff(policy, roster, now, months="2025-07", paid=paid, paid_for="救助金")

    assert owed(comparison) == {("H2", 7): (40, 0, 0, 40)}


REFUSED = {
    "paid.no-month": (("姓名", "身份证号", "救助金"), ("兔甲", "", "1")),
    "paid.no-payee": (("姓名", "发放年月", "救助金"), ("兔甲", "202507", "1")),
    "paid.no-amount": (("姓名", "身份证号", "发放年月"), ("兔甲", "", "202507")),
    "paid.no-header": (("甲", "乙"), ("1", "2")),
    "paid.unclear": (("姓名", "身份证号", "发放年月", "金额"), ("兔甲", "", "202507", "1")),
    "diff.masked": (
        ("姓名", "身份证号", "发放年月", "救助金"),
        ("兔甲", "990101********1239", "202507", "1"),
    ),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_list_that_cannot_be_laid_beside_is_refused(policy, roster, tmp_path, code):
    headers, row = REFUSED[code]

    with pytest.raises(RosterError) as refused:
        diff(policy, roster, months="2025-07", paid=paid_list(tmp_path, row, headers=headers))
    assert [one.code for one in refused.value.problems] == [code]


def test_all_that_a_list_lacks_is_said_at_once(policy, roster, tmp_path):
    with pytest.raises(RosterError) as refused:
        diff(
            policy,
            roster,
            months="2025-07",
            paid=paid_list(tmp_path, ("兔甲", "1"), headers=("姓名", "金额")),
        )
    assert [one.code for one in refused.value.problems] == ["paid.no-payee", "paid.no-month", "paid.unclear"]


def test_an_entitlement_that_there_is_not_is_refused(policy, roster, tmp_path):
    paid = paid_list(tmp_path, ("兔甲", number("甲"), "", "202507", "1"))

    with pytest.raises(RosterError) as refused:
        diff(policy, roster, months="2025-07", paid=paid, paid_for="养老金")
    assert [one.code for one in refused.value.problems] == ["paid.no-such-entitlement"]
