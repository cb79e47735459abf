"""A report as one HTML file: it opens anywhere without a network, without a script, and prints well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from transition.reports.cells import text_width
from transition.reports.charts.chart import Chart, table_of
from transition.reports.charts.svg import svg_of
from transition.reports.html_page import LETTERS, whole_page
from transition.reports.markup import element, escaped
from transition.reports.report import Part, Report, Section
from transition.reports.shown_cells import is_number, table_texts
from transition.reports.table import Table, TableColumn

_SHORT = 20
"""Texts of this width (ten Chinese characters) are not broken."""
_MOST_OPEN = 40
"""The numbers of a chart with more points are closed until somebody opens them."""

CONTENTS, NUMBERS, RECORD = "目录", "数据", "运行记录"

_STYLE = (
    LETTERS
    + """
@page { size: A4; margin: 14mm 14mm; }
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #555; --line: #bbb; --head: #ddebf7;
  --total: #fff2cc;
  --ground: #fff; --blue: #1f5fa8; }
body { font-size: 15px; line-height: 1.5; color: var(--ink); background: var(--ground); margin: 0 auto;
  max-width: 900px; padding: 16px; }
h1 { font-size: 1.6em; margin: 0 0 4px; }
h2 { font-size: 1.25em; margin: 2em 0 .5em; border-bottom: 2px solid var(--blue); padding-bottom: 3px; }
h3 { font-size: 1.05em; margin: 1.4em 0 .3em; }
p { margin: .35em 0; overflow-wrap: anywhere; }
.subtitle { color: var(--soft); }
.summary { border-left: 4px solid var(--blue); padding: 2px 0 2px 14px; margin: 14px 0; }
nav ol { columns: 2; padding-left: 1.6em; margin: .3em 0; }
a { color: var(--blue); }
figure { margin: 1em 0 .3em; background: #fff; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
details { margin: 0 0 1.2em; }
summary { cursor: pointer; color: var(--soft); }
.scroll { overflow-x: auto; margin: .3em 0 1em; }
table { border-collapse: collapse; font-size: .9em; }
th, td { border: 1px solid var(--line); padding: 3px 8px; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; min-width: 3em; }
th { background: var(--head); color: #1a1a1a; font-weight: 600; vertical-align: middle; }
th.right { text-align: center; }
td.right { text-align: right; font-variant-numeric: tabular-nums; }
td.right, .short { white-space: nowrap; }
tfoot td { background: var(--total); color: #1a1a1a; font-weight: 600; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --soft: #b0b0b0; --line: #666;
  --ground: #181a1b;
  --blue: #7fb2ee; } }
@media (max-width: 600px) { body { padding: 10px; font-size: 14px; } nav ol { columns: 1; }
  figure { overflow-x: auto; } figure svg { min-width: 520px; } }
@media print { :root { --ink: #000; --soft: #444; --line: #999; --ground: #fff; --blue: #1f5fa8; }
  tfoot { display: table-row-group; /* else the sums stand on every page */ }
  body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; }
  h2, h3, summary { break-after: avoid; } tr { break-inside: avoid; } .scroll { overflow: visible; } }
"""
)


def write_report(report: Report, path: Path) -> None:
    """Write a report as one HTML file, the same bytes for the same report."""
    path.write_text(whole_page(report.title, _STYLE, _body(report)), encoding="utf-8", newline="\n")


def _body(report: Report) -> Iterator[str]:
    yield element(
        "header",
        element("h1", escaped(report.title)),
        element("p", escaped(report.subtitle), class_="subtitle") if report.subtitle else "",
    )
    if report.lines:
        yield element("div", *_sentences(report.lines), class_="summary")
    links = [(_place(section), section.heading) for section in report.sections]
    yield element(
        "nav",
        element("h2", CONTENTS),
        element(
            "ol",
            *(
                element("li", element("a", escaped(heading), href=f"#{place}"))
                for place, heading in (*links, ("record", RECORD))
            ),
        ),
    )
    yield from map(_section, report.sections)
    rows = "".join(
        f"<tr>{element('th', escaped(name), scope='row')}<td>{escaped(value)}</td></tr>"
        for name, value in report.record
    )
    table = element("div", f"<table><tbody>{rows}</tbody></table>", class_="scroll") if rows else ""
    yield element("section", element("h2", RECORD), table, id="record")


def _place(section: Section) -> str:
    return f"section-{section.key}"


def _sentences(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield f"<p>{escaped(line)}</p>"


def _section(section: Section) -> str:
    parts = "\n".join(_part(part) for part in section.parts)
    heading = element("h2", escaped(section.heading))
    return element("section", heading, *_sentences(section.lines), "\n", parts, id=_place(section))


def _open(chart: Chart) -> str:
    """Say that the numbers of a chart are open, unless they would push what follows out of sight."""
    return " open='open'" if len(chart.x) <= _MOST_OPEN else ""


def _part(part: Part) -> str:
    if isinstance(part, Table):
        return element("h3", escaped(part.title)) + _table(part)
    numbers = element("summary", escaped(f"{NUMBERS}：{part.title}"))
    return (
        element("figure", svg_of(part)) + f"<details{_open(part)}>{numbers}{_table(table_of(part))}</details>"
    )


def _table(table: Table) -> str:
    rows, totals = table_texts(table.columns)
    head = "".join(_heading(column) for column in table.columns)
    body = "\n".join(f"<tr>{_cells(table.columns, row)}</tr>" for row in rows)
    foot = f"<tfoot><tr>{_cells(table.columns, totals)}</tr></tfoot>" if totals else ""
    inside = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>{foot}"
    return f'<div class="scroll"><table>{inside}</table></div>'


def _heading(column: TableColumn) -> str:
    lines = column.heading.split("\n")
    looks = ["right"] if is_number(column) else []
    if max(map(text_width, lines)) <= _SHORT:
        looks.append("short")
    return element("th", "<br/>".join(map(escaped, lines)), scope="col", class_=" ".join(looks) or None)


def _cells(columns: Sequence[TableColumn], row: Sequence[str]) -> str:
    return "".join(_cell(column, text) for column, text in zip(columns, row, strict=True))


def _cell(column: TableColumn, text: str) -> str:
    if is_number(column):
        return f'<td class="right">{escaped(text)}</td>'
    words = escaped(text)
    if column.kind == "link" and text.startswith(("https://", "http://")):
        words = element("a", words, href=text)
    return f'<td class="short">{words}</td>' if text_width(text) <= _SHORT else f"<td>{words}</td>"
