"""Where the rows of a sheet stand in its bytes, and the cells in a row.

A sheet has millions of tags, too many to be told one by one by a parser. `xml_bytes.parse` has seen that the
text is well-formed; where it has no comments or raw sections (they are blanked out here), ``<`` begins a tag
and nothing else, so tags can be looked for as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from attrs import frozen

from transition.reports.beside.xml_bytes import TAG, XmlError, attribute, whole
from transition.rosters.grid import column_letter

_NO_TAGS = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_REFERENCE = re.compile(rb"\s*\$?([A-Za-z]{1,3})\$?(\d+)\s*")
_AFTER_NAME = b" \t\r\n/>"


@frozen(eq=False)
class Row:
    """A row: its number from 1, its start tag ``start:inner``, cells ``inner:close``, all ``start:end``."""

    number: int
    start: int
    inner: int
    close: int
    end: int

    @property
    def closes_itself(self) -> bool:
        """Whether it is written as one tag, without any cell."""
        return self.close == self.end


class CellSpan(NamedTuple):
    """A cell: its column from 1, start tag ``start:inner``, format. A plain tuple: there are millions."""

    column: int
    start: int
    inner: int
    style: int


class SheetRows:
    """The rows of a sheet's bytes.

    start, end: the content of the element that holds the rows. prefix: that which its name is written with.
    """

    def __init__(self, text: bytes, start: int, end: int, prefix: str) -> None:
        self._text = _without_comments(text, start, end)
        self._row, self._cell = f"{prefix}row".encode(), f"{prefix}c".encode()
        marks = "|".join(rf"<{prefix}{name}" for name in ("f", "is"))
        self._valued = re.compile(rf"(?:{marks})[\s/>]|<{prefix}v[^>]*(?<!/)>[^<]".encode())
        # As nearly all programs write a cell; what looks otherwise is taken apart attribute by attribute.
        self._usual = re.compile(
            rf'<{prefix}c r="([A-Z]{{1,3}})[0-9]+"(?: s="([0-9]+)")?(?: t="[a-zA-Z]+")? ?/?>'.encode()
        )
        self.all = tuple(self._rows(start, end))
        self.by_number = {row.number: row for row in reversed(self.all)}

    def _rows(self, at: int, end: int) -> Iterator[Row]:
        number = 0
        while (start := self._next(b"<" + self._row, at, end)) >= 0:
            tag = TAG.match(self._text, start)
            assert tag is not None
            number = whole(attribute(tag[0], b"r"), number + 1)
            inner = close = at = tag.end()
            if not tag[0].endswith(b"/>"):
                close = self._next(b"</" + self._row, inner, end)
                at = self._text.index(b">", close) + 1
            yield Row(number, start, inner, close, at)

    def _next(self, tag: bytes, at: int, end: int) -> int:
        """Return where the next tag of a name begins, -1 where there is none."""
        while (found := self._text.find(tag, at, end)) >= 0:
            if self._text[found + len(tag)] in _AFTER_NAME:
                return found
            at = found + 1
        return -1

    def backwards(self, row: Row) -> Iterator[CellSpan]:
        """Give the cells of a row from its last one on to the left."""
        tag, before = b"<" + self._cell, row.close
        while (found := self._text.rfind(tag, row.inner, before)) >= 0:
            if self._text[found + len(tag)] in _AFTER_NAME:
                span = self._span(found, None)
                if span is None:
                    yield from (cell for cell in reversed(self.cells(row)) if cell.start <= found)
                    return
                yield span
            before = found

    def cells(self, row: Row) -> list[CellSpan]:
        """Return all cells of a row, in the order of its bytes."""
        tag, at, column = b"<" + self._cell, row.inner, 0
        spans = [
            CellSpan(_numbered(usual[1]), usual.start(), usual.end(), int(usual[2] or 0))
            for usual in self._usual.finditer(self._text, row.inner, row.close)
        ]
        if len(spans) == self._text.count(tag, row.inner, row.close):
            return spans
        spans.clear()
        while (found := self._next(tag, at, row.close)) >= 0:
            span = self._span(found, column + 1)
            assert span is not None
            spans.append(span)
            at, column = span.inner, span.column
        return spans

    def _span(self, start: int, following: int | None) -> CellSpan | None:
        """Return the cell that begins at `start`; None when neither it nor `following` tells its column."""
        usual = self._usual.match(self._text, start)
        if usual:
            return CellSpan(_numbered(usual[1]), start, usual.end(), int(usual[2] or 0))
        tag = TAG.match(self._text, start)
        assert tag is not None
        written = attribute(tag[0], b"r")
        column = column_of(written) if written else following
        if column is None:
            return None
        return CellSpan(column, start, tag.end(), whole(attribute(tag[0], b"s"), 0))

    def end_of(self, cell: CellSpan) -> int:
        """Return where a cell ends, with all that it holds."""
        if self._text[cell.inner - 2 : cell.inner] == b"/>":
            return cell.inner
        close = self._next(b"</" + self._cell, cell.inner, len(self._text))
        return self._text.index(b">", close) + 1

    def has_value(self, cell: CellSpan) -> bool:
        """Say whether a cell holds something."""
        return self._valued.search(self._text, cell.inner, self.end_of(cell)) is not None


def _without_comments(text: bytes, start: int, end: int) -> bytes:
    """Return the text with everything blanked that could hold a ``<`` that begins no tag."""
    if text.find(b"<!", start, end) < 0 and text.find(b"<?", start, end) < 0:
        return text
    rows = _NO_TAGS.sub(lambda match: b" " * len(match[0]), text[start:end])
    return text[:start] + rows + text[end:]


@cache
def _numbered(letters: bytes) -> int:
    return column_number(letters.decode())


def column_of(reference: bytes) -> int:
    """Return the column, from 1, of a reference such as ``AB12``."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise XmlError(f"{reference!r}")
    return column_number(found[1].decode())


def column_number(letters: str) -> int:
    """Return the column, from 1, of its letters."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def reference(column: int, line: int) -> str:
    """Return the name of a cell, its column and line counted from 1."""
    return f"{_letters(column)}{line}"


@cache
def _letters(column: int) -> str:
    return column_letter(column - 1)
