"""What if a cell said something else: ``工资性收入=20000``, ``张三.工资性收入=20000``.

    roster of one household + suppositions --suppose--> the roster with these cells, and which they are

The value is read as a roster's cell is, with the same messages; the roster itself is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import evolve, frozen

from transition.calc.explanation import Shown
from transition.calc.people import cell_of, name_of, role_column
from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.problems import CellPlace, Problem, UsageError
from transition.problems.nearest import nearest
from transition.rosters.assembly import default_of
from transition.rosters.columns import Column, column_from, unknown_column
from transition.rosters.identity import masked
from transition.rosters.one_cell import read_cell
from transition.rosters.roster import Roster
from transition.rosters.values.texts import squeezed

_WHO_AND_WHERE = frozenset({"household", "name", "identity", "relation"})
"""Roles of the columns that say who belongs where: to change one makes another roster, not another cell."""


@frozen
class Supposed:
    """A cell that is supposed to say something else.

    row: of the input's scope, within the household. subject: the person's name, or the household's number.
    """

    input: CheckedInput
    row: int
    subject: str
    before: Shown
    after: Shown
    cell: CellPlace | None


def suppose(
    policy: CheckedPolicy, roster: Roster, written: Sequence[str], member: int | None = None
) -> tuple[Roster, tuple[Supposed, ...]]:
    """Return a roster of one household with some cells changed.

    written: ``LABEL=VALUE`` or ``NAME.LABEL=VALUE`` (an identity number for a name). member: the person
    who is meant where none is named, by his row. An empty value is a blank cell.

    Raises UsageError with all that is wrong: usage.what-if-form, usage.no-such-input, usage.what-if-result,
    usage.what-if-identity, usage.no-such-member, usage.what-if-whom, usage.what-if-twice, and those of cells.
    """
    problems: list[Problem] = []
    changes: dict[tuple[str, int], Supposed] = {}
    for one in written:
        reading = _Reading(policy, roster, one, member)
        try:
            supposed, blank = reading.supposed()
        except UsageError as failure:
            problems += failure.problems
            continue
        mark = (supposed.input.key, supposed.row)
        if mark in changes:
            facts = {"label": supposed.input.label, "who": supposed.subject}
            problems.append(Problem("usage.what-if-twice", facts=facts))
        changes[mark] = supposed
        roster = _with_cell(roster, supposed, blank=blank)
    if problems:
        raise UsageError(problems)
    return roster, tuple(changes.values())


@frozen
class _Reading:
    """One supposition as written."""

    policy: CheckedPolicy
    roster: Roster
    written: str
    member: int | None

    def supposed(self) -> tuple[Supposed, bool]:
        """Return what is supposed, and whether the cell is made blank."""
        left, sign, value = self.written.replace("＝", "=", 1).partition("=")
        name, _, label = left.strip().rpartition(".")
        if not sign or not label:
            raise self._refused("usage.what-if-form")
        checked = self._input(label.strip())
        row = self._row(checked, name.strip())
        after, blank, problem = read_cell(value.strip(), checked, self.policy)
        if problem is not None:
            raise UsageError([problem])
        return self._change(checked, row, after), blank

    def _change(self, checked: CheckedInput, row: int, after: Shown) -> Supposed:
        person = checked.input.of == "person"
        column = _column(self.roster, checked)
        place = cell_of(self.roster, checked.key, checked.input.of, row)
        return Supposed(
            input=checked,
            row=row,
            subject=name_of(self.policy, self.roster, row) if person else self.roster.household_names[0],
            before=column.at(row),
            after=after,
            cell=place if checked.key in self.roster.letters else None,
        )

    def _input(self, label: str) -> CheckedInput:
        wanted = squeezed(label)
        for checked in self.policy.inputs.values():
            if wanted in (checked.key, squeezed(checked.label), *map(squeezed, checked.input.headers)):
                if checked.input.role in _WHO_AND_WHERE or checked.input.type == "identity":
                    raise self._refused("usage.what-if-identity", label=checked.label)
                return checked
        computed = [(one.key, one.label) for one in self.policy.rules.values()]
        computed += [(one.key, one.label) for one in self.policy.parameters.values()]
        if any(wanted in names for names in computed):
            raise self._refused("usage.what-if-result", label=label)
        legal = [name for one in self.policy.inputs.values() for name in (one.label, one.key)]
        raise self._refused("usage.no-such-input", label=label, nearest=nearest(label, legal, 3))

    def _row(self, checked: CheckedInput, name: str) -> int:
        if checked.input.of == "household":
            return 0
        members = [name_of(self.policy, self.roster, row) for row in range(self.roster.persons)]
        if name:
            found = list(self._bearing(name))
            if len(found) == 1:
                return found[0]
            raise self._refused("usage.no-such-member", who=masked(name), legal=tuple(members))
        if self.member is not None or len(members) == 1:
            return self.member or 0
        raise self._refused("usage.what-if-whom", label=checked.label, legal=tuple(members))

    def _bearing(self, name: str) -> Iterable[int]:
        for row in range(self.roster.persons):
            words = (role_column(self.policy.inputs, self.roster, role) for role in ("name", "identity"))
            if any(column is not None and column.at(row) in (name, name.upper()) for column in words):
                yield row

    def _refused(self, code: str, **facts: object) -> UsageError:
        return UsageError([Problem(code, facts={"found": self.written, **facts})])


def _column(roster: Roster, checked: CheckedInput) -> Column:
    """Return the column of an input, unknown or its default where the roster has none."""
    person = checked.input.of == "person"
    found = (roster.person_columns if person else roster.household_columns).get(checked.key)
    if found is not None:
        return found
    length = roster.persons if person else roster.households
    if checked.default is None:
        return unknown_column(checked.type.kind, length)
    return column_from(checked.type.kind, [default_of(checked)] * length)


def _with_cell(roster: Roster, supposed: Supposed, *, blank: bool) -> Roster:
    checked, row = supposed.input, supposed.row
    column = _column(roster, checked)
    values = [column.at(place) for place in range(len(column))]
    values[row] = supposed.after
    changed = {checked.key: column_from(checked.type.kind, values)}
    defaulted = dict(roster.defaulted)
    if checked.default is not None:
        marks = defaulted.get(checked.key, np.zeros(len(column), dtype=bool)).copy()
        marks[row] = blank
        defaulted[checked.key] = marks
    if checked.input.of == "person":
        return evolve(roster, person_columns={**roster.person_columns, **changed}, defaulted=defaulted)
    return evolve(roster, household_columns={**roster.household_columns, **changed}, defaulted=defaulted)
