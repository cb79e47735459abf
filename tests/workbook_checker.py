"""What Excel asks of a workbook before it opens it without a word: the stand-in for Excel in tests.

After ECMA-376 parts 1 and 2. `faults_of` reads a file with the standard library alone and knows nothing of
how the program writes.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576

SHEET_ORDER = """
sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr
conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter
rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing
legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst
"""
SEVERAL = {"conditionalFormatting"}
BOOK_ORDER = """
fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences
definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing
fileRecoveryPr webPublishObjects extLst
"""
STYLE_ORDER = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst"
TYPES = {
    "worksheet": "worksheet+xml",
    "chartsheet": "chartsheet+xml",
    "comments": "comments+xml",
    "styles": "styles+xml",
    "sharedStrings": "sharedStrings+xml",
    "drawing": "drawing+xml",
    "vmlDrawing": "vmlDrawing",
}
"""How the content type of a part ends that is related in a way."""


def faults_of(path: Path) -> list[str]:
    """Everything that Excel would repair or refuse; empty for a sound workbook."""
    with zipfile.ZipFile(path) as archive:
        if (broken := archive.testzip()) is not None:
            return [f"{broken}: damaged"]
        names = archive.namelist()
        faults = [f"{name}: twice" for name, count in Counter(map(str.lower, names)).items() if count > 1]
        book = _Book({name: archive.read(name) for name in names})
    return [*faults, *book.faults()]


class _Book:
    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts, self.trees, self.unread = parts, {}, []
        for name, content in parts.items():
            if name.lower().endswith((".xml", ".rels", ".vml")):
                try:
                    self.trees[name] = ElementTree.fromstring(content)
                except ElementTree.ParseError as fault:
                    self.unread.append(f"{name}: {fault}")
        self.formats = self.texts = 0

    def faults(self) -> Iterator[str]:
        yield from self.unread
        if self.unread:
            return
        yield from self._types()
        for name in self.trees:
            if name.endswith(".rels"):
                yield from self._links(name)
        (book,) = [target for _, kind, target in self.related("") if kind == "officeDocument"]
        links = {identifier: (kind, target) for identifier, kind, target in self.related(book)}
        for kind, target in links.values():
            if kind == "styles":
                self.formats = len(_list(self.trees[target], "cellXfs"))
                yield from self._styles(target)
            if kind == "sharedStrings":
                self.texts = len(_named(self.trees[target], "si"))
        yield from self._workbook(book, links)
        for kind, target in links.values():
            if kind == "worksheet":
                yield from self._sheet(target)
        yield from self._shape_numbers()

    # --- package ----------------------------------------------------------------------------------

    def _types(self) -> Iterator[str]:
        types = self.trees["[Content_Types].xml"]
        defaults = Counter(one.get("Extension", "").lower() for one in types if one.tag.endswith("Default"))
        listed = Counter(one.get("PartName", "").lower() for one in types if one.tag.endswith("Override"))
        yield from (f"content type of {name} twice" for name, count in defaults.items() if count > 1)
        yield from (f"content type of {name} twice" for name, count in listed.items() if count > 1)
        own = {f"/{name.lower()}" for name in self.parts}
        yield from (f"content type of {name}, which is not there" for name in listed if name not in own)
        yield from (
            f"{name}: no content type"
            for name in self.parts
            if name != "[Content_Types].xml" and self.type_of(name) is None
        )

    def type_of(self, name: str) -> str | None:
        types = self.trees["[Content_Types].xml"]
        for one in types:
            if one.get("PartName", "").lower() == f"/{name.lower()}":
                return one.get("ContentType")
        ending = posixpath.splitext(name)[1][1:].lower()
        return next(
            (one.get("ContentType") for one in types if one.get("Extension", "").lower() == ending), None
        )

    def related(self, name: str) -> Iterator[tuple[str, str, str]]:
        folder, own = posixpath.split(name)
        links = posixpath.join(folder, "_rels", f"{own}.rels").lower()
        for one in next((tree for part, tree in self.trees.items() if part.lower() == links), ()):
            if one.get("TargetMode") != "External":
                target = one.get("Target", "")
                place = (
                    target[1:]
                    if target.startswith("/")
                    else posixpath.normpath(f"{folder}/{target}").lstrip("/")
                )
                found = next((part for part in self.parts if part.lower() == place.lower()), place)
                yield one.get("Id", ""), one.get("Type", "").rsplit("/", 1)[-1], found

    def _links(self, name: str) -> Iterator[str]:
        folder, own = posixpath.split(name)
        source = posixpath.join(posixpath.dirname(folder), own.removesuffix(".rels"))
        source = next((part for part in self.parts if part.lower() == source.lower()), source)
        if source and source not in self.parts:
            yield f"{name}: of a part that is not there"
        identifiers = Counter(one.get("Id") for one in self.trees[name])
        yield from (f"{name}: {one} twice" for one, count in identifiers.items() if count > 1)
        for _, kind, target in self.related(source):
            if target not in self.parts:
                yield f"{name}: {target} is not there"
            elif not (self.type_of(target) or "").endswith(TYPES.get(kind, "")):
                yield f"{name}: {target} is no {kind}"
        used = self._used(source)
        yield from (f"{source}: {one} is not related" for one in used if one not in identifiers)

    def _used(self, source: str) -> set[str]:
        tree = self.trees.get(source)
        if tree is None:
            return set()
        return {
            value
            for element in tree.iter()
            for key, value in element.attrib.items()
            if key.startswith(tuple(f"{{{space}}}" for space in RELATIONS))
        }

    # --- workbook and formats ---------------------------------------------------------------------

    def _workbook(self, name: str, links: dict[str, tuple[str, str]]) -> Iterator[str]:
        tree = self.trees[name]
        yield from _order(name, tree, BOOK_ORDER)
        sheets = _list(tree, "sheets")
        titles = Counter(one.get("name", "").casefold() for one in sheets)
        yield from (f"sheet {title} twice" for title, count in titles.items() if count > 1)
        for title in titles:
            if not 0 < len(title) <= 31 or re.search(r"[\[\]:*?/\\]|^'|'$", title):
                yield f"sheet {title}: no name for a sheet"
        numbers = Counter(one.get("sheetId") for one in sheets)
        yield from (f"sheetId {number} twice" for number, count in numbers.items() if count > 1)
        for one in sheets:
            kind, _ = links.get(_relation(one) or "", ("nothing", ""))
            if kind not in ("worksheet", "chartsheet", "dialogsheet"):
                yield f"sheet {one.get('name')} is {kind}"
        names = Counter(
            (one.get("name", "").casefold(), one.get("localSheetId")) for one in _list(tree, "definedNames")
        )
        yield from (f"name {one} twice" for one, count in names.items() if count > 1)
        for key, place in names:
            if place is not None and int(place) >= len(sheets):
                yield f"name {key} of sheet {place}, which is not there"

    def _styles(self, name: str) -> Iterator[str]:
        tree = self.trees[name]
        yield from _order(name, tree, STYLE_ORDER)
        for child in tree:
            count = child.get("count")
            if count is not None and int(count) != len(child):
                yield f"{name}: {_local(child)} counts {count}, has {len(child)}"
        numbers = Counter(one.get("numFmtId") for one in _list(tree, "numFmts"))
        yield from (f"{name}: numFmtId {number} twice" for number, count in numbers.items() if count > 1)
        lists = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
        for place, one in enumerate(_list(tree, "cellXfs")):
            for key, where in lists.items():
                if int(one.get(key, 0)) >= len(_list(tree, where)) and (key in one.attrib and key != "xfId"):
                    yield f"{name}: format {place} has {key} {one.get(key)}"
            number = int(one.get("numFmtId", 0))
            if number >= 164 and str(number) not in numbers:
                yield f"{name}: format {place} has numFmtId {number}"
        if len(_list(tree, "cellXfs")) > 64_000:
            yield f"{name}: too many formats"

    # --- sheets -----------------------------------------------------------------------------------

    def _sheet(self, name: str) -> Iterator[str]:
        tree = self.trees[name]
        yield from _order(name, tree, SHEET_ORDER)
        yield from self._rows(name, tree)
        yield from self._columns(name, tree)
        yield from self._merged(name, tree)
        yield from self._extent(name, tree)
        yield from self._comments(name, tree)

    def _rows(self, name: str, tree: Element) -> Iterator[str]:
        last = 0
        for row in _list(tree, "sheetData"):
            number = int(row.get("r", last + 1))
            if number <= last or number > LAST_ROW:
                yield f"{name}: row {number} after {last}"
            last, column = number, 0
            for cell in row:
                place = cell.get("r")
                here, line = _cell(place) if place else (column + 1, number)
                if here <= column or here > LAST_COLUMN or line != number:
                    yield f"{name}: cell {place} in row {number} after column {column}"
                column = here
                yield from (f"{name}: {place} {fault}" for fault in self._content(cell))
            spans = row.get("spans")
            if spans and column > int(spans.split(":")[1]):
                yield f"{name}: row {number} spans {spans}, ends at {column}"

    def _content(self, cell: Element) -> Iterator[str]:
        style, kind = int(cell.get("s", 0)), cell.get("t", "n")
        children = [_local(child) for child in cell]
        values = [child.text or "" for child in cell if _local(child) == "v"]
        if style and style >= self.formats:
            yield f"has format {style} of {self.formats}"
        if kind not in ("b", "d", "n", "e", "s", "str", "inlineStr"):
            yield f"is of type {kind}"
        if (kind == "inlineStr") != ("is" in children):
            yield "is an inline text without one, or none with one"
        if kind == "s" and not 0 <= int(values[0]) < self.texts:
            yield f"has text {values[0]} of {self.texts}"
        if kind == "n" and values and values[0].strip():
            float(values[0])
        for text in (part.text or "" for part in cell.iter() if _local(part) == "t"):
            if len(text) > 32_767:
                yield "is too long"

    def _columns(self, name: str, tree: Element) -> Iterator[str]:
        before = 0
        cols = _list(tree, "cols")
        if not cols and any(_local(child) == "cols" for child in tree):
            yield f"{name}: cols without any"
        for one in cols:
            first, last = int(one.get("min", 0)), int(one.get("max", 0))
            if not before < first <= last <= LAST_COLUMN:
                yield f"{name}: columns {first} to {last} after {before}"
            before = last

    def _merged(self, name: str, tree: Element) -> Iterator[str]:
        for merges in (child for child in tree if _local(child) == "mergeCells"):
            if merges.get("count") not in (None, str(len(merges))):
                yield f"{name}: {merges.get('count')} merged cells, has {len(merges)}"
        blocks = [_block(one.get("ref", "")) for one in _list(tree, "mergeCells")]
        covered = Counter(
            (column, line)
            for left, top, right, bottom in blocks
            for column in range(left, right + 1)
            for line in range(top, bottom + 1)
        )
        yield from (f"{name}: {place} merged twice" for place, count in covered.items() if count > 1)

    def _extent(self, name: str, tree: Element) -> Iterator[str]:
        stated = next((child.get("ref", "") for child in tree if _local(child) == "dimension"), None)
        if stated is None:
            return
        left, top, right, bottom = _block(stated)
        for cell in (cell for row in _list(tree, "sheetData") for cell in row if cell.get("r")):
            column, line = _cell(cell.get("r", ""))
            if not (left <= column <= right and top <= line <= bottom):
                yield f"{name}: {cell.get('r')} outside of {stated}"

    def _comments(self, name: str, tree: Element) -> Iterator[str]:
        parts = [target for _, kind, target in self.related(name) if kind == "comments"]
        boxes = {
            identifier: target for identifier, kind, target in self.related(name) if kind == "vmlDrawing"
        }
        linked = [_relation(child) for child in tree if _local(child) == "legacyDrawing"]
        if len(parts) > 1:
            yield f"{name}: several parts of comments"
        if any(one not in boxes for one in linked):
            yield f"{name}: {linked} is no VML"
        if not parts:
            return
        authors = len(_list(self.trees[parts[0]], "authors"))
        cells = Counter(one.get("ref") for one in _list(self.trees[parts[0]], "commentList"))
        yield from (f"{parts[0]}: comment on {cell} twice" for cell, count in cells.items() if count > 1)
        for one in _list(self.trees[parts[0]], "commentList"):
            if int(one.get("authorId", -1)) not in range(authors):
                yield f"{parts[0]}: {one.get('ref')} has author {one.get('authorId')}"
            if [_local(child) for child in one][:1] != ["text"]:
                yield f"{parts[0]}: {one.get('ref')} without text"
        drawn = Counter(_notes(self.trees[boxes[linked[0]]])) if linked else Counter()
        if drawn != Counter(_cell(cell or "") for cell in cells):
            yield f"{name}: comments and boxes differ"

    def _shape_numbers(self) -> Iterator[str]:
        """Shapes' numbers are unique within a drawing and lie in blocks that it has claimed for itself."""
        claimed: Counter[str] = Counter()
        for name, tree in self.trees.items():
            if not name.endswith(".vml"):
                continue
            own = [one.get("data", "") for one in tree.iter() if _local(one) == "idmap"]
            blocks = [block for data in own for block in data.split(",")]
            claimed.update(blocks)
            numbers = Counter(one.get("id", "") for one in tree.iter() if _local(one) == "shape")
            yield from (f"{name}: shape {one} twice" for one, count in numbers.items() if count > 1)
            for number in numbers:
                written = re.fullmatch(r"_x0000_s(\d+)", number)
                if written and own and str(int(written[1]) // 1024) not in blocks:
                    yield f"{name}: shape {number} is in none of the blocks {blocks}"
            yield from (f"{name}: {fault}" for fault in _anchors(tree))


def _notes(tree: Element) -> Iterator[tuple[int, int]]:
    for client in (
        one for one in tree.iter() if _local(one) == "ClientData" and one.get("ObjectType") == "Note"
    ):
        texts = {_local(child): child.text or "" for child in client}
        yield int(texts["Column"]) + 1, int(texts["Row"]) + 1


def _anchors(tree: Element) -> Iterator[str]:
    for anchor in (one.text or "" for one in tree.iter() if _local(one) == "Anchor"):
        left, x, top, y, right, far_x, bottom, far_y = map(int, anchor.split(","))
        if (left, x) >= (right, far_x) or (top, y) >= (bottom, far_y) or right >= LAST_COLUMN:
            yield f"box at {anchor}"


# --- elements -------------------------------------------------------------------------------------


def _local(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _relation(element: Element) -> str | None:
    return next((element.get(f"{{{space}}}id") for space in RELATIONS if element.get(f"{{{space}}}id")), None)


def _list(tree: Element, name: str) -> list[Element]:
    return [one for child in tree if _local(child) == name for one in child]


def _named(tree: Element, name: str) -> list[Element]:
    return [child for child in tree if _local(child) == name]


def _order(name: str, tree: Element, order: str) -> Iterator[str]:
    """Children must stand in the schema's order, each once; a choice stands where what it wraps would."""
    legal = order.split()
    found = [_wrapped(child) for child in tree]
    unknown = [one for one in found if one not in legal]
    yield from (f"{name}: {one} does not belong there" for one in unknown)
    known = [one for one in found if one in legal]
    for one, other in pairwise(known):
        if legal.index(one) > legal.index(other):
            yield f"{name}: {other} after {one}"
        if one == other and one not in SEVERAL:
            yield f"{name}: {one} twice"


def _wrapped(child: Element) -> str:
    if child.tag == f"{COMPATIBLE}AlternateContent":
        return next(_local(inner) for choice in child for inner in choice)
    return _local(child)


def _cell(reference: str) -> tuple[int, int]:
    found = re.fullmatch(r"\$?([A-Z]+)\$?(\d+)", reference)
    assert found, reference
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column, int(found[2])


def _block(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return (*_cell(first), *_cell(last or first))
