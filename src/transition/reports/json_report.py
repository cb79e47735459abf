"""One JSON document with everything: how it was computed, each household with its members, what is open.

The document is described by ``docs/result.schema.json`` (`result_schema.py`). Numbers lose no digit
(`exact_text.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    households, persons = household_table(results), person_table(results)
    starts = results.roster.starts.tolist()
    parts = {
        "format": json_of(FORMAT),
        "version": json_of(VERSION),
        "run": json_of(dict(run_record(results))),
        "columns": _columns((households, persons)),
        "totals": json_of({column.key: column.total() for column in households.columns if column.summed}),
        "summary": _array(objects(summary_table(results))),
        "problems": _array(objects(verification_table(results.problems, default_language()))),
        "sources": _array(objects(source_table(results))),
        "households": _array(nested(households, persons, starts)),
    }
    text = ",\n".join(f"{json_of(key)}: {part}" for key, part in parts.items())
    path.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")


def write_table(table: Table, path: Path) -> None:
    """Write one table as a JSON object with its rows under the table's key."""
    text = f"{{{json_of(table.key)}: {_array(objects(table))}}}\n"
    path.write_text(text, encoding="utf-8")


def household_objects(results: Results) -> Iterator[str]:
    """Give the JSON text of each household, its members within."""
    return nested(household_table(results), person_table(results), results.roster.starts.tolist())


def nested(households: Table, persons: Table, starts: Sequence[int]) -> Iterator[str]:
    """Give the JSON text of each household with its persons, the rows ``starts[h]:starts[h + 1]``."""
    members = list(objects(persons))
    for household, text in enumerate(objects(households)):
        inside = ", ".join(members[starts[household] : starts[household + 1]])
        yield f'{text[:-1]}, "persons": [{inside}]}}'


def objects(table: Table) -> Iterator[str]:
    """Give the JSON text of each row of a table."""
    keys = [json_of(column.key).replace("%", "%%") for column in table.columns]
    shape = ", ".join(f"{key}: %s" for key in keys)
    for row in zip(*(json_texts(column.values) for column in table.columns), strict=True):
        yield f"{{{shape % row}}}"


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
