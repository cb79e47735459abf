"""``--mask`` on the commands: nobody's name or number in any file or on the screen."""

from __future__ import annotations

import csv

import pytest
import python_calamine

P = ("--as-of", "2025-07", "--mask")


@pytest.fixture
def people(roster):
    """Names of three characters and identity numbers of the example roster."""
    header, *rows = python_calamine.load_workbook(str(roster)).get_sheet_by_index(0).to_python()
    columns = [header.index(label) for label in ("姓名", "身份证号")]
    cells = {str(row[column]) for row in rows for column in columns}
    found = {cell for cell in cells if len(cell) >= 3}
    assert len(found) > 100
    return found


def named(people, *texts):
    return sorted(one for one in people if any(one in text for text in texts))


@pytest.mark.parametrize("name", ["json", "csv", "jsonl"])
def test_run_writes_nobodys_name(transition, roster, county, tmp_path, people, name):
    path = tmp_path / f"out.{name}"
    ended = transition("run", roster, "-p", county, *P, "-o", path)
    files = [one.read_text(encoding="utf-8") for one in tmp_path.iterdir()]

    assert ended.code == 1
    assert named(people, ended.out, ended.err, *files) == []
    assert any("*" in text for text in files)


def test_check_tells_nobodys_name(transition, county, tmp_path, people):
    mistakes = county.parent / "heilongjiang-roster-mistakes.xlsx"
    path = tmp_path / "list.json"
    ended = transition("check", mistakes, "-p", county, *P, "-o", path)
    header, *rows = python_calamine.load_workbook(str(mistakes)).get_sheet_by_index(0).to_python()
    those = {str(row[header.index("姓名")]) for row in rows if len(str(row[header.index("姓名")])) >= 3}

    assert ended.code == 1
    assert named(those | people, ended.out, ended.err, path.read_text(encoding="utf-8")) == []


def test_a_roster_that_cannot_be_read_names_nobody(transition, county, tmp_path):
    path = tmp_path / "roster.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["赵钱孙", "990101199005050018"], ["周吴郑", "990101199005050026"]])
    told = transition("run", path, "-p", county, "--as-of", "2025-07")
    hidden = transition("run", path, "-p", county, *P)

    assert (told.code, hidden.code) == (3, 3)
    assert "赵钱孙" in told.err
    assert "赵钱孙" not in hidden.err
    assert "990101199005050018" not in hidden.err
