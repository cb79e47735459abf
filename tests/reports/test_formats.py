"""Which format is meant, and what is refused before anything is computed."""

from __future__ import annotations

import datetime
import sys

import openpyxl
import pytest

from invented_results import results, roster
from transition.problems import OutputError, UsageError
from transition.reports import formats


@pytest.mark.parametrize(
    ("name", "output", "meant"),
    [
        (None, None, None),
        (None, "a.xlsx", "xlsx"),
        (None, "结果.XLSX", "xlsx"),
        (None, "a.b.jsonl", "jsonl"),
        ("json", "a.txt", "json"),
        ("csv", None, "csv"),
    ],
)
def test_the_format_is_the_one_named_else_that_of_the_ending(name, output, meant):
    assert formats.chosen_format(name, output) == meant


@pytest.mark.parametrize(
    ("name", "output", "code"),
    [
        ("excel", None, "usage.bad-value"),
        (None, "a.doc", "usage.unknown-format"),
        (None, "-", "usage.unknown-format"),
        (None, "result", "usage.unknown-format"),
    ],
)
def test_another_format_is_refused_with_those_that_exist(name, output, code):
    with pytest.raises(UsageError) as failure:
        formats.chosen_format(name, output)

    assert failure.value.problems[0].code == code
    assert "parquet" in str(failure.value)


def test_a_workbook_is_not_shown_at_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    with pytest.raises(UsageError) as failure:
        formats.check_target("xlsx", None)

    assert failure.value.problems[0].code == "usage.needs-output"


def test_a_target_is_refused_when_the_second_file_exists(tmp_path):
    (tmp_path / "a-persons.csv").touch()

    with pytest.raises(OutputError):
        formats.check_target("csv", str(tmp_path / "a.csv"))
    formats.check_target("csv", str(tmp_path / "a.csv"), force=True)


@pytest.mark.parametrize("ending", [one.name for one in formats.FORMATS])
def test_problems_can_be_written_in_every_format(tmp_path, ending):
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    target = tmp_path / f"核实.{ending}"
    formats.check_problems_target(str(target))

    formats.write_problems(roster(), results().problems, str(target))

    assert target.stat().st_size > 0
    with pytest.raises(OutputError):
        formats.check_problems_target(str(target))


def test_a_roster_that_is_written_keeps_texts_days_and_blanks(tmp_path):
    rows = [["990101198503071239", datetime.date(2025, 1, 3), 12, None], ["=1+1", None, None, "是"]]
    formats.write_roster(["身份证号", "日期", "数", "旗"], rows, tmp_path / "a.xlsx")
    header, first, second = openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows()

    assert [cell.value for cell in header] == ["身份证号", "日期", "数", "旗"]
    assert (first[0].value, first[0].number_format, first[2].value) == ("990101198503071239", "@", 12)
    assert first[1].value == datetime.datetime(2025, 1, 3)
    assert (second[0].value, second[0].data_type, second[1].value) == ("=1+1", "s", None)


def test_a_roster_can_be_written_as_csv_and_as_nothing_else(tmp_path):
    formats.write_roster(["姓名"], [["兔"]], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").split() == ["姓名", "兔"]

    with pytest.raises(UsageError):
        formats.write_roster(["姓名"], [["兔"]], tmp_path / "a.json")
