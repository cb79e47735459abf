"""From what the caller has (files, frames, rosters) to the two sides of a comparison.

A roster that both sides have is read once; one that is read for policies with other columns is read for
each, so that both laws find their own.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from transition.calc.adjustments.sides import Side
from transition.policies.checked import CheckedPolicy
from transition.policies.model import Grade
from transition.problems import Problem, UsageError
from transition.rosters.reading import read_roster
from transition.rosters.roster import Roster
from transition.rosters.understanding import HowToRead

if TYPE_CHECKING:
    import pandas

    Source = str | Path | pandas.DataFrame | Roster


@frozen(eq=False)
class Terms:
    """The law of one side: see `Side`."""

    policy: CheckedPolicy
    days: tuple[datetime.date, ...]
    known_on: datetime.date | None
    carry_forward: bool
    trust: Grade | None
    by_months: bool


def two_sides(
    old: Terms, new: Terms, before: Source, after: Source | None, *, how: HowToRead | None = None
) -> tuple[Side, Side]:
    """Read the rosters for both laws; without `after` both sides have `before`.

    Raises RosterError as `read_roster` does, and UsageError (diff.already-read) for a roster that was
    read for one policy and has to be read for another with other columns.
    """
    other_columns = old.policy.inputs != new.policy.inputs
    was = _read(before, old.policy, how)
    was_elsewhere = _read_again(before, new.policy, how) if other_columns else None
    if after is None:
        now, now_elsewhere = (was, None) if was_elsewhere is None else (was_elsewhere, was)
    else:
        now = _read(after, new.policy, how)
        now_elsewhere = _read_again(after, old.policy, how) if other_columns else None
    return _side(old, was, was_elsewhere), _side(new, now, now_elsewhere)


def _side(terms: Terms, roster: Roster, elsewhere: Roster | None) -> Side:
    return Side(
        policy=terms.policy,
        roster=roster,
        days=terms.days,
        known_on=terms.known_on,
        carry_forward=terms.carry_forward,
        trust=terms.trust,
        elsewhere=elsewhere,
        by_months=terms.by_months,
    )


def _read(source: Source, policy: CheckedPolicy, how: HowToRead | None) -> Roster:
    return source if isinstance(source, Roster) else read_roster(source, policy, how)


def _read_again(source: Source, policy: CheckedPolicy, how: HowToRead | None) -> Roster:
    if isinstance(source, Roster):
        raise UsageError([Problem("diff.already-read")])
    return read_roster(source, policy, how)
