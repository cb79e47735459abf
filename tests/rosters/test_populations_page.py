"""docs/populations.md says of the bundled populations what their files say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from transition.rosters.populations.data_file import read_population
from transition.rosters.populations.grammar import COLUMN, FAMILY, GROUP, KIN, PLACES
from transition.rosters.populations.library import bundled_populations, find_population

PAGE = (Path(__file__).parents[2] / "docs" / "populations.md").read_text(encoding="utf-8")
GRADES = {"official": "官方", "press": "媒体", "aggregator": "汇编", "practice": "惯例"}


def kind_row(name):
    population = find_population(name)
    sources = [population.families_source, *(column.source for column in population.columns)]
    invented = sum(source.is_invented for source in sources)
    average = f"{float(population.persons_to_a_household):.2f}"
    return (
        f"| {population.title} | `{name}` | {average} | {len(population.families)} "
        f"| {len(population.columns)} | {len(sources) - invented} | {invented} |"
    )


def source_rows():
    population = find_population("farming")
    for column in population.columns:
        for citation in column.source.cites:
            document = population.documents[citation.document]
            yield f"| {column.label} | 《{document.title}》 | {GRADES[document.grade]} |"


def test_the_table_of_kinds_is_that_of_the_files():
    rows = re.findall(r"^\| \S+ \| `[a-z]+` \| [\d.]+ \|.*$", PAGE, re.MULTILINE)

    assert rows == [kind_row(name) for name in bundled_populations()]


def test_what_is_known_is_named_with_its_source():
    for row in source_rows():
        assert row in PAGE


def test_every_key_of_a_population_file_is_explained():
    for kind in (KIN, FAMILY, COLUMN, GROUP, PLACES):
        for name in kind.names:
            if name not in ("invented", "cites", "note"):
                assert f"`{name}`" in PAGE, f"{kind.name}: {name}"


@pytest.mark.parametrize("example", re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
def test_the_example_is_a_population(tmp_path, example):
    (tmp_path / "our-county.toml").write_text(example, encoding="utf-8")

    assert read_population(tmp_path / "our-county.toml").title == "某县"
