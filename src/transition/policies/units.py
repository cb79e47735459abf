"""Units: products of 元, 人, 月, 年 ... with whole exponents."""

from __future__ import annotations

from attrs import frozen

SYMBOLS: tuple[str, ...] = (
    "元",
    "人",
    "户",
    "月",
    "年",
    "日",
    "天",
    "岁",
    "亩",
    "次",
    "分",
    "项",
    "套",
    "个",
    "平方米",
)
"""The unit names. They are reserved: no label may be one of them."""


@frozen
class Unit:
    """A product of unit names with exponents, in the order of `SYMBOLS`; empty for a pure number."""

    powers: tuple[tuple[str, int], ...] = ()

    def __mul__(self, other: Unit) -> Unit:
        return _product(self, other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return _product(self, other, -1)

    def __str__(self) -> str:
        above = "·".join(_power(name, power) for name, power in self.powers if power > 0)
        below = "·".join(_power(name, -power) for name, power in self.powers if power < 0)
        if not below:
            return above or "1"
        return f"{above or '1'}/{below}"

    def exponent(self, symbol: str) -> int:
        """Return the exponent of a unit name, 0 when it does not occur."""
        return dict(self.powers).get(symbol, 0)

    def without(self, symbol: str) -> Unit:
        """Return the unit with a unit name taken out (人 in a rule of one person)."""
        return Unit(tuple(power for power in self.powers if power[0] != symbol))


NO_UNIT = Unit()


def parse_unit(written: str) -> Unit:
    """Read ``元/人·月``; ``1`` or an empty text is the pure number. Everything after ``/`` is below.

    Raises ValueError with the part that is no unit name.
    """
    above, *below = written.replace(" ", "").replace("／", "/").split("/")
    unit = NO_UNIT
    for part in filter(None, above.replace("*", "·").split("·")):
        if part != "1":
            unit = unit * Unit(((_symbol(part), 1),))
    for group in below:
        for part in group.replace("*", "·").split("·"):
            unit = unit / Unit(((_symbol(part), 1),))
    return unit


def _symbol(part: str) -> str:
    if part not in SYMBOLS:
        raise ValueError(part)
    return part


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


def _product(left: Unit, right: Unit, sign: int) -> Unit:
    powers = dict(left.powers)
    for name, power in right.powers:
        powers[name] = powers.get(name, 0) + sign * power
    return Unit(tuple((name, powers[name]) for name in SYMBOLS if powers.get(name)))
