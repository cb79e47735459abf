"""``transition sample`` with the people of a kind of county, as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

P = ("-p", "heilongjiang-dibao")
FARMING = ("--county-type", "farming")


@pytest.mark.parametrize("ending", ["parquet", "xlsx", "csv"])
def test_a_population_is_written_and_run(transition, county, tmp_path, ending):
    path = tmp_path / f"people.{ending}"
    made = transition("sample", "-p", county, *FARMING, "--households", 30, "-o", path)
    ended = transition("run", path, "-p", county, "--as-of", "2026-05")

    assert made.code == 0
    assert made.out == ""
    assert "农业县: 30 households" in made.err
    assert "30 households = 30 decided + 0 not decided" in ended.out
    assert ended.code == 0


def test_a_kind_of_county_may_be_said_in_chinese(transition, tmp_path):
    ended = transition(
        "sample", *P, "--county-type", "脱贫县", "--persons", 50, "-o", tmp_path / "p.csv", "--lang", "zh"
    )

    assert ended.code == 0
    assert "都是编造的" in ended.err


def test_the_usual_roster_may_be_parquet_too(transition, county, tmp_path):
    for name in ("r.parquet", "r.xlsx"):
        transition("sample", "-p", county, "--households", 12, "-o", tmp_path / name)
    told = [
        transition("check", tmp_path / name, "-p", county, "--as-of", "2025-07").out.replace(name, "")
        for name in ("r.parquet", "r.xlsx")
    ]

    assert "roster." in told[0]
    assert told[0].count("roster.") == told[1].count("roster.")


def test_results_stand_beside_a_parquet_roster_in_a_workbook_made_anew(transition, county, tmp_path):
    transition("sample", "-p", county, *FARMING, "--households", 5, "-o", tmp_path / "p.parquet")
    ended = transition(
        "run",
        tmp_path / "p.parquet",
        "-p",
        county,
        "--as-of",
        "2026-05",
        "--beside",
        "-o",
        tmp_path / "o.xlsx",
    )

    assert ended.code == 0
    assert "(output.formats-not-kept)" in ended.err
    assert (tmp_path / "o.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("--persons", "5"), "usage.needs-county-type", 2),
        (("--weights", "5"), "usage.needs-county-type", 2),
        ((*FARMING, "--persons", "5", "--households", "5"), "usage.households-and-persons", 2),
        ((*FARMING, "--mistakes"), "usage.population-with-mistakes", 2),
        (("--county-type", "framing"), "usage.unknown-population", 2),
        ((*FARMING, "--households", "0"), "usage.bad-value", 2),
        ((*FARMING, "--persons", "5000001"), "usage.bad-value", 2),
        (("--county-type", "none.toml"), "policy.no-such-file", 4),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    transition, tmp_path, monkeypatch, words, code, exit_code
):
    monkeypatch.chdir(tmp_path)
    ended = transition("sample", *P, *words, "-o", "out.parquet")

    assert ended.code == exit_code
    assert f"({code})" in ended.err or code in ended.err
    assert list(Path().iterdir()) == []


def test_a_sample_carries_weights_that_add_up_to_the_population(transition, tmp_path):
    import pyarrow.parquet

    path = tmp_path / "p.parquet"
    ended = transition("sample", *P, *FARMING, "--households", 20, "--weights", 1234, "-o", path)
    table = pyarrow.parquet.read_table(path)
    weights = dict(zip(table["户编号"].to_pylist(), table["抽样权数"].to_pylist(), strict=True))

    assert ended.code == 0
    assert sum(weights.values()) == 1234
    assert set(weights.values()) == {61, 62}


def test_weights_below_one_each_are_refused(transition, tmp_path):
    ended = transition("sample", *P, *FARMING, "--households", 20, "--weights", 19, "-o", tmp_path / "p.csv")

    assert ended.code == 2
    assert "usage.weights-too-few" in ended.err
    assert not (tmp_path / "p.csv").exists()


def test_an_ending_that_no_roster_has_is_refused_before_anybody_is_invented(transition, tmp_path):
    ended = transition("sample", *P, *FARMING, "-o", tmp_path / "p.json")

    assert ended.code == 2
    assert "xlsx, csv, parquet" in ended.err


def test_a_file_that_is_there_is_not_overwritten(transition, tmp_path):
    (tmp_path / "p.parquet").write_text("mine")
    ended = transition("sample", *P, *FARMING, "-o", tmp_path / "p.parquet")

    assert ended.code == 5
    assert (tmp_path / "p.parquet").read_text() == "mine"
