"""Parquet, for large data: needs pyarrow, which is imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path
from types import ModuleType

from transition.calc.display import half_away
from transition.calc.results import Results
from transition.problems import OutputError, Problem
from transition.reports.result_tables import household_table, person_table
from transition.reports.table import Table, TableColumn, exact_rows
from transition.rosters.values.distinct import Distinct, distinct_cells, distinct_columns

PLACES = 10
"""Decimals of every number: the type of a column must not depend on the data of the day."""

DIGITS = 38


def write_households(results: Results, path: Path) -> None:
    """Write one row per household."""
    write_table(household_table(results), path)


def write_persons(results: Results, path: Path) -> None:
    """Write one row per person."""
    write_table(person_table(results), path)


def write_table(table: Table, path: Path) -> None:
    """Write a table; numbers are decimals with `PLACES` places, 四舍五入 where they have more.

    Raises OutputError (output.needs-library) when pyarrow is not installed.
    """
    arrow = _library()
    from pyarrow import parquet

    columns = [_array(arrow, column) for column in table.columns]
    keys = [column.key for column in table.columns]
    parquet.write_table(arrow.table(columns, names=keys), path)


def write_rows(headers: Sequence[str], rows: Sequence[Sequence[object]], path: Path) -> None:
    """Write plain rows under their own headers; None is a null. Raises as `write_table` does."""
    write_columns(headers, distinct_columns(rows) or [distinct_cells([])] * len(headers), path)


def write_columns(headers: Sequence[str], columns: Sequence[Distinct], path: Path) -> None:
    """Write columns of cells under their own headers; a blank cell is a null. Raises as `write_table` does.

    A column of nothing but whole numbers, other numbers or days has that type, any other one is of texts.
    """
    arrow = _library()
    from pyarrow import parquet

    arrays = [_array_of_cells(arrow, column) for column in columns]
    # A third smaller than with the library's usual compression, and nearly as fast.
    parquet.write_table(arrow.table(arrays, names=list(headers)), path, compression="zstd")


def _array_of_cells(arrow: ModuleType, column: Distinct) -> object:
    """Return the array of a column: each different cell is converted once."""
    cells = [None if _is_blank(cell) else cell for cell in column.cells]
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds and kinds <= {int, Fraction}:
        is_whole = kinds == {int}
        type_ = arrow.int64() if is_whole else arrow.decimal128(DIGITS, PLACES)
        values = arrow.array(cells if is_whole else map(_decimal, cells), type=type_)
    elif kinds == {date}:
        values = arrow.array(cells, type=arrow.date32())
    else:
        values = arrow.array(map(_text, cells), type=arrow.string())
        if len(cells) * 2 < len(column):
            # A null is one among the rows: the library writes none among the words.
            numbers = arrow.array(column.which.astype("int32"), mask=column.where(_is_blank))
            return arrow.DictionaryArray.from_arrays(numbers, values.fill_null(""))
    if len(cells) == len(column) and bool((column.which[1:] > column.which[:-1]).all()):
        return values  # all different and in their order
    return values.take(arrow.array(column.which))


def _is_blank(cell: object) -> bool:
    return cell is None or cell == ""


def _library() -> ModuleType:
    try:
        import pyarrow
    except ImportError:
        facts = {"format": "parquet", "library": "pyarrow", "extra": "parquet"}
        raise OutputError([Problem("output.needs-library", facts=facts)]) from None
    library: ModuleType = pyarrow
    return library


def _array(arrow: ModuleType, column: TableColumn) -> object:
    values = exact_rows(column.values)
    match column.kind:
        case "whole" | "number" | "money":
            return arrow.array(map(_decimal, values), type=arrow.decimal128(DIGITS, PLACES))
        case "day":
            return arrow.array(values, type=arrow.date32())
        case "flag":
            return arrow.array(values, type=arrow.bool_())
        case _:
            return arrow.array(map(_text, values), type=arrow.string())


def _decimal(value: object) -> Decimal | None:
    if not isinstance(value, (Fraction, int)):
        return None
    scaled = half_away(value.numerator * 10**PLACES, value.denominator)
    return Decimal(scaled).scaleb(-PLACES, Context(prec=DIGITS))


def _text(value: object) -> str | None:
    if value is None:
        return None
    return "、".join(sorted(value)) if isinstance(value, frozenset) else str(value)
