"""Which sheet of a file is the roster, and which holds what belongs to whole households."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from transition.policies.checked import CheckedPolicy
from transition.problems import CellPlace, Problem, RosterError
from transition.rosters.findings import Findings
from transition.rosters.forms import Understood, understood
from transition.rosters.grid import Grid
from transition.rosters.header_block import find_block
from transition.rosters.headers import Headers, match_headers
from transition.rosters.headings import Names, plain
from transition.rosters.living_together import ROW_NUMBERS
from transition.rosters.mapping import SavedMapping
from transition.rosters.merged_cells import belongs_to_household, blocks_in
from transition.rosters.values.texts import shown

_LINKS = ("household", "head-identity")
"""The roles by which a sheet of households is joined with one of persons, the better one first."""


@frozen(eq=False)
class Sheet:
    """A grid with its header understood. lacking: keys of inputs without which it is no roster."""

    grid: Grid
    form: Understood
    lacking: tuple[str, ...]

    @property
    def headers(self) -> Headers:
        """The header of the grid."""
        return self.form.headers

    @property
    def is_whole(self) -> bool:
        """Whether it can be a roster by itself: every needed column, and rows below the header."""
        return not self.lacking and self.grid.height > self.headers.block.end + 1

    def has(self, names: Names, role: str) -> bool:
        """Say whether there is a column with a role."""
        return names.roles.get(role, "") in self.headers.found


@frozen(eq=False)
class Chosen:
    """The sheet of persons, that of households if there is one, and the names of those not read."""

    persons: Sheet
    households: Sheet | None = None
    others: tuple[str, ...] = ()


def headed_sheet(
    grid: Grid,
    names: Names,
    mapping: SavedMapping | None = None,
    header_rows: tuple[int, int | None] | None = None,
    *,
    each_alone: bool = False,
) -> Sheet | None:
    """Return a grid with its header understood, None where it has no header that the policy knows."""
    block = find_block(grid, names, header_rows)
    if block is None:
        return None
    form = understood(grid, match_headers(block, names, mapping), names)
    sheet = Sheet(grid, form, ())
    return Sheet(grid, form, tuple(_lacking(sheet, names, each_alone=each_alone)))


def _lacking(sheet: Sheet, names: Names, *, each_alone: bool) -> Iterable[str]:
    """Give the inputs without which nobody can be told apart and no household put together."""

    def has(*roles: str) -> bool:
        return any(sheet.has(names, role) for role in roles)

    form, roles = sheet.form.form, names.roles
    if form == "heads" and not has("size"):
        # Without a count nobody can tell that the other members are missing.
        yield from (roles[role] for role in ("name",) if role in roles)
    if form != "persons":
        if not has("identity", "head-identity", "member-identities") and "identity" in roles:
            yield roles["identity"]
        return
    for role in ("name", "identity"):
        if role in roles and not has(role):
            yield roles[role]
    if each_alone or has("head-identity", "head-name"):
        return
    if "household" in roles and not has("household") and not _rows_are_merged(sheet):
        yield roles["household"]
    if "relation" in roles and not has("relation"):
        yield roles["relation"]


def _rows_are_merged(sheet: Sheet) -> bool:
    return any(
        heading.parts
        and plain(heading.parts[-1]) in ROW_NUMBERS
        and blocks_in(sheet.grid, column, sheet.headers.block.end) is not None
        for column, heading in enumerate(sheet.headers.block.headings)
    )


def chosen_sheets(
    source: str,
    grids: Sequence[Grid],
    sheets: Sequence[Sheet],
    policy: CheckedPolicy,
    names: Names,
    household_sheet: str | None = None,
) -> Chosen:
    """Choose the sheet of persons, and in the same file the sheet of households if there is one.

    Raises RosterError when no sheet has a header, or two may be the roster: one of them would leave people
    out unnoticed.
    """
    if not sheets:
        raise RosterError([_no_header(source, grids, policy)])
    candidates = [
        sheet for sheet in sheets if sheet.grid.sheet is None or sheet.grid.sheet != household_sheet
    ]
    whole = [sheet for sheet in candidates if sheet.is_whole]
    # One row a household with nobody but its head is a roster only where no other sheet lists persons.
    persons = [sheet for sheet in whole if sheet.form.form != "heads"] or whole
    if len(persons) > 1:
        facts = {"sheets": tuple(sheet.grid.sheet or "" for sheet in persons)}
        raise RosterError([Problem("roster.several-sheets", CellPlace(source), facts=facts)])
    main = persons[0] if persons else _nearest_to_whole(candidates or sheets)
    others = [sheet for sheet in sheets if sheet is not main]
    households = _households_among(main, others, names, household_sheet)
    read = {id(main.grid), id(households.grid) if households else 0}
    unread = tuple(grid.sheet for grid in grids if id(grid) not in read and grid.sheet)
    return Chosen(main, households, unread)


def _nearest_to_whole(sheets: Sequence[Sheet]) -> Sheet:
    return max(sheets, key=lambda sheet: (sheet.headers.block.known, -len(sheet.lacking)))


def _households_among(main: Sheet, others: Sequence[Sheet], names: Names, wanted: str | None) -> Sheet | None:
    if wanted is not None:
        return next((sheet for sheet in others if sheet.grid.sheet == wanted), None)
    found = [sheet for sheet in others if link_between(main, sheet, names) and _adds(main, sheet, names)]
    return found[0] if len(found) == 1 else None


def link_between(persons: Sheet, households: Sheet, names: Names) -> str | None:
    """Return the role of the column by which a sheet of households can be joined, None where none can."""
    for role in _LINKS:
        own = ("household",) if role == "household" else ("head-identity", "identity")
        if households.has(names, role) and any(persons.has(names, one) for one in own):
            return role
    return None


def _adds(main: Sheet, other: Sheet, names: Names) -> bool:
    """Say whether a sheet has something of households that the roster has not, and nobody's relation."""
    new = [
        key
        for key in other.headers.found
        if belongs_to_household(names.inputs[key]) and key not in main.headers.found
    ]
    return bool(new) and not other.has(names, "relation")


def _no_header(source: str, grids: Sequence[Grid], policy: CheckedPolicy) -> Problem:
    if not grids:
        return Problem("roster.no-cells", CellPlace(source), facts={"file": source})
    found = tuple(text for cell in grids[0].row(0) if (text := shown(cell).strip()))
    needed = tuple(checked.label for checked in policy.inputs.values() if checked.input.role in _NEEDED_ROLES)
    return Problem("roster.no-header", grids[0].place(0), facts={"found": found[:20], "legal": needed})


_NEEDED_ROLES = ("household", "name", "identity", "relation")


def tell_other_sheets(chosen: Chosen, findings: Findings) -> None:
    """Say which sheets were not read."""
    grid = chosen.persons.grid
    if chosen.others:
        place = CellPlace(grid.workbook, grid.sheet)
        findings.add(Problem("roster.other-sheets", place, "note", {"sheets": chosen.others}))
