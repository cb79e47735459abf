"""The directory of a zip file, looked at before anybody else reads the file.

    bytes --opened--> Archive

Whoever else gets these bytes inflates what there is, whatever the directory says, and takes the first or
the last of two parts of one name. So such files are refused, and so is what would not fit.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Collection

from transition.rosters.files.archive import Archive, Part, plain_name, suspicious
from transition.rosters.files.limits import RATIO_FROM, Limits
from transition.rosters.files.refusing import damaged, over, refusal

MARK = b"PK\x03\x04"
_ENTRY_MARK = b"PK\x01\x02"
_END_MARK = b"PK\x05\x06"
_HEAD_SIZE = 30
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError, OverflowError)

_XML_NAMES = (".xml", ".rels", ".vml")
_XML_HEAD = 1 << 16
_BEFORE_ROOT = re.compile(rb"\xef\xbb\xbf|\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT = re.compile(rb"<[A-Za-z_]")
_DOCUMENT_TYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


def opened(file: str, data: bytes, limits: Limits) -> Archive:
    """Look at the directory of a zip file and at the head of each XML part.

    Raises RosterError when it is damaged, encrypted, tricky, or asks for more than the limits allow.
    """
    parts: dict[str, Part] = {}
    for entry in _directory(file, data, limits):
        name = plain_name(entry.filename)
        if name in parts:
            raise suspicious(file, "duplicate-part", entry.filename)
        if name.startswith("/") or ":" in name or ".." in name.split("/") or "\0" in entry.orig_filename:
            raise suspicious(file, "outside-name", entry.filename)
        parts[name] = _part(file, data, entry)
    _check_sizes(file, parts.values(), limits)
    archive = Archive(file, data, parts, limits)
    for name in parts:
        if name.endswith(_XML_NAMES):
            _check_head(archive, name)
    return archive


def _directory(file: str, data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the entries that are no folders; there must be one directory, and no doubt which."""
    count = data.count(_ENTRY_MARK)
    if count > limits.parts:
        raise over("roster.too-many-parts", file, "parts", count, limits.parts)
    if data[-_END_SIZE:][:4] != _END_MARK and data[-_END_SIZE - _LONGEST_COMMENT :].count(_END_MARK) > 1:
        raise suspicious(file, "two-directories", file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except _BROKEN:
        raise damaged(file, "directory") from None
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise refusal("roster.encrypted", file)
    return [entry for entry in entries if not entry.filename.endswith(("/", "\\"))]


def _part(file: str, data: bytes, entry: zipfile.ZipInfo) -> Part:
    head = data[max(entry.header_offset, 0) : max(entry.header_offset, 0) + _HEAD_SIZE]
    if head[: len(MARK)] != MARK or len(head) < _HEAD_SIZE:
        raise damaged(file, "directory")
    name_length, more_length = struct.unpack_from("<HH", head, _HEAD_SIZE - 4)
    begin = entry.header_offset + _HEAD_SIZE + name_length + more_length
    is_deflated = entry.compress_type == zipfile.ZIP_DEFLATED
    if begin + entry.compress_size > len(data):
        raise damaged(file, "directory")
    if not is_deflated and entry.compress_type != zipfile.ZIP_STORED:
        raise suspicious(file, "packing", entry.filename)
    return Part(entry.filename, entry.file_size, entry.compress_size, begin, is_deflated, entry.CRC)


def _check_sizes(file: str, parts: Collection[Part], limits: Limits) -> None:
    for part in parts:
        if part.size > limits.part:
            raise over("roster.inflates-too-much", file, "part", part.size, limits.part, part=part.name)
        ratio = part.size // max(part.packed, 1)
        if part.size > RATIO_FROM and ratio > limits.ratio:
            raise over("roster.inflates-too-steeply", file, "ratio", ratio, limits.ratio, part=part.name)
    total = sum(part.size for part in parts)
    if total > limits.inflated:
        raise over("roster.inflates-too-much", file, "inflated", total, limits.inflated, part=file)


def _check_head(archive: Archive, name: str) -> None:
    """Refuse a document type, which no workbook has: only there can entities stand that grow without end.

    It stands before the first element. What does not come to an element soon hides something.
    """
    head = next(archive.chunks(name, check=False, size=_XML_HEAD), b"")
    begin = 0
    while before := _BEFORE_ROOT.match(head, begin):
        begin = before.end()
    if _DOCUMENT_TYPE.match(head, begin):
        raise refusal("roster.document-type", archive.file, part=archive.parts[name].name)
    if head and not _ROOT.match(head, begin):
        raise suspicious(archive.file, "no-xml", archive.parts[name].name)
