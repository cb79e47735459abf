"""A roster understood: its sheets chosen, headers matched, persons found; no cell is read as a value yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from transition.policies.checked import CheckedPolicy
from transition.problems import CellPlace, Problem, RosterError
from transition.rosters.choosing import Chosen, Sheet, chosen_sheets, headed_sheet
from transition.rosters.files.limits import USUAL, Limits
from transition.rosters.files.opening import Opened, open_source
from transition.rosters.findings import Findings
from transition.rosters.header_block import wanted_rows
from transition.rosters.headers import tell_clashes, tell_duplicates, tell_headers
from transition.rosters.headings import Names, names_of, plain
from transition.rosters.hidden import tell_hidden
from transition.rosters.household_sheet import joined
from transition.rosters.mapping import SavedMapping, read_mapping
from transition.rosters.merged_cells import handed_down
from transition.rosters.spreading import table_of
from transition.rosters.table import Table

if TYPE_CHECKING:
    import pandas


@frozen
class HowToRead:
    """What the caller says of a roster that its file does not say by itself.

    sheet: the sheet of persons. header_row: ``3`` or ``3-4``. mapping: the path of a saved mapping.
    households: a second file with a row for each household; household_sheet: its sheet, or that in the same
    file. each_alone: every person is a household of its own. limits: what one file may ask of the machine.
    """

    sheet: str | None = None
    header_row: str | None = None
    mapping: str | Path | None = None
    households: str | Path | None = None
    household_sheet: str | None = None
    each_alone: bool = False
    limits: Limits = USUAL


@frozen(eq=False)
class Understood:
    """A file with its sheets chosen and their headers matched, before any cell is read."""

    opened: Opened
    policy: CheckedPolicy
    names: Names
    chosen: Chosen
    mapping: SavedMapping | None
    households: Opened | None = None


def understand(source: str | Path | pandas.DataFrame, policy: CheckedPolicy, how: HowToRead) -> Understood:
    """Open a roster, choose its sheets and match their headers. Raises RosterError and UsageError."""
    mapping = read_mapping(how.mapping, policy) if how.mapping is not None else None
    policy = mapping.extended(policy) if mapping else policy
    names = names_of(policy)
    if "household" not in names.roles:
        facts = {"policies": policy.chosen}
        place = CellPlace(str(source) if isinstance(source, (str, Path)) else "")
        raise RosterError([Problem("roster.policy-without-households", place, facts=facts)])
    sheet = how.sheet or (mapping.sheet if mapping else None)
    rows = wanted_rows(mapping.header_row if mapping and how.header_row is None else how.header_row)
    opened = open_source(source, sheet, how.limits)
    grids = [grid for grid in opened.grids if grid.height]
    sheets = [
        found
        for grid in grids
        if (found := headed_sheet(grid, names, mapping, rows, each_alone=how.each_alone))
    ]
    own_sheet = how.household_sheet if how.households is None else None
    chosen = chosen_sheets(opened.name, grids, sheets, policy, names, own_sheet)
    if how.households is None:
        return Understood(opened, policy, names, chosen, mapping)
    second = open_source(how.households, how.household_sheet, how.limits)
    chosen = evolve(chosen, households=_second_file(second, policy, names, mapping))
    return Understood(opened, policy, names, chosen, mapping, second)


def _second_file(opened: Opened, policy: CheckedPolicy, names: Names, mapping: SavedMapping | None) -> Sheet:
    """Return the sheet of the second file whose header says most."""
    grids = [grid for grid in opened.grids if grid.height]
    sheets = [found for grid in grids if (found := headed_sheet(grid, names, mapping, each_alone=True))]
    if sheets:
        return max(sheets, key=lambda sheet: sheet.headers.block.known)
    return chosen_sheets(opened.name, grids, sheets, policy, names).persons


def persons_in(known: Understood, findings: Findings) -> Table:
    """Take the persons out of the sheet, merged cells handed down, a sheet of households joined."""
    policy, names, sheet = known.policy, known.names, known.chosen.persons
    form = sheet.form
    if form.form == "persons":
        form = evolve(form, headers=tell_duplicates(sheet.grid, form.headers, policy, findings))
    tell_clashes(sheet.grid, form.headers, form.clashes, policy, findings)
    tell_headers(sheet.grid, form.headers, policy, sheet.lacking, _said_elsewhere(known), findings)
    if known.mapping:
        headings = {plain(heading.text): heading for heading in form.headers.block.headings}
        for problem in known.mapping.unmet(headings):
            findings.add(problem)
    grid = handed_down(sheet.grid, form.headers, names.inputs)
    table = table_of(grid, form, names, findings)
    tell_hidden(table, findings)
    if known.chosen.households is not None:
        table = joined(table, sheet, known.chosen.households, names, findings)
    return table


def _said_elsewhere(known: Understood) -> frozenset[str]:
    households = known.chosen.households
    return frozenset(households.headers.found) if households else frozenset()
