"""Broken files and files made to do harm: refused before they cost anything, in words that help."""

from __future__ import annotations

import re
import struct
import zipfile

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from office_files import (
    Drawn,
    Failed,
    as_fods,
    as_html,
    as_ods,
    as_spreadsheet_xml,
    as_xls,
    as_xlsb,
    as_xlsx,
    bare_xlsx,
    biff,
    binary_sheet,
    compound,
    relations,
    unzipped,
    zipped,
)
from thoroughness import COSTLY
from transition.problems import RosterError, UsageError, message
from transition.rosters.files import sheet_text
from transition.rosters.files.limits import USUAL, Limits
from transition.rosters.files.opening import open_source
from transition.rosters.grid import Block, Marks
from transition.rosters.values.distinct import UNCOMPUTED

SMALL = Drawn([["户编号", "姓名"], ["H1", "兔甲"], ["H2", "兔乙"]])


def grids_in(tmp_path, content, *, limits=USUAL, name="r.xlsx"):
    path = tmp_path / name
    path.write_bytes(content)
    return list(open_source(path, None, limits).grids)


def cells_in(tmp_path, content, **options):
    (grid,) = grids_in(tmp_path, content, **options)
    return [grid.row(row) for row in range(grid.height)]


def refused(tmp_path, content, **options):
    with pytest.raises(RosterError) as caught:
        grids_in(tmp_path, content, **options)
    (problem,) = caught.value.problems
    assert message(problem, "zh") != message(problem, "en") != ""
    return problem


def problems_of(path):
    try:
        list(open_source(path, None).grids)
    except RosterError as error:
        return error.problems
    return ()


def cell(reference, value=1):
    return f'<c r="{reference}"><v>{value}</v></c>'


def sheet(*cells, **options):
    return zipped(bare_xlsx(f'<row r="1">{"".join(cells)}</row>', **options))


# --- cells far away ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "code", "allow"),
    [
        ("XFD1048576", "roster.too-many-columns", "columns=16384"),
        ("AMK1", "roster.too-many-columns", "columns=1025"),
        ("AZ1048576", "roster.too-many-cells", "cells=54525952"),
        ("A1048577", "roster.too-many-rows", "rows=1048577"),
        ("A9999999", "roster.too-many-rows", "rows=9999999"),
    ],
)
def test_a_lone_cell_far_away(tmp_path, last, code, allow):
    problem = refused(tmp_path, sheet(cell("A1"), cell(last)))

    assert problem.code == code
    assert problem.facts["cell"] == last
    assert problem.facts["allow"] == f"--limit {allow}"


@pytest.mark.parametrize(
    "written",
    [
        "<c r='XFD1048576'><v>1</v></c>",
        '<c  r = "XFD1048576" ><v>1</v></c>',
        '<c s="1" r="XFD1048576"><v>1</v></c>',
        '<c\tr="XFD1048576"><v>1</v></c>',
        '<c r="xfd1048576"><v>1</v></c>',
        '<c r="&#88;FD1048576"><v>1</v></c>',
        '<y:c xmlns:y="urn:y" r="XFD1048576"><v>1</v></y:c>',
        '<!-- <c r="A1"/> --><c r="XFD1048576"><v>1</v></c>',
        '<c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c>',
        '<c r="XFD1048576"><f>A1</f></c>',
        '<c r="XFC1048576"><v>1</v></c></row><row><c><v>1</v></c>',
        '<c r="$XFD$1048576"><v>1</v></c>',
        '<c r="XFD99999999999999999999"><v>1</v></c>',
    ],
)
def test_a_cell_far_away_is_seen_however_it_is_written(tmp_path, written):
    problem = refused(tmp_path, sheet(cell("A1"), written))

    assert problem.code in ("roster.too-many-columns", "roster.damaged-file")


@pytest.mark.parametrize(
    "text", ["见:c 表", "<![CDATA[见:c 表 <c r='XFD1'> <!--]]>", "&lt;c r='A9'&gt;:c&gt;"]
)
def test_a_text_that_looks_like_a_cell_is_a_text(tmp_path, text):
    content = sheet(cell("A1"), f"<c r='B1' t='inlineStr'><is><t>{text}</t></is></c>")
    plain = sheet(cell("A1"), f'<c r="B1" t="inlineStr"><is><t>{text}</t></is></c>')

    assert cells_in(tmp_path, content) == cells_in(tmp_path, plain)
    assert len(cells_in(tmp_path, plain)[0]) == 2


@pytest.mark.parametrize("write", ["{}", "<!-- a -->{}", "<x:row xmlns:x='urn:x' r='9'/>{}"])
def test_what_a_sheet_says_is_found_however_it_is_written(tmp_path, write):
    rows = (
        "<row r='1' hidden = 'true'><c r='A1' t='e'><v>#REF!</v></c><c r='B1'><f>A1</f></c>"
        "<c r='C1' t='str'><f>A1</f><v></v></c></row><row><c><v>1</v></c></row>"
    )
    after = "<autoFilter><filterColumn/></autoFilter><mergeCells><mergeCell ref='A2:B2'/></mergeCells>"
    before = "<cols><col min='2' max='2' hidden='1'/></cols>"
    (grid,) = grids_in(tmp_path, zipped(bare_xlsx(write.format(rows), before=before, after=after)))

    assert [grid.row(row) for row in range(2)] == [["#REF!", UNCOMPUTED, ""], [1.0, "", ""]]
    assert grid.marks == Marks((Block(1, 0, 1, 1),), frozenset({0}), frozenset({1}), True)


def test_cells_that_do_not_say_where_they_stand_are_counted(tmp_path):
    row = "<row>" + "<c><v>1</v></c>" * 30 + "</row>"
    content = zipped(bare_xlsx(row * 3))

    assert len(cells_in(tmp_path, content)) == 3
    assert refused(tmp_path, content, limits=Limits.of(columns=29)).facts["cell"] == "AD3"
    assert refused(tmp_path, content, limits=Limits.of(rows=2)).code == "roster.too-many-rows"


@pytest.mark.parametrize("blank", ['<c r="XFD1048576" s="0"/>', '<c r="XFD1048576" s="0"></c>'])
def test_a_blank_cell_far_away_does_not_matter(tmp_path, blank):
    assert cells_in(tmp_path, sheet(cell("A1"), blank)) == [[1.0]]


@pytest.mark.parametrize("said", ["A1", "A1:A1", "A1:XFD1048576", "C5:D6"])
def test_a_false_size_in_the_sheet_loses_nothing_and_costs_nothing(tmp_path, said):
    rows = "".join(f'<row r="{row}">{cell(f"A{row}", row)}{cell(f"C{row}")}</row>' for row in (1, 2, 4))
    content = zipped(bare_xlsx(rows, before=f'<dimension ref="{said}"/>'))

    assert cells_in(tmp_path, content) == [[1.0, "", 1.0], [2.0, "", 1.0], ["", "", ""], [4.0, "", 1.0]]


@pytest.mark.parametrize("prefix", ["", "x:"])
@COSTLY
@given(
    references=st.lists(
        st.tuples(st.integers(0, 40), st.one_of(st.integers(1, 60), st.integers(900, 1100))),
        min_size=1,
        max_size=8,
    ),
    rows=st.integers(1, 1200),
    columns=st.integers(1, 45),
)
def test_a_sheet_is_refused_if_and_only_if_a_filled_cell_lies_beyond(prefix, references, rows, columns):
    from transition.rosters.files.sheet_extent import check_extent
    from transition.rosters.grid import column_letter

    cells = "".join(
        f'<{prefix}c r="{column_letter(column)}{row}"><{prefix}v>1</{prefix}v></{prefix}c>'
        for column, row in references
    )
    content = f"<{prefix}worksheet>{cells}</{prefix}worksheet>".encode()
    chunks = [content[begin : begin + 50] for begin in range(0, len(content), 50)]
    text = sheet_text.SheetText.of("r.xlsx", "S", lambda: [content[:100], *chunks[2:]])
    is_beyond = any(column >= columns or row > rows for column, row in references)
    try:
        check_extent(text, Limits.of(rows=rows, columns=columns))
    except RosterError:
        assert is_beyond
    else:
        assert not is_beyond


def test_a_binary_sheet_that_goes_too_far(tmp_path):
    far = as_xlsb(Drawn([["户编号"], *([[]] * 60), [*([""] * 30), 5.0]]))

    assert refused(tmp_path, far, limits=Limits.of(columns=30)).code == "roster.too-many-columns"
    assert refused(tmp_path, far, limits=Limits.of(rows=60)).code == "roster.too-many-rows"
    assert refused(tmp_path, far, limits=Limits.of(cells=1000)).code == "roster.too-many-cells"
    assert len(cells_in(tmp_path, far)) == 62


# --- zip files --------------------------------------------------------------------------------------


def patched(content, name, **changes):
    """Change what the directory of a zip file says of one part."""
    at = {"flags": (8, "<H"), "method": (10, "<H"), "packed": (20, "<I"), "size": (24, "<I")}
    data = bytearray(content)
    begin = 0
    while (begin := data.find(b"PK\x01\x02", begin)) >= 0:
        length = struct.unpack_from("<H", data, begin + 28)[0]
        if data[begin + 46 : begin + 46 + length] == name.encode():
            for key, value in changes.items():
                struct.pack_into(at[key][1], data, begin + at[key][0], value)
        begin += 4
    return bytes(data)


SHEET_PART = "xl/worksheets/sheet1.xml"
PLAIN = sheet(cell("A1"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (patched(PLAIN, SHEET_PART, size=1_199_999_999), "roster.inflates-too-steeply"),
        (patched(PLAIN, SHEET_PART, size=3_000_000_000), "roster.inflates-too-much"),
        (patched(PLAIN, SHEET_PART, size=10), "roster.suspicious-zip"),
        (patched(PLAIN, SHEET_PART, size=10_000), "roster.suspicious-zip"),
        (patched(PLAIN, "xl/workbook.xml", size=10), "roster.suspicious-zip"),
        (patched(PLAIN, SHEET_PART, method=12), "roster.suspicious-zip"),
        (patched(PLAIN, SHEET_PART, flags=1), "roster.encrypted"),
        (patched(PLAIN, SHEET_PART, packed=1_000_000), "roster.damaged-file"),
        (zipped(bare_xlsx("", **{"XL/Worksheets/Sheet1.xml": "<a/>"})), "roster.suspicious-zip"),
        (zipped(bare_xlsx("", **{"xl\\worksheets\\sheet1.xml": "<a/>"})), "roster.suspicious-zip"),
        (zipped(bare_xlsx("", **{"../evil.xml": "<a/>"})), "roster.suspicious-zip"),
        (zipped(bare_xlsx("", **{"xl/workbook.bin": "a"})), "roster.suspicious-zip"),
        (zipped(bare_xlsx("", **{"content.xml": "<a/>"})), "roster.suspicious-zip"),
        (zipped(bare_xlsx("", **{"/etc/evil": ""})), "roster.suspicious-zip"),
        (zipped(bare_xlsx("", **{"C:/evil": ""})), "roster.suspicious-zip"),
        (PLAIN + PLAIN[PLAIN.find(b"PK\x05\x06") :] + b"more", "roster.suspicious-zip"),
        (zipped({"readme.txt": "no workbook"}), "roster.zip-without-workbook"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "roster.zip-without-workbook"),
        (zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "roster.zip-without-workbook"),
        (PLAIN[: len(PLAIN) // 2], "roster.damaged-file"),
        (b"PK\x03\x04", "roster.damaged-file"),
    ],
)
def test_a_zip_file_that_is_not_in_order(tmp_path, content, code):
    assert refused(tmp_path, content).code == code


def test_what_inflates_to_more_than_is_said_is_not_inflated(tmp_path):
    content = patched(zipped(bare_xlsx(" " * 5_000_000)), SHEET_PART, size=200)

    assert refused(tmp_path, content).facts["reason"].key == "reason.false-size"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits.of(file=1000), "roster.too-large"),
        (Limits.of(parts=4), "roster.too-many-parts"),
        (Limits.of(part=150), "roster.inflates-too-much"),
        (Limits.of(inflated=500), "roster.inflates-too-much"),
    ],
)
def test_a_workbook_beyond_a_limit_says_how_to_allow_it(tmp_path, limits, code):
    problem = refused(tmp_path, PLAIN, limits=limits)
    name, _, number = problem.facts["allow"].removeprefix("--limit ").partition("=")

    assert problem.code == code
    assert int(number) > getattr(limits, name)


def test_nobody_looks_at_pictures_and_macros(tmp_path):
    content = sheet(cell("A1"), **{"xl/media/a.png": "a" * 1000, "xl/vbaProject.bin": "a" * 1000})

    assert cells_in(tmp_path, patched(content, "xl/media/a.png", size=3000)) == [[1.0]]


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", SHEET_PART, "xl/_rels/workbook.xml.rels", "xl/styles.xml", "docProps/app.xml"]
)
@pytest.mark.parametrize("before", ["", "<?xml version='1.0'?>\n", "\ufeff", "<!-- <a> -->"])
def test_a_document_type_in_any_part(tmp_path, part, before):
    parts = bare_xlsx(f'<row r="1">{cell("A1")}</row>')
    parts[part] = before + DOCTYPE + parts.get(part, "<a/>")

    assert refused(tmp_path, zipped(parts)).code == "roster.document-type"


@pytest.mark.parametrize("hidden", ["<!--" + "x" * 100_000 + "-->" + DOCTYPE, "text"])
def test_what_does_not_come_to_an_element_is_refused(tmp_path, hidden):
    parts = bare_xlsx("")
    parts["xl/workbook.xml"] = hidden + parts["xl/workbook.xml"]

    assert refused(tmp_path, zipped(parts)).code == "roster.suspicious-zip"


def test_a_sheet_in_another_encoding_is_not_taken_for_blank(tmp_path):
    parts = bare_xlsx(f'<row r="1">{cell("A1")}</row>')
    parts[SHEET_PART] = parts[SHEET_PART].encode("utf-16")

    assert refused(tmp_path, zipped(parts)).facts["reason"].key == "reason.no-xml"


@pytest.mark.parametrize("count", [4_294_967_295, 10**18, 100])
def test_more_shared_texts_than_there_can_be(tmp_path, count):
    texts = f'<sst uniqueCount="{count}"><si><t>甲</t></si></sst>'
    links = relations(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))
    content = zipped(bare_xlsx("", **{"xl/sharedStrings.xml": texts, "xl/_rels/workbook.xml.rels": links}))

    assert refused(tmp_path, content).facts["reason"].key == "reason.false-count"


@pytest.mark.parametrize("before", [b"", b"\x01\x00"])
def test_more_shared_texts_than_there_can_be_in_a_binary_workbook(tmp_path, before):
    texts = before + b"\x9f\x01\x08" + struct.pack("<II", 1, 0xFFFFFFFF)
    content = zipped({**unzipped(as_xlsb(SMALL)), "xl/sharedStrings.bin": texts})

    assert refused(tmp_path, content).facts["reason"].key == "reason.false-count"


def test_a_shared_text_longer_than_a_cell(tmp_path):
    texts = f"<sst><si><t>甲</t></si><si><t>{'x' * 400}</t></si></sst>"
    content = sheet(cell("A1"), **{"xl/sharedStrings.xml": texts})

    assert refused(tmp_path, content, limits=Limits.of(text=20)).code == "roster.too-much-text"


def test_a_text_in_a_sheet_longer_than_a_cell(tmp_path):
    content = sheet(cell("A1"), f'<c r="B1" t="inlineStr"><is><t>{"甲" * 40_000}</t></is></c>')
    problem = refused(tmp_path, content)

    assert problem.code == "roster.too-much-text"
    assert str(problem.place) == "S!B1"
    assert grids_in(tmp_path, content, limits=Limits.of(text=40_000))[0].height == 1


def test_a_row_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_text, "_MOST_AT_ONCE", 100_000)
    cells = "".join(cell(f"A{row}") for row in range(1, 100_000))

    assert refused(tmp_path, sheet(cells)).facts["reason"].key == "reason.endless-row"


@pytest.mark.parametrize("merged", ["A1:B2", "A1:XFD1048576"])
def test_merged_cells_that_lie_on_each_other(tmp_path, merged):
    blocks = f'<mergeCells>{f"""<mergeCell ref="{merged}"/>""" * 50}</mergeCells>'
    rows = "".join(f'<row r="{row}">{cell(f"A{row}")}{cell(f"B{row}")}</row>' for row in range(1, 9))

    assert (
        refused(tmp_path, zipped(bare_xlsx(rows, after=blocks))).facts["reason"].key == "reason.merged-twice"
    )


@pytest.mark.parametrize(
    "sheets",
    [
        '<sheet name="S" sheetId="1" r:id="rId1"/><sheet name="S" sheetId="2" r:id="rId1"/>',
        '<sheet name="S" sheetId="1" r:id="rId1" q:id="rId2" xmlns:q="urn:q"/>',
        '<sheet name="S" sheetId="1"/>',
        '<sheet name="S" sheetId="1" r:id="rId7"/>',
    ],
)
def test_a_sheet_whose_part_is_in_doubt(tmp_path, sheets):
    parts = bare_xlsx(f'<row r="1">{cell("A1")}</row>')
    parts["xl/workbook.xml"] = re.sub("<sheet .*/>", sheets, parts["xl/workbook.xml"])

    assert refused(tmp_path, zipped(parts)).code in ("roster.suspicious-zip", "roster.damaged-file")


def test_other_workbooks_are_named_in_a_note(tmp_path):
    link = relations(("externalLinkPath", "file:///D:/%E5%8E%BF/%E5%8E%BB%E5%B9%B4.xlsx"))
    path = tmp_path / "r.xlsx"
    path.write_bytes(
        sheet(
            cell("A1"),
            **{
                "xl/externalLinks/externalLink1.xml": "<externalLink/>",
                "xl/externalLinks/_rels/externalLink1.xml.rels": link,
            },
        )
    )
    (note,) = open_source(path, None).notes

    assert (note.code, note.severity) == ("roster.external-links", "note")
    assert note.facts["links"] == ("去年.xlsx",)
    assert "去年.xlsx" in message(note, "zh")


# --- OpenDocument -----------------------------------------------------------------------------------


def ods(table, *, before=""):
    parts = unzipped(as_ods(SMALL))
    content = re.sub(
        r"<table:table .*</table:table>",
        f'<table:table table:name="S">{table}</table:table>',
        parts["content.xml"].decode(),
    )
    return zipped({**parts, "content.xml": before + content})


def ods_row(cells, times=1):
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


FILLED = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{}"/>'
BLANK = '<table:table-cell table:number-columns-repeated="{}"/>'


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (ods_row(FILLED.format(2), 999_999_999), "roster.too-many-rows"),
        (ods_row(FILLED.format(999_999_999)), "roster.too-many-columns"),
        (ods_row(FILLED.format(1000), 1_000_000), "roster.too-many-cells"),
        (ods_row(BLANK.format(999_999_999) + FILLED.format(1)), "roster.too-many-columns"),
        (ods_row(BLANK.format(1), 999_999_999) + ods_row(FILLED.format(1)), "roster.too-many-rows"),
        (ods_row((BLANK.format(16384)) * 5000 + FILLED.format(1)), "roster.too-many-columns"),
        (ods_row("<table:table-cell>"), "roster.damaged-file"),
    ],
)
def test_repeated_cells_and_rows_of_an_open_document(tmp_path, table, code):
    assert refused(tmp_path, ods(table)).code == code


def test_blanks_are_repeated_as_often_as_programs_do(tmp_path):
    table = ods_row(FILLED.format(2) + BLANK.format(16382)) + ods_row(BLANK.format(16384), 1_048_575)

    assert cells_in(tmp_path, ods(table)) == [[1.0, 1.0]]


def test_blanks_in_a_text_are_repeated_only_so_often(tmp_path):
    text = (
        '<table:table-cell office:value-type="string">'
        '<text:p>a<text:s text:c="999999999"/></text:p></table:table-cell>'
    )

    ((cell,),) = cells_in(tmp_path, ods(ods_row(text)))
    assert len(cell) < 2000


def test_an_encrypted_open_document(tmp_path):
    parts = unzipped(as_ods(SMALL))
    manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'

    assert refused(tmp_path, zipped({**parts, "META-INF/manifest.xml": manifest})).code == "roster.encrypted"


@pytest.mark.parametrize("write", [as_fods, as_spreadsheet_xml])
def test_a_document_type_in_xml(tmp_path, write):
    content = write(SMALL).decode().replace("?>", "?>" + DOCTYPE, 1)

    assert refused(tmp_path, content.encode()).code == "roster.document-type"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (
            '<Row ss:Index="999999999"><Cell><Data ss:Type="Number">1</Data></Cell></Row>',
            "roster.too-many-rows",
        ),
        (
            '<Row><Cell ss:Index="999999999"><Data ss:Type="Number">1</Data></Cell></Row>',
            "roster.too-many-columns",
        ),
        (
            '<Row><Cell ss:MergeAcross="999999999"/><Cell><Data ss:Type="Number">1</Data></Cell></Row>',
            "roster.too-many-columns",
        ),
        ("<Row><Cell>", "roster.damaged-file"),
    ],
)
def test_places_far_away_in_spreadsheet_xml(tmp_path, row, code):
    content = as_spreadsheet_xml(Drawn([[1.0]])).decode()

    assert refused(tmp_path, re.sub("<Row.*</Row>", row, content).encode()).code == code


# --- web pages and text -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<p>没有表格</p>", "roster.web-page"),
        ("<table><tr><td></td></tr></table>", "roster.web-page"),
        ("<table><tr><td colspan=999999999>1<td>2</table>", "roster.too-many-columns"),
        ("<table>" + "<tr><td rowspan=99999 colspan=1000>1" * 40_000, "roster.too-many-columns"),
        ("<table><tr><td rowspan=99999 colspan=1000>1" + "<tr><td>" * 40_000, "roster.damaged-file"),
        ("<table>" + "<tr><td colspan=1000><td>1" * 40_000 + "</table>", "roster.damaged-file"),
        ("<table><tr><td>" * 60 + "1", "roster.damaged-file"),
        ("<table><tr><td>1</table>" * 1001, "roster.too-many-sheets"),
        ("<" * 20_000, "roster.damaged-file"),
        ('<a "' * 20_001, "roster.damaged-file"),
    ],
)
def test_a_web_page_that_is_not_in_order(tmp_path, body, code):
    assert refused(tmp_path, f"<html><body>{body}".encode()).code == code


def test_a_page_that_a_browser_saved_with_its_pictures_is_refused(tmp_path):
    content = b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<table><tr><td>=E7=94=B2"

    assert refused(tmp_path, content, name="r.xls").code == "roster.web-page"


@pytest.mark.parametrize(
    ("content", "limits", "code"),
    [
        ("户编号,姓名\n" + "1,甲\n" * 5, Limits.of(rows=5), "roster.too-many-rows"),
        ("户编号" + ",a" * 1024, USUAL, "roster.too-many-columns"),
        ("户编号" + "," * 200_000, USUAL, "roster.too-many-columns"),
        ("户编号,姓名\n" + "1,甲\n" * 5, Limits.of(cells=11), "roster.too-many-cells"),
        ("户编号,姓名\n1," + "甲" * 32_768, USUAL, "roster.too-much-text"),
        ('户编号,姓名\n1,"甲' + "乙" * 200_000, USUAL, "roster.damaged-csv"),
        ("<?xml version='1.0'?><data/>", USUAL, "roster.not-a-workbook"),
    ],
)
def test_text_beyond_a_limit(tmp_path, content, limits, code):
    assert refused(tmp_path, content.encode(), limits=limits, name="r.csv").code == code


def test_blank_columns_and_rows_do_not_count(tmp_path):
    assert cells_in(
        tmp_path, b"a,b" + b"," * 5000 + b"\r\n1,2" + b"\r\n," * 50, limits=Limits.of(rows=2)
    ) == [
        ["a", "b"],
        ["1", "2"],
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("户编号,姓名\n1,兔甲\n".encode() * 20 + "兔".encode()[:2], "roster.damaged-text"),
        ("户编号,姓名\n1,兔甲\n".encode() * 20 + b"\xff,\n", "roster.damaged-text"),
        ("戸籍番号,氏名\n1,ウサギのこども\n".encode("shift-jis"), "roster.not-text"),
        ("户编号,姓名\n1,兔甲\n".encode("gb18030") + b"\0\0\0", "roster.not-text"),
        ("户编号,姓名\n1,兔甲\n".encode("utf-16-le")[:-1], "roster.not-text"),
        (b"\x01\x02\x03\x04" * 100, "roster.not-text"),
    ],
)
def test_text_that_would_come_out_as_garbage(tmp_path, content, code):
    assert refused(tmp_path, content, name="r.csv").code == code


def test_a_damaged_text_names_the_line(tmp_path):
    content = "户编号,姓名\n1,兔甲\n".encode() * 20 + b"\xff\n" + "2,兔乙\n".encode()

    assert refused(tmp_path, content, name="r.csv").facts["line"] == 41


# --- xls --------------------------------------------------------------------------------------------


def pointing(entry_field, value, content=None):
    """Change a number in the directory entry of the workbook's stream."""
    data = bytearray(content or as_xls(SMALL))
    struct.pack_into("<I", data, 1024 + 128 + entry_field, value)
    return bytes(data)


def chained(to):
    """Let the workbook's first sector be followed by another one."""
    data = bytearray(as_xls(SMALL))
    struct.pack_into("<I", data, 512 + 4 * 2, to)
    return bytes(data)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (pointing(68, 1), "roster.damaged-file"),
        (pointing(72, 9999), "roster.damaged-file"),
        (pointing(116, 9999), "roster.damaged-file"),
        (pointing(120, 4_000_000_000), "roster.damaged-file"),
        (chained(2), "roster.damaged-file"),
        (chained(77777), "roster.damaged-file"),
        (as_xls(SMALL)[:512], "roster.damaged-file"),
        (as_xls(SMALL)[:600], "roster.damaged-file"),
        (compound(EncryptedPackage=b"a", EncryptionInfo=b"b"), "roster.encrypted"),
        (compound(WordDocument=b"a"), "roster.not-a-workbook"),
        (compound(Workbook=b"\x09\x08"), "roster.damaged-file"),
        (compound(Workbook=biff(SMALL)[:-4]), "roster.damaged-file"),
        (
            compound(Workbook=biff(SMALL)[:20] + struct.pack("<HH", 0x2F, 0) + biff(SMALL)[20:]),
            "roster.encrypted",
        ),
        (
            compound(Workbook=biff(SMALL).replace(struct.pack("<HH", 0x204, 15), b"\x04\x02\xff\xff")),
            "roster.damaged-file",
        ),
    ],
)
def test_an_xls_that_is_not_in_order(tmp_path, content, code):
    assert refused(tmp_path, content, name="r.xls").code == code


def test_a_directory_with_many_ways_to_one_entry_is_not_walked_again_and_again(tmp_path):
    names = {f"s{number}": b"" for number in range(1, 4)}
    data = bytearray(compound(**names))
    for number in range(1, 4):
        for side in (68, 72):
            struct.pack_into("<I", data, 1024 + 128 * number + side, min(number + 1, 3))

    assert refused(tmp_path, bytes(data)).facts["reason"].key == "reason.compound"


def test_sheets_that_lie_in_each_other_are_not_read_again_and_again(tmp_path):
    two = biff(SMALL, evolve(SMALL, name="二"))
    begin = two.index(struct.pack("<HH", 0x85, 6 + 2 + 6)) + 4
    second = two.index(struct.pack("<HH", 0x85, 6 + 2 + 2)) + 4
    same = two[:second] + two[begin : begin + 4] + two[second + 4 :]
    problem = refused(tmp_path, compound(Workbook=same * 1))

    assert problem.facts["reason"].key == "reason.records"


def test_a_failed_formula_in_an_xls_is_no_blank(tmp_path):
    assert cells_in(tmp_path, as_xls(Drawn([["工资"], [Failed("#REF!")]])))[1] == ["#REF!"]


# --- limits -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("raised", [{"lines": 5}, {"rows": 0}, {"rows": "many"}, {"rows": -1}])
def test_a_limit_that_does_not_exist(raised):
    with pytest.raises(UsageError) as caught:
        Limits.from_words(raised)

    assert "rows=…" in caught.value.problems[0].facts["legal"]


def test_limits_are_raised_one_by_one():
    assert Limits.of(rows=5) == evolve(USUAL, rows=5)
    assert Limits.from_words({"rows": "2_000_000", "cells": "5"}) == evolve(USUAL, rows=2_000_000, cells=5)


# --- damaged bytes ----------------------------------------------------------------------------------

KINDS = {
    "xlsx": as_xlsx(SMALL, evolve(SMALL, name="藏", is_hidden=True)),
    "stored": zipped(unzipped(as_xlsx(SMALL)), packed=zipfile.ZIP_STORED),
    "xlsb": zipped(unzipped(as_xlsb(SMALL)), packed=zipfile.ZIP_STORED),
    "ods": zipped(unzipped(as_ods(evolve(SMALL, merged=(Block(1, 0, 2, 0),)))), packed=zipfile.ZIP_STORED),
    "xls": as_xls(evolve(SMALL, merged=(Block(1, 0, 2, 0),), hidden_rows=frozenset({1}))),
    "xml": as_spreadsheet_xml(evolve(SMALL, merged=(Block(1, 0, 2, 0),))),
    "html": as_html(evolve(SMALL, merged=(Block(1, 0, 2, 0),))),
    "csv": "户编号,姓名\n1,兔甲\n".encode("gb18030"),
}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=30)
def test_damaged_bytes_are_a_problem_or_readable_never_a_traceback(tmp_path_factory, kind, data):
    content = bytearray(KINDS[kind])
    for _ in range(data.draw(st.integers(1, 3))):
        begin = data.draw(st.integers(0, len(content) - 1))
        more = data.draw(st.binary(max_size=6))
        content[begin : begin + data.draw(st.sampled_from([len(more), 0, 4]))] = more
    path = tmp_path_factory.mktemp("damaged") / "r"
    path.write_bytes(bytes(content))
    assert all(message(problem) for problem in problems_of(path))


@COSTLY
@given(part=st.binary(max_size=60))
def test_any_bytes_may_stand_in_a_binary_sheet(tmp_path_factory, part):
    parts = unzipped(as_xlsb(SMALL))
    whole = binary_sheet(SMALL)
    content = zipped({**parts, "xl/worksheets/sheet1.bin": whole[:30] + part + whole[30:]})
    path = tmp_path_factory.mktemp("binary") / "r"
    path.write_bytes(content)
    assert all(message(problem) for problem in problems_of(path))
