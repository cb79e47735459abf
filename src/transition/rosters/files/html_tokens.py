"""HTML in tags and texts, as browsers take it apart: whatever is no tag is text.

`html.parser` of the standard library does this too, ten times slower, and an export has a tag or two for
each cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from transition.rosters.files.refusing import damaged

LONGEST_TAG = 16_384
_MOST_STRAY = 10_000
"""Signs ``<`` that begin no tag. Each costs a look as far as a tag may go."""

_TAG = re.compile(r"""<(/?)([A-Za-z][\w:.-]*+)((?:[^"'<>]++|"[^"]*+"|'[^']*+')*+)>""")
_NO_CONTENT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_NOT_SHOWN = frozenset({"script", "style", "title", "textarea", "xml"})


class Tag(NamedTuple):
    """The begin or the end of an element; its name in lower case, and its attributes as they are written.

    A plain tuple, since a page has two of them for each cell.
    """

    name: str
    is_end: bool
    written: str


def tokens_in(file: str, text: str) -> Iterator[Tag | str]:
    """Give each tag, and the text between them as it is written.

    Raises RosterError for what looks like a web page only from far away.
    """
    place = stray = begun = 0
    while (sign := text.find("<", place)) >= 0:
        place = sign + 1
        if match := _TAG.match(text, sign, sign + LONGEST_TAG):
            if sign > begun:
                yield text[begun:sign]
            tag = Tag(match[2].lower(), bool(match[1]), match[3])
            begun = place = match.end()
            if tag.name in _NOT_SHOWN and not tag.is_end and not tag.written.endswith("/"):
                begun = place = _end_of(text, tag.name, place)
            else:
                yield tag
        elif match := _NO_CONTENT.match(text, sign):
            if sign > begun:
                yield text[begun:sign]
            begun = place = match.end()
        else:
            stray += 1
            if stray > _MOST_STRAY:
                raise damaged(file, "no-tags")
    if begun < len(text):
        yield text[begun:]


def _end_of(text: str, name: str, place: int) -> int:
    """Return where the end of an element begins whose content is not looked at."""
    end = re.compile(f"</{name}", re.IGNORECASE).search(text, place)
    return end.start() if end else len(text)


@lru_cache(4096)
def attributes_of(written: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in lower case; one without a value has the empty text."""
    return {
        name.lower(): double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(written)
    }
