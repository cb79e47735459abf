"""Columns of numbers: exact decimals out of numeric cells and texts, in the unit of their input."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from transition.policies.checked import CheckedInput
from transition.policies.model import Input
from transition.rosters.columns import Bools, Numbers
from transition.rosters.values.amounts import PERCENT, amount_in
from transition.rosters.values.distinct import Cell, Distinct, Fault, Typed, error_fault
from transition.rosters.values.texts import EXACT_DIGITS, NOTHING, half_width, number_text, shown, squeezed
from transition.rosters.values.written_units import factor_to, parts_of, unit_of

_PLACES = (0, 1, 2, 3, 4, 6)
_BARE = Fraction(1)
_TEN_THOUSAND = 10_000
_TOO_MUCH = 10_000_000
"""No household has as many yuan as this: under a header in 万元 they were typed in yuan."""


@frozen(eq=False)
class _Exact:
    """The distinct cells as numbers over 10 ** places, not multiplied yet; those that do not fit apart."""

    numerators: NDArray[np.int64]
    places: int
    others: dict[int, Fraction]
    faults: dict[int, Fault]
    blank: Bools


def read_numbers(distinct: Distinct, checked: CheckedInput, factor: Fraction = _BARE) -> Typed:
    """Read a column of type number, whole or percent.

    factor: what `written_units.factor_to` returned for the unit in the header. A cell that says its own
    unit is not multiplied by what that unit settles: 1.2万 not by the multiple, 500/月 not by the period.
    Faults: what is no number, has another unit, is not whole, or lies outside the input's limits.
    """
    exact = _exact_values(distinct.cells, checked.input, factor)
    numerators, denominator = _over_one_denominator(exact, factor)
    faults = {**exact.faults}
    usable = ~exact.blank
    usable[list(faults)] = False
    doubtful = usable & _doubtful(numerators, denominator, checked.input, factor)
    for index in np.flatnonzero(doubtful).tolist():
        if fault := _limit_fault(distinct.cells[index], checked.input, factor):
            faults[index] = fault
    usable[list(faults)] = False
    bound = int(np.abs(numerators[usable]).max()) if usable.any() else 0
    known = usable[distinct.which]
    column = Numbers(
        numerator=np.where(usable, numerators, 0)[distinct.which],
        denominator=denominator,
        known=None if known.all() else known,
        bound=bound,
    )
    return Typed(column, exact.blank[distinct.which], faults, distinct)


def number_in(cell: Cell, wanted: Input, factor: Fraction = _BARE) -> Fraction | Fault | None:
    """Read one cell: its exact value, None when it is blank, or why it cannot be read."""
    if isinstance(cell, str):
        return _number_in_text(cell, wanted, factor)
    if isinstance(cell, float) and math.isfinite(cell):
        return _multiplied(Fraction(Decimal(f"{cell:.{EXACT_DIGITS}g}")), cell, wanted, factor)
    if isinstance(cell, (int, Fraction)) or (isinstance(cell, Decimal) and cell.is_finite()):
        return _multiplied(Fraction(cell), cell, wanted, factor)
    return _unreadable(cell)


def _number_in_text(text: str, wanted: Input, factor: Fraction) -> Fraction | Fault | None:
    if squeezed(text) in NOTHING:
        return None
    amount = amount_in(text)
    if isinstance(amount, Fault):
        return amount
    if amount.written == PERCENT:
        return amount.number / 100 if wanted.type == "percent" else _unreadable(text)
    if amount.unit is None:
        return _multiplied(amount.number, text, wanted, factor)
    own = factor_to(amount.unit, unit_of(wanted.unit))
    if own is None:
        return Fault("roster.cell-unit", {"value": text, "found": amount.written, "legal": wanted.unit})
    if own == factor == 1:
        return amount.number
    multiple, period = parts_of(factor)
    value = amount.number * own * (_BARE if amount.unit.says_period else period)
    return value if amount.unit.says_size else _multiplied(value, text, wanted, multiple)


def _multiplied(value: Fraction, cell: Cell, wanted: Input, factor: Fraction) -> Fraction | Fault:
    """Multiply a number by what its header says, unless nobody can have meant that."""
    if factor == _BARE:
        return value
    value *= factor
    if _is_huge_under(factor, wanted) and abs(value) >= _TOO_MUCH:
        facts = {"value": shown(cell), "factor": _plain(factor), "amount": _plain(value)}
        return Fault("roster.magnitude", facts)
    return value


def _is_huge_under(factor: Fraction, wanted: Input) -> bool:
    return parts_of(factor)[0] >= _TEN_THOUSAND and unit_of(wanted.unit).exponent("元") == 1


def _exact_values(cells: Sequence[Cell], wanted: Input, factor: Fraction) -> _Exact:
    blank = np.zeros(len(cells), dtype=bool)
    others: dict[int, Fraction] = {}
    faults: dict[int, Fault] = {}
    floats = np.fromiter(map(_as_float, cells), dtype=np.float64, count=len(cells))
    numerators, places, fitting = _decimals(floats)
    for index in np.flatnonzero(~fitting).tolist():
        value = error_fault(cells[index]) or number_in(cells[index], wanted, factor)
        if value is None:
            blank[index] = True
        elif isinstance(value, Fault):
            faults[index] = value
        else:
            others[index] = value
    return _Exact(numerators, places, others, faults, blank)


def _as_float(cell: Cell) -> float:
    """Return the float of a number of at most 15 digits, written as one or as plain text, else NaN."""
    if cell.__class__ is float:
        return cell
    if cell.__class__ is int and abs(cell) < 10**EXACT_DIGITS:
        return float(cell)
    if cell.__class__ is str and len(cell) <= EXACT_DIGITS and cell.isascii():
        return float(cell) if cell.replace(".", "", 1).isdigit() else math.nan
    return math.nan


def _decimals(floats: NDArray[np.float64]) -> tuple[NDArray[np.int64], int, Bools]:
    """Find the decimals that numeric cells stand for, all over one power of ten.

    The float nearest to a decimal of at most 15 digits belongs to that decimal alone. So where a whole
    number of less than 10**15, divided by a power of ten, gives the very float back, it is the decimal
    that a spreadsheet shows: nothing is rounded here. Returns the numerators, the power and where it fits.
    """
    numerators = np.zeros(len(floats), dtype=np.int64)
    power = np.full(len(floats), -1, dtype=np.int64)
    for places in _PLACES:
        open_rows = np.flatnonzero(power < 0)
        if not len(open_rows):
            break
        values = floats[open_rows]
        with np.errstate(over="ignore", invalid="ignore"):
            scaled = np.rint(values * 10.0**places)
            fits = (np.abs(scaled) < 1e15) & (scaled / 10.0**places == values)
        numerators[open_rows[fits]] = scaled[fits].astype(np.int64)
        power[open_rows[fits]] = places
    fitting = power >= 0
    most = int(power.max(initial=0))
    factor = 10 ** (most - np.where(fitting, power, most))
    # A number that would not fit any more over the common power is left to the slow way.
    fitting &= np.abs(numerators) <= (2**62) // factor
    return np.where(fitting, numerators * np.where(fitting, factor, 1), 0), most, fitting


def _over_one_denominator(
    exact: _Exact, factor: Fraction
) -> tuple[NDArray[np.int64] | NDArray[np.object_], int]:
    one = 10**exact.places * factor.denominator
    denominator = math.lcm(one, *(value.denominator for value in exact.others.values()))
    scale = denominator // one * factor.numerator
    bound = int(np.abs(exact.numerators).max(initial=0)) * scale
    above = {
        index: value.numerator * (denominator // value.denominator) for index, value in exact.others.items()
    }
    fits = max([bound, denominator, *map(abs, above.values())]) < 2**62
    numerators = exact.numerators * scale if fits else exact.numerators.astype(object) * scale
    for index, numerator in above.items():
        numerators[index] = numerator
    return numerators, denominator


def _doubtful(
    numerators: NDArray[np.int64] | NDArray[np.object_], denominator: int, wanted: Input, factor: Fraction
) -> Bools:
    """Find the numbers that may break a limit of the input; each of them is looked at exactly."""
    doubtful = np.zeros(len(numerators), dtype=bool)
    if wanted.type == "whole":
        doubtful |= np.asarray(numerators % denominator != 0, dtype=bool)
    if wanted.minimum is not None:
        doubtful |= np.asarray(numerators < math.ceil(wanted.minimum * denominator), dtype=bool)
    if wanted.maximum is not None:
        doubtful |= np.asarray(numerators > math.floor(wanted.maximum * denominator), dtype=bool)
    if wanted.type == "percent":
        doubtful |= np.asarray(numerators > denominator, dtype=bool)
    if _is_huge_under(factor, wanted):
        doubtful |= np.asarray(np.abs(numerators) >= _TOO_MUCH * denominator, dtype=bool)
    return doubtful


def _limit_fault(cell: Cell, wanted: Input, factor: Fraction) -> Fault | None:
    value, found = number_in(cell, wanted, factor), shown(cell)
    if value is None or isinstance(value, Fault):
        return value
    if wanted.type == "whole" and value.denominator != 1:
        return Fault("roster.not-whole", {"value": found})
    if wanted.type == "percent" and value > 1 and "%" not in half_width(found):
        return Fault("roster.percent-unclear", {"value": found})
    if wanted.minimum is not None and value < wanted.minimum:
        return Fault("roster.below-minimum", {"value": found, "minimum": _plain(wanted.minimum)})
    if wanted.maximum is not None and value > wanted.maximum:
        return Fault("roster.above-maximum", {"value": found, "maximum": _plain(wanted.maximum)})
    return None


def _plain(limit: Fraction) -> str:
    return str(limit.numerator) if limit.denominator == 1 else number_text(float(limit))


def _unreadable(cell: Cell) -> Fault:
    return Fault("roster.not-a-number", {"value": shown(cell)})
