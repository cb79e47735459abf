"""Texts as typed by people: full-width characters, spaces everywhere, signs that mean nothing."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from decimal import Decimal

from transition.rosters.values.distinct import Cell

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"
_HALF_WIDTH: Mapping[int, int | str | None] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **{ord(character): None for character in _INVISIBLE},
    0x3000: " ",
    0x00A0: " ",
    0xFFE5: "¥",
}

_DASHES = "-—–―−─━_~/\\"

NONE = frozenset({"无", "没有", "暂无", "(无)"})
"""What says in words that there is none."""

NOTHING = NONE | frozenset(
    {
        *(dash * count for dash in _DASHES for count in range(1, 7)),
        *("", "空", "空白", "(空)"),
        *("NULL", "null", "NONE", "None", "none", "N/A", "n/a", "NAN", "NaN", "nan"),
    }
)
"""What clerks and exports put into a cell that has no value (after removing spaces). Never a zero."""

EXACT_DIGITS = 15
"""A spreadsheet keeps no more significant digits of a number than this."""


def half_width(text: str) -> str:
    """Return the text with full-width letters, digits and punctuation made half-width."""
    return text if text.isascii() else text.translate(_HALF_WIDTH)


def squeezed(text: str) -> str:
    """Return the text half-width and without any space or line break."""
    return "".join(half_width(text).split())


def shown(cell: Cell) -> str:
    """Return a cell as text, a number as a spreadsheet shows it at 15 digits."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return number_text(cell)
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


def number_text(number: float) -> str:
    """Return the decimal that a spreadsheet shows for a number (15 significant digits), unabridged."""
    return f"{Decimal(f'{number:.{EXACT_DIGITS}g}'):f}" if math.isfinite(number) else str(number)


def means_nothing(text: str) -> bool:
    """Say whether a text stands for an empty cell: spaces, a dash, 无."""
    return squeezed(text) in NOTHING
