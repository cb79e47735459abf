"""What changed from one policy to another, or from one day of a policy to another, as values.

    CheckedPolicy, CheckedPolicy --policy_changes--> PolicyChanges

Two policies without days are compared over all time: a span in which one says 585 and the other 632 is
one change. With days, what is in force on the one is held against what is in force on the other.
Formulas are compared as they are understood, not as they are written: a label that is renamed changes
no rule.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeVar

from attrs import frozen

from transition.policies.changed_things import Presence, Redefinition, presences, redefinitions, sources_of
from transition.policies.checked import (
    CheckedKey,
    CheckedParameter,
    CheckedPolicy,
    CheckedRow,
    CheckedRule,
    CheckedVersion,
    Source,
    Type,
)
from transition.policies.dated_differences import Days, Difference, differences
from transition.policies.model import Scope, Value

Course = Literal["began", "ended", "moved", "cited"]
"""How a value or rule changed: it is new, it is gone, it is another, or only its documents are others."""


@frozen
class ValueChange:
    """A value of a parameter that changed, for one combination of keys.

    old, new: the table on each side, None where it has none; its unit and keys may be others.
    keys: None for what the table says of all that it does not list (`otherwise`). difference: the rows
    and the days; of `otherwise` the rows are made for it and have no days.
    """

    old: CheckedParameter | None
    new: CheckedParameter | None
    keys: tuple[Value, ...] | None
    course: Course
    difference: Difference[CheckedRow]

    @property
    def parameter(self) -> CheckedParameter:
        """The table as it is now, or was where it is no more."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def by(self) -> tuple[CheckedKey, ...]:
        """The key columns to which the keys belong."""
        side = self.new if self.difference.after is not None else self.old
        return side.by if side is not None else ()

    @property
    def before(self) -> Value | None:
        """The value before, None where there was none."""
        return self.difference.before.value if self.difference.before else None

    @property
    def after(self) -> Value | None:
        """The value after, None where there is none."""
        return self.difference.after.value if self.difference.after else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the value after cites; of one that ended, what it cited."""
        row = self.difference.after or self.difference.before
        return row.sources if row else ()


@frozen
class RuleChange:
    """A rule that is said differently.

    aspects: of a rule that both sides have, which of formula, cases, rounding and sources differ.
    """

    key: str
    label: str
    of: Scope
    type: Type
    course: Course
    difference: Difference[CheckedVersion]
    aspects: tuple[Literal["formula", "cases", "rounding", "sources"], ...] = ()


@frozen
class PolicyChanges:
    """All that changed, the chosen files' own things before those that they stand on."""

    old: CheckedPolicy
    new: CheckedPolicy
    days: Days | None
    values: tuple[ValueChange, ...]
    rules: tuple[RuleChange, ...]
    presences: tuple[Presence, ...]
    redefinitions: tuple[Redefinition, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing changed."""
        return not (self.values or self.rules or self.presences or self.redefinitions)


def policy_changes(old: CheckedPolicy, new: CheckedPolicy, days: Days | None = None) -> PolicyChanges:
    """Return what changed from one policy to another.

    days: the day of each side; both are compared over all time where it is None. The policies may be
    the same one, on two days.
    """
    return PolicyChanges(
        old=old,
        new=new,
        days=days,
        values=tuple(_values(old, new, days)),
        rules=tuple(_rules(old, new, days)),
        presences=tuple(presences(old, new, days)),
        redefinitions=tuple(redefinitions(old, new)),
    )


Kept = TypeVar("Kept", CheckedParameter, CheckedRule)


def _both(
    old: Mapping[str, Kept], new: Mapping[str, Kept], chosen: Iterable[str]
) -> Iterator[tuple[Kept | None, Kept | None]]:
    """Yield the things of both sides by key, those of the chosen files first, else in their order."""
    own, keys = frozenset(chosen), dict.fromkeys((*new, *old))
    pairs = [(old.get(key), new.get(key)) for key in keys]
    yield from sorted(pairs, key=lambda pair: not any(_of_chosen(one, own) for one in pair))


def _of_chosen(one: CheckedParameter | CheckedRule | None, chosen: frozenset[str]) -> bool:
    if isinstance(one, CheckedParameter):
        return one.policy in chosen or any(row.policy in chosen for row in one.rows)
    return one is not None and one.policy in chosen


_NO_DAY = datetime.date.min
"""Of what a table says of all that it does not list: it holds at all times, and nobody is shown a day."""


# --- values ---------------------------------------------------------------------------------------


def _values(old: CheckedPolicy, new: CheckedPolicy, days: Days | None) -> Iterator[ValueChange]:
    for before, after in _both(old.parameters, new.parameters, (*old.chosen, *new.chosen)):
        courses = [_courses(one) for one in (before, after)]
        for keys in sorted({*courses[0], *courses[1]}, key=str):
            rows = [course.get(keys, []) for course in courses]
            for one in differences(rows[0], rows[1], days, _same_row):
                yield ValueChange(before, after, keys, _course(one, _same_value), one)
        yield from _otherwise(before, after)


def _courses(parameter: CheckedParameter | None) -> dict[tuple[Value, ...], list[CheckedRow]]:
    found: dict[tuple[Value, ...], list[CheckedRow]] = {}
    for row in parameter.rows if parameter else ():
        found.setdefault(row.keys, []).append(row)
    return found


def _otherwise(before: CheckedParameter | None, after: CheckedParameter | None) -> Iterator[ValueChange]:
    rows = [_otherwise_row(one) for one in (before, after)]
    if rows[0] is rows[1] or (rows[0] and rows[1] and _same_row(rows[0], rows[1])):
        return
    difference = Difference(rows[0], rows[1], None, None)
    yield ValueChange(before, after, None, _course(difference, _same_value), difference)


def _otherwise_row(parameter: CheckedParameter | None) -> CheckedRow | None:
    if parameter is None or parameter.otherwise is None:
        return None
    return CheckedRow((), parameter.otherwise, _NO_DAY, None, parameter.otherwise_sources, parameter.policy)


def _same_row(one: CheckedRow, other: CheckedRow) -> bool:
    return _same_value(one, other) and _cited(one.sources) == _cited(other.sources)


def _same_value(one: CheckedRow, other: CheckedRow) -> bool:
    return one.value == other.value


Thing = TypeVar("Thing", CheckedRow, CheckedVersion)


def _course(one: Difference[Thing], same: Callable[[Thing, Thing], bool]) -> Course:
    if one.before is None:
        return "began"
    if one.after is None:
        return "ended"
    return "cited" if same(one.before, one.after) else "moved"


def _cited(sources: Iterable[Source]) -> frozenset[tuple[str, str | None, str]]:
    """Return what is cited, whatever the key under which a file lists the document."""
    return frozenset((one.document.title, one.document.number, one.article) for one in sources)


# --- rules ----------------------------------------------------------------------------------------


def _rules(old: CheckedPolicy, new: CheckedPolicy, days: Days | None) -> Iterator[RuleChange]:
    for before, after in _both(old.rules, new.rules, (*old.chosen, *new.chosen)):
        shown = after or before
        assert shown is not None
        versions = [one.versions if one else () for one in (before, after)]
        for one in differences(versions[0], versions[1], days, lambda a, b: not _aspects(a, b)):
            both = one.before is not None and one.after is not None
            aspects = tuple(_aspects(one.before, one.after)) if both else ()  # type: ignore[arg-type]
            course = _course(one, lambda a, b: _aspects(a, b) == ["sources"])
            yield RuleChange(shown.key, shown.label, shown.of, shown.type, course, one, aspects)


def _aspects(
    one: CheckedVersion, other: CheckedVersion
) -> list[Literal["formula", "cases", "rounding", "sources"]]:
    found: list[Literal["formula", "cases", "rounding", "sources"]] = []
    if one.formula != other.formula:
        found.append("formula")
    if [(case.when, case.then) for case in one.cases] != [(case.when, case.then) for case in other.cases]:
        found.append("cases")
    if _rounding(one) != _rounding(other):
        found.append("rounding")
    if _cited(sources_of(one)) != _cited(sources_of(other)):
        found.append("sources")
    return found


def _rounding(version: CheckedVersion) -> object:
    rounding = version.rounding.rounding if version.rounding else None
    return rounding and (rounding.to, rounding.mode)
