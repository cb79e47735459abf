"""The commands, run as a person runs them on the example rosters."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import python_calamine

P = ("-p", "heilongjiang", "--as-of", "2025-07")
SHEETS = ["家庭结果", "人员结果", "待核实", "汇总", "政策依据", "运行记录"]


def counted(line: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", line)]


def test_run_writes_a_workbook_and_its_counts_add_up(transition, roster, tmp_path):
    path = tmp_path / "out.xlsx"
    ended = transition("run", roster, *P, "-o", path)
    rows = next(line for line in ended.err.splitlines() if " rows = " in line)
    total, *parts = counted(rows)

    assert ended.code == 1
    assert ended.out == ""
    assert (
        total
        == sum(parts)
        == len(python_calamine.load_workbook(str(roster)).get_sheet_by_index(0).to_python()) - 1
    )
    assert python_calamine.load_workbook(str(path)).sheet_names == SHEETS


def test_run_with_the_countys_file_decides_what_the_province_leaves_open(
    transition, roster, county, tmp_path
):
    def known(policy: object) -> set[str]:
        path = tmp_path / f"{Path(str(policy)).stem}.json"
        transition("run", roster, "-p", policy, "--as-of", "2025-07", "-o", path)
        households = json.loads(path.read_text(encoding="utf-8"))["households"]
        return {row["household"] for row in households if row["allowance"] is not None}

    assert set() < known("heilongjiang-dibao") < known(county)


def test_run_without_output_sums_up_on_stdout(transition, roster):
    ended = transition("run", roster, *P)

    assert " rows = " in ended.out
    assert ended.err == ""


def test_run_speaks_chinese(transition, roster):
    assert "评估日 2025-07-01" in transition("run", roster, *P, "--lang", "zh").out


def test_jsonl_on_stdout_is_a_household_a_line_and_nothing_else(transition, roster):
    lines = transition("run", roster, *P, "--format", "jsonl").out.splitlines()

    assert len(lines) == 40
    assert all(json.loads(line)["household"] for line in lines)


def test_a_year_is_the_sum_of_its_months(transition, roster, county, tmp_path):
    def total(key: str, *words: object) -> int:
        path = tmp_path / "out.json"
        transition("run", roster, "-p", county, *words, "-o", path, "--force")
        return json.loads(path.read_text(encoding="utf-8"))["totals"][key]

    months = [total("allowance", "--as-of", f"2025-{month:02d}") for month in range(1, 13)]

    assert total("allowance_over_months", "--months", "2025-01:2025-12") == sum(months)


def test_check_lists_the_mistakes_with_their_cells(transition, county, tmp_path):
    mistakes = county.parent / "heilongjiang-roster-mistakes.xlsx"
    path = tmp_path / "list.xlsx"
    ended = transition("check", mistakes, "-p", county, "--as-of", "2025-07", "-o", path)

    assert ended.code == 1
    for code in (
        "identity-numeric",
        "identity-check",
        "identity-duplicate",
        "several-heads",
        "region-ambiguous",
    ):
        assert f"roster.{code}" in ended.out
    assert not re.search(r"\d{17}[\dX]", ended.out), "no identity number stands whole on a screen"
    assert python_calamine.load_workbook(str(path)).sheet_names == ["待核实"]


def test_check_of_a_clean_roster_ends_with_zero(transition, county, tmp_path):
    path = tmp_path / "clean.xlsx"
    transition("sample", "-p", county, "--households", 5, "-o", path)

    assert transition("check", path, "-p", county, "--as-of", "2025-07").code == 0


def leaves(step: dict) -> list[dict]:
    parts = step.get("parts", [])
    return [leaf for part in parts for leaf in leaves(part)] if parts else [step]


def test_explain_ends_in_cells_and_cited_values(transition, roster, county):
    ended = transition(
        "explain", roster, "-p", county, "--as-of", "2025-07", "--household", "0001", "--format", "json"
    )
    trees = json.loads(ended.out)["explanations"]

    assert ended.code == 0
    for leaf in (leaf for tree in trees for leaf in leaves(tree)):
        assert leaf["kind"] in ("input", "day") or leaf.get("sources"), leaf["label"]


def test_explain_shows_a_tree_in_a_pipe_without_colour(transition, roster, county):
    ended = transition("explain", roster, "-p", county, "--as-of", "2025-07", "--household", "0001")

    assert "低保金" in ended.out
    assert "\x1b[" not in ended.out


def test_explain_of_nobody_says_who_there_is(transition, roster, county):
    ended = transition("explain", roster, "-p", county, "--as-of", "2025-07", "--household", "9999")

    assert ended.code == 2
    assert "9999" in ended.err


def test_policy_list_names_every_bundled_policy(transition):
    ended = transition("policy", "list")

    for name in ("national-dibao", "national-wages", "national-roster", "heilongjiang-dibao"):
        assert name in ended.out


def test_policy_show_prints_rules_tables_and_documents(transition):
    ended = transition("policy", "show", "heilongjiang-dibao")

    for word in ("低保标准", "就业成本", "民发〔2021〕57号", "元/人·月"):
        assert word in ended.out


def test_policy_check_is_clean_over_all(transition):
    ended = transition("policy", "check")

    assert (ended.code, ended.err) == (0, "")


def test_policy_check_tells_a_fault_with_its_line(transition, county, tmp_path):
    path = tmp_path / county.name
    path.write_text(county.read_text(encoding="utf-8").replace("补差额 +", "补差价 +"), encoding="utf-8")
    ended = transition("policy", "check", path)

    assert ended.code == 4
    assert re.search(r"linkou-county\.toml:\d+", ended.err)
    assert "补差额" in ended.err, "the nearest word"


def test_policy_test_passes_over_all(transition):
    ended = transition("policy", "test")

    assert ended.code == 0
    assert " 0 " in ended.out


def test_policy_test_shows_a_case_that_differs(transition, county, tmp_path):
    (tmp_path / "cases").mkdir()
    cases = (county.parent / "cases" / county.name).read_text(encoding="utf-8")
    (tmp_path / county.name).write_text(county.read_text(encoding="utf-8"), encoding="utf-8")
    wrong = re.sub(r'"低保金" = \d+', '"低保金" = 12345', cases, count=1)
    (tmp_path / "cases" / county.name).write_text(wrong, encoding="utf-8")
    ended = transition("policy", "test", tmp_path / county.name)

    assert wrong != cases
    assert ended.code == 1
    assert "12345" in ended.out


def test_template_comes_back_without_a_mapping(transition, county, tmp_path):
    path = tmp_path / "empty.xlsx"
    ended = transition("template", "-p", county, "-o", path)
    read = transition("check", path, "-p", county)

    assert ended.code == 0
    assert read.code == 3
    assert "roster.no-persons" in read.err


def test_the_same_seed_gives_the_same_sample(transition, county, tmp_path):
    def sample(name: str, seed: int) -> list[list[object]]:
        transition("sample", "-p", county, "--households", 8, "--seed", seed, "-o", tmp_path / name)
        return python_calamine.load_workbook(str(tmp_path / name)).get_sheet_by_index(0).to_python()

    assert sample("a.xlsx", 3) == sample("b.xlsx", 3) != sample("c.xlsx", 4)


def test_a_sample_with_mistakes_is_written_too(transition, county, tmp_path):
    path = tmp_path / "mistakes.xlsx"
    transition("sample", "-p", county, "--mistakes", "-o", path)

    assert transition("check", path, "-p", county, "--as-of", "2025-07").code == 1


def test_version(transition):
    assert transition("--version").out.startswith("transition ")


def test_help_imports_no_numpy_no_pandas_and_no_spreadsheet_library():
    code = (
        "import sys; from transition.cli import main\n"
        "sys.argv = ['transition', 'run', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'pandas', 'openpyxl', 'python_calamine', 'rustpy_xlsxwriter', 'rich'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a shell")
def test_a_reader_that_goes_away_is_no_fault(roster):
    command = f"{sys.executable} -m transition run {roster} -p heilongjiang --as-of 2025-07 --format jsonl"
    ended = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | head -n 1 | wc -l"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Traceback" not in ended.stderr
    assert ended.stdout.strip() == "1"


@pytest.mark.parametrize("command", [("run",), ("check",), ("explain", "--household", "0001")])
def test_a_roster_comes_from_standard_input_as_from_a_file(transition, roster, monkeypatch, command):
    from_file = transition(command[0], roster, *P, *command[1:])
    with roster.open(encoding="latin-1") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        from_stdin = transition(command[0], "-", *P, *command[1:])

    assert from_stdin.code == from_file.code
    assert from_stdin.out.replace("标准输入", roster.name) == from_file.out
    assert from_stdin.err.replace("标准输入", roster.name) == from_file.err


@pytest.mark.parametrize("command", [("run",), ("check",), ("explain", "--household", "0001")])
def test_a_limit_is_told_and_can_be_raised_as_told(transition, roster, command):
    words = (command[0], roster, *P, *command[1:])
    ended = transition(*words, "--limit", "rows=20", "--limit", "columns=100")
    told = re.search(r"--limit (rows=\d+)", ended.err)

    assert ended.code == 3
    assert "roster.too-many-rows" in ended.err
    assert transition(*words, "--limit", told[1]).code in (0, 1)


@pytest.mark.parametrize("limit", ["lines=5", "rows", "rows=", "rows=0", "rows=many"])
def test_a_limit_that_cannot_be_is_wrong_usage(transition, roster, limit):
    ended = transition("run", roster, *P, "--limit", limit)

    assert ended.code == 2
    assert "--limit" in ended.err
    assert "cells=…" in ended.err
