"""LibreOffice opens what was written beside and finds everything: the clerk's things, results, comments."""

from __future__ import annotations

import shutil
import subprocess

import openpyxl
import pytest

from clerk_workbooks import FIRST_LINE, HEADER_LINE, SHEET, clerk_workbook, parts_of
from invented_results import policy
from strategies_rosters import contents
from transition.api import calculate, read_roster
from workbook_checker import faults_of

pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:openpyxl"),
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")),
        reason="LibreOffice and poppler are not installed",
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def convert(folder):
    """Convert a file with LibreOffice; the converted one lies in a folder of its own."""

    def run(path, kind):
        out = folder / kind
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return out / f"{path.stem}.{kind}"

    return run


def beside(path):
    calculation = calculate(policy(), read_roster(path, policy()), as_of="2025-03-01")
    target = path.with_name(f"{path.stem}-beside.xlsx")
    notes = calculation.to_excel_beside(path, target)
    assert faults_of(target) == []
    return target, [note.code for note in notes]


@pytest.fixture(scope="module")
def source(folder):
    return clerk_workbook(folder / "clerk.xlsx")


@pytest.fixture(scope="module")
def target(source):
    return beside(source)[0]


@pytest.fixture(scope="module")
def seen(target, convert):
    """What LibreOffice makes of it."""
    return convert(target, "xlsx")


def amounts(sheet, column):
    return [sheet.cell(line, column).value for line in range(FIRST_LINE, 12)]


def test_it_sees_the_results_the_comments_and_the_added_sheets(seen):
    book = openpyxl.load_workbook(seen)
    sheet = book[SHEET]

    assert book.sheetnames == [SHEET, "汇总", "图表", "字典", "汇总 (2)", "待核实"]
    assert [cell.value for cell in sheet[HEADER_LINE]][17:23] == [
        *("保障类型", "档次", "救助金（元/月）", "助学金合计（元/月）", "计算说明", "已确定")
    ]
    assert amounts(sheet, 20) == [880, None, 2, None, None, 0, None, None]
    assert "【错误】" in sheet["M11"].comment.text
    assert sheet["M11"].comment.text.startswith("问过本人")
    assert "【提醒】" in sheet["C5"].comment.text
    assert sheet["C5"].fill.fgColor.rgb == "FFFFEB9C"
    assert book["待核实"]["A2"].value == "错误"


def test_it_sees_all_that_is_the_clerks(seen):
    book = openpyxl.load_workbook(seen)
    sheet = book[SHEET]

    assert {"A1:Q1", "E4:E5"} == {str(block) for block in sheet.merged_cells.ranges}
    assert (sheet["M12"].value, sheet["Q4"].comment.text) == ("=SUM(M4:M11)", "已走访")
    assert sheet.auto_filter.ref == "A3:Q12"
    assert sheet.print_area == "'花名册'!$A$1:$Q$14"
    assert len(sheet.data_validations.dataValidation) == 1
    assert len(sheet.conditional_formatting) >= 1
    assert book["字典"].sheet_state == "hidden"
    assert len([name for name in parts_of(seen) if name.startswith("xl/charts/chart")]) == 2
    assert any(name.startswith("xl/media/") for name in parts_of(seen))


def test_it_prints_the_clerks_pages_as_before_and_the_added_sheets_behind_them(source, target, convert):
    def pages(path):
        text = subprocess.run(
            ["pdftotext", "-layout", str(convert(path, "pdf")), "-"],
            check=True,
            capture_output=True,
            text=True,
        )
        return text.stdout.split("\f")[:-1]

    before, after = pages(source), pages(target)
    titles = [next((one for one in ("汇总", "待核实") if one in page[:300]), None) for page in after[-2:]]

    assert len(after) == len(before) + 2
    assert titles == ["汇总", "待核实"]
    assert "救助金（元/月）" not in after[0]  # the clerk's print area is as it was


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_roster_of_another_kind_gets_its_results_beside_too(source, convert, kind):
    path = convert(source, kind)
    copy, notes = beside(path)
    sheet = openpyxl.load_workbook(copy)[SHEET]

    assert notes == ["output.formats-not-kept"]
    assert amounts(sheet, 20) == [880, None, 2, None, None, 0, None, None]
    assert sheet["M12"].value == 82728
    assert contents(read_roster(copy, policy())) == contents(read_roster(path, policy()))
