"""A report as one JSON document for programs; numbers lose no digit (`exact_text.py`).

The document is described by ``docs/report.schema.json`` (`report_schema.py`).
"""

from __future__ import annotations

from pathlib import Path

from transition.policies.units import Unit
from transition.reports.charts.chart import Chart
from transition.reports.exact_text import json_of
from transition.reports.report import Part, Report, Section
from transition.reports.table import Table, exact_rows

FORMAT = "transition-report"
VERSION = 1


def write_report(report: Report, path: Path) -> None:
    """Write a report: words, tables by column key, charts as numbers, the run record, further data."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "key": report.key,
        "title": report.title,
        "subtitle": report.subtitle,
        "lines": list(report.lines),
        "record": [{"name": name, "value": value} for name, value in report.record],
        "data": dict(report.data),
    }
    sections = ",\n".join(map(_section, report.sections))
    head = "".join(f"{json_of(key)}: {json_of(value)},\n" for key, value in document.items())
    path.write_text(f'{{\n{head}"sections": [\n{sections}\n]\n}}\n', encoding="utf-8", newline="\n")


def _section(section: Section) -> str:
    head = {"key": section.key, "heading": section.heading, "lines": list(section.lines)}
    parts = ",\n".join(json_of(_part(part)) for part in section.parts)
    return f'{json_of(head)[:-1]}, "parts": [\n{parts}\n]}}'


def _part(part: Part) -> dict[str, object]:
    return _chart(part) if isinstance(part, Chart) else _table(part)


def _table(table: Table) -> dict[str, object]:
    columns = [{"key": column.key, "label": column.label, **_unit(column.unit)} for column in table.columns]
    rows = zip(*(exact_rows(column.values) for column in table.columns), strict=True)
    keys = [column.key for column in table.columns]
    totals = {column.key: column.total() for column in table.columns if column.summed}
    return {
        "part": "table",
        "key": table.key,
        "title": table.title,
        "columns": columns,
        "rows": [dict(zip(keys, row, strict=True)) for row in rows],
        "totals": totals,
    }


def _chart(chart: Chart) -> dict[str, object]:
    return {
        "part": "chart",
        "key": chart.key,
        "title": chart.title,
        "kind": chart.kind,
        "x": {"label": chart.x_label, **_unit(chart.x_unit), "points": list(chart.x)},
        "y": {"label": chart.y_label, **_unit(chart.unit)},
        "series": [{"key": one.key, "name": one.name, "values": list(one.values)} for one in chart.series],
    }


def _unit(unit: Unit) -> dict[str, str]:
    return {"unit": str(unit)} if unit.powers else {}
