"""Who is not decided: the share of households, what they lack, how much of the budget that leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from transition.calc.simulations.effects import Effects
from transition.calc.simulations.waiting import Lack, Waiting
from transition.problems import text
from transition.reports.report import Part, Section
from transition.reports.simulations.number_columns import percent
from transition.reports.simulations.words import count_column, money_column, number, plain_column
from transition.reports.table import Table, column_of

MOST_LACKS = 20
"""How many things that are missing are listed."""


def waiting_section(effects: Effects) -> Section:
    """Return the chapter."""
    waiting = effects.waiting
    parts: list[Part] = []
    if waiting.lacks:
        parts.append(_lacks(effects, waiting))
    if waiting.looked_at:
        parts.append(_ranges(effects, waiting))
    return Section("waiting", text("simulation.waiting"), tuple(_lines(waiting)), parts)


def _lines(waiting: Waiting) -> Iterator[str]:
    if not waiting.counted:
        yield text("simulation.waiting-none")
        return
    share = percent(waiting.share) or Fraction(0)
    yield text("simulation.waiting-share", share=number(share), count=waiting.counted)
    if waiting.held:
        yield text("simulation.waiting-held", count=waiting.held)
    if waiting.without_weight:
        yield text("simulation.waiting-weight", count=waiting.without_weight)
    if waiting.looked_at:
        yield text("simulation.waiting-ranges", count=waiting.looked_at)
    if waiting.others:
        yield text("simulation.waiting-others", count=waiting.others)
    if len(waiting.lacks) > MOST_LACKS:
        yield text("simulation.waiting-more", count=len(waiting.lacks) - MOST_LACKS)


def lack_word(lack: Lack) -> str:
    """Return in words what is missing."""
    return text(f"summary.{lack.kind}", what=lack.label)


def _lacks(effects: Effects, waiting: Waiting) -> Table:
    rows = waiting.lacks[:MOST_LACKS]
    return Table(
        "lacks",
        text("simulation.lacks"),
        (
            column_of("reason", text("simulation.lack"), [lack_word(row) for row in rows], "sentence"),
            count_column(
                effects, "households", text("simulation.households"), [row.households for row in rows]
            ),
            plain_column("counted", text("simulation.counted-households"), [row.counted for row in rows]),
        ),
    )


def _ranges(effects: Effects, waiting: Waiting) -> Table:
    rows, unit = waiting.ranges, effects.simulation.measure
    return Table(
        "open_ranges",
        text("simulation.ranges"),
        (
            column_of("entitlement", text("simulation.entitlement"), [row.label for row in rows]),
            money_column(effects, "low", text("simulation.range-low"), [row.low for row in rows], unit),
            money_column(effects, "high", text("simulation.range-high"), [row.high for row in rows], unit),
            plain_column("open", text("simulation.range-open"), [row.open for row in rows]),
        ),
    )
