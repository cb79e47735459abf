"""The changes as tables: one row for each entitlement of each household or person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from transition.calc.adjustments.changes import OPEN, Change
from transition.calc.adjustments.kinds import ChangeKind
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.unchanged import unchanged
from transition.policies.units import parse_unit
from transition.reports.table import Kind, Table, TableColumn, column_of

SHEETS: tuple[tuple[str, str, tuple[ChangeKind, ...]], ...] = (
    ("added", "新增", ("new",)),
    ("stopped", "停发", ("stopped",)),
    ("adjusted", "调整", ("raised", "lowered", "turned")),
)
"""The sheets of changes: key, title, kinds."""

_PERSONS = parse_unit("人")


def change_sheets(outcome: Outcome) -> tuple[Table, ...]:
    """Return the tables of who is new, who is stopped and whose amount or kind moved."""
    return tuple(
        Table(key, title, _columns(outcome, [one for one in outcome.changes if one.kind in kinds]), frozen=2)
        for key, title, kinds in SHEETS
    )


def all_changes(outcome: Outcome) -> Table:
    """Return every change in one table, with the keys of programs beside the labels."""
    rows = outcome.changes
    keys = (
        column_of("entitlement", "项目键", [one.entitlement for one in rows]),
        column_of("kind", "变动键", [one.kind for one in rows]),
    )
    return Table("changes", "变动", (*keys, *_columns(outcome, rows, every=True)))


def _columns(outcome: Outcome, rows: Sequence[Change], *, every: bool = False) -> tuple[TableColumn, ...]:
    """Return the columns of some changes; those that say nothing of any row only where `every` is asked."""
    found = (
        *_who(outcome, rows),
        _words("label", "项目", rows, lambda one: one.label),
        _words("change", "变动", rows, lambda one: one.words),
        _words("word_before", "原类型", rows, lambda one: one.word_before),
        _words("word_after", "现类型", rows, lambda one: one.word_after),
        *_members(outcome, rows),
        _money("before", "原金额", rows, lambda one: one.before),
        _money("after", "现金额", rows, lambda one: one.after),
        _money("difference", "差额", rows, lambda one: one.difference),
        _money("data", "其中：数据", rows, lambda one: one.data),
        _money("policy", "其中：政策", rows, lambda one: one.policy),
        _money("interaction", "其中：共同", rows, lambda one: one.interaction),
        _money("unsplit", "其中：未拆分", rows, lambda one: one.unsplit),
        _words("unit", "单位", rows, lambda one: str(one.unit)),
        _words("month", "执行月份", rows, lambda one: f"{one.month:%Y-%m}"),
        column_of("reason", "原因", [one.reason for one in rows], "sentence"),
    )
    return found if every else tuple(column for column in found if _says(column))


_ALWAYS = ("household", "head", "label", "change", "before", "after", "difference", "reason")


def _says(column: TableColumn) -> bool:
    return column.key in _ALWAYS or any(value not in (None, "", 0) for value in column.values)  # type: ignore[union-attr]


def _who(outcome: Outcome, rows: Sequence[Change]) -> tuple[TableColumn, ...]:
    people = outcome.people
    return (
        _words("household", "户编号", rows, lambda one: people.numbers[one.home]),
        _words("head", "户主", rows, lambda one: people.heads[one.home]),
        _words("name", "姓名", rows, lambda one: people.names[one.pair] if one.of == "person" else ""),
        _words("township", "乡镇", rows, lambda one: people.townships[one.home]),
        _words("village", "村", rows, lambda one: people.villages[one.home]),
    )


def _members(outcome: Outcome, rows: Sequence[Change]) -> tuple[TableColumn, ...]:
    before, after = (sizes.tolist() for sizes in outcome.people.members)
    columns = (("members_before", "原人数", before), ("members_after", "现人数", after))
    return tuple(
        TableColumn(
            key,
            label,
            "whole",
            tuple(Fraction(sizes[one.home]) if one.of == "household" else None for one in rows),
            _PERSONS,
        )
        for key, label, sizes in columns
    )


def _words(
    key: str, label: str, rows: Sequence[Change], word: Callable[[Change], str], kind: Kind = "text"
) -> TableColumn:
    return column_of(key, label, [word(one) for one in rows], kind)


def _money(
    key: str, label: str, rows: Sequence[Change], value: Callable[[Change], Fraction | None]
) -> TableColumn:
    """Return a column of money; added up only where all rows have one unit."""
    values = tuple(value(one) for one in rows)
    one_unit = len({one.unit for one in rows}) == 1
    return TableColumn(key, label, "money", values, places=money_places(values), summed=one_unit)


def money_places(values: Sequence[Fraction | None]) -> int:
    """Return how many decimals money needs to be shown: none where all is whole yuan, else 2."""
    return 0 if all(value is None or value.denominator == 1 for value in values) else 2


# --- counts, and what has to be looked at --------------------------------------------------------


def unchanged_table(outcome: Outcome) -> Table:
    """Return how many get what they got, and how many got and get nothing, by entitlement and township."""
    rows = unchanged(outcome.adjustment, outcome.people)
    return Table(
        "unchanged",
        "不变",
        (
            column_of("label", "项目", [row.label for row in rows]),
            column_of("township", "乡镇", [row.name for row in rows]),
            _counts("same", "不变", [row.same for row in rows]),
            TableColumn("amount", "不变的金额", "money", tuple(row.amount for row in rows), places=2),
            column_of("unit", "单位", [str(row.unit) for row in rows]),
            _counts("none", "两期都没有", [row.none for row in rows]),
        ),
    )


def _counts(key: str, label: str, counts: Sequence[int]) -> TableColumn:
    return TableColumn(key, label, "whole", tuple(map(Fraction, counts)))


def open_table(outcome: Outcome) -> Table:
    """Return what is not decided on a side, and persons who may be one and were not taken as one."""
    told = [*_open_rows(outcome), *_same_names(outcome)]
    household, name, label, change, before, after, reasons = zip(*told, strict=True) if told else ((),) * 7
    return Table(
        "open",
        "待核实",
        (
            column_of("household", "户编号", household),
            column_of("name", "姓名", name),
            column_of("label", "项目", label),
            column_of("change", "事项", change),
            TableColumn("before", "原金额", "money", before, places=money_places(before)),
            TableColumn("after", "现金额", "money", after, places=money_places(after)),
            column_of("reason", "原因", reasons, "sentence"),
        ),
        frozen=2,
    )


_OpenRow = tuple[str, str, str, str, Fraction | None, Fraction | None, str]


def _open_rows(outcome: Outcome) -> Iterator[_OpenRow]:
    people = outcome.people
    for one in outcome.changes:
        if one.kind in OPEN:
            name = people.names[one.pair] if one.of == "person" else people.heads[one.home]
            yield people.numbers[one.home], name, one.label, one.words, one.before, one.after, one.reason


def _same_names(outcome: Outcome) -> Iterator[_OpenRow]:
    """Yield persons who match only by name."""
    old, new = outcome.adjustment.old.roster, outcome.adjustment.new.roster
    for same in outcome.adjustment.matching.proposals:
        was = old.household_names[int(old.household_of[same.old])]
        now = new.household_names[int(new.household_of[same.new])]
        reason = f"上期{was}与本期{now}各有一人叫{same.name}，身份证号没有填或不同：没有当作一人，请核对"
        yield now, same.name, "", "可能是同一人", None, None, reason
