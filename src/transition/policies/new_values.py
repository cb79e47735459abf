"""Changed values laid over the settled rows of a table: a reform wins in the days that it speaks of.

    CheckedParameter, NewValue, ... --with_values--> CheckedParameter

What a reform does not name it means as a whole: of the keys all that the table lists, every legal word,
and for regions also the nation, so that whoever lives in no listed region is meant too.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from attrs import evolve, frozen

from transition.policies.amending import layer_name
from transition.policies.checked import CheckedKey, CheckedParameter, CheckedRow, Source
from transition.policies.citations import Documents
from transition.policies.functions import as_name
from transition.policies.model import Value
from transition.policies.reform import NewValue, Reform
from transition.policies.rows import MOST_COMBINATIONS, KeyValues, fitted, order_of_keys
from transition.policies.spans import ONE_DAY, Span, settled_ends
from transition.policies.units import parse_unit
from transition.policies.values_read import UnreadableError
from transition.problems import Problem
from transition.problems.nearest import nearest

NATION = ""
"""The key of the nation, in significant digits."""


@frozen
class Layer:
    """One reform's values for one table: who says so, from when, and whom to tell of faults."""

    name: str
    since: datetime.date
    sources: Callable[[NewValue], tuple[Source, ...]]
    problems: list[Problem]


def with_reforms(
    parameters: Mapping[str, CheckedParameter],
    reforms: Sequence[Reform],
    since: datetime.date,
    documents: Documents,
    problems: list[Problem],
) -> dict[str, CheckedParameter]:
    """Return tables with the changed values of reforms, each over those before it. Faults are told.

    since: from which day on a value holds that gives none.
    """
    found = dict(parameters)
    for reform in reforms:
        name = layer_name(reform)

        def sources(new: NewValue, name: str = name) -> tuple[Source, ...]:
            return documents.sources(new.cites, name, new.place)

        layer = Layer(name, since, sources, problems)
        for key, values in _by_table(found, reform.values, problems).items():
            found[key] = with_values(found[key], values, layer)
    return found


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


def with_values(parameter: CheckedParameter, values: Sequence[NewValue], layer: Layer) -> CheckedParameter:
    """Return a table with the changed values of one reform; faults are told to the layer."""
    meant = [one for value in values if (one := _meant(parameter, value, layer)) is not None]
    meant = _following_on(meant)
    _report_overlaps(parameter, meant, layer)
    rows = parameter.rows
    for one in meant:
        rows = _laid_over(rows, one, layer)
    in_order = sorted(rows, key=lambda row: (order_of_keys(row.keys), row.start))
    return evolve(parameter, rows=tuple(in_order))


@frozen
class Meant:
    """A changed value with its keys, value and days settled."""

    new: NewValue
    named: tuple[tuple[Value, ...] | None, ...]
    combinations: tuple[KeyValues, ...]
    value: Value
    start: datetime.date
    end: datetime.date | None
    sources: tuple[Source, ...]


# --- what is meant --------------------------------------------------------------------------------


def _meant(parameter: CheckedParameter, new: NewValue, layer: Layer) -> Meant | None:
    named = _named(parameter, new, layer)
    value = _value(parameter, new, layer)
    if named is None or value is None or not _unit_agrees(parameter, new, layer):
        return None
    combinations = _combinations(parameter, named)
    if len(combinations) > MOST_COMBINATIONS:
        _report("policy.too-many-keys", parameter, new, layer, most=MOST_COMBINATIONS)
        return None
    return Meant(new, named, combinations, value, new.start or layer.since, new.end, layer.sources(new))


def _named(
    parameter: CheckedParameter, new: NewValue, layer: Layer
) -> tuple[tuple[Value, ...] | None, ...] | None:
    """Return the key values of each column, None for a column that stands for all; None when at fault."""
    names = {column.key: column for column in parameter.by} | {
        column.label: column for column in parameter.by
    }
    given: dict[str, tuple[Value, ...]] = {}
    for name, cells in new.keys.items():
        column = names.get(name)
        if column is None:
            facts = {"found": name, "legal": tuple(names), "nearest": nearest(name, names, 1)}
            _report("policy.unknown-row-key", parameter, new, layer, **facts)
            return None
        fit = _fit_cells(column, cells, parameter, new, layer)
        if fit is None:
            return None
        given[column.key] = fit
    return tuple(given.get(column.key) for column in parameter.by)


def _fit_cells(
    column: CheckedKey, cells: Iterable[Value], parameter: CheckedParameter, new: NewValue, layer: Layer
) -> tuple[Value, ...] | None:
    try:
        return tuple(dict.fromkeys(fitted(cell, column.type.kind, column.words) for cell in cells))
    except UnreadableError as fault:
        _report(fault.code, parameter, new, layer, key=column.label, **fault.facts)
        return None


def _value(parameter: CheckedParameter, new: NewValue, layer: Layer) -> Value | None:
    if new.way != "set" and parameter.type.kind != "number":
        _report("reform.no-number", parameter, new, layer, key=new.way)
        return None
    try:
        if new.way == "times":
            return fitted(new.value, "number")
        return fitted(new.value, parameter.type_word, parameter.words)
    except UnreadableError as fault:
        _report(fault.code, parameter, new, layer, key="value", **fault.facts)
        return None


def _unit_agrees(parameter: CheckedParameter, new: NewValue, layer: Layer) -> bool:
    if new.unit is None or new.way == "times" or parse_unit(new.unit) == parameter.type.unit:
        return True
    legal = str(parameter.type.unit) or "1"
    _report("reform.unit", parameter, new, layer, found=str(parse_unit(new.unit)), legal=legal)
    return False


def _combinations(
    parameter: CheckedParameter, named: Sequence[tuple[Value, ...] | None]
) -> tuple[KeyValues, ...]:
    columns = [cells if cells is not None else _all_of(parameter, place) for place, cells in enumerate(named)]
    if prod(map(len, columns)) <= MOST_COMBINATIONS:
        return tuple(product(*columns))
    # Too many to name them all: those that the table lists.
    return tuple(
        keys
        for keys in dict.fromkeys(row.keys for row in parameter.rows)
        if all(cells is None or key in cells for key, cells in zip(keys, named, strict=True))
    )


def _all_of(parameter: CheckedParameter, place: int) -> tuple[Value, ...]:
    column = parameter.by[place]
    listed = dict.fromkeys(row.keys[place] for row in parameter.rows)
    more: tuple[Value, ...] = column.words
    if column.type.kind == "region":
        more = (NATION,)
    elif column.type.kind == "flag":
        more = (False, True)
    return tuple(dict.fromkeys((*listed, *more)))


# --- days -----------------------------------------------------------------------------------------


def _following_on(meant: Sequence[Meant]) -> list[Meant]:
    """Return the values with their last days: of the same keys, one holds until the next begins."""
    found: list[Meant] = []
    for named in dict.fromkeys(one.named for one in meant):
        alike = sorted((one for one in meant if one.named == named), key=lambda one: one.start)
        ends = settled_ends([Span(one.start, one.end) for one in alike])
        found += [evolve(one, end=end) for one, end in zip(alike, ends, strict=True)]
    return found


def _report_overlaps(parameter: CheckedParameter, meant: Sequence[Meant], layer: Layer) -> None:
    for place, one in enumerate(meant):
        for other in meant[:place]:
            if _touch(one, other) and set(one.combinations) & set(other.combinations):
                facts = {"label": parameter.label, "one": _said(other), "other": _said(one)}
                others = (other.new.place,) if other.new.place else ()
                problem = Problem("reform.values-overlap", one.new.place, facts=facts, others=others)
                layer.problems.append(problem)


def _touch(one: Meant, other: Meant) -> bool:
    return (one.end is None or other.start <= one.end) and (other.end is None or one.start <= other.end)


def _said(one: Meant) -> str:
    return f"{one.start}{f' … {one.end}' if one.end else ''}: {one.value}"


# --- rows -----------------------------------------------------------------------------------------


def _laid_over(rows: Sequence[CheckedRow], one: Meant, layer: Layer) -> tuple[CheckedRow, ...]:
    wanted = frozenset(one.combinations)
    found: list[CheckedRow] = []
    done: set[KeyValues] = set()
    for row in rows:
        if row.keys not in wanted:
            found.append(row)
            continue
        found += _outside(row, one)
        if one.new.way != "set":
            found += _changed(row, one, layer)
        elif row.keys not in done:
            done.add(row.keys)
            found.append(_new_row(row.keys, one, layer))
    if one.new.way == "set":
        found += [_new_row(keys, one, layer) for keys in one.combinations if keys not in done]
    return tuple(found)


def _outside(row: CheckedRow, one: Meant) -> Iterator[CheckedRow]:
    """Yield what is left of a row before and after the days of a changed value."""
    if row.start < one.start:
        ends_before = row.end is not None and row.end < one.start
        last = one.start - ONE_DAY
        yield row if ends_before else evolve(row, end=last, declared_end=last)
    if one.end is not None and (row.end is None or row.end > one.end):
        yield row if row.start > one.end else evolve(row, start=one.end + ONE_DAY)


def _changed(row: CheckedRow, one: Meant, layer: Layer) -> Iterator[CheckedRow]:
    """Yield the row inside the days of the value, added to or multiplied."""
    start = max(row.start, one.start)
    end = min((day for day in (row.end, one.end) if day is not None), default=None)
    if end is not None and end < start:
        return
    if not isinstance(row.value, Fraction) or not isinstance(one.value, Fraction):
        return  # `_value` has refused it
    value = row.value + one.value if one.new.way == "add" else row.value * one.value
    sources = (*one.sources, *row.sources)
    yield evolve(_new_row(row.keys, one, layer), value=value, start=start, end=end, sources=sources)


def _new_row(keys: KeyValues, one: Meant, layer: Layer) -> CheckedRow:
    return CheckedRow(
        keys=keys,
        value=one.value,
        start=one.start,
        end=one.end,
        sources=one.sources,
        policy=layer.name,
        declared_end=one.end,
        note=one.new.note,
        place=one.new.place,
        proposed=True,
    )


def _report(
    code: str,
    parameter: CheckedParameter,
    new: NewValue,
    layer: Layer,
    **facts: object,
) -> None:
    known = {"label": parameter.label, "table": parameter.key}
    layer.problems.append(Problem(code, new.place, facts=known | facts))
