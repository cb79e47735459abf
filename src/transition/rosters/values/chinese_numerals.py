"""Numbers in Chinese characters: 五千, 壹仟贰佰, 二十一, and years digit by digit as in 二〇二五."""

from __future__ import annotations

ZERO = "零〇○"
_DIGITS = {
    **{character: digit for digit, character in enumerate("一二三四五六七八九", start=1)},
    **{character: digit for digit, character in enumerate("壹贰叁肆伍陆柒捌玖", start=1)},
    "两": 2,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_LARGE = {"亿": 100_000_000, "万": 10_000}
_OTHERS = str.maketrans({"萬": "万", "億": "亿", "廿": "二十", "卅": "三十"})

CHARACTERS = frozenset({*ZERO, *_DIGITS, *_UNITS, *_LARGE, *map(chr, _OTHERS)})
"""Everything that a number in Chinese characters is made of."""


def numeral_in(text: str) -> int | None:
    """Return the whole number that a text in Chinese characters is; None when it is none without doubt.

    None for what people round or shorten: 三四百 (three hundred or four), 一千五 (1,500 or 1,005).
    """
    if not CHARACTERS.issuperset(text):
        return None
    return 0 if text in tuple(ZERO) else _read(text.translate(_OTHERS))


def digits_in(text: str) -> str | None:
    """Return the digits that are written one by one, 2025 for 二〇二五; None when anything else is there."""
    if not text or any(character not in ZERO and character not in _DIGITS for character in text):
        return None
    return "".join(str(_DIGITS.get(character, 0)) for character in text)


def _read(text: str) -> int | None:
    for sign, size in _LARGE.items():
        above, found, below = text.partition(sign)
        if found:
            high, low = _read(above), _after(below, size)
            return None if high is None or low is None else high * size + low
    return _section(text)


def _after(text: str, size: int) -> int | None:
    """Read what follows 万 or 亿: a lone digit needs a zero before it, since 一万二 is 12,000 to people."""
    if not text:
        return 0
    has_zero = text[0] in ZERO
    value = _read(text[1:] if has_zero else text)
    if value is None or value >= size or (value < 10 and not has_zero):
        return None
    return value


def _section(text: str) -> int | None:
    """Read a number below 10,000."""
    value, last, digit, may_be_ones = 0, 10_000, 0, True
    for character in text:
        unit = _UNITS.get(character)
        if character in ZERO:
            if digit or may_be_ones:
                return None
            may_be_ones = True
        elif unit is None:
            if digit:
                return None
            digit = _DIGITS[character]
        elif unit >= last or not (digit or unit == 10):
            return None
        else:
            value, last, digit, may_be_ones = value + (digit or 1) * unit, unit, 0, unit == 10
    if digit and not may_be_ones:
        return None
    # A zero at the end, as in 一百零, has lost something.
    return value + digit if digit or (text and text[-1] in _UNITS) else None
