"""Where the rows of a sheet stand in its bytes, and the cells in a row.

A sheet has millions of tags, too many to be told one by one by a parser. `xml_bytes.parse` has seen that the
text is well-formed; where it has no comments or raw sections (they are blanked out here), ``<`` begins a tag
and nothing else, so tags can be looked for as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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


@frozen(eq=False)
class CellSpan:
    """A cell: its column from 1, its start tag ``start:inner``, all of it ``start:end``, its format."""

    column: int
    start: int
    inner: int
    end: int
    style: int
    has_value: bool


class SheetRows:
    """The rows of a sheet's bytes.

    start, end: the content of the element that holds the rows. prefix: that which its name is written with.
    """

    def __init__(self, text: bytes, start: int, end: int, prefix: str) -> None:
        self._text = _without_comments(text, start, end)
        self._row, self._cell = f"{prefix}row".encode(), f"{prefix}c".encode()
        marks = "|".join(rf"<{prefix}{name}" for name in ("f", "is"))
        self._valued = re.compile(rf"(?:{marks})[\s/>]|<{prefix}v[^>]*(?<!/)>[^<]".encode())
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
                span = self._span(found, row.close, None)
                if span is None:
                    yield from (cell for cell in reversed(self.cells(row)) if cell.start <= found)
                    return
                yield span
            before = found

    def cells(self, row: Row) -> list[CellSpan]:
        """Return all cells of a row, in the order of its bytes."""
        spans: list[CellSpan] = []
        at, column = row.inner, 0
        while (found := self._next(b"<" + self._cell, at, row.close)) >= 0:
            span = self._span(found, row.close, column + 1)
            assert span is not None
            spans.append(span)
            at, column = span.end, span.column
        return spans

    def _span(self, start: int, limit: int, following: int | None) -> CellSpan | None:
        """Return the cell that begins at `start`; None when neither it nor `following` tells its column."""
        tag = TAG.match(self._text, start)
        assert tag is not None
        written = attribute(tag[0], b"r")
        column = column_of(written) if written else following
        if column is None:
            return None
        inner = end = tag.end()
        if not tag[0].endswith(b"/>"):
            close = self._next(b"</" + self._cell, inner, limit)
            end = self._text.index(b">", close) + 1
        has_value = end > inner and self._valued.search(self._text, inner, end) is not None
        return CellSpan(column, start, inner, end, whole(attribute(tag[0], b"s"), 0), has_value)


def _without_comments(text: bytes, start: int, end: int) -> bytes:
    """Return the text with everything blanked that could hold a ``<`` that begins no tag."""
    if text.find(b"<!", start, end) < 0 and text.find(b"<?", start, end) < 0:
        return text
    rows = _NO_TAGS.sub(lambda match: b" " * len(match[0]), text[start:end])
    return text[:start] + rows + text[end:]


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
    return f"{column_letter(column - 1)}{line}"
