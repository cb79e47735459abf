"""Numbers that a file writes in digits, before a spreadsheet has made them numbers of 15 digits."""

from __future__ import annotations

import math
import re

from transition.rosters.values.distinct import Cell

_KEPT = 15
"""Digits that a spreadsheet keeps of a number; it writes zeros for those that follow."""

_LONG = re.compile(r"\d{16,}")


def number_or_digits(written: str, otherwise: str) -> Cell:
    """Return the number; its digits as text when it has more of them than a number can keep.

    An identity number that a program wrote as a number still has all of its digits in the file, unless
    it has been in a spreadsheet before. What is no number is `otherwise`.
    """
    text = written.strip()
    if _LONG.fullmatch(text) and text[_KEPT:].strip("0"):
        return text
    try:
        number = float(text)
    except ValueError:
        return otherwise
    return number if math.isfinite(number) else otherwise
