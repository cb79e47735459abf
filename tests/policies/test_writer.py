"""A policy that is written and read again is the same policy."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from strategies_policies import NAME, policies
from transition.policies.reader import read_policy
from transition.policies.writer import number_as_toml, policy_as_toml

TESTS = Path(__file__).parents[1]
FILES = sorted(
    [*(TESTS / "wonderland" / "policies").glob("*.toml"), *(TESTS.parent / "policies").glob("*.toml")]
)


def read_back(text, folder, name):
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8", newline="")
    policy, problems = read_policy(path)

    assert problems == ()
    return evolve(policy, path="", sha256="")


@given(policy=policies)
def test_what_is_written_is_read_again_the_same(policy, tmp_path_factory):
    assert read_back(policy_as_toml(policy), tmp_path_factory.getbasetemp(), NAME) == policy


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_survives_being_written(path, tmp_path):
    policy, _ = read_policy(path)

    assert read_back(policy_as_toml(policy), tmp_path, path.stem) == evolve(policy, path="", sha256="")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(632), "632"),
        (Fraction(-3, 4), "-0.75"),
        (Fraction("0.1"), "0.1"),
        (Fraction("1E-18"), "1E-18"),
        (Fraction(2, 37), "2/37"),
        (Fraction("1E-20"), "0.000000000000000001%"),
    ],
)
def test_numbers_keep_every_digit(number, written):
    assert str(number_as_toml(number)) == written
