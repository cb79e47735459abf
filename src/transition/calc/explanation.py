"""Explanations as data: a tree of steps from a result down to cells and cited parameter rows."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from transition.calc.plan import Untrusted
from transition.policies.checked import CheckedRow, Kind, Source
from transition.policies.model import Rounding, Value
from transition.policies.units import Unit
from transition.problems import CellPlace

Shown = Value | frozenset[str] | None
"""A value of a step; None is unknown."""


@frozen
class Condition:
    """A condition of a case or an IF, with both sides where it is a comparison of numbers.

    distance: for a comparison that failed, how far it is from being met, in `unit`. joined: of what stood
    in the way, that it has to turn together with the one before it.
    """

    text: str
    held: bool | None
    left: Shown = None
    right: Shown = None
    distance: Fraction | None = None
    unit: Unit | None = None
    left_label: str = ""
    right_label: str = ""
    joined: bool = False


@frozen
class Answered:
    """Which row of a parameter answered, or why none did."""

    keys: tuple[tuple[str, Shown], ...]  # label of the key, value; regions by name
    row: CheckedRow | None
    level: str | None = None  # village ... nation, for region keys
    carried: bool = False
    issue_unseen: bool = False
    otherwise: bool = False
    candidates: tuple[tuple[str, Shown], ...] = ()  # several = "highest": every tag with its value
    why_unknown: str | None = None  # "unlisted" | "no-value" | "key-unknown"
    before: CheckedRow | None = None
    after: CheckedRow | None = None
    untrusted: Untrusted | None = None  # the value that there is, of a grade that is not trusted


@frozen
class Explained:
    """One step: a rule, an input cell, a parameter or the day; `parts` are what it rests on.

    value_kind: what kind of value it is; a region's value is its code (significant digits).
    """

    kind: Literal["rule", "input", "parameter", "day"]
    key: str
    label: str
    value: Shown
    unit: Unit | None
    of: Literal["person", "household", "all"]
    value_kind: Kind | None = None
    subject: str = ""  # the person's name or the household's number
    formula: str = ""  # as written
    filled: str = ""  # with the numbers filled in
    sources: tuple[Source, ...] = ()
    since: datetime.date | None = None
    rounding: Rounding | None = None
    before_rounding: Shown = None
    rounding_sources: tuple[Source, ...] = ()
    fired: str = ""  # the condition of the case that fired
    conditions: tuple[Condition, ...] = ()
    answered: Answered | None = None
    cell: CellPlace | None = None
    took_default: str = ""  # the reason of the default
    assumed: bool = False  # the cell that was changed by `--what-if`
    moved: bool = False  # the value is not what it is without `--what-if`
    was: Shown = None  # and what it is without
    parts: tuple[Explained, ...] = field(default=())
