"""XML as the bytes that it is: which element stands where, so that a change touches nothing else.

Parsing and writing anew would rename prefixes, drop what the parser does not know and lose Excel's own
extensions. So expat only tells the offsets; `splice.Splice` cuts in there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from attrs import evolve, field, frozen

TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
"""A whole start tag; a ``>`` inside an attribute's value does not end it."""

ATTRIBUTE = re.compile(rb"\s+([^\s=]+)\s*=\s*(\"[^\"]*\"|'[^']*')")

_DECLARED = re.compile(rb"""\A(<\?xml[^>]*?)\sencoding\s*=\s*["']([\w.:-]+)["']""")
_UTF_8 = {"utf-8", "utf8", "us-ascii", "ascii"}
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATOR = "\t"  # no namespace holds one

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class XmlError(Exception):
    """A part that is not XML as a workbook has it; the text says what is wrong."""


@frozen(eq=False)
class Element:
    """An element and where it stands in the bytes.

    name, space: its local name and namespace; prefix: as written before the name, with its colon.
    attributes: by local name, those of a namespace by ``namespace<TAB>name``. ``start:inner`` is the start
    tag, ``inner:close`` the content, ``close:end`` the end tag; one that closes itself has neither.
    """

    name: str
    space: str
    prefix: str
    attributes: Mapping[str, str]
    start: int
    inner: int
    close: int
    end: int
    children: list[Element] = field(factory=list)

    @property
    def closes_itself(self) -> bool:
        """Whether it is written as one tag, ``<a/>``."""
        return self.close == self.end

    def child(self, name: str) -> Element | None:
        """Return the first child of a local name."""
        return next(self.children_of(name), None)

    def children_of(self, name: str) -> Iterator[Element]:
        """Give the children of a local name."""
        return (child for child in self.children if child.name == name)

    def needed(self, name: str) -> str:
        """Return the value of an attribute that the standard asks for. Raises XmlError."""
        if name not in self.attributes:
            raise XmlError(f"{self.name} {name}")
        return self.attributes[name]

    def attribute_of(self, spaces: frozenset[str], name: str) -> str | None:
        """Return the value of an attribute that stands in one of several namespaces."""
        found = (self.attributes.get(f"{space}{_SEPARATOR}{name}") for space in spaces)
        return next((value for value in found if value is not None), None)


def as_utf8(content: bytes) -> bytes:
    """Return a part in UTF-8: as it stands in nearly all cases, else turned over with its declaration."""
    encoding = _BOMS.get(content[:2])
    declared = _DECLARED.match(content)
    if encoding is None and declared:
        encoding = declared[2].decode("ascii").lower()
    if encoding is None or encoding in _UTF_8:
        return content
    try:
        text = content.decode(encoding).removeprefix("\ufeff").encode()
    except (LookupError, UnicodeDecodeError) as error:
        raise XmlError(str(error)) from None
    return _DECLARED.sub(rb'\1 encoding="UTF-8"', text)


def parse(text: bytes, skipped: tuple[int, int] = (0, 0)) -> Element:
    """Return the root of a part in UTF-8 with all elements below it.

    skipped: a range of whole content of which no elements are made (the rows of a sheet may be millions).
    All of the text is checked for well-formedness. Raises XmlError; a DOCTYPE is one: no part has it.
    """
    return _Parser(text, skipped).root()


class _Parser:
    def __init__(self, text: bytes, skipped: tuple[int, int]) -> None:
        self._text, self._skipped = text, skipped
        self._open: list[Element] = []
        self._root: Element | None = None
        self._expat = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self._expat.namespace_prefixes = True
        self._expat.StartDoctypeDeclHandler = _refuse_doctype

    def root(self) -> Element:
        first, last = self._skipped
        whole = memoryview(self._text)
        try:
            self._listen(True)
            self._expat.Parse(whole[:first], False)
            self._listen(False)
            self._expat.Parse(whole[first:last], False)
            self._listen(True)
            self._expat.Parse(whole[last:], True)
        except expat.ExpatError as error:
            raise XmlError(str(error)) from None
        assert self._root is not None
        return self._root

    def _listen(self, on: bool) -> None:
        self._expat.StartElementHandler = self._started if on else None
        self._expat.EndElementHandler = self._ended if on else None

    def _is_skipped(self) -> bool:
        # Newer versions of expat may report what they were given before only with the next piece.
        return self._skipped[0] <= self._expat.CurrentByteIndex < self._skipped[1]

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        if self._is_skipped():
            return
        start = self._expat.CurrentByteIndex
        tag = TAG.match(self._text, start)
        if tag is None:
            raise XmlError(f"offset {start}")
        space, local, prefix = _parts_of(name)
        end = tag.end() if tag[0].endswith(b"/>") else -1
        named = {
            _SEPARATOR.join(_parts_of(key)[:2]).lstrip(_SEPARATOR): attributes[key] for key in attributes
        }
        self._open.append(Element(local, space, prefix, named, start, tag.end(), end, end))

    def _ended(self, _name: str) -> None:
        if self._is_skipped():
            return
        element = self._open.pop()
        if element.end < 0:
            close = self._expat.CurrentByteIndex
            element = evolve(element, close=close, end=self._text.index(b">", close) + 1)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element


def _refuse_doctype(*_of_it: object) -> None:
    raise XmlError("DOCTYPE")


def _parts_of(name: str) -> tuple[str, str, str]:
    """Return namespace, local name and prefix with its colon."""
    match name.split(_SEPARATOR):
        case [space, local, prefix]:
            return space, local, f"{prefix}:"
        case [space, local]:
            return space, local, ""
        case _:
            return "", name, ""


# --- tags and texts -------------------------------------------------------------------------------


def attribute(tag: bytes, name: bytes) -> bytes | None:
    """Return the value of an attribute of a start tag, as written."""
    return next((found[2][1:-1] for found in ATTRIBUTE.finditer(tag) if found[1] == name), None)


def whole(written: bytes | str | None, otherwise: int) -> int:
    """Return the number that an attribute says, `otherwise` where there is none. Raises XmlError."""
    if written is None:
        return otherwise
    try:
        return int(written)
    except ValueError:
        raise XmlError(f"{written!r}") from None


def with_attributes(tag: bytes, values: Mapping[bytes, bytes]) -> bytes:
    """Return a start tag with attributes set: where they stand, new ones at its end."""
    for name, value in values.items():
        written = b' %s="%s"' % (name, value)
        found = next((one for one in ATTRIBUTE.finditer(tag) if one[1] == name), None)
        if found:
            tag = tag[: found.start()] + written + tag[found.end() :]
        else:
            end = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:end].rstrip() + written + tag[end:]
    return tag


def escaped(text: str) -> str:
    """Return a text for XML, also between double quotes, without the characters that XML cannot hold."""
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def escaped_string(text: str) -> str:
    """Return a text for a cell or comment, where ``_x0041_`` would mean A: such an underscore is escaped."""
    return escaped(_ESCAPED.sub("_x005F_", text) if "_x" in text else text)
