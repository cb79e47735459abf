"""补发追缴: what is owed for each month, and by payee over all months."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from transition.calc.adjustments.arrears import Owed, by_payee
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.reasons import household_pairs
from transition.policies.units import parse_unit
from transition.reports.change_tables import money_places
from transition.reports.table import Table, TableColumn, column_of

YUAN = parse_unit("元")
STRANGER = "花名册里没有"


def arrears_table(outcome: Outcome) -> Table:
    """Return a row for each entitlement of each payee in each month in which something is owed."""
    rows = sorted(outcome.arrears.owed, key=lambda one: _order(outcome, one))
    return Table("arrears", "补发追缴", _columns(outcome, rows), frozen=2)


def payee_table(outcome: Outcome) -> Table | None:
    """Return a row for each payee with the sums over the months; None for a single month."""
    if len({one.month for one in outcome.arrears.owed}) < 2:
        return None
    groups = list(by_payee(outcome.arrears.owed).values())
    first = [those[0] for those in groups]
    return Table(
        "arrears_by_payee",
        "补发追缴合计",
        (
            *_who(outcome, first),
            column_of("months", "月数", [Fraction(len(those)) for those in groups], "whole"),
            *(
                _money(key, label, [_sum(those, key) for those in groups])
                for key, label in (("to_pay", "补发"), ("to_claim", "追缴"))
            ),
        ),
        frozen=2,
    )


def _order(outcome: Outcome, one: Owed) -> tuple[bool, int, str, str]:
    return one.pair is None, one.pair or 0, one.entitlement, str(one.month)


def _sum(those: Sequence[Owed], name: str) -> Fraction:
    known = (getattr(one, name) for one in those)
    return sum((value for value in known if value is not None), Fraction(0))


def _columns(outcome: Outcome, rows: Sequence[Owed]) -> tuple[TableColumn, ...]:
    with_list = outcome.arrears.has_list
    paid = [_money("paid", "已发", [one.paid for one in rows])] if with_list else []
    adjustment = outcome.adjustment
    # With a list and one side only, what was due before is what is due now.
    differ = adjustment.same_days and not (adjustment.one_roster and adjustment.one_law)
    before = [_money("before", "原应发", [one.before for one in rows])] if differ else []
    return (
        *_who(outcome, rows),
        column_of("month", "月份", [f"{one.month:%Y-%m}" for one in rows]),
        *before,
        _money("after", "应发", [one.after for one in rows]),
        *paid,
        _money("to_pay", "补发", [one.to_pay for one in rows]),
        _money("to_claim", "追缴", [one.to_claim for one in rows]),
        column_of("note", "备注", [_note(one) for one in rows], "sentence"),
    )


def _who(outcome: Outcome, rows: Sequence[Owed]) -> tuple[TableColumn, ...]:
    people, amounts = outcome.people, {one.key: one for one in outcome.adjustment.amounts}
    numbers, heads, names = [], [], []
    for one in rows:
        of = amounts[one.entitlement].of
        if one.pair is None:
            assert one.payee is not None
            numbers.append(one.payee.household)
            heads.append("")
            names.append(f"{one.payee.name} {one.payee.identity}".strip())
        else:
            home = int(household_pairs(outcome.adjustment, of, np.array([one.pair]))[0])
            numbers.append(people.numbers[home])
            heads.append(people.heads[home])
            names.append(people.names[one.pair] if of == "person" else "")
    columns = (
        column_of("household", "户编号", numbers),
        column_of("head", "户主", heads),
        column_of("name", "姓名", names),
        column_of("label", "项目", [amounts[one.entitlement].label for one in rows]),
    )
    return tuple(column for column in columns if column.key != "name" or any(names))


def _money(key: str, label: str, values: Sequence[Fraction | None]) -> TableColumn:
    return TableColumn(key, label, "money", tuple(values), YUAN, places=money_places(values), summed=True)


def _note(one: Owed) -> str:
    if one.pair is None:
        return f"{STRANGER}（{one.payee.place if one.payee else ''}）：不知道该不该发，请核对"
    if one.after is None:
        return "应发没有确定"
    if one.settled is None:
        return "已发的数看不清" if one.has_list else "原应发没有确定"
    return ""
