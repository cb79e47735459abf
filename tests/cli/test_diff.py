"""``transition diff`` as a person runs it: the three comparisons, and what is refused."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from rabbit_county import ROSTER, write_county
from strategies_rosters import csv_text, sheet_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def law(county):
    return ("-p", "heilongjiang-dibao", "-p", county)


@pytest.fixture
def next_month(roster, tmp_path):
    """The example roster a month later: a household with wages, one that is gone, one member gone."""
    book = openpyxl.load_workbook(roster)
    sheet = book.active
    at = {cell.value: cell.column for cell in sheet[1]}
    for row in range(sheet.max_row, 1, -1):
        number = sheet.cell(row, at["户编号"]).value
        if number == "0001":
            sheet.cell(row, at["务工"]).value = "是"
            sheet.cell(row, at["工资性收入"]).value = 24000
        if number == "0009":
            sheet.delete_rows(row)
    path = tmp_path / "next.xlsx"
    book.save(path)
    return path


def balances(path):
    sheet = openpyxl.load_workbook(path)["汇总"]
    _, *rows = sheet.iter_rows(values_only=True)
    return {row[-1] for row in rows if row[3] == "期末"}


def test_two_rosters_under_one_policy(transition, roster, next_month, law, tmp_path):
    path = tmp_path / "changes.xlsx"
    ended = transition("diff", roster, next_month, *law, "--as-of", "2026-05", "-o", path)

    assert ended.code == 1
    assert ended.out == ""
    assert "39 households in both rosters, 0 only in the new, 1 in the old" in ended.err
    assert "Balance of 低保金 (balances)" in ended.err
    assert balances(path) == {"平"}


def test_one_roster_on_two_days(transition, roster, law, tmp_path):
    path = tmp_path / "changes.json"
    days = ("--from-as-of", "2025-12", "--to-as-of", "2026-04")
    transition("diff", roster, *law, *days, "-o", path)
    document = json.loads(path.read_text(encoding="utf-8"))
    standard = [row for row in document["law"] if row["label"] == "低保标准"]

    assert {(row["before"], row["after"], row["since"]) for row in standard} == {
        ("585 元/人·月", "632 元/人·月", "2026-04-01"),
        ("780 元/人·月", "832 元/人·月", "2026-04-01"),
    }
    assert document["run"]["balances"] is True
    assert {row["data"] for row in document["changes"]} <= {0, None}


def test_one_roster_under_two_policies(transition, roster, county):
    ended = transition(
        "diff", roster, "--from-policy", "heilongjiang-dibao", "--to-policy", county, "--as-of", "2026-05"
    )

    assert ended.code == 1
    assert "became decided" in ended.out
    assert "(balances)" in ended.out


def test_one_roster_by_what_was_known_on_two_days_in_three_months(transition, tmp_path):
    (tmp_path / "roster.csv").write_text(csv_text(sheet_of(*ROSTER)), encoding="utf-8")
    known = ("--from-known-on", "2025-08-31", "--to-known-on", "2025-09-20", "--months", "2025-07:2025-08")
    path = tmp_path / "arrears.xlsx"
    law = ("-p", write_county(tmp_path))
    ended = transition("diff", tmp_path / "roster.csv", *law, *known, "-o", path)
    sheet = openpyxl.load_workbook(path)["补发追缴"]
    header, *rows, total = sheet.iter_rows(values_only=True)
    names = [heading.split("\n")[0] for heading in header]
    owed = [(row[0], row[names.index("月份")], row[names.index("补发")]) for row in rows]

    assert owed == [
        ("H1", "2025-07", 80),
        ("H1", "2025-08", 80),
        ("H2", "2025-07", 40),
        ("H2", "2025-08", 40),
    ]
    assert total[names.index("补发")] == 240
    assert "to pay on 240 yuan, to claim back 0 yuan, in 4 rows" in ended.err
    assert balances(path) == {"平"}


def test_it_speaks_chinese(transition, roster, law):
    ended = transition(
        "diff", roster, *law, "--from-as-of", "2025-12", "--to-as-of", "2026-04", "--lang", "zh"
    )

    assert "勾稽：低保金（平）" in ended.out
    assert "加：调增" in ended.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "diff.nothing-differs"),
        (("--from-as-of", "2026-05", "--to-as-of", "2026-04"), 2, "diff.days-backwards"),
        (("--months", "2025-07", "--as-of", "2025-07"), 2, "usage.day-and-months"),
        (("--to-as-of", "2026-05", "--format", "parquet"), 2, "usage.bad-value"),
        (("--to-as-of", "2026-05", "-o", "x.docx"), 2, "usage.unknown-format"),
        (("--to-as-of", "2030-05", "--paid", "nowhere.csv"), 3, "roster.no-such-file"),
    ],
)
def test_what_cannot_be_compared_is_refused(transition, roster, law, words, code, said):
    ended = transition("diff", roster, *law, *words)

    assert ended.code == code
    assert f"({said})" in ended.err


def test_a_policy_is_needed(transition, roster):
    ended = transition("diff", roster, "--to-policy", "heilongjiang-dibao")

    assert ended.code == 2
    assert "-p is missing" in ended.err


def test_no_input_is_overwritten(transition, roster, law, tmp_path):
    old = shutil.copy(roster, tmp_path / "old.xlsx")
    ended = transition("diff", roster, old, *law, "--as-of", "2026-05", "-o", old, "--force")

    assert ended.code == 5
    assert "output.same-as-input" in ended.err


def blocks_of_the_page():
    """The commands that the page shows, each with the lines shown below it."""
    page = (ROOT / "docs" / "adjustments.md").read_text(encoding="utf-8")
    return re.findall(r"```sh\ntransition (diff [^\n]+)\n```\n\n```\n(.*?)```", page, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), blocks_of_the_page())
def test_the_page_shows_what_the_command_says(transition, monkeypatch, tmp_path, command, shown):
    monkeypatch.chdir(ROOT)
    words = [
        str(tmp_path / word) if word.endswith(".xlsx") and "/" not in word else word
        for word in command.split()
    ]
    ended = transition(*words, "--lang", "zh")
    said = [" ".join(line.split()) for line in ended.err.splitlines()]

    assert [line for line in shown.splitlines() if line.split() and " ".join(line.split()) not in said] == []


def test_the_page_shows_a_command_for_rosters_and_one_for_a_payment_list():
    assert [("--paid" in command) for command, _ in blocks_of_the_page()] == [False, True]
