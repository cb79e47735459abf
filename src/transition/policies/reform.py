"""A reform as it is written: what it changes in policies that stand in other files.

The reader (`reform_reader.py`) makes one from TOML, `settings.py` from ``保障标准=680``; the checker lays it
over the policies that it is written for. A reform wins over all of them in the days that it speaks of.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from transition.policies.model import (
    Check,
    Citation,
    Document,
    Input,
    Parameter,
    Rounding,
    Rule,
    TableCase,
    Value,
)
from transition.problems import FilePlace

Way = Literal["set", "add", "times"]
"""How a value changes what stood there: in its place, added to it, or multiplied with it."""

SELF_CITED = "reform"
"""The key of the document that a reform itself is: what it cites where it cites nothing."""


@frozen
class NewValue:
    """A value of a table from a day on.

    table: the table's key or label. keys: by key column; a column that is not named stands for all that
    the table can be asked for. unit: of the value, where it is said, to be held against the table's.
    start: None for the first day of whatever is computed.
    """

    table: str
    value: Value
    way: Way = "set"
    keys: Mapping[str, tuple[Value, ...]] = field(factory=dict)
    unit: str | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    cites: tuple[Citation, ...] = ()
    note: str | None = None
    place: FilePlace | None = field(default=None, eq=False)


@frozen
class AddedCase:
    """A row for a decision table. before: in front of which row, counted from 1; None: the last ``when``."""

    case: TableCase
    before: int | None = None


@frozen
class Amendment:
    """What a rule says from a day on: another formula or table, rows added to its table, another rounding.

    rule: its key or label. unrounded: it is no longer rounded. What is not said stays as it was.
    """

    rule: str
    formula: str | None = None
    cases: tuple[TableCase, ...] = ()
    added: tuple[AddedCase, ...] = ()
    rounding: Rounding | None = None
    unrounded: bool = False
    start: datetime.date | None = None
    end: datetime.date | None = None
    cites: tuple[Citation, ...] = ()
    note: str | None = None
    place: FilePlace | None = field(default=None, eq=False)
    formula_place: FilePlace | None = field(default=None, eq=False)


@frozen
class Reform:
    """One reform: changed values and rules, and things that no policy had.

    base: the policy or place that it is written for, None where it fits any that has what it changes.
    """

    name: str
    title: str
    path: str
    sha256: str = ""
    base: str | None = None
    note: str | None = None
    documents: Mapping[str, Document] = field(factory=dict)
    values: tuple[NewValue, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    inputs: Mapping[str, Input] = field(factory=dict)
    parameters: Mapping[str, Parameter] = field(factory=dict)
    rules: Mapping[str, Rule] = field(factory=dict)
    checks: Mapping[str, Check] = field(factory=dict)
    place: FilePlace | None = field(default=None, eq=False)

    @property
    def changes_nothing(self) -> bool:
        """Whether it says nothing but who it is."""
        return not (
            self.values or self.amendments or self.inputs or self.parameters or self.rules or self.checks
        )
