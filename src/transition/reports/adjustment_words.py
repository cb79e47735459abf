"""A comparison in one line: what is compared with what."""

from __future__ import annotations

from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.sides import Side


def note(outcome: Outcome) -> str:
    """Return what stands above every printed page: both sides, as far as they differ."""
    adjustment = outcome.adjustment
    old, new = adjustment.old_side, adjustment.new_side
    rosters = [side.roster.source.name for side in (old, new)]
    if adjustment.one_roster:
        rosters = rosters[:1]
    times = dict.fromkeys(map(times_of, (old, new)))
    return f"{' → '.join(rosters)}  {' → '.join(times)}"


def times_of(side: Side) -> str:
    """Return a side's days in words, and until when documents were known."""
    first, last = side.days[0], side.days[-1]
    days = str(first) if first == last else f"{first:%Y-%m}至{last:%Y-%m}"
    known = f"（{side.known_on}已知）" if side.known_on else ""
    return f"{days}{known}"
