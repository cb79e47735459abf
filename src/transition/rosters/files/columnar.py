"""Parquet: a file of columns that programs write. Read by columns, each different value once.

    column --the library--> numbers of its values + each different value once --> Distinct

The first row of the grid holds the names of the columns, as in a text file, so that a sheet and such a
file with the same cells are read alike.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from types import ModuleType
from typing import Any

import numpy as np

from transition.problems import CellPlace, Problem, RosterError
from transition.rosters.files.bounds import with_held_texts
from transition.rosters.files.limits import Limits
from transition.rosters.files.refusing import damaged, over, refusal, unreadable
from transition.rosters.grid import Grid, trimmed
from transition.rosters.values.distinct import Cell, Distinct
from transition.rosters.values.texts import EXACT_DIGITS

MARK = b"PAR1"
"""How such a file begins and ends."""


def read_columnar(file: str, content: bytes, limits: Limits) -> Grid:
    """Return the grid of a parquet file.

    Nulls, NaN and empty texts are blank cells; a whole number of more than 15 digits keeps them all, as
    text. Raises RosterError when the library is not installed, the file is damaged, is larger than the
    limits allow, or has a column whose cells hold several values each or bytes that are no text.
    """
    if not content.endswith(MARK):
        raise damaged(file, "cut-off")
    arrow = _library(file)
    columns = []
    for name, column in _columns(arrow, file, content, limits):
        try:
            columns.append(_distinct(arrow, name, column))
        except Exception as error:  # whatever a damaged value makes the library say
            raise unreadable(file, error) from None
    return with_held_texts(Grid(file, None, trimmed(columns)), limits)


def _library(file: str) -> ModuleType:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise refusal("roster.needs-library", file, library="pyarrow", extra="parquet") from None
    library: ModuleType = pyarrow
    return library


def _columns(arrow: ModuleType, file: str, content: bytes, limits: Limits) -> Sequence[tuple[str, Any]]:
    """Return the columns with their names, as the library has them, texts made of bytes."""
    try:
        opened = arrow.parquet.ParquetFile(arrow.BufferReader(content))
        _hold(file, opened.metadata, limits)
        refused = _refused(arrow, file, opened.schema_arrow)
        table = None if refused else opened.read()
    except Exception as error:  # the library has many, some of them its own
        raise unreadable(file, error) from None
    if table is None:
        raise RosterError(refused)
    if table.num_rows != opened.metadata.num_rows:
        raise damaged(file, "cut-off")
    return [
        (name, _texts(arrow, file, name, column))
        for name, column in zip(table.column_names, table.columns, strict=True)
    ]


def _hold(file: str, said: Any, limits: Limits) -> None:  # noqa: ANN401 the library has no types
    """Refuse what is too much before it is unpacked: the file says how much it holds."""
    rows, columns = said.num_rows, said.num_columns
    size = sum(said.row_group(group).total_byte_size for group in range(said.num_row_groups))
    if columns > limits.columns:
        raise over("roster.too-many-columns", file, "columns", columns, limits.columns, cell=f"{columns}")
    if rows * columns > limits.values:
        raise over("roster.too-many-values", file, "values", rows * columns, limits.values)
    if size > limits.inflated:
        raise over("roster.inflates-too-much", file, "inflated", size, limits.inflated, part=file)


def _refused(arrow: ModuleType, file: str, schema: Any) -> list[Problem]:  # noqa: ANN401
    """Return a problem for each column whose cells cannot be cells of a sheet."""
    types = arrow.types
    return [
        _unfit(file, field.name, str(field.type))
        for field in schema
        if types.is_nested(field.type) or isinstance(field.type, arrow.BaseExtensionType)
    ]


def _unfit(file: str, name: str, type_: str) -> Problem:
    facts = {"file": file, "header": name, "type": type_[:60]}
    return Problem("roster.column-of-several", CellPlace(file), facts=facts)


def _texts(arrow: ModuleType, file: str, name: str, column: Any) -> Any:  # noqa: ANN401
    """Return a column with bytes turned into the texts that they are."""
    types, own = arrow.types, column.type
    if types.is_dictionary(own) and not types.is_string(own.value_type):
        column, own = column.cast(own.value_type), own.value_type
    if types.is_binary(own) or types.is_large_binary(own) or types.is_fixed_size_binary(own):
        try:
            return column.cast(arrow.binary()).cast(arrow.string())
        except arrow.ArrowInvalid:
            raise RosterError([_unfit(file, name, str(own))]) from None
    return column


# --- one column -----------------------------------------------------------------------------------


def _distinct(arrow: ModuleType, name: str, column: Any) -> Distinct:  # noqa: ANN401
    """Return the name and the cells of a column, different ones once."""
    indices, values = _encoded(arrow, column)
    cells = _cells(arrow, values)
    which = indices.fill_null(len(cells)).to_numpy(zero_copy_only=False).astype(np.int64)
    if indices.null_count or "" in cells:
        cells.append("")
    numbers: dict[Cell, int] = {name: 0}
    if name in cells or len(set(cells)) < len(cells):
        own = [numbers.setdefault(cell, len(numbers)) for cell in cells]
        which = np.array(own, dtype=np.int64)[which]
        return Distinct(np.concatenate((np.zeros(1, dtype=np.int64), which)), tuple(numbers))
    return Distinct(np.concatenate((np.zeros(1, dtype=np.int64), which + 1)), (name, *cells))


def _encoded(arrow: ModuleType, column: Any) -> tuple[Any, Any]:  # noqa: ANN401
    """Return numbers of values, null for null, and the values that they are numbers of."""
    types = arrow.types
    if types.is_timestamp(column.type):
        # What is finer than a microsecond has no place in a cell.
        column = column.cast(arrow.timestamp("us", column.type.tz), safe=False)
    if types.is_float16(column.type):
        column = column.cast(arrow.float32())  # the library does not number the short ones
    if types.is_dictionary(column.type):
        column = column.unify_dictionaries()
    encoded = column.combine_chunks()
    if not types.is_dictionary(column.type):
        encoded = encoded.dictionary_encode()
    if isinstance(encoded, arrow.ChunkedArray):  # some versions keep the one piece in a list
        encoded = encoded.combine_chunks()
    return encoded.indices, encoded.dictionary


def _cells(arrow: ModuleType, values: Any) -> list[Cell]:  # noqa: ANN401
    types, own = arrow.types, values.type
    if types.is_float32(own):
        # The shortest decimal of such a number has fewer digits than that of the double it becomes.
        return [_plain(float(str(value))) for value in values.to_numpy(zero_copy_only=False)]
    if types.is_string(own) or types.is_large_string(own):
        return ["" if value is None else value for value in values.to_pylist()]
    return [_plain(value) for value in values.to_pylist()]


def _plain(value: object) -> Cell:
    """Return a value as the cell that a spreadsheet would have."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()  # TRUE and 1 are equal in Python
        case int():
            return value if abs(value) < 10**EXACT_DIGITS else str(value)
        case float():
            return "" if math.isnan(value) else value if math.isfinite(value) else str(value)
        case datetime.datetime():
            return value.replace(tzinfo=None)
        case datetime.timedelta():
            return str(value)
        case _:
            return value
