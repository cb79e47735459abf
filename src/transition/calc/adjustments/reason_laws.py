"""What the law moved in a row, in words: ``标准 585→632 元/人·月（2026-04-01 起，…）``.

Told are the things whose replacement changes the row's amount (`moved_rules.py`), with the value that the
row met before and after, and the documents of the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import numpy as np
from attrs import frozen

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.causes import Entitled, any_change, pairs_of
from transition.calc.adjustments.moved_cells import differ
from transition.calc.adjustments.movers import Mover, formulas
from transition.calc.display import digits_of, shown, shown_column, unit_suffix
from transition.calc.expressions import Evaluator, full_length
from transition.calc.ledger import Ledger
from transition.calc.lookups import Resolution
from transition.calc.subset import subset
from transition.policies.checked import Lookup, Source
from transition.policies.model import Scope
from transition.policies.units import parse_unit
from transition.rosters.columns import Array, Column, Ints, taken


def cited(sources: Iterable[Source]) -> str:
    """Return citations in short: the document's number, else its title, and the article."""
    texts = (
        f"{source.document.number or f'《{source.document.title}》'}{source.article}" for source in sources
    )
    return "、".join(dict.fromkeys(texts))


def moved_laws(adjustment: Adjustment, amount: Entitled, rows: Ints) -> Iterator[list[str]]:
    """Yield, for each thing that moved in the law, what it did in each row ("" where nothing)."""
    shares = adjustment.rules.shares.get(amount.mark, {})
    several = np.zeros(len(rows), dtype=np.int64)
    touched = {mover: any_change(share)[rows] for mover, share in shares.items()}
    for mask in touched.values():
        several += mask
    for mover, mask in touched.items():
        places = np.flatnonzero(mask)
        if not len(places):
            continue
        texts = [""] * len(rows)
        words = _words(adjustment, amount, mover, rows[places])
        for place, said in zip(places.tolist(), words, strict=True):
            part = shares[mover].at(int(rows[place])) if several[place] > 1 else None
            texts[place] = said + (f"：{signed(part)} {amount.unit}" if part else "")
        yield texts


def signed(value: Fraction) -> str:
    """Return a change of money with its sign: ``+47``, ``−31.50``."""
    digits = digits_of(abs(value.numerator), value.denominator, parse_unit("元"))
    return f"{'−' if value < 0 else '+'}{digits}"


def _words(adjustment: Adjustment, amount: Entitled, mover: Mover, pairs: Ints) -> list[str]:
    day = adjustment.rules.first.get(mover, 0)
    old, new = adjustment.runs.old.ledgers[day], adjustment.runs.under_new.ledgers[day]
    if mover.kind == "day":
        return [f"评估日 {old.plan.as_of}→{new.plan.as_of}"] * len(pairs)
    if mover.kind == "rule":
        return [f"“{mover.label}”的规定变更{_rule_source(mover, new)}"] * len(pairs)
    if mover.kind in ("input", "whole"):
        return [f"{mover.label}变更"] * len(pairs)
    return _values(mover, old, new, pairs_of(adjustment.matching, amount.of).old[pairs], amount.of)


def _rule_source(mover: Mover, new: Ledger) -> str:
    step = next((step for step in new.plan.steps if step.rule.key == mover.key), None)
    sources = step.version.sources if step is not None and step.version is not None else ()
    return f"（{cited(sources)}）" if sources else ""


# --- the values of a table that rows met ---------------------------------------------------------


@frozen(eq=False)
class _Met:
    """What a look-up gave: a column and the resolutions, in a scope."""

    of: Scope
    column: Column
    which: Array
    resolutions: tuple[Resolution, ...]


def _values(mover: Mover, old: Ledger, new: Ledger, rows: Ints, of: Scope) -> list[str]:
    """Return what each row met in a table before and after. rows: of the old roster, in a scope."""
    homes = rows if of == "household" else old.roster.household_of[rows]
    households = np.unique(homes)
    place = np.searchsorted(households, homes)
    texts = [f"{mover.label}变动"] * len(rows)
    found = (
        {key: _met(old, mover.key, households, key) for key in _lookups(old, mover.key)},
        {key: _met(new, mover.key, households, key) for key in _lookups(new, mover.key)},
    )
    told: dict[int, str] = {}
    for key in found[0].keys() & found[1].keys():
        for household, words in _moved_values(mover, old, found[0][key], found[1][key], households):
            told.setdefault(household, words)
    return [told.get(int(where), text) for where, text in zip(place, texts, strict=True)]


def _lookups(ledger: Ledger, table: str) -> Mapping[tuple[str, int], Lookup]:
    """Return a plan's look-ups in a table, by the rule and their place in it."""
    return {
        (step.rule.key, place): node
        for step in ledger.plan.steps
        for place, node in enumerate(formulas(step.version))
        if isinstance(node, Lookup) and node.parameter == table
    }


def _met(ledger: Ledger, table: str, households: Ints, key: tuple[str, int]) -> _Met:
    node = _lookups(ledger, table)[key]
    rule = next(step.rule for step in ledger.plan.steps if step.rule.key == key[0])
    of: Scope = node.of or rule.of
    roster, columns = subset(ledger.plan, ledger.roster, ledger.columns, households)
    kept = Evaluator(ledger.plan, roster, columns, record=True)
    length = kept.rows(of)
    column = full_length(kept.column(node), length)
    answers = kept.answers(node)
    return _Met(of, column, np.broadcast_to(answers.which, (length,)), answers.resolutions)


def _moved_values(
    mover: Mover, ledger: Ledger, before: _Met, after: _Met, households: Ints
) -> Iterator[tuple[int, str]]:
    """Yield the household (its place among `households`) and the words where a look-up's value moved."""
    if before.of != after.of or len(before.column) != len(after.column):
        return
    moved = np.flatnonzero(differ(before.column, after.column))
    if not len(moved):
        return
    table = ledger.plan.tables[mover.key]
    unit, kind = table.type.unit, table.type.kind
    one, other = (shown_column(taken(met.column, moved), unit, kind) for met in (before, after))
    since = [_since(resolution) for resolution in after.resolutions]
    sizes = np.diff(ledger.roster.starts)[households]
    homes = (
        np.repeat(np.arange(len(households)), sizes) if before.of == "person" else np.arange(len(households))
    )
    for row, was, now in zip(moved.tolist(), one, other, strict=True):
        words = f"{table.label} {was.removesuffix(unit_suffix(unit))}→{now}{since[int(after.which[row])]}"
        yield int(homes[row]), words


def _since(resolution: Resolution) -> str:
    if resolution.answer is None:
        return ""
    row = resolution.answer.row
    return f"（{shown(row.start)} 起，{cited(row.sources)}）"
