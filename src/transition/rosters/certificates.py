"""Disability certificates: their numbers read, and the columns that they fill where those are blank."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from transition.policies.model import Input
from transition.rosters.columns import Bools, Coded, Ints
from transition.rosters.identity import Certificate, certificate_in, masked, plain_number
from transition.rosters.identity_columns import CertificateDigits, read_identities
from transition.rosters.values.distinct import (
    Cell,
    Distinct,
    Fault,
    Typed,
    distinct_cells,
    numbered,
    read_each,
)
from transition.rosters.values.texts import EXACT_DIGITS, NOTHING, shown

_DIGITS = 10


@frozen(eq=False)
class CertificateNumbers:
    """A column of certificate numbers after reading.

    typed: the numbers as text, unknown where blank or refused. digits: what they tell, by row.
    identities: the identity numbers in them, as words by row.
    """

    typed: Typed
    digits: CertificateDigits
    identities: Coded


def read_certificates(distinct: Distinct) -> CertificateNumbers:
    """Read a column of certificate numbers; the identity number in each is held to its own rules."""
    read, blank, faults = read_each(distinct, _certificate_in)
    certificates = _of_real_people(read, distinct.cells, faults)
    codes, words = numbered(
        [plain_number(cell) if one else None for cell, one in zip(distinct.cells, certificates, strict=True)],
        distinct.cells,
    )
    people, numbers = numbered([one.identity if one else None for one in certificates], distinct.cells)
    which = distinct.which
    typed = Typed(Coded(codes[which], words), blank[which], faults, distinct)
    digits = CertificateDigits(
        category=np.array([one.category if one else 0 for one in certificates], dtype=np.int64)[which],
        level=np.array([one.level if one else 0 for one in certificates], dtype=np.int64)[which],
    )
    return CertificateNumbers(typed, digits, Coded(people[which], numbers))


def _certificate_in(cell: Cell) -> Certificate | Fault | None:
    text = plain_number(cell)
    if isinstance(cell, str) and text in NOTHING:
        return None
    facts: dict[str, object] = {"value": masked(shown(cell).strip())}
    if not text:
        return Fault("roster.digits-lost", {**facts, "digits": EXACT_DIGITS})
    certificate = certificate_in(text)
    if certificate is None:
        return Fault("roster.certificate-form", facts)
    return certificate if certificate.is_legal else Fault("roster.certificate-code", facts)


def _of_real_people(
    read: Sequence[Certificate | None], cells: Sequence[Cell], faults: dict[int, Fault]
) -> list[Certificate | None]:
    """Leave out those whose first 18 characters are no valid identity number, and note the fault."""
    known = read_identities(distinct_cells([one.identity if one else "" for one in read])).known.tolist()
    for index, one in enumerate(read):
        if one and not known[index]:
            faults[index] = Fault("roster.certificate-form", {"value": masked(shown(cells[index]).strip())})
    return [one if good else None for one, good in zip(read, known, strict=True)]


def told_words(wanted: Input, digits: Sequence[Ints]) -> Ints:
    """Return, by row, the place of the word that certificates tell in the input's list, -1 for none.

    digits: of each source, by row; the first that tells something counts.
    """
    place = np.full(_DIGITS, -1, dtype=np.int64)
    for number, word in enumerate(wanted.words):
        if word.certificate:
            place[int(word.certificate)] = number
    told = np.zeros_like(digits[0])
    for source in digits:
        told = np.where(told > 0, told, source)
    return np.asarray(place[told])


def differing(given: Typed, told: Ints) -> Bools:
    """Return the rows whose cell says another word than the certificate."""
    assert isinstance(given.column, Coded)
    return np.asarray((given.column.codes >= 0) & (told >= 0) & (given.column.codes != told))
