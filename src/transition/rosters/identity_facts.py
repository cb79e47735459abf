"""What identity numbers tell of persons: birth and sex filled in or compared; one number borne twice."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import numpy as np

from transition.policies.checked import CheckedPolicy
from transition.policies.model import Input
from transition.problems import Problem
from transition.rosters.columns import Bools, Coded, Column, Days, unknown_column
from transition.rosters.findings import Findings
from transition.rosters.identity import IdentityNumbers, masked
from transition.rosters.typed_columns import TypedTable
from transition.rosters.values.dates import names_no_day
from transition.rosters.values.distinct import Typed
from transition.rosters.values.texts import shown

_MALE = frozenset({"男", "男性", "男人", "male", "m"})
_FEMALE = frozenset({"女", "女性", "女人", "female", "f"})


def tell_identities(typed: TypedTable, policy: CheckedPolicy, findings: Findings) -> None:
    """Report identity numbers that are missing and those that several rows bear."""
    key = next((key for key, checked in policy.inputs.items() if checked.input.role == "identity"), None)
    if typed.identities is None or key is None:
        return
    for row in np.flatnonzero(typed.identities.typed.blank).tolist():
        findings.add(Problem("roster.no-identity", typed.place(key, row), "warning"), [row])
    first_row: dict[int, int] = {}
    codes = typed.identities.column.codes
    repeated = np.flatnonzero((np.bincount(codes[codes >= 0], minlength=1) > 1)[codes] & (codes >= 0))
    for row in repeated.tolist():
        first = first_row.setdefault(int(codes[row]), row)
        if first != row:
            findings.add(_duplicate(typed, key, first, row), [row, first])


def derived_columns(typed: TypedTable, policy: CheckedPolicy, findings: Findings) -> Mapping[str, Column]:
    """Return the columns that identity numbers fill where they are blank, by key; compared where not."""
    numbers = typed.identities
    if numbers is None:
        return {}
    derived: dict[str, Column] = {}
    for key, checked in policy.inputs.items():
        if checked.input.from_identity == "birth":
            derived[key] = _births(typed, key, numbers, findings)
        elif checked.input.from_identity == "sex" and _sex_words(checked.input):
            derived[key] = _sexes(typed, checked.input, numbers, findings)
    return derived


def _births(typed: TypedTable, key: str, numbers: IdentityNumbers, findings: Findings) -> Column:
    given = typed.columns.get(key)
    if given is None:
        return Days(numbers.birth, None if numbers.known.all() else numbers.known)
    assert isinstance(given.column, Days)
    use = given.blank & numbers.known
    differs = ~given.blank & numbers.known & _known(given) & (given.column.ordinal != numbers.birth)
    use |= _same_month(given, numbers, differs)
    for row in np.flatnonzero(differs & ~use).tolist():
        told = datetime.date.fromordinal(int(numbers.birth[row])).isoformat()
        _tell_difference(typed, key, row, told, findings)
    known = _known(given) | use
    return Days(np.where(use, numbers.birth, given.column.ordinal), None if known.all() else known)


def _same_month(given: Typed, numbers: IdentityNumbers, differs: Bools) -> Bools:
    """Find the rows that give only the month of birth, and the same as the number: it knows the day."""
    assert isinstance(given.column, Days)
    same = np.zeros(len(differs), dtype=bool)
    for row in np.flatnonzero(differs).tolist():
        one = datetime.date.fromordinal(int(given.column.ordinal[row]))
        other = datetime.date.fromordinal(int(numbers.birth[row]))
        if (one.year, one.month) == (other.year, other.month):
            same[row] = names_no_day(given.distinct.cells[int(given.distinct.which[row])])
    return same


def _sexes(typed: TypedTable, wanted: Input, numbers: IdentityNumbers, findings: Findings) -> Column:
    words = _sex_words(wanted)
    assert words is not None
    given = typed.columns.get(wanted.key)
    rows = len(typed.table.rows)
    column = given.column if given else unknown_column("category", rows)
    assert isinstance(column, Coded)
    vocabulary = tuple(dict.fromkeys((*column.vocabulary, *(word.value for word in wanted.words))))
    female, male = (vocabulary.index(word) for word in words)
    told = np.where(numbers.male, np.int32(male), np.int32(female))
    blank = given.blank if given else np.ones(rows, dtype=bool)
    differs = ~blank & numbers.known & (column.codes >= 0) & (column.codes != told)
    for row in np.flatnonzero(differs).tolist():
        _tell_difference(typed, wanted.key, row, vocabulary[told[row]], findings)
    return Coded(np.where(blank & numbers.known, told, column.codes), vocabulary)


def _sex_words(wanted: Input) -> tuple[str, str] | None:
    """Return the input's words for women and for men; None when it has others than these two."""
    by_writing = {
        writing.lower(): word.value for word in wanted.words for writing in (word.value, *word.aliases)
    }
    female = next((by_writing[writing] for writing in by_writing if writing in _FEMALE), None)
    male = next((by_writing[writing] for writing in by_writing if writing in _MALE), None)
    return (female, male) if female and male else None


def _known(typed: Typed) -> Bools:
    assert isinstance(typed.column, Days)
    known = typed.column.known
    return np.ones(len(typed.blank), dtype=bool) if known is None else known


def _tell_difference(typed: TypedTable, key: str, row: int, told: str, findings: Findings) -> None:
    given = typed.columns[key]
    facts = {"value": shown(given.distinct.cells[int(given.distinct.which[row])]), "told": told}
    findings.add(Problem("roster.identity-differs", typed.place(key, row), "warning", facts), [row])


def _duplicate(typed: TypedTable, key: str, first: int, row: int) -> Problem:
    assert typed.identities is not None
    number = typed.identities.column.at(row)
    other = typed.place(key, first)
    facts = {"value": masked(str(number)), "other": str(other)}
    return Problem("roster.identity-duplicate", typed.place(key, row), "error", facts, (other,))
