"""A township's workbook gives the right roster, exactly the problems it should, and comes back whole."""

from __future__ import annotations

import shutil
import subprocess
from fractions import Fraction

import openpyxl
import pytest

import clerks_workbook
from strategies_rosters import wonderland
from transition.api import calculate
from transition.problems import errors_in
from transition.reports.beside import write_beside
from transition.rosters.layout import read_layout
from transition.rosters.reading import read_roster


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return clerks_workbook.write(tmp_path_factory.mktemp("clerk") / "township.xlsx")


@pytest.fixture(scope="module")
def roster(path):
    return read_roster(path, wonderland())


def persons(roster, key):
    column = roster.person_columns[key]
    return [column.at(row) for row in range(roster.persons)]


def test_it_is_understood(path):
    layout = read_layout(path, wonderland())
    block = layout.table.headers.block

    assert (layout.sheet.grid.sheet, layout.together, layout.households) == ("农村", "number", 4)
    assert (block.first, block.last, block.number_row) == (2, 3, 4)
    assert sorted(layout.table.reasons.values()) == ["note", "total", "total", "total"]


def test_every_row_is_accounted_for(roster):
    assert roster.source.left_out == {"total": 3, "note": 1}
    assert roster.source.rows == 11 == roster.persons + 4
    assert roster.lines.tolist() == [6, 7, 8, 9, 11, 12, 13]


def test_households_are_put_together(roster):
    assert roster.household_names == ("990001", "990002", "990003", "990004")
    assert roster.starts.tolist() == [0, 3, 4, 6, 7]
    assert roster.head_row.tolist() == [0, 3, 4, 6]
    villages = roster.household_columns["village"]
    assert [villages.at(household) for household in range(4)] == ["红旗村", "红旗村", "新村", "新村"]


def test_days_in_all_writings_are_read(roster):
    assert [day.isoformat() for day in persons(roster, "birth")] == [
        "1970-01-05",
        "1972-02-03",
        "2010-01-01",
        "1950-05-05",
        "1965-06-06",
        "1966-07-07",
        "1980-08-08",
    ]


def test_amounts_are_in_the_units_of_the_inputs(roster):
    assert persons(roster, "wage") == [18_000, 0, 0, 0, 5_000, None, None]
    assert persons(roster, "other_income") == [0, 1_200, 0, 0, 0, 0, 0]
    assert persons(roster, "medical_cost")[:3] == [0, Fraction(240_100, 200), 0]


def test_exactly_the_problems_that_there_are_are_told(roster):
    """Three damaged identity numbers, a word that is no amount, yuan under ten thousands: no more."""
    cells = sorted(
        (problem.place.cell, problem.code)
        for problem in roster.problems
        if problem.severity != "note" and problem.place.cell.isalnum() and problem.place.cell[0].isascii()
    )

    assert cells == [
        ("G11", "roster.identity-length"),
        ("G13", "roster.identity-numeric"),
        ("G9", "roster.identity-check"),
        ("L13", "roster.magnitude"),
        ("N9", "roster.not-a-number"),
    ]
    assert errors_in(roster.problems) == ()


def test_what_was_done_with_the_sheet_is_said(roster):
    notes = {problem.code for problem in roster.problems if problem.severity == "note"}

    assert notes == {
        "roster.converted-column",
        "roster.identity-region",
        "roster.other-sheets",
        "roster.unused-columns",
    }


def beside(path, folder):
    results = calculate(wonderland(), read_roster(path, wonderland()), as_of="2025-07").results
    write_beside(results, str(path), str(folder / "beside.xlsx"))
    return folder / "beside.xlsx"


def own_cells(path):
    """The clerk's own part of a workbook: every cell of the fifteen columns, and what is merged."""
    sheet = openpyxl.load_workbook(path)["农村"]
    rows = [tuple(cell.value for cell in row) for row in sheet["A1:O17"]]
    return rows, sorted(map(str, sheet.merged_cells.ranges)), sheet


def test_results_beside_leave_everything_in_place(path, tmp_path):
    rows, merged, before = own_cells(path)
    rows_after, merged_after, after = own_cells(beside(path, tmp_path))

    assert rows_after == rows
    assert set(merged) <= set(merged_after)
    assert after.column_dimensions["G"].width == before.column_dimensions["G"].width
    assert (after.freeze_panes, after.print_title_rows) == (before.freeze_panes, before.print_title_rows)
    assert [one.sqref for one in after.data_validations.dataValidation] == [
        one.sqref for one in before.data_validations.dataValidation
    ]
    assert after["G9"].comment is not None
    assert after["G6"].comment is None
    assert openpyxl.load_workbook(tmp_path / "beside.xlsx").sheetnames == [
        *("农村", "填表说明", "字典"),
        *("汇总", "待核实"),
    ]


def test_a_copy_with_results_beside_is_read_to_the_same_roster(path, roster, tmp_path):
    again = read_roster(beside(path, tmp_path), wonderland(), sheet="农村")

    assert again.household_names == roster.household_names
    assert [persons(again, key) for key in ("wage", "birth", "identity_number")] == [
        persons(roster, key) for key in ("wage", "birth", "identity_number")
    ]


def shown(rows):
    return [[cell or "" for cell in row] for row in rows]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_with_everything_in_place(path, tmp_path):
    copy = beside(path, tmp_path)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(copy)], check=True, capture_output=True, timeout=300)
    rows, merged, _ = own_cells(path)
    rows_after, merged_after, sheet = own_cells(tmp_path / "out" / "beside.xlsx")

    assert [[cell or "" for cell in row] for row in rows_after] == [
        [cell or "" for cell in row] for row in rows
    ]
    assert set(merged) <= set(merged_after)
    assert sheet["G9"].comment is not None
