"""Files as they are: workbooks, delimited text in two encodings, and everything that is neither."""

from __future__ import annotations

import hashlib
import re
import zipfile
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office_files import compound
from strategies_rosters import (
    contents,
    csv_text,
    family,
    found,
    person,
    sheet_of,
    wonderland,
    xlsx_of,
)
from transition.problems import RosterError, message
from transition.rosters.grid import columns_of
from transition.rosters.reading import read_roster

SHEET = sheet_of(*family("H1", 工资="1,200元"), *family("H2", sequence=2, 工资=22728.5))


def refused(path, **options):
    with pytest.raises(RosterError) as caught:
        read_roster(path, wonderland(), **options)
    (problem,) = caught.value.problems
    assert message(problem, "zh") != message(problem, "en") != ""
    return problem


def problems_of(path):
    """All that is said about a file, whether it can be used or not."""
    try:
        return read_roster(path, wonderland()).problems
    except RosterError as error:
        return error.problems


def written(path, content):
    path.write_bytes(content)
    return path


# --- what can be read -------------------------------------------------------------------------------


def test_a_workbook_is_read_with_sheet_line_and_letter(tmp_path):
    path = xlsx_of(tmp_path / "名册.xlsx", sheet_of(person("H1", "甲", 工资="不详")))
    roster = read_roster(path, wonderland())

    assert str(found(roster, "roster.not-a-number").place) == "花名册!I2"
    assert str(roster.cell("wage", 0)) == "花名册!I2"
    assert roster.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (roster.source.name, roster.source.sheet) == ("名册.xlsx", "花名册")


def test_a_path_may_be_text(tmp_path):
    path = xlsx_of(tmp_path / "r.xlsx", SHEET)

    assert read_roster(str(path), wonderland()).persons == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_is_read_in_the_encodings_of_offices(tmp_path, encoding, delimiter):
    text = csv_text([[cell if cell != "1,200元" else "1200元" for cell in row] for row in SHEET])
    path = written(tmp_path / "r.csv", text.replace(",", delimiter).encode(encoding))
    roster = read_roster(path, wonderland())

    assert roster.household_names == ("H1", "H2")
    assert roster.person_columns["wage"].at(0) == Fraction(1200)
    assert str(roster.cell("wage", 2)) == "I4"


def test_every_form_says_the_same(tmp_path):
    workbook = read_roster(xlsx_of(tmp_path / "r.xlsx", SHEET), wonderland())
    text = read_roster(written(tmp_path / "r.csv", csv_text(SHEET).encode()), wonderland())

    assert contents(workbook) == contents(text)


def test_guarded_digits_of_an_export_are_kept(tmp_path):
    guarded = [[f'="{cell}"' if str(cell).startswith("99") else cell for cell in row] for row in SHEET]
    roster = read_roster(written(tmp_path / "r.csv", csv_text(guarded).encode()), wonderland())

    assert roster.person_columns["identity_number"].at(0) is not None


def test_a_record_over_two_lines_counts_as_one_as_in_a_spreadsheet(tmp_path):
    rows = [{**row, "备注": "一\n二"} for row in family("H1")]
    path = written(tmp_path / "r.csv", csv_text(sheet_of(*rows)).encode())

    assert read_roster(path, wonderland()).lines.tolist() == [2, 3]


def test_a_formula_that_failed_is_no_blank_cell(tmp_path):
    path = xlsx_of(tmp_path / "r.xlsx", sheet_of(person("H1", "甲", 其他收入=1), *family("H2", sequence=2)))
    book = openpyxl.load_workbook(path)
    cell = book.active.cell(row=2, column=10, value="#DIV/0!")
    cell.data_type = "e"
    book.save(path)
    roster = read_roster(path, wonderland())
    problem = found(roster, "roster.error-cell")

    assert problem.place.cell == "J2"
    assert problem.facts["value"] == "#DIV/0!"
    assert roster.person_columns["other_income"].at(0) is None
    assert roster.person_columns["other_income"].at(1) == 0


def test_a_failed_formula_is_found_wherever_it_stands(tmp_path):
    # Longer than what is looked through at once, and written as some programs do, with a prefix.
    people = (person(f"H{row}", f"人{'员' * 900}", sequence=row % 999, 其他收入=1) for row in range(1200))
    path = xlsx_of(tmp_path / "r.xlsx", sheet_of(*people))
    book = openpyxl.load_workbook(path)
    for row in range(2, 1202):
        cell = book.active.cell(row=row, column=10, value="#N/A")
        cell.data_type = "e"
    book.save(path)
    roster = read_roster(with_prefix(path), wonderland())

    assert sum(problem.code == "roster.error-cell" for problem in roster.problems) == 1200


def with_prefix(path):
    """Write every element of the sheets of a workbook with a prefix."""
    with zipfile.ZipFile(path) as archive:
        texts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            if name.startswith("xl/worksheets/"):
                text = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", text).replace(b"xmlns=", b"xmlns:x=")
            archive.writestr(name, text)
    return path


def test_rows_of_any_length_are_filled_up(tmp_path):
    rows = [["兔子名册"], *([cell, *rest] for cell, *rest in SHEET), [], ["", ""], []]
    rows[1:1] = [["", ""]] * 600  # a header after more rows than are read at once
    grid = columns_of(rows)

    assert {len(column) for column in grid} == {600 + 1 + len(SHEET)}
    assert [column.at(601) for column in grid] == SHEET[0]
    assert [column.at(0) for column in grid] == ["兔子名册", *[""] * (len(SHEET[0]) - 1)]


def test_the_sheet_with_the_needed_columns_is_found(tmp_path):
    path = xlsx_of(tmp_path / "r.xlsx", [["说明"], ["请勿改动"]], title="说明", 花名册=SHEET, 空表=[])

    assert read_roster(path, wonderland()).source.sheet == "花名册"


def test_a_sheet_can_be_named(tmp_path):
    path = xlsx_of(tmp_path / "r.xlsx", SHEET, title="甲村", 乙村=sheet_of(*family("H9", sequence=9)))

    assert read_roster(path, wonderland(), sheet="乙村").household_names == ("H9",)


def test_lines_before_the_header_do_not_shift_the_places(tmp_path):
    path = xlsx_of(tmp_path / "r.xlsx", [["某县花名册"], [], *sheet_of(person("H1", "甲", 工资="不详"))])
    roster = read_roster(path, wonderland())

    assert found(roster, "roster.not-a-number").place.cell == "I4"
    assert roster.lines.tolist() == [4]


# --- what cannot ------------------------------------------------------------------------------------


def test_a_file_that_is_not_there_names_the_nearest(tmp_path):
    xlsx_of(tmp_path / "花名册2025.xlsx", SHEET)
    problem = refused(tmp_path / "花名册2024.xlsx")

    assert problem.code == "roster.no-such-file"
    assert problem.facts["nearest"] == ("花名册2025.xlsx",)


def test_a_folder_names_the_files_in_it(tmp_path):
    xlsx_of(tmp_path / "r.xlsx", SHEET)
    problem = refused(tmp_path)

    assert problem.code == "roster.is-folder"
    assert problem.facts["found"] == ("r.xlsx",)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("r.xlsx", b"", "roster.empty-file"),
        ("r.csv", b" \r\n\r\n", "roster.empty-file"),
        ("r.xls", "<html><p>户编号</p></html>".encode(), "roster.web-page"),
        ("r.xls", "<html><table><tr><td>甲<td>乙<tr><td>1<td>2</table>".encode(), "roster.no-header"),
        ("r.csv", b"<?xml version='1.0'?><Workbook/>", "roster.not-a-workbook"),
        ("r.xlsx", compound(EncryptedPackage=b"", EncryptionInfo=b""), "roster.encrypted"),
        ("r.xls", compound()[:8] + b"\0" * 600, "roster.damaged-file"),
        ("r.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0", "roster.not-a-workbook"),
        ("r.csv", b"\x89PNG\r\n\x1a\n\0\0\0", "roster.not-text"),
        ("r.csv", b"\xff\xff\xff\xff", "roster.not-text"),
        ("r.csv", '户编号,姓名\n"H1,甲\n'.encode(), "roster.damaged-csv"),
        ("r.csv", "甲,乙\n1,2\n".encode(), "roster.no-header"),
    ],
)
def test_a_file_that_is_no_roster_is_refused(tmp_path, name, content, code):
    assert refused(written(tmp_path / name, content)).code == code


def test_a_truncated_workbook_is_refused(tmp_path):
    path = xlsx_of(tmp_path / "r.xlsx", SHEET)
    whole = path.read_bytes()

    assert refused(written(path, whole[: len(whole) // 2])).code == "roster.damaged-file"


def test_a_zip_file_that_is_no_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "r.xlsx", "w") as archive:
        archive.writestr("readme.txt", "not a workbook")

    assert refused(tmp_path / "r.xlsx").code == "roster.zip-without-workbook"


def test_a_sheet_that_does_not_exist_names_those_that_do(tmp_path):
    problem = refused(xlsx_of(tmp_path / "r.xlsx", SHEET, 附表=[]), sheet="花名")

    assert problem.code == "roster.no-such-sheet"
    assert problem.facts["sheets"] == ("花名册", "附表")
    assert problem.facts["nearest"] == ("花名册",)


def test_text_has_no_sheets(tmp_path):
    path = written(tmp_path / "r.csv", csv_text(SHEET).encode())

    assert refused(path, sheet="花名册").code == "roster.no-sheets"


def test_two_sheets_that_may_be_the_roster_are_not_chosen_between(tmp_path):
    problem = refused(xlsx_of(tmp_path / "r.xlsx", SHEET, title="甲村", 乙村=SHEET))

    assert problem.code == "roster.several-sheets"
    assert problem.facts["sheets"] == ("甲村", "乙村")


def test_a_workbook_without_cells_is_refused(tmp_path):
    assert refused(xlsx_of(tmp_path / "r.xlsx", [])).code == "roster.no-cells"


@given(place=st.integers(0, 5000), more=st.binary(min_size=1, max_size=4))
@settings(max_examples=25)
def test_a_damaged_workbook_is_a_problem_or_readable_never_a_traceback(tmp_path_factory, place, more):
    path = xlsx_of(tmp_path_factory.mktemp("damaged") / "r.xlsx", SHEET)
    content = bytearray(path.read_bytes())
    content[place % len(content) : place % len(content) + len(more)] = more
    path.write_bytes(bytes(content))

    assert all(message(problem) for problem in problems_of(path))


@given(st.binary(max_size=200))
@settings(max_examples=25)
def test_no_bytes_are_a_traceback(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("bytes") / "r.csv"
    path.write_bytes("户编号,姓名,身份证号,与户主关系\n".encode() + content)

    assert all(message(problem) for problem in problems_of(path))
