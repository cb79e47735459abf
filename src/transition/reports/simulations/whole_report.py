"""One report of all that was asked of a simulation: effects, sweep, goal, edges, and the path over time."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from transition.calc.masking import Masks
from transition.calc.simulations.courses import Courses
from transition.calc.simulations.edges import Edges
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.goal import Goal
from transition.calc.simulations.sweep import Sweep
from transition.problems import text
from transition.reports.page import short_title
from transition.reports.report import Report, Section
from transition.reports.simulations.course_sections import course_sections, course_summary
from transition.reports.simulations.edge_lines import edge_summary, edge_words
from transition.reports.simulations.edge_sections import edge_sections
from transition.reports.simulations.goal_lines import goal_sections, goal_summary, goal_words
from transition.reports.simulations.masked_answers import masked_edges
from transition.reports.simulations.simulation_report import effects_report
from transition.reports.simulations.sweep_sections import sweep_sections, sweep_summary, sweep_words


@frozen(eq=False)
class Asked:
    """What a report is to tell; None for what was not asked besides the effects."""

    effects: Effects
    sweep: Sweep | None = None
    goal: Goal | None = None
    edges: Edges | None = None
    courses: Courses | None = None


@frozen(eq=False)
class _Answer:
    """The answer to one question. name: what was asked; asked: the same with its values, as it is subtitled.

    lines: the two or three sentences that matter most; sections: the chapters.
    """

    name: str
    asked: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]


def whole_report(asked: Asked) -> Report:
    """Return the report: what was asked besides in front, then what the reforms come to.

    Without a reform only what was asked besides: nothing changes, so that there is nothing to tell of it.
    """
    report = effects_report(asked.effects)
    answers = [answer for answer in _answers(asked) if answer.sections]
    lines = [line for answer in answers for line in answer.lines]
    sections = [section for answer in answers for section in answer.sections]
    if asked.effects.simulation.reforms or not answers:
        return evolve(report, lines=(*lines, *report.lines), sections=(*sections, *report.sections))
    names = "、".join(answer.name for answer in answers)
    title = short_title(asked.effects.simulation.before.plan.title)
    return evolve(
        report,
        title=text("simulation.title-asked", title=title, asked=names),
        subtitle="　".join(filter(None, (*(answer.asked for answer in answers), report.subtitle))),
        lines=tuple(lines),
        sections=tuple(sections),
    )


def _answers(asked: Asked) -> Iterator[_Answer]:
    """Yield the answer to each further question, the narrowest first."""
    if asked.goal is not None:
        goal = asked.goal
        yield _Answer(text("goal.heading"), goal_words(goal), goal_summary(goal), goal_sections(goal))
    if asked.sweep is not None:
        sweep = asked.sweep
        yield _Answer(text("sweep.heading"), sweep_words(sweep), sweep_summary(sweep), sweep_sections(sweep))
    if asked.edges is not None:
        edges = masked_edges(asked.edges, _masks(asked)) if asked.effects.masked else asked.edges
        yield _Answer(text("edges.heading"), edge_words(edges), edge_summary(edges), edge_sections(edges))
    if asked.courses is not None:
        courses, named = asked.courses, _masks(asked).text if asked.effects.masked else str
        sections = course_sections(courses, named)
        yield _Answer(text("months.heading"), "", course_summary(courses), sections)


def _masks(asked: Asked) -> Masks:
    simulation = asked.effects.simulation
    return Masks.of(simulation.reformed.inputs, simulation.roster)
