"""Any file they have: the same sheet, written as every kind of file, is the same grid and the same roster."""

from __future__ import annotations

import datetime
import hashlib
import shutil
import subprocess

import openpyxl
import pytest
from attrs import evolve
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from office_files import (
    Drawn,
    Failed,
    Uncomputed,
    as_fods,
    as_html,
    as_ods,
    as_spreadsheet_xml,
    as_xls,
    as_xlsb,
    as_xlsm,
    as_xlsx,
    bare_xlsx,
    biff,
    biff5,
    compound,
    relations,
    zipped,
)
from strategies_rosters import contents, csv_text, family, person, sheet_of, wonderland
from transition.problems import RosterError, message
from transition.rosters.files.opening import open_source
from transition.rosters.grid import Block
from transition.rosters.reading import read_roster

DAY = datetime.date(1985, 12, 31)

SHEET = Drawn(
    [
        ["某县花名册", "", "", ""],
        ["户编号", "姓名\n（全称）", "出生日期", "工资"],
        ["H1", "兔<甲> & 乙", DAY, 1200.5],
        ["", "兔丙", datetime.date(2024, 2, 29), Failed("#N/A")],
        ["H2", "兔丁", DAY, 0.75],
        ["", "", "", ""],
        ["H3", "兔戊", DAY, Failed("#DIV/0!")],
    ],
    merged=(Block(0, 0, 0, 3), Block(2, 0, 3, 0)),
    hidden_rows=frozenset({4}),
    hidden_columns=frozenset({2}),
    is_filtered=True,
)


def in_words(sheet):
    """The same without day cells: as text they need no format."""
    rows = [[str(cell) if isinstance(cell, datetime.date) else cell for cell in row] for row in sheet.rows]
    return evolve(sheet, rows=rows)


def gb18030_xml(*sheets):
    return as_spreadsheet_xml(*sheets, encoding="gb18030")


def utf_16_xml(*sheets):
    return as_spreadsheet_xml(*sheets, encoding="utf-16")


WITH_DAYS = [as_xlsx, as_xlsm, as_xls, as_ods, as_fods, as_spreadsheet_xml, gb18030_xml, utf_16_xml]
WITH_FORMULAS = [as_xlsx, as_xlsm, as_ods, as_fods, as_spreadsheet_xml]


def opened(tmp_path, content, sheet=None):
    path = tmp_path / "r"  # no name tells what it is
    path.write_bytes(content)
    return open_source(path, sheet)


def grid_in(tmp_path, content, sheet=None):
    (grid,) = opened(tmp_path, content, sheet).grids
    return grid


def cells_of(grid):
    return [grid.row(row) for row in range(grid.height)]


# --- cells and marks --------------------------------------------------------------------------------


@pytest.mark.parametrize("write", WITH_DAYS)
def test_cells_and_marks_come_out_of_every_kind(tmp_path, write):
    grid = grid_in(tmp_path, write(SHEET))

    assert cells_of(grid) == SHEET.cells
    assert grid.marks == SHEET.marks
    assert grid.sheet == "花名册"


def test_cells_and_marks_come_out_of_xlsb(tmp_path):
    grid = grid_in(tmp_path, as_xlsb(in_words(SHEET)))

    assert cells_of(grid) == in_words(SHEET).cells
    assert grid.marks == SHEET.marks


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_cells_and_marks_come_out_of_a_web_page(tmp_path, encoding):
    grid = grid_in(tmp_path, as_html(SHEET, encoding=encoding))

    assert cells_of(grid) == in_words(SHEET).cells
    assert grid.marks == evolve(SHEET.marks, is_filtered=False)
    assert grid.sheet == "花名册"


@pytest.mark.parametrize("write", [*WITH_FORMULAS, as_html])
def test_a_formula_without_its_value_is_no_blank(tmp_path, write):
    sheet = Drawn([["户编号", "工资"], ["H1", Uncomputed()], ["H2", 5.0]])

    assert cells_of(grid_in(tmp_path, write(sheet))) == sheet.cells


@pytest.mark.parametrize("write", WITH_FORMULAS)
def test_a_column_of_nothing_but_such_formulas_is_kept(tmp_path, write):
    sheet = Drawn([["户编号", ""], ["H1", Uncomputed()], ["H2", Uncomputed()]])

    assert cells_of(grid_in(tmp_path, write(sheet))) == sheet.cells


@pytest.mark.parametrize("write", [*WITH_DAYS, as_xlsb])
def test_flags_are_flags(tmp_path, write):
    grid = grid_in(tmp_path, write(Drawn([["务工"], [True], [False]])))

    assert cells_of(grid) == [["务工"], ["TRUE"], ["FALSE"]]


def test_what_lies_under_merged_cells_is_blank(tmp_path):
    # WPS keeps it, and nobody sees it.
    rows = [["户编号", "姓名"], ["H1", "兔甲"], ["H9", "兔乙"]]
    merged = evolve(SHEET, rows=rows, merged=(Block(1, 0, 2, 0),), hidden_rows=(), hidden_columns=())
    grid = grid_in(tmp_path, as_xls(merged))

    assert cells_of(grid) == [["户编号", "姓名"], ["H1", "兔甲"], ["", "兔乙"]]


def test_marks_end_where_the_cells_end(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "题目", ""
    book.active["A2"], book.active["B2"] = "户编号", "姓名"
    book.active.merge_cells("A1:XFD1")
    book.active.column_dimensions.group("C", "XFD", hidden=True)
    book.save(tmp_path / "r")
    (grid,) = open_source(tmp_path / "r", None).grids

    assert grid.marks.merged == (Block(0, 0, 0, 1),)
    assert grid.marks.hidden_columns == frozenset()


def test_a_filtered_table_is_told(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["户编号", "姓名"])
    book.active.append(["H1", "兔甲"])
    table = openpyxl.worksheet.table.Table(displayName="表", ref="A1:B2")
    table._initialise_columns()
    for column, header in zip(table.tableColumns, ("户编号", "姓名"), strict=True):
        column.name = header
    table.autoFilter.filterColumn.append(openpyxl.worksheet.filters.FilterColumn(colId=0))
    book.active.add_table(table)
    book.save(tmp_path / "r")
    (grid,) = open_source(tmp_path / "r", None).grids

    assert grid.marks.is_filtered


def test_buttons_to_filter_with_do_not_filter(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["户编号", "姓名"])
    book.active.auto_filter.ref = "A1:B1"
    book.save(tmp_path / "r")
    (grid,) = open_source(tmp_path / "r", None).grids

    assert not grid.marks.is_filtered


# --- rosters ----------------------------------------------------------------------------------------

PERSONS = sheet_of(*family("H1", 工资="1200元"), *family("H2", sequence=2, 工资=22728.5))
ROSTER = Drawn(PERSONS)
TEXTS = [
    (encoding, delimiter)
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be")
    for delimiter in (",", "\t", ";", "|")
]


def same_roster(path):
    read = read_roster(path, wonderland())
    return contents(read), read.household_names, read.lines.tolist()


@pytest.mark.parametrize("write", [*WITH_DAYS, as_xlsb, as_html])
@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".csv"])
def test_the_same_roster_comes_out_of_every_kind_whatever_its_name(tmp_path, write, suffix):
    (tmp_path / "r.xlsx").write_bytes(as_xlsx(ROSTER))
    (tmp_path / f"again{suffix}").write_bytes(write(ROSTER))

    assert same_roster(tmp_path / f"again{suffix}") == same_roster(tmp_path / "r.xlsx")


@pytest.mark.parametrize(("encoding", "delimiter"), TEXTS)
def test_the_same_roster_comes_out_of_text(tmp_path, encoding, delimiter):
    (tmp_path / "r.xlsx").write_bytes(as_xlsx(ROSTER))
    (tmp_path / "r.xls").write_bytes(csv_text(PERSONS).replace(",", delimiter).encode(encoding))

    assert same_roster(tmp_path / "r.xls") == same_roster(tmp_path / "r.xlsx")


def test_excel_is_told_the_delimiter_in_a_line_that_it_does_not_show(tmp_path):
    (tmp_path / "r.csv").write_bytes(b"sep=;\r\n" + csv_text(PERSONS).replace(",", ";").encode())

    assert read_roster(tmp_path / "r.csv", wonderland()).lines.tolist() == [2, 3, 4, 5]


def test_a_comma_inside_of_quotation_marks_does_not_delimit(tmp_path):
    head, *rows = csv_text(PERSONS).replace(",", ";").splitlines()
    text = "\n".join([head + ";备注", *(f'{row};"一,二,三,四,五,六,七,八,九,十,"' for row in rows)])
    (tmp_path / "r.csv").write_text(text, encoding="utf-8")

    assert read_roster(tmp_path / "r.csv", wonderland()).persons == 4


def test_bytes_come_from_standard_input_too(tmp_path, monkeypatch):
    content = as_xlsx(ROSTER)
    (tmp_path / "r.xlsx").write_bytes(content)
    with (tmp_path / "r.xlsx").open(encoding="latin-1") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        roster = read_roster("-", wonderland())

    assert roster.source.name == "标准输入"
    assert roster.source.sha256 == hashlib.sha256(content).hexdigest()
    assert roster.household_names == ("H1", "H2")


# --- days -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_1904", [False, True])
def test_days_are_right_in_both_calendars(tmp_path, is_1904):
    epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904 if is_1904 else None
    sheet = Drawn([["出生日期"], [DAY], [datetime.date(1904, 3, 1)], [datetime.date(2024, 2, 29)]])

    assert cells_of(grid_in(tmp_path, as_xlsx(sheet, epoch=epoch))) == sheet.rows
    assert cells_of(grid_in(tmp_path, as_xls(sheet, is_1904=is_1904))) == sheet.rows


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-01-02T00:00:00.000", datetime.date(2024, 1, 2)),
        ("2024-01-02T03:04:05.000", datetime.datetime(2024, 1, 2, 3, 4, 5)),
        ("1899-12-31T08:30:00.000", datetime.time(8, 30)),
        ("二月", "二月"),
    ],
)
def test_a_moment_in_spreadsheet_xml(tmp_path, written, expected):
    text = as_spreadsheet_xml(Drawn([["日期"], [DAY]])).decode()

    assert cells_of(grid_in(tmp_path, text.replace(f"{DAY}T00:00:00.000", written).encode()))[1] == [expected]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('office:value-type="date" office:date-value="2024-01-02"', datetime.date(2024, 1, 2)),
        (
            'office:value-type="date" office:date-value="2024-01-02T03:04:05"',
            datetime.datetime(2024, 1, 2, 3, 4, 5),
        ),
        ('office:value-type="time" office:time-value="PT08H30M00S"', datetime.time(8, 30)),
        ('office:value-type="time" office:time-value="PT30H00M00S"', datetime.timedelta(hours=30)),
        ('office:value-type="percentage" office:value="0.75"', 0.75),
        ('office:value-type="currency" office:currency="CNY" office:value="1200.5"', 1200.5),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
        ('office:value-type="float" office:value="damaged"', "shown"),
        ('office:value-type="string" calcext:value-type="error"', "#VALUE!"),
    ],
)
def test_a_value_in_an_open_document(tmp_path, attributes, expected):
    text = as_fods(Drawn([["一"], ["shown"]])).decode()

    assert cells_of(
        grid_in(
            tmp_path,
            text.replace('office:value-type="string"><text:p>shown', f"{attributes}><text:p>shown").encode(),
        )
    )[1] == [expected]


# --- web pages --------------------------------------------------------------------------------------


def rows_of_page(tmp_path, body):
    return cells_of(grid_in(tmp_path, f"<html><body>{body}</body></html>".encode()))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<td>1,200.50</td>", "1,200.50"),
        ("<td x:num='1200.5'>1,200.50</td>", 1200.5),
        ("<td x:num>1200</td>", 1200.0),
        ("<td x:num='0.75'>75%</td>", 0.75),
        ("<td x:num='45000'>2023-03-15</td>", "2023-03-15"),
        ("<td x:num>990101198501010010</td>", "990101198501010010"),
        ("<td x:num='990101198501010000'>9.9E+17</td>", 990101198501010000.0),
        ("<td sdval='9.9010119850101E+017'>990101198501010000</td>", 990101198501010000.0),
        ("<td sdval='45000'>2023-03-15</td>", "2023-03-15"),
        ("<td x:num='nan'>12</td>", "12"),
        ("""<td style='mso-number-format:"\\@"' x:str>0012</td>""", "0012"),
        ("<TD ALIGN=right>甲<BR>乙 &amp; &#20008;</TD>", "甲\n乙 & 丨"),
        ("<td>  甲\r\n  乙&nbsp;</td>", "甲 乙"),
        ("<td><p>甲</p><p>乙</p></td>", "甲\n\n乙"),
        ("<td>1 < 2 <b>粗</b></td>", "1 < 2 粗"),
        ("<td><!-- <td>无</td> -->有</td>", "有"),
        ("<td><script>document.write('<td>')</script>有</td>", "有"),
        ("<td title='<td>'>有</td>", "有"),
    ],
)
def test_a_cell_of_a_web_page(tmp_path, cell, expected):
    assert rows_of_page(tmp_path, f"<table><tr><td>一</td>{cell}</tr></table>") == [["一", expected]]


def test_ends_of_cells_and_rows_may_be_missing(tmp_path):
    page = "<table><caption>题目</caption><thead><tr><th>户<th>名<tbody><tr><td>H1<td>甲<tr><td>H2<td>乙"

    assert rows_of_page(tmp_path, page) == [["题目", ""], ["户", "名"], ["H1", "甲"], ["H2", "乙"]]


def test_a_cell_over_rows_pushes_the_cells_below_it_aside(tmp_path):
    page = "<table><tr><td rowspan=2>H1<td>甲<td rowspan=3>末<tr><td>乙<tr><td>H2<td>丙</table>"

    assert rows_of_page(tmp_path, page) == [["H1", "甲", "末"], ["", "乙", ""], ["H2", "丙", ""]]


def test_tables_in_tables_are_sheets_of_their_own(tmp_path):
    inner = "<table><tr><td>户<td>名</tr><tr><td>H1<td>甲</table>"
    source = opened(tmp_path, f"<html><table><tr><td>菜单</td><td>{inner}</td></tr></table>".encode())

    assert {grid.sheet: grid.height for grid in source.grids} == {"表格1": 1, "表格2": 2}


@pytest.mark.parametrize(
    "before",
    ["<!-- 导出 -->", "<br>", "<h3>名册</h3>", "Warning: mysql in /var\n", "<!DOCTYPE html>\n", "\ufeff"],
)
def test_a_page_is_told_by_its_table_whatever_stands_before(tmp_path, before):
    page = f"{before}<TABLE border=1><TR><TD>户<TD>名</TR></TABLE>"

    assert cells_of(grid_in(tmp_path, page.encode("utf-8-sig"))) == [["户", "名"]]


# --- sheets -----------------------------------------------------------------------------------------

SEVERAL = [as_xlsx, as_xlsb, as_xls, as_ods, as_spreadsheet_xml]
HIDDEN = Drawn([["字典"], ["汉族"]], name="字典", is_hidden=True)


@pytest.mark.parametrize("write", SEVERAL)
def test_hidden_sheets_are_passed_over_with_a_note(tmp_path, write):
    source = opened(tmp_path, write(HIDDEN, ROSTER))
    (note,) = source.notes

    assert [grid.sheet for grid in source.grids] == ["花名册"]
    assert (note.code, note.severity, note.facts["sheets"]) == ("roster.hidden-sheets", "note", ("字典",))
    assert "字典" in message(note, "zh")


@pytest.mark.parametrize("write", SEVERAL)
def test_a_hidden_sheet_can_be_named(tmp_path, write):
    source = opened(tmp_path, write(HIDDEN, ROSTER), "字典")

    assert [cells_of(grid) for grid in source.grids] == [HIDDEN.rows]
    assert source.notes == ()


@pytest.mark.parametrize("write", SEVERAL)
@pytest.mark.parametrize("wanted", [" 花名册", "花名册  "])
def test_blanks_around_the_name_of_a_sheet_do_not_matter(tmp_path, write, wanted):
    (grid,) = opened(tmp_path, write(HIDDEN, ROSTER), wanted).grids

    assert grid.sheet == "花名册"


@pytest.mark.parametrize("write", SEVERAL)
def test_a_sheet_that_does_not_exist_is_told_by_every_kind(tmp_path, write):
    with pytest.raises(RosterError) as caught:
        list(opened(tmp_path, write(HIDDEN, ROSTER), "花名").grids)

    (problem,) = caught.value.problems
    assert problem.code == "roster.no-such-sheet"
    assert problem.facts["sheets"] == ("字典", "花名册")


def test_chart_sheets_are_passed_over_in_silence(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["户编号"])
    book.create_chartsheet("图").add_chart(openpyxl.chart.BarChart())
    book.save(tmp_path / "r")
    source = open_source(tmp_path / "r", None)

    assert [grid.sheet for grid in source.grids] == ["Sheet"]
    assert source.notes == ()


def test_a_sheet_may_lie_in_any_folder_of_the_workbook(tmp_path):
    parts = bare_xlsx('<row r="1"><c r="A1"><v>5</v></c></row>')
    parts["xl/pages/one.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    parts["xl/_rels/workbook.xml.rels"] = relations(("worksheet", "/xl/pages/one.xml"))

    assert cells_of(grid_in(tmp_path, zipped(parts))) == [[5.0]]


def test_an_xls_that_is_no_compound_file_is_read(tmp_path):
    assert cells_of(grid_in(tmp_path, biff(ROSTER))) == ROSTER.cells


@pytest.mark.parametrize("code_page", [936, None])
def test_an_xls_of_1995_is_read_in_the_encoding_of_chinese_windows(tmp_path, code_page):
    sheet = Drawn([["户编号", "姓名"], ["H1", "兔甲"]])
    grid = grid_in(tmp_path, compound(Book=biff5(sheet, code_page)))

    assert cells_of(grid) == sheet.rows
    assert grid.sheet == "花名册"


# --- through LibreOffice ----------------------------------------------------------------------------

needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """Convert a file to another kind, as LibreOffice does."""
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def to(path, kind, folder):
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", folder, path], check=True, capture_output=True, timeout=120)
        return folder / f"{path.stem}.{kind.split(':')[0]}"

    return to


@needs_libreoffice
def test_a_round_trip_through_libreoffice_keeps_the_roster_and_the_marks(tmp_path, convert):
    # LibreOffice itself makes every error that is no formula's into #N/A; that of a formula stays.
    sheet = evolve(SHEET, rows=[*SHEET.rows[:-1], ["H3", "兔戊", DAY, Failed("#N/A")]], is_filtered=False)
    path = tmp_path / "r.xlsx"
    path.write_bytes(as_xlsx(sheet, evolve(ROSTER, name="名册"), HIDDEN))
    for number, kind in enumerate(["xls", "ods", "fods", "xlsx"]):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = convert(path, kind, folder)
        first, second = open_source(path, None).grids

        assert cells_of(first) == sheet.cells, kind
        assert first.marks == sheet.marks, kind
        assert cells_of(second) == ROSTER.cells, kind
        assert [note.code for note in open_source(path, None).notes] == ["roster.hidden-sheets"], kind


@needs_libreoffice
@pytest.mark.parametrize("kind", ["xls", "ods", "html"])
def test_days_of_1904_come_out_right_after_conversion(tmp_path, convert, kind):
    path = tmp_path / "r.xlsx"
    sheet = Drawn([["出生日期"], [DAY], [datetime.date(2024, 2, 29)]])
    path.write_bytes(as_xlsx(sheet, epoch=openpyxl.utils.datetime.CALENDAR_MAC_1904))
    (tmp_path / "out").mkdir()
    (grid,) = open_source(convert(path, kind, tmp_path / "out"), None).grids

    assert [str(cell) for (cell,) in cells_of(grid)] == ["出生日期", "1985-12-31", "2024-02-29"]


def test_a_bare_serial_number_counts_from_where_its_workbook_does(tmp_path):
    days = {}
    for name, epoch in (("1900", WINDOWS_EPOCH), ("1904", MAC_EPOCH)):
        rows = sheet_of(person("H1", "兔甲", 申请日期=45000))
        book = openpyxl.Workbook()
        book.epoch = epoch
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / f"{name}.xlsx")
        roster = read_roster(tmp_path / f"{name}.xlsx", wonderland())
        days[name] = roster.household_columns["application_day"].at(0)

    assert days == {"1900": datetime.date(2023, 3, 15), "1904": datetime.date(2027, 3, 16)}
