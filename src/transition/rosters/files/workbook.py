"""Workbooks that are zip files: the cells of the sheets of an xlsx, xlsm or xlsb file.

    Archive --package_of----> which part holds which sheet
        |   --check_extent--> how far each reaches, before the library sees a byte
        |   --facts_of------> what the library does not tell, while it reads
        v
      Grids

The library is quick, but it trusts a file: one that is not in order can end the process.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, load_workbook

from transition.problems import Problem
from transition.rosters.files.archive import Archive
from transition.rosters.files.binary_sheet import read_binary_sheet
from transition.rosters.files.bounds import with_held_texts
from transition.rosters.files.office_package import Package, has_filtered_table, package_of
from transition.rosters.files.plain_sheet import plainly
from transition.rosters.files.refusing import refusal, unreadable
from transition.rosters.files.sheet_choice import chosen_sheets
from transition.rosters.files.sheet_extent import OddSheet, check_extent, hold
from transition.rosters.files.sheet_facts import grid_of
from transition.rosters.files.sheet_marks import facts_of
from transition.rosters.files.sheet_text import SheetText
from transition.rosters.grid import Grid
from transition.rosters.values.distinct import Cell


def read_workbook(archive: Archive, wanted: str | None) -> tuple[Iterator[Grid], tuple[Problem, ...]]:
    """Return the grids of the sheets that may hold the roster, read one by one, and notes on the file.

    Raises RosterError when the file is damaged or no such sheet is in it, and so does the iterator.
    """
    package = package_of(archive)
    chosen, notes = chosen_sheets(archive.file, package.sheets, wanted)
    # Both take long and one does not need the interpreter, so they run side by side.
    with ThreadPoolExecutor(1) as aside:
        opened = aside.submit(_opened, archive)
        texts = {sheet: _checked_text(package, sheet) for sheet in chosen[:1] if not package.is_binary}
    workbook = opened.result()
    grids = (_grid(package, workbook, sheet, texts.get(sheet)) for sheet in chosen)
    return grids, (*notes, *package.notes)


def _opened(archive: Archive) -> CalamineWorkbook:
    try:
        return load_workbook(io.BytesIO(archive.data))
    except PasswordError:
        raise refusal("roster.encrypted", archive.file) from None
    except BaseException as error:
        raise unreadable(archive.file, error) from None


def _grid(package: Package, workbook: CalamineWorkbook, sheet: str, text: SheetText | None) -> Grid:
    """Read a sheet; `text` is its own, if it has been looked at already."""
    archive, part = package.archive, package.parts[sheet]
    if package.is_binary:
        extent, facts = read_binary_sheet(archive.file, archive.read(part))
        hold(archive.file, sheet, extent, archive.limits)
        read = _sheet(archive, workbook, sheet)
    else:
        text = text or _checked_text(package, sheet)
        with ThreadPoolExecutor(1) as aside:
            searched = aside.submit(facts_of, text)
            read = _sheet(archive, workbook, sheet)
        facts = searched.result()
        facts.is_filtered = facts.is_filtered or has_filtered_table(archive, part)
        facts.starts_1904 = package.starts_1904
    return with_held_texts(grid_of(archive.file, sheet, _rows(archive, read), facts), archive.limits)


def _checked_text(package: Package, sheet: str) -> SheetText:
    """Return the text of a sheet that does not reach too far."""
    archive, part = package.archive, package.parts[sheet]

    def chunks() -> Iterator[bytes]:
        return archive.chunks(part, check=False)  # the library holds them to their checksum

    def plain_chunks() -> Iterator[bytes]:
        return plainly(archive.file, part, chunks())

    text = SheetText.of(archive.file, sheet, chunks)
    try:
        check_extent(text, archive.limits)
    except OddSheet:
        text = SheetText.of(archive.file, sheet, plain_chunks)
        check_extent(text, archive.limits)
    return text


def _sheet(archive: Archive, workbook: CalamineWorkbook, sheet: str) -> CalamineSheet:
    try:
        return workbook.get_sheet_by_name(sheet)
    except BaseException as error:
        raise unreadable(archive.file, error) from None


def _rows(archive: Archive, sheet: CalamineSheet) -> Iterator[list[Cell]]:
    """Give the rows from the first on, each from column A on."""
    if sheet.start is None or sheet.end is None:
        return
    rows: Iterator[list[Cell]] = sheet.iter_rows()  # type: ignore[assignment]
    margin: list[Cell] = [""] * sheet.start[1]
    for _ in range(sheet.end[0] + 1):
        try:
            row = next(rows)
        except BaseException as error:
            raise unreadable(archive.file, error) from None
        yield margin + row if margin else row
