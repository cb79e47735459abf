"""The result workbook: read back with other libraries, it says what was computed and prints well."""

from __future__ import annotations

import datetime
import zipfile
from fractions import Fraction
from xml.etree import ElementTree

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from invented_results import DANGEROUS, results, three_months
from transition.problems import OutputError
from transition.reports import excel
from transition.reports.formats import write_results
from transition.reports.result_tables import household_table
from transition.reports.table import Table, TableColumn, column_of
from transition.rosters.columns import numbers_from

SHEETS = ["家庭结果", "人员结果", "待核实", "汇总", "政策依据", "运行记录"]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    target = tmp_path_factory.mktemp("workbook") / "结果.xlsx"
    write_results(results(), "xlsx", target)
    return target


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def rows_of(sheet):
    """Rows as mappings by the first line of the heading."""
    header, *rows = sheet.iter_rows(values_only=True)
    keys = [heading.split("\n")[0] for heading in header]
    return [dict(zip(keys, row, strict=True)) for row in rows]


# --- what it says ---------------------------------------------------------------------------------


def test_the_sheets_stand_in_their_order(book):
    assert book.sheetnames == SHEETS


def test_there_is_one_row_for_each_household_with_every_result_and_a_line_of_explanation(book):
    first, second, third, fourth, total = rows_of(book["家庭结果"])

    assert (first["户编号"], first["户主"], first["乡镇"], first["村"]) == ("H1", DANGEROUS, "东镇", "甲村")
    assert (first["人数"], first["适用标准"], first["保障类型"], first["救助金"]) == (2, 400, "整户", 880)
    assert (second["月人均收入"], second["救助金"], second["助学金合计"]) == (
        pytest.approx(1894 / 3),
        2,
        83.3,
    )
    assert (third["保障类型"], third["救助金"], third["已确定"]) == ("不符合", 0, "是")
    assert (fourth["救助金"], fourth["助学金合计"], fourth["已确定"]) == (None, 66.7, "否")
    assert fourth["计算说明"] == "未确定：“工资”没有填；助学金合计 66.70 元/月"
    assert list(first)[-1] == "计算说明"
    assert total["户编号"] == "合计"


def test_totals_are_the_sums_of_the_rows_above(book):
    for name in ("家庭结果", "人员结果"):
        *rows, total = rows_of(book[name])
        summed = [key for key, value in total.items() if isinstance(value, int | float)]

        assert summed
        for key in summed:
            known = [Fraction(str(row[key])) for row in rows if row[key] is not None]
            assert Fraction(str(total[key])) == sum(known)


def test_an_amount_per_head_is_not_added_up(book):
    assert rows_of(book["家庭结果"])[-1]["适用标准"] is None


def test_there_is_one_row_for_each_person_with_the_identity_number_as_text(book):
    first, second, *_ = rows_of(book["人员结果"])

    assert (first["户编号"], first["身份证号"], first["名册行"]) == ("H1", "990101198503071239", 2)
    assert (second["姓名"], second["年龄"], second["助学金"]) == ("+兔二", 10, 66.7)
    assert "救助金" not in first


def test_what_has_to_be_verified_names_cell_code_message_and_cure(book):
    rows = rows_of(book["待核实"])
    blank = next(row for row in rows if row["代码"] == "result.missing-cell")

    assert (blank["级别"], blank["单元格"], blank["涉及"]) == ("错误", "M9", "H4 兔七")
    assert "工资" in blank["问题"]
    assert blank["怎样改"]
    assert rows[0]["级别"] == "错误"
    assert rows[-1]["级别"] == f"共 {len(rows) - 1} 条"


def test_the_summary_adds_up_in_each_way_of_cutting_it(book):
    rows = rows_of(book["汇总"])
    everybody = rows[0]

    assert (everybody["户数"], everybody["人数"], everybody["已确定"], everybody["救助金"]) == (4, 7, 3, 882)
    for category in ("乡镇", "村", "保障类型"):
        cut = [row for row in rows if row["类别"] == category]
        for key in ("户数", "人数", "已确定", "未确定", "救助金", "助学金合计"):
            assert sum(Fraction(str(row[key])) for row in cut) == Fraction(str(everybody[key]))


def test_every_row_of_the_roster_went_somewhere(book):
    whole, *parts = [row for row in rows_of(book["汇总"]) if row["类别"] == "名册行数核对"]

    assert whole["人数"] == 9
    assert sum(row["人数"] for row in parts) == 9
    assert {row["名称"]: row["人数"] for row in parts}["不是人员：合计行"] == 1


def test_the_sources_name_value_day_document_article_grade_and_link(book):
    rows = rows_of(book["政策依据"])
    standard = next(row for row in rows if row["代码"] == "standard" and row["数值或算法"].startswith("632"))
    rule = next(row for row in rows if row["代码"] == "income")

    assert (standard["起始日"], standard["文件"]) == (datetime.datetime(2025, 1, 1), "奇境2025年救助标准表")
    assert (standard["条款"], standard["来源等级"], standard["涉及户数"]) == ("第1行", "正式文件", 1)
    assert (rule["文号"], rule["链接"]) == ("奇令〔2023〕1号", "https://example.org/law")


def test_the_record_names_files_with_their_hashes_options_and_defaults(book, path):
    record = {row["项目"]: row["内容"] for row in rows_of(book["运行记录"]) if row["项目"] != "空白取默认值"}

    assert record["花名册 SHA-256"] == results().roster.source.sha256
    assert record["评估日"] == "2025-03-01"
    assert len(record["wonderland-aid SHA-256"]) == 64
    assert any("其他收入" in str(row["内容"]) for row in rows_of(book["运行记录"]))


def test_months_have_a_sheet_with_a_column_each_and_a_sum(tmp_path):
    target = tmp_path / "months.xlsx"
    write_results(three_months(), "xlsx", target)
    book = openpyxl.load_workbook(target)
    first, second, *_ = rows_of(book["按月"])

    assert book.sheetnames[2] == "按月"
    assert [first[key] for key in ("项目", "2025-06", "2025-07", "2025-08", "各月合计")] == [
        "救助金",
        880,
        920,
        920,
        2720,
    ]
    assert second["各月合计"] == 200.1
    assert rows_of(book["汇总"])[0]["救助金各月合计"] == 2726


# --- texts stay texts -----------------------------------------------------------------------------


def test_a_text_that_looks_like_a_formula_or_link_stays_text(path, book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert {DANGEROUS, "+兔二", "-兔四", "@兔五"} <= {cell.value for cell in cells}
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)
            assert b"<hyperlink" not in parts.read(name)


def test_both_readers_see_the_same(path, book):
    for name in SHEETS:
        seen = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
        for one, other in zip(seen, book[name].iter_rows(values_only=True), strict=True):
            assert [str(a) for a in one if a != ""] == [plain(b) for b in other if b is not None]


def plain(value):
    """As calamine gives it: every number a float, a day without its midnight."""
    if isinstance(value, datetime.datetime):
        return str(value.date())
    return str(float(value)) if isinstance(value, int | float) else str(value)


# --- it is well formed, and prints ----------------------------------------------------------------


def test_each_part_is_xml_and_no_row_or_cell_stands_twice(path):
    with zipfile.ZipFile(path) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            root = ElementTree.fromstring(parts.read(name))
            rows = [int(row.attrib["r"]) for row in root.iter(f"{MAIN}row")]
            cells = [cell.attrib["r"] for cell in root.iter(f"{MAIN}c")]

            assert rows == sorted(set(rows)), name
            assert len(cells) == len(set(cells)), name


def test_every_sheet_prints_on_a4_landscape_one_page_wide_with_its_header(book):
    for sheet in book:
        setup = sheet.page_setup
        assert (setup.orientation, int(setup.paperSize), setup.fitToHeight) == ("landscape", 9, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes.endswith("2")
        assert "第 &P 页" in sheet.oddFooter.center.text


def test_numbers_have_the_format_of_their_kind(book):
    formats = {
        cell.value.split("\n")[0]: book["家庭结果"].cell(2, cell.column).number_format
        for cell in book["家庭结果"][1]
    }

    assert formats["户编号"] == "@"
    assert formats["人数"].startswith("#,##0_")
    assert formats["救助金"].startswith("#,##0_")
    assert formats["家庭收入"].startswith("#,##0.00")
    assert book["政策依据"]["F2"].number_format == "yyyy-mm-dd"
    assert book["人员结果"]["D2"].number_format == "@"


def test_columns_are_wide_enough_for_chinese(book):
    sheet = book["家庭结果"]
    for cell in sheet[1]:
        label, *unit = (
            sum(2 if ord(letter) > 255 else 1 for letter in line) for line in cell.value.split("\n")
        )
        needed = max([label if label <= 8 else label / 2, *unit])  # a long label breaks in two
        assert sheet.column_dimensions[cell.column_letter].width > needed
    assert book["人员结果"].column_dimensions["D"].width > 18


def test_a_row_with_a_long_text_is_as_high_as_its_lines(book):
    sheet = book["家庭结果"]

    assert sheet.row_dimensions[2].height >= 30
    assert sheet.row_dimensions[sheet.max_row].height is None


def test_only_the_totals_row_is_marked_as_one(book):
    sheet = book["家庭结果"]
    marked = [
        (row[0].row, column.column_letter)
        for ranges, rules in sheet.conditional_formatting._cf_rules.items()
        for rule in rules
        if rule.type == "cellIs"
        for row in sheet[str(ranges.sqref)]
        for column in row
        if column.value is not None and column.value == float(rule.formula[0])
    ]

    assert marked
    assert {row for row, _ in marked} == {sheet.max_row}


# --- edges ----------------------------------------------------------------------------------------


def test_an_empty_table_still_has_its_header(tmp_path):
    table = Table("problems", "待核实", (column_of("code", "代码", []), column_of("n", "数", [], "whole")))
    excel.write_tables([table], tmp_path / "a.xlsx")

    assert [
        row[0] for row in openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows(values_only=True)
    ] == ["代码"]


def test_a_table_longer_than_a_sheet_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", 5)

    with pytest.raises(OutputError) as failure:
        write_results(results(), "xlsx", tmp_path / "a.xlsx")

    assert failure.value.problems[0].code == "output.too-many-rows"
    assert list(tmp_path.iterdir()) == []


def test_a_text_longer_than_a_cell_is_cut_and_control_letters_do_no_harm(tmp_path):
    table = Table(
        "t", "表", (column_of("a", "甲", ["兔" * 40_000, "一\x01二"]), column_of("b", "乙", [None] * 2))
    )
    excel.write_tables([table], tmp_path / "a.xlsx")
    long, odd = (
        row[0] for row in openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows(2, values_only=True)
    )

    assert (len(long), long[-1]) == (32_767, "…")
    assert odd[0] + odd[-1] == "一二"


def test_two_columns_of_one_label_both_stay(tmp_path):
    table = household_table(results())

    assert len({column.heading for column in table.columns}) == len(table.columns)


def test_large_numbers_become_the_nearest_that_a_spreadsheet_knows(tmp_path):
    values = numbers_from([Fraction(10**20 + 1, 3), Fraction(1, 3)])
    table = Table("t", "表", (column_of("a", "甲", ["一", "二"]), TableColumn("b", "乙", "number", values)))
    excel.write_tables([table], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active

    assert [sheet["B2"].value, sheet["B3"].value] == [float(Fraction(10**20 + 1, 3)), 1 / 3]
