"""From which word to which: what households come to under the law as it is and under the reformed one."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from attrs import frozen

from transition.calc.results import ResultColumn
from transition.calc.simulations.population import Population, plain_counts, where
from transition.calc.simulations.simulation import Simulation
from transition.rosters.columns import Coded


@frozen
class Flow:
    """Households that came from one word to another; None: not known on that side."""

    before: str | None
    after: str | None
    households: Fraction
    persons: Fraction
    counted: int


@frozen
class Flows:
    """What became of the words that households come to, from the law as it is to the reformed one.

    On the first day. Every household that is not held back has its place, decided or not.
    """

    key: str
    label: str
    flows: tuple[Flow, ...]


def flows_of(simulation: Simulation, population: Population) -> tuple[Flows, ...]:
    """Return the flows of each word of households that both laws have."""
    after = {kind.key for kind in simulation.after.kinds}
    kinds = [kind for kind in simulation.before.kinds if kind.key in after]
    return tuple(_flows(simulation, population, kind) for kind in kinds)


def _flows(simulation: Simulation, population: Population, kind: ResultColumn) -> Flows:
    sides = [results.ledger.columns[kind.key] for results in (simulation.before, simulation.after)]
    meant = population.weights.known & ~simulation.before.held & ~simulation.after.held
    codes, words = [], []
    for side in sides:
        assert isinstance(side, Coded)
        words.append([*map(str, side.vocabulary), None])
        codes.append(np.where(side.codes < 0, len(side.vocabulary), side.codes).astype(np.int64))
    width = len(words[1])
    pairs = where(meant, codes[0] * width + codes[1])
    cells = len(words[0]) * width
    counted = plain_counts(pairs, cells)
    households, persons = population.counts(pairs, cells), population.persons(pairs, cells)
    flows = [
        Flow(words[0][pair // width], words[1][pair % width], households[pair], persons[pair], counted[pair])
        for pair in range(cells)
        if counted[pair]
    ]
    return Flows(kind.key, kind.label, tuple(flows))
