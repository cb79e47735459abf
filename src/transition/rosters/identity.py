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
from transition.rosters.values.distinct import Cell, Distinct, Fault, Typed, error_fault
from transition.rosters.values.texts import NOTHING, shown, squeezed

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"

_EARLIEST_YEAR = 1880
_ORDINAL_1970 = datetime.date(1970, 1, 1).toordinal()
_LENGTH = 18
_X = ord("X") - ord("0")
_CHECKS = np.array([_X if c == "X" else int(c) for c in CHECK_CHARACTERS], dtype=np.int64)
_DASHES = re.compile(r"[-—–]")


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
    faults: dict[int, Fault] = {}
    blank = np.zeros(len(texts), dtype=bool)
    candidates = []
    for index, (cell, text) in enumerate(zip(distinct.cells, texts, strict=True)):
        if _has_form(text):
            candidates.append(index)
        elif text in NOTHING and isinstance(cell, str):
            blank[index] = True
        else:
            faults[index] = error_fault(cell) or _form_fault(cell, text)
    birth, male = _checked(texts, np.array(candidates, dtype=np.int64), faults)
    codes, vocabulary = _codes(texts, candidates, faults)
    which = distinct.which
    typed = Typed(Coded(codes[which], vocabulary), blank[which], faults, distinct)
    return IdentityNumbers(typed, birth[which], male[which])


def _normal(cell: str) -> str:
    # Most cells are plain digits already, and there are as many of them as persons.
    return cell if cell.isdigit() and cell.isascii() else squeezed(cell).upper()


def _has_form(text: str) -> bool:
    return (
        len(text) == _LENGTH
        and text.isascii()
        and (text.isdigit() or (text[:-1].isdigit() and text[-1] == "X"))
    )


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
    texts: Sequence[str], candidates: NDArray[np.int64], faults: dict[int, Fault]
) -> tuple[Ints, Bools]:
    """Hold the digits of the candidates to check character and calendar; returns birth days and sex."""
    birth = np.zeros(len(texts), dtype=np.int64)
    male = np.zeros(len(texts), dtype=bool)
    if not len(candidates):
        return birth, male
    characters = np.array([texts[index] for index in candidates], dtype=f"U{_LENGTH}")
    digits = characters.view(np.uint32).reshape(len(candidates), _LENGTH).astype(np.int64) - ord("0")
    days, exists = _days(digits)
    wrong_check = _CHECKS[digits[:, :17] @ np.array(WEIGHTS) % 11] != digits[:, 17]
    for place in np.flatnonzero(~exists | wrong_check).tolist():
        index = int(candidates[place])
        code = "roster.identity-check" if wrong_check[place] else "roster.identity-birth"
        faults[index] = Fault(code, {"value": masked(texts[index])})
    birth[candidates] = days
    male[candidates] = digits[:, 16] % 2 == 1
    return birth, male


def _days(digits: Ints) -> tuple[Ints, Bools]:
    """Return the birth days as ordinals and which of them exist and do not lie in the future."""
    year = digits[:, 6:10] @ np.array([1000, 100, 10, 1])
    month = digits[:, 10:12] @ np.array([10, 1])
    day = digits[:, 12:14] @ np.array([10, 1])
    real = (year >= _EARLIEST_YEAR) & (month >= 1) & (month <= 12)
    months = (np.where(real, year, 1970) - 1970) * 12 + np.where(real, month, 1) - 1
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    following = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    ordinal = first + day - 1 + _ORDINAL_1970
    real &= (day >= 1) & (day <= following - first) & (ordinal <= datetime.date.today().toordinal())
    return ordinal, real


def _codes(
    texts: Sequence[str], candidates: Sequence[int], faults: dict[int, Fault]
) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    index: dict[str, int] = {}
    codes = np.full(len(texts), -1, dtype=np.int32)
    for candidate in candidates:
        if candidate not in faults:
            codes[candidate] = index.setdefault(texts[candidate], len(index))
    return codes, tuple(index)
