"""Birth and sex out of identity numbers: filled in where the cell is blank, compared where it is not."""

from __future__ import annotations

import datetime

import numpy as np

from transition.policies.model import Input
from transition.problems import Problem
from transition.rosters.columns import Bools, Coded, Days, unknown_column
from transition.rosters.findings import Findings
from transition.rosters.identity_columns import IdentityNumbers
from transition.rosters.typed_columns import Derived, TypedTable
from transition.rosters.values.dates import names_no_day
from transition.rosters.values.distinct import Typed
from transition.rosters.values.texts import shown

_MALE = frozenset({"男", "男性", "男人", "male", "m"})
_FEMALE = frozenset({"女", "女性", "女人", "female", "f"})


def births(typed: TypedTable, key: str, numbers: IdentityNumbers, findings: Findings) -> Derived:
    """Return a column of birth days; a month without a day is completed by the number."""
    given = typed.columns.get(key)
    if given is None:
        return Derived(Days(numbers.birth, None if numbers.known.all() else numbers.known), ~numbers.known)
    assert isinstance(given.column, Days)
    use = given.blank & numbers.known
    differs = ~given.blank & numbers.known & _known(given) & (given.column.ordinal != numbers.birth)
    use |= _same_month(given, numbers, differs)
    for row in np.flatnonzero(differs & ~use).tolist():
        told = datetime.date.fromordinal(int(numbers.birth[row])).isoformat()
        _tell_difference(typed, key, row, told, findings)
    known = _known(given) | use
    column = Days(np.where(use, numbers.birth, given.column.ordinal), None if known.all() else known)
    return Derived(column, given.blank & ~numbers.known)


def _same_month(given: Typed, numbers: IdentityNumbers, differs: Bools) -> Bools:
    """Find the rows that give only the month of birth, and the same as the number: it knows the day."""
    assert isinstance(given.column, Days)
    same = np.zeros(len(differs), dtype=bool)
    for row in np.flatnonzero(differs).tolist():
        one = datetime.date.fromordinal(int(given.column.ordinal[row]))
        other = datetime.date.fromordinal(int(numbers.birth[row]))
        if (one.year, one.month) == (other.year, other.month):
            same[row] = names_no_day(given.distinct.at(row))
    return same


def _known(typed: Typed) -> Bools:
    assert isinstance(typed.column, Days)
    known = typed.column.known
    return np.ones(len(typed.blank), dtype=bool) if known is None else known


def sexes(typed: TypedTable, wanted: Input, numbers: IdentityNumbers, findings: Findings) -> Derived | None:
    """Return a column of sexes; None when the input has no words for women and men."""
    words = _sex_words(wanted)
    if words is None:
        return None
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
    filled = Coded(np.where(blank & numbers.known, told, column.codes), vocabulary)
    return Derived(filled, blank & ~numbers.known)


def _sex_words(wanted: Input) -> tuple[str, str] | None:
    by_writing = {
        writing.lower(): word.value for word in wanted.words for writing in (word.value, *word.aliases)
    }
    female = next((by_writing[writing] for writing in by_writing if writing in _FEMALE), None)
    male = next((by_writing[writing] for writing in by_writing if writing in _MALE), None)
    return (female, male) if female and male else None


def _tell_difference(typed: TypedTable, key: str, row: int, told: object, findings: Findings) -> None:
    facts = {"value": shown(typed.columns[key].distinct.at(row)), "told": told}
    findings.add(Problem("roster.identity-differs", typed.place(key, row), "warning", facts), [row])
