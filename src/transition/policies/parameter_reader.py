"""Read ``[parameter.KEY]``: the keys of a table and its dated rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from transition.policies.grammar import PARAMETER, ROW
from transition.policies.model import KeyColumn, Otherwise, Parameter, ParameterRow, Value
from transition.policies.table_reader import (
    Fields,
    Reading,
    check_dates,
    check_types,
    need_citation,
    need_words,
    read_table,
    report_unknown_key,
)
from transition.policies.toml_file import KeyPath
from transition.problems.nearest import nearest

REGION = "region"
"""The one type word that may stand in `by` for itself: rows then name a region."""

ADDING = frozenset({"values", "note"})
"""The keys of a table that only adds rows to its parent's."""


def read_parameter(reading: Reading, raw: object, path: KeyPath) -> Parameter | None:
    """Read a parameter; None, and the faults noted, when it cannot be used.

    In a policy with a parent, a table without a label adds rows to the parent's.
    """
    fields = read_table(reading, raw, path, PARAMETER)
    if fields is None:
        return None
    adds_rows = reading.extends and fields.given & set(PARAMETER.names) <= ADDING
    if not adds_rows and not fields.has("label"):
        reading.report("policy.missing-key", path, key="label", table=PARAMETER.name)
        return None
    type_ = None if adds_rows else fields.text("type") or "number"
    if type_:
        check_types(reading, fields, type_)
        need_words(reading, fields, type_)
    _check_parts(reading, fields)
    columns = _columns(reading, fields)
    unkeyed = not adds_rows and _lacks_by(reading, fields)
    rows = tuple(_rows(reading, fields, type_, None if adds_rows or unkeyed else columns))
    if not fields.sound("label", "type", "unit", "by", "words") or columns is None or unkeyed:
        return None
    return Parameter(
        key=str(path[-1]),
        label=fields.text("label"),
        type=type_,
        unit=fields.text("unit"),
        by=columns,
        rows=rows,
        otherwise=_otherwise(reading, fields.table("otherwise"), type_, fields.texts("words")),
        several=cast('Literal["highest"] | None', fields.text("several")),
        several_cites=fields.citations("several_cites"),
        lasts=fields.text("lasts"),
        overrides=fields.flag("overrides"),
        cites=fields.citations(),
        note=fields.text("note"),
        words=fields.texts("words"),
        policy=reading.policy,
        place=fields.place,
    )


def _check_parts(reading: Reading, fields: Fields) -> None:
    """Report parts of the table that cannot stand without another."""
    if fields.has("several"):
        need_citation(reading, fields, "several_cites")
    elif fields.has("several_cites"):
        reading.report(
            "policy.key-needs-key", (*fields.path, "several_cites"), key="several_cites", needs="several"
        )
    if fields.flag("overrides"):
        need_citation(reading, fields)


def _lacks_by(reading: Reading, fields: Fields) -> bool:
    """Say whether rows have keys but the table has no `by`; report it once, not for every row."""
    # A row that has all it needs does not misspell one of those: what it has besides is a key.
    complete = (row for row in fields.tables("values") if row.has("from", "value", "cites"))
    others = {name for row in complete for name in row.values if row.kind.key(name) is None}
    keys = {name for name in others if not nearest(name, ("to", "note"))}
    if fields.has("by") or not keys:
        return False
    reading.report("policy.missing-key", fields.path, key="by", table=PARAMETER.name)
    return True


# --- keys -----------------------------------------------------------------------------------------


def _columns(reading: Reading, fields: Fields) -> tuple[KeyColumn, ...] | None:
    """Read `by`; None when a key of it cannot be used."""
    columns: list[KeyColumn] = []
    for index, entry in enumerate(fields.entries("by")):
        path = entry.path if isinstance(entry, Fields) else (*fields.path, "by", index)
        column = _column(reading, entry, path)
        if column is None or not _is_new(reading, column.key, columns, path):
            return None
        columns.append(column)
    return tuple(columns)


def _column(reading: Reading, entry: str | Fields, path: KeyPath) -> KeyColumn | None:
    if isinstance(entry, str):
        return KeyColumn(entry, type=REGION) if entry == REGION else KeyColumn(entry, of_input=entry)
    if not entry.sound("key", "type", "unit", "match", "words"):
        return None
    key, type_ = str(entry.text("key")), entry.text("type")
    if type_:
        check_types(reading, entry, type_)
    match = entry.text("match") or "exact"
    if type_ is None and key == REGION:
        type_ = REGION
    return KeyColumn(
        key,
        type=type_,
        of_input=None if type_ else key,
        unit=entry.text("unit"),
        match=cast('Literal["exact", "at least"]', match),
        words=entry.texts("words"),
    )


def _is_new(reading: Reading, key: str, columns: Sequence[KeyColumn], path: KeyPath) -> bool:
    """Say whether a key column's word is free, and report when it is not."""
    if key in ROW.names:
        reading.report("policy.key-column-reserved", path, found=key, legal=ROW.names)
    elif any(column.key == key for column in columns):
        reading.report("policy.key-column-twice", path, found=key)
    else:
        return True
    return False


# --- rows -----------------------------------------------------------------------------------------


def _rows(
    reading: Reading,
    fields: Fields,
    type_: str | None,
    columns: Sequence[KeyColumn] | None,
) -> list[ParameterRow]:
    """Read the rows; `columns` is None where the parent's table says what the keys are."""
    rows = (_row(reading, row, type_, fields.texts("words"), columns) for row in fields.tables("values"))
    return [row for row in rows if row]


def _row(
    reading: Reading,
    fields: Fields,
    type_: str | None,
    words: tuple[str, ...],
    columns: Sequence[KeyColumn] | None,
) -> ParameterRow | None:
    check_dates(reading, fields)
    need_citation(reading, fields)
    keys = _keys(reading, fields, columns)
    start = fields.day("from")
    value = _value(reading, fields, type_, words)
    if start is None or value is None or keys is None:
        return None
    return ParameterRow(
        start=start,
        value=value,
        cites=fields.citations(),
        end=fields.day("to"),
        keys=keys,
        note=fields.text("note"),
        policy=reading.policy,
        place=fields.place,
    )


def _value(reading: Reading, fields: Fields, type_: str | None, words: tuple[str, ...]) -> Value | None:
    if "value" not in fields.values:
        return None
    return reading.typed(fields.values["value"], (*fields.path, "value"), type_, words)


def _keys(
    reading: Reading, fields: Fields, columns: Sequence[KeyColumn] | None
) -> Mapping[str, tuple[Value, ...]] | None:
    """Read a row's key cells; None when one is missing, unreadable, or of no key column."""
    given = sorted(name for name in fields.given if fields.kind.key(name) is None)
    known = {column.key: column for column in columns or ()}
    if columns is None:
        # The parent's table stands in another file: its checker knows the keys.
        known = {name: KeyColumn(name, type=REGION if name == REGION else None) for name in given}
    for name in given:
        if name not in known:
            report_unknown_key(reading, (*fields.path, name), (*ROW.names, *known), ROW.name)
    for name in known:
        if not fields.has(name):
            reading.report("policy.missing-key", fields.path, key=name, table=ROW.name)
    cells = {name: _cell(reading, fields, column) for name, column in known.items()}
    return {name: cell for name, cell in cells.items() if cell} if all(cells.values()) else None


def _cell(reading: Reading, fields: Fields, column: KeyColumn) -> tuple[Value, ...] | None:
    raw = cast("tuple[object, ...]", fields.values.get(column.key, ()))
    path = (*fields.path, column.key)
    values = [reading.typed(item, path, column.type, column.words) for item in raw]
    return None if None in values else tuple(value for value in values if value is not None)


def _otherwise(
    reading: Reading, fields: Fields | None, type_: str | None, words: tuple[str, ...]
) -> Otherwise | None:
    if fields is None:
        return None
    need_citation(reading, fields)
    value = _value(reading, fields, type_, words)
    return None if value is None else Otherwise(value, fields.citations())
