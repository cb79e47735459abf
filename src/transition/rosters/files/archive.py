"""The parts of a zipped workbook, inflated some at a time and never to more than they say they have."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

from attrs import frozen

from transition.problems import RosterError, Term
from transition.rosters.files.limits import Limits
from transition.rosters.files.refusing import damaged, refusal

CHUNK = 1 << 20
_PACKED_CHUNK = 1 << 16


@frozen
class Part:
    """A file inside the zip file: its name as written, sizes in bytes, where its data begin."""

    name: str
    size: int
    packed: int
    begin: int
    is_deflated: bool
    checksum: int


@frozen(eq=False)
class Archive:
    """A zip file whose directory was found in order. `parts` are kept by `plain_name`."""

    file: str
    data: bytes
    parts: Mapping[str, Part]
    limits: Limits

    def has(self, name: str) -> bool:
        """Say whether there is a part of this name."""
        return plain_name(name) in self.parts

    def chunks(self, name: str, *, check: bool = True, size: int = CHUNK) -> Iterator[bytes]:
        """Give a part some at a time. `check` holds it to its checksum as well as to its size.

        Raises RosterError when there is no such part, and when what inflates is not what was said.
        """
        part = self.parts.get(plain_name(name))
        if part is None:
            raise damaged(self.file, "part-missing")
        length = checksum = 0
        for chunk in self._inflated(part, size):
            length += len(chunk)
            if length > part.size:
                break
            checksum = zlib.crc32(chunk, checksum) if check else checksum
            yield chunk
        if length != part.size:
            raise suspicious(self.file, "false-size", part.name)
        if check and checksum != part.checksum:
            raise damaged(self.file, "checksum")

    def read(self, name: str) -> bytes:
        """Return a whole part."""
        return b"".join(self.chunks(name))

    def _inflated(self, part: Part, size: int) -> Iterator[bytes]:
        packed = memoryview(self.data)[part.begin :][: part.packed]
        if not part.is_deflated:
            yield from (bytes(packed[begin : begin + size]) for begin in range(0, len(packed), size))
            return
        inflater, begin, rest = zlib.decompressobj(-zlib.MAX_WBITS), 0, b""
        try:
            while not inflater.eof and (rest or begin < len(packed)):
                given = rest or packed[begin : begin + _PACKED_CHUNK]
                begin += 0 if rest else _PACKED_CHUNK
                chunk = inflater.decompress(given, size)
                rest = inflater.unconsumed_tail
                if chunk:
                    yield chunk
        except zlib.error:
            raise damaged(self.file, "inflate") from None


def plain_name(name: str) -> str:
    """Return the name by which a part is found: readers mind neither case nor the kind of slash."""
    return name.replace("\\", "/").lower()


def suspicious(file: str, reason: str, part: str) -> RosterError:
    """Make the error for a zip file such as no spreadsheet program writes."""
    return refusal("roster.suspicious-zip", file, reason=Term(f"reason.{reason}"), part=part)
