"""What does a reform cost to simulate? A million persons, one reform, against one calculation.

    python benchmarks/simulating.py [--persons 1000000]

Both are of the same roster in the same process, arrays to arrays. The simulation holds the law as it is
against the reformed one and works out all that its report shows: who gains and loses, breakdowns, budget,
the largest changes with their reasons, the report itself. The effect is held to two calculations from
scratch before anything is timed. Beside it stands the same of two stacked reforms with weights, whose
effect is split.
"""

from __future__ import annotations

import argparse
from fractions import Fraction
from pathlib import Path

import numpy as np
from attrs import evolve
from invented import AS_OF, invented_roster
from timing import alternated, machine, markdown_table

from transition.calc.exact_sums import total_of
from transition.calc.results import Options, calculate_results
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import simulate
from transition.policies.loading import load
from transition.policies.reforming import reformed
from transition.reports.simulations.simulation_report import effects_report
from transition.rosters.columns import Numbers

POLICY = Path(__file__).parents[1] / "tests" / "wonderland" / "policies" / "wonderland-aid.toml"
RAISED, WIDER = "标准[农村]=450", "放宽倍数=2"


def main() -> None:
    """Check that the effect is that of two calculations, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    policy, roster = load([POLICY]), invented_roster(options.persons)
    sample = weighted(roster)
    assert_agrees(policy, roster)
    one, told, split = alternated(
        [
            lambda: calculate_results(policy, roster, days=(AS_OF,)),
            lambda: simulated(policy, roster, RAISED),
            lambda: simulated(policy, sample, RAISED, WIDER),
        ],
        options.rounds,
    )
    print(f"{roster.persons:,} persons, {roster.households:,} households")
    print(machine("numpy"))
    rows = [
        ("one calculation", f"{one:.2f} s", "1.00 x"),
        ("one reform, simulated and reported", f"{told:.2f} s", f"{told / one:.2f} x"),
        ("two reforms of a weighted sample, split", f"{split:.2f} s", f"{split / one:.2f} x"),
    ]
    print(markdown_table(("work", "seconds", "against one calculation"), rows))


def simulated(policy, roster, *settings):
    """Simulate and make the report; every part of the effects is worked out for it."""
    reforms = [setting(policy, one) for one in settings]
    effects = Effects(simulate(policy, roster, reforms, Options((AS_OF,))))
    return effects, effects_report(effects)


def weighted(roster):
    """Return the roster with weights from 1 to 20 in halves."""
    weights = np.arange(roster.households) % 39 + 2
    columns = {**roster.household_columns, "weight": Numbers(weights, 2, None, 40)}
    return evolve(roster, household_columns=columns)


def assert_agrees(policy, roster) -> None:
    """Hold the budget's difference to two calculations from scratch."""
    effects, _ = simulated(policy, roster, RAISED)
    law = reformed(policy, [setting(policy, RAISED)], AS_OF)
    sums = [
        total_of(calculate_results(one, roster, days=(AS_OF,)).ledger.columns["amount"]) * 12
        for one in (policy, law)
    ]
    assert effects.simulation.decided.all()
    assert effects.budget.total.difference == sums[1] - sums[0] != Fraction(0)
    assert sum(effects.tally.counted_households.values()) == roster.households


if __name__ == "__main__":
    main()
