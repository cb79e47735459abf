"""Comments on cells: their words, added behind those that a sheet has already."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from transition.reports.beside.cell_xml import text_xml
from transition.reports.beside.package import COMMENTS_TYPE, Package
from transition.reports.beside.sheet_rows import reference
from transition.reports.beside.splice import Splice
from transition.reports.beside.xml_bytes import Element, XmlError, escaped_string, parse

AUTHOR = "transition"

Place = tuple[int, int]
"""Line and column of a cell, both from 1."""

_THREADED = "tc="
"""So begins the author of the placeholder that a thread of comments has among the plain ones."""

_EMPTY = '<comments xmlns="{}"><authors/><commentList/></comments>'


class Comments:
    """The comments of a sheet.

    added: the texts of cells that had none; grown: what further stands below the old text of others;
    left_out: cells with a thread of comments, beside which Excel shows no plain comment.
    """

    def __init__(self, package: Package, sheet: str, space: str, texts: Mapping[Place, str]) -> None:
        """texts: what is to be said of which cell. The sheet's part of comments is made if there is none.

        space: the sheet's namespace.
        """
        found = package.related(sheet, "comments")
        part = found.target if found and found.target else _new_part(package, sheet, space)
        self._splice = package.splice(part)
        root = parse(self._splice.text)
        self._prefix = root.prefix
        authors, listed = root.child("authors"), root.child("commentList")
        if authors is None or listed is None:
            raise XmlError("comments")
        names = [_text_of(self._splice, one) for one in authors.children]
        old = {one.attributes.get("ref", "").replace("$", ""): one for one in listed.children}
        self.added: dict[Place, str] = {}
        self.grown: dict[Place, str] = {}
        self.left_out: list[Place] = []
        self._sort(texts, old, names)
        for place, text in self.grown.items():
            self._grow(old[_name(place)], f"\n{text}")
        self._write(authors, listed, names)

    def _sort(self, texts: Mapping[Place, str], old: Mapping[str, Element], names: list[str]) -> None:
        for place, text in texts.items():
            comment = old.get(_name(place))
            if comment is None:
                self.added[place] = text
            elif _author(comment, names).startswith(_THREADED):
                self.left_out.append(place)
            else:
                self.grown[place] = text

    def _write(self, authors: Element, listed: Element, names: list[str]) -> None:
        if AUTHOR not in names:
            self._splice.append(authors, f"<{self._prefix}author>{AUTHOR}</{self._prefix}author>".encode())
        author = names.index(AUTHOR) if AUTHOR in names else len(names)
        for place, text in self.added.items():
            words = f"<{self._prefix}text>{text_xml(self._prefix, text)}</{self._prefix}text>"
            place_and_author = f'ref="{_name(place)}" authorId="{author}"'
            made = f"<{self._prefix}comment {place_and_author}>{words}</{self._prefix}comment>"
            self._splice.append(listed, made.encode())

    def _grow(self, comment: Element, text: str) -> None:
        """Put further text behind an old one, whose own letters stay as they are."""
        words = comment.child("text")
        if words is None:
            raise XmlError("comment")
        runs, plain = list(words.children_of("r")), words.child("t")
        if runs or plain is None:
            run = text_xml(self._prefix, text)
            run = f"<{self._prefix}r>{run}</{self._prefix}r>" if runs else run
            if runs:
                self._splice.insert(runs[-1].end, run.encode())
            else:
                self._splice.append(words, run.encode())
            return
        self._splice.append(plain, escaped_string(text).encode())
        self._splice.set_attributes(plain, {"xml:space": "preserve"})


def _new_part(package: Package, sheet: str, space: str) -> str:
    # Beside the sheets' folder, where Excel puts it.
    folder = posixpath.dirname(posixpath.dirname(sheet))
    name = package.new_name(posixpath.join(folder, "comments{}.xml"))
    package.add(name, _EMPTY.format(space).encode(), COMMENTS_TYPE)
    package.relate(sheet, "comments", name)
    return name


def _name(place: Place) -> str:
    line, column = place
    return reference(column, line)


def _author(comment: Element, names: list[str]) -> str:
    number = comment.attributes.get("authorId", "")
    return names[int(number)] if number.isdigit() and int(number) < len(names) else ""


def _text_of(splice: Splice, element: Element) -> str:
    return splice.text[element.inner : element.close].decode()
