"""Words that every chapter of a simulation's report uses: kinds, groups, amounts; small columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from transition.calc.display import shown
from transition.calc.simulations.bands import Band
from transition.calc.simulations.breakdowns import By, Name
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.gains import Kind
from transition.policies.units import NO_UNIT, Unit, parse_unit
from transition.problems import text
from transition.reports.table import TableColumn, number_kind

HOUSEHOLDS = parse_unit("户")
PERSONS = parse_unit("人")


def kind_word(kind: Kind) -> str:
    """Return what a kind of household is called."""
    return text(f"simulation.kind.{kind}")


def name_word(name: Name, by: By | None = None) -> str:
    """Return what a group of a breakdown is called."""
    match name:
        case None:
            return text("simulation.unknown")
        case Band():
            return band_word(name)
        case int() if by in ("size", "tenth"):
            return text(f"simulation.{by}", number=name)
        case _:
            return str(name)


def band_word(band: Band) -> str:
    """Return a band in words: 增加 50 到不足 100 元."""
    if not band.sign:
        return kind_word("unchanged")
    way = text("simulation.up" if band.sign > 0 else "simulation.down")
    if band.high is None:
        return text("simulation.band.from", way=way, low=band.low)
    if not band.low:
        return text("simulation.band.below", way=way, high=band.high)
    return text("simulation.band.between", way=way, low=band.low, high=band.high)


def signed(amount: Fraction, unit: Unit | None = None) -> str:
    """Return an amount with its sign: ``+1,234.50 元/年``."""
    sign = "+" if amount > 0 else "-" if amount < 0 else ""
    return f"{sign}{shown(abs(amount), unit, thousands=True)}"


def number(amount: Fraction | int, unit: Unit | None = None) -> str:
    """Return a number with thousands marked."""
    return shown(Fraction(amount), unit, thousands=True)


def weighted_mark(effects: Effects) -> str:
    """Return what stands behind the heading of a count or sum that is weighted, else nothing."""
    return text("simulation.weighted-mark") if effects.population.weighted else ""


def count_column(
    effects: Effects, key: str, label: str, values: Sequence[Fraction | None], unit: Unit = NO_UNIT
) -> TableColumn:
    """Return a column of counts of what the rows stand for; says where it is weighted."""
    exact = tuple(values)
    return TableColumn(key, label + weighted_mark(effects), number_kind(NO_UNIT, exact), exact, unit)


def plain_column(key: str, label: str, values: Sequence[int]) -> TableColumn:
    """Return a column of counts of the roster's own rows."""
    return TableColumn(key, label, "whole", tuple(map(Fraction, values)))


def money_column(
    effects: Effects, key: str, label: str, values: Sequence[Fraction | None], unit: Unit
) -> TableColumn:
    """Return a column of sums of money; says where they are weighted."""
    exact = tuple(values)
    label += weighted_mark(effects)
    return TableColumn(key, label, "money", exact, unit, places=money_places(exact))


def money_places(values: Sequence[Fraction | None]) -> int:
    """Return how many decimals money needs to be shown: none where all is whole yuan, else 2."""
    return 0 if all(value is None or value.denominator == 1 for value in values) else 2


def left_out_lines(effects: Effects) -> Iterator[str]:
    """Yield, where there are such, of which entitlements how many are unknown and the same on both sides."""
    simulation = effects.simulation
    counts = [(rule, int(np.count_nonzero(simulation.left_out[rule.key]))) for rule in simulation.touched]
    parts = [
        text(f"simulation.left-out-{rule.of}s", label=rule.label, count=number(count))
        for rule, count in counts
        if count
    ]
    if parts:
        yield text("simulation.left-out", parts=parts)


def measure_word(effects: Effects) -> str:
    """Return what amounts are for: a year of this day's law, or so many months."""
    if len(effects.simulation.options.days) == 1:
        return text("simulation.measure-year")
    return text("simulation.measure-months", count=len(effects.simulation.options.days))


def days_word(effects: Effects) -> str:
    """Return the day, or the first and the last month."""
    first, last = effects.simulation.options.days[0], effects.simulation.options.days[-1]
    return str(first) if first == last else f"{first:%Y-%m} – {last:%Y-%m}"
