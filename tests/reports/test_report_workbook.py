"""A report as a workbook: exact cells, and charts of Excel's own that point at them."""

from __future__ import annotations

import re
from fractions import Fraction

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given, settings
from openpyxl.chart import BarChart, LineChart, ScatterChart
from openpyxl.utils import range_boundaries

from strategies_reports import BUDGET, EDGES, GAINERS, MONEY, MOVED, PAYERS, REPORT, reports
from transition.reports.formats import write_report
from transition.reports.report import Section
from transition.reports.sheet_names import SheetNames
from transition.reports.table import Table, TableColumn, column_of
from workbook_checker import faults_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("reports")


def opened(report, folder):
    path = folder / "report.xlsx"
    write_report(report, "xlsx", path, force=True)
    assert faults_of(path) == []
    return openpyxl.load_workbook(path)


def cells_at(book, reference):
    """The cells that a reference of a chart names, whose sheet stands in quotes."""
    name, area = re.fullmatch(r"'(.*)'!(.*)", reference, re.DOTALL).groups()
    left, top, right, bottom = range_boundaries(area)
    rows = book[name.replace("''", "'")].iter_rows(top, bottom, left, right, values_only=True)
    return [value for row in rows for value in row]


def charts_of(book):
    return [chart for sheet in book for chart in sheet._charts]


def shown(values):
    """Values as openpyxl writes them: a number with 16 digits, one more than Excel shows."""
    return [
        f"{float(value):.16g}" if isinstance(value, (int, float, Fraction)) else value for value in values
    ]


def numbers_shown(book, drawn):
    areas = [(series.val or series.yVal).numRef.f for series in drawn.series]
    return [shown(cells_at(book, area)) for area in areas]


def points_shown(book, drawn):
    series = drawn.series[0]
    source = series.cat or series.xVal
    return shown(cells_at(book, (source.numRef or source.strRef).f))


@settings(max_examples=12)
@given(reports())
def test_charts_point_at_cells_with_exactly_their_numbers(folder, drawn):
    book = opened(drawn, folder)

    for native, chart in zip(charts_of(book), drawn.charts(), strict=True):
        assert numbers_shown(book, native) == [shown(one.values) for one in chart.series]
        if chart.numeric:
            assert points_shown(book, native) == shown(chart.x)


def title_of(title):
    return "".join(run.t for paragraph in title.tx.rich.paragraphs for run in paragraph.r)


@pytest.mark.parametrize("chart", [GAINERS, BUDGET, PAYERS, EDGES], ids=lambda one: one.key)
def test_a_chart_has_titles_axes_and_a_legend_only_for_several_series(folder, chart):
    book = opened(evolve(REPORT, sections=(Section("s", "S", (), (chart,)),)), folder)
    (native,) = charts_of(book)

    kinds = {"bars": BarChart, "stacked": BarChart, "line": ScatterChart, "steps": ScatterChart}
    assert isinstance(native, kinds[chart.kind])
    assert title_of(native.title) == chart.title
    assert title_of(native.y_axis.title) == f"{chart.y_label}（{chart.unit}）"
    assert not native.x_axis.delete
    assert not native.y_axis.delete
    assert (native.legend is not None) == (len(chart.series) > 1)
    assert native.display_blanks == "gap"
    assert points_shown(book, native) == shown(chart.x)
    names = [series.tx.v for series in native.series]
    assert names == [one.name for one in chart.series]


def test_months_in_words_are_a_line(folder):
    months = evolve(BUDGET, x=("2025-01", "2025-02", "2025-03"))
    (native,) = charts_of(opened(evolve(REPORT, sections=(Section("s", "S", (), (months,)),)), folder))

    assert isinstance(native, LineChart)


def test_a_chart_does_not_cover_the_numbers(folder):
    book = opened(REPORT, folder)
    sheet = book["花多少钱"]

    for native in sheet._charts:
        left, top = native.anchor._from.col + 1, native.anchor._from.row + 1
        for row in sheet.iter_rows(top, top + 13):
            for cell in row:
                assert cell.value is None or cell.column < left
    first, second = (native.anchor._from.row for native in sheet._charts)
    assert second - first >= 14


def test_the_first_sheet_has_summary_links_and_record(folder):
    book = opened(REPORT, folder)
    sheet = book["概要"]
    texts = [cell.value for row in sheet for cell in row if cell.value]

    assert book.sheetnames == ["概要", "谁受益、谁受损", "变动最大的户", "花多少钱", "收入多一元"]
    assert texts[:3] == ["标准提高到 680 元", "样例花名册，2025-07", "· 年度总额增加 150,000 元。"]
    assert ("花名册", "roster.xlsx") in list(sheet.iter_rows(min_col=1, max_col=2, values_only=True))
    links = [cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink]
    assert links == ["'谁受益、谁受损'!A1", "'花多少钱'!A1", "'收入多一元'!A1"]


def test_amounts_are_numbers_with_formats_an_unknown_one_is_blank_and_letters_are_no_formula(folder):
    sheet = opened(REPORT, folder)["变动最大的户"]
    header = next(row for row in sheet if row[0].value == "户编号")[0].row
    first, second, total = (sheet[header + below] for below in (1, 2, 3))

    assert sheet.cell(header, 2).value == "现金额\n（元/年）"
    assert first[1].value == float(Fraction(1894, 3))
    assert first[1].number_format == "#,##0.00_ "
    assert first[2].value == "=1+1"
    assert first[2].data_type == "s"
    assert second[1].value is None
    assert (total[0].value, total[1].value) == ("合计", first[1].value)
    assert sheet.cell(header + 4, 1).value == "空白的格子：未知，不是零。"


def test_sheets_print_on_a4_across_with_their_headings_on_each_page(folder):
    book = opened(REPORT, folder)

    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
        assert "标准提高到 680 元" in sheet.oddHeader.left.text
    long = book["变动最大的户"]
    header = next(row for row in long if row[0].value == "户编号")[0].row
    assert long.print_title_rows == f"${header}:${header}"
    assert long.freeze_panes == f"B{header + 1}"


def test_a_long_table_has_a_sheet_of_its_own_and_its_section_says_so(folder):
    rows = 60
    table = Table(
        "long",
        "长表",
        (
            column_of("n", "序号", [str(place) for place in range(rows)]),
            TableColumn("a", "金额", "money", tuple(map(Fraction, range(rows))), unit=MONEY, summed=True),
        ),
        filtered=True,
    )
    book = opened(evolve(REPORT, sections=(Section("s", "花费", (), (GAINERS, table)),)), folder)

    assert book.sheetnames == ["概要", "花费", "长表"]
    assert book["花费"]["A2"].value == "长表（60 行）见工作表“长表”。"
    assert book["长表"].auto_filter.ref == "A3:B63"
    assert book["长表"].cell(64, 2).value == 1770


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("花费", "花费"),
        ("a/b:c?[d]*\\", "abcd"),
        ("'quoted'", "quoted"),
        ("长" * 40, "长" * 31),
        ("", "Sheet"),
        ("History", "History 2"),
        ("概要", "概要 2"),
    ],
)
def test_sheets_have_legal_names(wanted, name):
    assert SheetNames(["概要"]).free(wanted) == name


def test_no_two_sheets_have_one_name():
    names = SheetNames()
    given = [names.free("长" * 40), names.free("长" * 31), names.free("Abc"), names.free("aBC")]

    assert given == ["长" * 31, "长" * 29 + " 2", "Abc", "aBC 2"]


def test_a_table_of_sentences_alone_in_its_section_stays_there(folder):
    book = opened(evolve(REPORT, sections=(Section("s", "变动", (), (MOVED,)),)), folder)

    assert book.sheetnames == ["概要", "变动"]
