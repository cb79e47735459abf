"""A saved mapping of headings, as the next month's roster takes it back."""

from __future__ import annotations

from pathlib import Path

from transition.policies.writer import tables_as_toml
from transition.problems import text
from transition.reports.atomic_file import whole_file
from transition.rosters.layout import Layout
from transition.rosters.mapping import mapping_of


def write_mapping(layout: Layout, path: str | Path, *, force: bool = False) -> None:
    """Write which heading is which input, and which are not used. Raises OutputError."""
    headers, grid = layout.sheet.headers, layout.sheet.grid
    labels = {
        match.column: layout.inputs[match.key].label
        for matches in headers.found.values()
        for match in matches
        # Members side by side bear the same name: what tells them apart is found anew each time.
        if not match.member and len(matches) == 1
    }
    told_apart = {match.column for matches in headers.found.values() for match in matches} - labels.keys()
    columns = {
        headers.text(column): labels.get(column)
        for column, heading in enumerate(headers.block.headings)
        if heading.parts and column not in told_apart
    }
    tables = mapping_of(columns, None if grid.is_frame else grid.sheet)
    note = "".join(f"# {line}\n" for line in text("mapping.note").splitlines())
    with whole_file(path, force=force) as draft:
        draft.write_text(note + tables_as_toml(tables), encoding="utf-8", newline="\n")
