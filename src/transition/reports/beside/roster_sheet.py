"""The clerk's own sheet with results beside its rows and its doubtful cells coloured and commented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transition.calc.results import Results
from transition.problems import OutputError, Problem
from transition.reports.beside.cell_xml import NewCell
from transition.reports.beside.columns import BesideColumn, beside_columns
from transition.reports.beside.comments_xml import Comments
from transition.reports.beside.doubts import COLOURS, MOST_COMMENTS, Doubt, Place, doubts_of, first_comments
from transition.reports.beside.package import Package
from transition.reports.beside.sheet_rows import reference
from transition.reports.beside.sheet_xml import Sheet
from transition.reports.beside.styles_xml import Styles
from transition.reports.beside.vml import draw_boxes
from transition.reports.excel import note_of
from transition.rosters.grid import Block

MOST_COLUMNS = 16_384

_CellsByLine = dict[int, dict[int, NewCell]]


def set_beside(package: Package, part: str, results: Results, styles: Styles) -> tuple[Problem, ...]:
    """Change the roster's sheet of a workbook; return what is to be said of it.

    Raises OutputError (output.no-room) when the sheet has no free columns left.
    """
    sheet = Sheet(package, part)
    columns = beside_columns(results)
    header = results.roster.source.header or (1, 1)
    last = max((line for column in columns for line in column.cells), default=header[1])
    first = sheet.last_column(header[0], last) + 1
    if first + len(columns) - 1 > MOST_COLUMNS:
        facts = {"columns": len(columns), "last": reference(first - 1, header[1])}
        raise OutputError([Problem("output.no-room", facts=facts)])
    doubts = _on_merged(sheet, doubts_of(results.problems, results.roster))
    cells = {
        **_headings(sheet, columns, header, first),
        **_results(sheet, styles, columns, (header[1] + 1, last), first),
    }
    sheet.write(cells, _grounds(sheet, styles, doubts, cells))
    frame = sheet.frame
    frame.set_widths(first, [column.width for column in columns])
    if header[0] < header[1]:
        frame.merge(
            [Block(header[0], column, header[1], column) for column in range(first, first + len(columns))]
        )
    frame.extend(first + len(columns) - 1, last)
    notes = list(_comment(package, part, sheet, {(header[0], first): _origin(results)}, doubts))
    frame.settle()
    protected = [Problem("output.sheet-protected", severity="note")] if frame.is_protected else []
    return (*protected, *notes)


# --- cells ----------------------------------------------------------------------------------------


def _headings(
    sheet: Sheet, columns: Sequence[BesideColumn], header: tuple[int, int], first: int
) -> _CellsByLine:
    """Return the cells of the headings, which look as the last heading of the clerk's does."""
    top, bottom = header
    cells: _CellsByLine = {}
    for line in range(top, bottom + 1):
        style = sheet.style_before(line, first)
        # Of merged cells the first holds the text.
        texts = [column.heading if line == top else None for column in columns]
        cells[line] = {number: NewCell(style, text) for number, text in enumerate(texts, first)}
    return cells


def _results(
    sheet: Sheet, styles: Styles, columns: Sequence[BesideColumn], lines: tuple[int, int], first: int
) -> _CellsByLine:
    """Return the cells of the results, which look as the row's last cell does.

    Every line from the header to the last person has them all, filled or not, so that the lines that the
    clerk has drawn round the table go on.
    """
    made: dict[tuple[int, str, str | None], int] = {}
    cells: _CellsByLine = {}
    for row in sheet.rows.all:
        if lines[0] <= row.number <= lines[1] and row.number not in cells:
            before = sheet.style_before(row.number, first)
            cells[row.number] = {}
            for number, column in enumerate(columns, first):
                look = (before, column.number_format, column.align)
                if look not in made:
                    made[look] = styles.beside(*look)
                cells[row.number][number] = NewCell(made[look], column.cells.get(row.number))
    return cells


def _grounds(
    sheet: Sheet, styles: Styles, doubts: Mapping[Place, Doubt], cells: _CellsByLine
) -> dict[int, dict[int, int]]:
    """Return the formats of the doubtful cells: their own, with the ground of the severity."""
    grounds: dict[int, dict[int, int]] = {}
    for (line, column), doubt in doubts.items():
        if column not in cells.get(line, {}):
            style = styles.coloured(sheet.style_of(line, column), COLOURS[doubt.severity])
            grounds.setdefault(line, {})[column] = style
    return grounds


def _on_merged(sheet: Sheet, doubts: Mapping[Place, Doubt]) -> dict[Place, Doubt]:
    """Return the doubts, those of a cell that a merged one covers on the cell that shows."""
    lines: dict[int, list[Place]] = {}
    for place in doubts:
        lines.setdefault(place[0], []).append(place)
    shown = {place: place for place in doubts}
    for block in sheet.frame.merged():
        for line in range(block.top, block.bottom + 1):
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
    comments = Comments(package, part, {**more, **texts})
    draw_boxes(package, part, sheet.frame, comments, sheet.sizes())
    if left_out:
        limit = {"count": left_out, "limit": MOST_COMMENTS}
        yield Problem("output.comments-left-out", severity="note", facts=limit)
    if comments.left_out:
        cells = tuple(reference(column, line) for line, column in comments.left_out[:10])
        facts: dict[str, object] = {"count": len(comments.left_out), "cells": cells}
        yield Problem("output.threaded-comments", severity="note", facts=facts)
