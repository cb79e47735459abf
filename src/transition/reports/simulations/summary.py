"""The most important sentences of a simulation, as they stand on top of its report."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from transition.calc.simulations.amounts import MONTHLY
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.gains import KINDS
from transition.problems import text
from transition.reports.simulations.number_columns import alike, percent
from transition.reports.simulations.words import kind_word, measure_word, number, signed


def summary_lines(effects: Effects) -> Iterator[str]:
    """Yield the sentences."""
    if effects.idle is not None:
        yield text(f"simulation.idle.{effects.idle}")
    yield _households(effects)
    yield from _budget(effects)
    if effects.population.weighted:
        yield _weighted(effects)
    yield from _waiting(effects)
    yield from _gap(effects)
    if not any(one.by == "tenth" for one in effects.breakdowns):
        yield text("simulation.no-income")
    if not effects.poverty_gaps:
        yield text("simulation.no-gap")


def _households(effects: Effects) -> str:
    tally = effects.tally
    parts = [
        text(
            "simulation.kind-count",
            kind=kind_word(kind),
            households=number(tally.households[kind]),
            persons=number(tally.persons[kind]),
        )
        for kind in KINDS
        if tally.counted_households[kind]
    ]
    return text("simulation.summary-households", parts=parts)


def _budget(effects: Effects) -> Iterator[str]:
    total, budget = effects.budget.total, effects.budget
    if not budget.lines:
        return
    measure, unit = measure_word(effects), effects.simulation.measure
    before, after = alike(unit, total.before, total.after)
    monthly = signed(budget.monthly(total.difference), MONTHLY)
    share = percent(total.share)
    if share is None:
        yield text("simulation.summary-budget-from-nothing", measure=measure, after=after, monthly=monthly)
        return
    yield text(
        "simulation.summary-budget",
        measure=measure,
        before=before,
        after=after,
        difference=signed(total.difference, unit),
        share=signed(share),
        monthly=monthly,
    )


def _weighted(effects: Effects) -> str:
    population = effects.population
    return text(
        "simulation.summary-weighted",
        label=population.weights.label,
        counted=number(population.roster.households),
        households=number(effects.waiting.all),
    )


def _waiting(effects: Effects) -> Iterator[str]:
    waiting = effects.waiting
    if waiting.counted:
        share = number(percent(waiting.share) or Fraction(0))
        yield text("simulation.waiting-share", share=share, count=waiting.counted)


def _gap(effects: Effects) -> Iterator[str]:
    if effects.poverty_gaps:
        gap = effects.poverty_gaps[-1]
        before, after = gap.after_relief_before, gap.after_relief_after
        sums = alike(MONTHLY, before.gap, after.gap)
        yield text(
            "simulation.summary-gap",
            before=sums[0],
            after=sums[1],
            below_before=number(before.households),
            below_after=number(after.households),
        )
