"""One JSON document with everything: how it was computed, each household with its members, what is open.

The document is described by ``docs/result.schema.json`` (`result_schema.py`). Numbers lose no digit
(`exact_text.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from transition.calc.results import Results
from transition.problems import default_language
from transition.reports.exact_text import json_of, json_texts
from transition.reports.result_tables import household_table, person_table
from transition.reports.run_record import run_record
from transition.reports.source_table import source_table
from transition.reports.summary_table import summary_table
from transition.reports.table import Table
from transition.reports.verification_table import verification_table

FORMAT = "transition-result"
VERSION = 1


def write_document(results: Results, path: Path) -> None:
    """Write the whole result as one JSON document, a household a line."""
    households = household_table(results)
    parts = {
        "format": json_of(FORMAT),
        "version": json_of(VERSION),
        "run": json_of(dict(run_record(results))),
        "columns": _columns((households, person_table(results))),
        "totals": json_of({column.key: column.total() for column in households.columns if column.summed}),
        "summary": _array(objects(summary_table(results))),
        "problems": _array(objects(verification_table(results.problems, default_language()))),
        "sources": _array(objects(source_table(results))),
        "households": _array(household_objects(results)),
    }
    text = ",\n".join(f"{json_of(key)}: {part}" for key, part in parts.items())
    path.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")


def write_table(table: Table, path: Path) -> None:
    """Write one table as a JSON object with its rows under the table's key."""
    text = f"{{{json_of(table.key)}: {_array(objects(table))}}}\n"
    path.write_text(text, encoding="utf-8")


def household_objects(results: Results) -> Iterator[str]:
    """Give the JSON text of each household, its members within."""
    members = list(objects(person_table(results)))
    starts = results.ledger.roster.starts.tolist()
    for household, text in enumerate(objects(household_table(results))):
        inside = ", ".join(members[starts[household] : starts[household + 1]])
        yield f'{text[:-1]}, "persons": [{inside}]}}'


def objects(table: Table) -> Iterator[str]:
    """Give the JSON text of each row of a table."""
    keys = [json_of(column.key) for column in table.columns]
    for row in zip(*(json_texts(column.values) for column in table.columns), strict=True):
        yield f"{{{', '.join(f'{key}: {text}' for key, text in zip(keys, row, strict=True))}}}"


def _columns(tables: Iterable[Table]) -> str:
    return json_of(
        {
            table.key: [
                {"key": column.key, "label": column.label, "unit": str(column.unit) or None}
                if column.unit.powers
                else {"key": column.key, "label": column.label}
                for column in table.columns
            ]
            for table in tables
        }
    )


def _array(items: Iterable[str]) -> str:
    text = ",\n".join(items)
    return f"[\n{text}\n]" if text else "[]"
