"""Results under reforms go through every format, and say under which reforms they stand."""

from __future__ import annotations

import datetime
import json

import jsonschema
import openpyxl
import pytest

from strategies_wonderland import ADULT, HOUSEHOLD, roster_of, wonderland
from transition.calc.results import calculate_results
from transition.calc.simulations.settings import setting
from transition.policies.reform_reader import read_reform
from transition.policies.reforming import reformed
from transition.problems import spoken
from transition.reports.formats import write_results
from transition.reports.policy_text import policy_grids
from transition.reports.result_schema import result_schema
from transition.reports.run_record import run_record
from transition.reports.source_table import source_table

DAY = datetime.date(2025, 3, 1)

RAISE = """
[reform]
name = "raise"
title = "提高标准"

[parameter.standard]
values = [{ residence = "农村", value = "1351/3" }]

[rule.amount]
add_cases = [{ when = "家庭人口 > 9", then = 1, before = 1 }]
"""


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "raise.toml"
    path.write_text(RAISE, encoding="utf-8")
    policy = wonderland()
    law = reformed(policy, [read_reform(path), setting(policy, "放宽倍数=2")], DAY)
    return calculate_results(law, roster_of((HOUSEHOLD, ADULT)), days=(DAY,))


@pytest.mark.parametrize("name", ["xlsx", "json", "jsonl", "csv", "parquet"])
def test_every_format_is_written(results, tmp_path, name):
    target = tmp_path / f"结果.{name}"
    with spoken("zh"):
        write_results(results, name, target)

    assert list(tmp_path.glob(f"结果*.{name}"))


def test_the_document_names_the_reforms_and_follows_the_schema(results, tmp_path):
    with spoken("zh"):
        write_results(results, "json", tmp_path / "a.json")
    document = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, result_schema(), cls=jsonschema.Draft202012Validator)
    file, words = document["run"]["reforms"]

    assert (file["name"], file["title"], file["file"], len(file["sha256"])) == (
        "raise",
        "提高标准",
        "raise.toml",
        64,
    )
    assert words == {"name": "放宽倍数=2", "title": "放宽倍数=2", "file": None, "sha256": None}


def test_the_law_as_it_is_names_no_reform():
    assert "reforms" not in run_record(
        calculate_results(wonderland(), roster_of((HOUSEHOLD, ADULT)), days=(DAY,))
    )


def test_the_workbook_says_under_which_reforms_it_stands(results, tmp_path):
    with spoken("zh"):
        write_results(results, "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    said = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}

    assert "raise（提高标准）" in said
    assert any("拟议" in words for words in said)


def test_what_a_reform_says_is_a_source_of_the_grade_of_proposals(results):
    table = source_table(results)
    columns = {column.key: column.values for column in table.columns}
    proposed = [row for row, grade in enumerate(columns["grade"]) if grade == "proposal"]

    assert {columns["label"][row] for row in proposed} == {"标准", "救助金"}
    assert {columns["document"][row] for row in proposed} == {"提高标准"}


def test_a_reformed_policy_is_shown_with_the_proposal_among_its_documents(results):
    with spoken("zh"):
        documents = next(iter(policy_grids(results.policy)))

    assert ("《提高标准》", "", "拟议") in documents.rows
