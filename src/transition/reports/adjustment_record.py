"""How a comparison came about: both runs, the payment list, whether everything balances."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from transition.calc.adjustments.outcome import Outcome
from transition.reports.run_record import Record, run_record, run_table
from transition.reports.table import Table, column_of

SIDES = {"old": "上期", "new": "本期", "paid": "发放清单", "both": "比较"}


def adjustment_record(outcome: Outcome, moment: datetime.datetime | None = None) -> Record:
    """Return the record of both runs as plain data with stable keys."""
    adjustment, payments = outcome.adjustment, outcome.payments
    return {
        "old": dict(run_record(adjustment.old, moment)),
        "new": dict(run_record(adjustment.new, moment)),
        "one_roster": adjustment.one_roster,
        "one_law": adjustment.one_law,
        "balances": outcome.balances,
        "paid": None
        if payments is None
        else {
            "name": payments.source.name,
            "sheet": payments.source.sheet,
            "sha256": payments.source.sha256,
            "rows": payments.source.rows,
        },
    }


def adjustment_run_table(outcome: Outcome, moment: datetime.datetime | None = None) -> Table:
    """Return the record as rows of side, item and content."""
    lines = list(_lines(outcome, moment))
    return Table(
        "run",
        "运行记录",
        (
            column_of("side", "一方", [side for side, _, _ in lines], words=SIDES),
            column_of("item", "项目", [item for _, item, _ in lines]),
            column_of("content", "内容", [content for _, _, content in lines], "sentence"),
        ),
        frozen=2,
    )


def _lines(outcome: Outcome, moment: datetime.datetime | None) -> Iterator[tuple[str, str, str]]:
    adjustment = outcome.adjustment
    yield "both", "花名册", "同一份" if adjustment.one_roster else "两份"
    yield "both", "政策、日期和已知文件", "相同" if adjustment.one_law else "不同"
    yield "both", "勾稽", "全部平衡" if outcome.balances else "有不平衡的，见汇总"
    for side, results in (("old", adjustment.old), ("new", adjustment.new)):
        items, contents = (column.values for column in run_table(results, moment).columns)
        for item, content in zip(items, contents, strict=True):  # type: ignore[arg-type]
            yield side, str(item), str(content)
    if outcome.payments is not None:
        source = outcome.payments.source
        yield "paid", "发放清单", source.name
        yield "paid", "工作表", source.sheet or "（不是工作簿）"
        yield "paid", "SHA-256", source.sha256 or "（不是文件）"
        yield "paid", "行数", str(source.rows)
