"""How well the documents are known that something cites, and whether that is well enough."""

from __future__ import annotations

from collections.abc import Iterable

from transition.policies.checked import Source
from transition.policies.model import GRADES, PROPOSAL, Grade


def weakest_grade(sources: Iterable[Source]) -> Grade | None:
    """Return the grade of the least known document of several; None of none.

    What two documents are cited for may come from either (the number from one, the day from the other),
    so it is known no better than the weaker of them. A proposal has no grade: it is what one asks about.
    """
    grades = {source.document.grade for source in sources} - {PROPOSAL}
    return max(grades, key=GRADES.index, default=None)


def is_trusted(grade: Grade | None, trust: Grade | None) -> bool:
    """Say whether a grade is at least `trust`; everything is where nothing is asked for."""
    return trust is None or grade is None or GRADES.index(grade) <= GRADES.index(trust)
