"""The tables that offices hand in each month: 增加, 减少, 停发, and other changes of a household.

The change items are those of the civil-affairs system: 增加保障金, 减少保障金, 停发保障金,
变更户主或其他家庭成员, 变更供养方式, 停止供养, 县（区）内变更. An entitlement of support, or a column of its
mode, is known by the word in its own label.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from attrs import frozen

from transition.calc.adjustments.changes import Change
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.reasons import household_pairs
from transition.reports.change_tables import money_places
from transition.reports.result_tables import role_input
from transition.reports.table import Table, TableColumn, column_of
from transition.rosters.columns import Coded, Ints

MORE, LESS, STOPPED = "增加保障金", "减少保障金", "停发保障金"
SUPPORT_STOPPED, SUPPORT_CHANGED = "停止供养", "变更供养方式"
MEMBERS, MOVED = "变更户主或其他家庭成员", "县（区）内变更"
SUPPORT = "供养"

TITLES = {"more": "增加表", "less": "减少表", "stopped": "停发表", "others": "变更表"}
"""The tables by key."""


@frozen
class _Row:
    """One row to hand in. pair: of the household; change: that of an amount, where there is one."""

    pair: int
    item: str
    label: str
    before: Fraction | None
    after: Fraction | None
    unit: str
    month: str
    reason: str
    person: int | None = None


def monthly_tables(outcome: Outcome) -> tuple[Table, ...]:
    """Return the four tables; each is there, also without rows, so that nothing is thought forgotten."""
    rows: dict[str, list[_Row]] = {key: [] for key in TITLES}
    for change in outcome.changes:
        if change.difference is not None and change.kind != "decided":
            table, item = _item(change)
            if item:
                rows[table].append(_of_change(change, item))
    rows["others"] += _others(outcome)
    return tuple(_table(outcome, key, title, rows[key]) for key, title in TITLES.items())


def _item(change: Change) -> tuple[str, str]:
    """Return the table that a change belongs to, and its change item."""
    difference = change.difference or 0
    if change.kind == "stopped":
        return "stopped", SUPPORT_STOPPED if SUPPORT in change.label else STOPPED
    if difference > 0:
        return "more", MORE
    return ("less", LESS) if difference < 0 else ("others", "")


def _of_change(change: Change, item: str) -> _Row:
    return _Row(
        change.home,
        item,
        change.label,
        change.before,
        change.after,
        str(change.unit),
        f"{change.month:%Y%m}",
        change.reason,
        change.pair if change.of == "person" else None,
    )


def _others(outcome: Outcome) -> list[_Row]:
    """Return the households whose head, members, place or mode of support changed."""
    adjustment, people = outcome.adjustment, outcome.people
    both = adjustment.matching.households.both
    told: dict[tuple[int, str], list[str]] = {}
    for event in adjustment.events:
        if both[event.household]:
            told.setdefault((event.household, MEMBERS), []).append(event.words)
    for role in ("township", "village"):
        for pair, (before, after) in enumerate(zip(*people.places_of(role), strict=True)):
            if both[pair] and before and after and before != after:
                told.setdefault((pair, MOVED), []).append(f"{before}→{after}")
    for moved in adjustment.cells:
        if SUPPORT in moved.label:
            homes = household_pairs(adjustment, moved.of, moved.pairs).tolist()
            for place, home in enumerate(homes):
                was, now = moved.values(place)
                said = f"{moved.label} {was or '空白'}→{now or '空白'}"
                told.setdefault((home, SUPPORT_CHANGED), []).append(said)
    month = f"{adjustment.new_side.days[0]:%Y%m}"
    return [
        _Row(pair, item, "", None, None, "", month, "；".join(words))
        for (pair, item), words in sorted(told.items())
    ]


def _table(outcome: Outcome, key: str, title: str, rows: Sequence[_Row]) -> Table:
    people = outcome.people
    identities = _identities(outcome)
    before, after = [row.before for row in rows], [row.after for row in rows]
    moved = [None if a is None or b is None else b - a for a, b in zip(before, after, strict=True)]
    sizes = people.members[1 if key != "stopped" else 0]
    columns = (
        column_of("number", "序号", [Fraction(place) for place in range(1, len(rows) + 1)], "whole"),
        _words("place", "地区", rows, lambda row: _place(outcome, row.pair)),
        _words("head", "户主姓名", rows, lambda row: people.heads[row.pair]),
        _words("name", "姓名", rows, lambda row: people.names[row.person] if row.person is not None else ""),
        _words("identity", "身份证号", rows, lambda row: identities(row)),
        _words("household", _number_label(outcome), rows, lambda row: people.numbers[row.pair]),
        column_of("members", "保障人数", [Fraction(int(sizes[row.pair])) for row in rows], "whole"),
        _words("label", "项目", rows, lambda row: row.label),
        _words("item", "变更项目", rows, lambda row: row.item),
        _money("before", "原保障金", before),
        _money("after", "现保障金", after),
        _money("difference", "增减", moved),
        _words("unit", "单位", rows, lambda row: row.unit),
        _words("month", "执行年月", rows, lambda row: row.month),
        column_of("reason", "变更原因", [row.reason for row in rows], "sentence"),
    )
    # A table of households only needs no column for a person's name; one of other changes, no money.
    money = ("before", "after", "difference", "unit", "label")
    said = [
        column
        for column in columns
        if not (column.key == "name" and all(row.person is None for row in rows))
        and not (column.key in money and key == "others")
    ]
    return Table(f"monthly_{key}", title, tuple(said), frozen=3)


def _number_label(outcome: Outcome) -> str:
    found = role_input(outcome.adjustment.new.ledger, "household")
    return found.label if found else "户编号"


def _place(outcome: Outcome, pair: int) -> str:
    return f"{outcome.people.townships[pair]}{outcome.people.villages[pair]}"


def _identities(outcome: Outcome) -> Callable[[_Row], str]:
    """Return what finds a row's identity number: the person's, or the head's."""
    adjustment = outcome.adjustment
    households, persons = adjustment.matching.households, adjustment.matching.persons

    def found(row: _Row) -> str:
        for known, pairs, people in (
            (adjustment.new_known, households.new, persons.new),
            (adjustment.old_known, households.old, persons.old),
        ):
            home = int(pairs[row.pair])
            at = int(people[row.person]) if row.person is not None else _head(known.roster.head_row, home)
            if at >= 0:
                return _word(known.identity, at)
        return ""

    return found


def _head(heads: Ints, home: int) -> int:
    return int(heads[home]) if home >= 0 else -1


def _word(column: Coded, row: int) -> str:
    return str(column.at(row) or "")


def _words(key: str, label: str, rows: Sequence[_Row], word: Callable[[_Row], str]) -> TableColumn:
    return column_of(key, label, [word(row) for row in rows])


def _money(key: str, label: str, values: Sequence[Fraction | None]) -> TableColumn:
    return TableColumn(key, label, "money", tuple(values), places=money_places(values), summed=True)
