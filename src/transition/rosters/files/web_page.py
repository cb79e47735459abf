"""Web pages: the tables of HTML, which many systems export under the name of Excel (.xls).

    text --tokens_in--> tags and texts --_Page--> tables --> grids

Ends of cells and rows may be missing, and tables may lie in tables. What Excel itself writes beside the
text that is shown (``x:num``; LibreOffice: ``sdval``) is the cell's value.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from attrs import define, field

from transition.problems import Problem
from transition.rosters.files.html_tokens import Tag, attributes_of, tokens_in
from transition.rosters.files.limits import Limits
from transition.rosters.files.refusing import damaged, refusal
from transition.rosters.files.sheet_extent import hold
from transition.rosters.files.sheet_facts import Extent, SheetFacts
from transition.rosters.files.sheet_stream import Event, StreamedSheet, streamed_grids
from transition.rosters.files.written_numbers import number_or_digits
from transition.rosters.grid import Block, Grid
from transition.rosters.values.distinct import UNCOMPUTED, Cell

_SHEET_NAME = re.compile(r"<x:Name>([^<]*)</x:Name>")
_NUMBER_SHOWN = re.compile(r"[-+(]?\s*[￥¥$]?\s*-?[\d,]*\.?\d+(?:E[-+]?\d+)?\s*[%元万]*\s*\)?", re.IGNORECASE)
_NOT_SEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST_TABLES_IN_TABLES = 50
_LAST_ROW = 1 << 20
_COVERED_AT_LEAST, _COVERED_BY_ONE = 500_000, 20
"""Cells that may lie under others: so many in any case, and so many for each cell of the page."""

_BLANKS = re.compile(r"[ \t\f\xa0\n]+")
"""A break counts here too: a text with one is taken apart in any case."""

_CELLS, _ROWS = frozenset({"td", "th"}), frozenset({"tr", "caption"})
_BREAKING = frozenset({"br", "p", "div", "li"})
_BREAK = "\n"

Attributes = dict[str, str]


def read_web_page(
    file: str, text: str, wanted: str | None, limits: Limits
) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """Return the grids of the tables that hold something.

    They are named by the sheet they were saved from, or 表格1, 表格2 ... Raises RosterError when the page
    has no table, or none of the name wanted.
    """
    page = _Page(file, limits)
    for token in tokens_in(file, text):
        if isinstance(token, Tag):
            page.hear(token)
        else:
            page.hear_text(token)
    page.end()
    if not page.tables:
        raise refusal("roster.web-page", file)
    names = _SHEET_NAME.findall(text)
    return streamed_grids(file, _events(page.tables, names), wanted, limits)


def _events(tables: list[_Table], names: list[str]) -> Iterator[Event]:
    for number, table in enumerate(tables, 1):
        name = html.unescape(names[0]) if len(tables) == len(names) == 1 else f"表格{number}"
        yield StreamedSheet(name, facts=table.facts)
        yield from ((row, 1) for row in table.rows)
        yield None


@define(eq=False)
class _Table:
    """A table that is being heard of. `column` is the next one free in the row at hand.

    until: by column, the row before which a cell from above ends.
    """

    number: int
    rows: list[list[Cell]] = field(factory=list)
    facts: SheetFacts = field(factory=SheetFacts)
    until: dict[int, int] = field(factory=dict)
    column: int = 0
    columns: int = 0
    told_columns: int = 0
    is_in_row: bool = False
    cell: Attributes | None = None
    texts: list[str] = field(factory=list)


class _Page:
    """Hears tags and texts and fills tables; `tables` are those that have ended and hold something."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.tables: list[_Table] = []
        self._file, self._limits = file, limits
        self._open: list[_Table] = []
        self._begun = self._cells = self._covered = 0

    def hear_text(self, text: str) -> None:
        if self._open and self._open[-1].cell is not None:
            self._open[-1].texts.append(text.replace("\n", " ").replace("\r", " "))

    def hear(self, tag: Tag) -> None:
        name = tag.name
        if name == "table":
            self._end_table() if tag.is_end else self._start_table()
        elif not self._open:
            return
        elif name in _CELLS:
            if self._open[-1].cell is not None:
                self._end_cell(self._open[-1], self._open[-1].cell)
            if not tag.is_end:
                self._start_cell(self._open[-1], attributes_of(tag.written))
        elif name in _ROWS:
            self._end_row(self._open[-1])
            if not tag.is_end:
                self._start_row(self._open[-1], attributes_of(tag.written))
                if name == "caption":
                    self._start_cell(self._open[-1], {})
        elif name == "col" and not tag.is_end:
            self._start_column(self._open[-1], attributes_of(tag.written))
        elif name in _BREAKING and self._open[-1].cell is not None:
            self._open[-1].texts.append(_BREAK)

    def end(self) -> None:
        """End what is still open."""
        while self._open:
            self._end_table()
        self.tables.sort(key=lambda table: table.number)

    def _start_table(self) -> None:
        if len(self._open) == _MOST_TABLES_IN_TABLES:
            raise damaged(self._file, "nested")
        self._open.append(_Table(self._begun))
        self._begun += 1

    def _end_table(self) -> None:
        if self._open:
            self._end_row(self._open[-1])
            table = self._open.pop()
            if any(cell != "" for row in table.rows for cell in row):
                self.tables.append(table)

    def _start_row(self, table: _Table, attributes: Attributes) -> None:
        if _is_hidden(attributes):
            table.facts.hidden_rows.append((len(table.rows), len(table.rows)))
        table.rows.append([])
        table.is_in_row, table.column = True, 0

    def _end_row(self, table: _Table) -> None:
        if table.cell is not None:
            self._end_cell(table, table.cell)
        table.is_in_row = False
        extent = Extent(len(table.rows), max((table.columns, *map(len, table.rows[-1:]))))
        table.columns = extent.columns
        if extent.rows > self._limits.rows or extent.rows * extent.columns > self._limits.cells:
            hold(self._file, None, extent, self._limits)

    def _start_cell(self, table: _Table, attributes: Attributes) -> None:
        if not table.is_in_row:
            self._start_row(table, {})
        if table.until:
            row, first = len(table.rows) - 1, table.column
            while table.until.get(table.column, 0) > row:
                table.column += 1
            self._count_covered(table.column - first)
        table.cell = attributes
        self._cells += 1
        table.texts.clear()

    def _end_cell(self, table: _Table, attributes: Attributes) -> None:
        table.cell = None
        row, column = len(table.rows) - 1, table.column
        value = _value(attributes, _shown("".join(table.texts)))
        if value != "":
            if column >= self._limits.columns:
                hold(self._file, None, Extent(row + 1, column + 1), self._limits)
            cells = table.rows[row]
            if column > len(cells):
                self._count_covered(column - len(cells))
                cells += [""] * (column - len(cells))
            cells.append(value)
        table.column = column + 1
        if "colspan" in attributes or "rowspan" in attributes:
            right = min(_number(attributes, "colspan"), self._limits.columns + 1)
            down = _number(attributes, "rowspan")
            table.column = column + right
            self._span(table, Block(row, column, row + down - 1, column + right - 1))

    def _span(self, table: _Table, block: Block) -> None:
        table.facts.merged.append(block)  # one of a single cell is left out in the end
        if block.bottom > block.top:
            self._count_covered(block.right - block.left + 1)
            for column in range(block.left, block.right + 1):
                table.until[column] = block.bottom + 1

    def _count_covered(self, cells: int) -> None:
        """Count the cells that lie under another one: a short page can make any number of them."""
        self._covered += cells
        if self._covered > _COVERED_AT_LEAST + _COVERED_BY_ONE * self._cells:
            raise damaged(self._file, "spans")

    def _start_column(self, table: _Table, attributes: Attributes) -> None:
        first = table.told_columns
        table.told_columns += _number(attributes, "span")
        if _is_hidden(attributes):
            table.facts.hidden_columns.append((first, table.told_columns - 1))


def _is_hidden(attributes: Attributes) -> bool:
    return "hidden" in attributes or bool(_NOT_SEEN.search(attributes.get("style", "")))


def _number(attributes: Attributes, name: str) -> int:
    written = attributes.get(name, "").strip()
    return max(1, min(int(written[:9]), _LAST_ROW)) if written.isdecimal() else 1


def _shown(text: str) -> str:
    """Return what a browser shows of a text: characters for their names, one blank for many."""
    if "&" in text:
        # Each line by itself: a break that is written as a character is no break.
        text = _BREAK.join(html.unescape(line).replace(_BREAK, " ") for line in text.split(_BREAK))
    if not _BLANKS.search(text):
        return text
    return _BREAK.join(_BLANKS.sub(" ", line).strip(" ") for line in text.split(_BREAK)).strip(_BREAK)


def _value(attributes: Attributes, shown: str) -> Cell:
    """Return what a cell holds: the number that a spreadsheet program wrote beside the text, else the text.

    A day is a number too, but only its text says that it is a day.
    """
    number = attributes.get("x:num", attributes.get("sdval"))
    if number is not None and _NUMBER_SHOWN.fullmatch(shown):
        return number_or_digits(number or shown, shown)
    return UNCOMPUTED if not shown and "x:fmla" in attributes else shown
