"""From what the caller has (a path, standard input, a frame) to the grids that may hold the roster."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from transition.problems import Problem, RosterError
from transition.rosters.files import columnar, compound, zip_directory
from transition.rosters.files.content import WORKBOOK_NAMES, Content, content_of
from transition.rosters.files.frames import FRAME_NAME, read_frame
from transition.rosters.files.limits import USUAL, Limits
from transition.rosters.files.refusing import refusal
from transition.rosters.grid import Grid

if TYPE_CHECKING:
    import pandas

_OLD_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_SHOWN_PARTS = 5
_HEAD = 4096
_XML = re.compile(r"\s*<(\?xml|(?:\w+:)?Workbook\b)")
_SPREADSHEET_XML = re.compile(r"urn:schemas-microsoft-com:office:spreadsheet")
_FLAT_DOCUMENT = re.compile(r"<office:document\b")
_SAVED_PAGE = re.compile(r"\s*MIME-Version:", re.IGNORECASE)
_WEB_PAGE = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)\b|\s*<(!--|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE
)
_TABLE = re.compile(r"<table[\s>].*<t[rdh][\s>]", re.IGNORECASE | re.DOTALL)

Read = tuple[Iterable[Grid], tuple[Problem, ...]]
"""What a reader gives: the grids, read when they are asked for, and notes on the file."""


@frozen(eq=False)
class Opened:
    """The grids of a source, read one after the other, with its name and the hash of its content.

    notes: what is to be said of the file before its cells are looked at, such as sheets passed over.
    """

    name: str
    sha256: str | None
    grids: Iterator[Grid]
    notes: tuple[Problem, ...] = ()


def open_source(source: str | Path | pandas.DataFrame, sheet: str | None, limits: Limits = USUAL) -> Opened:
    """Open a roster: a path, ``-`` for standard input, or a frame. What it is, its content says.

    limits: what one file may ask of the machine; a frame is in memory already.
    Raises RosterError when there is nothing to read; the iterator does when reading fails.
    """
    if not isinstance(source, (str, Path)):
        return Opened(FRAME_NAME, None, iter([read_frame(source)]))
    content = content_of(source, limits)
    grids, notes = _read(content, sheet, limits)
    return Opened(content.name, hashlib.sha256(content.data).hexdigest(), iter(grids), notes)


# Imports are late: a csv file or a frame needs no spreadsheet library, and each kind only its own.


def _read(content: Content, sheet: str | None, limits: Limits) -> Read:
    if content.data.startswith(zip_directory.MARK):
        return _read_zipped(content, sheet, limits)
    if content.data.startswith(compound.MARK) or content.data.startswith(_OLD_BIFF):
        from transition.rosters.files.old_workbook import read_old_workbook

        is_compound = content.data.startswith(compound.MARK)
        stream = compound.stream_of(content.name, content.data) if is_compound else content.data
        return read_old_workbook(content.name, stream, sheet, limits)
    if content.data.startswith(columnar.MARK):
        if sheet is not None:
            raise refusal("roster.no-sheets", content.name, sheet=sheet)
        return (columnar.read_columnar(content.name, content.data, limits),), ()
    return _read_text(content, sheet, limits)


def _read_zipped(content: Content, sheet: str | None, limits: Limits) -> Read:
    from transition.rosters.files.office_package import is_workbook
    from transition.rosters.files.open_document import is_open_document, read_open_document

    archive = zip_directory.opened(content.name, content.data, limits)
    if is_workbook(archive):
        from transition.rosters.files.workbook import read_workbook

        return read_workbook(archive, sheet)
    if is_open_document(archive):
        return read_open_document(archive, sheet)
    found = tuple(part.name for part in archive.parts.values())[:_SHOWN_PARTS]
    raise refusal("roster.zip-without-workbook", content.name, found=found)


def _read_text(content: Content, sheet: str | None, limits: Limits) -> Read:
    file, text = content.name, _text(content)
    head = text[:_HEAD]
    if _XML.match(head) and _SPREADSHEET_XML.search(head):
        from transition.rosters.files.spreadsheet_xml import read_spreadsheet_xml

        return read_spreadsheet_xml(file, text, sheet, limits)
    if _XML.match(head) and _FLAT_DOCUMENT.search(head):
        from transition.rosters.files.open_document import read_flat_document

        return read_flat_document(file, text, sheet, limits)
    if _SAVED_PAGE.match(head):
        raise refusal("roster.web-page", file)
    if _WEB_PAGE.match(head) or _TABLE.search(head):
        from transition.rosters.files.web_page import read_web_page

        return read_web_page(file, text, sheet, limits)
    if _XML.match(head):
        raise refusal("roster.not-a-workbook", file)
    if sheet is not None:
        raise refusal("roster.no-sheets", file, sheet=sheet)
    from transition.rosters.files.delimited import read_delimited

    return (read_delimited(file, text, limits),), ()


def _text(content: Content) -> str:
    from transition.rosters.files.encodings import decoded

    try:
        return decoded(content.name, content.data)
    except RosterError as error:
        if error.problems[0].code == "roster.not-text" and content.suffix in WORKBOOK_NAMES:
            raise refusal("roster.not-a-workbook", content.name) from None
        raise
