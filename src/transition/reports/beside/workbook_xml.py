"""The part that lists a workbook's sheets: finding one, adding some."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from attrs import frozen

from transition.reports.beside.package import (
    RELATION_SPACES,
    SHEET_TYPE,
    STRICT,
    STYLES_TYPE,
    TRANSITIONAL,
    Package,
)
from transition.reports.beside.splice import Splice
from transition.reports.beside.xml_bytes import Element, XmlError, escaped, parse, whole

_BEHIND_NAMES = (
    *("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes"),
    *("webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
)
"""What may stand behind the defined names (ECMA-376 part 1, 18.2.27, CT_Workbook)."""

_LONGEST_NAME = 31
_NO_STYLES = '<styleSheet xmlns="{}"/>'


@frozen
class AddedSheet:
    """A sheet to add: the name that it should have and its XML.

    titles: the columns and rows that every printed page repeats (``$A:$B``, ``$1:$1``); filtered: the block
    with the filter, empty for none.
    """

    name: str
    content: bytes
    titles: tuple[str, ...]
    filtered: str = ""


def workbook_of(package: Package) -> str:
    """Return the part that lists the sheets. Raises XmlError when there is none."""
    found = package.workbook
    if found is None:
        raise XmlError("officeDocument")
    return found


def sheet_part(package: Package, name: str) -> str:
    """Return the part of a sheet by its name. Raises XmlError."""
    book = workbook_of(package)
    root = parse(package.read(book))
    sheets = root.child("sheets")
    for one in sheets.children if sheets else ():
        if one.attributes.get("name") == name:
            wanted = one.attribute_of(RELATION_SPACES, "id")
            targets = (relation.target for relation in package.relations(book) if relation.id == wanted)
            if (target := next(targets, None)) and target in package:
                return target
    raise XmlError(name)


def styles_part(package: Package) -> str:
    """Return the part that holds the formats of cells; made if there is none."""
    book = workbook_of(package)
    found = package.related(book, "styles")
    if found and found.target and found.target in package:
        return found.target
    name = package.new_name(posixpath.join(posixpath.dirname(book), "styles{}.xml"))
    package.add(name, _NO_STYLES.format(parse(package.read(book)).space).encode(), STYLES_TYPE)
    package.relate(book, "styles", name)
    return name


def has_views(package: Package) -> bool:
    """Say whether the workbook has windows; a sheet's view belongs to one of them."""
    return parse(package.read(workbook_of(package))).child("bookViews") is not None


def add_sheets(package: Package, sheets: Sequence[AddedSheet]) -> None:
    """Add sheets behind all others; a name that is taken gets a number."""
    book = workbook_of(package)
    folder = posixpath.dirname(book)
    identifiers = []
    for sheet in sheets:
        part = package.new_name(posixpath.join(folder, "worksheets", "sheet{}.xml"))
        package.add(part, sheet.content, SHEET_TYPE)
        identifiers.append(package.relate(book, "worksheet", part))
    splice = package.splice(book)
    root = parse(splice.text)
    listed = root.child("sheets")
    if listed is None:
        raise XmlError("sheets")
    space = STRICT if package.is_strict else TRANSITIONAL
    names = {one.attributes.get("name", "").casefold() for one in listed.children}
    number = max((whole(one.attributes.get("sheetId"), 0) for one in listed.children), default=0)
    entries = []
    for place, (sheet, identifier) in enumerate(zip(sheets, identifiers, strict=True)):
        name = free_name(sheet.name, names)
        names.add(name.casefold())
        written = (
            f'name="{escaped(name)}" sheetId="{number + 1 + place}" xmlns:r="{space}" r:id="{identifier}"'
        )
        splice.append(listed, f"<{root.prefix}sheet {written}/>".encode())
        entries += _defined(root.prefix, sheet, name, len(listed.children) + place)
    _define(root, splice, "".join(entries))


def free_name(wanted: str, taken: set[str]) -> str:
    """Return a name for a sheet that none has; `taken` in small letters, as Excel compares them."""
    name, number = wanted[:_LONGEST_NAME], 1
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        name = wanted[: _LONGEST_NAME - len(ending)] + ending
    return name


def _defined(prefix: str, sheet: AddedSheet, name: str, place: int) -> list[str]:
    quoted = escaped("'" + name.replace("'", "''") + "'")

    def entry(key: str, blocks: Sequence[str], more: str = "") -> str:
        tag = f"{prefix}definedName"
        where = ",".join(f"{quoted}!{block}" for block in blocks)
        return f'<{tag} name="_xlnm.{key}" localSheetId="{place}"{more}>{where}</{tag}>'

    filtered = [entry("_FilterDatabase", [sheet.filtered], ' hidden="1"')] if sheet.filtered else []
    return [*filtered, entry("Print_Titles", sheet.titles)]


def _define(root: Element, splice: Splice, entries: str) -> None:
    names = root.child("definedNames")
    if names is not None:
        splice.append(names, entries.encode())
        return
    tag = f"{root.prefix}definedNames"
    made = f"<{tag}>{entries}</{tag}>".encode()
    behind = next((child for child in root.children if child.name in _BEHIND_NAMES), None)
    if behind is None:
        splice.append(root, made)
    else:
        splice.insert(behind.start, made)
