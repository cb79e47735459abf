"""A small table of texts, for the terminal."""

from __future__ import annotations

from attrs import frozen


@frozen
class Grid:
    """A titled table of texts. The first column is words, and so are those in `wordy`; others are numbers."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wordy: tuple[int, ...] = ()
