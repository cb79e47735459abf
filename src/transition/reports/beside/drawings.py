"""Charts, pictures and shapes of a sheet: they stay where they are, also where results come to lie below."""

from __future__ import annotations

from collections.abc import Iterator

from transition.reports.beside.package import Package
from transition.reports.beside.xml_bytes import Element, parse
from transition.rosters.grid import Block


def covers(package: Package, sheet: str, area: Block) -> bool:
    """Say whether a drawing of a sheet lies over some of the cells, which are counted from 1."""
    drawing = package.related(sheet, "drawing")
    if drawing is None or drawing.target is None or drawing.target not in package:
        return False
    return any(
        block.left <= area.right
        and block.right >= area.left
        and block.top <= area.bottom
        and block.bottom >= area.top
        for block in _blocks(package, drawing.target)
    )


def _blocks(package: Package, drawing: str) -> Iterator[Block]:
    """Give the cells that each drawing lies over; of one with a size of its own only the first."""
    text = package.read(drawing)
    for anchor in parse(text).children:
        first = anchor.child("from")
        if first is not None:
            last = anchor.child("to") or first
            yield Block(*_corner(text, first), *_corner(text, last))


def _corner(text: bytes, corner: Element) -> tuple[int, int]:
    row, column = (corner.child(name) for name in ("row", "col"))
    return _number(text, row), _number(text, column)


def _number(text: bytes, element: Element | None) -> int:
    written = text[element.inner : element.close].strip() if element else b""
    return int(written) + 1 if written.isdigit() else 0
