"""Payment lists: who was paid how much for which month, as offices export them.

    file or frame --read_payments--> Payments

One row per payee: a person, or the head of a household for all of it. Household number, name and identity
number bear the headers of the policy's own inputs; the words of a payment list stand here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from transition.policies.checked import CheckedInput, CheckedPolicy, Type
from transition.policies.model import Input
from transition.policies.units import parse_unit
from transition.problems import CellPlace, Problem, RosterError
from transition.rosters.files.opening import open_source
from transition.rosters.findings import Findings
from transition.rosters.grid import Grid
from transition.rosters.header_block import find_block
from transition.rosters.headers import Headers, match_headers
from transition.rosters.headings import Names, plain
from transition.rosters.identity_columns import read_identities
from transition.rosters.roster import RosterSource
from transition.rosters.spreading import plain_table
from transition.rosters.table import Table
from transition.rosters.values.dates import read_dates
from transition.rosters.values.distinct import Typed
from transition.rosters.values.numbers import read_numbers
from transition.rosters.values.words import read_text

if TYPE_CHECKING:
    import pandas

HEADERS: dict[str, tuple[str, ...]] = {
    "head": ("户主姓名", "户主"),
    "head_identity": ("户主身份证号", "户主身份证号码", "户主身份证件号码", "户主证件号码"),
    "month": ("发放年月", "数据月份", "费款所属期", "清算期", "发放月份", "月份"),
    "amount": (
        *("发放合计", "合计", "发放总额", "总金额", "发放金额", "实发金额", "金额"),
        *("保障金", "保障金额", "户月保障金额", "户月保障金", "月保障金"),
    ),
}
"""Headers of a payment list besides those of the policy; of amounts the first that a list has is taken."""

ROLES = ("household", "name", "identity")
"""Roles of the inputs whose headers a payment list shares with rosters."""

_MONEY = CheckedInput(
    Input(key="paid", label="金额", of="household", type="number", unit="元"),
    Type("number", parse_unit("元")),
)
_WORDS = CheckedInput(Input(key="payee", label="领款人", of="household", type="text"), Type("text"))


@frozen
class Payment:
    """One amount of one row. month: its first day. amount: None where the cell cannot be read."""

    place: CellPlace
    entitlement: str
    month: datetime.date | None
    amount: Fraction | None
    household: str | None = None
    name: str = ""
    identity: str | None = None


@frozen(eq=False)
class Payments:
    """A payment list after reading; problems are what has to be looked at."""

    source: RosterSource
    payments: tuple[Payment, ...]
    problems: tuple[Problem, ...] = field(default=())


def read_payments(
    source: str | Path | pandas.DataFrame,
    policy: CheckedPolicy,
    *,
    sheet: str | None = None,
    month: datetime.date | None = None,
    entitlement: str | None = None,
) -> Payments:
    """Read a payment list.

    month: the first day of the month of every row, for a list without a column of months. entitlement: key
    or label of what the amounts are paid for, where the policy has several and no column bears their names.

    Raises RosterError: what `open_source` does; paid.no-header, paid.no-payee, paid.no-amount, paid.no-month,
    paid.unclear, paid.no-such-entitlement, and diff.masked, since stars tell nobody apart.
    """
    opened = open_source(source, sheet)
    names = _names(policy)
    blocks = [
        (grid, block) for grid in opened.grids if (block := find_block(grid, names)) and block.known > 1
    ]
    if not blocks:
        facts = {"legal": (*HEADERS["month"][:1], *HEADERS["amount"][:1], "姓名", "身份证号")}
        raise RosterError([Problem("paid.no-header", CellPlace(opened.name), facts=facts)])
    grid, block = max(blocks, key=lambda one: one[1].known)
    headers = match_headers(block, names)
    paid_for = _paid_for(grid, headers, policy, entitlement)
    problems = list(_lacking(grid, headers, month))
    if isinstance(paid_for, Problem) or problems:
        raise RosterError([*problems, paid_for] if isinstance(paid_for, Problem) else problems)
    findings = Findings()
    anchors = [headers.found[key][0].column for key in ("identity", "name", "head") if key in headers.found]
    table = plain_table(grid, headers, anchors)
    payments = tuple(_Rows(table, findings, month).payments(paid_for))
    hidden = [one for one in findings.all() if one.code == "roster.identity-masked"]
    if hidden:
        raise RosterError([_masked(hidden, opened.name)])
    rows = len(table.rows) + len(table.reasons)
    origin = RosterSource(opened.name, grid.sheet, opened.sha256, rows, table.left_out)
    return Payments(origin, payments, findings.all())


def _masked(hidden: Sequence[Problem], file: str) -> Problem:
    return Problem("diff.masked", hidden[0].place, facts={"count": len(hidden), "file": file})


# --- headers -------------------------------------------------------------------------------------


def _names(policy: CheckedPolicy) -> Names:
    """Return what each heading means: a role, a word of payment lists, or ``paid:`` and an entitlement."""
    keys: dict[str, str] = {}
    for checked in policy.inputs.values():
        if checked.input.role in ROLES:
            for name in (checked.label, *checked.input.headers, checked.key):
                keys.setdefault(plain(name), str(checked.input.role))
    for key, words in HEADERS.items():
        for place, word in enumerate(words):
            keys[plain(word)] = f"amount:{place}" if key == "amount" else key
    for rule in policy.rules.values():
        if rule.entitlement:
            keys[plain(rule.label)] = keys[plain(rule.key)] = f"paid:{rule.key}"
    inputs = {key: _MONEY if key.startswith(("amount:", "paid:")) else _WORDS for key in keys.values()}
    return Names(inputs, keys, {}, {})


def _paid_for(
    grid: Grid, headers: Headers, policy: CheckedPolicy, wanted: str | None
) -> Mapping[str, str] | Problem:
    """Return by entitlement the column of its amounts: its own, else the list's one column of amounts.

    A problem where that is not clear.
    """
    place = grid.place(headers.block.last)
    rules = [rule for rule in policy.rules.values() if rule.entitlement and rule.type.kind == "number"]
    labels = tuple(rule.label for rule in rules)
    chosen = [rule.key for rule in rules if wanted in (None, rule.key, rule.label)]
    if not chosen:
        facts = {"option": "--paid-for", "found": wanted, "legal": labels}
        return Problem("paid.no-such-entitlement", place, facts=facts)
    own = {key: f"paid:{key}" for key in chosen if f"paid:{key}" in headers.found}
    if own:
        return own
    amounts = sorted(
        (key for key in headers.found if key.startswith("amount:")), key=lambda key: int(key[7:])
    )
    if not amounts:
        found = {"found": headers.texts, "legal": HEADERS["amount"]}
        return Problem("paid.no-amount", place, facts=found)
    if len(chosen) > 1:
        return Problem("paid.unclear", place, facts={"legal": labels})
    return {chosen[0]: amounts[0]}


def _lacking(grid: Grid, headers: Headers, month: datetime.date | None) -> Iterator[Problem]:
    """Yield what a list lacks that names nobody, or no month."""
    place = grid.place(headers.block.last)
    if not {"household", "identity", "head_identity"} & headers.found.keys():
        yield Problem("paid.no-payee", place, facts={"found": headers.texts})
    if month is None and "month" not in headers.found:
        yield Problem("paid.no-month", place, facts={"legal": HEADERS["month"]})


# --- rows ----------------------------------------------------------------------------------------


class _Rows:
    """The rows of a list, column by column; what cannot be read is noted with its cell."""

    def __init__(self, table: Table, findings: Findings, month: datetime.date | None) -> None:
        self.table, self.findings, self.month = table, findings, month

    def payments(self, paid_for: Mapping[str, str]) -> Iterator[Payment]:
        households, names = self._texts("household", is_number=True), self._texts("name", "head")
        identities, months = self._identities(), self._months()
        for entitlement, column in paid_for.items():
            field = self.table.fields[column]
            typed = self._told(column, read_numbers(field.distinct, _MONEY, field.factor))
            for row in range(len(self.table.rows)):
                if not typed.blank[row]:
                    yield Payment(
                        place=self._place(column, row),
                        entitlement=entitlement,
                        month=months[row],
                        amount=typed.column.at(row),  # type: ignore[arg-type]
                        household=households[row] or None,
                        name=names[row],
                        identity=identities[row] or None,
                    )

    def _texts(self, *keys: str, is_number: bool = False) -> list[str]:
        """Return the words of the first column of a list that is filled, row by row."""
        found = [""] * len(self.table.rows)
        for key in keys:
            if key in self.table.fields:
                typed = self._told(key, read_text(self.table.fields[key].distinct, is_number=is_number))
                words = [str(typed.column.at(row) or "") for row in range(len(found))]
                found = [one or other for one, other in zip(found, words, strict=True)]
        return found

    def _identities(self) -> list[str]:
        """Return the identity numbers: a person's own, else the head's."""
        found = [""] * len(self.table.rows)
        for key in ("identity", "head_identity"):
            if key in self.table.fields:
                numbers = read_identities(self.table.fields[key].distinct)
                self._told(key, numbers.typed)
                words = [str(numbers.column.at(row) or "") for row in range(len(found))]
                found = [one or other for one, other in zip(found, words, strict=True)]
        return found

    def _months(self) -> Sequence[datetime.date | None]:
        if "month" not in self.table.fields:
            return [self.month] * len(self.table.rows)
        typed = self._told("month", read_dates(self.table.fields["month"].distinct))
        days = [typed.column.at(row) for row in range(len(self.table.rows))]
        blank = typed.blank.tolist()
        for row in np.flatnonzero(typed.blank).tolist():
            if self.month is None:
                self.findings.add(Problem("paid.month-blank", self._place("month", row), "warning"), [row])
        return [
            self.month if empty else day.replace(day=1) if isinstance(day, datetime.date) else None
            for empty, day in zip(blank, days, strict=True)
        ]

    def _told(self, key: str, typed: Typed) -> Typed:
        """Note what a column has that cannot be read."""
        label = self.table.headers.text(self.table.headers.found[key][0].column)
        for row, index in typed.found():
            fault = {**typed.remarks, **typed.faults}[index]
            facts = {"label": label, **fault.facts}
            self.findings.add(Problem(fault.code, self._place(key, row), "warning", facts), [row])
        return typed

    def _place(self, key: str, row: int) -> CellPlace:
        return self.table.place(key, row)
