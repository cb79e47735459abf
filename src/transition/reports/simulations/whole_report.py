"""One report of all that was asked of a simulation: effects, sweep, goal, edges, and the path over time."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from transition.calc.simulations.courses import Courses
from transition.calc.simulations.edges import Edges
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.goal import Goal
from transition.calc.simulations.sweep import Sweep
from transition.reports.report import Report, Section
from transition.reports.simulations.course_sections import course_lines, course_sections
from transition.reports.simulations.edge_sections import edge_lines, edge_sections
from transition.reports.simulations.goal_lines import goal_lines, goal_sections
from transition.reports.simulations.simulation_report import effects_report
from transition.reports.simulations.sweep_sections import sweep_lines, sweep_sections

_WITHOUT_REFORM = frozenset({"law"})
"""The chapters of effects that still say something where there is no reform."""


@frozen(eq=False)
class Asked:
    """What a report is to tell; None for what was not asked besides the effects."""

    effects: Effects
    sweep: Sweep | None = None
    goal: Goal | None = None
    edges: Edges | None = None
    courses: Courses | None = None


def whole_report(asked: Asked) -> Report:
    """Return the report: what was asked besides in front, then what the reforms come to."""
    report = effects_report(asked.effects)
    besides = [part for part in _besides(asked) if part]
    lines = [line for part in besides for line in part[0]]
    sections = [section for part in besides for section in part[1]]
    if asked.effects.simulation.reforms or not besides:
        return evolve(report, lines=(*lines, *report.lines), sections=(*sections, *report.sections))
    kept = [section for section in report.sections if section.key in _WITHOUT_REFORM]
    return evolve(report, lines=tuple(lines), sections=(*sections, *kept))


def _besides(asked: Asked) -> Iterator[tuple[tuple[str, ...], tuple[Section, ...]]]:
    """Yield the summary and the chapters of each further question, the narrowest first."""
    if asked.goal is not None:
        yield goal_lines(asked.goal), goal_sections(asked.goal)
    if asked.sweep is not None:
        yield sweep_lines(asked.sweep), sweep_sections(asked.sweep)
    if asked.edges is not None:
        yield edge_lines(asked.edges), edge_sections(asked.edges)
    if asked.courses is not None:
        yield course_lines(asked.courses), course_sections(asked.courses)
