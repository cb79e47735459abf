"""The XML of one sheet, given some at a time from its begin as often as somebody asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from transition.rosters.files.refusing import damaged

_ROOT = re.compile(rb"<(?:([\w.-]+):)?worksheet\b")
_MOST_AT_ONCE = 1 << 26
"""Bytes of one row: that of a hundred columns has some 10,000."""


@frozen(eq=False)
class SheetText:
    """A sheet's XML. `prefix` stands before the name of each element: nothing, or ``x:``."""

    file: str
    sheet: str
    chunks: Callable[[], Iterable[bytes]]
    prefix: bytes

    @classmethod
    def of(cls, file: str, sheet: str, chunks: Callable[[], Iterable[bytes]]) -> SheetText:
        """Look which prefix the sheet's elements have."""
        root = _ROOT.search(next(iter(chunks()), b""))
        return cls(file, sheet, chunks, root[1] + b":" if root and root[1] else b"")

    def pieces(self, element: bytes = b"") -> Iterator[bytes]:
        """Give the text cut where an element begins, any or one of this name: none is in two pieces.

        Raises RosterError when it goes on and on without one.
        """
        begin = b"<" + self.prefix + element if element else b"<"
        rest: list[bytes] = []
        length = 0
        for chunk in self.chunks():
            cut = chunk.rfind(begin)
            if cut >= 0:
                yield b"".join((*rest, memoryview(chunk)[:cut]))
                rest, length = [], 0
            rest.append(chunk[max(cut, 0) :])
            length += len(rest[-1])
            if length > _MOST_AT_ONCE:
                raise damaged(self.file, "endless-row")
        yield b"".join(rest)
