"""From a table's cells to typed columns, one for each input; every fault becomes a problem with its cell."""

from __future__ import annotations

from collections.abc import Mapping, Set
from fractions import Fraction

import numpy as np
from attrs import frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.problems import CellPlace, Problem
from transition.rosters.certificates import CertificateNumbers, read_certificates
from transition.rosters.columns import Bools, Coded, Column, Ints
from transition.rosters.findings import Findings
from transition.rosters.identity_columns import IdentityNumbers, read_identities
from transition.rosters.table import Table
from transition.rosters.values.dates import read_dates
from transition.rosters.values.distinct import Distinct, Typed
from transition.rosters.values.numbers import read_numbers
from transition.rosters.values.places import read_regions
from transition.rosters.values.words import read_category, read_flags, read_tags, read_text


@frozen(eq=False)
class TypedTable:
    """All columns of a table after reading, rows in the order of the sheet.

    columns: by input key. identities, certificates: the numbers of the columns with these roles, if any.
    """

    table: Table
    columns: Mapping[str, Typed]
    identities: IdentityNumbers | None
    certificates: CertificateNumbers | None = None

    def place(self, key: str, row: int) -> CellPlace:
        """Return the place of a person's cell."""
        return self.table.place(key, row)

    def households(self, key: str | None) -> Ints:
        """Return shape (rows,): a number for each household, -1 where none is known; key: of their input."""
        if self.table.household is not None:
            return self.table.household
        given = self.columns.get(key) if key else None
        if given is None:
            return np.full(len(self.table.rows), -1, dtype=np.int64)
        assert isinstance(given.column, Coded)
        return given.column.codes.astype(np.int64)


@frozen(eq=False)
class Derived:
    """A column after numbers of persons have filled it, and shape (rows,): which rows are blank still."""

    column: Column
    blank: Bools


def read_columns(table: Table, policy: CheckedPolicy, findings: Findings) -> TypedTable:
    """Read every column that belongs to an input."""
    identities, certificates = None, None
    columns: dict[str, Typed] = {}
    for key, field in table.fields.items():
        checked = policy.inputs[key]
        if checked.input.role == "certificate":
            certificates = read_certificates(field.distinct)
            columns[key] = certificates.typed
        elif checked.input.type == "identity":
            numbers = read_identities(field.distinct)
            columns[key] = numbers.typed
            identities = numbers if checked.input.role == "identity" else identities
        else:
            columns[key] = typed_cells(
                field.distinct, checked, policy, field.factor, starts_1904=field.grid.marks.starts_1904
            )
    typed = TypedTable(table, columns, identities, certificates)
    needed = policy.needed()
    for key, column in columns.items():
        _tell_faults(typed, column, policy.inputs[key], needed, findings)
    return typed


_BARE = Fraction(1)


def typed_cells(
    distinct: Distinct,
    checked: CheckedInput,
    policy: CheckedPolicy,
    factor: Fraction = _BARE,
    *,
    starts_1904: bool = False,
) -> Typed:
    """Read the cells of an input that holds no identity numbers.

    factor: see `read_numbers`; starts_1904: see `read_dates`.
    """
    match checked.input.type:
        case "number" | "whole" | "percent":
            return read_numbers(distinct, checked, factor)
        case "flag":
            return read_flags(distinct, checked.input)
        case "date":
            return read_dates(distinct, starts_1904=starts_1904)
        case "category":
            return read_category(distinct, checked.input)
        case "tags":
            return read_tags(distinct, checked.input)
        case "region":
            return read_regions(distinct, policy)
        case _:
            return read_text(distinct, is_number=checked.input.role == "household")


def _tell_faults(
    typed: TypedTable, column: Typed, checked: CheckedInput, needed: Set[str], findings: Findings
) -> None:
    # Without its number nobody knows which household a person belongs to: that holds back, not a guess.
    is_household = checked.input.role == "household"
    is_needed = checked.input.role is not None or checked.key in needed
    said = {**column.remarks, **column.faults}
    # All rows of one cell share its facts, so that a report need word them only once.
    facts = {index: {"label": checked.label, **fault.facts} for index, fault in said.items()}
    for row, index in column.found():
        fault = said[index]
        severity = "error" if is_household else fault.severity if is_needed else "note"
        findings.add(Problem(fault.code, typed.place(checked.key, row), severity, facts[index]), [row])
