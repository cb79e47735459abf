"""变动表: the workbook of a comparison."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from transition.calc.adjustments.outcome import Outcome
from transition.reports.adjustment_record import adjustment_run_table
from transition.reports.adjustment_words import note
from transition.reports.arrears_tables import arrears_table, payee_table
from transition.reports.change_tables import change_sheets, open_table, unchanged_table
from transition.reports.excel import write_tables
from transition.reports.law_table import law_table
from transition.reports.monthly_tables import monthly_tables
from transition.reports.reconciliation_table import reconciliation_table
from transition.reports.verification_table import verification_table


def write_adjustment(outcome: Outcome, path: Path) -> None:
    """Write the workbook: balance, changes, arrears, what to verify, law, tables to hand in, record."""
    tables = (
        reconciliation_table(outcome),
        *change_sheets(outcome),
        arrears_table(outcome) if outcome.owes else None,
        payee_table(outcome) if outcome.owes else None,
        unchanged_table(outcome),
        open_table(outcome),
        law_table(outcome),
        *monthly_tables(outcome),
        evolve(verification_table(outcome.problems), title="名册问题") if outcome.problems else None,
        adjustment_run_table(outcome),
    )
    write_tables([table for table in tables if table is not None], path, note=note(outcome))
