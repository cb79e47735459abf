"""From a table's cells to typed columns, one for each input; every fault becomes a problem with its cell."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.problems import CellPlace, Problem
from transition.rosters.findings import Findings
from transition.rosters.identity import IdentityNumbers, read_identities
from transition.rosters.layout import Table
from transition.rosters.values.dates import read_dates
from transition.rosters.values.distinct import Distinct, Typed
from transition.rosters.values.numbers import read_numbers
from transition.rosters.values.places import read_regions
from transition.rosters.values.words import read_category, read_flags, read_tags, read_text


@frozen(eq=False)
class TypedTable:
    """All columns of a table after reading, rows in the order of the sheet.

    columns: by input key. identities: the numbers of the column with the role identity, if there is one.
    """

    table: Table
    columns: Mapping[str, Typed]
    identities: IdentityNumbers | None

    def place(self, key: str, row: int) -> CellPlace:
        """Return the place of a person's cell."""
        return self.table.grid.place(int(self.table.rows[row]), self.table.headers.columns.get(key))


def read_columns(table: Table, policy: CheckedPolicy, findings: Findings) -> TypedTable:
    """Read every column that belongs to an input."""
    identities = None
    columns: dict[str, Typed] = {}
    for key, distinct in table.columns.items():
        checked = policy.inputs[key]
        if checked.input.type == "identity":
            numbers = read_identities(distinct)
            columns[key] = numbers.typed
            identities = numbers if checked.input.role == "identity" else identities
        else:
            columns[key] = typed_cells(distinct, checked, policy)
    typed = TypedTable(table, columns, identities)
    for key, column in columns.items():
        _tell_faults(typed, column, policy.inputs[key], findings)
    return typed


def typed_cells(distinct: Distinct, checked: CheckedInput, policy: CheckedPolicy) -> Typed:
    """Read the cells of an input that holds no identity numbers."""
    match checked.input.type:
        case "number" | "whole" | "percent":
            return read_numbers(distinct, checked)
        case "flag":
            return read_flags(distinct)
        case "date":
            return read_dates(distinct)
        case "category":
            return read_category(distinct, checked.input)
        case "tags":
            return read_tags(distinct, checked.input)
        case "region":
            return read_regions(distinct, policy)
        case _:
            return read_text(distinct, is_number=checked.input.role == "household")


def _tell_faults(typed: TypedTable, column: Typed, checked: CheckedInput, findings: Findings) -> None:
    # Without its number nobody knows which household a person belongs to: that holds back, not a guess.
    is_household = checked.input.role == "household"
    said = {**column.remarks, **column.faults}
    # All rows of one cell share its facts, so that a report need word them only once.
    facts = {index: {"label": checked.label, **fault.facts} for index, fault in said.items()}
    for row, index in column.found():
        fault = said[index]
        severity = "error" if is_household else fault.severity
        findings.add(Problem(fault.code, typed.place(checked.key, row), severity, facts[index]), [row])
