"""The paper that lines for a terminal are written on: how wide it is, how texts fold and stand on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from transition.reports.explanation_text import Line, Tone
from transition.reports.markup import legal
from transition.reports.wrapping import folded

MOST_ROWS = 24
"""Two years of months."""


@frozen
class Paper:
    """What lines are written on: how many cells wide, how wide a text is, whether it has block elements.

    rows: how many rows of a table or chart there is room for; a line says how many more there are.
    """

    width: int
    width_of: Callable[[str], int]
    blocks: bool = True
    rows: int = MOST_ROWS


def folded_lines(words: str, tone: Tone, paper: Paper) -> Iterator[Line]:
    """Give a sentence in lines, further ones below the text of the first."""
    indent = "  " if words.startswith("· ") else ""
    for place, piece in enumerate(folded(plain_words(words), paper.width - len(indent), paper.width_of)):
        yield Line(indent * (place > 0) + piece, tone)


def plain_words(words: str) -> str:
    """Return words on one line, without what would move the cursor."""
    return legal(" ".join(words.split()))


def on_left(word: str, width: int, paper: Paper) -> str:
    """Return a word with blanks behind it, so many cells wide."""
    return word + " " * (width - paper.width_of(word))


def on_right_side(word: str, width: int, paper: Paper) -> str:
    """Return a word with blanks before it, so many cells wide."""
    return " " * (width - paper.width_of(word)) + word
