"""Parquet, for large data: needs pyarrow, which is imported only when it is asked for."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path
from types import ModuleType

from transition.calc.display import half_away
from transition.calc.results import Results
from transition.problems import OutputError, Problem
from transition.reports.result_tables import household_table, person_table
from transition.reports.table import Table, TableColumn, exact_rows

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
