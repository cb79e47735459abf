"""Workbooks: the cells of a sheet of an xlsx, xlsm, xlsb, xls or ods file."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from transition.problems import CellPlace, Problem, RosterError
from transition.problems.nearest import nearest
from transition.rosters.grid import Grid, columns_of
from transition.rosters.values.distinct import Cell

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ERROR_CELL = re.compile(rb'<c [^>]*?\bt="e"[^>]*>.*?</c>', re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_SHOWN = re.compile(rb"<v>([^<]*)</v>")
_ERROR_MARK = b't="e"'
_CHUNK = 1 << 20
_NOT_AN_XLSX = (
    *(KeyError, StopIteration, ValueError, OSError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, ElementTree.ParseError),
)
"""What looking for errors may meet in an xls or ods file, or in a file that only the library can read."""


def read_sheets(name: str, content: bytes, sheet: str | None) -> Iterator[Grid]:
    """Give the grids of the sheets that may hold the roster: the one asked for, else all that show.

    Raises RosterError when the file is no workbook or damaged, is encrypted, or has no such sheet.
    """
    workbook = _opened(name, content)
    for chosen in _chosen(name, workbook, sheet):
        # Both take long and neither needs the interpreter, so they run side by side.
        with ThreadPoolExecutor(1) as aside:
            errors = aside.submit(_error_cells, content, chosen)
            rows = _rows(name, workbook, chosen)
        for row, column, shown in errors.result():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = shown
        yield Grid(name, chosen, columns_of(rows))


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


def _rows(name: str, workbook: CalamineWorkbook, sheet: str) -> list[list[Cell]]:
    try:
        return workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)  # type: ignore[return-value]
    except BaseException as error:
        raise _damaged(name, error) from None


# --- failed formulas ----------------------------------------------------------------------------


def _error_cells(content: bytes, sheet: str) -> list[tuple[int, int, str]]:
    """Find the cells that show a failed formula: row and column from 0, and the text (#N/A).

    The library hands such a cell over as blank, and a blank cell may take a default: that must not
    happen to a number that could not be computed. So the sheet's own text is searched for them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            path = _path_of_sheet(archive, sheet)
            text = archive.read(path) if _mentions_errors(archive, path) else b""
    except _NOT_AN_XLSX:
        return []
    found = ((_REFERENCE.search(cell), _SHOWN.search(cell)) for cell in _ERROR_CELL.findall(text))
    return [
        (int(place[2]) - 1, _column(place[1]), shown[1].decode() if shown else "#N/A")
        for place, shown in found
        if place
    ]


def _path_of_sheet(archive: zipfile.ZipFile, sheet: str) -> str:
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    identifier = next(
        entry.get(_RELATION) for entry in book.iter(f"{_MAIN}sheet") if entry.get("name") == sheet
    )
    target = next(entry.get("Target", "") for entry in relations if entry.get("Id") == identifier)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _mentions_errors(archive: zipfile.ZipFile, path: str) -> bool:
    """Say whether a sheet has any failed formula, without holding the whole sheet in memory."""
    with archive.open(path) as stream:
        end = b""
        while chunk := stream.read(_CHUNK):
            if _ERROR_MARK in chunk or _ERROR_MARK in end + chunk[: len(_ERROR_MARK)]:
                return True
            end = chunk[-len(_ERROR_MARK) :]
    return False


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column - 1
