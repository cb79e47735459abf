"""A plan: a checked policy with the day fixed. A plain value that can be pickled.

Only the versions and rows in force on `as_of` are left; what a parameter does not know on that day is
kept as *why*, so that an unknown result can name it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal, cast

from attrs import field, frozen

from transition.policies.checked import (
    CheckedCheck,
    CheckedInput,
    CheckedKey,
    CheckedRow,
    CheckedRule,
    CheckedVersion,
    Source,
    Type,
)
from transition.policies.model import Grade, Policy, Value


@frozen
class Answer:
    """The row of a table that is in force for its keys.

    carried: the row had ended and is carried forward (`--carry-forward`).
    issue_unseen: the plan asks what was known on a day, and a document of the row has no day of issue, so
    it counts as known from the row's first day.
    """

    row: CheckedRow
    carried: bool = False
    issue_unseen: bool = False


@frozen
class Untrusted:
    """A value that would have answered, but is known less well than was asked for (`--trust`).

    row: None where it is what the table says for keys that it does not list.
    """

    value: Value
    grade: Grade
    row: CheckedRow | None = None


@frozen
class Table:
    """A parameter on one day.

    answers: by keys, the row in force. listed: every combination of keys that the whole table names,
    whatever the day; a listed one without an answer is unknown. nearest: for those, the rows just
    before and just after the day (for the message). An unlisted combination takes `otherwise`.
    untrusted: by keys, the row that is in force and not used because of its grade; likewise
    otherwise_untrusted.
    """

    key: str
    label: str
    type: Type
    by: tuple[CheckedKey, ...]
    answers: Mapping[tuple[Value, ...], Answer]
    listed: frozenset[tuple[Value, ...]]
    nearest: Mapping[tuple[Value, ...], tuple[CheckedRow | None, CheckedRow | None]]
    otherwise: Value | None = None
    otherwise_sources: tuple[Source, ...] = ()
    several: Literal["highest"] | None = None
    several_sources: tuple[Source, ...] = ()
    note: str | None = None
    untrusted: Mapping[tuple[Value, ...], Untrusted] = field(factory=dict)
    otherwise_untrusted: Untrusted | None = None
    named: tuple[tuple[Value, ...], ...] = field(init=False, eq=False, repr=False)

    @named.default
    def _named(self) -> tuple[tuple[Value, ...], ...]:
        columns = ({keys[place] for keys in self.listed} for place in range(len(self.by)))
        return tuple(tuple(sorted(column, key=lambda value: cast(Any, value))) for column in columns)


@frozen
class Step:
    """A rule with the version in force on the day; `version` is None when there is none."""

    rule: CheckedRule
    version: CheckedVersion | None


@frozen
class Plan:
    """Everything that evaluation needs, for one day."""

    as_of: datetime.date
    known_on: datetime.date | None
    carry_forward: bool
    title: str
    region: str
    inputs: Mapping[str, CheckedInput]
    tables: Mapping[str, Table]
    steps: tuple[Step, ...]
    checks: tuple[CheckedCheck, ...]
    policies: tuple[Policy, ...] = field(eq=False, default=())
    trust: Grade | None = None

    @property
    def entitlements(self) -> tuple[CheckedRule, ...]:
        """The rules whose results are paid out, in plan order."""
        return tuple(step.rule for step in self.steps if step.rule.entitlement)

    def rests_on(self, *keys: str, past_entitlements: bool = True) -> frozenset[str]:
        """Return the keys of all inputs, tables and rules that some rules rest on, themselves included.

        past_entitlements: also what they rest on only through an amount that is paid.
        """
        found = set(keys)
        for step in reversed(self.steps):
            if step.rule.key in found and (past_entitlements or not step.rule.entitlement):
                found |= step.rule.needs
        return frozenset(found)
