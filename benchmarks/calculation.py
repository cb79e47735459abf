"""How fast is the calculation? A million persons, arrays to arrays, against the same rules by hand.

    python benchmarks/calculation.py [--persons 1000000]

The rules are those of the invented place under tests/wonderland. Beside them stand the same rules
written out in numpy int64 by somebody who knows them, every unit and every range (`by_hand.py`), and,
where openfisca-core is installed, the same rules as its variables (`in_openfisca.py`). All are held to
one another before anything is timed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import by_hand
import in_openfisca
import numpy as np
from invented import AS_OF, invented_roster
from timing import alternated, machine, markdown_table

from transition.calc.evaluation import evaluate
from transition.calc.planner import make_plan
from transition.policies.loading import load
from transition.rosters.columns import Coded, Flags, Numbers

POLICY = Path(__file__).parents[1] / "tests" / "wonderland" / "policies" / "wonderland-aid.toml"


def main() -> None:
    """Check that all agree, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    roster = invented_roster(options.persons)
    plan = make_plan(load([POLICY]), AS_OF)
    by_ledger, by_numpy = evaluate(plan, roster), by_hand.calculated(roster)
    assert_equal(by_ledger, by_numpy)
    works = [lambda: evaluate(plan, roster), lambda: by_hand.calculated(roster)]
    wrong = None
    if in_openfisca.installed():
        simulation = in_openfisca.Calculation(roster)
        wrong = np.mean(np.abs(simulation.amounts() - by_numpy["amount"]) > 0.005)
        works.append(simulation.amounts)
    report(roster, alternated(works, options.rounds), wrong)


def assert_equal(ledger, by_numpy) -> None:
    """Hold every rule's column to what stands there by hand, in every row."""
    for step in ledger.plan.steps:
        key = step.rule.key
        column, expected = ledger.columns[key], by_numpy[key]
        match column:
            case Numbers(numerator, denominator, known, _):
                above, below = expected if isinstance(expected, tuple) else (expected, 1)
                same = numerator * below == above * denominator
            case Flags(same, known):
                same = same == expected
            case Coded(codes, vocabulary):
                known = codes >= 0
                same = np.array(vocabulary, dtype=object)[codes] == expected.words[expected.codes]
        assert known is None or known.all(), f"{key}: some rows are unknown"
        assert same.all(), f"{key}: {np.count_nonzero(~same)} rows differ"


def report(roster, seconds: list[float], wrong: float | None) -> None:
    """Print the table of times and ratios."""
    ours, hand = seconds[:2]
    rows = [
        ["transition", f"{ours * 1000:.0f} ms", f"{ours / hand:.2f} x", "none"],
        ["the same rules in numpy int64 by hand", f"{hand * 1000:.0f} ms", "1.00 x", "none"],
    ]
    if wrong is not None:
        rows.append(
            ["openfisca-core", f"{seconds[2] * 1000:.0f} ms", f"{seconds[2] / hand:.2f} x", f"{wrong:.2%}"]
        )
    print(machine("numpy"))
    print(f"{roster.persons:,} persons in {roster.households:,} households, best of several rounds\n")
    print(markdown_table(["", "time", "against by hand", "households wrong by a fen or more"], rows))


if __name__ == "__main__":
    main()
