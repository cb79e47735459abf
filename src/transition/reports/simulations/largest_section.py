"""The households that change most, with their amounts; the reasons, each said once, numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from transition.calc.simulations.effects import Effects
from transition.calc.simulations.largest import AmountMoved, LargestChange
from transition.policies.units import Unit
from transition.problems import text
from transition.reports.report import Part, Section
from transition.reports.simulations.words import kind_word, money_places, number, signed
from transition.reports.table import Table, TableColumn, column_of

MOST_REASONS = 12
"""So many reasons stand above the table; more have a table of their own."""

_Rows = tuple[LargestChange, ...]


def largest_section(effects: Effects) -> Section | None:
    """Return the chapter; None where nobody's amount changes."""
    rows = effects.largest
    if not rows:
        return None
    reasons = Counter(cause for row in rows for cause in row.causes)
    lines = [text("simulation.largest-note", count=len(rows))]
    parts: list[Part] = [_table(effects, rows, list(reasons))]
    if len(reasons) <= MOST_REASONS:
        numbered = enumerate(reasons.items(), 1)
        lines += [
            text("simulation.largest-reason", number=place, households=number(count), reason=reason)
            for place, (reason, count) in numbered
        ]
    else:
        parts.append(_reasons(reasons))
    return Section("largest", text("simulation.largest"), lines, parts)


def _table(effects: Effects, rows: _Rows, reasons: list[str]) -> Table:
    return Table(
        "largest",
        text("simulation.largest"),
        (
            column_of("household", text("simulation.household"), [row.household for row in rows]),
            column_of("head", text("simulation.head"), [row.head for row in rows]),
            column_of("place", text("simulation.place"), [row.place for row in rows]),
            TableColumn("members", text("simulation.persons"), "whole", _counts(row.members for row in rows)),
            *_words(rows),
            column_of("kind", text("simulation.kind"), [kind_word(row.kind) for row in rows]),
            *_sums(effects, rows),
            *_amounts(effects, rows),
            column_of("reasons", text("simulation.reasons"), [_numbers(row, reasons) for row in rows]),
        ),
        frozen=2,
    )


def _sums(effects: Effects, rows: _Rows) -> Iterator[TableColumn]:
    for side in ("before", "after", "difference"):
        values = tuple(getattr(row, side) for row in rows)
        places, unit = money_places(values), effects.simulation.measure
        yield TableColumn(side, text(f"simulation.{side}"), "money", values, unit, places=places)


def _words(rows: _Rows) -> Iterator[TableColumn]:
    """Yield a column for each word that households come to; where it changed, with both."""
    unknown = text("simulation.unknown")
    for place, (label, *_) in enumerate(rows[0].words):
        pairs = [(row.words[place][1] or unknown, row.words[place][2] or unknown) for row in rows]
        words = [before if before == after else f"{before} → {after}" for before, after in pairs]
        yield column_of(f"word_{place + 1}", label, words)


def _amounts(effects: Effects, rows: _Rows) -> Iterator[TableColumn]:
    """Yield by how much each entitlement moves, where several do: else the difference says it."""
    if len({one.key for row in rows for one in row.amounts}) > 1:
        words = ["\n".join(_amount(one, effects.simulation.measure) for one in row.amounts) for row in rows]
        yield column_of("amounts", text("simulation.amounts"), words, "long-text")


def _amount(moved: AmountMoved, unit: Unit) -> str:
    return f"{moved.label} {signed(moved.after - moved.before, unit)}"


def _counts(counts: Iterable[int]) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, counts))


def _numbers(row: LargestChange, reasons: list[str]) -> str:
    return "、".join(str(reasons.index(cause) + 1) for cause in row.causes)


def _reasons(reasons: Counter[str]) -> Table:
    return Table(
        "largest_reasons",
        text("simulation.largest-reasons"),
        (
            column_of("number", text("simulation.reason-number"), list(map(str, range(1, len(reasons) + 1)))),
            TableColumn("households", text("simulation.households"), "whole", _counts(reasons.values())),
            column_of("reason", text("simulation.reasons"), list(reasons), "sentence"),
        ),
    )
