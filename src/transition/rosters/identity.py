"""Citizen identity numbers: 18 characters with a check digit, and what they tell of a person.

Source: GB 11643-1999 (six digits of a region, eight of the birth day, three of a sequence, odd for men,
one check character by ISO 7064 MOD 11-2). Numbers of 15 digits ceased to be valid on 2013-01-01 by
the decision of 2011 on amending the Law on Resident Identity Cards.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from transition.rosters.columns import Bools, Coded, Ints
from transition.rosters.values.distinct import Cell, Distinct, Fault, Typed, error_fault, numbered
from transition.rosters.values.texts import NOTHING, shown, squeezed

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"

_EARLIEST_YEAR = 1880
_ORDINAL_1970 = datetime.date(1970, 1, 1).toordinal()
_LENGTH = 18
_X = ord("X") - ord("0")
_CHECKS = np.array([_X if c == "X" else int(c) for c in CHECK_CHARACTERS], dtype=np.int64)
_DASHES = re.compile(r"[-—–]")

Digits = NDArray[np.int32]
"""Shape (18, n): the digits of n numbers, place by place."""


@frozen(eq=False)
class IdentityNumbers:
    """A column of identity numbers after reading.

    typed: the numbers as text, unknown where blank or refused.
    birth: shape (rows,), ordinals of the birth days; male: shape (rows,). Both only where known.
    """

    typed: Typed
    birth: Ints
    male: Bools

    @property
    def column(self) -> Coded:
        """The numbers as words."""
        assert isinstance(self.typed.column, Coded)
        return self.typed.column

    @property
    def known(self) -> Bools:
        """Shape (rows,): where there is a valid number."""
        return np.asarray(self.column.codes >= 0)


def check_character(first_seventeen: str) -> str:
    """Return the eighteenth character that belongs to seventeen digits."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_seventeen, strict=True))
    return CHECK_CHARACTERS[total % 11]


def masked(number: str) -> str:
    """Return a number so that it can be shown: ``230101********1234``. Texts too short to be one stay."""
    return number if len(number) < 12 else f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def read_identities(distinct: Distinct) -> IdentityNumbers:
    """Read a column of identity numbers; what is no valid number is a fault and unknown."""
    texts = [_normal(cell) if isinstance(cell, str) else "" for cell in distinct.cells]
    digits, has_form = _digits(texts)
    faults: dict[int, Fault] = {}
    blank = np.zeros(len(texts), dtype=bool)
    for index in np.flatnonzero(~has_form).tolist():
        cell, text = distinct.cells[index], texts[index]
        if text in NOTHING and isinstance(cell, str):
            blank[index] = True
        else:
            faults[index] = error_fault(cell) or _form_fault(cell, text)
    birth, male, is_valid = _checked(texts, digits, has_form, faults)
    valid = [text if good else None for text, good in zip(texts, is_valid.tolist(), strict=True)]
    codes, vocabulary = numbered(valid, distinct.cells)
    which = distinct.which
    typed = Typed(Coded(codes[which], vocabulary), blank[which], faults, distinct)
    return IdentityNumbers(typed, birth[which], male[which])


def _normal(cell: str) -> str:
    # Most cells are plain digits already, and there are as many of them as persons.
    return cell if cell.isdigit() and cell.isascii() else squeezed(cell).upper()


def _digits(texts: Sequence[str]) -> tuple[Digits, Bools]:
    """Return the digits of the texts, the last may be X, and which texts have that form."""
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    characters = np.array(texts, dtype=f"U{_LENGTH}").view(np.int32).reshape(len(texts), _LENGTH)
    digits = np.ascontiguousarray(characters.T) - np.int32(ord("0"))
    is_digit = (digits >= 0) & (digits <= 9)
    is_digit[-1] |= digits[-1] == _X
    return digits, (lengths == _LENGTH) & is_digit.all(axis=0)


def _form_fault(cell: Cell, text: str) -> Fault:
    """Say what forbids to look at the digits at all."""
    if not isinstance(cell, str):
        return Fault("roster.identity-numeric", {"value": masked(shown(cell))})
    text = _DASHES.sub("", text)
    facts: dict[str, object] = {"value": masked(cell.strip())}
    if "*" in text:
        return Fault("roster.identity-masked", {"value": cell.strip()})
    if len(text) == 15 and text.isdigit():
        return Fault("roster.identity-old", facts)
    if len(text) in (20, 22) and text[:17].isdigit():
        return Fault("roster.identity-certificate", {**facts, "length": len(text)})
    if len(text) == _LENGTH:
        return Fault("roster.identity-characters", facts)
    return Fault("roster.identity-length", {**facts, "length": len(text)})


def _checked(
    texts: Sequence[str], digits: Digits, has_form: Bools, faults: dict[int, Fault]
) -> tuple[Ints, Bools, Bools]:
    """Hold the digits to check character and calendar; returns birth days, sex and which are valid."""
    digits = np.where(has_form, digits, 0)
    days, exists = _days(digits)
    wrong_check = _CHECKS[np.array(WEIGHTS) @ digits[:17] % 11] != digits[17]
    is_wrong = ~exists | wrong_check
    for index in np.flatnonzero(has_form & is_wrong).tolist():
        code = "roster.identity-check" if wrong_check[index] else "roster.identity-birth"
        faults[index] = Fault(code, {"value": masked(texts[index])})
    return days, digits[16] % 2 == 1, has_form & ~is_wrong


def _days(digits: Digits) -> tuple[Ints, Bools]:
    """Return the birth days as ordinals and which of them exist and do not lie in the future."""
    year = np.array([1000, 100, 10, 1]) @ digits[6:10]
    month = np.array([10, 1]) @ digits[10:12]
    day = np.array([10, 1]) @ digits[12:14]
    real = (year >= _EARLIEST_YEAR) & (month >= 1) & (month <= 12)
    months = (np.where(real, year, 1970) - 1970) * 12 + np.where(real, month, 1) - 1
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    following = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    ordinal = first + day - 1 + _ORDINAL_1970
    real &= (day >= 1) & (day <= following - first) & (ordinal <= datetime.date.today().toordinal())
    return ordinal, real
