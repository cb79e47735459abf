"""A simulation as a report: chapters with tables and charts, for every writer of reports.

    Simulation --simulation_report--> Report

Counts and sums are weighted where the roster has weights, and every heading over them says so. Amounts are
by the year of one day's law, or over the months asked for; the budget is by the month as well.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from transition.calc.simulations.effects import Effects
from transition.calc.simulations.largest import LARGEST
from transition.calc.simulations.simulation import Simulation
from transition.problems import text
from transition.reports.page import short_title
from transition.reports.report import Report, Section
from transition.reports.simulations.breakdown_sections import breakdown_sections
from transition.reports.simulations.budget_section import budget_months_section, budget_section
from transition.reports.simulations.gains_section import gains_section
from transition.reports.simulations.gap_section import gap_section
from transition.reports.simulations.largest_section import largest_section
from transition.reports.simulations.law_section import law_section
from transition.reports.simulations.simulation_data import simulation_data
from transition.reports.simulations.simulation_record import record_of
from transition.reports.simulations.split_section import split_section
from transition.reports.simulations.summary import summary_lines
from transition.reports.simulations.waiting_section import waiting_section
from transition.reports.simulations.words import days_word


def simulation_report(
    simulation: Simulation,
    *,
    largest: int = LARGEST,
    mask: bool = False,
    moment: datetime.datetime | None = None,
) -> Report:
    """Return a simulation as a report in the language of the catalogue.

    largest: how many households of the largest changes. mask: name nobody. moment: when it was made.
    """
    return effects_report(Effects(simulation, largest, mask), moment=moment)


def effects_report(effects: Effects, *, moment: datetime.datetime | None = None) -> Report:
    """Return the report of a simulation whose effects are at hand."""
    simulation = effects.simulation
    reforms = "；".join(reform.title for reform in simulation.reforms)
    return Report(
        key="simulation",
        title=text("simulation.title", title=short_title(simulation.before.plan.title)),
        subtitle="　".join(filter(None, (reforms, days_word(effects)))),
        lines=tuple(summary_lines(effects)),
        sections=tuple(sections(effects)),
        record=record_of(effects, moment),
        data=simulation_data(effects, moment),
    )


def sections(effects: Effects) -> Iterator[Section]:
    """Yield the chapters."""
    yield gains_section(effects)
    yield budget_section(effects)
    yield from breakdown_sections(effects)
    chapters = (
        gap_section,
        largest_section,
        waiting_section,
        split_section,
        law_section,
        budget_months_section,
    )
    for chapter in chapters:
        made = chapter(effects)
        if made is not None:
            yield made
