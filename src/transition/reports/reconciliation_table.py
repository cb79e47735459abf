"""汇总: opening, changes and closing of each entitlement, for all and by place, and whether they balance."""

from __future__ import annotations

from fractions import Fraction

from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.reconciliation import LINES, LineKind
from transition.policies.units import parse_unit
from transition.reports.change_tables import money_places
from transition.reports.table import Table, TableColumn, column_of

SCOPES = {"all": "全部", "township": "乡镇", "village": "村"}
BALANCED, UNBALANCED = "平", "不平"


def reconciliation_table(outcome: Outcome) -> Table:
    """Return a row for each line of each balance; the closing says whether it comes out."""
    rows = [(one, line) for one in outcome.reconciled for line in one.lines]
    amounts = tuple(-line.amount if _is_taken_off(line.kind) else line.amount for _, line in rows)
    return Table(
        "summary",
        "汇总",
        (
            column_of("label", "项目", [one.label for one, _ in rows]),
            column_of("scope", "范围", [one.scope for one, _ in rows], words=SCOPES),
            column_of("name", "名称", [one.name for one, _ in rows]),
            column_of(
                "line",
                "变动",
                [line.kind for _, line in rows],
                words={str(kind): word for kind, word in LINES.items()},
            ),
            _counts("households", "户数", [line.households for _, line in rows], "户"),
            _counts("persons", "人数", [line.persons for _, line in rows], "人"),
            TableColumn("amount", "金额", "money", amounts, places=money_places(amounts)),
            column_of("unit", "单位", [str(one.unit) for one, _ in rows]),
            column_of("balance", "勾稽", [_balance(one.balances, line.kind) for one, line in rows]),
        ),
        frozen=3,
    )


def _is_taken_off(line: LineKind) -> bool:
    """Say whether a line is written as 减: its amount then stands without the sign."""
    return LINES[line].startswith("减")


def _balance(balances: bool, line: str) -> str:
    if line in ("raised", "lowered", "turned"):
        return "户数、人数不变，只列出"
    if line != "closing":
        return ""
    return BALANCED if balances else UNBALANCED


def _counts(key: str, label: str, counts: list[int | None] | list[int], unit: str) -> TableColumn:
    values = tuple(None if count is None else Fraction(count) for count in counts)
    return TableColumn(key, label, "whole", values, parse_unit(unit))
