"""``transition simulate`` as policy staff run it: what is shown and written, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from transition.problems import text

ROOT = Path(__file__).parents[2]
REFORMS = ROOT / "examples" / "reforms"
RAISED = "低保标准[231025,农村]=680"


@pytest.fixture
def ask(transition, roster, county):
    """Simulate the example roster under the county's law of May 2026."""

    def run(*words, day=("--as-of", "2026-05")):
        return transition("simulate", roster, "-p", county, *day, *words)

    return run


def test_a_raised_standard_is_told_at_the_terminal(ask):
    ended = ask("--set", RAISED)

    assert ended.code == 1  # two of the forty households lack a cell
    assert "Who gains and who loses" in ended.out
    assert RAISED in ended.out
    assert "With -o" in ended.out


def test_standard_output_is_the_report_alone_when_a_format_is_named(ask):
    ended = ask("--set", RAISED, "--format", "json")

    document = json.loads(ended.out)
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)


def test_a_reform_file_gives_the_same_as_its_words(ask):
    by_file = ask("--reform", REFORMS / "standard-680.toml", "--format", "json", "-p", "heilongjiang-dibao")
    by_words = ask("--set", RAISED, "--format", "json", "-p", "heilongjiang-dibao")

    assert by_file.code in (0, 1), by_file.err
    one, other = (json.loads(ended.out) for ended in (by_file, by_words))
    assert one["sections"][0]["parts"][0] == other["sections"][0]["parts"][0]


def test_a_reform_to_the_present_value_says_that_it_changes_nothing(ask):
    ended = ask("--set", "低保标准[231025,农村]=632@2026-04:2026-12-31")

    assert text("simulation.idle.other-words") in ended.out.replace("\n  ", " ")


def test_a_workbook_a_page_and_pictures_are_written(ask, tmp_path):
    for name in ("report.xlsx", "report.html"):
        ended = ask("--set", RAISED, "-o", tmp_path / name)
        assert (tmp_path / name).exists(), ended.err
        assert f"Written: {tmp_path / name}" in ended.err
        assert ended.out == ""
    ask("--set", RAISED, "--charts", tmp_path / "charts")

    sheet = openpyxl.load_workbook(tmp_path / "report.xlsx").worksheets[0]
    assert RAISED in "".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert RAISED in (tmp_path / "report.html").read_text("utf-8")
    assert all(path.suffix == ".svg" for path in (tmp_path / "charts").iterdir())


def test_nobody_is_named_in_a_masked_report(ask, roster):
    names = {
        row[0]
        for row in openpyxl.load_workbook(roster).active.iter_rows(min_row=2, values_only=True, max_col=1)
        if row[0]
    }
    open_report, masked = ask("--set", RAISED).out, ask("--set", RAISED, "--mask", "--format", "json").out

    heads = set(
        re.findall(r"[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许][甲乙丙丁戊己庚辛壬癸]\w", open_report)
    )
    assert heads
    assert names
    assert not any(head in masked for head in heads)


def test_the_household_of_a_masked_curve_is_named_by_nobody_s_name(ask):
    asked = ("--edges", "--household", "0015", "--format", "json", "--lang", "zh")
    open_title = json.loads(ask(*asked).out)["title"]
    name = re.search(r"只变动 (\w+) 的", ask(*asked).out)[1]
    masked = ask(*asked, "--mask").out

    assert "改了会怎样" not in open_title
    assert name not in masked
    assert re.search(rf"只变动 {name[0]}\*+\w? 的", masked)


def test_several_reforms_are_split(ask):
    ended = ask("--set", RAISED, "--set", "增发标准+=10", "--format", "json")

    keys = [section["key"] for section in json.loads(ended.out)["sections"]]
    assert "split" in keys


def test_a_roster_is_read_with_the_columns_that_only_a_reform_asks_for(transition, county, tmp_path):
    reform = tmp_path / "gift.toml"
    reform.write_text(
        """[reform]
name = "gift"
title = "每户一份"
[input.gifts]
label = "份数"
of = "household"
type = "whole"
[rule.gift]
label = "礼金"
of = "household"
unit = "元/月"
formula = "10 * 元 / 月 * 份数"
entitlement = true
""",
        encoding="utf-8",
    )
    roster = tmp_path / "people.csv"
    source = openpyxl.load_workbook(ROOT / "examples" / "heilongjiang-roster.xlsx").active
    rows = [["" if cell is None else str(cell) for cell in row] for row in source.iter_rows(values_only=True)]
    lines = [",".join([*row, "份数" if place == 0 else "3"]) for place, row in enumerate(rows)]
    roster.write_text("\n".join(lines), encoding="utf-8")

    ended = transition(
        "simulate", roster, "-p", county, "--as-of", "2026-05", "--reform", reform, "--format", "json"
    )

    assert ended.code in (0, 1), ended.err
    assert "礼金" in ended.out


REFUSED = [
    ((), 2, "simulation.nothing-asked"),
    (("--set", "低保标淮=680"), 2, "simulation.no-such-table"),
    (("--set", "低保标准[月球]=680"), 2, "simulation.bad-key"),
    (("--set", "低保标准"), 2, "simulation.bad-setting"),
    (("--set", "低保标准=很多"), 2, "simulation.bad-value"),
    (("--set", "低保标准=8160元/人·年"), 2, "reform.unit"),
    (("--reform", REFORMS / "nothing.toml"), 4, "policy."),
    (("--reform", ROOT / "examples" / "luxian-county.toml"), 4, "reform.is-policy"),
    (("--target", "年度总额=1"), 2, "simulation.idle-option"),
    (("--solve", "低保标准"), 2, "simulation.no-target"),
    (("--household", "0001"), 2, "simulation.idle-option"),
    (("--edges", "--step", "much"), 2, "simulation.bad-number"),
    (("--edges", "--step", "0"), 2, "simulation.bad-steps"),
    (("--edges", "--household", "9999"), 2, "usage."),
    (("--edges", "--then", "工资性收入=1"), 2, "simulation.household-wanted"),
    (("--sweep", "低保标准=600:720"), 2, "simulation.sweep-no-step"),
    (("--sweep", "低保标准=600:720:0"), 2, "simulation.sweep-zero-step"),
    (("--sweep", "低保标准=600:720:-10"), 2, "simulation.sweep-wrong-sign"),
    (("--sweep", "低保标准=0:1000000:1"), 2, "simulation.sweep-too-many-points"),
    (("--sweep", "低保标淮=600:720:10"), 2, "simulation.no-such-table"),
    (("--sweep", "低保标准=600元:720元:10元"), 2, "simulation.sweep-unit"),
    (("--sweep", "扣减就业成本=0:1:1"), 2, "simulation.sweep-no-number"),
    (("--solve", "低保标准[231025,农村]", "--target", "年度总额>=99999999999"), 2, "simulation.goal-"),
    (("--solve", "低保标准[231025,农村]", "--target", "幸福=1"), 2, "simulation."),
    (("--set", RAISED, "--set", RAISED), 4, "reform."),
    (("--set", RAISED, "--format", "pdf"), 2, "usage.bad-value"),
    (("--set", RAISED, "--charts-as", "gif"), 2, "usage.bad-value"),
]


@pytest.mark.parametrize(("words", "code", "problem"), REFUSED, ids=lambda value: str(value)[-60:])
def test_what_cannot_be_asked_is_refused_and_nothing_written(ask, tmp_path, words, code, problem):
    ended = ask(*words, *([] if "--format" in words else ["-o", tmp_path / "report.xlsx"]))

    assert (ended.code, ended.out) == (code, "")
    assert f"({problem}" in ended.err, ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_reform_for_another_base_is_refused(transition, roster):
    ended = transition(
        "simulate", roster, "-p", "sichuan", "--as-of", "2025-12", "--reform", REFORMS / "standard-680.toml"
    )

    assert ended.code == 4
    assert "(reform.other-base)" in ended.err
    assert "heilongjiang" in ended.err


def test_the_roster_is_never_overwritten(transition, county, tmp_path, roster):
    copy = tmp_path / "roster.xlsx"
    copy.write_bytes(roster.read_bytes())

    ended = transition(
        "simulate", copy, "-p", county, "--as-of", "2026-05", "--set", RAISED, "-o", copy, "--force"
    )

    assert ended.code == 5
    assert copy.read_bytes() == roster.read_bytes()


def test_months_are_added_up_as_run_adds_them(transition, county, roster):
    ended = transition(
        *(
            "simulate",
            roster,
            "-p",
            county,
            "--months",
            "2026-04:2026-06",
            "--set",
            RAISED,
            "--format",
            "json",
        )
    )

    assert ended.code in (0, 1), ended.err
    assert json.loads(ended.out)["record"]
