"""Changes to a part, each at its offset; everything between them stays as it was, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from transition.reports.beside.xml_bytes import Element, with_attributes

Pieces = Iterator[bytes | memoryview]


class Splice:
    """Collects the changes to a text of bytes; `pieces` gives the changed text.

    Changes may come in any order but must not overlap; several insertions at one offset keep theirs.
    """

    def __init__(self, text: bytes) -> None:
        self.text = text
        self._changes: list[tuple[int, int, bytes]] = []
        self._appended: dict[Element, list[bytes]] = {}

    def insert(self, at: int, new: bytes) -> None:
        """Put bytes before an offset."""
        self._changes.append((at, at, new))

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Put bytes in the place of others."""
        self._changes.append((start, end, new))

    def append(self, element: Element, new: bytes) -> None:
        """Put bytes behind the last content of an element, also of one that closes itself."""
        self._appended.setdefault(element, []).append(new)

    def set_attributes(self, element: Element, values: Mapping[str, object]) -> None:
        """Set attributes of an element."""
        tag = self.text[element.start : element.inner]
        encoded = {name.encode(): str(value).encode() for name, value in values.items()}
        changed = with_attributes(tag, encoded)
        if element.closes_itself:
            self.replace(element.start, element.inner - 2, changed[:-2])
        else:
            self.replace(element.start, element.inner, changed)

    def pieces(self) -> Pieces:
        """Give the changed text in pieces, so that a large part never stands in memory twice."""
        whole, at = memoryview(self.text), 0
        for start, end, new in sorted(self._all(), key=lambda change: change[:2]):
            yield whole[at:start]
            yield new
            at = end
        yield whole[at:]

    def joined(self) -> bytes:
        """Return the changed text as one."""
        return b"".join(self.pieces())

    def _all(self) -> Iterator[tuple[int, int, bytes]]:
        yield from self._changes
        for element, news in self._appended.items():
            new = b"".join(news)
            if element.closes_itself:
                name = f"{element.prefix}{element.name}".encode()
                yield element.end - 2, element.end, b">%s</%s>" % (new, name)
            else:
                yield element.close, element.close, new
