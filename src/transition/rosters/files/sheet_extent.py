"""How far the cells of a sheet's XML reach: asked before the library that reads it sees a byte.

That library sets aside memory for the whole rectangle up to the last cell, so one cell at XFD1048576
ends the process. What the sheet says of its own size (`dimension`) is not looked at: it may be false.

To take two million references apart costs more than to read them. So a pattern that fits only cells
beyond a corner searches the text, and each one found moves the corner on. Where the corner comes to lie
outside of the limits, the filled cells are looked at one by one: blank ones do not matter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transition.problems import CellPlace
from transition.rosters.files.limits import Limits
from transition.rosters.files.refusing import over
from transition.rosters.files.sheet_facts import Extent, column_of
from transition.rosters.files.sheet_text import SheetText
from transition.rosters.grid import column_letter

_REFERENCE = re.compile(rb' r="([A-Z]{1,3})([1-9]\d{0,6})"[ />]')
_AFTER_NAME = b" \t\r\n/>"
_COLUMNS_AT_ONCE = 8
_QUICK_DIGITS = 5
"""Up to so many digits of a row any will do, which is quicker; beyond, it goes by 50,000 rows."""


class OddSheet(Exception):  # noqa: N818 - no fault of the file: it is written out plainly and read then
    """The sheet is not written as programs do: a cell without its reference, a comment, two prefixes."""


def check_extent(text: SheetText, limits: Limits) -> None:
    """Hold the rectangle of a sheet's cells to the limits.

    Raises RosterError when it goes beyond, and OddSheet when it cannot be seen how far it goes.
    """
    if _is_beyond(_corner(text, limits), limits):
        hold(text.file, text.sheet, _filled(text), limits)


def hold(file: str, sheet: str | None, extent: Extent, limits: Limits) -> None:
    """Raise RosterError when there are more rows, columns or cells than the limits allow."""
    rows, columns = extent.rows, extent.columns
    place = CellPlace(file, sheet)
    corner = f"{column_letter(columns - 1)}{rows}"
    if rows > limits.rows:
        raise over("roster.too-many-rows", file, "rows", rows, limits.rows, place, cell=corner)
    if columns > limits.columns:
        raise over("roster.too-many-columns", file, "columns", columns, limits.columns, place, cell=corner)
    if rows * columns > limits.cells:
        raise over("roster.too-many-cells", file, "cells", rows * columns, limits.cells, place, cell=corner)


def _is_beyond(extent: Extent, limits: Limits) -> bool:
    cells = extent.rows * extent.columns
    return extent.rows > limits.rows or extent.columns > limits.columns or cells > limits.cells


def _corner(text: SheetText, limits: Limits) -> Extent:
    """Return a corner that no cell lies beyond, not far from the last row and the last column."""
    corner, other_cell = Extent(0, 0), _other_cell(text.prefix)
    for piece in text.pieces():
        if (b"!" in piece and b"<!" in piece) or (b":" in piece and other_cell.search(piece)):
            raise OddSheet
        place = 0
        while cell := _beyond(text.prefix, corner).search(piece, place):
            place = cell.end()
            if piece[place : place + 1] not in _AFTER_NAME:
                continue  # <cols> and the like
            reference = _REFERENCE.match(piece, place)
            if reference is None:
                raise OddSheet
            row, column = int(reference[2]), column_of(reference[1]) + 1
            corner = Extent(
                max(corner.rows, _row_ceiling(row, limits.rows)),
                max(corner.columns, _ceiling(column, _COLUMNS_AT_ONCE, limits.columns)),
            )
    return corner


def _row_ceiling(row: int, limit: int) -> int:
    digits = len(str(row))
    return _ceiling(row, 50_000, limit) if digits > _QUICK_DIGITS else min(10**digits - 1, max(row, limit))


def _ceiling(number: int, step: int, limit: int) -> int:
    """Return the next whole step, but not one beyond the limit for a number within it."""
    ceiling = -(-number // step) * step
    return min(ceiling, limit) if number <= limit else ceiling


@lru_cache
def _other_cell(prefix: bytes) -> re.Pattern[bytes]:
    """Return the pattern of a cell's tag with another prefix than the sheet's own."""
    name = prefix.rstrip(b":")
    return re.compile(rb"</?+c[\s/>]|(?<!<%b)(?<!</%b):c[\s/>]" % (name, name) if name else rb":c[\s/>]")


@lru_cache(256)
def _beyond(prefix: bytes, corner: Extent) -> re.Pattern[bytes]:
    """Return the pattern of a tag's begin that is not that of a cell up to the corner."""
    columns = _up_to(column_letter(corner.columns - 1), "A", "Z")
    rows = _up_to(str(corner.rows), "0", "9")
    return re.compile(rf'<{prefix.decode()}c(?! r="(?:{columns})(?:{rows})")'.encode())


def _up_to(last: str, low: str, high: str) -> str:
    """Return the pattern of all words up to the last: ``[0-1][0-9]{1}|2[0-7]|[0-9]{1,1}`` up to 27.

    The fewer choices it has, the quicker it is: ``[0-9]{1,5}`` up to 99999.
    """
    if set(last) <= {high}:
        return f"[{low}-{high}]{{1,{len(last)}}}" if last else "(?!)"
    choices = [f"{last[:-1]}[{low}-{last[-1]}]"]
    for place, sign in enumerate(last[:-1]):
        if sign > low:
            before = f"{last[:place]}[{low}-{chr(ord(sign) - 1)}]"
            choices.append(f"{before}[{low}-{high}]{{{len(last) - place - 1}}}")
    if len(last) > 1:
        choices.append(f"[{low}-{high}]{{1,{len(last) - 1}}}")
    return "|".join(choices)


def _filled(text: SheetText) -> Extent:
    """Return how far the cells reach that hold something: a blank one is closed at once."""
    rows = columns = 0
    cell = re.compile(rb'<%bc r="([A-Z]+)(\d+)"[^<>]*(?<!/)>(?!</%bc>)' % (text.prefix, text.prefix))
    for piece in text.pieces(b"c"):
        for letters, digits in cell.findall(piece):
            rows, columns = max(rows, int(digits)), max(columns, column_of(letters) + 1)
    return Extent(rows, columns)
