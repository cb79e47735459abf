"""json, jsonl, csv, parquet and frames: the same results, exact, under stable keys."""

from __future__ import annotations

import csv
import datetime
import json
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest

from invented_results import DANGEROUS, results, three_months
from transition.problems import OutputError, spoken
from transition.reports.formats import write_results
from transition.reports.frames import household_frame, person_frame
from transition.reports.result_schema import result_schema
from transition.reports.result_tables import household_table
from transition.reports.run_record import run_record
from transition.reports.table import exact_rows

SCHEMA = Path(__file__).parents[2] / "docs" / "result.schema.json"
NOON = datetime.datetime(2025, 3, 1, 12, tzinfo=datetime.UTC)


def written(tmp_path, name, what=None):
    target = tmp_path / f"结果.{name}"
    with spoken("zh"):
        write_results(what or results(), name, target)
    return target


def document_of(tmp_path, what=None):
    return json.loads(written(tmp_path, "json", what).read_text(encoding="utf-8"), parse_float=Decimal)


def lines_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# --- json -----------------------------------------------------------------------------------------


def test_the_schema_in_the_documentation_is_the_one_of_the_code():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == result_schema()


@pytest.mark.parametrize("what", [results, three_months], ids=["day", "months"])
def test_a_document_follows_the_schema(tmp_path, what):
    jsonschema.Draft202012Validator.check_schema(result_schema())

    jsonschema.validate(document_of(tmp_path, what()), result_schema(), cls=jsonschema.Draft202012Validator)


def test_the_schema_refuses_a_document_with_another_key(tmp_path):
    document = document_of(tmp_path)
    document["problems"][0]["colour"] = "red"

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, result_schema())


def test_a_household_holds_its_results_and_its_members(tmp_path):
    second = document_of(tmp_path)["households"][1]
    members = second.pop("persons")

    assert second == {
        "household": "H2",
        "head": "兔三",
        "home_region": "9903",
        "township": "东镇",
        "village": "乙村",
        "members": 3,
        "size": 3,
        "income": 22728,
        "income_per_head": {"fraction": "1894/3", "rounded": Decimal("631.333333")},
        "standard_used": 632,
        "waited": 1,
        "kind": "整户",
        "amount": 2,
        "school_total": Decimal("83.3"),
        "band_reached": "三档",
        "early": False,
        "decided": True,
        "explanation": second["explanation"],
    }
    assert [member["person_name"] for member in members] == ["兔三", "-兔四", "@兔五"]
    assert [member["school_aid"] for member in members] == [0, 0, Decimal("83.3")]


def test_unknown_is_null_never_zero(tmp_path):
    fourth = document_of(tmp_path)["households"][3]

    assert fourth["decided"] is False
    assert [fourth[key] for key in ("income", "amount", "kind")] == [None, None, None]


def test_totals_are_exact(tmp_path):
    document = document_of(tmp_path)

    assert document["totals"]["amount"] == 882
    assert document["totals"]["school_total"] == Decimal("216.7")
    assert document["run"]["rows"] == {
        "in_roster": 9,
        "decided": 6,
        "not_decided": 1,
        "left_out": {"blank": 1, "total": 1},
    }


def test_words_of_the_program_are_stable_words_not_chinese(tmp_path):
    document = document_of(tmp_path)

    assert {problem["severity"] for problem in document["problems"]} <= {"error", "warning", "note"}
    assert {source["kind"] for source in document["sources"]} == {"parameter", "rule"}
    assert {source["grade"] for source in document["sources"]} <= {"official", "press", "practice"}
    assert {"all", "township", "village", "kind", "rows"} <= {row["category"] for row in document["summary"]}


def test_each_line_of_jsonl_is_a_household_of_the_document(tmp_path):
    lines = written(tmp_path, "jsonl").read_text(encoding="utf-8").splitlines()

    assert [json.loads(line, parse_float=Decimal) for line in lines] == document_of(tmp_path)["households"]


def test_a_record_is_the_same_but_for_its_moment():
    record = run_record(results(), NOON)

    assert record == run_record(results(), NOON)
    assert record["made_at"] == "2025-03-01T12:00:00+00:00"
    assert [policy["name"] for policy in record["policies"]] == ["wonderland-roster", "wonderland-aid"]


# --- csv ------------------------------------------------------------------------------------------


def test_csv_begins_with_the_mark_that_excel_looks_for(tmp_path):
    assert written(tmp_path, "csv").read_bytes().startswith(b"\xef\xbb\xbfhousehold,head,")


def test_csv_reads_back_as_what_was_computed(tmp_path):
    rows = lines_of(written(tmp_path, "csv"))

    for column in household_table(results()).columns:
        for row, value in zip(rows, exact_rows(column.values), strict=True):
            text = row[column.key]
            if value is None:
                assert text == ""
            elif isinstance(value, Fraction):
                rounded = value.denominator not in (1, 10)
                assert abs(Fraction(text) - value) <= rounded * Fraction(1, 10**6)
            elif isinstance(value, bool):
                assert text == str(value).lower()
            else:
                assert text.removeprefix("'") == str(value)


def test_dangerous_texts_are_marked_in_csv_and_only_they(tmp_path):
    target = written(tmp_path, "csv")
    persons = lines_of(target.with_stem(f"{target.stem}-persons"))

    assert [row["person_name"] for row in persons] == [
        f"'{DANGEROUS}",
        "'+兔二",
        "兔三",
        "'-兔四",
        "'@兔五",
        "兔六",
        "兔七",
    ]


def test_csv_on_standard_output_is_the_households(capfdbinary):
    write_results(results(), "csv", None)

    assert capfdbinary.readouterr().out.decode("utf-8-sig").splitlines()[1].startswith("H1,")


def test_both_files_appear_or_none(tmp_path):
    (tmp_path / "结果-persons.csv").write_text("旧", encoding="utf-8")

    with pytest.raises(OutputError) as failure:
        written(tmp_path, "csv")

    assert failure.value.problems[0].code == "output.exists"
    assert [path.name for path in tmp_path.iterdir()] == ["结果-persons.csv"]


# --- parquet and frames ---------------------------------------------------------------------------


def test_parquet_keeps_decimals(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    target = written(tmp_path, "parquet")
    households = parquet.read_table(target).to_pydict()
    persons = parquet.read_table(target.with_stem(f"{target.stem}-persons")).to_pydict()

    assert households["amount"] == [880, 2, 0, None]
    assert households["school_total"] == [Decimal("66.7"), Decimal("83.3"), 0, Decimal("66.7")]
    assert households["income_per_head"][1] == Decimal("631.3333333333")
    assert households["decided"] == [True, True, True, False]
    assert persons["identity_number"][0] == "990101198503071239"


def test_parquet_without_its_library_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(OutputError) as failure:
        written(tmp_path, "parquet")

    assert failure.value.problems[0].code == "output.needs-library"
    assert list(tmp_path.iterdir()) == []


def test_frames_hold_fractions_and_none():
    households = household_frame(results())

    assert households.loc["H2", "income_per_head"] == Fraction(1894, 3)
    assert households.loc["H4", "amount"] is None
    assert list(person_frame(results())["age"]) == [39, 10, 45, 44, 13, 50, 50]


def test_amounts_that_are_not_whole_keep_their_decimals_over_months(tmp_path):
    first = document_of(tmp_path, three_months())["households"][0]

    assert (first["amount_over_months"], first["school_total_over_months"]) == (2720, Decimal("200.1"))
