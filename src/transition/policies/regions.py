"""Region codes (GB/T 2260) and what contains what; the names stand in a data file, not here."""

from __future__ import annotations

LEVELS: tuple[int, ...] = (12, 9, 6, 4, 2, 0)
"""Significant digits of village, township, county, city, province, nation."""

LEVEL_NAMES: dict[int, str] = {
    12: "village",
    9: "township",
    6: "county",
    4: "city",
    2: "province",
    0: "nation",
}


def significant(code: str) -> str:
    """Return the digits of a code that mean something: ``230000`` is ``23``, ``231025`` itself.

    A nation is the empty text. Raises ValueError when the code is not 2, 4, 6, 9 or 12 digits.
    """
    if not code.isdigit() or len(code) not in (2, 4, 6, 9, 12):
        raise ValueError(code)
    for length in (2, 4, 6, 9, 12):
        if len(code) <= length or not code[length:].strip("0"):
            digits = code[:length]
            break
    return "" if not digits.strip("0") else digits


def lineage(region: str) -> tuple[str, ...]:
    """Return the region and all that contain it, from itself up to the nation (significant digits)."""
    return tuple(region[:length] for length in LEVELS if length <= len(region))


def contains(outer: str, inner: str) -> bool:
    """Say whether `inner` lies in `outer` or is it (both significant digits)."""
    return inner.startswith(outer)
