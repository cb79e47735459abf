"""One report of all that was asked of a simulation: effects, sweep, goal, edges, and the path over time."""

from __future__ import annotations

from attrs import evolve, frozen

from transition.calc.simulations.effects import Effects
from transition.calc.simulations.sweep import Sweep
from transition.reports.report import Report, Section
from transition.reports.simulations.simulation_report import effects_report


@frozen(eq=False)
class Asked:
    """What a report is to tell, None for what was not asked."""

    effects: Effects
    sweep: Sweep | None = None
    goal: object | None = None
    edges: object | None = None
    courses: object | None = None


def whole_report(asked: Asked) -> Report:
    """Return the report, what was asked besides in front; without reforms only that."""
    report = effects_report(asked.effects)
    return evolve(report)
