"""From a checked policy to a plan: fix the day, keep what is in force on it.

    CheckedPolicy --day, known-on--> Plan

With `known_on` only what had been issued by that day counts. A later row that was not yet known does not
end the row before it: ends are worked out anew among the known rows.

With `trust` a value of a weaker grade is not used, but what it says is not forgotten either: it still ends
the row before it, and no wider region answers for it. Its place is unknown.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from transition.calc.plan import Answer, Plan, Step, Table, Untrusted
from transition.policies.checked import (
    CheckedParameter,
    CheckedPolicy,
    CheckedRow,
    CheckedRule,
    CheckedVersion,
    Source,
)
from transition.policies.grades import is_trusted, weakest_grade
from transition.policies.model import Grade, Value

_DAY = datetime.timedelta(days=1)


def make_plan(
    policy: CheckedPolicy,
    as_of: datetime.date,
    known_on: datetime.date | None = None,
    carry_forward: bool = False,
    trust: Grade | None = None,
) -> Plan:
    """Return what evaluation needs for one day.

    as_of: the day whose values and rules count. known_on: only documents issued by then count; one
    without a day of issue counts from the day its value begins. carry_forward: where a value has ended
    and no other is in force, the last one answers, and is marked. trust: values whose weakest document
    is of a lower grade are not used; rules are.
    """
    asked = _Asked(as_of, known_on, carry_forward, trust)
    return Plan(
        as_of=as_of,
        known_on=known_on,
        carry_forward=carry_forward,
        title=policy.title,
        region=policy.region,
        inputs=policy.inputs,
        tables={key: _table(parameter, asked) for key, parameter in policy.parameters.items()},
        steps=tuple(Step(rule, _version(rule, as_of, known_on)) for rule in policy.rules.values()),
        checks=tuple(check for check in policy.checks if in_force(check.start, check.end, as_of)),
        policies=policy.policies,
        trust=trust,
    )


def table_of(parameter: CheckedParameter, plan: Plan) -> Table:
    """Return a parameter as it is on the day of a plan, the law taken as the plan takes it."""
    return _table(parameter, _Asked(plan.as_of, plan.known_on, plan.carry_forward, plan.trust))


def in_force(start: datetime.date | None, end: datetime.date | None, day: datetime.date) -> bool:
    """Say whether a day lies between two others, both included; None is open."""
    return (start is None or start <= day) and (end is None or day <= end)


# --- tables --------------------------------------------------------------------------------------


@frozen
class _Asked:
    """What a plan is made for: see `make_plan`."""

    as_of: datetime.date
    known_on: datetime.date | None
    carry_forward: bool
    trust: Grade | None

    def lists(self, rows: Sequence[CheckedRow]) -> bool:
        """Say whether a combination counts as listed: what only a reform lists, in the days of the reform."""
        return any(not row.proposed or in_force(row.start, row.end, self.as_of) for row in rows)

    def answer(self, rows: Sequence[CheckedRow]) -> Answer | None:
        """Return the row of one combination that is in force, or carried forward, whatever its grade."""
        row = next((row for row in rows if in_force(row.start, row.end, self.as_of)), None)
        if row is not None:
            return Answer(row, issue_unseen=_issue_unseen(row, self.known_on))
        before, _ = self.around(rows)
        if before is None or not self.carry_forward:
            return None
        return Answer(before, carried=True, issue_unseen=_issue_unseen(before, self.known_on))

    def around(self, rows: Sequence[CheckedRow]) -> tuple[CheckedRow | None, CheckedRow | None]:
        """Return the rows nearest to the day, before and after it."""
        before = max(
            (row for row in rows if row.start <= self.as_of), key=lambda row: row.start, default=None
        )
        return before, next((row for row in rows if row.start > self.as_of), None)

    def untrusted(
        self, value: Value | None, sources: Sequence[Source], row: CheckedRow | None = None
    ) -> Untrusted | None:
        """Return a value as one that is not to be used, None where it may be."""
        grade = weakest_grade(sources)
        if value is None or grade is None or is_trusted(grade, self.trust):
            return None
        return Untrusted(value, grade, row)


def _table(parameter: CheckedParameter, asked: _Asked) -> Table:
    rows_by_keys = {
        keys: rows
        for keys, rows in _known_rows_by_keys(parameter, asked.known_on).items()
        if asked.lists(rows)
    }
    found = {keys: answer for keys, rows in rows_by_keys.items() if (answer := asked.answer(rows))}
    untrusted = {
        keys: weaker
        for keys, answer in found.items()
        if (weaker := asked.untrusted(answer.row.value, answer.row.sources, answer.row))
    }
    answers = {keys: answer for keys, answer in found.items() if keys not in untrusted}
    otherwise_untrusted = asked.untrusted(parameter.otherwise, parameter.otherwise_sources)
    return Table(
        key=parameter.key,
        label=parameter.label,
        type=parameter.type,
        by=parameter.by,
        answers=answers,
        listed=frozenset(rows_by_keys),
        nearest={keys: asked.around(rows) for keys, rows in rows_by_keys.items() if keys not in answers},
        otherwise=None if otherwise_untrusted else parameter.otherwise,
        otherwise_sources=parameter.otherwise_sources,
        several=parameter.several,
        several_sources=parameter.several_sources,
        note=parameter.note,
        untrusted=untrusted,
        otherwise_untrusted=otherwise_untrusted,
    )


def _known_rows_by_keys(
    parameter: CheckedParameter, known_on: datetime.date | None
) -> dict[tuple[Value, ...], tuple[CheckedRow, ...]]:
    """Return the rows known on a day by their keys, each in the order of days."""
    found: dict[tuple[Value, ...], list[CheckedRow]] = {}
    for row in sorted(parameter.rows, key=lambda row: row.start):
        found.setdefault(row.keys, []).append(row)
    return {
        keys: kept for keys, rows in found.items() if (kept := _known_rows(rows, parameter.lasts, known_on))
    }


def _known_rows(
    rows: Sequence[CheckedRow], lasts: tuple[int, str] | None, known_on: datetime.date | None
) -> tuple[CheckedRow, ...]:
    """Return the rows of one combination that were known, running on where the next was not."""
    known = [row for row in rows if known_on is None or _is_known(row, known_on)]
    if not known or len(known) == len(rows):
        return tuple(known)
    followers: list[CheckedRow | None] = [*known[1:], None]
    return tuple(
        evolve(row, end=_end(row, lasts, following)) for row, following in zip(known, followers, strict=True)
    )


def _end(
    row: CheckedRow, lasts: tuple[int, str] | None, following: CheckedRow | None
) -> datetime.date | None:
    """Return the last day of a row: its own, else the day before the next, or after it has lasted."""
    if row.proposed:
        return row.end
    if row.declared_end is not None and (following is None or following.start > row.declared_end):
        return row.declared_end
    # The next row begins before this one's own end only where a file below sets the value anew.
    ends = [following.start - _DAY] if following is not None else []
    if lasts is not None:
        ends.append(_months_later(row.began or row.start, lasts[0] * (12 if lasts[1] == "年" else 1)) - _DAY)
    return min(ends, default=None)


def _months_later(day: datetime.date, months: int) -> datetime.date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# --- what was known on a day ------------------------------------------------------------------------


def _is_known(row: CheckedRow, known_on: datetime.date) -> bool:
    """Say whether a row was known; what a reform proposes is asked about, whatever was known."""
    return row.proposed or _known_from(row.sources, row.began or row.start) <= known_on


def _known_from(sources: Iterable[Source], start: datetime.date) -> datetime.date:
    """Return the day from which something that begins on `start` was known."""
    return max((source.document.issued or start for source in sources), default=start)


def _issue_unseen(row: CheckedRow, known_on: datetime.date | None) -> bool:
    if known_on is None or row.proposed:
        return False
    return any(source.document.issued is None for source in row.sources)


# --- rules --------------------------------------------------------------------------------------------


def _version(
    rule: CheckedRule, as_of: datetime.date, known_on: datetime.date | None
) -> CheckedVersion | None:
    versions = rule.versions if known_on is None else _known_versions(rule.versions, known_on)
    return next((version for version in versions if in_force(version.start, version.end, as_of)), None)


def _known_versions(
    versions: Sequence[CheckedVersion], known_on: datetime.date
) -> tuple[CheckedVersion, ...]:
    """Return the versions that were known; one that an unknown version replaced runs on."""
    known: list[CheckedVersion] = []
    for version in sorted(versions, key=lambda version: version.start or datetime.date.min):
        if version.proposed or _known_from(version.sources, version.start or datetime.date.min) <= known_on:
            known.append(version)
        elif known and known[-1].end is not None and known[-1].end + _DAY == version.start:
            known[-1] = evolve(known[-1], end=version.end)
    return tuple(known)
