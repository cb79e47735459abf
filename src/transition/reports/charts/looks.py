"""How series are told apart: colours that the colour-blind tell apart too, and hatches, dashes and shapes
for black and white.

The colours are those of M. Okabe and K. Ito, "Color Universal Design" (2002), without the yellow.
"""

from __future__ import annotations

from attrs import frozen

from transition.reports.markup import coordinate, element

INK, PALE, GRID, GROUND = "#1a1a1a", "#555555", "#dddddd", "#ffffff"

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#666666")
HATCHES = (
    "",
    "M0 6L6 0M-1 1L1 -1M5 7L7 5",
    "M0 3H6",
    "M0 0L6 6M-1 5L1 7M5 -1L7 1",
    "M3 0V6",
    "M0 3H6M3 0V6",
    "M2.4 3H3.6",
)
DASHES = (None, "7 3", "2 2.5", "9 3 2 3", "12 4", "5 2 1 2 1 2", "1 4")
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "plus", "ring")

_LIGHT = {"#E69F00", "#56B4E9", "#CC79A7"}


@frozen
class Look:
    """How the series at a place is drawn: colour, hatch of its bars, dashes of its line, shape of its points.

    Of more than seven series an eighth has the first's colour with another hatch, dash and shape.
    """

    place: int

    @property
    def colour(self) -> str:
        """The colour of bars, lines and points."""
        return COLOURS[self.place % len(COLOURS)]

    @property
    def ink(self) -> str:
        """The colour of letters upon a bar."""
        return INK if self.colour in _LIGHT or self.hatch else GROUND

    @property
    def hatch(self) -> str:
        """The strokes upon a bar; none for the first."""
        return HATCHES[self._other % len(HATCHES)]

    @property
    def dash(self) -> str | None:
        """The dashes of a line, None for an unbroken one."""
        return DASHES[self._other % len(DASHES)]

    @property
    def shape(self) -> str:
        """The shape of a point."""
        return SHAPES[self._other % len(SHAPES)]

    @property
    def _other(self) -> int:
        return self.place + self.place // len(COLOURS)

    def fill(self, owner: str) -> str:
        """Return what fills a bar of a chart: the colour, or the pattern of `pattern`."""
        return f"url(#{self._name(owner)})" if self.hatch else self.colour

    def pattern(self, owner: str) -> str:
        """Return the definition of the hatch for a chart, nothing for a plain colour."""
        if not self.hatch:
            return ""
        ground = element("rect", width=6, height=6, fill=self.colour)
        strokes = element("path", d=self.hatch, stroke=GROUND, stroke_width=1.3, stroke_opacity="0.75")
        size = {"width": 6.0, "height": 6.0}
        return element(
            "pattern", ground, strokes, id=self._name(owner), patternUnits="userSpaceOnUse", **size
        )

    def _name(self, owner: str) -> str:
        return f"{owner}-hatch-{self.place}"


def point_path(shape: str, x: float, y: float, size: float) -> str:
    """Return the outline of a point of a shape around a place; `size` is half its width."""
    left, right, top, bottom = x - size, x + size, y - size, y + size
    match shape:
        case "square":
            return _path((left, top), (right, top), (right, bottom), (left, bottom))
        case "triangle":
            return _path((x, top), (right, bottom), (left, bottom))
        case "diamond":
            return _path((x, top - 1), (right + 1, y), (x, bottom + 1), (left - 1, y))
        case "cross":
            return _path((left, top), (right, bottom)) + _path((left, bottom), (right, top))
        case "plus":
            return _path((left, y), (right, y)) + _path((x, top), (x, bottom))
        case _:
            around = f"a{coordinate(size)} {coordinate(size)} 0 1 0"
            across = coordinate(2 * size)
            return f"M{coordinate(left)} {coordinate(y)}{around} {across} 0{around} -{across} 0Z"


def _path(*corners: tuple[float, float]) -> str:
    joined = "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in corners)
    return f"M{joined}{'Z' if len(corners) > 2 else ''}"
