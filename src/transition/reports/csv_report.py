"""CSV: a table with stable ASCII keys in the first line, UTF-8 with a mark so that Excel reads it as such."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from transition.calc.results import Results
from transition.reports.exact_text import csv_of, csv_texts
from transition.reports.result_tables import household_table, person_table
from transition.reports.table import Table
from transition.rosters.values.distinct import Distinct


def write_households(results: Results, path: Path) -> None:
    """Write one line per household."""
    write_table(household_table(results), path)


def write_persons(results: Results, path: Path) -> None:
    """Write one line per person."""
    write_table(person_table(results), path)


def write_table(table: Table, path: Path) -> None:
    """Write the rows of a table, without totals: a sum over a column must not count them twice."""
    texts = (csv_texts(column.values) for column in table.columns)
    _write_lines([column.key for column in table.columns], zip(*texts, strict=True), path)


def write_rows(headers: Sequence[str], rows: Iterable[Sequence[object]], path: Path) -> None:
    """Write plain rows under their own headers."""
    _write_lines(headers, (map(csv_of, row) for row in rows), path)


def write_columns(headers: Sequence[str], columns: Sequence[Distinct], path: Path) -> None:
    """Write columns of cells under their own headers; each different cell becomes text once."""
    texts = [[csv_of(cell) for cell in column.cells] for column in columns]
    cells = (map(own.__getitem__, column.which.tolist()) for own, column in zip(texts, columns, strict=True))
    _write_lines(headers, zip(*cells, strict=True), path)


def _write_lines(headers: Sequence[str], rows: Iterable[Iterable[str]], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(headers)
        lines.writerows(rows)
