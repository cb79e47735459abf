"""Days and grades as callers write them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from transition.calc.period import day_of
from transition.problems import Problem, UsageError

if TYPE_CHECKING:
    from transition.policies.model import Grade

Moment = str | datetime.date
"""A day, or its writing: ``2025-07-15``, or ``2025-07`` for the first of the month."""


def day_meant(moment: Moment | None) -> datetime.date:
    """Return the day that is meant, today where none is. Raises UsageError."""
    return day_of(moment) if moment is not None else datetime.date.today()


def grade_meant(written: str | None) -> Grade | None:
    """Return the grade that is meant. Raises UsageError for one that does not exist."""
    from transition.policies.model import GRADES

    for grade in GRADES:
        if grade == written:
            return grade
    if written is not None:
        facts = {"option": "trust", "found": written, "legal": GRADES}
        raise UsageError([Problem("usage.bad-value", facts=facts)])
    return None
