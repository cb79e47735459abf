"""The result workbook: every table of the results as a sheet."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from attrs import evolve

from transition.calc.results import Results
from transition.problems import OutputError, Problem
from transition.reports.cells import Cell, cell_of, cells_of, column_width, text_lines
from transition.reports.excel_writer import write_workbook
from transition.reports.month_table import month_table
from transition.reports.page import short_title
from transition.reports.public_notice import public_notice
from transition.reports.result_tables import household_table, person_table
from transition.reports.run_record import run_table
from transition.reports.sheet import MOST_ROWS, Sheet, SheetColumn
from transition.reports.shown_cells import TOTAL
from transition.reports.source_table import source_table
from transition.reports.summary_table import summary_table
from transition.reports.table import Kind, Table, TableColumn, Values
from transition.reports.verification_table import verification_table
from transition.rosters.columns import Coded, Ints
from transition.rosters.region_names import region_name
from transition.rosters.values.distinct import Distinct

ROSTER = "花名册"
_LINE_HEIGHT, _MOST_LINES = 15.0, 20

_NUMBER_FORMATS = {
    "text": "@",
    "long-text": "@",
    "sentence": "@",
    "link": "@",
    "region": "@",
    "flag": "General",
    "day": "yyyy-mm-dd",
    # "_ " leaves a blank's room on the right, so that a number does not touch the text beside it.
    "whole": "#,##0_ ",
    "number": "#,##0.00##_ ",
}


def write_results(results: Results, path: Path) -> None:
    """Write the result workbook: households, persons, months, what to verify, summary, sources, record.

    Masked results begin with the public notice.
    """
    tables = (
        *((public_notice(results),) if results.options.masked else ()),
        household_table(results),
        person_table(results),
        month_table(results),
        verification_table(results.problems),
        summary_table(results),
        source_table(results),
        run_table(results),
    )
    write_tables([table for table in tables if table is not None], path, note=note_of(results))


def note_of(results: Results) -> str:
    """Return what was computed, and for when: it stands above each printed page."""
    first, last = results.options.days[0], results.options.days[-1]
    title = short_title(results.plan.title)
    if first == last:
        return f"{title}  评估日 {first}"
    return f"{title}  {first:%Y-%m} 至 {last:%Y-%m}，各项结果为 {first:%Y-%m}"


def write_rows(headers: Sequence[str], rows: Sequence[Sequence[object]], path: Path) -> None:
    """Write plain rows under their own headers as a workbook of one sheet."""
    columns = zip(*rows, strict=True) if rows else [()] * len(headers)
    _write_roster(headers, [[cell_of(value) for value in values] for values in columns], path)


def write_columns(headers: Sequence[str], columns: Sequence[Distinct], path: Path) -> None:
    """Write columns of cells as `write_rows` does, an empty text as a blank.

    Raises OutputError (output.too-many-rows) when they are longer than a sheet.
    """
    if columns and len(columns[0]) + 1 > MOST_ROWS:
        facts = {"table": ROSTER, "rows": len(columns[0]), "limit": MOST_ROWS - 1}
        raise OutputError([Problem("output.too-many-rows", facts=facts)])
    cells = [[None if cell == "" else cell_of(cell) for cell in column.cells] for column in columns]
    _write_roster(
        headers,
        [[own[which] for which in column.which.tolist()] for own, column in zip(cells, columns, strict=True)],
        path,
    )


def _write_roster(headers: Sequence[str], columns: Sequence[list[Cell]], path: Path) -> None:
    sheet = Sheet(
        name=ROSTER,
        columns=tuple(_plain_column(header, cells) for header, cells in zip(headers, columns, strict=True)),
        print_title=ROSTER,
        frozen=0,
    )
    write_workbook([sheet], path)


def _plain_column(header: str, cells: list[Cell]) -> SheetColumn:
    # One text among numbers (约五千) makes the column one of texts: it has no least and no greatest.
    kind: Kind = "text" if any(isinstance(cell, str) for cell in cells) else "number"
    if any(isinstance(cell, datetime.date) for cell in cells):
        kind = "day"
    width = column_width(TableColumn(header, header, kind, ()), cells)
    number_format = "General" if kind == "number" else _NUMBER_FORMATS[kind]
    return SheetColumn(header, cells, width, number_format)


def write_tables(tables: Sequence[Table], path: Path, *, note: str = "") -> None:
    """Write tables as the sheets of a workbook; `note` stands above each printed page.

    Raises OutputError (output.too-many-rows) when a table is longer than a sheet.
    """
    for table in tables:
        refuse_too_long(table)
    write_workbook([sheet_of(table, note) for table in tables], path)


def refuse_too_long(table: Table) -> None:
    """Raise OutputError (output.too-many-rows) when a table is longer than a sheet."""
    if table.rows + 2 > MOST_ROWS:
        facts = {"table": table.title, "rows": table.rows, "limit": MOST_ROWS - 2}
        raise OutputError([Problem("output.too-many-rows", facts=facts)])


def sheet_of(table: Table, note: str) -> Sheet:
    """Return a table as a sheet: cells, widths, heights; `note` stands above each printed page."""
    columns = tuple(sheet_column(column) for column in table.columns)
    return Sheet(
        name=table.title,
        columns=columns,
        print_title=table.title,
        print_note=note,
        frozen=table.frozen,
        filtered=table.filtered,
        closing=_closing(table),
        heights=_heights(columns),
    )


def _closing(table: Table) -> str:
    if table.has_total:
        return TOTAL
    # The last row cannot be given a height, so a table with long texts does not end with one of them.
    return f"共 {table.rows} 条" if table.rows and any(_is_long(column) for column in table.columns) else ""


def sheet_column(column: TableColumn) -> SheetColumn:
    """Return a column as cells, with what shows them well."""
    cells = cells_of(_named(column))
    total = cell_of(column.total())
    return SheetColumn(
        heading=column.heading,
        cells=cells,
        width=column_width(column, cells, total),
        number_format=_number_format(column),
        wrap=_is_long(column),
        align="center" if column.kind == "flag" else "left",
        total=total,
    )


def _is_long(column: TableColumn) -> bool:
    return column.kind in ("long-text", "sentence", "link")


def _heights(columns: Sequence[SheetColumn]) -> dict[int, float]:
    """Return the heights of the rows whose texts wrap; LibreOffice does not find them by itself."""
    wrapped = [_lines(column) for column in columns if column.wrap]
    if not wrapped:
        return {}
    lines = np.minimum(np.maximum.reduce(wrapped), _MOST_LINES)
    rows = np.flatnonzero(lines > 1)
    return dict(zip((rows + 1).tolist(), (_LINE_HEIGHT * lines[rows]).tolist(), strict=True))


def _lines(column: SheetColumn) -> Ints:
    """Return how many lines each cell takes."""
    needed = {cell: text_lines(cell, column.width) for cell in set(column.cells)}
    return np.fromiter(map(needed.__getitem__, column.cells), dtype=np.int64, count=len(column.cells))


def _named(column: TableColumn) -> Values:
    """Return the values as clerks read them: regions by name, the program's own words in Chinese."""
    if column.words and isinstance(column.values, tuple):
        return tuple(column.words.get(str(value), value) for value in column.values)
    if column.kind != "region" or not isinstance(column.values, Coded):
        return column.values
    return evolve(
        column.values, vocabulary=tuple(region_name(str(code)) for code in column.values.vocabulary)
    )


def _number_format(column: TableColumn) -> str:
    if column.kind != "money":
        return _NUMBER_FORMATS[column.kind]
    decimals = f".{'0' * column.places}" if column.places else ""
    return f"#,##0{decimals}_ "
