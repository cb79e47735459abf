"""The template: exactly the columns needed, and filled in it is read without any mapping."""

from __future__ import annotations

import datetime

import openpyxl
import pytest

from invented_results import policy
from transition.api import calculate, read_roster
from transition.policies.loading import load
from transition.problems import OutputError
from transition.reports.openpyxl_file import write_template
from transition.reports.template import template_columns


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "空白.xlsx"
    write_template(policy(), target)
    return target


def headings(sheet):
    return [cell.value for cell in sheet[1]]


def test_the_columns_are_the_inputs_that_rules_or_the_roster_need(path):
    labels = headings(openpyxl.load_workbook(path)["花名册"])

    assert labels == [column.label for column in template_columns(policy())]
    assert {"户编号", "姓名", "户籍地", "工资", "医疗支出"} <= set(labels)
    assert "性别" not in labels  # nothing reads it


def test_a_certificate_has_a_column_where_it_fills_one_and_what_is_only_compared_has_none(tmp_path):
    dibao = load(["heilongjiang-dibao"])
    write_template(dibao, tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["花名册"]
    labels = headings(sheet)
    letter = openpyxl.utils.get_column_letter(labels.index("残疾证号") + 1)

    assert sheet.column_dimensions[letter].number_format == "@"
    assert {"健康状况", "享受低保政策情况", "享受特困供养政策情况"}.isdisjoint(labels)
    assert dict(zip(labels, sheet[1], strict=True))["残疾证号"].comment.text.count("20 位残疾人证号") == 1


def test_a_filled_template_is_read_without_a_mapping(path):
    book = openpyxl.load_workbook(path)
    sheet = book["花名册"]
    values = {
        "户编号": "0001",
        "姓名": "兔一",
        "身份证号": "990101198503071239",
        "与户主关系": "户主",
        "户籍地": "990200",
        "城乡": "农村",
        "申请日期": datetime.date(2025, 1, 3),
        "人员类别": "老兵、遗孤",
        "务工": "否",
        "工资": 0,
        "自付比例": 0.75,
    }
    sheet.append([values.get(label) for label in headings(sheet)])
    book.save(path)

    roster = read_roster(path, policy())
    result = calculate(policy(), roster, as_of="2025-03-01")

    assert [problem for problem in roster.problems if problem.severity == "error"] == []
    assert roster.household_names == ("0001",)
    assert result.all_decided
    assert str(result.persons["identity_number"][0]) == "990101198503071239"


def test_an_empty_template_has_no_rows(path):
    sheet = openpyxl.load_workbook(path)["花名册"]

    assert sheet.max_row == 1


def test_legal_words_are_offered_and_other_words_refused_but_for_tags(path):
    book = openpyxl.load_workbook(path)
    rules = book["花名册"].data_validations.dataValidation
    lists = {next(iter(rule.sqref.ranges)).min_col: rule for rule in rules}
    labels = headings(book["花名册"])
    columns = book["下拉选项"].columns
    words = {head.value: [cell.value for cell in cells if cell.value] for head, *cells in columns}

    assert words["城乡"] == ["城镇", "农村"]
    assert words["务工"] == ["是", "否"]
    assert lists[labels.index("城乡") + 1].type == "list"
    assert lists[labels.index("城乡") + 1].showErrorMessage
    assert not lists[labels.index("人员类别") + 1].showErrorMessage
    assert book["下拉选项"].sheet_state == "hidden"


def test_headings_carry_meaning_unit_and_what_a_blank_means(path):
    sheet = openpyxl.load_workbook(path)["花名册"]
    comments = {cell.value: cell.comment.text for cell in sheet[1]}

    assert "单位：元/年" in comments["工资"]
    assert "按“无”计（form 第三条）" in comments["残疾等级"]
    assert "不能确定" in comments["务工"]
    assert "由身份证号推出" in comments["出生日期"]


def test_identity_numbers_are_kept_as_text_and_days_as_days(path):
    sheet = openpyxl.load_workbook(path)["花名册"]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}

    assert (formats["身份证号"], formats["户编号"], formats["申请日期"]) == ("@", "@", "yyyy-mm-dd")


def test_the_instructions_tell_every_column(path):
    sheet = openpyxl.load_workbook(path)["填表说明"]
    told = [row[0] for row in sheet.iter_rows(values_only=True)]

    assert [column.label for column in template_columns(policy())] == told[6:]
    assert "奇境救助" in told[0]


def test_an_existing_template_is_not_overwritten(path):
    with pytest.raises(OutputError):
        write_template(policy(), path)
    write_template(policy(), path, force=True)
