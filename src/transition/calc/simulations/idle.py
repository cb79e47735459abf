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
        said = _said_anew(simulation.changes)
        if said is not None:
            return said
        return "reaches-nobody" if simulation.touched else "reaches-nothing"
    return None


def _said_anew(changes: PolicyChanges) -> Idle | None:
    """Say how a law came to say what it said; None where a value, a rule or a declaration changed.

    That a reform is among the documents changes nothing by itself.
    """
    courses = {one.course for one in changes.values} | {one.course for one in changes.rules}
    documents = all(one.what == "document" for one in changes.presences)
    if changes.redefinitions or not documents or not courses <= {"cited"}:
        return None
    return "other-words" if courses else "same-law"
