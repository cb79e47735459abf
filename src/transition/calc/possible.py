"""What a value can still be, while some of what it rests on is unknown.

A number lies in a span, anything else is one of some values. Both are sound: what can come out is in
them, though not everything in them need come out. `unsure` says that the value may also stay unknown;
what is surely unknown is an empty set.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import product
from typing import Literal

from attrs import evolve, frozen

End = Fraction | float
"""An end of a span: an exact number, or one of the two infinities (which are only compared)."""

INFINITE = math.inf
_NONE = Fraction(0)


@frozen
class Span:
    """The numbers from `low` to `high`, both included; `empty` is none at all."""

    low: End = -INFINITE
    high: End = INFINITE
    unsure: bool = False
    empty: bool = False

    @property
    def point(self) -> Fraction | None:
        """The one number that there is, None where there are more or none."""
        return (
            self.low if self.low == self.high and isinstance(self.low, Fraction) and not self.empty else None
        )


@frozen
class Options:
    """One of some flags, words, sets of words or days; None is any at all."""

    values: frozenset[object] | None
    unsure: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is none: the value is surely unknown."""
        return self.values is not None and not self.values


Possible = Span | Options

ANY_NUMBER, NO_NUMBER = Span(unsure=True), Span(unsure=True, empty=True)
ANY, NO_OPTION = Options(None, True), Options(frozenset(), True)
EITHER = frozenset({True, False})


def exactly(value: object) -> Possible:
    """Return what is known; None is unknown and cannot be anything."""
    if isinstance(value, Fraction):
        return Span(value, value)
    return NO_OPTION if value is None else Options(frozenset({value}))


def nothing_of(kind: str) -> Possible:
    """Return what is surely unknown, for a kind of value."""
    return NO_NUMBER if kind == "number" else NO_OPTION


def anything_of(kind: str) -> Possible:
    """Return what may be anything, for a kind of value."""
    return ANY_NUMBER if kind == "number" else Options(EITHER, True) if kind == "flag" else ANY


def either_of(items: Sequence[Possible], *, unsure: bool = False) -> Possible:
    """Return what any of several can be. items: at least one, all of one kind."""
    unsure = unsure or any(item.unsure for item in items)
    if isinstance(items[0], Span):
        spans = [item for item in items if isinstance(item, Span) and not item.empty]
        if not spans:
            return NO_NUMBER
        return Span(min(span.low for span in spans), max(span.high for span in spans), unsure)
    sets = [item.values for item in items if isinstance(item, Options)]
    if any(values is None for values in sets):
        return Options(None, unsure)
    return Options(frozenset().union(*(values for values in sets if values is not None)), unsure)


# --- numbers --------------------------------------------------------------------------------------


def monotone(spans: Sequence[Span], function: Callable[[Sequence[End]], End]) -> Span:
    """Return what a function can give that does not fall when any of its numbers rises."""
    if any(span.empty for span in spans):
        return NO_NUMBER
    ends = function([span.low for span in spans]), function([span.high for span in spans])
    return Span(*ends, any(span.unsure for span in spans))


def added(spans: Sequence[Span]) -> Span:
    """Return the sum."""
    return monotone(spans, lambda ends: _sum(ends))


def _sum(ends: Sequence[End]) -> End:
    infinite = [end for end in ends if not isinstance(end, Fraction)]
    # Low ends are never plus infinity and high ends never minus: the two do not meet here.
    return infinite[0] if infinite else sum((end for end in ends if isinstance(end, Fraction)), _NONE)


def negated(span: Span) -> Span:
    """Return the numbers with the other sign."""
    return evolve(span, low=-span.high, high=-span.low)


def absolute(span: Span) -> Span:
    """Return the sizes."""
    if span.empty or span.low >= 0:
        return span
    if span.high <= 0:
        return negated(span)
    return evolve(span, low=_NONE, high=max(-span.low, span.high))


def multiplied(a: Span, b: Span) -> Span:
    """Return the products."""
    if a.empty or b.empty:
        return NO_NUMBER
    corners = [_times(x, y) for x, y in product((a.low, a.high), (b.low, b.high))]
    return Span(min(corners), max(corners), a.unsure or b.unsure)


def _times(x: End, y: End) -> End:
    if x == 0 or y == 0:
        return _NONE  # infinity is never reached, so nothing times it stays nothing
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        return x * y
    return INFINITE if (x > 0) == (y > 0) else -INFINITE


def divided(a: Span, b: Span) -> Span:
    """Return the quotients; by zero there is none."""
    if a.empty or b.empty or (b.low == 0 and b.high == 0):
        return NO_NUMBER
    if b.low < 0 < b.high:
        return Span(unsure=True)
    zero = b.low <= 0 <= b.high
    low = -INFINITE if b.high == 0 else _inverse(b.high)
    high = INFINITE if b.low == 0 else _inverse(b.low)
    return multiplied(a, Span(low, high, b.unsure or zero))


def _inverse(end: End) -> End:
    return 1 / end if isinstance(end, Fraction) else _NONE


# --- flags ----------------------------------------------------------------------------------------


def compared(order: Literal["==", "!=", "<", "<=", ">", ">="], a: Possible, b: Possible) -> Options:
    """Return whether a can stand in an order to b, and whether it can fail to."""
    if a.empty or b.empty:
        return NO_OPTION
    unsure = a.unsure or b.unsure
    if isinstance(a, Span) and isinstance(b, Span):
        return Options(frozenset(_spans_compared(order, a, b)), unsure)
    assert isinstance(a, Options)
    assert isinstance(b, Options)
    if a.values is None or b.values is None:
        return Options(EITHER, unsure)
    return Options(frozenset(_ORDERS[order](x, y) for x, y in product(a.values, b.values)), unsure)


_ORDERS: dict[str, Callable[[object, object], bool]] = {
    "==": lambda x, y: x == y,
    "!=": lambda x, y: x != y,
    "<": lambda x, y: x < y,  # type: ignore[operator]
    "<=": lambda x, y: x <= y,  # type: ignore[operator]
    ">": lambda x, y: x > y,  # type: ignore[operator]
    ">=": lambda x, y: x >= y,  # type: ignore[operator]
}


def _spans_compared(order: str, a: Span, b: Span) -> set[bool]:
    match order:
        case "<":
            return {truth for truth, can in ((True, a.low < b.high), (False, a.high >= b.low)) if can}
        case "<=":
            return {truth for truth, can in ((True, a.low <= b.high), (False, a.high > b.low)) if can}
        case ">" | ">=":
            return _spans_compared({">": "<", ">=": "<="}[order], b, a)
        case "!=":
            return {not truth for truth in _spans_compared("==", a, b)}
        case _:
            met = a.low <= b.high and b.low <= a.high
            same = a.point is not None and a.point == b.point
            return {truth for truth, can in ((True, met), (False, not same)) if can}


def joined(word: Literal["and", "or"], items: Sequence[Options]) -> Options:
    """Return what several flags can come to: one false settles an `and`, one true an `or`."""
    settling = word == "or"
    can_settle = any(can_be(item, settling) for item in items)
    can_not = all(can_be(item, not settling) for item in items)
    values = {truth for truth, can in ((settling, can_settle), (not settling, can_not)) if can}
    return Options(frozenset(values), any(item.unsure for item in items))


def can_be(flag: Options, truth: bool) -> bool:
    """Say whether a flag can be true, or false."""
    return flag.values is None or truth in flag.values


def tested(options: Options, test: Callable[[object], bool]) -> Options:
    """Return what a test of a value can give."""
    if options.values is None:
        return Options(EITHER, options.unsure)
    return Options(frozenset(map(test, options.values)), options.unsure)


def made_of(
    parts: Sequence[Possible], make: Callable[[Sequence[object]], object], kind: str, *, most: int = 64
) -> Possible:
    """Return what a function can give of few values each; anything where there are many.

    make: gives None where there is no such value.
    """
    if any(part.empty for part in parts):
        return nothing_of(kind)
    choices = [_listed(part) for part in parts]
    if any(choice is None for choice in choices):
        return anything_of(kind)
    listed = [choice for choice in choices if choice is not None]
    if math.prod(map(len, listed)) > most:
        return anything_of(kind)
    made = [make(chosen) for chosen in product(*listed)]
    found = [exactly(value) for value in made if value is not None]
    unsure = len(found) < len(made) or any(part.unsure for part in parts)
    return either_of(found, unsure=unsure) if found else nothing_of(kind)


def _listed(part: Possible) -> list[object] | None:
    if isinstance(part, Span):
        return None if part.point is None else [part.point]
    return None if part.values is None else list(part.values)


def counted(flags: Iterable[Options]) -> Span:
    """Return how many of some flags can be true."""
    items = list(flags)
    if any(item.empty for item in items):
        return NO_NUMBER
    low = sum(not can_be(item, False) for item in items)
    high = sum(can_be(item, True) for item in items)
    return Span(Fraction(low), Fraction(high), any(item.unsure for item in items))
