"""What does a reform cost to simulate? A million persons, one reform, against one calculation.

    python benchmarks/simulating.py [--persons 1000000] [--rounds 3] [--province]

All are of the same roster in the same process, arrays to arrays. The simulation holds the law as it is
against the reformed one and works out all that its report shows: who gains and loses, breakdowns, budget,
the largest changes with their reasons, the report itself. The effect is held to two calculations from
scratch before anything is timed.

Two yardsticks: the bare calculation, and one with what every `transition run` makes of it, its summary and
run record, as the report has both as well.

First under the policies of an example county, over a population invented for it, on a day on which no check
of the policies finds anything. Then under the fifteen rules of the invented place, where a calculation takes
next to nothing and the report's tables weigh most; there also two stacked reforms of a weighted sample,
whose effect is split.
"""

from __future__ import annotations

import argparse
import datetime
import io
import tempfile
from pathlib import Path

import numpy as np
from attrs import evolve
from invented import AS_OF, invented_roster
from rich.console import Console
from timing import alternated, machine, markdown_table

from transition.api import read_roster
from transition.calc.adjustments.aligned import with_known
from transition.calc.exact_sums import total_of
from transition.calc.results import Options, calculate_results
from transition.calc.simulations.amounts import rows_of
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import simulate
from transition.calc.simulations.weights import weights_of
from transition.policies.loading import load
from transition.policies.reforming import reformed
from transition.reports.console import print_summary
from transition.reports.formats import write_roster_columns
from transition.reports.run_record import run_record
from transition.reports.simulations.simulation_report import effects_report
from transition.rosters.columns import Numbers
from transition.rosters.populations.invented import HowMany, invented_population
from transition.rosters.populations.library import find_population

POLICY = Path(__file__).parents[1] / "tests" / "wonderland" / "policies" / "wonderland-aid.toml"
COUNTY = Path(__file__).parents[1] / "examples" / "linkou-county.toml"
COUNTY_DAY = datetime.date(2025, 12, 1)
RAISED, WIDER = "标准[农村]=450", "放宽倍数=2"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--province", action="store_true", help="also under all schemes of a province")
    options = parser.parse_args()
    print(machine("numpy"))
    of_an_invented_county(options.persons, options.rounds, COUNTY)
    if options.province:
        of_an_invented_county(options.persons, options.rounds, "heilongjiang")
    of_the_invented_place(options.persons, options.rounds)


def of_an_invented_county(persons: int, rounds: int, chosen: Path | str) -> None:
    """Print the table for a county's or a province's policies, over people invented for them."""
    policy = load([chosen])
    roster = invented_people(policy, persons)
    reform = "低保标准[231025,农村]=680"
    assert_agrees(policy, roster, reform, COUNTY_DAY)
    tell(policy, roster, rounds, COUNTY_DAY, (reform,))


def invented_people(policy, persons: int):
    """Return people drawn from the shares of a county that lives on farming, as a file of them is read."""
    population = invented_population(find_population("farming"), policy, HowMany(persons=persons), 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.parquet"
        write_roster_columns(population.headers, population.columns, path, force=True)
        return read_roster(path, policy)


def of_the_invented_place(persons: int, rounds: int) -> None:
    """Check that the effect is that of two calculations, then print the table."""
    policy, roster = load([POLICY]), invented_roster(persons)
    assert_agrees(policy, roster, RAISED, AS_OF)
    tell(policy, roster, rounds, AS_OF, (RAISED,))
    tell(policy, weighted(roster), rounds, AS_OF, (RAISED, WIDER))


def tell(policy, roster, rounds: int, day, reforms) -> None:
    """Time one calculation, one with its summary and the simulation with its report, and print the table."""
    works = [
        lambda: calculate_results(policy, roster, days=(day,)),
        lambda: summed_up(calculate_results(policy, roster, days=(day,))),
        lambda: simulated(policy, roster, *reforms, day=day),
    ]
    bare, whole, told = alternated(works, rounds)
    weights = ", weighted" if weights_of(policy, roster).label else ""
    print(f"\n{policy.title}: {roster.persons:,} persons, {roster.households:,} households{weights}")
    rows = [
        ("one calculation", f"{bare:.2f} s", "1.00 x", ""),
        ("one calculation with its summary", f"{whole:.2f} s", f"{whole / bare:.2f} x", "1.00 x"),
        (
            f"reforms simulated and reported: {len(reforms)}",
            f"{told:.2f} s",
            f"{told / bare:.2f} x",
            f"{told / whole:.2f} x",
        ),
    ]
    print(
        markdown_table(("work", "seconds", "against one calculation", "against one with its summary"), rows)
    )


def summed_up(results) -> None:
    """Make what `transition run` shows and records of every run."""
    print_summary(results, console=Console(file=io.StringIO(), width=100))
    run_record(results)


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


def assert_agrees(policy, roster, reform: str, day) -> None:
    """Hold the budget's difference to two calculations from scratch, over the households that are decided."""
    effects, _ = simulated(policy, roster, reform, day=day)
    law = reformed(policy, [setting(policy, reform)], day)
    results = [calculate_results(one, roster, days=(day,)) for one in (policy, law)]
    homes = effects.simulation.decided
    decided = {"household": homes, "person": homes[roster.household_of]}
    sums = [
        sum(total_of(with_known(rows_of(one.ledgers, rule), decided[rule.of])) for rule in effects.gains.paid)
        for one in results
    ]
    assert effects.budget.total.difference == sums[1] - sums[0]
    assert sum(effects.tally.counted_households.values()) == roster.households
    print(f"\n{np.count_nonzero(homes):,} of {roster.households:,} households are decided: in accord")


if __name__ == "__main__":
    main()
