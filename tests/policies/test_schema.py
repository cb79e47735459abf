"""The JSON schema for editors says what the reader says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from refused_files import as_json
from transition.policies.schema import policy_schema
from transition.policies.toml_file import read_toml
from transition.problems import PolicyError

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
GOOD = sorted([*(ROOT / "policies").glob("*.toml"), *(ROOT / "tests/wonderland/policies").glob("*.toml")])
VALIDATOR = Draft202012Validator(policy_schema())

FAULTS_OF_SHAPE = (
    *("unknown-key", "missing-key", "wrong-type", "section-is-no-table", "row-of-wrong-type", "unknown-word"),
    *("empty-text", "empty-list", "bad-key-name", "bad-name", "bad-region", "bad-url", "bad-number"),
    *("bad-citation", "bad-lasts", "no-policy-table"),
)
"""The refused files whose fault stands in one value alone: an editor can show it while it is typed."""


def test_the_file_in_docs_is_the_schema():
    written = (ROOT / "docs" / "policy.schema.json").read_text(encoding="utf-8")

    assert json.loads(written) == policy_schema(), (
        "run: python -m transition.policies.schema > docs/policy.schema.json"
    )


def test_it_is_a_schema():
    Draft202012Validator.check_schema(policy_schema())


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_policy_fits(path):
    assert [error.message for error in VALIDATOR.iter_errors(as_json(read_toml(path).data))] == []


@pytest.mark.parametrize("name", FAULTS_OF_SHAPE)
def test_a_fault_of_shape_shows_in_an_editor(name):
    data = as_json(read_toml(HERE / "refused" / f"{name}.toml").data)

    assert not VALIDATOR.is_valid(data)


@pytest.mark.parametrize("path", sorted((HERE / "refused").glob("*.toml")), ids=lambda path: path.stem)
def test_the_schema_stands_any_file(path):
    """Whatever is in it, validating ends with a yes or a no."""
    try:
        data = as_json(read_toml(path).data)
    except PolicyError:
        return
    assert VALIDATOR.is_valid(data) in (True, False)


def test_every_key_is_described_in_both_languages():
    for table in policy_schema()["$defs"].values():
        for key in table["properties"].values():
            assert " / " in key["description"]
