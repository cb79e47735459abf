"""How a result came about: versions, options, files with their SHA-256, the moment, the defaults taken."""

from __future__ import annotations

import datetime
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path

from transition._version import __version__
from transition.calc.display import shown
from transition.calc.results import Results
from transition.policies.reform import Reform
from transition.problems import text
from transition.reports.table import Table, column_of

Record = Mapping[str, object]


def run_record(results: Results, moment: datetime.datetime | None = None) -> Record:
    """Return the record of a run as plain data with stable keys.

    moment: when it was made; now by default. Numbers are exact; days are `datetime.date`.
    """
    return {
        **run_head(results, moment),
        "weak_sources": dict(results.weak_grades),
        "carried_forward": results.carried,
        "redone_exactly": sum(ledger.exact_rows for ledger in results.ledgers),
    }


def run_head(results: Results, moment: datetime.datetime | None = None) -> Record:
    """Return of the record of a run what needs no look at what its results rest on."""
    made = moment or datetime.datetime.now().astimezone()
    source, options, rows = results.roster.source, results.options, results.reconciliation
    reforms = {"reforms": list(map(_reform, results.policy.reforms))} if results.policy.reforms else {}
    return {
        "program": {"version": __version__, "python": platform.python_version()},
        "made_at": made.isoformat(timespec="seconds"),
        "title": results.plan.title,
        "days": list(options.days),
        "known_on": options.known_on,
        "carry_forward": options.carry_forward,
        "trust": options.trust,
        "masked": options.masked,
        "roster": {"name": source.name, "sheet": source.sheet, "sha256": source.sha256},
        "policies": [
            {"name": one.name, "title": one.title, "edition": one.edition, "sha256": one.sha256}
            for one in results.policy.policies
        ],
        **reforms,
        "rows": {
            "in_roster": rows.rows,
            "decided": rows.decided,
            "not_decided": rows.not_decided,
            "left_out": dict(rows.left_out),
        },
        "defaults_taken": [
            {
                "key": one.key,
                "label": one.label,
                "cells": one.count,
                "value": one.value,
                "reason": one.reason,
            }
            for one in results.defaults_taken
        ],
    }


def _reform(reform: Reform) -> Record:
    """Return what a reform is called, and the file it stands in; one out of the command line has no file."""
    file = Path(reform.path).name if reform.sha256 else None
    return {"name": reform.name, "title": reform.title, "file": file, "sha256": reform.sha256 or None}


def run_table(results: Results, moment: datetime.datetime | None = None) -> Table:
    """Return the record of a run as rows of item and content."""
    lines = list(_lines(results, run_head(results, moment)))
    return Table(
        "run",
        "运行记录",
        (
            column_of("item", "项目", [item for item, _ in lines]),
            column_of("content", "内容", [content for _, content in lines], "sentence"),
        ),
    )


def _lines(results: Results, record: Record) -> Iterator[tuple[str, str]]:
    options, source = results.options, results.roster.source
    yield "政策", results.plan.title
    yield "评估日", "、".join(map(str, options.days))
    yield "只用此日以前印发的文件", str(options.known_on) if options.known_on else "没有要求"
    yield "过期数值沿用", shown(options.carry_forward)
    yield "数值来源的最低等级", text(f"grade.{options.trust}", "zh") if options.trust else "没有要求"
    yield "姓名和证件号码", "已隐去" if options.masked else "照原样"
    yield "花名册", source.name
    yield "工作表", source.sheet or "（不是工作簿）"
    yield "花名册 SHA-256", source.sha256 or "（不是文件）"
    for policy in results.policy.policies:
        yield "政策文件", f"{policy.name}（{policy.title}，版本 {policy.edition}）"
        yield f"{policy.name} SHA-256", policy.sha256
    for reform in results.policy.reforms:
        yield "改革方案", reform.title if reform.name == reform.title else f"{reform.name}（{reform.title}）"
        yield f"{reform.name} SHA-256", reform.sha256 or "（写在命令里，不是文件）"
    for taken in results.defaults_taken:
        yield "空白取默认值", _default_line(taken.label, taken.count, taken.value, taken.reason)
    if results.carried:
        yield "用到沿用数值的户", f"{results.carried} 户"
    yield "制作时间", str(record["made_at"])
    yield "程序版本", f"transition {__version__}（Python {platform.python_version()}）"


def _default_line(label: str, count: int, value: object, reason: str) -> str:
    meaning = shown(value) or "不填"  # type: ignore[arg-type]
    return f"{label}：{count} 格空白，按“{meaning}”计（{reason}）"
