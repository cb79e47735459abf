"""The values that a sweep goes through, as people write them: ``保障标准[农村]=600:720:10``.

TEXT, ... --grid--> Grid: one axis, or two and all their pairs
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import ceil, prod

from attrs import frozen

from transition.calc.simulations.settings import Target, target
from transition.policies.checked import CheckedPolicy
from transition.policies.model import Citation
from transition.policies.reform import SELF_CITED, NewValue, Way
from transition.policies.units import NO_UNIT, Unit, parse_unit
from transition.policies.values_read import UnreadableError, number_of
from transition.problems import FilePlace, Problem, UsageError

MOST_AXES = 2
MOST_POINTS = 10_000
"""So many laws are worked out at once, and no more."""

_AXIS = re.compile(r"(?P<target>[^\[\]=*+]+?(?:\s*\[[^\]]*\])?)\s*(?P<way>\+=|\*=|=)\s*(?P<values>[^=]+)")
_END = re.compile(r"([+-]?[0-9][0-9.]*\s*(?:%|/\s*[0-9]+(?![^\s]))?)\s*(.*)")
_WAYS: Mapping[str, Way] = {"=": "set", "+=": "add", "*=": "times"}
_SIGNS: Mapping[Way, str] = {way: sign for sign, way in _WAYS.items()}
_NEUTRAL: Mapping[Way, Fraction] = {"set": Fraction(0), "add": Fraction(0), "times": Fraction(1)}


@frozen
class Axis:
    """The values of one parameter, rising.

    way: whether a value stands in the place of the present one, is added to it or multiplied with it.
    missed: the last value asked for where the step goes past it.
    """

    target: Target
    way: Way
    values: tuple[Fraction, ...]
    step: Fraction
    missed: Fraction | None = None

    @property
    def label(self) -> str:
        """The parameter with its keys and how its value is changed, as people wrote it."""
        return self.target.written if self.way == "set" else f"{self.target.written}{_SIGNS[self.way]}"

    @property
    def unit(self) -> Unit:
        """The unit of the values; a factor has none."""
        return NO_UNIT if self.way == "times" else self.target.parameter.type.unit

    def setting(self, value: Fraction) -> str:
        """Return one value as `settings.setting` reads it."""
        return f"{self.target.written}{_SIGNS[self.way]}{value}"

    def moved(self, present: Fraction, value: Fraction) -> Fraction:
        """Return what a value of the axis makes of the one that there is."""
        if self.way == "set":
            return value
        return present + value if self.way == "add" else present * value

    def new_value(self, value: Fraction | None = None) -> NewValue:
        """Return a value of the axis as a changed value; without one that which changes least."""
        return NewValue(
            table=self.target.parameter.key,
            value=_NEUTRAL[self.way] if value is None else value,
            way=self.way,
            keys=self.target.keys,
            cites=(Citation(SELF_CITED),),
            place=FilePlace(f"--sweep {self.target.written}"),
        )


@frozen
class Grid:
    """All combinations of the values of one or two axes, the last axis moving fastest."""

    axes: tuple[Axis, ...]

    def __len__(self) -> int:
        return prod(len(axis.values) for axis in self.axes)

    def __iter__(self) -> Iterator[tuple[Fraction, ...]]:
        return product(*(axis.values for axis in self.axes))


def grid(policy: CheckedPolicy, written: Sequence[str]) -> Grid:
    """Read ``TABLE[KEY,...]=FIRST:LAST:STEP``, ``+=`` and ``*=`` too; a unit may stand behind a number.

    Raises UsageError: those of `settings.target`, and simulation.sweeps-too-many, .sweep-form,
    .sweep-no-step, .sweep-zero-step, .sweep-wrong-sign, .sweep-too-many-points, .sweep-no-number,
    .sweep-not-whole, .sweep-unit, .sweep-twice.
    """
    if len(written) > MOST_AXES:
        raise _fault("simulation.sweeps-too-many", found=len(written), most=MOST_AXES)
    axes = tuple(axis(policy, one) for one in written)
    if len(axes) == MOST_AXES and _same_values(axes[0].target, axes[1].target):
        raise _fault("simulation.sweep-twice", label=axes[0].target.parameter.label)
    found = Grid(axes)
    if len(found) > MOST_POINTS:
        raise _too_many(axes[0], len(found), MOST_POINTS // len(axes[-1].values))
    return found


def axis(policy: CheckedPolicy, written: str) -> Axis:
    """Read one axis; see `grid`."""
    plain = unicodedata.normalize("NFKC", written).strip()
    found = _AXIS.fullmatch(plain)
    ends = [part.strip() for part in found["values"].split(":")] if found else []
    if found is None or not 1 <= len(ends) <= 3 or not all(ends):
        raise _fault("simulation.sweep-form", found=written)
    meant = target(policy, found["target"])
    if len(ends) < 3:
        raise _fault("simulation.sweep-no-step", found=written, example=f"{plain}:10")
    return _axis(meant, _WAYS[found["way"]], ends, plain)


def axis_of(policy: CheckedPolicy, meant: str, ends: str) -> Axis:
    """Read an axis whose parameter and values were said apart: `meant` and ``FIRST:LAST:STEP``."""
    return axis(policy, f"{meant}={ends}")


def axis_between(meant: Target, first: Fraction, last: Fraction, step: Fraction) -> Axis:
    """Return the axis of values that replace the present one; `last` is in it where a step ends there."""
    return _stepped(meant, "set", first, last, step, meant.written)


def _axis(meant: Target, way: Way, ends: Sequence[str], written: str) -> Axis:
    parameter = meant.parameter
    if parameter.type.kind != "number":
        raise _fault("simulation.sweep-no-number", label=parameter.label)
    first, last, step = (_number(meant, way, end) for end in ends)
    if step == 0:
        raise _fault("simulation.sweep-zero-step", found=written)
    if (last - first) * step < 0:
        raise _fault("simulation.sweep-wrong-sign", found=written, step=-step)
    whole = parameter.type_word == "whole" and way != "times"
    if whole and (first.denominator != 1 or step.denominator != 1):
        raise _fault("simulation.sweep-not-whole", label=parameter.label, found=written)
    return _stepped(meant, way, first, last, step, written)


def _stepped(meant: Target, way: Way, first: Fraction, last: Fraction, step: Fraction, written: str) -> Axis:
    steps = (last - first) // step
    if steps >= MOST_POINTS:
        raise _too_many(Axis(meant, way, (first, last), step), steps + 1, MOST_POINTS)
    values = sorted(first + place * step for place in range(int(steps) + 1))
    reached = first + steps * step
    return Axis(meant, way, tuple(values), abs(step), None if reached == last else last)


def _number(meant: Target, way: Way, written: str) -> Fraction:
    found = _END.fullmatch(written)
    label, wanted = meant.parameter.label, meant.parameter.type.unit
    try:
        number = number_of(found[1].replace(" ", "")) if found else None
    except UnreadableError:
        number = None
    if found is None or number is None:
        raise _fault("simulation.bad-value", label=label, found=written, unit=str(wanted))
    unit = found[2].strip()
    if unit and (way == "times" or not _is(unit, wanted)):
        legal = "1" if way == "times" else str(wanted) or "1"
        raise _fault("simulation.sweep-unit", label=label, found=unit, legal=legal)
    return number


def _is(written: str, wanted: Unit) -> bool:
    try:
        return parse_unit(written) == wanted
    except ValueError:
        return False


def _same_values(one: Target, other: Target) -> bool:
    """Say whether two targets have values in common: in no key column are theirs different ones."""
    if one.parameter.key != other.parameter.key:
        return False
    both = one.keys.keys() & other.keys.keys()
    return all(set(one.keys[key]) & set(other.keys[key]) for key in both)


def _too_many(axis: Axis, points: int, most: int) -> UsageError:
    """Return the refusal of a grid, with a step of the first axis that would do."""
    width = axis.values[-1] - axis.values[0]
    step = axis.step * ceil(width / axis.step / max(most - 1, 1)) if width else axis.step
    facts = {"label": axis.label, "points": f"{points:,}", "most": f"{MOST_POINTS:,}", "step": step}
    return _fault("simulation.sweep-too-many-points", **facts)


def _fault(code: str, **facts: object) -> UsageError:
    return UsageError([Problem(code, facts=facts)])
