"""The clerk's own sheet with results beside its rows and its doubtful cells coloured and commented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from attrs import frozen

from transition.calc.results import Results
from transition.problems import OutputError, Problem
from transition.reports.beside.cell_xml import NewCell
from transition.reports.beside.columns import BesideColumn, beside_columns
from transition.reports.beside.comments_xml import Comments
from transition.reports.beside.doubts import COLOURS, Doubt, Place, doubts_of, first_comments
from transition.reports.beside.drawings import covers
from transition.reports.beside.package import Package
from transition.reports.beside.sheet_rows import reference
from transition.reports.beside.sheet_xml import Restyle, Sheet
from transition.reports.beside.styles_xml import Styles
from transition.reports.beside.vml import draw_boxes
from transition.reports.excel import note_of
from transition.rosters.grid import Block

MOST_COLUMNS = 16_384

_CellsByLine = dict[int, dict[int, NewCell]]


@frozen(eq=False)
class _Area:
    """Where results go: columns from `first` on, headings on lines `top` to `bottom`, down to `last`."""

    columns: tuple[BesideColumn, ...]
    first: int
    top: int
    bottom: int
    last: int

    @property
    def numbers(self) -> range:
        """The numbers of the columns in the sheet."""
        return range(self.first, self.first + len(self.columns))


def set_beside(package: Package, part: str, results: Results, styles: Styles) -> tuple[Problem, ...]:
    """Change the roster's sheet of a workbook; return what is to be said of it.

    Raises OutputError (output.no-room) when the sheet has no free columns left.
    """
    sheet = Sheet(package, part)
    area = _free_area(sheet, results)
    doubts = _on_merged(sheet, doubts_of(results.problems, results.roster))
    cells = {**_headings(sheet, area), **_results(sheet, styles, area)}
    sheet.write(cells, _grounds(styles, doubts, cells))
    frame = sheet.frame
    frame.set_widths(area.first, [column.width for column in area.columns])
    if area.top < area.bottom:
        frame.merge([Block(area.top, number, area.bottom, number) for number in area.numbers])
    places = [*doubts, (area.last, area.numbers[-1])]
    lowest = max((row.number for row in sheet.rows.all), default=1)
    frame.extend(max(column for _, column in places), max(lowest, *(line for line, _ in places)))
    notes = list(_comment(package, part, sheet, {(area.top, area.first): _origin(results)}, doubts))
    frame.settle()
    return (*_told(package, part, sheet, area), *notes)


def _told(package: Package, part: str, sheet: Sheet, area: _Area) -> Iterator[Problem]:
    """Give what is to be said of the sheet itself."""
    if sheet.frame.is_protected:
        yield Problem("output.sheet-protected", severity="note")
    columns = area.numbers
    if covers(package, part, Block(area.top, columns[0], area.last, columns[-1])):
        cells = f"{reference(columns[0], area.top)}:{reference(columns[-1], area.last)}"
        yield Problem("output.beneath-drawing", severity="note", facts={"cells": cells})


def _free_area(sheet: Sheet, results: Results) -> _Area:
    """Find the place directly beside the last column that the roster's lines use."""
    columns = beside_columns(results)
    top, bottom = results.roster.source.header or (1, 1)
    last = max((line for column in columns for line in column.cells), default=bottom)
    first = sheet.last_column(top, last) + 1
    if first + len(columns) - 1 > MOST_COLUMNS:
        facts = {"columns": len(columns), "last": reference(first - 1, bottom)}
        raise OutputError([Problem("output.no-room", facts=facts)])
    return _Area(columns, first, top, bottom, last)


# --- cells ----------------------------------------------------------------------------------------


def _headings(sheet: Sheet, area: _Area) -> _CellsByLine:
    """Return the cells of the headings, which look as the last heading of the clerk's does."""
    cells: _CellsByLine = {}
    last = sheet.style_before(area.bottom, area.first)
    for line in range(area.top, area.bottom + 1):
        style = last or sheet.style_before(line, area.first)
        # Of merged cells the first holds the text.
        texts = [column.heading if line == area.top else None for column in area.columns]
        cells[line] = {number: NewCell(style, text) for number, text in zip(area.numbers, texts, strict=True)}
    return cells


def _results(sheet: Sheet, styles: Styles, area: _Area) -> _CellsByLine:
    """Return the cells of the results, which look as the row's last cell does.

    Every line from the header to the last person has them all, filled or not, so that the lines that the
    clerk has drawn round the table go on.
    """
    made: dict[int, list[int]] = {}
    cells: _CellsByLine = {}
    for line in sheet.rows.by_number:
        if area.bottom < line <= area.last:
            before = sheet.style_before(line, area.first)
            if before not in made:
                made[before] = [
                    styles.beside(before, column.number_format, column.align) for column in area.columns
                ]
            cells[line] = {
                number: NewCell(style, column.cells.get(line))
                for number, style, column in zip(area.numbers, made[before], area.columns, strict=True)
            }
    return cells


def _grounds(
    styles: Styles, doubts: Mapping[Place, Doubt], cells: _CellsByLine
) -> dict[int, dict[int, Restyle]]:
    """Return how the formats of the doubtful cells change: another ground, all else as it was."""
    grounds: dict[int, dict[int, Restyle]] = {}
    for (line, column), doubt in doubts.items():
        if column not in cells.get(line, {}):
            colour = COLOURS[doubt.severity]
            grounds.setdefault(line, {})[column] = partial(styles.coloured, colour=colour)
    return grounds


def _on_merged(sheet: Sheet, doubts: Mapping[Place, Doubt]) -> dict[Place, Doubt]:
    """Return the doubts, those of a cell that a merged one covers on the cell that shows."""
    lines: dict[int, list[Place]] = {}
    for place in doubts:
        lines.setdefault(place[0], []).append(place)
    shown = {place: place for place in doubts}
    for block in sheet.frame.merged():
        # A merged cell may be a million lines high, and there are few doubtful lines, or the other way round.
        within = range(block.top, block.bottom + 1)
        for line in within if len(within) < len(lines) else [one for one in lines if one in within]:
            for place in lines.get(line, ()):
                if block.left <= place[1] <= block.right:
                    shown[place] = (block.top, block.left)
    moved: dict[Place, Doubt] = {}
    for place, doubt in doubts.items():
        before = moved.get(shown[place])
        moved[shown[place]] = (
            doubt if before is None else Doubt(before.severity, f"{before.text}\n{doubt.text}")
        )
    return moved


# --- comments -------------------------------------------------------------------------------------


def _origin(results: Results) -> str:
    return f"以下各列由 transition 计算：{note_of(results)}。"


def _comment(
    package: Package, part: str, sheet: Sheet, more: Mapping[Place, str], doubts: Mapping[Place, Doubt]
) -> Iterator[Problem]:
    """Write the comments; give what is to be said of those that could not be written."""
    texts, left_out = first_comments(doubts)
    comments = Comments(package, part, sheet.frame.root.space, {**more, **texts})
    draw_boxes(package, part, sheet.frame, comments, sheet.sizes())
    if left_out:
        limit = {"count": left_out, "limit": len(texts)}
        yield Problem("output.comments-left-out", severity="note", facts=limit)
    if comments.left_out:
        cells = tuple(reference(column, line) for line, column in comments.left_out[:10])
        facts: dict[str, object] = {"count": len(comments.left_out), "cells": cells}
        yield Problem("output.threaded-comments", severity="note", facts=facts)
