"""Units as people write them into headers and cells, and by how much they differ from an input's unit."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from transition.policies.units import NO_UNIT, Unit, parse_unit
from transition.rosters.values.texts import squeezed

MONTHS_A_YEAR = 12

_MULTIPLES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_OTHER_NAMES = {
    **{"人民币": "", "圆": "元", "块钱": "元", "块": "元", "元钱": "元", "元整": "元", "元正": "元"},
    **{"个月": "月", "周岁": "岁", "口人": "人", "∕": "/", "/每": "/", "每": "/"},
}
_IN_BRACKETS = re.compile(r"(.*)\((.*)\)")


@frozen
class WrittenUnit:
    """A unit with the multiple before it: 万元 is 10,000 of 元."""

    multiple: int
    unit: Unit

    @property
    def says_size(self) -> bool:
        """Whether it says what is counted or in which multiple: 元, 万, 月, but not /月."""
        return self.multiple != 1 or _above(self.unit) != NO_UNIT

    @property
    def says_period(self) -> bool:
        """Whether it says 月 or 年."""
        return any(self.unit.exponent(period) for period in ("月", "年"))


@lru_cache(maxsize=1024)
def factor_to(written: WrittenUnit, wanted: Unit) -> Fraction | None:
    """Return what a number in the written unit is multiplied by to be one in the wanted unit.

    Only a multiple (万) and 月 for 年 or 年 for 月 are converted; None for units that differ in anything
    else (元/人 is never 元/户). A unit that gives only the upper part (元 for 元/年), only the lower one
    (/月) or a bare multiple (万) is taken for the wanted one in the rest.
    """
    above, unit = _above(wanted), written.unit
    if above != NO_UNIT and unit in (NO_UNIT, above):
        unit = wanted
    elif above != NO_UNIT and _above(unit) == NO_UNIT:
        unit = above * unit
    ratio = dict((unit / wanted).powers)
    months, years = ratio.pop("月", 0), ratio.pop("年", 0)
    if ratio or months + years:
        return None
    return written.multiple * Fraction(MONTHS_A_YEAR) ** years


def parts_of(factor: Fraction) -> tuple[Fraction, Fraction]:
    """Take what `factor_to` returned apart: the multiple (10,000 for 万), and 12 or 1/12 for the period."""
    # Twelve has a 3 in it and a multiple has none.
    if factor.numerator % 3 == 0:
        return factor / MONTHS_A_YEAR, Fraction(MONTHS_A_YEAR)
    if factor.denominator % 3 == 0:
        return factor * MONTHS_A_YEAR, Fraction(1, MONTHS_A_YEAR)
    return factor, Fraction(1)


def _above(unit: Unit) -> Unit:
    return Unit(tuple(power for power in unit.powers if power[1] > 0))


@lru_cache(maxsize=1024)
def read_unit(written: str) -> WrittenUnit | None:
    """Read 元, 万元, （元）, 元/月, 元/(人·月), 元每人每月, 个月 ...; None when the text is no unit."""
    text = squeezed(written).removeprefix("单位:")
    while brackets := _IN_BRACKETS.fullmatch(text):
        text = brackets[1] + brackets[2]
    multiple = 1
    while text[:1] in _MULTIPLES:
        multiple, text = multiple * _MULTIPLES[text[0]], text[1:]
    for other, name in _OTHER_NAMES.items():
        text = text.replace(other, name)
    try:
        unit = parse_unit(text)
    except ValueError:
        return None
    is_unit = unit != NO_UNIT or (multiple != 1 and not text)
    return WrittenUnit(multiple, unit) if is_unit else None


@lru_cache(maxsize=1024)
def unit_of(written: str | None) -> Unit:
    """Return the unit of an input; an input without one is a pure number."""
    return parse_unit(written) if written else NO_UNIT
