"""Whether reforms change anything: the law, and anybody's amount."""

from __future__ import annotations

from typing import Literal

import numpy as np

from transition.calc.simulations.gains import KINDS, Gains
from transition.calc.simulations.simulation import Simulation
from transition.policies.policy_changes import PolicyChanges

Idle = Literal["no-reform", "same-law", "other-words", "reaches-nothing", "reaches-nobody"]
"""Why nothing changes.

``no-reform``: there is none. ``same-law``: the law says what it said. ``other-words``: only what it cites or
its words changed. ``reaches-nothing``: no entitlement rests on what changed, on these days.
``reaches-nobody``: no decided household gets another amount.
"""


def idle(simulation: Simulation, gains: Gains) -> Idle | None:
    """Say why the reforms change nothing, None where they change somebody's amount."""
    if np.isin(gains.total.kinds, [KINDS.index("unchanged"), KINDS.index("open")]).all():
        if not simulation.reforms:
            return "no-reform"
        if simulation.changes.nothing:
            return "same-law"
        if _only_words(simulation.changes):
            return "other-words"
        return "reaches-nobody" if simulation.touched else "reaches-nothing"
    return None


def _only_words(changes: PolicyChanges) -> bool:
    """Say whether nothing changed but documents and what is cited."""
    courses = {one.course for one in changes.values} | {one.course for one in changes.rules}
    documents = all(one.what == "document" for one in changes.presences)
    return courses <= {"cited"} and documents and not changes.redefinitions
