"""How large a comment's box is and which cells it covers: large enough to read, whatever the widths."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from attrs import frozen

from transition.reports.cells import text_lines

_WIDTH, _LINE, _MARGIN = 300, 18, 14  # pixels
_CHARACTERS = 36.0
"""Digits that one line of a box holds."""

_MOST_LINES = 24
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575
_INDENT, _DROP = 15, 2
_MOST_ROWS_COVERED = 4_000  # hidden rows have no height, and there may be a million of them


@frozen
class Sizes:
    """Of the columns and rows of a sheet, in pixels, by number from 0."""

    width: Callable[[int], int]
    height: Callable[[int], int]


@frozen
class Box:
    """A comment's box. anchor: column, pixels, row, pixels of its two corners, counted from 0."""

    width: int
    height: int
    anchor: tuple[int, ...]


def box_of(text: str, column: int, row: int, sizes: Sizes) -> Box:
    """Return the box of a comment on a cell, its column and row counted from 0: right of it, a row higher."""
    height = _MARGIN + text_height(text)
    left, top = min(column + 1, _LAST_COLUMN - 4), max(row - 1, 0)
    right = _reached(left, _INDENT + _WIDTH, sizes.width, _LAST_COLUMN)
    bottom = _reached(top, _DROP + height, sizes.height, _LAST_ROW)
    return Box(_WIDTH, height, (left, _INDENT, top, _DROP, *right, *bottom))


def taller(anchor: tuple[int, ...], text: str, sizes: Sizes) -> tuple[int, ...]:
    """Return the corners of a box that gets further text below what it shows."""
    *corner, row, pixels = anchor
    return (*corner, *_reached(row, pixels + text_height(text), sizes.height, _LAST_ROW))


def text_height(text: str) -> int:
    """Return the pixels that a text takes in a box."""
    lines = sum(text_lines(line, _CHARACTERS) for line in text.split("\n"))
    return _LINE * min(lines, _MOST_LINES)


def _reached(start: int, pixels: int, size: Callable[[int], int], last: int) -> tuple[int, int]:
    """Return where one ends who goes so many pixels from the beginning of a column or row."""
    for place in count(start):
        here = max(size(place), 0)
        if pixels <= here or place >= last or place - start > _MOST_ROWS_COVERED:
            return place, min(pixels, here)
        pixels -= here
    raise AssertionError
