"""What stands in a sheet around its rows: widths, merged cells, the extent, links to other parts.

Excel opens a sheet without complaint only when these stand in the order of the standard
(ECMA-376 part 1, 18.3.1.99, CT_Worksheet).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transition.reports.beside.package import MAIN_SPACES, RELATION_SPACES
from transition.reports.beside.sheet_rows import column_number, reference
from transition.reports.beside.splice import Splice
from transition.reports.beside.xml_bytes import Element, XmlError, whole, with_attributes
from transition.rosters.grid import Block

ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate"),
    *("customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations"),
    *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
    *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing"),
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts"),
    "extLst",
)
"""The children of a sheet in the order that the standard gives them."""

_RANK = {name: place for place, name in enumerate(ORDER)}
_TRUE = ("1", "true", "on")
_USUAL_WIDTH, _USUAL_HEIGHT = 9.0, 15.0


class SheetFrame:
    """The elements around the rows of a sheet; changes go into its splice."""

    def __init__(self, root: Element, splice: Splice) -> None:
        self.root, self.splice, self.prefix = root, splice, root.prefix
        self._new: dict[str, str] = {}
        cols = root.child("cols")
        self._cols = [_Cols(one) for one in cols.children_of("col")] if cols else []

    def insert(self, name: str, xml: str) -> None:
        """Note a child that the sheet does not have yet; `settle` puts it where it belongs."""
        self._new[name] = xml

    def settle(self) -> None:
        """Put the new children in, each where the standard wants it."""
        for name in sorted(self._new, key=_RANK.__getitem__):
            after = (child for child in self.root.children if _rank(child) > _RANK[name])
            first = next(after, None)
            if first is None:
                self.splice.append(self.root, self._new[name].encode())
            else:
                self.splice.insert(first.start, self._new[name].encode())

    @property
    def is_protected(self) -> bool:
        """Whether the sheet's cells cannot be changed without lifting the protection."""
        found = self.root.child("sheetProtection")
        return found is not None and found.attributes.get("sheet", "0") in _TRUE

    def linked(self, name: str) -> str | None:
        """Return the relation that a child (a drawing, comments' boxes) names; None without that child."""
        found = self.root.child(name)
        return found.attribute_of(RELATION_SPACES, "id") if found else None

    # --- merged cells -----------------------------------------------------------------------------

    def merged(self) -> Iterator[Block]:
        """Give the merged cells, columns and lines counted from 1."""
        merges = self.root.child("mergeCells")
        for one in merges.children if merges else ():
            block = block_of(one.attributes.get("ref", ""))
            if block is None:
                raise XmlError(f"mergeCell {one.attributes}")
            yield block

    def merge(self, blocks: Sequence[Block]) -> None:
        """Merge further cells."""
        if not blocks:
            return
        made = "".join(f'<{self.prefix}mergeCell ref="{written_block(block)}"/>' for block in blocks)
        merges = self.root.child("mergeCells")
        if merges is None:
            count = len(blocks)
            self.insert(
                "mergeCells", f'<{self.prefix}mergeCells count="{count}">{made}</{self.prefix}mergeCells>'
            )
            return
        self.splice.append(merges, made.encode())
        if "count" in merges.attributes:
            self.splice.set_attributes(merges, {"count": len(merges.children) + len(blocks)})

    # --- columns ----------------------------------------------------------------------------------

    def column_style(self, column: int) -> int:
        """Return the format of a column's cells that do not exist yet."""
        return next((one.style for one in self._cols if one.first <= column <= one.last), 0)

    def column_width(self, column: int) -> float:
        """Return a column's width in digits, 0 for a hidden one."""
        usual = self._format("defaultColWidth", _USUAL_WIDTH)
        return next((one.width(usual) for one in self._cols if one.first <= column <= one.last), usual)

    @property
    def usual_height(self) -> float:
        """The height in points of a row that names none."""
        return self._format("defaultRowHeight", _USUAL_HEIGHT)

    def _format(self, name: str, otherwise: float) -> float:
        found = self.root.child("sheetFormatPr")
        return number(found.attributes.get(name), otherwise) if found else otherwise

    def set_widths(self, first: int, widths: Sequence[float]) -> None:
        """Give columns from `first` on widths of their own, out of whatever range they lie in."""
        last = first + len(widths) - 1
        made = "".join(
            f'<{self.prefix}col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
            for column, width in enumerate(widths, first)
        ).encode()
        cols = self.root.child("cols")
        if cols is None or not self._cols:
            whole_cols = f"<{self.prefix}cols>{made.decode()}</{self.prefix}cols>"
            if cols is None:
                self.insert("cols", whole_cols)
            else:
                self.splice.replace(cols.start, cols.end, whole_cols.encode())
            return
        hit = [one for one in self._cols if one.first <= last and one.last >= first]
        if hit:
            left = b"".join(self._piece(one, one.first, first - 1) for one in hit)
            right = b"".join(self._piece(one, last + 1, one.last) for one in hit)
            self.splice.replace(hit[0].element.start, hit[-1].element.end, left + made + right)
            return
        behind = next((one.element for one in self._cols if one.first > last), None)
        self.splice.insert(behind.start if behind else cols.close, made)

    def _piece(self, one: _Cols, first: int, last: int) -> bytes:
        """Return what is left of a range of columns on one side."""
        if first > last:
            return b""
        tag = self.splice.text[one.element.start : one.element.inner]
        kept = with_attributes(tag, {b"min": str(first).encode(), b"max": str(last).encode()})
        return kept + self.splice.text[one.element.inner : one.element.end]

    # --- the extent -------------------------------------------------------------------------------

    def extend(self, column: int, line: int) -> None:
        """Let the extent that the sheet states reach a cell; a sheet that states none goes without."""
        dimension = self.root.child("dimension")
        block = block_of(dimension.attributes.get("ref", "")) if dimension else None
        if dimension is None or block is None:
            return
        bottom, right = max(block.bottom, line), max(block.right, column)
        widened = written_block(Block(block.top, block.left, bottom, right))
        self.splice.set_attributes(dimension, {"ref": widened})


class _Cols:
    """A range of columns with the same width and format."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.first = whole(element.attributes.get("min"), 1)
        self.last = whole(element.attributes.get("max"), self.first)
        self.style = whole(element.attributes.get("style"), 0)

    def width(self, usual: float) -> float:
        if self.element.attributes.get("hidden", "0") in _TRUE:
            return 0.0
        return number(self.element.attributes.get("width"), usual)


def _rank(child: Element) -> int:
    """Return the place of a child in the order; -1 for what the standard does not know."""
    if child.name in _RANK and child.space in MAIN_SPACES:
        return _RANK[child.name]
    if child.name == "AlternateContent":  # controls and objects come wrapped in a choice
        return max((_rank(inner) for choice in child.children for inner in choice.children), default=-1)
    return -1


def number(written: str | None, otherwise: float) -> float:
    """Return the number that an attribute says, `otherwise` where it says none."""
    try:
        return float(written) if written else otherwise
    except ValueError:
        return otherwise


def block_of(written: str) -> Block | None:
    """Return the cells that ``A1:C3`` or ``B2`` means, counted from 1; None when it means none."""
    corners = [_corner(corner) for corner in written.replace("$", "").split(":")]
    if None in corners or not 1 <= len(corners) <= 2:
        return None
    (left, top), (right, bottom) = corners[0], corners[-1]  # type: ignore[misc]
    return Block(top, left, bottom, right)


def _corner(written: str) -> tuple[int, int] | None:
    letters = written.rstrip("0123456789")
    line = written[len(letters) :]
    is_one = letters.isascii() and letters.isalpha() and len(letters) <= 3 and line
    return (column_number(letters), int(line)) if is_one else None


def written_block(block: Block) -> str:
    """Return the name of a block of cells counted from 1."""
    corners = reference(block.left, block.top), reference(block.right, block.bottom)
    return corners[0] if corners[0] == corners[1] else ":".join(corners)
