"""XML read some at a time: well-formed, without a document type, and never as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from xml.parsers import expat
from xml.parsers.expat import XMLParserType

from transition.rosters.files.archive import CHUNK
from transition.rosters.files.refusing import refusal, unreadable

_LONGEST_TAG = 1 << 23
"""Bytes. The parser goes over an unfinished tag again with each new part of it."""


def new_parser(file: str, part: str, encoding: str | None = None) -> XMLParserType:
    """Return a parser that refuses a document type, in which entities could grow without end.

    encoding: what the bytes really are, whatever the XML says of itself.
    """

    def refuse(*_: object) -> None:
        raise refusal("roster.document-type", file, part=part)

    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def feed(file: str, parser: XMLParserType, chunks: Iterable[bytes]) -> Iterator[None]:
    """Parse chunk by chunk; after each the caller may take what its handlers have collected.

    Raises RosterError when the XML is not well-formed.
    """
    given = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            given += len(chunk)
            if given - parser.CurrentByteIndex > _LONGEST_TAG:
                raise expat.ExpatError("unclosed token")
            yield
        parser.Parse(b"", True)
        yield
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise unreadable(file, error) from None


def encoded(text: str) -> Iterator[bytes]:
    """Give a text as UTF-8, some at a time, for a parser that is told so."""
    return (text[begin : begin + CHUNK].encode() for begin in range(0, len(text), CHUNK))


def starts_in(file: str, part: str, chunks: Iterable[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each element's local name and its attributes, these with their prefixes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = new_parser(file, part)
    parser.StartElementHandler = lambda tag, attributes: found.append((local(tag), attributes))
    for _ in feed(file, parser, chunks):
        yield from found
        found.clear()


@lru_cache(4096)
def local(name: str) -> str:
    """Return a name without its prefix: programs are free to choose one."""
    return name.rpartition(":")[2]
