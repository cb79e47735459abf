"""Text out of bytes, in the encodings of offices: UTF-8, GB18030 and UTF-16, each with or without a mark.

What a web page or XML says of its own encoding is not asked: it is often wrong, and the bytes tell.
"""

from __future__ import annotations

import codecs
import re

from transition.rosters.files.refusing import refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\ufffe\uffff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_NOT_DECODED = "\ufffd"
_FEW = 10
"""Of so many characters one may be damaged, and the text is still told to be of this encoding."""


def decoded(file: str, data: bytes) -> str:
    """Return the text of a file, without the mark at its begin.

    Raises RosterError when it is no text, or text that was cut or changed in the middle of a character.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(file, data[len(mark) :], encoding)
    if b"\0" in data[:_HEAD]:
        return _strictly(file, data, _kind_of_utf_16(data[:_HEAD]))
    try:
        return _plain(file, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _is_damaged_utf_8(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise refusal("roster.damaged-text", file, line=line) from None
    text = _strictly(file, data, "gb18030")
    if not _is_chinese(text[:_HEAD]):
        raise refusal("roster.not-text", file)
    return text


def _strictly(file: str, data: bytes, encoding: str) -> str:
    try:
        return _plain(file, data.decode(encoding))
    except UnicodeDecodeError:
        raise refusal("roster.not-text", file) from None


def _plain(file: str, text: str) -> str:
    """Refuse what has the signs of no text; marks at its begin and end (Ctrl-Z) are taken off."""
    text = text.lstrip("\ufeff").rstrip("\x1a")
    if "\0" in text or len(_CONTROL.findall(text)) * _FEW > len(text):
        raise refusal("roster.not-text", file)
    return text


def _kind_of_utf_16(head: bytes) -> str:
    """Tell the order of bytes by where the zeros of the Latin letters, digits and commas stand."""
    return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"


def _is_damaged_utf_8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    beyond = sum(map(len, _BEYOND_ASCII.findall(text)))
    return beyond > _FEW * text.count(_NOT_DECODED)


def _is_chinese(text: str) -> bool:
    """Say whether most of the characters beyond ASCII are ordinary ones.

    Nearly any bytes can be decoded as GB18030; what was no Chinese comes out as rare characters.
    """
    beyond = "".join(_BEYOND_ASCII.findall(text))
    ordinary = len(beyond.encode("gb2312", "ignore")) // 2
    return 2 * ordinary >= len(beyond)
