"""How long does it take to explain one household of a large roster, once that is read?

    python benchmarks/explaining.py [--persons 100000]

Twice: under the rules of the invented place, and under all schemes of a province on an invented roster.
The yardstick is the calculation of everybody on the same roster. What is explained is held to what that
calculation gave before anything is timed.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from invented import AS_OF
from timing import alternated, machine, markdown_table
from workbooks import POLICY, write_invented

from transition.api import calculate, explain, load_policy, read_roster
from transition.reports.formats import write_roster
from transition.rosters.sample import invented_households

PLACE, DAY = "heilongjiang", "2025-07"


def main() -> None:
    """Check what comes out, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        roster = Path(folder) / "roster.xlsx"
        write_invented(options.persons, roster)
        rows = [one_household("the invented place", load_policy(POLICY), roster, str(AS_OF), options.rounds)]
        province, roster = load_policy(PLACE), Path(folder) / "province.xlsx"
        sample = invented_households(province, options.persons * 2 // 5, 1)
        write_roster(sample.headers, sample.rows, roster)
        rows.append(one_household("all schemes of a province", province, roster, DAY, options.rounds))
    print(machine("numpy"))
    print(markdown_table(("work", "yardstick"), rows))


def one_household(name: str, policy, path: Path, day: str, rounds: int) -> tuple[str, str]:
    """Time the explanation of one household, and with a changed cell, against calculating everybody."""
    roster = read_roster(path, policy)
    household = roster.household_names[roster.households // 2]
    changed = next(
        one.label for one in policy.inputs.values() if one.input.of == "household" and not one.input.role
    )

    def alone(*, what_if: tuple[str, ...] = ()):
        return explain(policy, roster, household=household, what_if=what_if, as_of=day)

    whole = calculate(policy, roster, as_of=day)
    (found,) = alone()
    assert [tree.value for tree in found.trees] == [tree.value for tree in whole.explain(household)]
    one, supposed, everybody = alternated(
        [alone, lambda: alone(what_if=(f"{changed}=",)), lambda: calculate(policy, roster, as_of=day)], rounds
    )
    return (
        f"{name}, {roster.persons:,} persons: one household {1000 * one:.0f} ms, "
        f"with a changed cell {1000 * supposed:.0f} ms",
        f"everybody calculated {everybody:.2f} s",
    )


if __name__ == "__main__":
    main()
