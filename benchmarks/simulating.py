"""What does a reform cost to simulate? A million persons, one reform, against one calculation.

    python benchmarks/simulating.py [--persons 1000000] [--rounds 3]

Both are of the same roster in the same process, arrays to arrays. The simulation holds the law as it is
against the reformed one and works out all that its report shows: who gains and loses, breakdowns, budget,
the largest changes with their reasons, the report itself. The effect is held to two calculations from
scratch before anything is timed.

First under the bundled policies of a county, over the rows of its example roster again and again. Then
under the fifteen rules of the invented place, where a calculation takes next to nothing and the report's
tables weigh most; beside it two stacked reforms of a weighted sample, whose effect is split.
"""

from __future__ import annotations

import argparse
import datetime
from fractions import Fraction
from pathlib import Path

import numpy as np
from attrs import evolve
from invented import AS_OF, invented_roster
from timing import alternated, machine, markdown_table

from transition.api import read_roster
from transition.calc.exact_sums import total_of
from transition.calc.results import Options, calculate_results
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import simulate
from transition.policies.loading import load
from transition.policies.reforming import reformed
from transition.reports.simulations.simulation_report import effects_report
from transition.rosters.columns import Numbers, taken

POLICY = Path(__file__).parents[1] / "tests" / "wonderland" / "policies" / "wonderland-aid.toml"
EXAMPLES = Path(__file__).parents[1] / "examples"
COUNTY_DAY = datetime.date(2026, 5, 1)
RAISED, WIDER = "标准[农村]=450", "放宽倍数=2"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(machine("numpy"))
    of_a_county(options.persons, options.rounds)
    of_the_invented_place(options.persons, options.rounds)


def of_a_county(persons: int, rounds: int) -> None:
    """Print the table for a county's policies."""
    policy = load([EXAMPLES / "linkou-county.toml"])
    few = read_roster(EXAMPLES / "heilongjiang-roster.xlsx", policy)
    roster = again_and_again(few, persons // few.persons)
    reform = "低保标准[231025,农村]=680"
    effects, _ = simulated(policy, roster, reform, day=COUNTY_DAY)
    once, _ = simulated(policy, few, reform, day=COUNTY_DAY)
    times = roster.households // few.households
    assert effects.budget.total.difference == once.budget.total.difference * times
    one, told = alternated(
        [
            lambda: calculate_results(policy, roster, days=(COUNTY_DAY,)),
            lambda: simulated(policy, roster, reform, day=COUNTY_DAY),
        ],
        rounds,
    )
    print(f"{policy.title}: {roster.persons:,} persons, {roster.households:,} households")
    rows = [
        ("one calculation", f"{one:.2f} s", "1.00 x"),
        ("one reform, simulated and reported", f"{told:.2f} s", f"{told / one:.2f} x"),
    ]
    print(markdown_table(("work", "seconds", "against one calculation"), rows))


def again_and_again(roster, times):
    """Return a roster whose households are those of another, again and again."""
    persons = np.tile(np.arange(roster.persons), times)
    homes = np.tile(np.arange(roster.households), times)
    sizes = np.tile(np.diff(roster.starts), times)
    shift = np.repeat(np.arange(times), roster.households) * roster.persons
    heads = np.tile(roster.head_row, times)
    rows = {roster.persons: persons, roster.households: homes}
    return evolve(
        roster,
        household_of=np.repeat(np.arange(len(homes)), sizes),
        starts=np.concatenate(([0], np.cumsum(sizes))),
        household_names=tuple(map(str, range(len(homes)))),
        head_row=np.where(heads >= 0, heads + shift, -1),
        person_columns={key: taken(column, persons) for key, column in roster.person_columns.items()},
        household_columns={key: taken(column, homes) for key, column in roster.household_columns.items()},
        lines=np.arange(len(persons)) + 2,
        problems=(),
        held=None if roster.held is None else roster.held[homes],
        defaulted={key: blank[rows[len(blank)]] for key, blank in roster.defaulted.items()},
        cell_rows={},
        elsewhere={},
    )


def of_the_invented_place(persons: int, rounds: int) -> None:
    """Check that the effect is that of two calculations, then print the table."""
    policy, roster = load([POLICY]), invented_roster(persons)
    sample = weighted(roster)
    assert_agrees(policy, roster)
    one, told, split = alternated(
        [
            lambda: calculate_results(policy, roster, days=(AS_OF,)),
            lambda: simulated(policy, roster, RAISED),
            lambda: simulated(policy, sample, RAISED, WIDER),
        ],
        rounds,
    )
    print(f"{policy.title}: {roster.persons:,} persons, {roster.households:,} households")
    rows = [
        ("one calculation", f"{one:.2f} s", "1.00 x"),
        ("one reform, simulated and reported", f"{told:.2f} s", f"{told / one:.2f} x"),
        ("two reforms of a weighted sample, split", f"{split:.2f} s", f"{split / one:.2f} x"),
    ]
    print(markdown_table(("work", "seconds", "against one calculation"), rows))


def simulated(policy, roster, *settings, day=AS_OF):
    """Simulate and make the report; every part of the effects is worked out for it."""
    reforms = [setting(policy, one) for one in settings]
    effects = Effects(simulate(policy, roster, reforms, Options((day,))))
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
