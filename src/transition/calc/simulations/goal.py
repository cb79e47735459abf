"""Seeking a value: which one on a grid keeps a target, the largest or the smallest, exactly.

    Simulation + ``保障标准`` + ``年度总额<=1200000`` --solve--> Goal

Nothing is assumed about how the measure moves with the value: every point of a grid of reasonable length is
worked out. Of a longer one every so manieth is, and all around those where the target begins or ceases to be
kept; how many were not looked at is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Literal

from attrs import evolve, frozen

from transition.calc.display import shown
from transition.calc.simulations.grid import MOST_POINTS, Axis, Grid, axis, axis_between, axis_of
from transition.calc.simulations.settings import Target, target
from transition.calc.simulations.simulation import Simulation
from transition.calc.simulations.sweep import Sweep, present_values, sweep_of
from transition.calc.simulations.sweep_points import Point
from transition.policies.checked import CheckedPolicy, CheckedRule
from transition.policies.values_read import UnreadableError, number_of
from transition.problems import Problem, UsageError
from transition.problems.nearest import nearest

Bound = Literal["<=", ">="]
Course = Literal["rising", "falling", "level", "mixed"]
Measure = Literal["yearly-total", "monthly-total", "households", "persons", "extra", "entitlement"]

WORDS: Mapping[str, Measure] = {
    "年度总额": "yearly-total",
    "月度总额": "monthly-total",
    "保障户数": "households",
    "保障人数": "persons",
    "增支": "extra",
}
"""What can be a target besides an entitlement, as people write it; the stable words are understood too."""

MOST_EVALUATED = 2_000
"""A grid of so many points is worked out whole."""
_COARSE = 1_000
_SMALL = 20
"""A value below is moved by hundredths where nothing is said, others by whole units."""

_TARGET = re.compile(r"(?P<what>.+?)\s*(?P<bound><=|>=|=)\s*(?P<value>[^=<>]+)")


@frozen
class Wish:
    """A target: what is measured and where it has to stay. entitlement: whose yearly total it is, if one's.

    label: the measure as people write it. ``=`` is read as ``<=``: as much as the target has room for.
    """

    written: str
    measure: Measure
    label: str
    bound: Bound
    value: Fraction
    entitlement: CheckedRule | None = None

    def kept(self, amount: Fraction) -> bool:
        """Say whether an amount keeps the target."""
        return amount <= self.value if self.bound == "<=" else amount >= self.value


@frozen
class Span:
    """Neighbouring values of a grid, the first and the last."""

    first: Fraction
    last: Fraction


@frozen(eq=False)
class Goal:
    """The value that was sought.

    sweep: the points that were worked out; measured: what the wish measures at each; unseen: how many
    points of the grid were not. value: the largest that keeps a ``<=`` target, the smallest that keeps a
    ``>=`` one; amount: what it comes to there. kept: all neighbouring values that keep the target. course:
    how the measure moves from value to value; against: where it moves against its own direction. steady: the
    value up to which (``>=``: from which) every value keeps the target; None where the first (last) does not.
    """

    wish: Wish
    sweep: Sweep
    measured: tuple[Fraction, ...]
    unseen: int
    value: Fraction
    amount: Fraction
    kept: tuple[Span, ...]
    course: Course
    against: tuple[Span, ...]
    steady: Fraction | None

    @property
    def axis(self) -> Axis:
        """The parameter and the values that were worked out."""
        return self.sweep.grid.axes[0]

    @property
    def at_end(self) -> bool:
        """Whether values beyond the grid may keep the target as well."""
        end = self.axis.values[-1 if self.wish.bound == "<=" else 0]
        return self.value == end


def solve(simulation: Simulation, written: str, wished: str, grid: str | None = None) -> Goal:
    """Return the value of a parameter that keeps a target.

    written: ``TABLE[KEYS]``, or with its values ``TABLE[KEYS]=FIRST:LAST:STEP``. wished: MEASURE<=VALUE,
    MEASURE>=VALUE. grid: ``FIRST:LAST:STEP`` or written out with the table; where nothing says it, whole
    units from half of the value that stands there to twice of it (hundredths where that is below 20).

    Raises UsageError: those of `grid.grid` and `settings.target`; simulation.target-form, .no-such-measure,
    .goal-no-grid, .goal-out-of-reach, .goal-untouched.
    """
    wish = wish_of(simulation.reformed, wished)
    whole = _axis(simulation, written, grid)
    found = _looked_at(simulation, whole, wish)
    measured = measured_of(found, wish)
    if wish.entitlement is not None and wish.entitlement not in found.touched:
        raise _fault("simulation.goal-untouched", label=wish.label, table=whole.label)
    return _goal(found, wish, measured, len(whole.values) - len(measured))


def wish_of(policy: CheckedPolicy, written: str) -> Wish:
    """Read a target. Raises UsageError: simulation.target-form, simulation.no-such-measure."""
    found = _TARGET.fullmatch(
        unicodedata.normalize("NFKC", written).replace("≤", "<=").replace("≥", ">=").strip()
    )
    try:
        value = (
            number_of(found["value"].replace(",", "").strip().removesuffix("元").strip()) if found else None
        )
    except UnreadableError:
        value = None
    if found is None or value is None:
        raise _fault("simulation.target-form", found=written)
    what, bound = found["what"].strip(), found["bound"]
    paid = [rule for rule in policy.rules.values() if rule.entitlement and rule.type.kind == "number"]
    rule = next((one for one in paid if what in (one.label, one.key)), None)
    measure = WORDS.get(what, what)
    if rule is None and measure not in WORDS.values():
        legal = (*WORDS, *(one.label for one in paid))
        raise _fault("simulation.no-such-measure", found=what, nearest=nearest(what, legal, 1), legal=legal)
    named = next((word for word, one in WORDS.items() if one == measure), what)
    meant: Measure = "entitlement" if rule else WORDS[named]
    return Wish(written, meant, rule.label if rule else named, ">=" if bound == ">=" else "<=", value, rule)


# --- the grid ----------------------------------------------------------------------------------------


def _axis(simulation: Simulation, written: str, grid: str | None) -> Axis:
    law = simulation.reformed
    if grid is not None and "=" in grid:
        return axis(law, grid)
    if grid is not None:
        return axis_of(law, written, grid)
    if "=" in written:
        return axis(law, written)
    return _usual_axis(simulation, target(law, written))


def _usual_axis(simulation: Simulation, meant: Target) -> Axis:
    """Return the values from half to twice of what stands there."""
    parameter = meant.parameter
    if parameter.type.kind != "number":
        raise _fault("simulation.sweep-no-number", label=parameter.label)
    present = [value for value in present_values(simulation, meant) if value > 0]
    if not present:
        raise _fault("simulation.goal-no-grid", label=meant.written)
    step = Fraction(1)
    if max(present) < _SMALL and parameter.type_word != "whole":
        step = Fraction(1, 100)
    first, last = ceil(min(present) / 2 / step) * step, floor(max(present) * 2 / step) * step
    while (last - first) / step >= MOST_POINTS:
        step *= 10
        first, last = floor(first / step) * step, ceil(last / step) * step
    return axis_between(meant, first, last, step)


def _looked_at(simulation: Simulation, whole: Axis, wish: Wish) -> Sweep:
    """Return the points of a grid that are worked out: all, or enough around where the target is met."""
    values = whole.values
    if len(values) <= MOST_EVALUATED:
        return sweep_of(simulation, Grid((whole,)))
    pace = ceil(len(values) / _COARSE)
    places = sorted({*range(0, len(values), pace), len(values) - 1})
    coarse = sweep_of(simulation, Grid((evolve(whole, values=tuple(values[place] for place in places)),)))
    kept = [wish.kept(amount) for amount in measured_of(coarse, wish)]
    near = {
        place
        for (a, b), (one, other) in zip(pairwise(places), pairwise(kept), strict=True)
        if one != other
        for place in range(a, b + 1)
    }
    chosen = tuple(values[place] for place in sorted({*places, *near}))
    return sweep_of(simulation, Grid((evolve(whole, values=chosen),)))


# --- what is measured ----------------------------------------------------------------------------------


def measured_of(found: Sweep, wish: Wish) -> tuple[Fraction, ...]:
    """Return what a wish measures at each point of a sweep."""
    measure = _MEASURES[wish.measure]
    return tuple(measure(found, point, wish) for point in found.points)


def _monthly(found: Sweep, point: Point, _: Wish) -> Fraction:
    months = len(found.simulation.options.days)
    return point.together.amount / (months if months > 1 else 12)


def _own(_: Sweep, point: Point, wish: Wish) -> Fraction:
    own = point.by_entitlement.get(wish.entitlement.key) if wish.entitlement else None
    return own.amount if own else Fraction(0)


_MEASURES: Mapping[Measure, Callable[[Sweep, Point, Wish], Fraction]] = {
    "yearly-total": lambda _, point, __: point.together.amount,
    "monthly-total": _monthly,
    "households": lambda _, point, __: point.together.households,
    "persons": lambda _, point, __: point.together.persons,
    "extra": lambda found, point, _: point.together.amount - found.base.together.amount,
    "entitlement": _own,
}


# --- the answer ------------------------------------------------------------------------------------------


def _goal(found: Sweep, wish: Wish, measured: Sequence[Fraction], unseen: int) -> Goal:
    values = found.grid.axes[0].values
    kept = [wish.kept(amount) for amount in measured]
    if not any(kept):
        raise _out_of_reach(found, wish, measured)
    places = [place for place, one in enumerate(kept) if one]
    best = places[-1] if wish.bound == "<=" else places[0]
    course = _course(measured)
    return Goal(
        wish=wish,
        sweep=found,
        measured=tuple(measured),
        unseen=unseen,
        value=values[best],
        amount=measured[best],
        kept=_spans(values, kept),
        course=course,
        against=_against(values, measured) if course == "mixed" else (),
        steady=_steady(values, kept, wish.bound),
    )


def _out_of_reach(found: Sweep, wish: Wish, measured: Sequence[Fraction]) -> UsageError:
    axis = found.grid.axes[0]
    best = min(measured) if wish.bound == "<=" else max(measured)
    return _fault(
        "simulation.goal-out-of-reach",
        target=f"{wish.label}{wish.bound}{_said(wish.value)}",
        table=axis.label,
        first=_said(axis.values[0]),
        at_first=_said(measured[0]),
        last=_said(axis.values[-1]),
        at_last=_said(measured[-1]),
        best=_said(best),
        at=_said(axis.values[list(measured).index(best)]),
    )


def _said(number: Fraction) -> str:
    return shown(number, thousands=True)


def _course(measured: Sequence[Fraction]) -> Course:
    rises = any(after > before for before, after in pairwise(measured))
    falls = any(after < before for before, after in pairwise(measured))
    if rises and falls:
        return "mixed"
    return "rising" if rises else "falling" if falls else "level"


def _against(values: Sequence[Fraction], measured: Sequence[Fraction]) -> tuple[Span, ...]:
    """Return where the measure moves against the direction from its first value to its last."""
    up = measured[-1] >= measured[0]
    found: list[Span] = []
    for (low, high), (before, after) in zip(pairwise(values), pairwise(measured), strict=True):
        if (after < before) if up else (after > before):
            joined = found and found[-1].last == low
            found[-1:] = [Span(found[-1].first, high)] if joined else [*found[-1:], Span(low, high)]
    return tuple(found)


def _spans(values: Sequence[Fraction], marked: Sequence[bool]) -> tuple[Span, ...]:
    found: list[Span] = []
    last = False
    for value, mark in zip(values, marked, strict=True):
        if mark and last:
            found[-1] = Span(found[-1].first, value)
        elif mark:
            found.append(Span(value, value))
        last = mark
    return tuple(found)


def _steady(values: Sequence[Fraction], kept: Sequence[bool], bound: Bound) -> Fraction | None:
    pairs = list(zip(values, kept, strict=True))
    found = None
    for value, one in pairs if bound == "<=" else reversed(pairs):
        if not one:
            break
        found = value
    return found


def _fault(code: str, **facts: object) -> UsageError:
    return UsageError([Problem(code, facts=facts)])
