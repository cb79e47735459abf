"""A page to print, as plain data: what the writers of HTML and of a workbook are given alike."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

_MOST_TITLES = 2

Tone = Literal["plain", "good", "bad", "small"]


@frozen
class Facts:
    """Names with what they are, several on a line: ``户编号 0001　户主 张三``."""

    pairs: tuple[tuple[str, str], ...]


@frozen
class Rows:
    """A table with its headings; numbers stand on the right in the columns of `right`."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


@frozen
class Lines:
    """A heading with a few lines below it; without a heading only the lines."""

    heading: str
    lines: tuple[str, ...]
    tone: Tone = "plain"


Block = Facts | Rows | Lines


@frozen
class Page:
    """One sheet of paper: a title, what it is about, its blocks, and a small line at the foot."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    foot: str = ""


def short_title(title: str) -> str:
    """Return the title of several policies as it fits on one line: the first two, and how many there are."""
    titles = title.split("、")
    if len(titles) <= _MOST_TITLES:
        return title
    return f"{'、'.join(titles[:_MOST_TITLES])}等 {len(titles)} 个项目"
