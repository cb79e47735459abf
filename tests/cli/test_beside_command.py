"""``transition run --beside``: the roster's own workbook with the results, and what is said on the way."""

from __future__ import annotations

import hashlib

import openpyxl
import pytest

from workbook_checker import faults_of

P = ("-p", "heilongjiang-dibao", "--as-of", "2025-07")


def test_the_copy_has_the_results_and_the_roster_stays_as_it_is(transition, roster, county, tmp_path):
    path, before = tmp_path / "out.xlsx", hashlib.sha256(roster.read_bytes()).digest()
    ended = transition("run", roster, "-p", county, "--as-of", "2025-07", "--beside", "-o", path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    heading = next(cell for cell in sheet[1] if cell.value == "低保金（元/月）")
    amounts = [row[0].value for row in sheet.iter_rows(2, None, heading.column, heading.column)]

    assert ended.code == 1
    assert ended.out == ""
    assert f"Written: {path}" in ended.err
    assert faults_of(path) == []
    assert sum(amount for amount in amounts if amount is not None) > 0
    assert hashlib.sha256(roster.read_bytes()).digest() == before


def test_months_are_added_up_beside_too(transition, roster, county, tmp_path):
    path = tmp_path / "out.xlsx"
    transition("run", roster, "-p", county, "--months", "2025-07:2025-08", "--beside", "-o", path)

    assert "低保金各月合计（元）" in [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]]


def test_what_cannot_be_kept_is_said(transition, tmp_path):
    csv, path = tmp_path / "r.csv", tmp_path / "out.xlsx"
    transition("sample", "-p", "heilongjiang-dibao", "--households", "3", "-o", csv)
    ended = transition("run", csv, *P, "--beside", "-o", path)

    assert "(output.formats-not-kept)" in ended.err
    assert path.exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--beside",), "usage.beside-output"),
        (("--beside", "-o", "out.xls"), "usage.beside-output"),
        (("--beside", "-o", "out.csv"), "usage.beside-output"),
        (("--beside", "-o", "out.xlsm"), "usage.beside-output"),
        (("--beside", "-o", "-"), "usage.beside-output"),
        (("--beside", "-o", "out.xlsx", "--format", "csv"), "usage.beside-format"),
        (("--beside", "-o", "out.xlsx", "--format", "parquet"), "usage.beside-format"),
        (("--beside", "-o", "out.xlsx", "--mask"), "usage.beside-masked"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_read(
    transition, roster, tmp_path, monkeypatch, words, code
):
    monkeypatch.chdir(tmp_path)
    ended = transition("run", roster, "-p", "no-such-policy", *words)

    assert ended.code == 2
    assert f"({code})" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_standard_input_is_refused(transition, tmp_path):
    ended = transition("run", "-", *P, "--beside", "-o", tmp_path / "out.xlsx")

    assert ended.code == 2
    assert "(usage.beside-needs-file)" in ended.err


def test_the_format_of_a_workbook_may_be_named(transition, roster, tmp_path):
    ended = transition("run", roster, *P, "--beside", "--format", "xlsx", "-o", tmp_path / "out.xlsx")

    assert ended.code == 1
    assert (tmp_path / "out.xlsx").exists()


def test_neither_the_roster_nor_another_file_is_overwritten(transition, roster, tmp_path):
    mine = tmp_path / "mine.xlsx"
    mine.write_text("mine")
    copy = tmp_path / "r.xlsx"
    copy.write_bytes(roster.read_bytes())

    assert transition("run", copy, *P, "--beside", "-o", copy, "--force").code == 5
    assert transition("run", copy, *P, "--beside", "-o", mine).code == 5
    assert (mine.read_text(), copy.read_bytes()) == ("mine", roster.read_bytes())
    assert transition("run", copy, *P, "--beside", "-o", mine, "--force").code == 1
    assert faults_of(mine) == []


@pytest.mark.parametrize("name", ["nothing-there.xlsx", "folder", "empty.xlsx", "torn.xlsx"])
def test_a_roster_that_cannot_be_read_is_the_readers_to_tell(transition, tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.xlsx").touch()
    (tmp_path / "torn.xlsx").write_bytes(b"PK\x03\x04 and no more")
    ended = transition("run", tmp_path / name, *P, "--beside", "-o", tmp_path / "out.xlsx")

    assert ended.code == 3
    assert "(roster." in ended.err
    assert not (tmp_path / "out.xlsx").exists()
