"""Workbooks: the cells of a sheet of an xlsx, xlsm, xlsb, xls or ods file."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from transition.problems import CellPlace, Problem, RosterError
from transition.problems.nearest import nearest
from transition.rosters.grid import Grid, columns_of
from transition.rosters.values.distinct import Cell

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ERROR_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?\bt="e"[^>]*(?<!/)>.*?</(?:\w+:)?c>', re.DOTALL)
_ROW_END = b"row>"  # some programs write </x:row>
_REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_SHOWN = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_ERROR_MARK = b't="e"'
_CHUNK = 1 << 20
_NOT_AN_XLSX = (
    *(KeyError, StopIteration, ValueError, OSError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, ElementTree.ParseError),
)
"""What looking for errors may meet in an xls or ods file, or in a file that only the library can read."""

Errors = Mapping[int, Sequence[tuple[int, str]]]
"""The cells that show a failed formula, by row: column and text (#N/A). Both are counted from 0."""


def read_sheets(name: str, content: bytes, sheet: str | None) -> Iterator[Grid]:
    """Give the grids of the sheets that may hold the roster: the one asked for, else all that show.

    Raises RosterError when the file is no workbook or damaged, is encrypted, or has no such sheet.
    """
    workbook = _opened(name, content)
    for chosen in _chosen(name, workbook, sheet):
        # Both take long and neither needs the interpreter, so they run side by side.
        with ThreadPoolExecutor(1) as aside:
            errors = aside.submit(_error_cells, content, chosen)
            read = _sheet(name, workbook, chosen)
        yield Grid(name, chosen, columns_of(_rows(name, read, errors.result())))


def _opened(name: str, content: bytes) -> CalamineWorkbook:
    try:
        return load_workbook(io.BytesIO(content))
    except PasswordError:
        raise RosterError([Problem("roster.encrypted", CellPlace(name), facts={"file": name})]) from None
    except BaseException as error:
        raise _damaged(name, error) from None


def _damaged(name: str, error: BaseException) -> RosterError:
    """Make the error for a file that the library cannot read.

    A damaged file may even panic in the library, which is no ordinary Exception: hence the callers'
    `except BaseException`. What is not about the file goes on as it is.
    """
    if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
        raise error
    reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
    return RosterError(
        [Problem("roster.damaged-file", CellPlace(name), facts={"file": name, "reason": reason})]
    )


def _chosen(name: str, workbook: CalamineWorkbook, sheet: str | None) -> list[str]:
    if sheet is None:
        return [
            data.name
            for data in workbook.sheets_metadata
            if data.visible == SheetVisibleEnum.Visible and data.typ == SheetTypeEnum.WorkSheet
        ]
    if sheet in workbook.sheet_names:
        return [sheet]
    facts = {
        "sheet": sheet,
        "sheets": tuple(workbook.sheet_names),
        "nearest": nearest(sheet, workbook.sheet_names),
    }
    raise RosterError([Problem("roster.no-such-sheet", CellPlace(name), facts=facts)])


def _sheet(name: str, workbook: CalamineWorkbook, sheet: str) -> CalamineSheet:
    try:
        return workbook.get_sheet_by_name(sheet)
    except BaseException as error:
        raise _damaged(name, error) from None


def _rows(name: str, sheet: CalamineSheet, errors: Errors) -> Iterator[list[Cell]]:
    """Give the rows from the first on, one after the other, with what failed formulas show."""
    rows: Iterator[list[Cell]] = sheet.iter_rows()  # type: ignore[assignment]
    margin: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    for number in range(sheet.end[0] + 1 if sheet.end else 0):
        try:
            row = margin + next(rows)
        except BaseException as error:
            raise _damaged(name, error) from None
        for column, shown in errors.get(number, ()):
            if column < len(row):
                row[column] = shown
        yield row


# --- failed formulas ----------------------------------------------------------------------------


def _error_cells(content: bytes, sheet: str) -> Errors:
    """Find the cells that show a failed formula.

    The library hands such a cell over as blank, and a blank cell may take a default: that must not
    happen to a number that could not be computed. So the sheet's own text is searched for them.
    """
    errors: dict[int, list[tuple[int, str]]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for cell in _cells_with_errors(archive, _path_of_sheet(archive, sheet)):
                place, shown = _REFERENCE.search(cell), _SHOWN.search(cell)
                if place:
                    text = shown[1].decode() if shown else "#N/A"
                    errors.setdefault(int(place[2]) - 1, []).append((_column(place[1]), text))
    except _NOT_AN_XLSX:
        return {}
    return errors


def _cells_with_errors(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """Give the text of each failed formula's cell, never holding the whole sheet in memory."""
    with archive.open(path) as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            whole_rows, _, rest = (rest + chunk).rpartition(_ROW_END)
            if _ERROR_MARK in whole_rows:
                yield from _ERROR_CELL.findall(whole_rows)


def _path_of_sheet(archive: zipfile.ZipFile, sheet: str) -> str:
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    identifier = next(
        entry.get(_RELATION) for entry in book.iter(f"{_MAIN}sheet") if entry.get("name") == sheet
    )
    target = next(entry.get("Target", "") for entry in relations if entry.get("Id") == identifier)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column - 1
