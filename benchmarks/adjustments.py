"""How much does a comparison cost? Two large workbooks compared, against one run of one of them.

    python benchmarks/adjustments.py [--persons 100000]

Each way is a fresh command, from workbook to workbook. The second roster is the first with every
hundredth wage raised, every two-hundredth household gone and its numbers borne by new ones. Twice: two
rosters under one law, and two rosters on two days, between which the standard of the countryside rises,
so that every household there has an amount that moved, and all four runs are needed. What comes out is
held to the two runs before anything is timed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from datetime import date
from fractions import Fraction
from pathlib import Path

import numpy as np
from attrs import evolve
from invented import invented_roster
from timing import alternated, machine, markdown_table
from transition.reports.exact_sums import total_of
from workbooks import POLICY, write_roster_of

from transition.api import calculate, diff, load_policy, read_roster

BEFORE, AFTER = date(2025, 6, 1), date(2025, 7, 1)


def main() -> None:
    """Check that the comparison agrees with the runs, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.xlsx", Path(folder) / "new.xlsx"
        write_pair(options.persons, old, new)
        assert_agrees(old, new)
        rows = timed(Path(folder), old, new, options.rounds)
    print(machine("python-calamine", "rustpy-xlsxwriter", "numpy"))
    print(markdown_table(("work", "seconds", "against one run"), rows))


def write_pair(persons: int, old: Path, new: Path) -> None:
    """Write two rosters, a month apart."""
    roster = invented_roster(persons)
    write_roster_of(roster, old)
    wage = roster.person_columns["wage"]
    raised = wage.numerator.copy()
    raised[::100] += 120_000
    wages = evolve(wage, numerator=raised, bound=wage.bound + 120_000)
    changed = evolve(roster, person_columns={**roster.person_columns, "wage": wages})
    write_roster_of(changed, new, gone=np.arange(roster.households) % 200 == 0)


def assert_agrees(old: Path, new: Path) -> None:
    """Hold the comparison to both runs: sums before and after, parts, balance."""
    policy = load_policy(POLICY)
    outcome = diff(policy, old, new, from_as_of=BEFORE, to_as_of=AFTER).outcome
    runs = [
        calculate(policy, read_roster(path, policy), as_of=day).results.ledger.columns["amount"]
        for path, day in ((old, BEFORE), (new, AFTER))
    ]
    amount = next(one for one in outcome.adjustment.amounts if one.key == "amount")
    assert [total_of(amount.before), total_of(amount.after)] == [total_of(run) for run in runs]
    parts = sum((total_of(getattr(amount, part)) for part in ("data", "policy", "interaction")), Fraction(0))
    assert parts + total_of(amount.unsplit) == total_of(amount.difference)
    assert outcome.balances
    print(f"{len(amount.before):,} pairs of households, {len(outcome.changes):,} changes: in accord")


def timed(folder: Path, old: Path, new: Path, rounds: int) -> list[tuple[str, str, str]]:
    """Time one run and two comparisons as whole commands."""
    law = ["-p", str(POLICY)]
    out = [str(folder / f"{name}.xlsx") for name in ("run", "diff", "both")]
    run, one_law, two_days = alternated(
        [
            lambda: command("run", old, *law, "--as-of", AFTER, "-o", out[0]),
            lambda: command("diff", old, new, *law, "--as-of", AFTER, "-o", out[1]),
            lambda: command(
                *("diff", old, new, *law, "--from-as-of", BEFORE, "--to-as-of", AFTER, "-o", out[2])
            ),
        ],
        rounds,
    )
    return [
        ("one run, workbook in and out", f"{run:.2f} s", "1.00 x"),
        ("two workbooks, one law", f"{one_law:.2f} s", f"{one_law / run:.2f} x"),
        ("two workbooks, two days: four runs", f"{two_days:.2f} s", f"{two_days / run:.2f} x"),
    ]


def command(*words: object) -> None:
    """Run the command; exit code 1 says that some households are not decided."""
    line = [sys.executable, "-m", "transition", *map(str, words), "--force"]
    done = subprocess.run(line, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()


if __name__ == "__main__":
    main()
