"""How long does it take to invent a population, and to read it again?

    python benchmarks/populations.py [--persons 1000000]

Three ratios: a population drawn from shares and written as parquet, against the library writing the same
columns and nothing else; the file read as a roster, against the library reading it and numbering the
values of each column; and the same, person for person, against a tenth of the people in a workbook. What
is read is held to what was invented before anything is timed.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet
from timing import alternated, machine, markdown_table

from transition.api import load_policy, read_roster
from transition.reports.formats import write_roster_columns
from transition.rosters.populations.invented import HowMany, invented_population
from transition.rosters.populations.library import find_population

COUNTY = Path(__file__).parents[1] / "examples" / "linkou-county.toml"
WAGES = ("工资性收入", "wage_income")


def main() -> None:
    """Check what comes out, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    policy, population = load_policy(COUNTY), find_population("farming")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("people.parquet", "bare.parquet", "tenth.xlsx")]
        invented = written(policy, population, options.persons, paths[0])
        assert_right(invented, read_roster(paths[0], policy))
        written(policy, population, options.persons // 10, paths[2])
        rows = [
            *inventing(policy, population, options, paths),
            *reading(policy, options, paths),
        ]
        print(f"{invented.persons:,} persons, {len(invented.headers)} columns, {size_of(paths[0])} MB")
    print(machine("numpy", "pyarrow", "python-calamine"))
    print(markdown_table(("work", "yardstick", "ratio"), rows))


def inventing(policy, population, options, paths):
    """Time drawing and writing against writing alone."""
    table = parquet.read_table(paths[0])
    whole, bare = alternated(
        [
            lambda: written(policy, population, options.persons, paths[0]),
            lambda: parquet.write_table(table, paths[1], compression="zstd"),
        ],
        options.rounds,
    )
    yield (
        f"{options.persons:,} persons invented and written: {whole:.1f} s",
        f"the same columns written: {bare:.1f} s",
        f"{whole / bare:.1f} x",
    )


def reading(policy, options, paths):
    """Time reading a roster against reading columns, and against a workbook."""
    whole, bare, workbook = alternated(
        [
            lambda: read_roster(paths[0], policy),
            lambda: numbered_columns(paths[0]),
            lambda: read_roster(paths[2], policy),
        ],
        options.rounds,
    )
    yield (
        f"{options.persons:,} persons read as a roster: {whole:.1f} s",
        f"the columns read and numbered: {bare:.1f} s",
        f"{whole / bare:.1f} x",
    )
    yield (
        f"the same, for each person: {whole / options.persons * 1e6:.0f} µs",
        f"a workbook of {options.persons // 10:,}: {workbook / options.persons * 1e7:.0f} µs",
        f"{workbook * 10 / whole:.1f} x faster",
    )


def written(policy, population, persons: int, path: Path):
    """Invent so many persons and write them."""
    invented = invented_population(population, policy, HowMany(persons=persons), 1)
    write_roster_columns(invented.headers, invented.columns, path, force=True)
    return invented


def numbered_columns(path: Path):
    """Read a file and number the values of each column, as whoever reads it must."""
    table = parquet.read_table(path)
    return [
        column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        for column in table.columns
    ]


def assert_right(invented, roster) -> None:
    """Hold the roster to what was invented: who there is, and what they earn together."""
    label, key = WAGES
    column = invented.columns[invented.headers.index(label)]
    wages = np.array(column.cells, dtype=np.int64)[column.which]
    read = roster.person_columns[key]
    assert (roster.persons, roster.households) == (invented.persons, invented.households)
    assert read.known is None
    assert int(read.numerator.sum()) == int(wages.sum()) * read.denominator
    assert not [problem for problem in roster.problems if problem.severity == "error"]
    print(f"{roster.persons:,} persons in {roster.households:,} households: in accord")


def size_of(path: Path) -> int:
    """Return the size of a file in MB."""
    return path.stat().st_size // 1_000_000


if __name__ == "__main__":
    main()
