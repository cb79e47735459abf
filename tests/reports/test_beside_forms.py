"""Workbooks in all the forms that programs write them: results go beside each without a fault."""

from __future__ import annotations

import hashlib
import re
import tempfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from clerk_workbooks import HEADER_LINE, SHEET, Parts, clerk_workbook, packed, parts_of, with_part
from invented_results import policy
from thoroughness import COSTLY
from transition.api import calculate, read_roster
from transition.problems import OutputError, ProblemsError
from transition.reports.beside import write_beside
from workbook_checker import faults_of

ROSTER = "xl/worksheets/sheet1.xml"
FIRST = 18
AMOUNTS = [880, None, 2, None, None, 0, None, None]

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return clerk_workbook(tmp_path_factory.mktemp("forms") / "r.xlsx")


@pytest.fixture(scope="module")
def results(source):
    return calculate(policy(), read_roster(source, policy()), as_of="2025-03-01").results


def as_if_read_from(path, results):
    """The results of the same persons in the same lines of another file."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return evolve(results, roster=evolve(results.roster, source=evolve(results.roster.source, sha256=digest)))


def written(parts, results, folder):
    """Pack parts as a workbook, write results beside its rows, hold the copy to what Excel asks."""
    path, target = packed(folder / "form.xlsx", parts), folder / "out.xlsx"
    notes = write_beside(as_if_read_from(path, results), path, target)
    assert faults_of(target) == []
    return target, [note.code for note in notes]


def changed(part, *replacements):
    """A form: a part in which some texts are replaced; each must be there."""

    def change(parts: Parts) -> Parts:
        content = parts[part]
        for old, new in replacements:
            content, count = re.subn(old, new, content)
            assert count, old
        return {**parts, part: content}

    return change


def prefixed(part):
    """Every element of the main namespace gets a prefix, as some servers write."""

    def change(parts: Parts) -> Parts:
        content = re.sub(rb"<(/?)(?=[A-Za-z]+[\s/>])", rb"<\1x:", parts[part])
        return {**parts, part: content.replace(b" xmlns=", b" xmlns:x=", 1)}

    return change


def utf16(part):
    def change(parts: Parts) -> Parts:
        text = re.sub(r"<\?xml[^>]*\?>", "", parts[part].decode())
        return {**parts, part: f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")}

    return change


def without(part, listed):
    """A part is left out, and what names it."""

    def change(parts: Parts) -> Parts:
        kept = {name: content for name, content in parts.items() if name != part}
        for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
            kept[name] = re.sub(rb"<(?:Override|Relationship) [^>]*%s[^>]*>" % listed, b"", kept[name])
        for name in kept:
            if name.startswith("xl/worksheets/sheet"):
                kept[name] = re.sub(rb'(<(?:c|row|col) [^>]*?) (?:s|style)="\d+"', rb"\1", kept[name])
        return kept

    return change


def strict(parts: Parts) -> Parts:
    old = b"http://schemas.openxmlformats.org/"
    new = b"http://purl.oclc.org/ooxml/"
    pairs = [
        (old + b"spreadsheetml/2006/main", new + b"spreadsheetml/main"),
        (old + b"officeDocument/2006/relationships", new + b"officeDocument/relationships"),
        (old + b"drawingml/2006/", new + b"drawingml/"),
    ]
    made = dict(parts)
    for one, other in pairs:
        made = {name: content.replace(one, other) for name, content in made.items()}
    return made


def upper_case_names(parts: Parts) -> Parts:
    return {
        name.upper() if name.startswith("xl/worksheets/sheet") else name: one for name, one in parts.items()
    }


def absolute_targets(parts: Parts) -> Parts:
    name = "xl/_rels/workbook.xml.rels"
    targets = re.sub(rb'Target="/?(?:xl/)?', b'Target="/xl/', parts[name])
    return {**parts, name: targets}


def without_comments(parts: Parts) -> Parts:
    """As most sheets are: neither comments nor boxes nor, here, any relation at all."""
    gone = (
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    )
    made = {name: content for name, content in parts.items() if name not in gone}
    listed = rb'<Override PartName="/xl/comments/comment1.xml"[^>]*>'
    made["[Content_Types].xml"] = re.sub(listed, b"", made["[Content_Types].xml"])
    made[ROSTER] = re.sub(
        rb"<(?:legacyDrawing|drawing) [^>]*>|<hyperlinks>.*?</hyperlinks>", b"", made[ROSTER]
    )
    return made


def with_all_that_may_follow(parts: Parts) -> Parts:
    """Every kind of child that stands behind the boxes, and those before which merged cells and widths go."""
    made = without_comments(parts)
    wrapped = b"".join(
        b'<m:AlternateContent xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        b'<m:Choice Requires="x14ac">%s</m:Choice></m:AlternateContent>' % inner
        for inner in (b"<oleObjects/>", b"<controls/>")
    )
    behind = b"<legacyDrawingHF/><picture/>%s<webPublishItems/><tableParts/><extLst>" % wrapped
    before = b"<rowBreaks/><colBreaks/><customProperties/><cellWatches/><ignoredErrors/><smartTags/>"
    sheet = re.sub(rb"<mergeCells.*?</mergeCells>|<cols>.*?</cols>", b"", made[ROSTER])
    sheet = sheet.replace(b"</sheetData>", b"</sheetData><sheetCalcPr/>").replace(
        b"<extLst>", before + behind
    )
    return {**made, ROSTER: sheet}


def with_table(parts: Parts) -> Parts:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    columns = b"".join(b'<tableColumn id="%d" name="c%d"/>' % (one, one) for one in range(1, 18))
    made = with_part(parts, ROSTER, "table", "xl/tables/table1.xml", "table")
    made["xl/tables/table1.xml"] = (
        b'<table xmlns="%s" id="1" name="T" displayName="T" ref="A3:Q12">'
        b'<tableColumns count="17">%s</tableColumns></table>' % (space, columns)
    )
    relations = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    table = b'<tableParts count="1"><tablePart xmlns:r="%s" r:id="table"/></tableParts><extLst>' % relations
    made[ROSTER] = re.sub(rb"<autoFilter[^>]*>", b"", made[ROSTER]).replace(b"<extLst>", table)
    return made


ROWS = rb'(<row) r="(?:\d|1[0-2])"'
CELLS = rb'(<c) r="[A-Z]+(?:[3-9]|1[0-2])"'
MAIN = rb'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TO_THE_END = rb'<col min="17" max="16384" width="9" hidden="1" customWidth="1"/></cols>'

FORMS = {
    "a prefix before every element of the sheet": prefixed(ROSTER),
    "a prefix in the formats": prefixed("xl/styles.xml"),
    "a prefix in the list of sheets": prefixed("xl/workbook.xml"),
    "a prefix in the relations": prefixed("xl/_rels/workbook.xml.rels"),
    "a prefix in the content types": prefixed("[Content_Types].xml"),
    "a prefix in the comments": prefixed("xl/comments/comment1.xml"),
    "rows without a number": changed(ROSTER, (rb'<row r="(\d|1[0-2])"', b"<row")),
    "cells without a name": changed(ROSTER, (CELLS, rb"\1")),
    "neither rows nor cells named": changed(ROSTER, (CELLS, rb"\1"), (ROWS, rb"\1")),
    "rows that close themselves": changed(ROSTER, (rb'(<row r="10"[^>]*)>.*?</row>', rb"\1/>")),
    "no blank row at all": changed(ROSTER, (rb'<row r="10".*?</row>', b"")),
    "wide rows": changed(ROSTER, (rb'(r="5") spans="1:17"', rb'\1 spans="1:256"')),
    "rows that say nothing of spans": changed(ROSTER, (rb' spans="1:17"', b"")),
    "attributes in single quotes": changed(ROSTER, (rb'="([^"\']*)"', rb"='\1'")),
    "line breaks inside tags": changed(ROSTER, (rb"<row r", b"<row\n\tr"), (rb"<c r", b"<c\r\n  r")),
    "an attribute with the end of a tag in it": changed(
        ROSTER, (rb'<row r="5"', rb'<row x14ac:y="a>b" r="5"')
    ),
    "a comment that looks like rows": changed(
        ROSTER, (rb"<sheetData>", b'<sheetData><!-- <row r="4"><c r="ZZ4"><v>1</v></c></row> -->')
    ),
    "a raw section in a cell": changed(
        ROSTER,
        (
            rb'<c r="Q6" s="(\d+)"[^>]*>',
            rb'<c r="Q6" s="\1" t="str"><v><![CDATA[</row><c r="ZZ6">]]></v></c>',
        ),
    ),
    "no widths": changed(ROSTER, (rb"<cols>.*?</cols>", b"")),
    "widths for all columns to the last, hidden": changed(ROSTER, (rb"</cols>", TO_THE_END)),
    "widths only behind": changed(
        ROSTER, (rb"<cols>.*?</cols>", b'<cols><col min="40" max="50" width="3" style="1"/></cols>')
    ),
    "no extent": changed(ROSTER, (rb"<dimension [^>]*>", b"")),
    "an extent that is too small": changed(ROSTER, (rb'<dimension ref="[^"]*"', b'<dimension ref="A1:A1"')),
    "no merged cells": changed(ROSTER, (rb"<mergeCells.*?</mergeCells>", b"")),
    "merged cells that are not counted": changed(ROSTER, (rb'<mergeCells count="\d+"', b"<mergeCells")),
    "blank cells with formats on and on": changed(
        ROSTER,
        (rb'(<row r="([4-9])".*?)(</row>)', rb'\1<c r="S\2" s="1"/><c r="XFD\2" s="2"/>\3'),
        (rb"<dimension [^>]*>", b""),
        (rb' spans="1:17"', b""),
    ),
    "a sheet in UTF-16": utf16(ROSTER),
    "formats in UTF-16": utf16("xl/styles.xml"),
    "a byte order mark": changed(ROSTER, (rb"\A", b"\xef\xbb\xbf")),
    "an XML declaration": changed(
        ROSTER, (rb"\A", b'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n')
    ),
    "no counts among the formats": changed("xl/styles.xml", (rb' count="\d+"', b"")),
    "no formats at all": without("xl/styles.xml", rb"styles"),
    "formats that are nothing but their root": changed(
        "xl/styles.xml", (rb"(<styleSheet[^>]*)>.*", rb"\1/>")
    ),
    "no windows": changed("xl/workbook.xml", (rb"<bookViews>.*?</bookViews>", b"")),
    "no names": changed("xl/workbook.xml", (rb"<definedNames>.*?</definedNames>", b"")),
    "targets from the root": absolute_targets,
    "names of parts in capitals": upper_case_names,
    "ISO 29500 Strict": strict,
    "a table": with_table,
    "no comments yet": without_comments,
    "no comments yet, and all that may follow them": with_all_that_may_follow,
    "a workbook that was a template": changed(
        "[Content_Types].xml", (rb"sheet\.main\+xml", b"template.main+xml")
    ),
    "comments of several runs": changed(
        "xl/comments/comment1.xml", (rb"<t[^>]*>([^<]*)</t>", rb"<r><t>\1</t></r>")
    ),
    "boxes with anchors": changed(
        "xl/drawings/commentsDrawing1.vml",
        (rb"<(\w+):AutoFill>", rb"<\1:Anchor>13, 15, 10, 2, 15, 31, 14, 9</\1:Anchor><\1:AutoFill>"),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_results_go_beside_a_workbook_of_any_form(form, source, results, tmp_path):
    target, notes = written(FORMS[form](parts_of(source)), results, tmp_path)
    parts = parts_of(target)
    sheet = next(content for name, content in parts.items() if name.lower() == ROSTER)

    assert notes == []
    assert "救助金（元/月）".encode() in sheet
    if form not in UNREADABLE:
        rows = CalamineWorkbook.from_path(target).get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
        amounts = [rows[line - 1][FIRST + 1] for line in range(HEADER_LINE + 1, 12)]
        assert [None if cell == "" else cell for cell in amounts] == AMOUNTS


UNREADABLE = {
    *("a sheet in UTF-16", "formats in UTF-16", "rows without a number", "neither rows nor cells named"),
}
"""What the reading library does not read, or misreads: there only the checker looks."""


def test_under_two_header_lines_merged_cells_go_where_the_standard_wants_them(source, results, tmp_path):
    twofold = evolve(results.roster, source=evolve(results.roster.source, header=(2, 3)))
    parts = with_all_that_may_follow(parts_of(source))
    target, _ = written(parts, evolve(results, roster=twofold), tmp_path)

    merged = sorted(str(block) for block in openpyxl.load_workbook(target)[SHEET].merged_cells.ranges)
    assert merged == [f"{letter}2:{letter}3" for letter in "RSTUVW"]


# --- what is said, and what is refused ------------------------------------------------------------


def protected(parts: Parts) -> Parts:
    return changed(ROSTER, (rb"</sheetData>", b'</sheetData><sheetProtection sheet="1" password="CC1A"/>'))(
        parts
    )


def signed(parts: Parts) -> Parts:
    relations = b"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    link = (
        b'<Relationship Id="rId98" Type="%s" Target="_xmlsignatures/origin.sigs"/></Relationships>'
        % relations
    )
    listed = b"application/vnd.openxmlformats-package.digital-signature-origin"
    kind = b'<Default Extension="sigs" ContentType="%s"/></Types>' % listed
    return {
        **parts,
        "_rels/.rels": parts["_rels/.rels"].replace(b"</Relationships>", link),
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", kind),
        "_xmlsignatures/origin.sigs": b"",
    }


def shared(parts: Parts) -> Parts:
    made = with_part(
        parts, "xl/workbook.xml", "revisionHeaders", "xl/revisions/revisionHeaders.xml", "revisionHeaders"
    )
    return {**made, "xl/revisions/revisionHeaders.xml": b"<headers/>"}


def covered(parts: Parts) -> Parts:
    """The chart is laid over the first result."""
    where = (
        b"<twoCellAnchor><from><col>18</col><colOff>0</colOff><row>4</row><rowOff>0</rowOff></from>"
        b"<to><col>22</col><colOff>0</colOff><row>9</row><rowOff>0</rowOff></to>"
    )
    name = "xl/drawings/drawing1.xml"
    content = re.sub(rb"<oneCellAnchor>.*?<ext [^>]*>", where, parts[name], count=1, flags=re.DOTALL)
    return {**parts, name: content.replace(b"</oneCellAnchor>", b"</twoCellAnchor>", 1)}


def threaded(parts: Parts) -> Parts:
    name = "xl/comments/comment1.xml"
    return {**parts, name: parts[name].replace("兔一".encode(), b"tc={00000000-0000-0000-0000-000000000001}")}


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (protected, "output.sheet-protected"),
        (signed, "output.signature-void"),
        (shared, "output.shared-workbook"),
        (threaded, "output.threaded-comments"),
        (covered, "output.beneath-drawing"),
    ],
)
def test_what_cannot_be_kept_or_done_is_said(form, said, source, results, tmp_path):
    before = form(parts_of(source))
    target, notes = written(before, results, tmp_path)
    after = parts_of(target)

    assert notes == [said]
    for name in before.keys() & {"_xmlsignatures/origin.sigs", "xl/revisions/revisionHeaders.xml"}:
        assert after[name] == before[name]
    if form is threaded:
        assert openpyxl.load_workbook(target)[SHEET]["M11"].comment.text == "问过本人，没说"
    if form is protected:
        assert b'<sheetProtection sheet="1" password="CC1A"/>' in after[ROSTER]


def test_it_is_said_before_anything_is_written(source, results, tmp_path):
    path, target = packed(tmp_path / "r.xlsx", protected(parts_of(source))), tmp_path / "o.xlsx"
    said = []
    write_beside(
        as_if_read_from(path, results),
        path,
        target,
        say=lambda notes: said.append((target.exists(), list(notes))),
    )

    assert [(there, [note.code for note in notes]) for there, notes in said] == [
        (False, ["output.sheet-protected"])
    ]


def dropped(name):
    return lambda parts: {one: content for one, content in parts.items() if one != name}


@pytest.mark.parametrize(
    "form",
    [
        changed(ROSTER, (rb"</sheetData>", b"")),
        changed(ROSTER, (rb"<sheetData>", b"<sheetData><row r='x'/>")),
        changed(ROSTER, (rb'<c r="B6"', b'<c r="6B"')),
        changed(ROSTER, (rb"<sheetData>", b"<rows>"), (rb"</sheetData>", b"</rows>")),
        changed(ROSTER, (rb"\A", b'<!DOCTYPE x [<!ENTITY a "b">]>')),
        changed(ROSTER, (rb"\A", b'<?xml version="1.0" encoding="no-such"?>')),
        changed(ROSTER, (MAIN, b'xmlns="urn:something-else"')),
        changed("xl/workbook.xml", (SHEET.encode(), "别的".encode())),
        changed("xl/workbook.xml", (rb"<sheets>.*</sheets>", b"")),
        changed("xl/styles.xml", (rb"</fills>", b"")),
        changed("xl/comments/comment1.xml", (rb"<authors>.*?</authors>", b"")),
        changed("xl/drawings/commentsDrawing1.vml", (rb"(?s)\A.*\Z", b"nothing")),
        dropped("xl/drawings/commentsDrawing1.vml"),
        dropped(ROSTER),
    ],
)
def test_a_workbook_that_is_not_built_as_the_standard_has_it_is_refused(form, source, results, tmp_path):
    path, target = packed(tmp_path / "r.xlsx", form(parts_of(source))), tmp_path / "o.xlsx"
    with pytest.raises(OutputError) as failure:
        write_beside(as_if_read_from(path, results), path, target)

    assert [problem.code for problem in failure.value.problems] == ["output.cannot-amend"]
    assert not target.exists()


def test_a_workbook_that_is_damaged_in_its_zip_is_refused(source, results, tmp_path):
    content = bytearray(source.read_bytes())
    place = content.index(b"xl/charts/chart1.xml") + 60
    content[place : place + 20] = bytes(20)
    path = tmp_path / "r.xlsx"
    path.write_bytes(content)
    with pytest.raises(OutputError) as failure:
        write_beside(as_if_read_from(path, results), path, tmp_path / "o.xlsx")

    assert [problem.code for problem in failure.value.problems] == ["output.cannot-amend"]
    assert [one.name for one in tmp_path.iterdir()] == ["r.xlsx"]


CHANGED = [
    *(ROSTER, "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"),
    *("xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels"),
]


@COSTLY
@given(data=st.data())
def test_damage_of_any_kind_is_a_problem_and_never_a_traceback(data, source, results):
    parts = parts_of(source)
    name = data.draw(st.sampled_from(CHANGED))
    start = data.draw(st.integers(0, len(parts[name]) - 1))
    length, new = data.draw(st.integers(0, 40)), data.draw(st.binary(max_size=8))
    parts[name] = parts[name][:start] + new + parts[name][start + length :]
    with tempfile.TemporaryDirectory() as folder:
        path, target = packed(Path(folder) / "r.xlsx", parts), Path(folder) / "o.xlsx"
        with suppress(ProblemsError):
            write_beside(as_if_read_from(path, results), path, target)
        left = {one.name for one in Path(folder).iterdir()}

    assert left in ({"r.xlsx"}, {"r.xlsx", "o.xlsx"})
