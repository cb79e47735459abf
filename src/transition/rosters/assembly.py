"""Typed columns put together: persons in the order of households, one value for each household, defaults."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from transition.policies.checked import CheckedInput
from transition.policies.model import Value
from transition.problems import Problem
from transition.rosters.columns import Bools, Column, Ints, Word, taken, unknown_column
from transition.rosters.findings import Findings
from transition.rosters.households import Grouping, conflicts, household_rows
from transition.rosters.reshaping import filled, taken_or_unknown
from transition.rosters.typed_columns import Derived, TypedTable
from transition.rosters.values.distinct import Typed
from transition.rosters.values.texts import shown


@frozen(eq=False)
class Assembled:
    """One column put together.

    column: None when the sheet has none and no default fills it. defaulted: in the input's scope, the
    blank rows that took the default, None when none did. rows: for a household's input, shape
    (households,), the person row whose cell counts, -1 where all are blank.
    """

    column: Column | None
    defaulted: Bools | None = None
    rows: Ints | None = None


@frozen(eq=False)
class Assembly:
    """What is needed to put a column together.

    derived: by key, columns that numbers of persons have filled, in the order of the sheet.
    heads: shape (households,), each head's row in the order of households, -1 for none.
    """

    typed: TypedTable
    grouping: Grouping
    heads: Ints
    derived: Mapping[str, Derived]
    findings: Findings

    def column(self, checked: CheckedInput) -> Assembled:
        """Return the column of an input in its own scope, and where it came from."""
        read = self._read(checked.key)
        rows = None
        of_persons = checked.input.of == "person"
        if read is None:
            length = len(self.grouping.order if of_persons else self.grouping.names)
            column: Column = unknown_column(checked.type.kind, length)
            blank = np.ones(length, dtype=bool)
        elif of_persons:
            column, blank = taken(read[0], self.grouping.order), read[1][self.grouping.order]
        else:
            column, rows = self._of_households(checked, *read)
            blank = rows < 0
        default = default_of(checked)
        if default is None or not blank.any():
            return Assembled(None if read is None else column, rows=rows)
        return Assembled(filled(column, blank, default), blank, rows)

    def _read(self, key: str) -> tuple[Column, Bools] | None:
        """Return a column with its blank rows, in the order of the sheet; None when there is none."""
        found = self.derived.get(key) or self.typed.columns.get(key)
        return (found.column, found.blank) if found else None

    def _of_households(self, checked: CheckedInput, column: Column, blank: Bools) -> tuple[Column, Ints]:
        chosen = household_rows(blank, self.grouping, self.heads)
        given = self.typed.columns.get(checked.key)
        if given:
            self._tell_conflicts(checked, given, chosen)
        rows = np.where(chosen < 0, -1, self.grouping.order[chosen])
        return taken_or_unknown(column, rows), chosen

    def _tell_conflicts(self, checked: CheckedInput, given: Typed, chosen: Ints) -> None:
        household_of = self.grouping.household_of_row()
        for row, other in conflicts(given, chosen, self.grouping):
            which = given.distinct.which
            place, other_place = (self.typed.place(checked.key, one) for one in (row, other))
            facts = {
                "label": checked.label,
                "household": self.grouping.names[int(household_of[row])],
                "value": shown(given.distinct.cells[int(which[row])]),
                "other_value": shown(given.distinct.cells[int(which[other])]),
                "other": str(other_place),
            }
            problem = Problem("roster.household-differs", place, "error", facts, (other_place,))
            self.findings.add(problem, [row])


def default_of(checked: CheckedInput) -> Value | Word | None:
    """Return an input's default as a column holds it: for tags a set, empty for 无 or an empty text."""
    if checked.type.kind != "tags" or checked.default is None:
        return checked.default
    words = {word.value for word in checked.input.words}
    return frozenset({str(checked.default)} & words)
