"""A report as JSON, as HTML and at the terminal: all of its numbers, well-formed, and in need of nothing."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console

from strategies_reports import GAINERS, MONEY, MOVED, REPORT, reports
from transition.problems import OutputError, UsageError, spoken
from transition.reports.charts.chart import Chart, Series
from transition.reports.console_report import print_report
from transition.reports.formats import REPORT_FORMATS, check_target, chosen_format, write_report
from transition.reports.report import Report, Section
from transition.reports.report_schema import report_schema
from transition.reports.shown_cells import column_texts
from transition.reports.table import Table, TableColumn, column_of
from transition.reports.terminal_paper import MOST_ROWS

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"


def written(report, name, folder):
    path = folder / f"report.{name}"
    write_report(report, name, path, force=True)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("reports")


# --- JSON -----------------------------------------------------------------------------------------


def exact(value):
    """A number of the JSON document as the exact one."""
    return (
        Fraction(value["fraction"])
        if isinstance(value, dict)
        else value
        if value is None
        else Fraction(value)
    )


def read(text):
    return json.loads(text, parse_float=Decimal)


@settings(max_examples=20)
@given(reports())
def test_json_has_every_number_exactly(folder, drawn):
    document = read(written(drawn, "json", folder))

    jsonschema.validate(document, report_schema())
    parts = [part for section in document["sections"] for part in section["parts"]]
    for part, one in zip(parts, (part for section in drawn.sections for part in section.parts), strict=True):
        if isinstance(one, Chart):
            assert [tuple(map(exact, line["values"])) for line in part["series"]] == [
                line.values for line in one.series
            ]
            points = part["x"]["points"]
            assert tuple(map(exact, points) if one.numeric else points) == one.x
        else:
            assert tuple(exact(row["amount"]) for row in part["rows"]) == one.columns[1].values
            assert exact(part["totals"]["amount"]) == sum(filter(None, one.columns[1].values))
    assert exact(document["data"]["n"]) == drawn.data["n"]


def test_the_schema_in_the_documentation_is_the_one_of_the_program():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json.loads(json.dumps(report_schema()))


def test_json_says_units_words_and_record(folder):
    document = read(written(REPORT, "json", folder))
    chart = document["sections"][1]["parts"][0]

    assert document["lines"] == ["年度总额增加 150,000 元。"]
    assert document["record"][0] == {"name": "花名册", "value": "roster.xlsx"}
    assert chart["x"] == {"label": "标准", "unit": "元/人·月", "points": [600, 610, 640]}
    assert chart["series"][0]["values"][1] == {"fraction": "3220001/3", "rounded": Decimal("1073333.666667")}
    assert document["data"] == {
        "share": {"fraction": "1894/3", "rounded": Decimal("631.333333")},
        "days": ["2025-07-01"],
    }


# --- HTML -----------------------------------------------------------------------------------------


class Page(HTMLParser):
    """Reads a page strictly: what is opened is closed; collects links, marks and cells."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, text):
        super().__init__()
        self.open, self.links, self.places, self.marks, self.cells, self.tags = [], [], [], [], [], set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("src", "href", "xlink:href")]
        self.places += [found["id"]] if "id" in found else []
        if "data-value" in found:
            self.marks.append(Fraction(found["data-value"]))
        if tag in ("td", "th"):
            self.cells.append("")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if {"td", "th"} & set(self.open):
            self.cells[-1] += data


def known(chart):
    return [value for one in chart.series for value in one.values if value is not None]


@settings(max_examples=20)
@given(reports())
def test_html_is_well_formed_and_draws_every_number(folder, drawn):
    text = written(drawn, "html", folder)
    page = Page(text)

    assert sorted(page.marks) == sorted(value for chart in drawn.charts() for value in known(chart))
    assert all(link.startswith("#") and link[1:] in page.places for link in page.links)
    assert len(set(page.places)) == len(page.places)
    assert "script" not in page.tags
    assert "url(http" not in text
    body = text[text.index("<body>") : text.index("</html>")]
    ElementTree.fromstring(body)


def test_each_chart_of_the_page_has_its_numbers_below(folder):
    text = written(REPORT, "html", folder)

    for chart in REPORT.charts():
        drawing = text.index(f'aria-labelledby="chart-{chart.key}-title')
        assert text.index("<details open='open'><summary>", drawing) < text.index("<table>", drawing)
    cells = Page(text).cells
    assert cells[cells.index("东镇") : cells.index("东镇") + 9] == [
        *("东镇", "12", "0"),
        *("西镇", "3", "5"),
        *("北镇", "未知", "1"),
    ]
    assert cells[cells.index("600") + 1 :][:5] == ["1,050,000.00", "610", "1,073,333.67", "640", "未知"]


def test_what_is_written_in_a_roster_stays_letters(folder):
    evil = "<script>alert(1)</script>&"
    report = evolve(REPORT, title=evil, lines=(evil,), record=((evil, evil),))

    page = Page(written(report, "html", folder))

    assert "script" not in page.tags
    assert evil in page.cells


def test_only_a_link_of_the_web_becomes_one(folder):
    table = Table(
        "t", "T", (column_of("link", "链接", ["https://example.org/a?b&c", "javascript:x"], "link"),)
    )
    report = evolve(REPORT, sections=(Section("s", "S", (), (table,)),))

    assert [link for link in Page(written(report, "html", folder)).links if link[0] != "#"] == [
        "https://example.org/a?b&c"
    ]


# --- terminal -------------------------------------------------------------------------------------


def printed(report, width=80, encoding="utf-8", language="zh"):
    raw = io.BytesIO()
    with spoken(language), io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="\n") as file:
        print_report(report, console=Console(file=file, width=width))
        file.flush()
        return raw.getvalue().decode(encoding)


@settings(max_examples=20)
@given(reports())
def test_no_line_is_wider_than_the_terminal_and_no_number_is_cut(drawn):
    text = printed(drawn)
    assert "\x1b" not in text
    assert max(map(cell_len, text.split("\n"))) <= 80
    words = text.split()
    for section in drawn.sections:
        for part in section.parts:
            if isinstance(part, Table):
                assert set(column_texts(part.columns[1])[0]) <= set(words)


def test_a_chart_at_the_terminal_has_a_bar_beside_each_number():
    lines = printed(REPORT).split("\n")
    place = lines.index("东镇")

    assert lines[place - 2 : place + 9] == [
        "各乡镇的受益户",
        "乡镇 → 户数（户）",
        "东镇",
        f"  受益    12  {'█' * 30}",
        "  受损     0",
        "西镇",
        f"  受益     3  {'█' * 7}▌",
        f"  受损     5  {'█' * 12}▌",
        "北镇",
        "  受益  未知",
        f"  受损     1  {'█' * 2}▌",
    ]


def test_a_long_course_is_spread_and_what_is_level_is_told_once():
    count = 100
    measured = Series("measured", "总额", [Fraction(place) for place in range(count)])
    target = Series("target", "目标", [Fraction(50)] * count)
    x = [Fraction(place) for place in range(count)]
    chart = Chart("goal", "目标图", "line", "标准", x, "总额", MONEY, (measured, target))
    lines = printed(evolve(REPORT, sections=(Section("s", "S", (), (chart,)),))).split("\n")
    drawn = [line for line in lines if "│" in line]

    assert len(drawn) == MOST_ROWS
    assert (drawn[0].split()[0], drawn[-1].split()[0]) == ("0", "99")
    assert sum(line.startswith("目标：") for line in lines) == 1
    assert any(line.startswith(f"100 个点里均匀地列了 {MOST_ROWS} 个") for line in lines)


def test_without_unicode_bars_are_of_plain_letters():
    text = printed(REPORT, encoding="gbk")

    assert f"  受益    12  {'#' * 30}" in text.split("\n")
    assert "█" not in text


def test_a_table_too_wide_stands_in_blocks_each_with_the_first_column():
    value = Fraction(123_456_789_012)
    columns = [TableColumn(f"c{place}", f"栏{place}", "money", (value,), unit=MONEY) for place in range(9)]
    table = Table("wide", "宽表", (column_of("town", "乡镇", ["东镇"]), *columns))
    lines = printed(evolve(REPORT, sections=(Section("s", "S", (), (table,)),))).split("\n")

    assert sum(line.count("123,456,789,012") for line in lines) == 9
    assert sum(line.startswith("东镇") for line in lines) == 3


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "另有 76 行，见用 -o 写出的工作簿、网页或 JSON。"),
        ("en", "76 more rows: in the workbook, the HTML page or the JSON that -o writes."),
    ],
)
def test_a_long_table_is_cut_and_says_where_the_rest_is(language, words):
    table = Table("long", "长表", (column_of("n", "序号", [f"r{place}" for place in range(100)]),))
    lines = printed(evolve(REPORT, sections=(Section("s", "S", (), (table,)),)), language=language).split(
        "\n"
    )

    assert [line for line in lines if line.startswith("r")] == [f"r{place}" for place in range(MOST_ROWS)]
    assert lines[lines.index(f"r{MOST_ROWS - 1}") + 1] == words


# --- cells ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "values", "texts", "total"),
    [
        ("money", (1, Fraction(5, 2), None), ["1.00", "2.50", "未知"], "3.50"),
        ("money", (1000, 2), ["1,000", "2"], "1,002"),
        ("money", (Fraction(1, 1000), 1), ["0.001", "1.00"], "1.00"),
        ("number", (Fraction(1, 4), Fraction(1, 3)), ["0.2500", "0.3333"], "0.5833"),
        ("number", (Fraction(1, 4), -2), ["0.25", "-2.00"], "-1.75"),
        ("whole", (1234567, -1), ["1,234,567", "-1"], "1,234,566"),
    ],
)
def test_numbers_of_a_column_have_as_many_decimals(kind, values, texts, total):
    assert column_texts(TableColumn("c", "C", kind, values, summed=True)) == (texts, total)


# --- formats --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["xlsx", "html", "json"])
def test_the_same_report_gives_the_same_bytes_and_replaces_nothing_unasked(tmp_path, name):
    write_report(REPORT, name, tmp_path / "a")
    write_report(REPORT, name, tmp_path / "b")

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    with pytest.raises(OutputError):
        write_report(evolve(REPORT, title="another"), name, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_report_is_written_as_the_ending_says_or_not_at_all(tmp_path):
    assert chosen_format(None, "a.html", REPORT_FORMATS, "simulate") == "html"
    with pytest.raises(UsageError):
        chosen_format(None, "a.csv", REPORT_FORMATS, "simulate")
    (tmp_path / "a.html").touch()
    with pytest.raises(OutputError):
        check_target("html", str(tmp_path / "a.html"), formats=REPORT_FORMATS)


def test_a_report_may_hold_nothing(folder):
    empty = Report("empty", "空", "", (), (), ())

    assert read(written(empty, "json", folder))["sections"] == []
    assert Page(written(empty, "html", folder)).marks == []
    assert printed(empty) == "空\n"
    write_report(empty, "xlsx", folder / "empty.xlsx", force=True)


def test_parts_of_one_key_are_refused_in_a_section():
    with pytest.raises(ValueError, match="moved twice"):
        Section("s", "S", (), (MOVED, MOVED))
    with pytest.raises(ValueError, match="key"):
        Section("Ä", "S", (), (GAINERS,))
