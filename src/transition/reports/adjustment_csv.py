"""A comparison as CSV: the changes, and beside them what is owed."""

from __future__ import annotations

from pathlib import Path

from transition.calc.adjustments.outcome import Outcome
from transition.reports.arrears_tables import arrears_table
from transition.reports.change_tables import all_changes
from transition.reports.csv_report import write_table


def write_changes(outcome: Outcome, path: Path) -> None:
    """Write one line for each change."""
    write_table(all_changes(outcome), path)


def write_arrears(outcome: Outcome, path: Path) -> None:
    """Write one line for each month of each payee in which something is owed."""
    write_table(arrears_table(outcome), path)
