"""Which value of a table an amount rests on, row by row: followed down through what was taken.

A look-up that was made for another branch, or for another kind of person, is not what the amount met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from attrs import frozen

from transition.calc.adjustments.moved_cells import differ
from transition.calc.display import shown_column, unit_suffix
from transition.calc.expressions import Evaluator, full_length
from transition.calc.following import Kept, Marked, followed, taken_parts, taken_starts
from transition.calc.ledger import Ledger
from transition.calc.lookups import Resolution
from transition.calc.subset import subset
from transition.policies.checked import Expression, Extreme, Lookup, Read, Source
from transition.policies.model import Scope
from transition.rosters.columns import Bools, Ints, known_of


@frozen
class Met:
    """A value in words with its unit, and since when it holds by which document."""

    text: str
    suffix: str
    since: str


MetBy = Mapping[tuple[Scope, int], Met]
"""By scope and row, the first value of a table that an amount rests on."""


def few_of(ledger: Ledger, households: Ints) -> Ledger:
    """Return the ledger of some households, ascending, without what decision tables kept."""
    roster, columns = subset(ledger.plan, ledger.roster, ledger.columns, households)
    return Ledger(ledger.plan, roster, columns)


def met(ledger: Ledger, amount: str, table: str) -> MetBy:
    """Return what the known amounts of an entitlement met in a table; nothing where the law has it not."""
    if amount not in {rule.key for rule in ledger.plan.entitlements} or table not in ledger.plan.tables:
        return {}
    found: dict[tuple[Scope, int], Met] = {}
    for node, rows, scope, kept in _looked_up(ledger, amount):
        if node.parameter == table:
            for row, value in _values(node, rows, scope, kept):
                found.setdefault((scope, row), value)
    return found


def _looked_up(ledger: Ledger, amount: str) -> Iterator[tuple[Lookup, Bools, Scope, Evaluator]]:
    """Yield every look-up that an entitlement's known amounts rest on, with the rows that do."""
    marks: dict[str, Bools] = {amount: known_of(ledger.columns[amount])}
    for step in reversed(ledger.plan.steps):
        rows = marks.pop(step.rule.key, None)
        if rows is None or not rows.any() or step.version is None:
            continue
        kept = Evaluator(ledger.plan, ledger.roster, ledger.columns, record=True)
        starts = taken_starts(step.version, rows, kept)
        for node, asked, scope in followed(starts, step.rule.of, kept, _deciding_parts):
            if isinstance(node, Read):
                marks[node.key] = marks[node.key] | asked if node.key in marks else asked
            elif isinstance(node, Lookup):
                yield node, asked, scope, kept


def _deciding_parts(node: Expression, rows: Bools, kept: Kept) -> list[Marked]:
    """Return what a node's value rests on; of the items of MIN or MAX only those that it is."""
    if not isinstance(node, Extreme):
        return taken_parts(node, rows, kept)
    own = full_length(kept.column(node), len(rows))
    return [(item, rows & ~differ(full_length(kept.column(item), len(rows)), own)) for item in node.items]


def _values(node: Lookup, rows: Bools, scope: Scope, kept: Evaluator) -> Iterator[tuple[int, Met]]:
    unit, kind = node.type.unit, node.type.kind
    length = kept.rows(scope)
    texts = shown_column(full_length(kept.column(node), length), unit, kind)
    answers = kept.answers(node)
    which = np.broadcast_to(answers.which, (length,))
    since = [_since(resolution) for resolution in answers.resolutions]
    for row in np.flatnonzero(rows).tolist():
        yield row, Met(texts[row], unit_suffix(unit), since[int(which[row])])


def _since(resolution: Resolution) -> str:
    if resolution.answer is None:
        return ""
    row = resolution.answer.row
    return f"（{row.start} 起，{cited(row.sources)}）"


def cited(sources: Iterable[Source]) -> str:
    """Return citations in short: the document's number, else its title, and the article."""
    texts = (
        f"{source.document.number or f'《{source.document.title}》'}{source.article}" for source in sources
    )
    return "、".join(dict.fromkeys(texts))
