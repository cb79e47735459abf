"""The formats of a workbook: new ones made out of those that cells have, behind all that there are."""

from __future__ import annotations

from attrs import frozen

from transition.reports.beside.splice import Splice
from transition.reports.beside.xml_bytes import Element, escaped, parse, whole, with_attributes

MOST_FORMATS = 64_000
"""A workbook holds no more formats of cells (Excel specifications and limits)."""

_FIRST_OWN_NUMBER_FORMAT = 164  # those below are built in (ECMA-376 part 1, 18.8.30)
_BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "@": 49}
_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"),
    *("colors", "extLst"),
)
_FIRST = {  # what a list must begin with; a workbook that has the list has these
    "numFmts": (),
    "fonts": ("<{0}font/>",),
    "fills": tuple(
        f'<{{0}}fill><{{0}}patternFill patternType="{kind}"/></{{0}}fill>' for kind in ("none", "gray125")
    ),
    "borders": ("<{0}border/>",),
    "cellXfs": ('<{0}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
}
_OWN = {"numFmts": "numFmt", "fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
_SIDES = ("left", "right", "top", "bottom")


@frozen
class Look:
    """A format made from nothing: what the sheets have that the program adds.

    colour: RRGGBB of the ground, empty for none. align: how texts stand; None leaves it to the program.
    """

    number_format: str = "General"
    bold: bool = False
    colour: str = ""
    wrap: bool = False
    align: str | None = None
    centred: bool = False
    underlined: bool = False


class _List:
    """One list of the part (fonts, fills ...): the elements that it has and those that come behind them."""

    def __init__(self, root: Element, name: str) -> None:
        self.name, self.element = name, root.child(name)
        self.has = [one for one in self.element.children if one.name == _OWN[name]] if self.element else []
        first = () if self.has else _FIRST[name]
        self._made = [one.format(root.prefix) for one in first]
        self._count = len(self.has) + len(first)
        self._known: dict[str, int] = {}

    def __len__(self) -> int:
        return self._count

    def add(self, xml: str) -> int:
        """Add an element; return its number. The same one again is not added twice."""
        if xml not in self._known:
            self._known[xml] = self._count
            self._made.append(xml)
            self._count += 1
        return self._known[xml]

    def settle(self, root: Element, splice: Splice) -> None:
        """Write what was added."""
        if not self._made:
            return
        made = "".join(self._made).encode()
        if self.element is None:
            name = f"{root.prefix}{self.name}"
            inner = f'<{name} count="{self._count}">{made.decode()}</{name}>'.encode()
            behind = _ORDER[_ORDER.index(self.name) + 1 :]
            after = next((child for child in root.children if child.name in behind), None)
            if after is None:
                splice.append(root, inner)
            else:
                splice.insert(after.start, inner)
            return
        splice.append(self.element, made)
        if "count" in self.element.attributes:
            splice.set_attributes(self.element, {"count": self._count})


class Styles:
    """The formats of cells, by number. What is asked for is made when it is first asked for."""

    def __init__(self, splice: Splice) -> None:
        self._splice = splice
        self._root = parse(splice.text)
        self._lists = {name: _List(self._root, name) for name in _OWN}
        self._numbers = {
            one.attributes.get("formatCode", ""): whole(one.attributes.get("numFmtId"), 0)
            for one in self._lists["numFmts"].has
        }
        self.is_full = False

    def coloured(self, style: int, colour: str) -> int:
        """Return a cell's format with another ground and everything else as it was."""
        changed = {b"fillId": str(self._fill(colour)).encode(), b"applyFill": b"1"}
        element = self._format(style)
        if element is None:
            return self._added(self._bare({name.decode(): value.decode() for name, value in changed.items()}))
        tag = with_attributes(self._splice.text[element.start : element.inner], changed)
        return self._added((tag + self._splice.text[element.inner : element.end]).decode())

    def beside(self, style: int, number_format: str, align: str | None) -> int:
        """Return the format of a result beside a cell: font, ground, border and height are that cell's."""
        element = self._format(style)
        of_cell = element.attributes if element else {}
        aligned = element.child("alignment") if element else None
        vertical = aligned.attributes.get("vertical") if aligned else None
        kept = {name: of_cell[name] for name in ("fontId", "fillId", "borderId", "xfId") if name in of_cell}
        applied = {"applyFont": "1", "applyFill": "1", "applyBorder": "1"}
        return self._added(
            self._bare({**kept, **applied}, number_format, self._alignment(align, False, vertical))
        )

    def made(self, look: Look) -> int:
        """Return the format of a look."""
        given = {
            "fontId": str(self._bold() if look.bold else 0),
            "fillId": str(self._fill(look.colour) if look.colour else 0),
            "borderId": str(self._line() if look.underlined else 0),
        }
        vertical = "center" if look.centred else "top"
        alignment = self._alignment(look.align, look.wrap, vertical)
        return self._added(self._bare(given, look.number_format, alignment))

    def settle(self) -> None:
        """Write what was added into the part."""
        # A format names a font, a ground and a border, so a part that lacks such a list gets it too.
        for one in self._lists.values():
            one.settle(self._root, self._splice)

    def _format(self, style: int) -> Element | None:
        formats = self._lists["cellXfs"].has
        return formats[style] if 0 <= style < len(formats) else (formats[0] if formats else None)

    def _added(self, xml: str) -> int:
        formats = self._lists["cellXfs"]
        if len(formats) >= MOST_FORMATS:
            self.is_full = True
            return 0
        return formats.add(xml)

    def _bare(self, given: dict[str, str], number_format: str = "General", alignment: str = "") -> str:
        named = {"numFmtId": str(self._number(number_format)), "fontId": "0", "fillId": "0", "borderId": "0"}
        applied = {"applyNumberFormat": "1", **({"applyAlignment": "1"} if alignment else {})}
        written = "".join(f' {name}="{value}"' for name, value in {**named, **given, **applied}.items())
        name = f"{self._root.prefix}xf"
        return f"<{name}{written}>{alignment}</{name}>" if alignment else f"<{name}{written}/>"

    def _alignment(self, align: str | None, wrap: bool, vertical: str | None) -> str:
        height = f' vertical="{vertical}"' if vertical else ""
        side = f' horizontal="{align}"' if align else ""
        folded = ' wrapText="1"' if wrap else ""
        return f"<{self._root.prefix}alignment{side}{height}{folded}/>"

    def _number(self, number_format: str) -> int:
        if number_format in _BUILT_IN:
            return _BUILT_IN[number_format]
        if number_format not in self._numbers:
            free = max([_FIRST_OWN_NUMBER_FORMAT - 1, *self._numbers.values()]) + 1
            written = f'numFmtId="{free}" formatCode="{escaped(number_format)}"'
            self._lists["numFmts"].add(f"<{self._root.prefix}numFmt {written}/>")
            self._numbers[number_format] = free
        return self._numbers[number_format]

    def _fill(self, colour: str) -> int:
        pre = self._root.prefix
        ground = f'<{pre}fgColor rgb="FF{colour}"/><{pre}bgColor indexed="64"/>'
        inner = f'<{pre}patternFill patternType="solid">{ground}</{pre}patternFill>'
        return self._lists["fills"].add(f"<{pre}fill>{inner}</{pre}fill>")

    def _line(self) -> int:
        pre = self._root.prefix
        sides = "".join(f"<{pre}{side}/>" for side in _SIDES[:3])
        inner = f'{sides}<{pre}bottom style="thin"><{pre}color auto="1"/></{pre}bottom><{pre}diagonal/>'
        return self._lists["borders"].add(f"<{pre}border>{inner}</{pre}border>")

    def _bold(self) -> int:
        """Return the workbook's own font made bold."""
        fonts = self._lists["fonts"].has
        pre = self._root.prefix
        if not fonts:
            return self._lists["fonts"].add(f"<{pre}font><{pre}b/></{pre}font>")
        first = fonts[0]
        inner = self._splice.text[first.inner : first.close].decode()
        bold = "" if first.child("b") else f"<{pre}b/>"
        return self._lists["fonts"].add(f"<{pre}font>{bold}{inner}</{pre}font>")
