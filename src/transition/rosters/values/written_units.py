"""Units as people write them into headers and cells, and whether they are the unit of an input."""

from __future__ import annotations

from attrs import frozen

from transition.policies.units import NO_UNIT, Unit, parse_unit
from transition.rosters.values.texts import squeezed

_MULTIPLES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_OTHER_NAMES = {"个月": "月", "周岁": "岁", "圆": "元", "每": "/", "元整": "元", "口人": "人"}


@frozen
class WrittenUnit:
    """A unit with the multiple before it: 万元 is 10,000 of 元."""

    multiple: int
    unit: Unit

    def agrees_with(self, wanted: Unit) -> bool:
        """Say whether the unit is the wanted one, or its upper part alone (元 for 元/年)."""
        above = Unit(tuple(power for power in wanted.powers if power[1] > 0))
        return self.unit == wanted or (self.unit == above and above != NO_UNIT)


def read_unit(written: str) -> WrittenUnit | None:
    """Read 元, 万元, 元/月, 个月 ...; None when the text is no unit."""
    text = squeezed(written).removeprefix("单位:")
    multiple = _MULTIPLES.get(text[:1], 1)
    text = text[1:] if multiple != 1 else text
    for other, name in _OTHER_NAMES.items():
        text = text.replace(other, name)
    try:
        unit = parse_unit(text)
    except ValueError:
        return None
    is_unit = unit != NO_UNIT or (multiple != 1 and not text)
    return WrittenUnit(multiple, unit) if is_unit else None


def unit_of(written: str | None) -> Unit:
    """Return the unit of an input; an input without one is a pure number."""
    return parse_unit(written) if written else NO_UNIT
