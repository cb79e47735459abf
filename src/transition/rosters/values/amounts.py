"""One amount in a text: ``￥1,200.50元``, ``1.2万``, ``(500)``, ``每月1500元``, ``伍佰元整``; or why none.

Only what can be meant in one way is read. A range, an approximation, a misplaced comma, another notation
are each refused by name, since each is mended in its own way.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from transition.problems import Term
from transition.rosters.values.chinese_numerals import CHARACTERS, ZERO, numeral_in
from transition.rosters.values.distinct import Fault
from transition.rosters.values.texts import half_width
from transition.rosters.values.written_units import WrittenUnit, read_unit

LONGEST = 40
"""A text longer than this is no amount, and no one reads a number with so many digits."""

PERCENT = "%"

_NUMERAL = f"[{''.join(sorted(CHARACTERS))}]"
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?|[0-9]+(?:\.[0-9]*)?|\.[0-9]+"
_AMOUNT = re.compile(
    r"(?P<period>(?:每?[月年]|每个月|每人|每户)*):?(?P<sign>¥?[+-]?)¥?"
    rf"(?:(?P<number>{_NUMBER})|(?P<words>{_NUMERAL}+))(?P<unit>[^0-9.,].*)?"
)
_BRACKETS = re.compile(r"(¥?)\((¥?[0-9][0-9,.]*)\)(.*)")
_CHANGE = re.compile(rf"元[{ZERO}]?(?:([0-9]|{_NUMERAL})角)?[{ZERO}]?(?:([0-9]|{_NUMERAL})分)?整?")
_CURRENCY = re.compile(r"人民币|RMB|CNY", re.IGNORECASE)
_MINUS = str.maketrans("−﹣负", "---")

_SIGNS = frozenset("一○")
"""Alone in a cell these are as likely a dash and a mark as they are a one and a zero."""

_BETWEEN = re.compile(r"[-~—–]+|至|到|或")
_ROUGH = re.compile(
    r"^(大约|大概|约|将近|近|估计|不到|不足|超过|至少|最多|最低|最高|[<>≥≤]=?|±)"
    r"|(左右|上下|以上|以下|以内|不等|起|\+)$|[多余来几数]"
)
_NOTATIONS = (
    ("notation.scientific", re.compile(r"[+-]?[0-9]+(\.[0-9]*)?e[+-]?[0-9]+", re.IGNORECASE)),
    ("notation.hexadecimal", re.compile(r"(0x|&h)[0-9a-f]+", re.IGNORECASE)),
    ("notation.octal", re.compile(r"0o[0-7]+", re.IGNORECASE)),
    ("notation.binary", re.compile(r"0b[01]+", re.IGNORECASE)),
)
_SPACED = re.compile(r"[0-9.,]\s+[0-9.,]")
_DIGITS = re.compile(r"[+-]?¥?([0-9][0-9.,'\s]*[0-9])[^0-9]*")


@frozen
class Amount:
    """A number as it is written, and the unit beside it; `written` is the unit's text, ``%`` for percent."""

    number: Fraction
    unit: WrittenUnit | None = None
    written: str = ""


def amount_in(text: str) -> Amount | Fault:
    """Read a text that is not blank: its amount, or why it is none."""
    # An apostrophe is what some exports leave of a cell that is formatted as text.
    plain = half_width(text).strip().lstrip("'")
    if len(plain) > LONGEST:
        return Fault("roster.not-a-number", {"value": text})
    return _read(plain) or _why_not(plain, text)


def _read(plain: str) -> Amount | None:
    if _SPACED.search(plain):
        return None
    tight = _tight(plain)
    brackets = _BRACKETS.fullmatch(tight)
    match = _AMOUNT.fullmatch(f"-{brackets[2]}{brackets[3]}" if brackets else tight)
    if not match:
        return None
    written = numeral_in(match["words"]) if match["words"] else Decimal(match["number"].replace(",", ""))
    if written is None or tight in _SIGNS:
        return None
    number, unit = Fraction(written), match["unit"] or ""
    if (change := _CHANGE.fullmatch(unit)) and any(change.groups()):
        number, unit = number + Fraction(10 * _digit(change[1]) + _digit(change[2]), 100), "元"
    return _with_unit(-number if "-" in match["sign"] else number, unit, match["period"])


def _tight(plain: str) -> str:
    return _CURRENCY.sub("", "".join(plain.split()).translate(_MINUS))


def _digit(character: str | None) -> int:
    if character is None:
        return 0
    return int(character) if character.isdigit() else numeral_in(character) or 0


def _with_unit(number: Fraction, written: str, period: str) -> Amount | None:
    if written == PERCENT and not period:
        return Amount(number, written=PERCENT)
    if not written and not period:
        return Amount(number)
    unit = read_unit(f"{written}{_below(period)}" if period else written)
    return Amount(number, unit, f"{period}{written}") if unit else None


def _below(period: str) -> str:
    """Return ``/人/月`` for 每人每月."""
    return "".join(f"/{name}" for name in re.findall("[人户月年]", period))


# --- why a text is no amount ----------------------------------------------------------------------


def _why_not(plain: str, text: str) -> Fault:
    facts: dict[str, object] = {"value": text}
    tight = _tight(plain)
    for key, pattern in _NOTATIONS:
        if pattern.fullmatch(tight):
            return Fault("roster.number-notation", {**facts, "notation": Term(key)})
    if _is_range(tight):
        return Fault("roster.number-range", facts)
    if _is_rough(tight):
        return Fault("roster.number-not-exact", facts)
    digits = _DIGITS.fullmatch(plain)
    if digits and not re.fullmatch(_NUMBER, digits[1]):
        return Fault("roster.number-grouping", facts)
    return Fault("roster.not-a-number", facts)


def _is_range(tight: str) -> bool:
    parts = _BETWEEN.split(tight)
    if len(parts) != 2:
        return False
    first, second = map(_read, parts)
    if first is None or second is None:
        return False
    # A month such as 2025-07 is no range: those go upwards.
    return "-" not in tight or _size(first) < _size(second)


def _size(amount: Amount) -> Fraction:
    return amount.number * (amount.unit.multiple if amount.unit else 1)


def _is_rough(tight: str) -> bool:
    """Say whether a number is left when words such as 约 and 多 are taken away; or one as 三四百 is."""
    match = _AMOUNT.fullmatch(_ROUGH.sub("", tight))
    if match is None or tight in _SIGNS:
        return False
    return _ROUGH.search(tight) is not None or match["words"] is not None
