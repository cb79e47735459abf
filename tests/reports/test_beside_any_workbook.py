"""Whatever a small workbook looks like: the copy is sound, is read back the same, and has lost nothing."""

from __future__ import annotations

import datetime
import re
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Side

from clerk_workbooks import edited, parts_of
from strategies_rosters import contents, rosters, wonderland
from transition.api import read_roster
from transition.calc.results import calculate_results
from transition.reports.beside import write_beside
from workbook_checker import faults_of

DAY = datetime.date(2025, 3, 1)
ROSTER = "xl/worksheets/sheet1.xml"
LOOKS = (
    {},
    {"font": Font(bold=True)},
    {"fill": PatternFill("solid", fgColor="CCFFCC")},
    {"border": Border(left=Side(style="thin"))},
    {"number_format": "0.00"},
)


@st.composite
def workbooks(draw, folder: Path) -> Path:
    """A roster with titles above it and odd things on it, written by openpyxl and changed by hand."""
    rows = draw(rosters(most=3))
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = draw(st.sampled_from(["花名册", "汇总", "A & B <c>", "待核实"]))
    titles = draw(st.integers(0, 3))
    for line in range(titles):
        sheet.cell(line + 1, 1, f"标题{line}")
    for line, row in enumerate(rows, start=titles + 1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(line, column)
            cell.value = value if value != "" else None
            for name, look in draw(st.sampled_from(LOOKS)).items():
                setattr(cell, name, look)
    bottom, right = titles + len(rows), len(rows[0])
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(titles + 2, bottom)), draw(st.integers(1, right))
        sheet.cell(*place).comment = Comment("原有", "兔")
    if draw(st.booleans()):
        sheet.column_dimensions.group("A", openpyxl.utils.get_column_letter(draw(st.integers(2, right + 3))))
    if draw(st.booleans()):
        sheet.cell(bottom + 2, draw(st.integers(1, right + 4)), "制表：兔")
    if titles and draw(st.booleans()):
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=draw(st.integers(2, right + 4)))
    if draw(st.booleans()):
        sheet.auto_filter.ref = f"A{titles + 1}:C{bottom}"
    path = folder / "r.xlsx"
    book.save(path)
    change = draw(
        st.sampled_from([None, (rb' r="[A-Z]+\d+"', b""), (rb"<dimension [^>]*>", b""), (b'"', b"'")])
    )
    return path if change is None else edited(path, ROSTER, lambda content: re.sub(*change, content))


def texts_of(content: bytes) -> list[bytes]:
    return re.findall(rb"<(?:t|v|f)[ >][^<]*", content)


@given(data=st.data())
@settings(max_examples=25)
def test_a_copy_of_any_workbook_is_sound_and_has_lost_nothing(data):
    with tempfile.TemporaryDirectory() as name:
        path, target = data.draw(workbooks(Path(name))), Path(name) / "o.xlsx"
        roster = read_roster(path, wonderland())
        write_beside(calculate_results(wonderland(), roster, days=[DAY]), path, target)
        before, after = parts_of(path), parts_of(target)

        assert faults_of(target) == []
        assert contents(read_roster(target, wonderland())) == contents(roster)
        rest = iter(texts_of(after[ROSTER]))
        assert all(any(text == other for other in rest) for text in texts_of(before[ROSTER]))
        assert {part for part in before if after[part] != before[part]} <= {
            *(
                ROSTER,
                "xl/styles.xml",
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "[Content_Types].xml",
            ),
            *("xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"),
            "xl/worksheets/_rels/sheet1.xml.rels",
        }
