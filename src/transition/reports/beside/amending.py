"""A workbook's parts changed: the roster's sheet, the formats, two sheets more; and what that cannot keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from transition.calc.results import Results
from transition.problems import Problem
from transition.reports.beside.added_sheets import added_sheet
from transition.reports.beside.package import Package
from transition.reports.beside.plain_base import plain_base
from transition.reports.beside.roster_sheet import set_beside
from transition.reports.beside.styles_xml import MOST_FORMATS, Styles
from transition.reports.beside.workbook_xml import (
    add_sheets,
    has_views,
    sheet_part,
    styles_part,
    workbook_of,
)
from transition.reports.beside.xml_bytes import parse
from transition.reports.excel import note_of, refuse_too_long, sheet_of
from transition.reports.summary_table import summary_table
from transition.reports.verification_table import verification_table
from transition.rosters.files.opening import open_source
from transition.rosters.grid import Grid


def made_anew(source: Path, results: Results) -> tuple[Package, str, tuple[Problem, ...]]:
    """Make a plain workbook of a roster of another kind; return it, its roster's sheet, and what to say."""
    wanted, header = results.roster.source.sheet, results.roster.source.header
    grids = [grid for grid in open_source(source, None).grids if grid.height]
    if wanted not in [grid.sheet for grid in grids]:
        grids = list(open_source(source, wanted).grids)
    base = plain_base(grids, _place_of(wanted, grids), header)
    facts = {"file": source.name}
    return (
        Package(base.content),
        base.sheet,
        (Problem("output.formats-not-kept", severity="note", facts=facts),),
    )


def _place_of(wanted: str | None, grids: list[Grid]) -> int:
    return next(place for place, grid in enumerate(grids) if grid.sheet == wanted)


def amend(package: Package, sheet: str, results: Results) -> tuple[Problem, ...]:
    """Change a workbook's parts in memory; return what the changes cannot keep or do.

    sheet: the roster's. Raises XmlError when the workbook is not built as the standard has it, OutputError as
    `write_beside` says.
    """
    tables = (summary_table(results), verification_table(results.problems))
    for table in tables:
        refuse_too_long(table)
    losses = tuple(_losses(package))
    styles = Styles(package.splice(styles_part(package)))
    notes = set_beside(package, sheet_part(package, sheet), results, styles)
    space = parse(package.read(workbook_of(package))).space
    viewed = has_views(package)
    added = [
        added_sheet(sheet_of(table, note_of(results)), styles, space, has_views=viewed) for table in tables
    ]
    add_sheets(package, added)
    styles.settle()
    full = [_full()] if styles.is_full else []
    return (*losses, *notes, *full)


def _losses(package: Package) -> Iterator[Problem]:
    """Give what a change of the file makes void, whatever is done to its sheets."""
    if any(one.kind == "origin" for one in package.relations("")):
        yield Problem("output.signature-void", severity="note")
    if package.related(workbook_of(package), "revisionHeaders"):
        yield Problem("output.shared-workbook", severity="note")


def _full() -> Problem:
    return Problem("output.too-many-formats", severity="note", facts={"limit": MOST_FORMATS})
