"""How a sheet was understood, in words and small tables: for ``check --layout`` and for a saved mapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from transition.policies.checked import CheckedInput
from transition.problems import text
from transition.reports.text_grid import Grid
from transition.rosters.choosing import Sheet
from transition.rosters.grid import Grid as Cells
from transition.rosters.grid import spans
from transition.rosters.headers import Match
from transition.rosters.layout import Layout
from transition.rosters.values.texts import shown


def layout_lines(layout: Layout) -> Iterator[str]:
    """Give what was found out about the sheet as a whole, line by line."""
    table, block = layout.table, layout.table.headers.block
    grid = table.grid
    yield text("layout.sheet", name=layout.name, sheet=grid.sheet or "—")
    yield text("layout.form", form=text(f"form.{layout.sheet.form.form}"))
    for row in range(block.first):
        above = " ".join(words for cell in grid.row(row) if (words := shown(cell).strip()))
        if above:
            yield text("layout.above", line=grid.line(row), words=_short(above))
    yield text("layout.header", lines=_lines(grid, block.first, block.last))
    if block.unit_row is not None:
        yield text("layout.unit-row", line=grid.line(block.unit_row))
    if block.number_row is not None:
        yield text("layout.number-row", line=grid.line(block.number_row))
    if block.unit is not None:
        unit = f"{_MULTIPLES.get(block.unit.multiple, block.unit.multiple)}{block.unit.unit}"
        yield text("layout.unit", unit=unit)
    if layout.together is not None:
        yield text("layout.households", how=text(f"together.{layout.together}"), count=layout.households)
    yield text("layout.rows", persons=len(table.rows), others=sum(table.left_out.values()))


_MULTIPLES = {1: "", 100: "百", 1_000: "千", 10_000: "万", 100_000_000: "亿"}
_LONGEST = 60


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _lines(grid: Cells, first: int, last: int) -> str:
    return str(grid.line(first)) if first == last else f"{grid.line(first)}–{grid.line(last)}"


def layout_grids(layout: Layout) -> Iterator[Grid]:
    """Give the columns with what each is taken for, and the rows that are no persons."""
    yield column_grid(layout.sheet, layout.inputs, text("layout.columns"))
    if layout.joined is not None:
        title = text("layout.joined-columns", sheet=layout.joined.grid.sheet or layout.joined.grid.workbook)
        yield column_grid(layout.joined, layout.inputs, title)
    reasons: dict[str, list[int]] = {}
    for row, reason in sorted(layout.table.reasons.items()):
        reasons.setdefault(reason, []).append(layout.table.grid.line(row))
    rows = tuple(
        (text(f"left-out.{reason}"), "、".join(spans(lines)), str(len(lines)))
        for reason, lines in reasons.items()
    )
    headings = (text("layout.kind"), text("layout.lines"), text("layout.count"))
    yield Grid(text("layout.left-out"), headings, rows, wordy=(1,))


def column_grid(sheet: Sheet, inputs: Mapping[str, CheckedInput], title: str) -> Grid:
    """Return a row for each column that has a heading: its letter, the heading, what it is taken for."""
    headers, grid = sheet.headers, sheet.grid
    taken: dict[int, Match] = {match.column: match for matches in headers.found.values() for match in matches}
    refused = {match.column: match for match in headers.refused}
    rows = []
    for column, heading in enumerate(headers.block.headings):
        if not heading.parts:
            continue
        if column in taken:
            match = taken[column]
            checked = inputs[match.key]
            use, how = checked.label, _how(match, checked)
        elif column in refused:
            use, how = "—", text("layout.refused", unit=refused[column].written_unit)
        else:
            choices = tuple(inputs[key].label for key in headers.doubtful.get(column, ()))
            use, how = "—", text("layout.doubtful", choices=choices) if choices else text("layout.unused")
        rows.append((grid.letter(column) or str(column + 1), heading.text.replace("\n", ""), use, how))
    headings = (text("layout.letter"), text("layout.heading"), text("layout.input"), text("layout.how"))
    return Grid(title, headings, tuple(rows), wordy=(1, 2, 3))


def _how(match: Match, checked: CheckedInput) -> str:
    parts = []
    if match.factor != 1:
        parts.append(text("layout.converted", operation=match.operation, unit=checked.input.unit or "1"))
    if match.member:
        parts.append(text("layout.member", member=match.member))
    return "；".join(parts)
