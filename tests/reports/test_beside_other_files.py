"""Results beside rosters that are no workbooks of XML: a plain one is made first, and that is said."""

from __future__ import annotations

import csv
import datetime
import zipfile

import openpyxl
import pytest

from clerk_workbooks import HEADINGS
from invented_results import ROWS, policy
from strategies_rosters import contents
from transition.api import calculate, read_roster
from transition.problems import UsageError
from transition.reports.beside import write_beside
from transition.reports.beside.package import Package
from transition.reports.beside.plain_base import plain_base
from transition.reports.beside.workbook_xml import sheet_part
from transition.rosters.files.opening import open_source
from transition.rosters.grid import Block, Grid, Marks, columns_of
from workbook_checker import faults_of

TITLE = ("某乡救助对象花名册",)


def csv_file(path, rows, encoding="utf-8"):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def ods_file(path, sheets):
    """As LibreOffice writes it, cut down to what is read; each row a line of texts."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'

    def row_of(texts):
        cells = (cell.format(text.replace("<", "&lt;")) if text else "<table:table-cell/>" for text in texts)
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(row_of, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    spaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def beside(path):
    """Write beside; return the sheet, the codes that were said, and the path."""
    target = path.with_name("out.xlsx")
    results = calculate(policy(), read_roster(path, policy()), as_of="2025-03-01").results
    notes = write_beside(results, path, target)
    assert faults_of(target) == []
    assert contents(read_roster(target, policy())) == contents(results.roster)
    return openpyxl.load_workbook(target), [note.code for note in notes], results


FILES = {
    "csv": lambda folder: csv_file(folder / "r.csv", [HEADINGS, *ROWS]),
    "csv under a title, in GB18030": lambda folder: csv_file(
        folder / "r.csv", [TITLE, HEADINGS, *ROWS], "gb18030"
    ),
    "ods": lambda folder: ods_file(folder / "r.ods", {"某/村": [TITLE, HEADINGS, *ROWS], "说明": [["写明"]]}),
}


@pytest.mark.parametrize("kind", FILES)
def test_another_kind_of_file_becomes_a_plain_workbook_with_the_results_beside(kind, tmp_path):
    path = FILES[kind](tmp_path)
    before = path.read_bytes()
    book, notes, _ = beside(path)
    sheet = book.worksheets[0]
    line = 1 if kind == "csv" else 2
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(line, line + 3)]

    assert notes == ["output.formats-not-kept"]
    assert cells[0][:3] == HEADINGS[:3]
    assert cells[0][16:20] == ["保障类型", "档次", "救助金（元/月）", "助学金合计（元/月）"]
    assert [row[18] for row in cells[1:]] == [880, None, 2]
    assert sheet.cell(line, 1).font.bold
    assert not sheet.cell(line + 1, 1).font.bold
    assert path.read_bytes() == before


def test_texts_stay_texts_and_identity_numbers_whole(tmp_path):
    book, _, _ = beside(csv_file(tmp_path / "r.csv", [HEADINGS, *ROWS]))
    sheet = book["花名册"]

    assert (sheet["C2"].value, sheet["C2"].number_format) == ("990101198503071239", "@")
    assert sheet["B2"].data_type == "s"


def test_the_other_sheets_come_along_under_names_that_a_workbook_may_have(tmp_path):
    book, _, _ = beside(FILES["ods"](tmp_path))

    assert book.sheetnames == ["某_村", "说明", "汇总", "待核实"]
    assert book["说明"]["A1"].value == "写明"


def test_doubtful_cells_of_a_csv_are_coloured_as_well(tmp_path):
    book, _, results = beside(csv_file(tmp_path / "r.csv", [HEADINGS, *ROWS]))
    (missing,) = [one.place.cell for one in results.problems if one.code == "result.missing-cell"]

    assert book["花名册"][missing].fill.fgColor.rgb == "FFFFC7CE"
    assert "工资" in book["花名册"][missing].comment.text


def test_another_ending_than_xlsx_is_refused(tmp_path):
    path = csv_file(tmp_path / "r.csv", [HEADINGS, *ROWS])
    results = calculate(policy(), read_roster(path, policy()), as_of="2025-03-01").results
    for output in ("o.csv", "o.xlsm", "o.ods"):
        with pytest.raises(UsageError) as failure:
            write_beside(results, path, tmp_path / output)
        assert failure.value.problems[0].facts["ending"] == ".xlsx"


# --- the plain workbook ---------------------------------------------------------------------------

CELLS = [
    ["文字", 1, 2.5, 1e20, "#N/A", ""],
    [
        datetime.date(2025, 7, 1),
        datetime.datetime(2025, 7, 1, 8, 30),
        datetime.datetime(2025, 7, 2),
        datetime.time(6),
        datetime.timedelta(hours=30),
        datetime.date(1899, 1, 1),
    ],
    ["", "", "", "", "", float("inf")],
    ["=1+1", " 两端 ", "多\n行", "+1", "01", "_x0041_"],
]


def reread(grid, folder, **more):
    path = folder / "plain.xlsx"
    base = plain_base([grid], 0, more.get("header"))
    path.write_bytes(base.content)
    assert faults_of(path) == []
    return path, base.sheet


def test_the_cells_of_a_grid_are_read_back_as_they_were(tmp_path):
    path, sheet = reread(Grid("r.xls", "表", columns_of(CELLS)), tmp_path)
    (grid,) = open_source(path, sheet).grids

    assert grid.row(0) == ["文字", 1.0, 2.5, 1e20, "#N/A", ""]
    assert grid.row(1)[:3] == [*CELLS[1][:2], datetime.date(2025, 7, 2)]
    assert grid.row(1)[5] == "1899-01-01"
    assert grid.row(2)[5] == "inf"
    assert grid.row(3)[:5] == CELLS[3][:5]


def test_merged_cells_and_hidden_rows_and_columns_come_along(tmp_path):
    marks = Marks(
        merged=(Block(0, 0, 1, 0),),
        hidden_rows=frozenset({2}),
        hidden_columns=frozenset({1}),
        is_filtered=True,
    )
    path, _ = reread(Grid("r.xls", "表", columns_of(CELLS), marks=marks), tmp_path, header=(1, 1))
    sheet = openpyxl.load_workbook(path)["表"]

    assert [str(block) for block in sheet.merged_cells.ranges] == ["A1:A2"]
    assert (sheet.row_dimensions[3].hidden, sheet.row_dimensions[1].hidden) == (True, False)
    assert (sheet.column_dimensions["B"].hidden, sheet.column_dimensions["A"].hidden) == (True, False)
    assert sheet["A1"].font.bold


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a/b", "a:b"], ["a_b", "a_b (2)"]),
        (["'q'", ""], ["_q_", "花名册"]),
        ([None], ["花名册"]),
        (["x" * 40], ["x" * 31]),
    ],
)
def test_sheets_get_names_that_excel_takes(names, expected):
    grids = [Grid("r.ods", name, columns_of([["一"]])) for name in names]
    base = plain_base(grids, len(names) - 1, None)
    package = Package(base.content)

    assert base.sheet == expected[-1]
    assert [sheet_part(package, name) for name in expected] == [
        f"xl/worksheets/sheet{place}.xml" for place in range(1, len(names) + 1)
    ]


def test_a_roster_chosen_by_name_among_several_is_found_again(tmp_path):
    path = ods_file(tmp_path / "r.ods", {"一村": [HEADINGS, *ROWS[:2]], "二村": [HEADINGS, *ROWS]})
    roster = read_roster(path, policy(), sheet="二村")
    results = calculate(policy(), roster, as_of="2025-03-01").results
    write_beside(results, path, tmp_path / "o.xlsx")
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")

    assert book["二村"].cell(1, 17).value == "保障类型"
    assert book["一村"].cell(1, 17).value is None
