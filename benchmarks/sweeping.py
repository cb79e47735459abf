"""How much is a sweep of 100 points over a million persons? Against one calculation of the same roster.

    python benchmarks/sweeping.py [--persons 1000000] [--points 100]

The rules are those of the invented place under tests/wonderland, and the low-income scheme of an example
county over an invented roster of its own. A point is held to a single simulation before anything is timed.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from county import COUNTY_DAY, county_policy, county_roster
from invented import AS_OF, invented_roster
from timing import alternated, machine, markdown_table

from transition.calc.evaluation import evaluate
from transition.calc.planner import make_plan
from transition.calc.results import Options
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import simulate
from transition.calc.simulations.sweep import sweep
from transition.policies.loading import load

WONDERLAND = Path(__file__).parents[1] / "tests" / "wonderland" / "policies" / "wonderland-aid.toml"


def main() -> None:
    """Time both and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--points", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    cases = [
        ("invented place", load([WONDERLAND]), invented_roster(options.persons), AS_OF, "标准", 400),
        ("example county", county_policy(), county_roster(options.persons), COUNTY_DAY, "低保标准", 632),
    ]
    print(machine("numpy"))
    rows = [measured(*case, options) for case in cases]
    print(markdown_table(["", "persons", "one calculation", f"{options.points} points", "ratio"], rows))


def measured(name, policy, roster, day, table, middle, options) -> list[str]:
    """Return the row of one case."""
    base = simulate(policy, roster, [], Options((day,)))
    first = middle - options.points // 2
    written = [f"{table}[农村]={first}:{first + options.points - 1}:1"]
    hold(base, written, policy, roster, day)
    plan = make_plan(policy, day)
    one = alternated([lambda: evaluate(plan, roster)], 2 * options.rounds + 1)[0]
    many = min(timed(lambda: sweep(base, written)) for _ in range(options.rounds))
    return [name, f"{roster.persons:,}", f"{one * 1000:.0f} ms", f"{many:.2f} s", f"{many / one:.1f} x"]


def timed(work) -> float:
    """Return the seconds of some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def hold(base, written, policy, roster, day) -> None:
    """Hold the last point to a simulation of its own."""
    found = sweep(base, written)
    point, (axis,) = found.points[-1], found.grid.axes
    own = setting(policy, axis.setting(point.values[0]))
    again = sweep(simulate(policy, roster, [own], Options((day,))), written)
    assert again.base.by_entitlement == point.by_entitlement, "the point is another than by itself"


if __name__ == "__main__":
    main()
