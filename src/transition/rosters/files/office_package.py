"""What a zipped Excel workbook consists of: which part holds which sheet, and where else it points.

    Archive --package_of--> Package

Everything that the library reads when it opens the file has been inflated and looked at before.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from attrs import frozen

from transition.problems import CellPlace, Problem
from transition.rosters.files.archive import Archive, suspicious
from transition.rosters.files.binary_sheet import ListedSheet, listed_in, text_count
from transition.rosters.files.refusing import damaged, over
from transition.rosters.files.sheet_choice import SheetName
from transition.rosters.files.xml_stream import local, starts_in

BOOK = "xl/workbook.xml"
BINARY_BOOK = "xl/workbook.bin"
_OTHER_BOOK = "content.xml"
"""Of an OpenDocument file. Which of two workbooks the library takes would be up to it."""

_SHEETS_FOLDER = "xl/worksheets/"
_UNREAD = ("xl/media/", "xl/embeddings/", "xl/printersettings/", "xl/vbaproject.bin")
"""Nobody inflates these: pictures, things set in, settings of a printer, macros, which are never run."""

_EXTERNAL_LINK = re.compile(r"xl/externallinks/[^/]*\.(xml|bin)")
_SHOWN_LINKS = 5
_SHARED_TEXTS = re.compile(rb"<(?:[\w.-]+:)?sst\b([^<>]*)>?")
_TEXT_COUNT = re.compile(rb"""\buniqueCount\s*=\s*["']\s*\+?(\d{1,18})""")
_TEXT_END = b"si>"
_SMALLEST_TEXT = len(b"<si/>")
_BINARY_TEXTS = "xl/sharedstrings.bin"
MOST_BYTES_A_CHARACTER = 10
"""Written as ``&#x10FFFF;``."""

Relations = Mapping[str, tuple[str, str]]
"""Kind and target of each relation of a part, by its identifier."""


@frozen(eq=False)
class Package:
    """A workbook's parts: its sheets, the part of each by its name, and what is to be said of the file."""

    archive: Archive
    sheets: Sequence[SheetName]
    parts: Mapping[str, str]
    notes: tuple[Problem, ...]

    @property
    def is_binary(self) -> bool:
        """Whether its sheets are records and no XML."""
        return not self.archive.has(BOOK)

    @property
    def starts_1904(self) -> bool:
        """Whether serial numbers count days from 1904; of a workbook in records it is not looked for."""
        if self.is_binary:
            return False
        starts = starts_in(self.archive.file, BOOK, self.archive.chunks(BOOK))
        own = next((attributes for element, attributes in starts if element == "workbookPr"), {})
        return own.get("date1904", "").lower() in ("1", "true", "on")


def is_workbook(archive: Archive) -> bool:
    """Say whether a zip file holds an Excel workbook."""
    return archive.has("[Content_Types].xml") and (archive.has(BOOK) or archive.has(BINARY_BOOK))


def package_of(archive: Archive) -> Package:
    """Look at every part but the sheets, that nothing in them is more than it seems.

    Raises RosterError when parts are missing, damaged or not what they say.
    """
    if archive.has(BOOK) and (archive.has(BINARY_BOOK) or archive.has(_OTHER_BOOK)):
        raise suspicious(archive.file, "two-workbooks", BOOK)
    for name in archive.parts:
        if not name.startswith((_SHEETS_FOLDER, *_UNREAD)):
            _check_part(archive, name)
    listed = _listed_sheets(archive)
    targets = _targets_of_sheets(archive, listed)
    return Package(
        archive,
        [SheetName(sheet.name, sheet.is_hidden, targets[sheet.name][0] == "worksheet") for sheet in listed],
        {name: path for name, (_, path) in targets.items()},
        _external_links(archive),
    )


def _check_part(archive: Archive, name: str) -> None:
    """Inflate a part once, so that it has the size that it says; look at the texts that sheets share."""
    for number, chunk in enumerate(archive.chunks(name)):
        if number == 0 and (texts := _SHARED_TEXTS.search(chunk)):
            _check_texts(archive, name, texts[1])
            return
        if number == 0 and name == _BINARY_TEXTS:
            _check_count(archive, name, text_count(archive.file, chunk))


def _check_texts(archive: Archive, name: str, attributes: bytes) -> None:
    """Hold the number of shared texts to what has room in the part, and each to the length of a cell."""
    if count := _TEXT_COUNT.search(attributes):
        _check_count(archive, name, int(count[1]))
    most = archive.limits.text * MOST_BYTES_A_CHARACTER
    begun = 0
    for chunk in archive.chunks(name):
        first, *others = chunk.split(_TEXT_END)
        longest = max(begun + len(first), *map(len, others), 0)
        if longest > most:
            raise over("roster.too-much-text", archive.file, "text", longest, archive.limits.text)
        begun = len(others[-1]) if others else begun + len(first)


def _check_count(archive: Archive, name: str, count: int) -> None:
    # The library sets aside memory for as many texts as this says, whether they are there or not.
    if count > archive.parts[name].size // _SMALLEST_TEXT:
        raise suspicious(archive.file, "false-count", archive.parts[name].name)


# --- sheets ---------------------------------------------------------------------------------------


def relations_of(archive: Archive, name: str) -> Relations:
    """Return the relations of a part; none when it has no list of them."""
    folder, _, file = name.rpartition("/")
    path = f"{folder}/_rels/{file}.rels"
    relations: dict[str, tuple[str, str]] = {}
    if archive.has(path):
        for element, attributes in starts_in(archive.file, path, archive.chunks(path)):
            identifier = attributes.get("Id", "")
            if element == "Relationship" and identifier in relations:
                raise suspicious(archive.file, "duplicate-part", identifier)
            if element == "Relationship":
                kind = attributes.get("Type", "").rpartition("/")[2]
                relations[identifier] = (kind, attributes.get("Target", ""))
    return relations


def has_filtered_table(archive: Archive, sheet: str) -> bool:
    """Say whether a table that lies on a sheet is filtered: it has its filters in a part of its own."""
    for kind, target in relations_of(archive, sheet).values():
        path = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), target)).lstrip("/")
        if kind == "table" and archive.has(path):
            elements = starts_in(archive.file, path, archive.chunks(path))
            if any(element == "filterColumn" for element, _ in elements):
                return True
    return False


def _listed_sheets(archive: Archive) -> list[ListedSheet]:
    """Return the sheets as the workbook lists them; of each relation only one can be meant."""
    if not archive.has(BOOK):
        return listed_in(archive.file, archive.read(BINARY_BOOK))
    listed = []
    for element, attributes in starts_in(archive.file, BOOK, archive.chunks(BOOK)):
        if element == "sheet":
            identifiers = [value for key, value in attributes.items() if local(key) == "id"]
            if len(identifiers) != 1:
                raise damaged(archive.file, "part-missing")
            is_hidden = attributes.get("state", "visible") != "visible"
            listed.append(ListedSheet(attributes.get("name", ""), identifiers[0], is_hidden))
    return listed


def _targets_of_sheets(archive: Archive, listed: Sequence[ListedSheet]) -> dict[str, tuple[str, str]]:
    """Return of each sheet what kind it is (a chart may be one) and the part that holds it."""
    if len(listed) > archive.limits.sheets:
        raise over("roster.too-many-sheets", archive.file, "sheets", len(listed), archive.limits.sheets)
    relations = relations_of(archive, BOOK if archive.has(BOOK) else BINARY_BOOK)
    targets: dict[str, tuple[str, str]] = {}
    for sheet in listed:
        if sheet.name in targets:
            raise suspicious(archive.file, "duplicate-sheet", sheet.name)
        if sheet.relation not in relations:
            raise damaged(archive.file, "part-missing")
        kind, target = relations[sheet.relation]
        path = target.lstrip("/")
        targets[sheet.name] = kind, path if path.startswith("xl/") else f"xl/{path}"
    return targets


def _external_links(archive: Archive) -> tuple[Problem, ...]:
    targets = [
        unquote(target).replace("\\", "/").rpartition("/")[2]
        for name in archive.parts
        if _EXTERNAL_LINK.fullmatch(name)
        for _, target in relations_of(archive, name).values()
    ]
    if not targets:
        return ()
    facts = {"links": tuple(dict.fromkeys(targets))[:_SHOWN_LINKS]}
    return (Problem("roster.external-links", CellPlace(archive.file), "note", facts),)
