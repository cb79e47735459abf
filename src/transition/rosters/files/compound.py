"""Compound files (OLE), in which .xls workbooks are kept: a small file system with sectors and chains.

    bytes --stream_of--> the workbook's own records

Read here and not by the library, which goes round in circles where a damaged directory does.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator

from attrs import frozen

from transition.rosters.files.refusing import damaged, refusal

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# [MS-CFB] 2.1 to 2.6.
_HEADER_SIZE = 512
_ENTRY_SIZE = 128
_IN_HEADER = 109
_LAST_SECTOR = 0xFFFFFFFA
_NOBODY = 0xFFFFFFFF
_STREAM, _ROOT = 2, 5
_BOOKS = ("workbook", "book")
_ENCRYPTED = "encryptedpackage"


@frozen(eq=False)
class _Sectors:
    """Sectors of one size: those of the file, or the small ones inside of the root's stream."""

    file: str
    data: memoryview
    begin: int
    size: int
    following: array[int]

    def chain(self, first: int) -> Iterator[memoryview]:
        """Give the sectors of a chain; one that comes back to itself, or leads away, is damaged."""
        seen = bytearray(len(self.following))
        while first < _LAST_SECTOR:
            if first >= len(seen) or seen[first]:
                raise damaged(self.file, "compound")
            seen[first] = True
            yield self.sector(first)
            first = self.following[first]

    def sector(self, number: int) -> memoryview:
        """Return a sector; the last one of a file may be cut short."""
        begin = self.begin + number * self.size
        if begin >= len(self.data):
            raise damaged(self.file, "compound")
        return self.data[begin : begin + self.size]

    def stream(self, first: int, length: int) -> bytes:
        """Return the first `length` bytes of a chain."""
        if length > len(self.data):
            raise damaged(self.file, "compound")
        found = bytearray()
        for sector in self.chain(first):
            found += sector
            if len(found) >= length:
                return bytes(found[:length])
        raise damaged(self.file, "compound")


@frozen
class _Entry:
    """A stream or folder: its name in lower case, its neighbours, its first child, where its data begin."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    first: int
    length: int


def stream_of(file: str, data: bytes) -> bytes:
    """Return the records of the workbook in a compound file.

    Raises RosterError when the file is damaged, encrypted, or holds something else.
    """
    if len(data) < _HEADER_SIZE:
        raise damaged(file, "compound")
    sectors = _sectors(file, data)
    (first_entry,) = struct.unpack_from("<I", data, 48)
    entries = [
        _entry(raw[at : at + _ENTRY_SIZE])
        for raw in sectors.chain(first_entry)
        for at in range(0, len(raw) - _ENTRY_SIZE + 1, _ENTRY_SIZE)
    ]
    if not entries or entries[0].kind != _ROOT:
        raise damaged(file, "compound")
    streams = {entry.name: entry for entry in _children(file, entries) if entry.kind == _STREAM}
    if _ENCRYPTED in streams:
        raise refusal("roster.encrypted", file)
    for name in _BOOKS:
        if name in streams:
            return _content(sectors, data, entries[0], streams[name])
    raise refusal("roster.not-a-workbook", file)


def _sectors(file: str, data: bytes) -> _Sectors:
    """Return the sectors of a file with what follows on each."""
    shift, count = struct.unpack_from("<H12xI", data, 30)
    if shift not in (9, 12):
        raise damaged(file, "compound")
    size = 1 << shift
    most = len(data) // size + 1
    if count > most:
        raise damaged(file, "compound")
    plain = _Sectors(file, memoryview(data), size, size, array("I"))
    numbers = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    (more,) = struct.unpack_from("<I", data, 68)
    while more < _LAST_SECTOR:
        *further, more = _numbers(plain.sector(more))
        numbers += further
        if len(numbers) > most + size:
            raise damaged(file, "compound")
    following = array("I")
    for number in numbers[:count]:
        if number < _LAST_SECTOR:
            following.extend(_numbers(plain.sector(number)))
    return _Sectors(file, memoryview(data), size, size, following)


def _numbers(sector: memoryview) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(sector) // 4}I", sector)


def _entry(raw: memoryview) -> _Entry:
    name_length, kind = struct.unpack_from("<HB", raw, 64)
    left, right, child = struct.unpack_from("<III", raw, 68)
    first, length = struct.unpack_from("<II", raw, 116)
    name = bytes(raw[: max(0, min(name_length, 64) - 2)]).decode("utf-16-le", "replace").lower()
    return _Entry(name, kind, left, right, child, first, length)


def _children(file: str, entries: list[_Entry]) -> Iterator[_Entry]:
    """Give what lies in the root itself, and not in a folder such as that of a workbook set into this."""
    waiting, seen = [entries[0].child], {0}
    while waiting:
        number = waiting.pop()
        if number == _NOBODY:
            continue
        if number in seen or number >= len(entries):
            raise damaged(file, "compound")
        seen.add(number)
        yield entries[number]
        waiting += [entries[number].left, entries[number].right]


def _content(sectors: _Sectors, data: bytes, root: _Entry, entry: _Entry) -> bytes:
    """Return a stream; a short one lies in small sectors, and these in the stream of the root."""
    small_shift, smallest = struct.unpack_from("<H22xI", data, 32)
    if entry.length >= smallest:
        return sectors.stream(entry.first, entry.length)
    if small_shift > 9:
        raise damaged(sectors.file, "compound")
    (first_number,) = struct.unpack_from("<I", data, 60)
    following = array("I")
    for sector in sectors.chain(first_number):
        following.extend(_numbers(sector))
    inside = memoryview(sectors.stream(root.first, root.length))
    small = _Sectors(sectors.file, inside, 0, 1 << small_shift, following)
    return small.stream(entry.first, entry.length)
