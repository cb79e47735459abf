"""What is in force on a day, and what was known of it."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from strategies import policy_of
from transition.calc.planner import make_plan
from transition.policies.checked import (
    CheckedKey,
    CheckedParameter,
    CheckedRow,
    CheckedRule,
    CheckedVersion,
    Constant,
    Source,
    Type,
)
from transition.policies.model import Document

NUMBER = Type("number")


def day(written):
    return None if written is None else datetime.date.fromisoformat(written)


def source(issued):
    return Source(Document(key=str(issued), title="文件", grade="official", issued=day(issued)))


def row(value, start, end=None, *, issued="2020-01-01", declared=None, keys=()):
    return CheckedRow(
        keys=keys,
        value=Fraction(value),
        start=day(start),
        end=day(end),
        sources=tuple(source(one) for one in ([issued] if isinstance(issued, (str, type(None))) else issued)),
        policy="drawn",
        declared_end=day(declared),
    )


def table_on(as_of, *rows, known_on=None, carry_forward=False, lasts=None, by=()):
    parameter = CheckedParameter("table", "表", NUMBER, by, rows, lasts=lasts)
    policy = policy_of({}, {"table": parameter})
    return make_plan(policy, day(as_of), day(known_on), carry_forward).tables["table"]


def value(table, keys=()):
    return table.answers[keys].row.value if keys in table.answers else None


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2024-12-31", None), ("2025-01-01", 1), ("2025-06-30", 1), ("2025-07-01", 2), ("2030-01-01", 2)],
)
def test_the_first_and_the_last_day_of_a_row_belong_to_it(as_of, expected):
    assert value(table_on(as_of, row(1, "2025-01-01", "2025-06-30"), row(2, "2025-07-01"))) == expected


def test_a_key_without_a_value_in_force_stays_listed_and_names_the_rows_around_it():
    before, after = row(1, "2024-01-01", "2024-12-31"), row(2, "2026-01-01")
    table = table_on("2025-05-01", after, before)

    assert table.listed == {()}
    assert table.answers == {}
    assert table.nearest == {(): (before, after)}


RAISED = (row(1, "2025-01-01", "2025-06-30", issued="2024-12-20"), row(2, "2025-07-01", issued="2025-09-05"))


@pytest.mark.parametrize(
    ("known_on", "expected"),
    [(None, 2), ("2025-09-05", 2), ("2025-09-04", 1), ("2024-12-19", None)],
)
def test_a_row_that_was_not_yet_issued_does_not_end_the_one_before_it(known_on, expected):
    assert value(table_on("2025-08-01", *RAISED, known_on=known_on)) == expected


def test_a_row_that_ends_by_itself_ends_although_the_next_was_not_known():
    declared = row(1, "2025-01-01", "2025-06-30", declared="2025-06-30")
    later = row(2, "2025-07-01", issued="2025-09-05")

    assert value(table_on("2025-06-30", declared, later, known_on="2025-08-01")) == 1
    assert value(table_on("2025-07-01", declared, later, known_on="2025-08-01")) is None


@pytest.mark.parametrize(("as_of", "expected"), [("2025-12-31", 1), ("2026-01-01", None)])
def test_a_row_lasts_as_long_as_its_table_says_when_the_next_was_not_known(as_of, expected):
    table = table_on(as_of, *RAISED, known_on="2025-08-01", lasts=(1, "年"))

    assert value(table) == expected


def test_keys_that_only_a_later_document_names_are_not_listed_before_it():
    by = (CheckedKey("word", "词", Type("category")),)
    rows = (row(1, "2025-01-01", keys=("旧",)), row(2, "2025-01-01", keys=("新",), issued="2025-09-05"))

    assert table_on("2025-08-01", *rows, by=by, known_on="2025-08-01").listed == {("旧",)}
    assert table_on("2025-08-01", *rows, by=by).listed == {("旧",), ("新",)}


def test_the_latest_of_several_documents_counts():
    both = row(1, "2025-01-01", issued=["2020-01-01", "2025-03-01"])

    assert value(table_on("2025-08-01", both, known_on="2025-02-28")) is None
    assert value(table_on("2025-08-01", both, known_on="2025-03-01")) == 1


def test_a_document_without_a_day_of_issue_counts_from_the_first_day_and_is_marked():
    unseen = row(1, "2025-01-01", issued=None)

    assert value(table_on("2025-08-01", unseen, known_on="2024-12-31")) is None
    assert table_on("2025-08-01", unseen, known_on="2025-01-01").answers[()].issue_unseen
    assert not table_on("2025-08-01", unseen).answers[()].issue_unseen


def test_an_ended_row_is_carried_forward_and_marked_only_when_asked():
    rows = row(1, "2023-01-01", "2023-12-31"), row(2, "2024-01-01", "2024-12-31")
    carried = table_on("2025-05-01", *rows, carry_forward=True).answers[()]

    assert value(table_on("2025-05-01", *rows)) is None
    assert (carried.row.value, carried.carried) == (2, True)
    assert not table_on("2024-05-01", *rows, carry_forward=True).answers[()].carried


def test_nothing_is_carried_back():
    assert value(table_on("2024-05-01", row(1, "2025-01-01"), carry_forward=True)) is None


# --- rules ----------------------------------------------------------------------------------------


def rule(*versions):
    return CheckedRule("rule", "规则", "household", NUMBER, False, versions, frozenset())


def version(number, start=None, end=None, issued="2020-01-01"):
    constant = Constant(type=NUMBER, value=Fraction(number))
    return CheckedVersion(day(start), day(end), constant, "", (), None, (source(issued),))


def number_on(as_of, *versions, known_on=None):
    step = make_plan(policy_of({"rule": rule(*versions)}, {}), day(as_of), day(known_on)).steps[0]
    return None if step.version is None else step.version.formula.value


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2024-12-31", 1), ("2025-01-01", 2), ("2025-12-31", 2), ("2026-01-01", None)]
)
def test_a_rule_has_the_version_of_the_day(as_of, expected):
    versions = version(1, None, "2024-12-31"), version(2, "2025-01-01", "2025-12-31")

    assert number_on(as_of, *versions) == expected


def test_a_version_that_was_not_yet_issued_does_not_replace_the_one_before_it():
    versions = version(1, None, "2024-12-31"), version(2, "2025-01-01", issued="2025-03-01")

    assert number_on("2025-06-01", *versions, known_on="2025-02-28") == 1
    assert number_on("2025-06-01", *versions, known_on="2025-03-01") == 2
    assert number_on("2025-06-01", *versions, known_on="2019-12-31") is None


def test_a_row_cut_short_from_below_runs_to_its_own_end_while_that_was_not_known():
    cut = row(1, "2025-01-01", "2025-06-30", declared="2025-12-31")
    later = row(2, "2025-07-01", issued="2025-09-05")

    assert value(table_on("2025-08-01", cut, later)) == 2
    assert value(table_on("2025-08-01", cut, later, known_on="2025-08-31")) == 1
    assert value(table_on("2026-01-01", cut, later, known_on="2025-08-31")) is None
