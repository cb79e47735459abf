"""With masks on, no name of three characters and no identity number stands in any output of any format."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_rosters import frame_of, number_of, sheet_of
from strategies_wonderland import wonderland
from transition.api import calculate, read_roster
from transition.problems import UsageError, message
from transition.reports.explanation_json import explanation_as_json
from transition.reports.explanation_text import plain_tree
from transition.reports.formats import FORMATS, write_results
from transition.reports.public_notice import public_notice

CHARACTERS = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
names = st.text(CHARACTERS, min_size=3, max_size=4)


@st.composite
def people(draw):
    """Rows of a roster: some names twice, some numbers wrong, some cells that cannot be read."""
    rows = []
    for household in range(draw(st.integers(1, 4))):
        for member in range(draw(st.integers(1, 3))):
            number = number_of("19800101", household * 10 + member + 1)
            broken = draw(st.sampled_from(["", "digit", "letter"]))
            rows.append(
                {
                    "户编号": draw(
                        st.sampled_from(
                            [f"H{household}", f"H{household}", number_of("19700101", household + 900)]
                        )
                    ),
                    "姓名": draw(names),
                    "身份证号": {"": number, "digit": number[:-1] + "0", "letter": number + "1"}[broken],
                    "与户主关系": "户主" if member == 0 else "子女",
                    "户籍地": "990100",
                    "城乡": "农村",
                    "出生日期": draw(st.sampled_from(["1980-01-01", "2099-01-01", "昨天"])),
                    "务工": draw(st.sampled_from(["否", "是"])),
                    "人员类别": draw(st.sampled_from(["无", "老兵", ""])),
                    "工资": draw(st.sampled_from(["0", "一千", ""])),
                    "其他收入": "0",
                }
            )
    return rows


def hidden_things(rows):
    return (
        {row["姓名"] for row in rows}
        | {row["身份证号"] for row in rows}
        | {row["户编号"] for row in rows if len(row["户编号"]) > 9}
    )


def calculation_of(rows):
    policy = wonderland()
    header = tuple(rows[0])
    return calculate(
        policy, read_roster(frame_of(sheet_of(*rows, header=header)), policy), as_of="2025-03-01"
    )


def written(results, folder: Path, name: str) -> str:
    """Return everything that a format writes, as text: the parts of a workbook, the bytes of any other."""
    write_results(results, name, folder / f"out.{name}", force=True)
    texts = []
    for path in folder.glob(f"out*.{name}"):
        if name == "xlsx":
            with zipfile.ZipFile(path) as book:
                texts += [book.read(part).decode("utf-8") for part in book.namelist()]
        else:
            texts.append(path.read_bytes().decode("utf-8", errors="replace"))
    return "\n".join(texts)


@settings(max_examples=15)
@given(people())
def test_no_output_of_any_format_names_anybody(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("masked")
    results = calculation_of(rows).masked().results
    texts = [written(results, folder, one.name) for one in FORMATS]
    told = "\n".join(message(problem) + str(problem) for problem in results.problems)

    for hidden in hidden_things(rows):
        assert not [text for text in (*texts, told) if hidden in text], hidden


@settings(max_examples=15)
@given(people())
def test_no_explanation_names_anybody(rows):
    calculation = calculation_of(rows).masked()
    for name in dict.fromkeys(calculation.results.roster.household_names):
        trees = calculation.explain(name)
        for hidden in hidden_things(rows):
            assert hidden not in plain_tree(trees)
            assert hidden not in explanation_as_json(trees)


def a_family():
    return [
        {
            "户编号": "H1",
            "姓名": "赵钱孙",
            "身份证号": number_of("19800101", 7),
            "与户主关系": "户主",
            "户籍地": "990100",
            "城乡": "农村",
            "出生日期": "1980-01-01",
            "人员类别": "无",
            "务工": "否",
            "工资": "0",
            "其他收入": "0",
        }
    ]


def test_without_masks_they_are_there(tmp_path):
    (row,) = a_family()
    text = written(calculation_of([row]).results, tmp_path, "json")

    assert row["姓名"] in text
    assert row["身份证号"] in text


def test_the_workbook_begins_with_the_notice_and_only_if_masked(tmp_path):
    calculation = calculation_of(a_family())
    for results, expected in ((calculation.results, False), (calculation.masked().results, True)):
        path = tmp_path / f"{expected}.xlsx"
        write_results(results, "xlsx", path)
        assert ("公示" in openpyxl.load_workbook(path).sheetnames) is expected
        assert (openpyxl.load_workbook(path).sheetnames[0] == "公示") is expected


def test_the_notice_has_only_the_columns_that_a_notice_may_carry():
    table = public_notice(calculation_of(a_family()).masked().results)

    assert [column.label for column in table.columns] == [
        "序号", "户主姓名", "家庭人口", "所在地", "救助金", "类别", "备注",
    ]  # fmt: skip
    assert [column.values[0] for column in table.columns[:4]] == [1, "赵*孙", 1, "9901"]
    assert [column.values[0] for column in table.columns[4:]] == [400, "整户", None]


def test_the_notice_names_only_who_gets_something():
    poor, rich = (
        a_family()[0],
        {**a_family()[0], "户编号": "H2", "身份证号": number_of("19800101", 8), "其他收入": "90000"},
    )
    unknown = {**poor, "户编号": "H3", "身份证号": number_of("19800101", 9), "人员类别": ""}
    table = public_notice(calculation_of([poor, rich, unknown]).masked().results)

    assert table.rows == 1


def test_masked_results_are_not_set_beside_the_rows_that_name_everybody(tmp_path):
    with pytest.raises(UsageError) as refused:
        calculation_of(a_family()).masked().to_excel_beside("roster.xlsx", tmp_path / "out.xlsx")

    assert [problem.code for problem in refused.value.problems] == ["usage.beside-masked"]
    assert list(tmp_path.iterdir()) == []


def test_a_notice_of_results_that_are_not_masked_is_refused():
    with pytest.raises(AssertionError):
        public_notice(calculation_of(a_family()).results)
