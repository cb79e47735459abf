"""What a zipped Excel workbook consists of: which part holds which sheet, and where else it points.

Archive --package_of--> Package
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from attrs import frozen

from transition.problems import CellPlace, Problem
from transition.rosters.files.archive import Archive, suspicious
from transition.rosters.files.binary_sheet import bundled_sheets, text_count
from transition.rosters.files.refusing import damaged, over
from transition.rosters.files.xml_stream import local, starts_in

BOOK = "xl/workbook.xml"
BINARY_BOOK = "xl/workbook.bin"

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
    """A workbook's parts: the part of each sheet by its name, and what is to be said of the file."""

    archive: Archive
    sheets: Mapping[str, str]
    notes: tuple[Problem, ...]


def is_workbook(archive: Archive) -> bool:
    """Say whether a zip file holds an Excel workbook."""
    return archive.has("[Content_Types].xml") and (archive.has(BOOK) or archive.has(BINARY_BOOK))


def package_of(archive: Archive) -> Package:
    """Look at every part but the sheets, that nothing in them is more than it seems.

    Raises RosterError when parts are missing, damaged or not what they say.
    """
    for name in archive.parts:
        if not name.startswith((_SHEETS_FOLDER, *_UNREAD)):
            _check_part(archive, name)
    return Package(archive, _sheets(archive), _external_links(archive))


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


def _sheets(archive: Archive) -> dict[str, str]:
    is_binary = not archive.has(BOOK)
    relations = relations_of(archive, BINARY_BOOK if is_binary else BOOK)
    named = bundled_sheets(archive.file, archive.read(BINARY_BOOK)) if is_binary else _named_sheets(archive)
    if len(named) > archive.limits.sheets:
        raise over("roster.too-many-sheets", archive.file, "sheets", len(named), archive.limits.sheets)
    sheets: dict[str, str] = {}
    for name, identifier in named:
        if name in sheets:
            raise suspicious(archive.file, "duplicate-sheet", name)
        if identifier not in relations:
            raise damaged(archive.file, "part-missing")
        target = relations[identifier][1].lstrip("/")
        sheets[name] = target if target.startswith("xl/") else f"xl/{target}"
    return sheets


def _named_sheets(archive: Archive) -> list[tuple[str, str]]:
    """Return the name of each sheet and the identifier of its relation, of which only one can be meant."""
    named = []
    for element, attributes in starts_in(archive.file, BOOK, archive.chunks(BOOK)):
        if element == "sheet":
            identifiers = [value for key, value in attributes.items() if local(key) == "id"]
            if len(identifiers) != 1:
                raise damaged(archive.file, "part-missing")
            named.append((attributes.get("name", ""), identifiers[0]))
    return named


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
