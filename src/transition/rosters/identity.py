"""One identity number as people write it: 18 characters, the old 15 digits, a certificate's 20 or 22.

Sources: GB 11643-1999 (six digits of a region, eight of the birth day, three of a sequence, odd for men,
one check character by ISO 7064 MOD 11-2). Numbers of 15 digits leave out the century and the check
character; they ceased to be valid on 2013-01-01 by the decision of 2011 on amending the Law on Resident
Identity Cards. A disability certificate bears the identity number, a digit for the category and one for
the level (中华人民共和国残疾人证管理办法, article 5); a reissued one has a mark such as B1 behind it.
"""

from __future__ import annotations

import datetime
import re

from attrs import frozen

from transition.rosters.values.distinct import Cell, Fault, error_fault
from transition.rosters.values.texts import EXACT_DIGITS, shown, squeezed

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
LENGTH = 18

CATEGORIES = range(1, 8)
LEVELS = range(1, 5)
"""The digits that a disability certificate may have for category and level."""

_CENTURY = "19"
"""Who has a number of 15 digits got it before 1999 and was born in that century."""

_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_OLD = re.compile(r"([0-9]{6})([0-9]{9})")
_CERTIFICATE = re.compile(r"([0-9]{17}[0-9X])([0-9])([0-9])([A-Z][0-9])?")
_CERTIFICATE_LENGTHS = (20, 22)
_OTHER_LENGTHS = (15, *_CERTIFICATE_LENGTHS)
_DASHES = re.compile(r"[-—–−]")
_FLOAT = re.compile(rf"([0-9]{{1,{EXACT_DIGITS}}})\.0+")
_LOST = re.compile(r"[0-9]+\.[0-9]*|[0-9.]+E\+?[0-9]+")
_HIDDEN = re.compile(r"[*#?_·•●○□■…×]|XX|-{3}|\.{2}")
_APOSTROPHES = "'’‘`"


@frozen
class Certificate:
    """The number of a disability certificate; category and level are 0 where there are no such digits."""

    identity: str
    category: int
    level: int

    @property
    def is_legal(self) -> bool:
        """Whether category and level are digits that there are."""
        return self.level > 0


@frozen
class Rewritten:
    """A number in another form, brought into that of 18 characters.

    remark: what to say when it is valid; refusal: what to say when not, None for the usual words.
    """

    number: str
    remark: Fault | None = None
    refusal: Fault | None = None
    certificate: Certificate | None = None


def check_character(first_seventeen: str) -> str:
    """Return the eighteenth character that belongs to seventeen digits."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_seventeen, strict=True))
    return CHECK_CHARACTERS[total % 11]


def masked(number: str) -> str:
    """Return a number so that it can be shown: ``230101********1234``. Texts too short to be one stay."""
    return number if len(number) < 12 else f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def plain_number(cell: Cell) -> str:
    """Return a cell without spaces, in half-width capitals; empty for a number that has lost digits."""
    if isinstance(cell, str):
        return squeezed(cell).upper().lstrip(_APOSTROPHES)
    is_exact = isinstance(cell, (int, float)) and abs(cell) < 10**EXACT_DIGITS and cell == int(cell)
    return str(int(cell)) if is_exact and isinstance(cell, (int, float)) else ""


def rewritten(text: str) -> Rewritten | None:
    """Bring a text that is not of 18 characters into that form; None when it is in no form known."""
    if (text.isdigit() and len(text) not in _OTHER_LENGTHS) or _HIDDEN.search(text):
        return None
    text = _DASHES.sub("", text)
    text = _FLOAT.sub(r"\1", text) if _FLOAT.fullmatch(text) else text
    if _NUMBER.fullmatch(text):
        return Rewritten(text)
    if old := _OLD.fullmatch(text):
        digits = f"{old[1]}{_CENTURY}{old[2]}"
        facts = {"value": masked(text)}
        return Rewritten(
            digits + check_character(digits),
            Fault("roster.identity-old", facts),
            Fault("roster.identity-birth", facts),
        )
    certificate = certificate_in(text)
    return _of_certificate(certificate, text) if certificate else None


def certificate_in(text: str) -> Certificate | None:
    """Read the number of a disability certificate; None when a text has not its form."""
    match = _CERTIFICATE.fullmatch(text)
    if not match:
        return None
    category, level = int(match[2]), int(match[3])
    if category not in CATEGORIES or level not in LEVELS:
        category, level = 0, 0  # who mistyped one digit may have mistyped the other
    return Certificate(match[1], category, level)


def _of_certificate(certificate: Certificate, text: str) -> Rewritten:
    facts = {"value": masked(text)}
    code = "roster.identity-in-certificate" if certificate.is_legal else "roster.certificate-code"
    return Rewritten(certificate.identity, Fault(code, facts), _certificate_refused(text), certificate)


def form_fault(cell: Cell, text: str) -> Fault:
    """Say what forbids to look at the digits at all."""
    if isinstance(cell, (datetime.date, datetime.time)):
        return Fault("roster.number-became-date", {"value": shown(cell)})
    facts: dict[str, object] = {"value": masked(shown(cell).strip())}
    if error := error_fault(cell):
        return error
    if not text or _LOST.fullmatch(text):
        return Fault("roster.identity-numeric", facts)
    if _HIDDEN.search(text):
        return Fault("roster.identity-masked", facts)
    text = _DASHES.sub("", text)
    if len(text) in _CERTIFICATE_LENGTHS and text[:17].isdigit():
        return _certificate_refused(shown(cell).strip())
    if len(text) == LENGTH:
        return Fault("roster.identity-characters", facts)
    return Fault("roster.identity-length", {**facts, "length": len(text)})


def _certificate_refused(text: str) -> Fault:
    return Fault("roster.identity-certificate", {"value": masked(text), "length": len(text)})
