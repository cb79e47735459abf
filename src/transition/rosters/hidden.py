"""Hidden rows and columns: read like the others, and said, since nobody sees them on the screen."""

from __future__ import annotations

from transition.problems import Problem
from transition.rosters.findings import Findings
from transition.rosters.grid import spans
from transition.rosters.table import Table


def tell_hidden(table: Table, findings: Findings) -> None:
    """Say which rows of persons and which columns of inputs are hidden, by hand or by a filter."""
    grid, marks = table.grid, table.grid.marks
    rows = (
        sorted({row for row in table.rows.tolist() if row in marks.hidden_rows}) if marks.hidden_rows else []
    )
    if rows:
        facts: dict[str, object] = {"count": len(rows), "lines": spans([grid.line(row) for row in rows])}
        findings.add(Problem("roster.hidden-rows", grid.place(rows[0]), "warning", facts))
    columns = sorted(
        match.column
        for matches in table.headers.found.values()
        for match in matches
        if match.column in marks.hidden_columns
    )
    if columns:
        headers = tuple(f"{table.headers.text(column)}（{grid.letter(column)}）" for column in columns)
        place = grid.place(table.headers.block.last, columns[0])
        findings.add(Problem("roster.hidden-columns", place, "note", {"headers": headers}))
