"""政策变动: each row of a table and each rule that moved, in words, and what that changed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from transition.calc.adjustments.met_values import cited
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.reason_laws import signed
from transition.reports.table import Table, column_of

KINDS = {"parameter": "数值", "rule": "规则", "day": "日期", "input": "默认值", "whole": "政策"}
NO_EFFECT = "没有改变本名册的金额"


def law_table(outcome: Outcome) -> Table:
    """Return a row for each row of a table, and each rule, that moved between the two sides."""
    rows = outcome.law
    return Table(
        "law",
        "政策变动",
        (
            column_of("kind", "类别", [row.kind for row in rows], words=KINDS),
            column_of("label", "名称", [row.label for row in rows]),
            column_of("keys", "条件", [row.keys for row in rows], "long-text"),
            column_of("before", "原", [row.before for row in rows], "long-text"),
            column_of("after", "现", [row.after for row in rows], "long-text"),
            column_of("since", "起始日", [row.since for row in rows], "day"),
            column_of("sources", "依据", [cited(row.sources) for row in rows], "long-text"),
            column_of("households", "涉及户数", [Fraction(row.households) for row in rows], "whole"),
            column_of("effect", "金额影响", [_effect(row.amounts) for row in rows], "sentence"),
        ),
        frozen=2,
    )


def _effect(amounts: Mapping[str, Fraction]) -> str:
    return "；".join(f"{label} {signed(value)}" for label, value in amounts.items()) or NO_EFFECT
