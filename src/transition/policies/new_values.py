"""Changed values as a reform writes them, understood by the table that they change.

    CheckedParameter, NewValue, ... --with_reforms--> CheckedParameter

A column that is not named stands for all that the table can be asked for: every key that it lists, every
legal word, and for regions also the nation, so that whoever lives in no listed region is meant too. A
region that is named stands for all that lie in it. What is added or multiplied changes only values that
there are. How all this comes to rows is told in `laid_rows.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from math import prod

from attrs import evolve, frozen

from transition.policies.amending import layer_name
from transition.policies.checked import CheckedKey, CheckedParameter, Source
from transition.policies.citations import Documents
from transition.policies.functions import as_name
from transition.policies.laid_rows import NATION, Piece, Rows
from transition.policies.model import Value
from transition.policies.reform import NewValue, Reform
from transition.policies.regions import contains
from transition.policies.rows import MOST_COMBINATIONS, KeyValues, fitted
from transition.policies.units import parse_unit
from transition.policies.values_read import UnreadableError
from transition.problems import Problem
from transition.problems.nearest import nearest


@frozen
class Layer:
    """One reform's values for one table: who says so, by what documents, and whom to tell of faults."""

    name: str
    sources: Callable[[NewValue], tuple[Source, ...]]
    problems: list[Problem]


def with_reforms(
    parameters: Mapping[str, CheckedParameter],
    reforms: Sequence[Reform],
    documents: Documents,
    problems: list[Problem],
) -> dict[str, CheckedParameter]:
    """Return tables with the changed values of reforms, each over those before it. Faults are told."""
    layers = {layer_name(reform) for reform in reforms}
    found = {
        key: _as_proposed(parameter) if parameter.policy in layers else parameter
        for key, parameter in parameters.items()
    }
    for reform in reforms:
        name = layer_name(reform)

        def sources(new: NewValue, name: str = name) -> tuple[Source, ...]:
            return documents.sources(new.cites, name, new.place)

        layer = Layer(name, sources, problems)
        for key, values in _by_table(found, reform.values, problems).items():
            found[key] = with_values(found[key], values, layer)
    return found


def with_values(parameter: CheckedParameter, values: Sequence[NewValue], layer: Layer) -> CheckedParameter:
    """Return a table with the changed values of one reform; faults are told to the layer."""
    rows = Rows(parameter, layer.problems)
    understood: list[NewValue] = []
    for value in values:
        pieces = _Meaning(parameter, value, layer).pieces()
        if pieces is not None:
            understood.append(value)
            rows.say(pieces)
    return evolve(parameter, rows=rows.laid(understood))


def _as_proposed(parameter: CheckedParameter) -> CheckedParameter:
    """Return a table that a reform brings along: what it says counts as known at all times."""
    return evolve(parameter, rows=tuple(evolve(row, proposed=True) for row in parameter.rows))


def _by_table(
    parameters: Mapping[str, CheckedParameter], values: Sequence[NewValue], problems: list[Problem]
) -> dict[str, list[NewValue]]:
    """Return changed values by the keys of their tables; those of no table are told."""
    by_label = {as_name(parameter.label): key for key, parameter in parameters.items()}
    found: dict[str, list[NewValue]] = {}
    missing: set[str] = set()
    for value in values:
        key = value.table if value.table in parameters else by_label.get(as_name(value.table))
        if key is not None:
            found.setdefault(key, []).append(value)
        elif value.table not in missing:
            missing.add(value.table)
            labels = [parameter.label for parameter in parameters.values()]
            facts = {"found": value.table, "nearest": nearest(value.table, (*labels, *parameters))}
            problems.append(Problem("reform.no-such-table", value.place, facts=facts))
    return found


# --- one changed value ----------------------------------------------------------------------------

Named = Sequence[tuple[Value, ...] | None]
"""The key values of each column; None for a column that stands for all."""


@frozen
class _Meaning:
    """A changed value under the eyes of its table."""

    parameter: CheckedParameter
    new: NewValue
    layer: Layer

    def pieces(self) -> list[Piece] | None:
        """Return what it says of each combination of keys; None, and the fault told, when it does not fit."""
        named, value = self._named(), self._value()
        sources = self.layer.sources(self.new)
        if named is None or value is None or not self._unit_agrees():
            return None
        combinations = self._combinations(named)
        if len(combinations) > MOST_COMBINATIONS:
            self._report("policy.too-many-keys", most=MOST_COMBINATIONS)
            return None
        return [
            Piece(
                new=self.new,
                keys=keys,
                value=value,
                start=self.new.start or datetime.date.min,
                end=self.new.end,
                nearness=nearness,
                named=None not in named,
                sources=sources,
                policy=self.layer.name,
            )
            for keys, nearness in combinations.items()
        ]

    def _named(self) -> Named | None:
        """Return the key values that are named, in the order of columns; None when one is at fault."""
        columns = {column.label: column for column in self.parameter.by}
        columns |= {column.key: column for column in self.parameter.by}
        given: dict[str, tuple[Value, ...]] = {}
        for name, cells in self.new.keys.items():
            column = columns.get(name)
            if column is None:
                facts = {"found": name, "legal": tuple(columns), "nearest": nearest(name, columns, 1)}
                self._report("policy.unknown-row-key", **facts)
                return None
            fit = self._fit(column, cells)
            if fit is None:
                return None
            if column.key in given:
                self._report("reform.key-twice", key=column.label, found=column.key)
                return None
            given[column.key] = fit
        return [given.get(column.key) for column in self.parameter.by]

    def _fit(self, column: CheckedKey, cells: Iterable[Value]) -> tuple[Value, ...] | None:
        try:
            return tuple(dict.fromkeys(fitted(cell, column.type.kind, column.words) for cell in cells))
        except UnreadableError as fault:
            self._report(fault.code, **{"key": column.label, **fault.facts})
            return None

    def _value(self) -> Value | None:
        parameter, new = self.parameter, self.new
        if new.way != "set" and parameter.type.kind != "number":
            self._report("reform.no-number", key=new.way)
            return None
        try:
            if new.way == "times":
                return fitted(new.value, "number")
            return fitted(new.value, parameter.type_word, parameter.words)
        except UnreadableError as fault:
            self._report(fault.code, **{"key": "value", **fault.facts})
            return None

    def _unit_agrees(self) -> bool:
        legal, unit = self.parameter.type.unit, self.new.unit
        if unit is None or self.new.way == "times" or parse_unit(unit) == legal:
            return True
        self._report("reform.unit", found=str(parse_unit(unit)) or "1", legal=str(legal) or "1")
        return False

    # --- the keys that are meant ------------------------------------------------------------------

    def _combinations(self, named: Named) -> dict[KeyValues, int]:
        """Return every combination of keys that is meant, and how near the regions named come to it."""
        columns = [
            self._meant(place, cells) if cells is not None else self._all_of(place)
            for place, cells in enumerate(named)
        ]
        if prod(map(len, columns)) <= MOST_COMBINATIONS:
            every: Iterable[KeyValues] = product(*columns)
        else:  # too many to name them all: those that the table lists
            every = dict.fromkeys(row.keys for row in self.parameter.rows)
        return {
            keys: sum(column[key] for key, column in zip(keys, columns, strict=True))
            for keys in every
            if all(key in column for key, column in zip(keys, columns, strict=True))
        }

    def _meant(self, place: int, cells: Sequence[Value]) -> dict[Value, int]:
        """Return the values that named ones stand for: a region for what is listed inside it as well."""
        if self.parameter.by[place].type.kind != "region":
            return dict.fromkeys(cells, 0)
        found: dict[Value, int] = {}
        for region in sorted(map(str, cells), key=len):
            inside = (key for key in self._listed(place) if contains(region, str(key)))
            found |= dict.fromkeys((region, *inside), len(region) + 1)
        return found

    def _all_of(self, place: int) -> dict[Value, int]:
        column = self.parameter.by[place]
        more: tuple[Value, ...] = column.words
        if column.type.kind == "region":
            more = (NATION,)
        elif column.type.kind == "flag":
            more = (False, True)
        return dict.fromkeys((*self._listed(place), *(more if self.new.way == "set" else ())), 0)

    def _listed(self, place: int) -> tuple[Value, ...]:
        return tuple(dict.fromkeys(row.keys[place] for row in self.parameter.rows))

    def _report(self, code: str, **facts: object) -> None:
        known = {"label": self.parameter.label, "table": self.parameter.key}
        self.layer.problems.append(Problem(code, self.new.place, facts=known | facts))
