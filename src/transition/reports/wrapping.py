"""Folding lines of Chinese: between any two characters, except where punctuation belongs to one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

OPENERS = "（《“〔「【[("
CLOSERS = "），。；：、！？》”〕」】…])·,.;:"

_WIDE = "\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\uffef"
_PIECE = re.compile(rf"\s+|[{_WIDE}“”]|[^\s{_WIDE}“”]+")


def folded(line: str, width: int, width_of: Callable[[str], int]) -> Iterator[str]:
    """Yield a line in pieces of at most `width` cells; one piece that is wider by itself is cut.

    width_of: how many cells a text takes, two for a Chinese character.
    """
    current = ""
    for unit in _units(line):
        if current and width_of(current + unit.rstrip()) > width:
            yield current.rstrip()
            current, unit = "", unit.lstrip()
        current += unit
        while width_of(current.rstrip()) > width:
            fits = _fitting(current, width, width_of)
            yield current[:fits]
            current = current[fits:]
    yield current.rstrip()


def _units(line: str) -> Iterator[str]:
    """Yield what must stay together: words, characters with their punctuation and the blanks after them."""
    unit = ""
    for piece in _PIECE.findall(line):
        if unit and not piece.isspace() and piece[0] not in CLOSERS and unit[-1] not in OPENERS:
            yield unit
            unit = ""
        unit += piece
    if unit:
        yield unit


def _fitting(text: str, width: int, width_of: Callable[[str], int]) -> int:
    """Return how many characters from the start fit, at least one."""
    fits = 1
    while fits < len(text) and width_of(text[: fits + 1]) <= width:
        fits += 1
    return fits
