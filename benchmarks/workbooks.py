"""How fast is the way from workbook to workbook, and how long does a command take to begin?

    python benchmarks/workbooks.py [--persons 100000]

Three ratios: a large roster in and its result workbook out, against reading and writing the same cells
with the same two libraries and nothing else; the whole command on 1,000 persons against a Python that
imports numpy; and ``--help`` against a Python that imports click. What comes out is held to what was
computed before anything is timed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
from invented import AS_OF, invented_roster
from python_calamine import CalamineWorkbook
from rustpy_xlsxwriter import FastExcel
from timing import alternated, machine, markdown_table

from transition.api import calculate, load_policy, read_roster
from transition.reports.cells import cells_of
from transition.reports.formats import write_results, write_roster
from transition.rosters.columns import taken

POLICY = Path(__file__).parents[1] / "tests" / "wonderland" / "policies" / "wonderland-aid.toml"
SMALL = 1_000


def main() -> None:
    """Check what comes out, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            whole_workbook(Path(folder), options.persons, options.rounds),
            small_command(Path(folder), options.rounds),
            help_command(options.rounds),
        ]
    print(machine("python-calamine", "rustpy-xlsxwriter", "numpy", "click"))
    print(markdown_table(("work", "yardstick", "ratio or difference"), rows))


def whole_workbook(folder: Path, persons: int, rounds: int) -> tuple[str, str, str]:
    """Time a large roster in and out against the bare libraries on the same cells."""
    roster, result, bare = (folder / name for name in ("roster.xlsx", "result.xlsx", "bare.xlsx"))
    write_invented(persons, roster)
    policy = load_policy(POLICY)

    def ours():
        people = read_roster(roster, policy)
        results = calculate(policy, people, as_of=AS_OF).results
        write_results(results, "xlsx", result, force=True)
        return results

    assert_right(ours(), result)
    sheets = [(name, cells_in(result, name)) for name in CalamineWorkbook.from_path(result).sheet_names]
    whole, reading, writing = alternated(
        [ours, lambda: bare_read(roster), lambda: bare_write(sheets, bare)], rounds
    )
    return (
        f"{persons:,} persons, workbook in and out: {whole:.2f} s",
        f"bare read {reading:.2f} s + bare write {writing:.2f} s",
        f"{whole / (reading + writing):.2f} x",
    )


def small_command(folder: Path, rounds: int) -> tuple[str, str, str]:
    """Time the whole command on a small roster against importing numpy."""
    roster, result = folder / "small.xlsx", folder / "small-result.xlsx"
    write_invented(SMALL, roster)
    run = ["-m", "transition", "run", str(roster), "-p", str(POLICY), "--as-of", str(AS_OF)]
    command, yardstick = alternated(
        [lambda: python(*run, "-o", str(result), "--force"), lambda: python("-c", "import numpy")], rounds
    )
    return (
        f"{SMALL:,} persons, whole command: {command:.2f} s",
        f"import numpy {yardstick:.2f} s",
        f"+ {command - yardstick:.2f} s",
    )


def help_command(rounds: int) -> tuple[str, str, str]:
    """Time ``--help`` against importing click."""
    command, yardstick = alternated(
        [lambda: python("-m", "transition", "--help"), lambda: python("-c", "import click")], 2 * rounds
    )
    return (
        f"--help: {1000 * command:.0f} ms",
        f"import click {1000 * yardstick:.0f} ms",
        f"+ {1000 * (command - yardstick):.0f} ms",
    )


# --- the work -------------------------------------------------------------------------------------


def write_invented(persons: int, path: Path) -> None:
    """Write an invented roster as a workbook, a column for each input of the policy."""
    write_roster_of(invented_roster(persons), path)


def write_roster_of(roster, path: Path, gone=None) -> None:
    """Write a roster as a workbook; the households marked in `gone` have other people and numbers."""
    policy = load_policy(POLICY)
    gone = np.zeros(roster.households, dtype=bool) if gone is None else gone
    others = gone[roster.household_of].tolist()
    columns = {**roster.person_columns}
    for key, column in roster.household_columns.items():
        columns[key] = taken(column, roster.household_of)
    columns["household_number"] = tuple(
        f"{'N' if other else 'H'}{household:06}"
        for household, other in zip(roster.household_of.tolist(), others, strict=True)
    )
    columns["person_name"] = tuple(f"兔{number}" for number in range(roster.persons))
    heads = np.isin(np.arange(roster.persons), roster.head_row)
    columns["relation"] = tuple("户主" if head else "其他" for head in heads.tolist())
    columns["township"] = tuple(f"第{household % 11 + 1}镇" for household in roster.household_of.tolist())
    columns["village"] = tuple(f"第{household % 97 + 1}村" for household in roster.household_of.tolist())
    births = columns["birth"].ordinal.tolist()
    columns["identity_number"] = tuple(
        identity(number + 5_000_000 * other, day)
        for number, (day, other) in enumerate(zip(births, others, strict=True))
    )
    # No tag at all is written as a word: a blank would be unknown.
    columns["categories"] = tuple("、".join(sorted(tags)) or "无" for tags in tags_of(columns["categories"]))
    keys = [key for key in policy.inputs if key in columns]
    rows = list(zip(*(cells_of(columns[key]) for key in keys), strict=True))
    write_roster([policy.inputs[key].label for key in keys], rows, path)


def tags_of(column):
    """Return the set of tags of each row."""
    return [column.vocabulary[code] for code in column.codes.tolist()]


def identity(number: int, born: int) -> str:
    """Return an identity number of an unassigned region with a valid check digit."""
    digits = f"99{number // 1000 % 10000:04}{date.fromordinal(born):%Y%m%d}{number % 1000:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return digits + "10X98765432"[rest]


def assert_right(results, path: Path) -> None:
    """Hold the workbook to what was computed: rows that add up, and the sum of the entitlements."""
    header, *rows = cells_in(path, "家庭结果")
    amount = [heading.split("\n")[0] for heading in header].index("救助金")
    total, computed = rows.pop()[amount], results.ledger.columns["amount"]
    known = [computed.at(row) for row in range(len(computed)) if results.decided[row]]
    assert results.reconciliation.adds_up
    assert len(rows) == results.roster.households
    assert total == sum(known) == sum(row[amount] for row in rows if row[amount] is not None)
    print(f"{results.roster.persons:,} persons, {len(rows):,} households, {len(known):,} decided: in accord")


def bare_read(path: Path) -> list[list[object]]:
    """Read every cell of the roster, and do nothing with it."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def bare_write(sheets, path: Path) -> None:
    """Write the same cells without any format, width or page setup."""
    workbook = FastExcel(str(path))
    for name, cells in sheets:
        workbook.sheet(name, records(cells))
    workbook.save()


def records(cells):
    """Give the rows as the library wants them."""
    header, *rows = cells
    return (dict(zip(header, row, strict=True)) for row in rows)


def cells_in(path: Path, name: str) -> list[list[object]]:
    """Return the cells of a sheet, blank ones as None as a writer wants them."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    return [[None if cell == "" else cell for cell in row] for row in rows]


def python(*arguments: str) -> None:
    """Run a fresh Python; exit code 1 says that some households are not decided."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()


if __name__ == "__main__":
    main()
