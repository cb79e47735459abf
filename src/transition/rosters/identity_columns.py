"""Columns of identity numbers: each checked, with the birth day, the sex and the province that it tells."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from transition.rosters.columns import Bools, Coded, Ints
from transition.rosters.identity import (
    CHECK_CHARACTERS,
    LENGTH,
    WEIGHTS,
    Rewritten,
    form_fault,
    masked,
    plain_number,
    rewritten,
)
from transition.rosters.values.distinct import Distinct, Fault, Typed, numbered
from transition.rosters.values.texts import NOTHING

_EARLIEST_YEAR = 1880
_ORDINAL_1970 = datetime.date(1970, 1, 1).toordinal()
_X = ord("X") - ord("0")
_CHECKS = np.array([_X if c == "X" else int(c) for c in CHECK_CHARACTERS], dtype=np.int64)
_LOST_DIGITS = "000"
"""How a number ends that was once stored as a number and turned into text again."""

Digits = NDArray[np.int32]
"""Shape (18, n): the digits of n numbers, place by place."""


@frozen(eq=False)
class CertificateDigits:
    """What numbers of disability certificates tell: shape (rows,), 0 where they tell nothing."""

    category: Ints
    level: Ints


@frozen(eq=False)
class IdentityNumbers:
    """A column of identity numbers after reading.

    typed: the numbers as text, unknown where blank or refused.
    birth: shape (rows,), ordinals of the birth days; male: shape (rows,); province: shape (rows,), the
    first two digits. All only where known. certificates: of those rows that bear a certificate's number
    instead, None when none does.
    """

    typed: Typed
    birth: Ints
    male: Bools
    province: Ints
    certificates: CertificateDigits | None = None

    @property
    def column(self) -> Coded:
        """The numbers as words."""
        assert isinstance(self.typed.column, Coded)
        return self.typed.column

    @property
    def known(self) -> Bools:
        """Shape (rows,): where there is a valid number."""
        return np.asarray(self.column.codes >= 0)


def read_identities(distinct: Distinct) -> IdentityNumbers:
    """Read a column of identity numbers; what is no valid number is a fault and unknown."""
    texts = [
        # Most cells are plain digits already, and there are as many of them as persons.
        cell if cell.__class__ is str and cell.isdigit() and cell.isascii() else plain_number(cell)
        for cell in distinct.cells
    ]
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    others = _rewritten(texts, lengths)
    digits, has_form = _digits(texts, lengths)
    faults: dict[int, Fault] = {}
    blank = np.zeros(len(texts), dtype=bool)
    for index in np.flatnonzero(~has_form).tolist():
        cell, text = distinct.cells[index], texts[index]
        if text in NOTHING and isinstance(cell, str):
            blank[index] = True
        else:
            faults[index] = form_fault(cell, text)
    birth, male, is_valid = _checked(texts, digits, has_form, faults)
    remarks: dict[int, Fault] = {}
    for index, other in others.items():
        said, word = (remarks, other.remark) if is_valid[index] else (faults, other.refusal)
        said.update({index: word} if word else {})
    valid = [text if good else None for text, good in zip(texts, is_valid.tolist(), strict=True)]
    codes, vocabulary = numbered(valid, distinct.cells)
    which = distinct.which
    typed = Typed(Coded(codes[which], vocabulary), blank[which], faults, distinct, remarks)
    province = np.array([10, 1], dtype=np.int64) @ digits[:2]
    certificates = _certificates(others, is_valid, which)
    return IdentityNumbers(typed, birth[which], male[which], province[which], certificates)


def _rewritten(texts: list[str], lengths: Ints) -> Mapping[int, Rewritten]:
    """Put numbers of other forms into that of 18 characters, in place; returns them by index."""
    others: dict[int, Rewritten] = {}
    for index in np.flatnonzero(lengths != LENGTH).tolist():
        other = rewritten(texts[index])
        if other:
            others[index], texts[index], lengths[index] = other, other.number, LENGTH
    return others


def _digits(texts: Sequence[str], lengths: Ints) -> tuple[Digits, Bools]:
    """Return the digits of the texts, the last may be X, and which texts have that form."""
    characters = np.array(texts, dtype=f"U{LENGTH}").view(np.int32).reshape(len(texts), LENGTH)
    digits = np.ascontiguousarray(characters.T) - np.int32(ord("0"))
    is_digit = (digits >= 0) & (digits <= 9)
    is_digit[-1] |= digits[-1] == _X
    return digits, (lengths == LENGTH) & is_digit.all(axis=0)


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
        if wrong_check[index] and texts[index].endswith(_LOST_DIGITS):
            code = "roster.identity-numeric"
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


def _certificates(
    others: Mapping[int, Rewritten], is_valid: Bools, which: NDArray[np.int64]
) -> CertificateDigits | None:
    category, level = np.zeros((2, len(is_valid)), dtype=np.int64)
    for index, other in others.items():
        if other.certificate and is_valid[index]:
            category[index], level[index] = other.certificate.category, other.certificate.level
    return CertificateDigits(category[which], level[which]) if category.any() or level.any() else None
