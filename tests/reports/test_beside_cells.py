"""The small pieces of results beside: texts, days, boxes, offsets, formats, many comments."""

from __future__ import annotations

import datetime
import re
from xml.etree import ElementTree

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from clerk_workbooks import SHEET, clerk_workbook, parts_of
from invented_results import policy
from thoroughness import COSTLY
from transition.api import calculate, read_roster
from transition.problems import CellPlace, Problem
from transition.reports.beside import doubts, styles_xml, write_beside
from transition.reports.beside.boxes import Sizes, box_of, taller
from transition.reports.beside.cell_xml import NewCell, cell_xml, serial_day, text_xml
from transition.reports.beside.sheet_rows import SheetRows, column_number, reference
from transition.reports.beside.splice import Splice
from transition.reports.beside.workbook_xml import free_name
from transition.reports.beside.xml_bytes import XmlError, as_utf8, parse, with_attributes
from workbook_checker import faults_of

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return clerk_workbook(tmp_path_factory.mktemp("cells") / "r.xlsx")


@pytest.fixture(scope="module")
def results(source):
    return calculate(policy(), read_roster(source, policy()), as_of="2025-03-01").results


def written(results, source, folder):
    target = folder / "out.xlsx"
    notes = write_beside(results, source, target)
    assert faults_of(target) == []
    return target, [(note.code, dict(note.facts)) for note in notes]


# --- texts and numbers ----------------------------------------------------------------------------

TEXTS = {
    '=HYPERLINK("http://example.org")': None,
    "+1": None,
    "a<b & \"c\" > 'd'": None,
    " spaces  kept ": None,
    "two\nlines": None,
    "Windows\r\nlines": "Windows\nlines",
    "bell\x07 and null\x00": "bell and null",
    "half a pair \ud83d.": "half a pair .",
    "𠮷野家": None,
    "]]>": None,
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stays_what_it_is_without_what_xml_cannot_hold(text):
    xml = text_xml("", text)

    assert ElementTree.fromstring(xml).text == (TEXTS[text] or text)
    if text != text.strip() or "\n" in text:
        assert 'xml:space="preserve"' in xml


def test_a_text_that_looks_like_an_escape_is_escaped_itself():
    assert text_xml("", "_x0041_ _x41_ _X0041_") == "<t>_x005F_x0041_ _x41_ _X0041_</t>"


@COSTLY
@given(st.text())
def test_any_text_makes_a_cell_that_can_be_read(text):
    cell = ElementTree.fromstring(cell_xml("", 3, 7, NewCell(2, text)).encode())

    assert (cell.get("r"), cell.get("s"), cell.get("t")) == ("C7", "2", "inlineStr")


@pytest.mark.parametrize(
    ("value", "xml"),
    [
        (None, '<c r="A1"/>'),
        (880, '<c r="A1"><v>880</v></c>'),
        (83.3, '<c r="A1"><v>83.3</v></c>'),
        (10**21, '<c r="A1"><v>1000000000000000000000</v></c>'),
        (-0.005, '<c r="A1"><v>-0.005</v></c>'),
        (datetime.date(2025, 7, 1), '<c r="A1"><v>45839</v></c>'),
    ],
)
def test_numbers_and_days_are_written_exactly(value, xml):
    assert cell_xml("", 1, 1, NewCell(0, value)) == xml


@pytest.mark.parametrize(
    ("day", "serial"),
    [
        (datetime.date(1900, 1, 1), 1),
        (datetime.date(1900, 2, 28), 59),
        (datetime.date(1900, 3, 1), 61),  # the 60th is a day that never was
        (datetime.date(2025, 1, 1), 45658),
        (datetime.datetime(2025, 1, 1, 18), 45658.75),
    ],
)
def test_days_count_as_a_workbook_counts_them(day, serial):
    assert serial_day(day) == serial


@COSTLY
@given(st.integers(1, 16_384), st.integers(1, 1_048_576))
def test_a_cells_name_leads_back_to_its_column(column, line):
    letters = re.sub(r"\d", "", reference(column, line))

    assert column_number(letters) == column
    assert openpyxl.utils.get_column_letter(column) == letters


# --- offsets --------------------------------------------------------------------------------------


def test_changes_at_one_place_keep_their_order_and_a_change_behind_an_insertion_does_no_harm():
    splice = Splice(b"abcdef")
    splice.replace(2, 4, b"X")
    splice.insert(2, b"1")
    splice.insert(2, b"2")
    splice.insert(6, b"!")

    assert splice.joined() == b"ab12Xef!"


def test_an_element_that_closes_itself_opens_for_its_first_child():
    splice = Splice(b'<x:a xmlns:x="u"><x:b c="1"/></x:a>')
    inner = parse(splice.text).children[0]
    splice.append(inner, b"<x:d/>")
    splice.append(inner, b"<x:e/>")
    splice.set_attributes(inner, {"c": 2, "f": "g"})

    assert splice.joined() == b'<x:a xmlns:x="u"><x:b c="2" f="g"><x:d/><x:e/></x:b></x:a>'


def test_an_attribute_is_set_where_it_stands_and_not_inside_another():
    tag = b"""<c r='A1' x="a s='3' >" s = "1">"""

    assert with_attributes(tag, {b"s": b"9"}) == b"""<c r='A1' x="a s='3' >" s="9">"""


ATTRIBUTES = st.dictionaries(st.sampled_from(["a", "b", "q:c"]), st.sampled_from(["", "1", "<&>", "'", '"']))


@st.composite
def trees(draw, depth=3):
    """XML as bytes with everything that can stand between tags, made without a serialiser."""
    prefix = draw(st.sampled_from(["", "q:"]))
    quote = draw(st.sampled_from(["'", '"']))
    named = {
        key: value.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;").replace('"', "&quot;")
        for key, value in draw(ATTRIBUTES).items()
    }
    written = "".join(f" {key}={quote}{value}{quote}" for key, value in named.items())
    between = st.sampled_from(["", "一\n", "<!-- <a> -->", "<![CDATA[</a>]]>", "<?p <a>?>"])
    inner = "".join(draw(st.lists(between | (trees(depth - 1) if depth else between), max_size=4)))
    if not inner and draw(st.booleans()):
        return f"<{prefix}a{written}/>"
    return f"<{prefix}a{written}>{inner}</{prefix}a >"


@COSTLY
@given(trees(), st.sampled_from(["", "\ufeff", '<?xml version="1.0"?>\n']))
def test_offsets_are_those_of_the_tags_whatever_stands_between_them(tree, head):
    text = f'{head}<r xmlns="u" xmlns:q="v">{tree}</r>'.encode()
    expected = [element.tag for element in ElementTree.fromstring(text).iter()]
    seen = []

    def look(element):
        seen.append(f"{{{element.space}}}{element.name}")
        assert text[element.start :].startswith(f"<{element.prefix}{element.name}".encode())
        assert text[: element.inner].endswith(b">")
        if element.closes_itself:
            assert text[: element.end].endswith(b"/>")
        else:
            assert text[element.close :].startswith(f"</{element.prefix}{element.name}".encode())
        for child in element.children:
            look(child)

    look(parse(text))
    assert seen == expected


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "iso-8859-1"])
def test_a_part_in_another_encoding_is_turned_over(encoding):
    text = '<?xml version="1.0" encoding="{}"?><a>ü{}</a>'
    more = "" if encoding == "iso-8859-1" else "一"

    assert as_utf8(text.format(encoding, more).encode(encoding)) == text.format("UTF-8", more).encode()


@pytest.mark.parametrize(
    "text", [b"<a>", b"", b"<a/><b/>", b"<!DOCTYPE a []><a/>", b"<a b='1' b='2'/>", b"\x00"]
)
def test_what_is_no_xml_is_said(text):
    with pytest.raises(XmlError):
        parse(text)


def test_rows_and_cells_are_found_by_number_and_column():
    cells = b'<c r="B2" s="4"/><c><v>1</v></c><c r="AA2" t="inlineStr"><is><t/></is></c>'
    text = b'<d><row r="2">%s</row><row/></d>' % cells
    rows = SheetRows(text, 3, len(text) - 4, "")
    first, second = rows.all
    found = [(cell.column, cell.style, rows.has_value(cell)) for cell in rows.cells(first)]

    assert (first.number, second.number, second.closes_itself) == (2, 3, True)
    assert found == [(2, 4, False), (3, 0, True), (27, 0, True)]
    assert [cell.column for cell in rows.backwards(first)] == [27, 3, 2]


# --- boxes ----------------------------------------------------------------------------------------


def area(anchor, sizes):
    left, x, top, y, right, far_x, bottom, far_y = anchor
    width = sum(map(sizes.width, range(left, right))) - x + far_x
    return width, sum(map(sizes.height, range(top, bottom))) - y + far_y


SIZES = {
    "usual": Sizes(lambda _: 64, lambda _: 20),
    "narrow, low": Sizes(lambda _: 9, lambda _: 3),
    "wide, high": Sizes(lambda _: 500, lambda _: 400),
    "every other hidden": Sizes(lambda column: 70 * (column % 2), lambda row: 25 * (row % 2)),
}


@pytest.mark.parametrize("sizes", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("text", ["短", "没有填身份证号。请补上。" * 10, "一\n" * 8])
@pytest.mark.parametrize("place", [(0, 0), (3, 10), (16_383, 9), (5, 1_048_575)])
def test_a_box_is_large_enough_to_read_whatever_lies_under_it(sizes, text, place):
    box = box_of(text, *place, sizes)
    lines = sum(-(-len(line) * 2 // 35) for line in text.split("\n"))

    if place[1] < 1_000_000 and place[0] < 16_000:
        assert area(box.anchor, sizes) == (box.width, box.height)
    assert box.width >= 300
    assert box.height >= 18 * min(lines, 24)
    assert max(box.anchor[4], 0) <= 16_383
    assert box.anchor[6] <= 1_048_575


def test_a_box_ends_where_the_sheet_does_also_when_all_else_is_hidden():
    sizes = Sizes(lambda _: 0, lambda _: 0)

    assert box_of("短", 0, 0, sizes).anchor[4] <= 16_383


def test_a_box_grows_downwards_by_the_lines_that_are_added():
    anchor = (3, 15, 4, 2, 5, 30, 8, 10)

    assert taller(anchor, "短", SIZES["usual"]) == (3, 15, 4, 2, 5, 30, 9, 8)


# --- limits ---------------------------------------------------------------------------------------


def test_beyond_the_limit_cells_are_coloured_without_a_comment_worst_first(
    source, results, tmp_path, monkeypatch
):
    monkeypatch.setattr(doubts, "MOST_COMMENTS", 3)
    target, notes = written(results, source, tmp_path)
    sheet = openpyxl.load_workbook(target)[SHEET]
    told = [
        place for place in ("M11", "A3", "A7", "C5", "C6", "C7", "C8", "C9", "C11") if sheet[place].comment
    ]

    assert told == ["M11", "A3", "A7"]  # the error, the header, a hidden row; those without a number are left
    assert notes == [("output.comments-left-out", {"count": 6, "limit": 3})]
    assert sheet["C11"].fill.fgColor.rgb == "FFFFEB9C"


def test_thousands_of_comments_take_further_blocks_of_numbers(source, results, tmp_path):
    place = CellPlace("r.xlsx", SHEET)
    many = [
        Problem("roster.no-identity", evolve(place, cell=f"{letter}{line}"), "warning")
        for line in range(4, 12)
        for letter in map(openpyxl.utils.get_column_letter, range(1, 18))
    ]
    lines = [
        Problem("roster.no-identity", evolve(place, cell=f"B{line}"), "warning") for line in range(20, 2_200)
    ]
    target, notes = written(evolve(results, problems=(*many, *lines)), source, tmp_path)
    drawing = parts_of(target)["xl/drawings/commentsDrawing1.vml"]

    assert notes == []
    assert b'data="1,2,3,4"' in drawing


def test_a_workbook_full_of_formats_keeps_them_and_says_so(source, results, tmp_path, monkeypatch):
    monkeypatch.setattr(styles_xml, "MOST_FORMATS", 12)
    target, notes = written(results, source, tmp_path)
    before = re.search(rb'<cellXfs count="(\d+)"', parts_of(source)["xl/styles.xml"])

    assert notes == [("output.too-many-formats", {"limit": 64_000})]
    assert before
    assert openpyxl.load_workbook(target)[SHEET].cell(4, 20).value == 880


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("汇总", set(), "汇总"),
        ("汇总", {"汇总"}, "汇总 (2)"),
        ("Sum", {"sum", "sum (2)"}, "Sum (3)"),
        ("长" * 40, {"长" * 31}, "长" * 27 + " (2)"),
    ],
)
def test_a_name_that_is_taken_gets_a_number(wanted, taken, name):
    assert free_name(wanted, taken) == name


# --- what people typed ----------------------------------------------------------------------------


def test_odd_texts_come_through_on_the_sheet_of_what_to_verify(source, results, tmp_path):
    place = CellPlace("r.xlsx", SHEET, "B4")
    kept = ["=1+1", "a\x07b", "x < y", " two  blanks ", "two\nlines"]
    problems = tuple(
        Problem("roster.not-a-number", place, "warning", {"value": text, "label": "某"}) for text in kept
    )
    target, _ = written(evolve(results, problems=problems), source, tmp_path)
    rows = CalamineWorkbook.from_path(target).get_sheet_by_name("待核实").to_python()

    assert [row[4] for row in rows[1 : 1 + len(kept)]] == [
        "=1+1",
        "ab",
        "x < y",
        " two  blanks ",
        "two\nlines",
    ]
    assert openpyxl.load_workbook(target)["待核实"]["E2"].data_type != "f"
