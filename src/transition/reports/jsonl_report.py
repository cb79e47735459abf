"""JSON lines: one household a line, its members within; the same objects as in the JSON document."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from transition.calc.results import Results
from transition.reports.json_report import household_objects, objects
from transition.reports.table import Table


def write_households(results: Results, path: Path) -> None:
    """Write one line per household."""
    _write_lines(household_objects(results), path)


def write_table(table: Table, path: Path) -> None:
    """Write one line per row of a table."""
    _write_lines(objects(table), path)


def _write_lines(lines: Iterable[str], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
