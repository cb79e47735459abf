"""A sheet's XML written again as spreadsheet programs write it, with all that is looked for and no more.

    <x:row><x:c t='e'><x:v>#N/A</x:v></x:c></x:row>
    <row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>

Cells without a reference get the one that the library gives them: next to the cell before, in the row
after the row before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from transition.rosters.files.refusing import damaged
from transition.rosters.files.sheet_facts import column_of
from transition.rosters.files.xml_stream import feed, local, new_parser
from transition.rosters.grid import column_letter

_KEPT = {
    "worksheet": (),
    "sheetPr": ("filterMode",),
    "sheetFormatPr": ("zeroHeight",),
    "col": ("min", "max", "hidden"),
    "row": ("r", "hidden"),
    "c": ("r", "t"),
    "f": (),
    "v": (),
    "is": (),
    "mergeCell": ("ref",),
    "autoFilter": (),
    "filterColumn": (),
}
"""The elements that are looked for, and their attributes."""

_REFERENCE = re.compile(r"([A-Za-z]{1,7})(\d{1,9})")


class _Writer:
    """Collects what is written, and knows where the next cell stands."""

    def __init__(self, file: str) -> None:
        self.written: list[str] = []
        self._file = file
        self._row, self._column = 1, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "row":
            self._row = self._number(attributes.get("r", str(self._row)))
            attributes["r"] = str(self._row)
        elif name == "c":
            attributes["r"] = self._placed(attributes.get("r"))
        if name in _KEPT:
            kept = "".join(f" {key}={quoteattr(attributes[key])}" for key in _KEPT[name] if key in attributes)
            self.written.append(f"<{name}{kept}>")

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "row":
            self._row, self._column = self._row + 1, 0
        if name in _KEPT:
            self.written.append(f"</{name}>")

    def text(self, text: str) -> None:
        # A colon might look like a prefix.
        self.written.append(escape(text, {":": "&#58;"}))

    def _placed(self, reference: str | None) -> str:
        """Return where a cell stands; one that does not say so takes the next place in its row."""
        row = self._row
        if reference is not None:
            parts = _REFERENCE.fullmatch(reference)
            if parts is None:
                raise damaged(self._file, "cell-reference")
            self._column, row = column_of(parts[1].upper().encode()), self._number(parts[2])
        self._column += 1
        return f"{column_letter(self._column - 1)}{row}"

    def _number(self, written: str) -> int:
        if not written.isdecimal() or not 0 < int(written) < 10**9:
            raise damaged(self._file, "cell-reference")
        return int(written)


def plainly(file: str, part: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Give the sheet in plain writing, some at a time.

    Raises RosterError when it is not well-formed, and when a cell's reference cannot be read.
    """
    writer, parser = _Writer(file), new_parser(file, part)
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    for _ in feed(file, parser, chunks):
        yield "".join(writer.written).encode()
        writer.written.clear()
