"""The template: exactly the columns needed, and filled in it is read without any mapping."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
from fractions import Fraction
from functools import cache

import openpyxl
import pytest
from attrs import evolve

from invented_results import policy
from strategies_rosters import contents
from transition.api import calculate, load_policy, read_roster
from transition.policies.model import Input
from transition.problems import OutputError
from transition.reports.openpyxl_file import COLOURS, write_template
from transition.reports.template import OF_EVERY_ROSTER, template_columns
from transition.rosters.sample import invented_households
from workbook_checker import faults_of

PLACES = ("heilongjiang", "sichuan", "yunnan")

NOTES = {"roster.hidden-sheets", "roster.identity-region", "roster.other-sheets"}
"""Invented people are of no province, and the instructions are no roster: both are said, neither is wrong."""


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "空白.xlsx"
    write_template(policy(), target)
    return target


@pytest.fixture
def book(path):
    return openpyxl.load_workbook(path)


@cache
def of_place(place):
    return load_policy(place)


def headings(sheet):
    return [cell.value for cell in sheet[1]]


# --- which columns, in which order ----------------------------------------------------------------


def test_the_columns_are_the_inputs_that_rules_or_the_roster_need(book):
    labels = headings(book["花名册"])

    assert labels == [column.label for column in template_columns(policy())]
    assert {"户编号", "姓名", "户籍地", "工资", "医疗支出"} <= set(labels)
    assert "性别" not in labels  # nothing reads it


def test_a_certificate_has_a_column_where_it_fills_one_and_what_is_only_compared_has_none(tmp_path):
    dibao = load_policy("heilongjiang-dibao")
    write_template(dibao, tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["花名册"]
    labels = headings(sheet)
    letter = openpyxl.utils.get_column_letter(labels.index("残疾证号") + 1)

    assert sheet.column_dimensions[letter].number_format == "@"
    assert {"健康状况", "享受低保政策情况", "享受特困供养政策情况"}.isdisjoint(labels)
    assert dict(zip(labels, sheet[1], strict=True))["残疾证号"].comment.text.count("20 位残疾人证号") == 1


@pytest.mark.parametrize("place", PLACES)
def test_every_input_that_a_rule_reads_has_a_column_and_no_other_has(place):
    found = of_place(place)
    read = {key for rule in found.rules.values() for key in rule.needs if key in found.inputs}
    labels = {column.label for column in template_columns(found)}
    wanted = {
        one.label for key, one in found.inputs.items() if key in read or one.input.role in OF_EVERY_ROSTER
    }
    only_checks = labels - wanted

    assert wanted <= labels
    assert len(only_checks) < 5
    assert len(labels) == len(template_columns(found))


def test_a_role_that_helps_to_read_other_rosters_has_no_column_unless_a_rule_reads_it():
    """A template has a row for each person: it needs no head's name beside, and no members in one cell."""
    whole = policy()
    given = Input(key="head_name", label="户主姓名", of="person", type="text", role="head-name")
    checked = evolve(whole.inputs["person_name"], input=given)
    more = evolve(whole, inputs={**whole.inputs, "head_name": checked})

    assert " ".join(OF_EVERY_ROSTER) == "household name identity relation region township village"
    assert template_columns(more) == template_columns(whole)


@pytest.mark.parametrize("place", PLACES)
def test_columns_stand_as_somebody_fills_them(place):
    columns = template_columns(of_place(place))
    roles = [column.role for column in columns]
    parts = [(column.of, column.need == "may") for column in columns if column.role not in OF_EVERY_ROSTER]
    birth, *rest = parts
    in_order = [("household", False), ("household", True), ("person", False), ("person", True)]

    assert roles[:4] == ["household", "name", "identity", "relation"]
    assert columns[4].label == "出生日期"
    assert birth == ("person", True)
    assert roles[5:8] == ["region", "township", "village"]
    assert rest == sorted(rest, key=in_order.index)


def test_what_must_be_filled_what_should_and_what_may_stay_blank_are_told_apart(book):
    fills = {cell.value: cell.fill.fgColor.rgb[2:] for cell in book["花名册"][1]}
    red = {cell.value for cell in book["花名册"][1] if cell.font.color and cell.font.color.rgb == "00C00000"}

    assert red == {"户编号", "与户主关系"}
    assert fills["户籍地"] == COLOURS["household", True]
    assert fills["务工"] == fills["姓名"] == COLOURS["person", True]
    assert fills["残疾等级"] == fills["出生日期"] == COLOURS["person", False]
    assert len(set(COLOURS.values())) == 4


# --- the roster sheet -----------------------------------------------------------------------------


def test_an_empty_template_has_no_rows(book):
    assert book["花名册"].max_row == 1


def test_the_header_and_who_it_is_stay_in_sight(book):
    sheet = book["花名册"]

    assert headings(sheet)[:2] == ["户编号", "姓名"]
    assert sheet.freeze_panes == "C2"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$B")


def test_legal_words_are_offered_and_other_words_refused_but_for_tags(book):
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


def test_headings_carry_meaning_unit_what_a_blank_means_and_an_example(book):
    comments = {cell.value: cell.comment.text for cell in book["花名册"][1]}

    assert "单位：元/年" in comments["工资"]
    assert "按“无”计（form 第三条）" in comments["残疾等级"]
    assert "不能确定" in comments["务工"]
    assert "由身份证号推出" in comments["出生日期"]


@pytest.mark.parametrize("place", PLACES)
def test_every_column_has_an_example_that_is_legal_and_not_its_default(place):
    found = of_place(place)
    for column in template_columns(found):
        checked = next(one for one in found.inputs.values() if one.label == column.label)
        default = checked.input.default

        assert column.example, column.label
        assert f"例如：{column.example}" in column.comment
        if column.type in ("category", "flag"):
            assert column.example in column.words
        if default is not None and not checked.input.example:
            spoken = {True: "是", False: "否"}.get(default.value, default.value)
            assert column.example != str(spoken), column.label


def test_places_in_the_examples_lie_in_the_policys_own():
    columns = {column.label: column for column in template_columns(of_place("sichuan"))}

    assert columns["户籍地"].example.startswith("四川省")
    assert columns["务工地"].example.startswith("四川省")


def test_the_box_of_a_comment_is_as_high_as_its_text(book):
    for cell in book["花名册"][1]:
        lines = sum(-(-len(line) * 2 // 42) for line in cell.comment.text.split("\n"))
        assert cell.comment.height >= 15 * lines, cell.value


def test_identity_numbers_are_kept_as_text_and_days_as_days(book):
    sheet = book["花名册"]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}

    assert (formats["身份证号"], formats["户编号"], formats["申请日期"]) == ("@", "@", "yyyy-mm-dd")


def test_columns_are_as_wide_as_what_they_hold(book):
    sheet = book["花名册"]
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}

    assert widths["身份证号"] > 18
    assert all(10 <= width <= 24 for width in widths.values())


def test_a_households_own_cells_are_greyed_in_the_rows_of_its_members(book):
    sheet = book["花名册"]
    (area,) = sheet.conditional_formatting
    (rule,) = area.rules
    labels = headings(sheet)
    relation = openpyxl.utils.get_column_letter(labels.index("与户主关系") + 1)
    greyed = {labels[block.min_col - 1] for block in area.sqref.ranges}

    assert rule.formula == [f'AND(${relation}2<>"",${relation}2<>"户主")']
    assert {"户籍地", "城乡", "申请日期"} <= greyed
    assert greyed.isdisjoint({"户编号", "姓名", "工资"})


# --- the instructions -----------------------------------------------------------------------------


def test_the_instructions_tell_every_column_in_the_order_of_the_roster(book):
    told = [row[0] for row in book["填表说明"].iter_rows(values_only=True)]
    labels = [column.label for column in template_columns(policy())]

    assert told[1] == "本表用于：奇境救助"
    assert told[-len(labels) :] == labels


def test_the_instructions_print_on_one_page_across_with_their_header_repeated(book):
    sheet = book["填表说明"]
    header = next(cell.row for cell in sheet["A"] if cell.value == "列名" and cell.font.bold and cell.row > 8)

    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        *("landscape", 1, 0),
    )
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.freeze_panes == f"B{header + 1}"
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert sum(sheet.column_dimensions[letter].width for letter in "ABCDEFGH") < 200


def test_rows_of_the_instructions_are_as_high_as_their_texts(book):
    sheet = book["填表说明"]
    for row in sheet.iter_rows(min_row=sheet.max_row - 10):
        for cell in row:
            width = sheet.column_dimensions[cell.column_letter].width
            lines = -(-len(cell.value or "") * 2 // int(width))
            assert sheet.row_dimensions[cell.row].height >= 14 * min(lines, 1)


def test_the_schemes_of_a_place_do_not_make_the_page_wider(tmp_path):
    found = of_place("heilongjiang")
    write_template(found, tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["填表说明"]

    assert sheet["A2"].value == f"本表用于：{found.title}"
    assert "A2:H2" in map(str, sheet.merged_cells.ranges)
    assert sheet["A2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height >= 30


def example_rows(path):
    """The two people of the instructions as rows of the roster, by heading."""
    rows = list(openpyxl.load_workbook(path)["填表说明"].iter_rows(values_only=True))
    header = next(place for place, row in enumerate(rows) if row[:2] == ("列名", "填在"))
    return [{row[0]: row[place] for row in rows[header + 1 :]} for place in (6, 7)]


def test_the_people_of_the_example_are_invented(path):
    head, member = example_rows(path)

    assert head["身份证号"].startswith("9901")
    assert member["身份证号"].startswith("9901")
    assert head["与户主关系"] == "户主"
    assert (head["户籍地"] is not None, member["户籍地"]) == (True, None)


@pytest.mark.parametrize("place", [*PLACES, "wonderland"])
def test_the_example_filled_in_is_read_without_any_error(place, tmp_path):
    found = policy() if place == "wonderland" else of_place(place)
    path = tmp_path / "t.xlsx"
    write_template(found, path)
    fill(path, example_rows(path))
    roster = read_roster(path, found)
    unread = [problem for problem in roster.problems if re.search("not-|unknown|no-such", problem.code)]

    assert (roster.persons, roster.households) == (2, 1)
    assert [problem for problem in roster.problems if problem.severity == "error"] == []
    assert unread == []


# --- filled in, and read --------------------------------------------------------------------------


def fill(path, rows):
    """Fill rows, given by heading, into the template as somebody would: below its header, in its columns."""
    book = openpyxl.load_workbook(path)
    sheet = book["花名册"]
    for line, row in enumerate(rows, start=2):
        for column, label in enumerate(headings(sheet), start=1):
            value = row.get(label)
            if value is not None:
                cell = sheet.cell(line, column, float(value) if isinstance(value, Fraction) else value)
                cell.number_format = sheet.column_dimensions[cell.column_letter].number_format
    book.save(path)
    return path


@pytest.mark.parametrize("place", PLACES)
def test_a_template_filled_with_many_people_is_read_without_a_mapping(place, tmp_path):
    found = of_place(place)
    invented = invented_households(found, 25, seed=3)
    rows = [dict(zip(invented.headers, row, strict=True)) for row in invented.rows]
    path = tmp_path / "t.xlsx"
    write_template(found, path)
    roster = read_roster(fill(path, rows), found)
    labels = {column.label for column in template_columns(found)}
    codes = {problem.code for problem in roster.problems if problem.code != "roster.policy-check"}

    assert len(rows) == roster.persons
    assert faults_of(path) == []
    assert {one.label for key, one in found.inputs.items() if key in roster.letters} == labels
    assert codes <= NOTES | {"roster.defaulted-columns", "roster.no-identity"}


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_template_saved_as_another_kind_of_file_is_read_the_same(kind, tmp_path):
    found = of_place("heilongjiang")
    invented = invented_households(found, 10, seed=3)
    rows = [dict(zip(invented.headers, row, strict=True)) for row in invented.rows]
    path = tmp_path / "t.xlsx"
    write_template(found, path)
    fill(path, rows)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)

    assert contents(read_roster(path.with_suffix(f".{kind}"), found)) == contents(read_roster(path, found))


def test_a_filled_template_is_computed(path):
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


def test_an_existing_template_is_not_overwritten(path):
    with pytest.raises(OutputError):
        write_template(policy(), path)
    write_template(policy(), path, force=True)
    assert faults_of(path) == []
