"""``--mask`` on the commands: nobody's name or number in any file or on the screen."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

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


# --- two calculations compared ---------------------------------------------------------------------

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def compared(roster, county):
    """The words of a comparison of the example rosters with their payment list."""
    return (
        *(
            "diff",
            roster,
            EXAMPLES / "heilongjiang-roster-next.xlsx",
            "-p",
            "heilongjiang-dibao",
            "-p",
            county,
        ),
        *("--months", "2026-06", "--paid", EXAMPLES / "heilongjiang-paid.csv"),
    )


@pytest.fixture
def payees():
    """Names and identity numbers of the payment list."""
    with (EXAMPLES / "heilongjiang-paid.csv").open(encoding="utf-8-sig", newline="") as file:
        _, _, *rows = csv.reader(file)
    found = {cell.strip('="') for row in rows for cell in row[:2]}
    return {one for one in found if len(one) >= 3}


def parts_of(path):
    """Return what a file says: the parts of a workbook, or its text."""
    if path.suffix != ".xlsx":
        return [path.read_text(encoding="utf-8")]
    with zipfile.ZipFile(path) as book:
        return [book.read(part).decode("utf-8") for part in book.namelist()]


@pytest.mark.parametrize("name", ["xlsx", "json", "csv"])
def test_diff_writes_nobodys_name(transition, compared, tmp_path, people, payees, name):
    ended = transition(*compared, "--mask", "-o", tmp_path / f"out.{name}")
    texts = [text for path in tmp_path.iterdir() for text in parts_of(path)]

    assert ended.code == 1
    assert named(people | payees, ended.out, ended.err, *texts) == []
    assert any("*" in text for text in texts)


def test_diff_says_nobodys_name_and_the_same_sums(transition, compared, people, payees):
    told, hidden = transition(*compared), transition(*compared, "--mask")

    assert hidden.out == told.out
    assert named(people | payees, hidden.out, hidden.err) == []


def test_diff_masks_names_and_no_amount(transition, compared, tmp_path):
    plain, hidden = tmp_path / "plain.json", tmp_path / "hidden.json"
    transition(*compared, "-o", plain)
    transition(*compared, "--mask", "-o", hidden)
    one, other = (json.loads(path.read_text(encoding="utf-8")) for path in (plain, hidden))
    words = {"head", "name", "reason", "other", "words", "concerns", "message", "cure", "value"}

    def numbers(document, part):
        return [{key: cell for key, cell in row.items() if key not in words} for row in document[part]]

    for part in ("summary", "changes", "arrears", "unchanged", "open", "law", "events", "cells", "problems"):
        assert numbers(one, part) == numbers(other, part), part
    assert (one["run"]["old"]["masked"], other["run"]["old"]["masked"]) == (False, True)
    assert [row["head"] for row in one["changes"]] != [row["head"] for row in other["changes"]]


def test_a_payment_list_that_cannot_be_read_names_nobody(transition, compared, tmp_path):
    path = tmp_path / "paid.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["姓名", "赵钱孙", "发放年月"], ["赵钱孙", "990101199005050018", "202606"]]
        )
    words = (*compared[:-1], path)
    told, hidden = transition(*words), transition(*words, "--mask")

    assert (told.code, hidden.code) == (3, 3)
    assert "赵钱孙" in told.err
    assert "赵钱孙" not in hidden.err
