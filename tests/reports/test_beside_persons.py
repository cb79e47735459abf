"""Results beside a roster of all schemes of a place: each amount on the line of whom it belongs to."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from attrs import evolve

from strategies_rosters import contents
from transition.api import calculate, load_policy, read_roster
from transition.reports.beside import write_beside
from transition.reports.beside.columns import beside_columns
from transition.reports.result_tables import own_entitlements
from workbook_checker import faults_of

EXAMPLES = Path(__file__).parents[2] / "examples"
ROSTER = EXAMPLES / "yunnan-roster.xlsx"


@pytest.fixture(scope="module")
def policy():
    return load_policy("yunnan")


@pytest.fixture(scope="module")
def calculation(policy):
    return calculate(policy, read_roster(ROSTER, policy), as_of="2025-07")


@pytest.fixture(scope="module")
def columns(calculation):
    return by_label(calculation.results)


def by_label(results):
    return {column.heading.split("（")[0]: column for column in beside_columns(results)}


def lines_of_heads(roster):
    return [int(roster.lines[row]) for row in roster.head_row]


def exact(value):
    return None if value is None else Fraction(str(value))


def test_beside_stand_the_kinds_what_is_paid_why_and_whether_it_is_settled(calculation, columns):
    results = calculation.results
    kinds = [kind.label for kind in results.kinds]
    paid = [column.label for column in results.entitlements]
    labels = list(columns)

    assert len(columns) < 25 < len(results.columns)
    assert labels[: len(kinds)] == kinds
    assert sorted(labels[len(kinds) : -2]) == sorted(paid)
    assert labels[-2:] == ["计算说明", "已确定"]


def test_every_amount_of_a_person_stands_on_the_persons_own_line(calculation, columns):
    frame, lines = calculation.persons, calculation.results.roster.lines.tolist()
    paid = [column for column in calculation.results.entitlements if column.of == "person"]

    assert len(paid) > 8
    for column in paid:
        cells = columns[column.label].cells
        amounts = [None if value is None else float(value) for value in frame[column.key]]
        assert [cells[line] for line in lines] == amounts, column.label


def test_every_result_of_a_household_stands_on_its_heads_line_and_no_other(calculation, columns):
    frame, heads = calculation.households, lines_of_heads(calculation.results.roster)
    for column in (*calculation.results.kinds, *calculation.results.entitlements):
        if column.of == "household":
            cells = columns[column.label].cells
            assert list(cells) == heads
            known = [value if isinstance(value, str | None) else float(value) for value in frame[column.key]]
            assert list(cells.values()) == known, column.label
    assert [columns["已确定"].cells[line] == "是" for line in heads] == frame["decided"].tolist()
    assert set(columns["已确定"].cells.values()) == {"是", "待核实"}


def test_a_column_beside_adds_up_to_the_total_of_the_result(calculation, columns):
    for column in (
        *own_entitlements(calculation.results, "person"),
        *own_entitlements(calculation.results, "household"),
    ):
        cells = [exact(cell) for cell in columns[column.label].cells.values() if cell is not None]
        assert sum(cells) == column.total(), column.label


def test_persons_who_share_a_line_stand_there_as_their_sum(calculation):
    roster = calculation.results.roster
    lines = np.repeat(np.arange(2, 2 + roster.households), np.diff(roster.starts))
    shared = evolve(calculation.results, roster=evolve(roster, lines=lines))
    columns = by_label(shared)
    for column in own_entitlements(calculation.results, "person"):
        cells = columns[f"{column.label}合计"].cells
        of_household = np.array(
            [exact(None if value is None else value) for value in calculation.persons[column.key]]
        )
        for household, (first, end) in enumerate(zip(roster.starts, roster.starts[1:], strict=False)):
            members = of_household[first:end].tolist()
            expected = None if None in members else float(sum(members))
            assert cells[household + 2] == expected, (column.label, household)


def test_over_months_a_persons_amount_is_the_sum_of_the_months(policy):
    roster = read_roster(ROSTER, policy)
    months = [calculate(policy, roster, as_of=f"2025-{month:02}") for month in (7, 8, 9)]
    together = beside_columns(calculate(policy, roster, months="2025-07:2025-09").results)
    (column,) = [one for one in together if one.heading == "残疾人护理补贴各月合计（元）"]
    (key,) = [one.key for one in months[0].results.entitlements if one.label == "残疾人护理补贴"]
    each = zip(*(month.persons[key] for month in months), strict=True)
    expected = [None if None in amounts else float(sum(amounts)) for amounts in each]

    assert [column.cells[line] for line in roster.lines.tolist()] == expected


def test_a_heading_that_is_also_an_inputs_says_that_it_is_a_result(calculation, policy):
    """The next reading of the copy must not take a result for what somebody filled in."""
    headers = [header for one in policy.inputs.values() for header in one.input.headers]
    headings = [column.heading for column in beside_columns(calculation.results)]

    assert "基础养老金" in headers
    assert "基础养老金（计算结果，元/月）" in headings
    assert "低保金（元/月）" in headings


def test_reading_the_copy_gives_the_roster_again(calculation, policy, tmp_path):
    calculation.to_excel_beside(ROSTER, tmp_path / "out.xlsx")

    assert contents(read_roster(tmp_path / "out.xlsx", policy)) == contents(calculation.results.roster)


def test_the_whole_workbook_opens_and_has_it_all(calculation, tmp_path):
    target = tmp_path / "out.xlsx"
    notes = calculation.to_excel_beside(ROSTER, target)
    sheet = openpyxl.load_workbook(target).worksheets[0]

    assert notes == ()
    assert faults_of(target) == []
    assert sheet.cell(1, sheet.max_column).value == "已确定"
    with pytest.raises(Exception, match="exists"):
        write_beside(calculation.results, ROSTER, target)
