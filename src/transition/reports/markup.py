"""Elements of SVG and HTML as text, well-formed whatever stands in them."""

from __future__ import annotations

import re
from html import escape

FONTS = (
    '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", '
    '"WenQuanYi Zen Hei", sans-serif'
)
"""Fonts with Chinese characters, one of which each system has."""

Attribute = str | float | None
Attributes = dict[str, Attribute]

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return a text with U+FFFD for each character that XML cannot hold, such as control characters."""
    return _ILLEGAL.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Return a text as it stands between tags and in quotes."""
    return escape(legal(text))


def element(name: str, *children: str, **attributes: Attribute) -> str:
    """Return an element; `children` are markup already.

    Attributes: None leaves one out, ``_`` in a name stands for ``-``, one at its end is dropped
    (``class_``); numbers are coordinates and lose what nobody sees.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def _written(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else coordinate(value)


def coordinate(value: float) -> str:
    """Return a coordinate with at most two decimals, the same on every machine."""
    digits = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits
