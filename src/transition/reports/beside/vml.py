"""The boxes of comments. Excel still keeps them in VML, the drawing language of before 2007.

Such a part is not always XML (line breaks inside may stand open), so it is not parsed: boxes are put before
its end, and those of comments that grew get taller.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from transition.reports.beside.boxes import Box, Sizes, box_of, taller, text_height
from transition.reports.beside.comments_xml import Comments, Place
from transition.reports.beside.package import STRICT, TRANSITIONAL, VML_TYPE, Package
from transition.reports.beside.sheet_frame import SheetFrame
from transition.reports.beside.splice import Splice
from transition.reports.beside.xml_bytes import XmlError

_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_NOTE = "_x0000_t202"
_TYPE = (
    f'<v:shapetype id="{_NOTE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"{{}}>'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#' + _NOTE + '"'
    " style='position:absolute;width:{width}pt;height:{height}pt;z-index:1;visibility:hidden'"
    ' fillcolor="#ffffe1" o:insetmode="auto"{spaces}><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    "<v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>"
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_BLOCK = 1024
"""Numbers of shapes come in blocks of so many; no two drawings of a workbook share a block."""

_POINTS = 0.75  # of a pixel
_BLOCKS = re.compile(rb"""<(?:\w+:)?idmap\b[^>]*?\bdata=(["'])([\d,\s]*)\1""")
_ROOT = re.compile(rb"<[^?!][^>]*>")
_SHAPES = re.compile(rb"<(?:\w+:)?shape\b[^>]*>.*?</(?:\w+:)?shape>", re.DOTALL)
_ANCHOR = re.compile(rb"<(?:\w+:)?Anchor>([\s\d,-]*)<")
_NUMBER = re.compile(rb"-?\d+")
_ROW = re.compile(rb"<(?:\w+:)?Row>\s*(\d+)\s*<")
_COLUMN = re.compile(rb"<(?:\w+:)?Column>\s*(\d+)\s*<")
_HEIGHT = re.compile(rb"[;'\"\s]height:\s*([\d.]+)\s*(pt|px)")


def draw_boxes(package: Package, sheet: str, frame: SheetFrame, comments: Comments, sizes: Sizes) -> None:
    """Draw the boxes of a sheet's new comments, and make those larger of which the text grew."""
    splice = package.splice(_part(package, sheet, frame))
    _grow(splice, comments.grown, sizes)
    if not comments.added:
        return
    boxes = [
        (line, column, box_of(text, column - 1, line - 1, sizes))
        for (line, column), text in comments.added.items()
    ]
    first = max(_blocks_taken(package), default=0) + 1
    numbers = _numbers(first)
    end = splice.text.rfind(b"</")
    if end < 0:
        raise XmlError("VML")
    spaces = _undeclared(splice.text)
    if f'id="{_NOTE}"'.encode() not in splice.text:
        splice.insert(end, _TYPE.format(spaces).encode())
    for (line, column, box), number in zip(boxes, numbers, strict=False):
        splice.insert(end, _shape(line, column, box, number, spaces).encode())
    _claim(splice, range(first, first + (len(boxes) - 1) // (_BLOCK - 1) + 1))


def _part(package: Package, sheet: str, frame: SheetFrame) -> str:
    """Return the part that a sheet draws its boxes in; made, and linked to the sheet, if there is none."""
    linked = frame.linked("legacyDrawing")
    relation = next((one for one in package.relations(sheet) if one.id == linked), None)
    if relation and relation.target and relation.target in package:
        return relation.target
    if linked is not None:
        raise XmlError("legacyDrawing")
    folder = posixpath.join(posixpath.dirname(posixpath.dirname(sheet)), "drawings")
    name = package.new_name(posixpath.join(folder, "vmlDrawing{}.vml"))
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    layout = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout>'
    package.add(name, f"<xml{spaces}>{layout}</xml>".encode(), VML_TYPE)
    identifier = package.relate(sheet, "vmlDrawing", name)
    space = STRICT if package.is_strict else TRANSITIONAL
    # The prefix is declared on the spot: the sheet need not have one.
    link = f'<{frame.prefix}legacyDrawing xmlns:r="{space}" r:id="{identifier}"/>'
    frame.insert("legacyDrawing", link)
    return name


def _undeclared(text: bytes) -> str:
    """Return what a shape has to declare because the root does not (prefixes may be any)."""
    root = _ROOT.search(text)
    declared = root[0] if root else b""
    return "".join(
        f' xmlns:{prefix}="{space}"'
        for prefix, space in _SPACES.items()
        if f'xmlns:{prefix}="{space}"'.encode() not in declared
    )


def _blocks_taken(package: Package) -> Iterator[int]:
    for name in package.names:
        if name.endswith(".vml"):
            for found in _BLOCKS.finditer(package.read(name)):
                yield from _whole_numbers(found[2])


def _whole_numbers(written: bytes) -> Iterator[int]:
    return map(int, _NUMBER.findall(written))


def _numbers(block: int) -> Iterator[int]:
    """Give the numbers of shapes, from the block's first on and on through those that follow."""
    while True:
        yield from range(block * _BLOCK + 1, (block + 1) * _BLOCK)
        block += 1


def _claim(splice: Splice, blocks: Iterable[int]) -> None:
    """Write down which blocks of numbers the drawing takes."""
    found = _BLOCKS.search(splice.text)
    if found:
        taken = ",".join(map(str, (*_whole_numbers(found[2]), *blocks)))
        splice.replace(*found.span(2), taken.encode())


def _shape(line: int, column: int, box: Box, number: int, spaces: str) -> str:
    return _SHAPE.format(
        number=number,
        width=box.width * _POINTS,
        height=box.height * _POINTS,
        spaces=spaces,
        anchor=", ".join(map(str, box.anchor)),
        row=line - 1,
        column=column - 1,
    )


def _grow(splice: Splice, grown: Mapping[Place, str], sizes: Sizes) -> None:
    """Make the boxes of comments taller of which the text grew."""
    for shape in _SHAPES.finditer(splice.text) if grown else ():
        row, column = _ROW.search(shape[0]), _COLUMN.search(shape[0])
        text = grown.get((int(row[1]) + 1, int(column[1]) + 1)) if row and column else None
        if text is None:
            continue
        anchor, height = _ANCHOR.search(shape[0]), _HEIGHT.search(shape[0])
        corners = tuple(_whole_numbers(anchor[1])) if anchor else ()
        if anchor and len(corners) == 8:
            written = ", ".join(map(str, taller(corners, text, sizes)))
            splice.replace(*_within(shape, anchor), written.encode())
        elif height:  # without an anchor it is the style that says how tall a box is
            pixels = text_height(text) * (_POINTS if height[2] == b"pt" else 1)
            splice.replace(*_within(shape, height), f"{float(height[1]) + pixels:g}".encode())


def _within(shape: re.Match[bytes], found: re.Match[bytes]) -> tuple[int, int]:
    return shape.start() + found.start(1), shape.start() + found.end(1)
