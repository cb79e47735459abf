"""Letters in a picture: how wide they are about, and how long names are broken or slanted."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen

from transition.reports.cells import text_width
from transition.reports.markup import Attribute, element, escaped
from transition.reports.wrapping import folded

SIZE, TITLE_SIZE = 12.0, 15.0
LINE = 15.0
"""The height of a line of letters."""

_ASCENT = 4.2  # from the middle of a letter to the line on which it stands
_SLANT = 38.0
_LONGEST_SLANTED = 150.0


def width_of(text: str, size: float = SIZE) -> float:
    """Return about how wide a text is in a picture: a Chinese character is as wide as high."""
    wide = text_width(text) - len(text)
    return size * (0.56 * max(len(text) - wide, 0) + 1.0 * wide)


def lettered(text: str, x: float, y: float, size: float = SIZE, **attributes: Attribute) -> str:
    """Return a text whose middle stands at the height `y`."""
    return element("text", escaped(text), x=x, y=y + _ASCENT * size / SIZE, font_size=size, **attributes)


def broken(text: str, width: float, most: int, size: float = SIZE) -> list[str]:
    """Return a text in at most `most` lines of a width in pixels; what does not fit ends in an ellipsis."""
    digits = max(2, int(width / (0.56 * size)))
    lines = [line for line in folded(" ".join(text.split()), digits, text_width) if line] or [""]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(lines[most - 1] + lines[most], digits)]


def _cut(text: str, digits: int) -> str:
    while text and text_width(text) > digits - 2:
        text = text[:-1]
    return f"{text}…"


@frozen
class Names:
    """Names below an axis: in lines, or slanted; only every `each`-th where there is no room for more."""

    lines: tuple[tuple[str, ...], ...]
    slanted: bool
    each: int
    height: float

    def drawn(self, places: Sequence[float], top: float) -> str:
        """Return the names at their places along the axis, below `top`."""
        parts = []
        for number, (lines, x) in enumerate(zip(self.lines, places, strict=True)):
            if number % self.each:
                continue
            for line, words in enumerate(lines):
                y = top + LINE * (line + 0.5)
                turned = f"rotate(-{_SLANT:g} {x:.2f} {y:.2f})" if self.slanted else None
                anchor = "end" if self.slanted else "middle"
                parts.append(lettered(words, x, y, text_anchor=anchor, transform=turned))
        return "".join(parts)


def names_below(names: Sequence[str], slot: float) -> Names:
    """Return how names are written below an axis on which each has `slot` pixels."""
    widest = max(map(width_of, names))
    room = slot - 4
    if widest <= room:
        return Names(tuple((name,) for name in names), False, 1, LINE)
    lines = [tuple(broken(name, room, 9)) for name in names] if room >= 30 else []
    most = max(map(len, lines), default=9)
    if most <= 3:
        return Names(tuple(lines), False, 1, LINE * most)
    short = tuple((broken(name, _LONGEST_SLANTED, 1)[0],) for name in names)
    rise = max(width_of(name) for (name,) in short) * math.sin(math.radians(_SLANT))
    return Names(short, True, math.ceil(14 / slot), rise + LINE)
