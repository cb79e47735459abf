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
    column = ledger.columns[rule]
    assert isinstance(column, Numbers)
    refused = np.flatnonzero((column.numerator == 0) & known_of(column) & among)
    if len(refused):
        roster, columns = subset(ledger.plan, ledger.roster, ledger.columns, refused)
        asked = {rule: np.ones(len(refused), dtype=bool)}
        found = failing(ledger.plan, roster, columns, asked)
        for row, text in _nearest_words(found, len(refused)).items():
            words[int(refused[row])] = text
    return words


def _nearest_words(found: tuple[Failing, ...], households: int) -> Mapping[int, str]:
    best = nearest(found, households)
    words: dict[int, str] = {}
    for place, one in enumerate(found):
        rows = np.flatnonzero(best == place)
        if len(rows):
            words.update(zip(rows.tolist(), _words(one, rows), strict=True))
    return words


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
