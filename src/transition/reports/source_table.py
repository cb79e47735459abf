"""What the results rest on: every row of a parameter and every rule that was used, with its citation."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from transition.calc.display import shown
from transition.calc.provenance import UsedRow, UsedRule
from transition.calc.results import Results
from transition.policies.checked import Source
from transition.policies.model import GRADES, PROPOSAL
from transition.problems import text
from transition.reports.table import Table, TableColumn, column_of

KINDS = {"parameter": "数值", "rule": "规则"}
ROUNDING_MODES = {"up": "有小数进一", "down": "舍去小数", "nearest": "四舍五入"}


@frozen
class _Used:
    """One row of the table but for its citation."""

    kind: str
    key: str
    label: str
    condition: str
    content: str
    since: datetime.date | None
    until: datetime.date | None
    households: int
    note: str


def source_table(results: Results) -> Table:
    """Return one row for each citation of each parameter row and rule that entitlements rest on."""
    found = results.provenance
    used = (
        *((_of_row(row), row.sources) for row in found.rows),
        *((_of_rule(rule), rule.sources) for rule in found.rules),
    )
    rows = [(thing, source) for thing, sources in used for source in (sources or (None,))]
    return Table("sources", "政策依据", tuple(_columns(rows)), frozen=3, filtered=bool(rows))


def _of_row(row: UsedRow) -> _Used:
    written = row.row
    return _Used(
        kind="parameter",
        key=row.key,
        label=row.label,
        condition="，".join(f"{label} {shown(value)}" for label, value in row.keys),
        content=shown(row.value, row.unit),
        since=written.start if written else None,
        until=written.end if written else None,
        households=row.households,
        note="；".join(_row_notes(row)),
    )


def _row_notes(row: UsedRow) -> Iterator[str]:
    if row.row is None:
        yield "表中没有列名的，适用此值"
    if row.row and row.row.proposed:
        yield "拟议，不是现行的值"
    if row.carried:
        yield "已过期，按要求沿用"
    if row.issue_unseen:
        yield "没有见到文件的印发日期，按起始日计"
    if row.row and row.row.note:
        yield row.row.note


def _of_rule(used: UsedRule) -> _Used:
    version = used.version
    cases = "；".join(
        f"{case.when_text}：{case.then_text}" if case.when_text else f"其他：{case.then_text}"
        for case in version.cases
    )
    return _Used(
        kind="rule",
        key=used.rule.key,
        label=used.rule.label,
        condition="",
        content=version.formula_text or cases,
        since=version.start,
        until=version.end,
        households=used.households,
        note="；".join(filter(None, (_rounding_note(used), version.note))),
    )


def _rounding_note(used: UsedRule) -> str:
    rounding = used.version.rounding
    if rounding is None:
        return ""
    return f"取整到 {rounding.rounding.written}，{ROUNDING_MODES[rounding.rounding.mode]}"


def _columns(rows: list[tuple[_Used, Source | None]]) -> Iterator[TableColumn]:
    used, sources = [thing for thing, _ in rows], [source for _, source in rows]
    documents = [source.document if source else None for source in sources]
    yield column_of("kind", "类型", [thing.kind for thing in used], words=KINDS)
    yield column_of("key", "代码", [thing.key for thing in used])
    yield column_of("label", "名称", [thing.label for thing in used])
    yield column_of("condition", "适用于", [thing.condition or None for thing in used], "long-text")
    yield column_of("content", "数值或算法", [thing.content for thing in used], "long-text")
    yield column_of("since", "起始日", [thing.since for thing in used], "day")
    yield column_of("until", "终止日", [thing.until for thing in used], "day")
    yield column_of("document", "文件", [one.title if one else None for one in documents], "long-text")
    yield column_of("number", "文号", [one.number if one else None for one in documents])
    yield column_of("article", "条款", [(source.article or None) if source else None for source in sources])
    grades: dict[str, str] = {grade: text(f"grade.{grade}", "zh") for grade in (*GRADES, PROPOSAL)}
    yield column_of("grade", "来源等级", [one.grade if one else None for one in documents], words=grades)
    yield column_of("link", "链接", [one.url if one else None for one in documents], "link")
    yield column_of("households", "涉及户数", [Fraction(thing.households) for thing in used], "whole")
    yield column_of("note", "说明", [thing.note or None for thing in used], "long-text")
