"""Exact arithmetic on columns of rationals.

A result is always the true rational or flagged (`guard`), never rounded and never wrapped. Columns with
one common denominator stay so wherever that is possible; only a division by a column gives every row a
denominator of its own. Unknown in any operand is unknown in the result.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from math import ceil, floor, gcd, lcm
from typing import Any, Literal, cast

import numpy as np

from transition.calc.guard import Guard, Terms, in_range
from transition.rosters.columns import Array, Bools, Flags, Numbers, all_known

Order = Literal["==", "!=", "<", "<=", ">", ">="]

ORDERS: dict[Order, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

_MIRRORED: dict[Order, Order] = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def both_known(*masks: Bools | None) -> Bools | None:
    """Return where all of several columns are known; None stands for everywhere."""
    given = [mask for mask in masks if mask is not None]
    return reduce(operator.and_, given) if given else None


def add(a: Numbers, b: Numbers, guard: Guard) -> Numbers:
    """Return a + b."""
    x, y, below, bound = _aligned(a, b, guard)
    return of_one_length(x + y, below, both_known(a.known, b.known), 2 * bound)


def subtract(a: Numbers, b: Numbers, guard: Guard) -> Numbers:
    """Return a - b."""
    x, y, below, bound = _aligned(a, b, guard)
    return of_one_length(x - y, below, both_known(a.known, b.known), 2 * bound)


def negate(a: Numbers) -> Numbers:
    """Return -a."""
    return Numbers(-a.numerator, a.denominator, a.known, a.bound)


def absolute(a: Numbers) -> Numbers:
    """Return the size of a without its sign."""
    return Numbers(np.abs(a.numerator), a.denominator, a.known, a.bound)


def multiply(a: Numbers, b: Numbers, guard: Guard) -> Numbers:
    """Return a * b."""
    if _is_constant(b):
        return scale(a, b.at(0), guard)
    if _is_constant(a):
        return scale(b, a.at(0), guard)

    def terms(a: Numbers, b: Numbers) -> Terms:
        return ((a, b), *_denominator_terms(a.denominator, b.denominator))

    (a, b), bounds = guard.room((a, b), terms)
    return of_one_length(
        a.numerator * b.numerator,
        _times(a.denominator, b.denominator),
        both_known(a.known, b.known),
        bounds[0],
    )


def scale(a: Numbers, factor: Fraction | None, guard: Guard) -> Numbers:
    """Return a * factor; all unknown where the factor is (None)."""
    if factor is None:
        return unknown_numbers(len(a))

    def terms(a: Numbers) -> Terms:
        above, _ = _scaled(factor, a.denominator)
        return ((a, above), *_denominator_terms(a.denominator, factor.denominator))

    ((a,), bounds) = guard.room((a,), terms)
    above, below = _scaled(factor, a.denominator)
    return Numbers(_times(a.numerator, above), below, a.known, bounds[0])


def divide(a: Numbers, b: Numbers, guard: Guard) -> Numbers:
    """Return a / b; unknown where b is zero."""
    if _is_constant(b):
        divisor = b.at(0)
        return scale(a, 1 / divisor if divisor else None, guard)

    def terms(a: Numbers, b: Numbers) -> Terms:
        return ((a, b.denominator), (b, a.denominator))

    (a, b), bounds = guard.room((a, b), terms)
    above = _times(a.numerator, b.denominator)
    below = _times(b.numerator, a.denominator)
    known = both_known(a.known, b.known)
    if below.min(initial=1) <= 0:
        above, below = np.where(below < 0, -above, above), np.abs(below)
        zero = below == 0
        known = both_known(known, ~zero)
        below = np.where(zero, 1, below)
    return of_one_length(above, below, known, bounds[0])


def extreme(which: Literal["MIN", "MAX"], items: Sequence[Numbers], guard: Guard) -> Numbers:
    """Return the smallest or largest of several columns, row by row."""
    pick = np.minimum if which == "MIN" else np.maximum

    def two(a: Numbers, b: Numbers) -> Numbers:
        x, y, below, bound = _aligned(a, b, guard)
        return of_one_length(pick(x, y), below, both_known(a.known, b.known), bound)

    return reduce(two, items)


def compare(order: Order, a: Numbers, b: Numbers, guard: Guard) -> Flags:
    """Return whether a stands in an order to b, by cross multiplication."""
    known = both_known(a.known, b.known)
    if _is_constant(b) and isinstance(a.denominator, int):
        return as_flags(_against(order, a, b.at(0)), known)
    if _is_constant(a) and isinstance(b.denominator, int):
        return as_flags(_against(_MIRRORED[order], b, a.at(0)), known)
    x, y, _, _ = _aligned(a, b, guard)
    return as_flags(ORDERS[order](x, y), known)


def chosen(which: Bools, a: Numbers, b: Numbers, guard: Guard) -> Numbers:
    """Return a where `which` is true, else b; of `known` only the own branch's counts."""
    known = chosen_known(which, a.known, b.known)
    if _is_zero(b):
        return of_one_length(a.numerator * which, a.denominator, known, a.bound)
    if _is_zero(a):
        return of_one_length(b.numerator * ~which, b.denominator, known, b.bound)
    if isinstance(a.denominator, int) and isinstance(b.denominator, int):
        x, y, below, bound = _aligned(a, b, guard)
        return of_one_length(np.where(which, x, y), below, known, bound)
    (a, b), _ = guard.room((a, b), lambda a, b: ((a.denominator,), (b.denominator,)))
    below = np.where(which, *(in_range(part.denominator, part.numerator) for part in (a, b)))
    above = np.where(which, a.numerator, b.numerator)
    return of_one_length(above, below, known, max(a.bound, b.bound))


def chosen_known(which: Bools, a: Bools | None, b: Bools | None) -> Bools | None:
    """Return where a choice between two columns is known, when what is chosen is."""
    if a is None:
        return None if b is None else all_known(which | b)
    return all_known(~which | a if b is None else (which & a) | (~which & b))


def rounded(a: Numbers, to: Fraction, mode: Literal["up", "down", "nearest"], guard: Guard) -> Numbers:
    """Return a rounded to a multiple of `to`.

    ``up`` is towards plus infinity, ``down`` towards minus infinity, ``nearest`` is 四舍五入: a half
    goes away from zero.
    """

    def terms(a: Numbers) -> Terms:
        # Four times, because `nearest` doubles both and adds them; `to`, because the whole steps are
        # multiplied by it in the end.
        above, below = _scaled(1 / to, a.denominator)
        step = (below,) if isinstance(below, int) else (a.denominator, to.numerator)
        return ((a, 4 * above, to.numerator), (4, *step))

    ((a,), bounds) = guard.room((a,), terms)
    above, below = _scaled(1 / to, a.denominator)
    steps = _steps(_times(a.numerator, above), below, mode)
    bound = bounds[0] // (4 * below if isinstance(below, int) else 4) + to.numerator
    return Numbers(_times(steps, to.numerator), to.denominator, a.known, bound)


def _steps(size: Array, step: int | Array, mode: Literal["up", "down", "nearest"]) -> Array:
    """Return size / step as whole numbers."""
    if isinstance(step, int) and step == 1:
        return size
    step = in_range(step, size)
    if mode == "down":
        return np.asarray(size // step)
    if mode == "up":
        return np.asarray(-(-size // step))
    away = (2 * np.abs(size) + step) // (2 * step)
    return np.asarray(away) if size.min(initial=0) >= 0 else np.where(size < 0, -away, away)


# --- common denominators -----------------------------------------------------------------------


def _aligned(a: Numbers, b: Numbers, guard: Guard) -> tuple[Array, Array, int | Array, int]:
    """Return both columns' numerators over one denominator, that denominator, and their bound."""

    def terms(a: Numbers, b: Numbers) -> Terms:
        up, down = _scales(a.denominator, b.denominator)
        return ((a, up), (b, down), *_denominator_terms(a.denominator, up))

    (a, b), bounds = guard.room((a, b), terms)
    up, down = _scales(a.denominator, b.denominator)
    below = _times(a.denominator, up)
    return _times(a.numerator, up), _times(b.numerator, down), below, max(bounds[:2])


def _scales(a: int | Array, b: int | Array) -> tuple[int | Array, int | Array]:
    """Return what to multiply with, so that two denominators become the same."""
    if isinstance(a, int) and isinstance(b, int):
        common = lcm(a, b)
        return common // a, common // b
    return (1, 1) if a is b else (b, a)


def _denominator_terms(a: int | Array, b: int | Array) -> Terms:
    # Two common denominators are Python integers and never overflow.
    return () if isinstance(a, int) and isinstance(b, int) else ((a, b),)


def _times(a: Any, b: Any) -> Any:  # noqa: ANN401 - two ints give an int, else it is an array
    if isinstance(a, int) and isinstance(b, int):
        return a * b
    if isinstance(a, int):
        a, b = b, a
    if not isinstance(b, int):
        return a * b
    return a if b == 1 else a * in_range(b, a)


def _scaled(factor: Fraction, below: int | Array) -> tuple[int, int | Array]:
    """Return what a factor multiplies numerators with, and the denominator that then holds."""
    if not isinstance(below, int):
        return factor.numerator, _times(below, factor.denominator)
    common = gcd(factor.numerator, below)
    return factor.numerator // common, below // common * factor.denominator


def _is_constant(a: Numbers) -> bool:
    return len(a) == 1 and isinstance(a.denominator, int)


def _is_zero(a: Numbers) -> bool:
    return a.bound == 0 and len(a) == 1


def _against(order: Order, a: Numbers, limit: Fraction | None) -> Bools:
    """Compare with a constant: over the column's denominator a whole number can stand for it."""
    if limit is None:
        return np.zeros(len(a), dtype=bool)
    target = limit * cast(int, a.denominator)
    if order in ("==", "!=") and target.denominator != 1:
        return np.full(len(a), order == "!=")
    whole = ceil(target) if order in ("<", ">=") else floor(target)
    return np.asarray(ORDERS[order](a.numerator, whole), dtype=bool)


# --- making columns ------------------------------------------------------------------------------


def unknown_numbers(length: int) -> Numbers:
    """Make numbers of which none is known."""
    return Numbers(np.zeros(length, dtype=np.int64), 1, np.zeros(length, dtype=bool), 0)


def of_one_length(above: Array, below: int | Array, known: Bools | None, bound: int) -> Numbers:
    """Make a column whose parts have one length, though some came from a constant."""
    parts = [above] + [part for part in (below, known) if isinstance(part, np.ndarray)]
    if all(len(part) == len(above) for part in parts):
        return Numbers(above, below, known, bound)
    shape = np.broadcast_shapes(*(part.shape for part in parts))
    return Numbers(
        np.broadcast_to(above, shape),
        below if isinstance(below, int) else np.broadcast_to(below, shape),
        None if known is None else np.broadcast_to(known, shape),
        bound,
    )


def as_flags(true: Bools, known: Bools | None) -> Flags:
    """Make flags that are false where they are unknown, of one length."""
    if known is None:
        return Flags(true, None)
    shape = np.broadcast_shapes(known.shape, true.shape)
    mask = all_known(np.broadcast_to(known, shape))
    return Flags(np.broadcast_to(true, shape) if mask is None else true & mask, mask)
