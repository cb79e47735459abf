"""The page on the policy language names every key and every legal word that the grammar has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from transition.policies import case_grammar, grammar, reform_grammar
from transition.policies.grammar_shapes import TableKind

PAGE = (Path(__file__).parents[2] / "docs" / "policy-language.md").read_text(encoding="utf-8")
TABLES = [
    table
    for module in (grammar, case_grammar, reform_grammar)
    for table in vars(module).values()
    if isinstance(table, TableKind)
]
WORDS = sorted({word for table in TABLES for key in table.keys for word in (key.name, *key.words)})


@pytest.mark.parametrize("word", WORDS)
def test_the_page_names(word):
    assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", PAGE), (
        "say in docs/policy-language.md what it is for"
    )


def test_every_kind_of_table_is_in_the_grammar():
    assert {"policy", "document", "input", "parameter", "rule", "check"} <= {table.name for table in TABLES}
