"""Results beside the rows of the clerk's workbook: they are what was computed, all else is as it was."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import openpyxl
import pytest
from attrs import evolve
from python_calamine import CalamineWorkbook

from clerk_workbooks import FIRST_LINE, HEADER_LINE, HEADINGS, SHEET, clerk_workbook, edited, packed, parts_of
from invented_results import DANGEROUS, policy
from strategies_rosters import contents
from transition.api import calculate, read_roster
from transition.problems import OutputError, Problem, UsageError
from transition.reports.beside import write_beside
from transition.reports.summary_table import summary_table
from transition.reports.table import exact_rows
from transition.reports.verification_table import verification_table
from workbook_checker import faults_of

ROSTER_PART = "xl/worksheets/sheet1.xml"
MAY_CHANGE = {
    *("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
    *(ROSTER_PART, "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"),
}
FIRST = len(HEADINGS) + 2
"""The first column behind the clerk's."""

MINE = ["保障类型", "档次", "救助金（元/月）", "助学金合计（元/月）", "计算说明", "已确定"]

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension:UserWarning")


def results_of(path):
    return calculate(policy(), read_roster(path, policy()), as_of="2025-03-01").results


def beside(path, results=None, **options):
    """Write beside; hold what comes out to what Excel asks."""
    target = path.with_name(f"{path.stem}-beside{path.suffix}")
    write_beside(results or results_of(path), path, target, **options)
    assert faults_of(target) == []
    return target


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return clerk_workbook(tmp_path_factory.mktemp("clerk") / "某乡名册.xlsx")


@pytest.fixture(scope="module")
def results(source):
    return results_of(source)


@pytest.fixture(scope="module")
def target(source, results):
    return beside(source, results)


@pytest.fixture(scope="module")
def book(target):
    return openpyxl.load_workbook(target)


@pytest.fixture(scope="module")
def sheet(book):
    return book[SHEET]


def rows_beside(sheet, first=FIRST_LINE, last=12):
    return [
        [cell.value for cell in row] for row in sheet.iter_rows(first, last, FIRST, FIRST + len(MINE) - 1)
    ]


def look_of(cell):
    names = ("font", "fill", "border", "alignment", "protection", "number_format")
    return {name: repr(getattr(cell, name)) for name in names}


# --- what is written ------------------------------------------------------------------------------


def test_the_workbook_of_these_tests_is_one_that_excel_would_open(source):
    assert faults_of(source) == []


def test_headings_stand_on_the_header_line_directly_beside_the_last_column(sheet):
    assert [cell.value for cell in sheet[HEADER_LINE]][FIRST - 2 :] == ["备注", *MINE]
    assert [sheet.cell(1, FIRST).value, sheet.cell(2, FIRST).value] == [None, None]


def test_what_a_household_gets_stands_on_its_heads_row_only(sheet):
    first, second, third, fourth, fifth, sixth, *_, total = rows_beside(sheet)

    assert first[:4] == ["整户", "一档", 880, 66.7]
    assert third[:4] == ["整户", "三档", 2, 83.3]
    assert sixth[:4] == ["不符合", "三档", 0, 0]
    assert [row for row in (second, fourth, fifth, total) if any(value is not None for value in row)] == []


def test_what_is_not_decided_is_blank_and_says_so(sheet):
    row = rows_beside(sheet)[7]

    assert row[:4] == [None, None, None, 66.7]
    assert row[4].startswith("未确定：“工资”没有填")
    assert [cells[-1] for cells in rows_beside(sheet)] == [
        "是",
        None,
        "是",
        None,
        None,
        "是",
        None,
        "待核实",
        None,
    ]


def test_a_head_who_is_not_the_first_has_the_households_amount_on_his_own_row(tmp_path):
    def swapped(texts):
        for one, other in ((">户主<", ">?<"), (">子女<", ">户主<"), (">?<", ">子女<")):
            texts = texts.replace(one.encode(), other.encode(), 1)
        return texts

    path = clerk_workbook(tmp_path / "r.xlsx")
    path = edited(path, "xl/sharedStrings.xml", swapped)
    rows = rows_beside(openpyxl.load_workbook(beside(path))[SHEET])

    assert [row[2] for row in rows[:2]] == [None, 880]


def test_new_headings_look_like_the_last_of_the_clerks(sheet):
    last = sheet.cell(HEADER_LINE, FIRST - 1)
    for column in range(FIRST, FIRST + len(MINE)):
        heading = sheet.cell(HEADER_LINE, column)
        assert look_of(heading) == look_of(last)
        assert heading.alignment.wrap_text


def test_results_go_on_with_the_rows_lines_and_show_money_as_money(sheet):
    amounts = [sheet.cell(FIRST_LINE, FIRST + place) for place in (2, 3)]

    assert [cell.number_format for cell in amounts] == ["#,##0_ ", "#,##0.00##_ ".replace("##_", "_")]
    for line in range(FIRST_LINE, 12):  # down to the last person, blank rows and members too
        for column in range(FIRST, FIRST + len(MINE)):
            border = sheet.cell(line, FIRST - 1).border
            assert repr(sheet.cell(line, column).border) == repr(border), (line, column)
    assert sheet.cell(13, FIRST).border.left.style is None


def test_new_columns_are_wide_enough_for_their_headings_and_the_clerks_keep_their_widths(sheet):
    for column, heading in enumerate(MINE, FIRST):
        width = sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width
        assert width > sum(2 if ord(letter) > 255 else 1 for letter in heading)
    assert (sheet.column_dimensions["B"].width, sheet.column_dimensions["F"].hidden) == (20, True)


def test_doubtful_cells_are_coloured_by_the_worst_that_is_said_of_them(sheet):
    colours = {place: sheet[place].fill.fgColor.rgb for place in ("M11", "C5", "A3", "C4", "M5")}

    assert colours == {
        "M11": "FFFFC7CE",  # an error: the blank cell that a result needs
        "C5": "FFFFEB9C",  # a warning: no identity number
        "A3": "FFFFEB9C",  # said of the whole header line
        "C4": "00000000",
        "M5": "00BDD7EE",  # the clerk's own colour
    }


def test_a_coloured_cell_keeps_everything_else_of_its_format(sheet, source):
    before = openpyxl.load_workbook(source)[SHEET]
    for place in ("M11", "C5", "A3"):
        was, now = (one[place] for one in (before, sheet))
        assert {**look_of(now), "fill": ""} == {**look_of(was), "fill": ""}


def test_a_comment_says_why_in_chinese_worst_first(tmp_path):
    path = clerk_workbook(tmp_path / "r.xlsx")
    results = results_of(path)
    place = next(problem.place for problem in results.problems if problem.code == "roster.no-identity")
    error = Problem("roster.identity-certificate", place, facts={"value": "9901**********1234"})
    results = evolve(results, problems=(*results.problems, error))
    cell = openpyxl.load_workbook(beside(path, results))[SHEET][place.cell]
    first, second = cell.comment.text.split("\n")

    assert first.startswith("【错误】身份证号是 18 位。")
    assert second == "【提醒】没有填身份证号。请补上；没有号码的，出生日期和性别要填在各自的栏里。"
    assert cell.fill.fgColor.rgb == "FFFFC7CE"


def test_the_first_heading_tells_what_was_computed_and_for_when(sheet):
    assert (
        sheet.cell(HEADER_LINE, FIRST).comment.text
        == "以下各列由 transition 计算：奇境救助  评估日 2025-03-01。"
    )


def test_a_comment_that_was_there_stays_and_what_is_new_follows_it(sheet):
    assert sheet["Q4"].comment.text == "已走访"
    old, new = sheet["M11"].comment.text.split("\n")
    assert (old, new[:4]) == ("问过本人，没说", "【错误】")
    assert sheet["M11"].comment.author == "兔一"


def test_the_box_of_a_comment_that_grew_is_taller(source, target):
    was, now = (parts_of(path)["xl/drawings/commentsDrawing1.vml"] for path in (source, target))
    height = re.compile(rb"height:(\d+)px[^>]*>.*?Row>(\d+)<", re.DOTALL)
    before, after = ({line: int(pixels) for pixels, line in height.findall(one)} for one in (was, now))

    assert after[b"3"] == before[b"3"]
    assert after[b"10"] >= before[b"10"] + 18


def test_two_sheets_follow_with_the_tables_of_the_result_workbook(book, results):
    assert book.sheetnames == [SHEET, "汇总", "图表", "字典", "汇总 (2)", "待核实"]
    for name, table in (
        ("汇总 (2)", summary_table(results)),
        ("待核实", verification_table(results.problems)),
    ):
        header, *rows = book[name].iter_rows(values_only=True)
        assert list(header) == [column.heading for column in table.columns]
        shown = [exact_rows(column.values) for column in table.columns if column.kind in ("whole", "money")]
        seen = [
            [row[place] for row in rows[: table.rows]]
            for place, column in enumerate(table.columns)
            if column.kind in ("whole", "money")
        ]
        assert [[None if one is None else float(one) for one in column] for column in shown] == seen
    assert [row[0].value for row in book["待核实"].iter_rows(2)][:2] == ["错误", "提醒"]


def test_the_added_sheets_print_as_those_of_the_result_workbook(book):
    for name in ("汇总 (2)", "待核实"):
        sheet = book[name]
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes.endswith("2")
    assert book["待核实"].auto_filter.ref == f"A1:H{book['待核实'].max_row}"


# --- all else is as it was ------------------------------------------------------------------------


def test_reading_it_back_gives_the_same_roster(source, target):
    assert contents(read_roster(target, policy())) == contents(read_roster(source, policy()))


def test_setting_results_beside_a_copy_again_adds_them_again_and_loses_nothing(tmp_path):
    once = beside(clerk_workbook(tmp_path / "r.xlsx"))
    twice = beside(once)
    sheet = openpyxl.load_workbook(twice)[SHEET]

    assert rows_beside(sheet)[0][:4] == ["整户", "一档", 880, 66.7]
    assert sheet.cell(HEADER_LINE, FIRST + len(MINE)).value == "保障类型"
    assert contents(read_roster(twice, policy())) == contents(read_roster(once, policy()))


def test_every_part_that_need_not_change_is_the_same_to_the_byte(source, target):
    before, after = parts_of(source), parts_of(target)

    assert {name for name in before if after[name] != before[name]} == MAY_CHANGE
    assert after.keys() - before.keys() == {"xl/worksheets/sheet4.xml", "xl/worksheets/sheet5.xml"}
    assert list(after)[: len(before)] == list(before)


def plain_tokens(content: bytes) -> Iterator[bytes]:
    """Tags and texts, without what a change may touch of a tag: formats, spans, counts, the extent, boxes."""
    touched = rb'\s(?:s|spans|count|ref|data|xml:space|style)="[^"]*"'
    for token in re.findall(rb"<[^>]*>|[^<]+", content):
        tag = re.sub(touched, b"", token) if token.startswith(b"<") else token
        yield re.sub(rb"\s*/?>$", b">", tag)  # what closes itself does so no longer when it gets content


def all_in_order(before: bytes, after: bytes) -> bool:
    rest = plain_tokens(after)
    return all(
        any(token == other or other.startswith(token) for other in rest) for token in plain_tokens(before)
    )


@pytest.mark.parametrize("part", sorted(MAY_CHANGE))
def test_all_that_stood_in_a_changed_part_still_stands_there_in_its_order(source, target, part):
    assert all_in_order(parts_of(source)[part], parts_of(target)[part])


def test_references_of_the_clerks_are_untouched(source, target):
    """`plain_tokens` leaves these out: filters, merged cells, rules and comments name the same cells."""

    def named(path, part):
        return re.findall(rb'<(?!dimension)(\w+)[^>]*?\s(?:ref|sqref)="([^"]*)"', parts_of(path)[part])

    for part in (ROSTER_PART, "xl/comments/comment1.xml"):
        before, after = named(source, part), named(target, part)
        assert after[: len(before)] == before


def test_formulas_keep_their_values(target):
    book = CalamineWorkbook.from_path(target)

    assert book.get_sheet_by_name(SHEET).to_python()[11][12] == 82728
    assert book.get_sheet_by_name("汇总").to_python()[0][1] == 82728
    assert openpyxl.load_workbook(target)[SHEET]["M12"].value == "=SUM(M4:M11)"


def test_what_a_library_sees_of_the_clerks_sheet_is_the_same(source, sheet):
    was = openpyxl.load_workbook(source)[SHEET]

    assert sorted(map(str, sheet.merged_cells.ranges)) == sorted(map(str, was.merged_cells.ranges))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == (was.freeze_panes, was.auto_filter.ref)
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == ['"城镇,农村"']
    assert [str(area.sqref) for area in sheet.conditional_formatting] == ["M4:M12"]
    assert (sheet.print_area, sheet.print_title_rows) == (was.print_area, was.print_title_rows)
    assert dict(sheet.page_setup) == dict(was.page_setup)
    assert sheet.oddFooter.center.text == was.oddFooter.center.text
    assert (sheet.row_dimensions[1].height, sheet.row_dimensions[7].hidden) == (36, True)
    assert sheet["A4"].hyperlink.target == "https://example.org/"
    assert len(sheet._charts) == 1


def test_names_charts_and_hidden_sheets_are_still_there(book):
    assert book.defined_names["工资列"].attr_text == f"{SHEET}!$M$4:$M$12"
    assert book["字典"].sheet_state == "hidden"
    assert [type(one).__name__ for one in book] == [
        "Worksheet",
        "Worksheet",
        "Worksheet",
        "Worksheet",
        "Worksheet",
    ]
    assert len(book.chartsheets) == 1


def test_a_text_that_begins_like_a_formula_stays_a_text_on_the_added_sheets(target, sheet):
    for name, part in parts_of(target).items():
        if re.fullmatch(r"xl/worksheets/sheet[45]\.xml", name):
            assert b"<f>" not in part
    assert sheet["B4"].value == DANGEROUS


def test_the_source_is_not_touched(tmp_path):
    path = clerk_workbook(tmp_path / "r.xlsx")
    before = path.read_bytes()
    beside(path)

    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["r-beside.xlsx", "r.xlsx"]


# --- months, persons, headers ---------------------------------------------------------------------


def test_with_months_the_sums_over_them_stand_beside(tmp_path):
    path = clerk_workbook(tmp_path / "r.xlsx")
    results = calculate(policy(), read_roster(path, policy()), months="2025-06:2025-08").results
    sheet = openpyxl.load_workbook(beside(path, results))[SHEET]

    assert sheet.cell(HEADER_LINE, FIRST + 2).value == "救助金各月合计（元）"
    assert [row[2] for row in rows_beside(sheet)][:3] == [2720, None, 6]
    assert "2025-06 至 2025-08" in sheet.cell(HEADER_LINE, FIRST).comment.text


def test_under_a_header_of_two_lines_each_new_heading_is_merged_over_both(tmp_path):
    path = clerk_workbook(tmp_path / "r.xlsx")
    results = results_of(path)
    roster = evolve(results.roster, source=evolve(results.roster.source, header=(2, 3)))
    sheet = openpyxl.load_workbook(beside(path, evolve(results, roster=roster)))[SHEET]

    assert [sheet.cell(2, column).value for column in range(FIRST, FIRST + len(MINE))] == MINE
    # The library itself puts a border round merged cells.
    merged, last = (look_of(sheet.cell(*place)) for place in ((2, FIRST), (3, FIRST - 1)))
    assert {**merged, "border": ""} == {**last, "border": ""}
    assert {"R2:R3", "W2:W3", "A1:Q1", "E4:E5"} == {*map(str, sheet.merged_cells.ranges)} - {
        f"{letter}2:{letter}3" for letter in "STUV"
    }


def test_several_persons_on_one_line_stand_as_their_sum(tmp_path):
    path = clerk_workbook(tmp_path / "r.xlsx")
    results = results_of(path)
    persons = results.roster.persons
    lines = results.roster.lines.copy()
    lines[: results.roster.starts[1]] = FIRST_LINE
    roster = evolve(results.roster, lines=lines)
    assert persons == 7
    sheet = openpyxl.load_workbook(beside(path, evolve(results, roster=roster)))[SHEET]

    assert rows_beside(sheet)[0][:4] == ["整户", "一档", 880, 66.7]


def test_a_doubt_about_a_covered_cell_is_told_where_the_merged_cell_shows(tmp_path):
    path = clerk_workbook(tmp_path / "r.xlsx")
    results = results_of(path)
    place = evolve(next(one.place for one in results.problems if one.code == "roster.no-identity"), cell="E5")
    doubt = Problem("roster.no-identity", place, "warning")
    sheet = openpyxl.load_workbook(beside(path, evolve(results, problems=(doubt,))))[SHEET]

    assert sheet["E4"].comment.text.startswith("【提醒】")
    assert sheet["E4"].fill.fgColor.rgb == "FFFFEB9C"


# --- refused --------------------------------------------------------------------------------------


def test_a_source_that_has_changed_since_is_refused(tmp_path):
    path = clerk_workbook(tmp_path / "r.xlsx")
    results = results_of(path)
    edited(path, "docProps/app.xml", lambda content: content + b"\n")
    with pytest.raises(OutputError) as failure:
        write_beside(results, path, tmp_path / "o.xlsx")

    assert [problem.code for problem in failure.value.problems] == ["output.source-changed"]
    assert not (tmp_path / "o.xlsx").exists()


@pytest.mark.parametrize(
    ("output", "code"),
    [
        ("r.xlsx", "output.same-as-input"),
        ("there.xlsx", "output.exists"),
        ("o.xls", "usage.beside-output"),
        ("o.xlsm", "usage.beside-output"),
        ("o", "usage.beside-output"),
        ("no/o.xlsx", "output.folder-missing"),
    ],
)
def test_an_output_that_must_not_be_written_is_refused(tmp_path, output, code):
    path = clerk_workbook(tmp_path / "r.xlsx")
    (tmp_path / "there.xlsx").write_text("mine")
    with pytest.raises((OutputError, UsageError)) as failure:
        write_beside(results_of(path), path, tmp_path / output)

    assert [problem.code for problem in failure.value.problems] == [code]
    assert (tmp_path / "there.xlsx").read_text() == "mine"


def test_a_workbook_with_macros_keeps_them_and_its_ending(tmp_path):
    parts = parts_of(clerk_workbook(tmp_path / "r.xlsx"))
    main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    kind = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    parts["[Content_Types].xml"] = (
        parts["[Content_Types].xml"].replace(main, macros).replace(b"</Types>", kind)
    )
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 no true project"
    path = packed(tmp_path / "m.xlsm", parts)
    results = results_of(path)
    with pytest.raises(UsageError):
        write_beside(results, path, tmp_path / "o.xlsx")
    written = parts_of(beside(path, results))

    assert written["xl/vbaProject.bin"] == parts["xl/vbaProject.bin"]
    assert macros in written["[Content_Types].xml"]


def test_a_sheet_without_room_is_refused(tmp_path):
    def full(sheet):
        return sheet.replace(b'<row r="5"', b'<row r="5" x="1"', 1).replace(
            b'</row><row r="6"', b'<c r="XFB5"><v>1</v></c></row><row r="6"', 1
        )

    path = clerk_workbook(tmp_path / "r.xlsx")
    results = results_of(path)
    edited(path, ROSTER_PART, full)
    with pytest.raises(OutputError) as failure:
        write_beside(as_if_read_from(path, results), path, tmp_path / "o.xlsx")

    assert [problem.code for problem in failure.value.problems] == ["output.no-room"]


def as_if_read_from(path, results):
    """The results of another roster of the same persons in the same lines."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return evolve(results, roster=evolve(results.roster, source=evolve(results.roster.source, sha256=digest)))
