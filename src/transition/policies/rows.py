"""The dated values of one parameter: keys and values in their kinds, ends settled, overlaps found."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from attrs import evolve, frozen

from transition.policies.checked import CheckedRow
from transition.policies.citations import Documents
from transition.policies.model import Parameter, ParameterRow, Value
from transition.policies.names import TableKey
from transition.policies.regions import significant
from transition.policies.spans import ONE_DAY, Lasting, Span, lasting_of, overlapping, settled_ends
from transition.policies.values_read import UnreadableError, number_of, value_of, wrong_type
from transition.problems import FilePlace, Problem
from transition.problems.nearest import nearest

KeyValues = tuple[Value, ...]

MOST_COMBINATIONS = 10_000
"""Combinations of keys that one row of a file may stand for."""


@frozen
class Rows:
    """What a parameter's rows are read against: its key columns, and whom to tell."""

    parameter: Parameter
    by: tuple[TableKey, ...]
    documents: Documents
    problems: list[Problem]

    def checked(self) -> tuple[CheckedRow, ...]:
        """Return the rows, one for each combination of keys, in the order of keys and first days."""
        by_keys: dict[KeyValues, list[CheckedRow]] = {}
        for row in self.parameter.rows:
            for keys, made in self._expanded(row):
                by_keys.setdefault(keys, []).append(made)
        lasting = lasting_of(self.parameter.lasts)
        overlaps = _Overlaps(self)
        settled = {keys: self._settled(rows, lasting, overlaps) for keys, rows in by_keys.items()}
        return tuple(row for keys in sorted(settled, key=order_of_keys) for row in settled[keys])

    def _expanded(self, row: ParameterRow) -> Iterable[tuple[KeyValues, CheckedRow]]:
        """Yield a row for each combination of its key cells."""
        sources = self.documents.sources(row.cites, row.policy or self.parameter.policy, row.place)
        cells = self._cells(row)
        value = self._fitted(row.value, self.parameter.type or "number", self.parameter.words, row, "value")
        if cells is None or value is None or (row.end is not None and row.end < row.start):
            return
        if prod(len(cell) for cell in cells) > MOST_COMBINATIONS:
            self._report("policy.too-many-keys", row, most=MOST_COMBINATIONS)
            return
        for keys in product(*cells):
            made = CheckedRow(
                keys=keys,
                value=value,
                start=row.start,
                end=row.end,
                sources=sources,
                policy=row.policy or self.parameter.policy,
                declared_end=row.end,
                note=row.note,
                place=row.place,
            )
            yield keys, made

    def _cells(self, row: ParameterRow) -> list[list[Value]] | None:
        """Return a row's key cells in the order of the columns; None when they are not right."""
        names = {column.checked.key: column for column in self.by}
        for name in row.keys:
            if name not in names:
                hint = nearest(name, names, 1)
                self._report("policy.unknown-row-key", row, found=name, legal=tuple(names), nearest=hint)
        unknown = any(name not in names for name in row.keys)
        missing = [name for name in names if not row.keys.get(name)]
        for name in missing if not unknown else ():  # a misspelt key is not missing as well
            self._report("policy.missing-row-key", row, key=name, legal=tuple(names))
        cells = [self._cell(row, column) for column in self.by if column.checked.key not in missing]
        complete = [cell for cell in cells if cell is not None]
        return None if missing or unknown or len(complete) < len(cells) else complete

    def _cell(self, row: ParameterRow, column: TableKey) -> list[Value] | None:
        kind = column.checked.type.kind
        name = column.checked.key
        values = [self._fitted(value, kind, column.words, row, name) for value in row.keys.get(name, ())]
        known = [value for value in values if value is not None]
        return list(dict.fromkeys(known)) if len(known) == len(values) else None

    def _fitted(
        self, value: Value, type_: str, words: Sequence[str], row: ParameterRow, key: str
    ) -> Value | None:
        try:
            return fitted(value, type_, words)
        except UnreadableError as fault:
            self._report(fault.code, row, **{"key": key, **fault.facts})
            return None

    def _settled(
        self, rows: Sequence[CheckedRow], lasting: Lasting | None, overlaps: _Overlaps
    ) -> list[CheckedRow]:
        """Return the rows of one combination of keys in the order of their days, ends settled."""
        ordered = sorted(rows, key=lambda row: row.start)
        spans = [
            Span(row.start, self._given_end(row, ordered[place + 1 :])) for place, row in enumerate(ordered)
        ]
        for earlier, later in overlapping(spans):
            overlaps.found(ordered[earlier], ordered[later])
        ends = settled_ends(spans, lasting)
        return [evolve(row, end=end) for row, end in zip(ordered, ends, strict=True)]

    def _given_end(self, row: CheckedRow, later: Sequence[CheckedRow]) -> datetime.date | None:
        """Return the last day that a row's file gives, cut short where a file below sets the value anew.

        A county that extends its province may let its own value begin before the province's has run out.
        """
        news = (
            other.start
            for other in later
            if other.start > row.start and self.documents.descent.is_below(other.policy, row.policy)
        )
        cut = min(news, default=None)
        if row.declared_end is None or cut is None:
            return row.declared_end
        return min(row.declared_end, cut - ONE_DAY)

    def _report(self, code: str, row: ParameterRow, **facts: object) -> None:
        known = {"label": self.parameter.label, "table": self.parameter.key}
        self.problems.append(Problem(code, self.place(row.place), facts=known | facts))

    def place(self, place: FilePlace | None) -> FilePlace:
        """Return the place of a row, else that of its table."""
        return place or self.parameter.place or FilePlace(self.parameter.policy, key=self.parameter.key)


class _Overlaps:
    """Reports each pair of overlapping rows of the file once, however many keys they share."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.seen: set[tuple[FilePlace, FilePlace]] = set()

    def found(self, earlier: CheckedRow, later: CheckedRow) -> None:
        places = (self.rows.place(earlier.place), self.rows.place(later.place))
        if places in self.seen:
            return
        self.seen.add(places)
        kinds = (column.checked.type.kind for column in self.rows.by)
        keys = tuple(
            key.ljust(6, "0") if kind == "region" and isinstance(key, str) else shown(key)
            for key, kind in zip(later.keys, kinds, strict=True)
        )
        facts = {
            "label": self.rows.parameter.label,
            "keys": keys,
            "one": _said(earlier),
            "other": _said(later),
        }
        self.rows.problems.append(Problem("policy.overlap", places[1], facts=facts, others=(places[0],)))


def fitted(value: Value, type_: str, words: Sequence[str] = ()) -> Value:
    """Return a value in the kind of a type word; region codes in significant digits.

    Raises `UnreadableError` when it is not of that kind, or no legal word.
    """
    if type_ in ("number", "whole", "percent"):
        number = value if isinstance(value, Fraction) else number_of(value)
        if type_ == "whole" and number.denominator != 1:
            raise wrong_type(value, "whole")
        return number
    if isinstance(value, Fraction):
        raise wrong_type(value, _EXAMPLE_OF.get(type_, "text"))
    made = value_of(value, type_, words)
    return significant(made) if type_ == "region" and isinstance(made, str) else made


_EXAMPLE_OF: Mapping[str, str] = {"flag": "flag", "date": "date"}


def shown(value: Value) -> str:
    """Return a value as a message writes it."""
    if isinstance(value, bool):
        return str(value).upper()
    return str(value)


def _said(row: CheckedRow) -> str:
    end = f" … {row.declared_end}" if row.declared_end else ""
    return f"{row.start}{end}: {shown(row.value)}"


def order_of_keys(keys: KeyValues) -> tuple[tuple[str, Fraction, str], ...]:
    """Sort keys by kind, numbers by size, all else as text."""
    return tuple(
        (type(key).__name__, key if isinstance(key, Fraction) else Fraction(0), shown(key)) for key in keys
    )
