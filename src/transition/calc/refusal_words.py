"""Refusals in words, for many households at once: ``月人均收入超适用标准 37.20 元/人·月``."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from transition.calc.conditions import distances, is_numeric, label_of, unit_of
from transition.calc.display import NO, YES, shown_column
from transition.calc.expressions import Evaluator
from transition.calc.following import true_in
from transition.calc.ledger import Ledger
from transition.calc.refusals import Failing, failing, nearest
from transition.calc.subset import subset
from transition.policies.checked import FLAG, Comparison, Constant, Expression
from transition.rosters.columns import Array, Bools, Numbers, known_of, taken


def refusals_in_words(ledger: Ledger, rule: str, among: Bools) -> list[str]:
    """Return for each household the nearest condition that kept a rule of households at zero.

    rule: its key. among: shape (households,), whom to look at. Empty where the rule is not zero.
    """
    words = [""] * ledger.roster.households
    for household, (text, _) in refusals_told(ledger, rule, among).items():
        words[household] = text
    return words


def refusals_told(ledger: Ledger, rule: str, among: Bools) -> Mapping[int, tuple[str, str]]:
    """Return by household the nearest condition that kept a rule at zero, and the rule that asks it.

    As `refusals_in_words`, of the households only that were refused.
    """
    column = ledger.columns[rule]
    assert isinstance(column, Numbers)
    refused = np.flatnonzero((column.numerator == 0) & known_of(column) & among)
    if not len(refused):
        return {}
    roster, columns = subset(ledger.plan, ledger.roster, ledger.columns, refused)
    asked = {rule: np.ones(len(refused), dtype=bool)}
    found = failing(ledger.plan, roster, columns, asked)
    return {int(refused[row]): told for row, told in _nearest_told(found, len(refused)).items()}


def _nearest_told(found: tuple[Failing, ...], households: int) -> Mapping[int, tuple[str, str]]:
    best = nearest(found, households)
    told: dict[int, tuple[str, str]] = {}
    for place, one in enumerate(found):
        rows = np.flatnonzero(best == place)
        if len(rows):
            texts = ((text, one.rule) for text in _words(one, rows))
            told.update(zip(rows.tolist(), texts, strict=True))
    return told


def _words(one: Failing, rows: Array) -> list[str]:
    """Return what a leaf says in some rows (shape (m,))."""
    leaf, kept = one.leaf, one.kept
    if not isinstance(leaf, Comparison) or not is_numeric(leaf):
        source = leaf.source or label_of(leaf, kept.plan)
        held = true_in(leaf, one.rows, kept)[rows].tolist()
        return [f"{source}：{YES if true else NO}" for true in held]
    left, right = _side(leaf.left, kept), _side(leaf.right, kept)
    apart = shown_column(taken(distances(leaf, kept), rows), unit_of(leaf))
    above, below = (_compared(leaf, order, kept, one.rows)[rows].tolist() for order in (">", "<"))
    return [
        f"{left}超{right} {far}" if over else f"{left}距{right}差 {far}" if under else f"{left}等于{right}"
        for far, over, under in zip(apart, above, below, strict=True)
    ]


def _compared(leaf: Comparison, order: str, kept: Evaluator, like: Bools) -> Bools:
    node = Comparison(type=FLAG, of=leaf.of, operator=order, left=leaf.left, right=leaf.right)  # type: ignore[arg-type]
    return true_in(node, like, kept)


def _side(node: Expression, kept: Evaluator) -> str:
    """Return a side's name; a literal stands with a blank before it, as numbers do."""
    label = label_of(node, kept.plan)
    return f" {label}" if isinstance(node, Constant) else label
