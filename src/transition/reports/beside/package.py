"""A workbook as the zip of parts that it is: what a part is, how parts relate, a copy with some changed.

A part that does not change goes into the copy byte for byte. What is looked for by relation and content
type is found wherever a program has put it; names of parts are compared as Windows compares them.
"""

from __future__ import annotations

import io
import posixpath
import shutil
import zipfile
from pathlib import Path

from attrs import frozen

from transition.reports.beside.splice import Splice
from transition.reports.beside.xml_bytes import XmlError, as_utf8, parse

CONTENT_TYPES = "[Content_Types].xml"

MAIN_SPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    }
)
"""The namespace of sheets, ordinary and as ISO 29500 Strict has it."""

TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
RELATION_SPACES = frozenset({TRANSITIONAL, STRICT})

_SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
WORKBOOK_TYPES = {
    f"{_SHEETML}.sheet.main+xml": ".xlsx",
    f"{_SHEETML}.template.main+xml": ".xlsx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xlsm",
}
"""The content types of a workbook made of XML, and the ending that Excel wants for each."""

OWN_TYPES = {
    ".xlsx": f"{_SHEETML}.sheet.main+xml",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
}
SHEET_TYPE = f"{_SHEETML}.worksheet+xml"
STYLES_TYPE = f"{_SHEETML}.styles+xml"
COMMENTS_TYPE = f"{_SHEETML}.comments+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"

_COMPRESSION = 4  # as good as the usual 6 on sheets, in half the time


@frozen
class Relation:
    """How a part needs another: kind is the last word of its type, target the other's name.

    What lies outside of the file (a link to a page) has no target.
    """

    id: str
    kind: str
    target: str | None


class Package:
    """The parts of a workbook, as they are and as they will be. A part's name has no slash before it."""

    def __init__(self, content: bytes) -> None:
        """content: the file. Raises zipfile.BadZipFile when it is no zip."""
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        entries = (entry for entry in self._zip.infolist() if not entry.is_dir())
        self._entries = {_plain(entry.filename): entry for entry in entries}
        self._changed: dict[str, Splice] = {}
        self._added: dict[str, tuple[str, bytes]] = {}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self.names

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts, in small letters."""
        return frozenset(self._entries) | self._added.keys()

    def read(self, name: str) -> bytes:
        """Return a part as it is by now, in UTF-8. Raises XmlError when there is none."""
        plain = _plain(name)
        if plain in self._changed:
            return self._changed[plain].joined()
        if plain in self._added:
            return self._added[plain][1]
        if plain not in self._entries:
            raise XmlError(name)
        return as_utf8(self._zip.read(self._entries[plain]))

    def splice(self, name: str) -> Splice:
        """Return a part for changing; what is changed there stays."""
        splice = Splice(self.read(name))
        self._changed[_plain(name)] = splice
        return splice

    # --- what parts are and how they relate -------------------------------------------------------

    def content_type(self, name: str) -> str | None:
        """Return what kind of part one is: as listed for itself, else for all with its ending."""
        types = parse(self.read(CONTENT_TYPES))
        for one in types.children_of("Override"):
            if _plain(one.needed("PartName")) == _plain(name):
                return one.needed("ContentType")
        return self._default_type(name)

    def _default_type(self, name: str) -> str | None:
        ending = posixpath.splitext(name)[1].removeprefix(".").lower()
        defaults = parse(self.read(CONTENT_TYPES)).children_of("Default")
        return next(
            (one.needed("ContentType") for one in defaults if one.needed("Extension").lower() == ending),
            None,
        )

    def retype(self, name: str, content_type: str) -> None:
        """Say of a part that is listed for itself what kind it is now."""
        splice = self.splice(CONTENT_TYPES)
        for one in parse(splice.text).children_of("Override"):
            if _plain(one.needed("PartName")) == _plain(name):
                splice.set_attributes(one, {"ContentType": content_type})

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return what a part needs; the empty name stands for the file as a whole."""
        path = _relations_of(name)
        if path not in self:
            return ()
        return tuple(
            Relation(
                one.needed("Id"),
                one.needed("Type").rsplit("/", 1)[-1],
                None
                if one.attributes.get("TargetMode") == "External"
                else _resolved(name, one.needed("Target")),
            )
            for one in parse(self.read(path)).children_of("Relationship")
        )

    def related(self, name: str, kind: str) -> Relation | None:
        """Return a part's first relation of a kind, None without one."""
        return next((one for one in self.relations(name) if one.kind == kind), None)

    @property
    def workbook(self) -> str | None:
        """The name of the part that lists the sheets, None where there is none."""
        found = self.related("", "officeDocument")
        return found.target if found and found.target and found.target in self else None

    @property
    def is_strict(self) -> bool:
        """Whether the file is written as ISO 29500 Strict has it."""
        return STRICT.encode() in self.read(_relations_of(""))

    # --- new parts --------------------------------------------------------------------------------

    def new_name(self, pattern: str) -> str:
        """Return a name that no part has yet; `pattern` has ``{}`` in the place of its number."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def add(self, name: str, content: bytes, content_type: str) -> None:
        """Add a part."""
        if self._default_type(name) != content_type:
            splice = self.splice(CONTENT_TYPES)
            types = parse(splice.text)
            listed = f'<{types.prefix}Override PartName="/{name}" ContentType="{content_type}"/>'
            splice.append(types, listed.encode())
        self._added[_plain(name)] = name, content

    def relate(self, source: str, kind: str, target: str) -> str:
        """Let a part need another; return the relation's id."""
        path, taken = _relations_of(source), {one.id for one in self.relations(source)}
        if path not in self:
            self.add(path, b'<Relationships xmlns="%s"/>' % _RELATIONS_SPACE.encode(), _RELATIONS_TYPE)
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        splice = self.splice(path)
        root = parse(splice.text)
        space = STRICT if self.is_strict else TRANSITIONAL
        way = posixpath.relpath(target, posixpath.dirname(source) or ".")
        made = f'<{root.prefix}Relationship Id="rId{number}" Type="{space}/{kind}" Target="{way}"/>'
        splice.append(root, made.encode())
        return f"rId{number}"

    def write(self, path: Path) -> None:
        """Write the file, parts in their order, new ones last."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as copy:
            for plain, entry in self._entries.items():
                with copy.open(entry.filename, "w") as target:
                    if plain in self._changed:
                        target.writelines(self._changed[plain].pieces())
                    else:
                        with self._zip.open(entry) as source:
                            shutil.copyfileobj(source, target)
            for plain, (name, content) in self._added.items():
                splice = self._changed.get(plain)
                copy.writestr(name, splice.joined() if splice else content)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _relations_of(name: str) -> str:
    folder, own = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{own}.rels")


def _resolved(source: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
