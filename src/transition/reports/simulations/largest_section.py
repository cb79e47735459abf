"""The households that change most, with their amounts and the reasons."""

from __future__ import annotations

from fractions import Fraction

from transition.calc.simulations.effects import Effects
from transition.calc.simulations.largest import LargestChange
from transition.problems import text
from transition.reports.report import Section
from transition.reports.simulations.words import kind_word, money_places, number, signed
from transition.reports.table import Table, TableColumn, column_of


def largest_section(effects: Effects) -> Section | None:
    """Return the chapter; None where nobody's amount changes."""
    rows = effects.largest
    if not rows:
        return None
    lines = [text("simulation.largest-note", count=len(rows))]
    return Section("largest", text("simulation.largest"), lines, [_table(effects, rows)])


def _table(effects: Effects, rows: tuple[LargestChange, ...]) -> Table:
    unit = effects.simulation.measure
    columns = [
        column_of("household", text("simulation.household"), [row.household for row in rows]),
        column_of("head", text("simulation.head"), [row.head for row in rows]),
        column_of("place", text("simulation.place"), [row.place for row in rows]),
        column_of("members", text("simulation.persons"), [Fraction(row.members) for row in rows], "whole"),
        column_of("kind", text("simulation.kind"), [kind_word(row.kind) for row in rows]),
    ]
    for side in ("before", "after", "difference"):
        values = tuple(getattr(row, side) for row in rows)
        columns.append(
            TableColumn(side, text(f"simulation.{side}"), "money", values, unit, places=money_places(values))
        )
    columns += [
        column_of("words", text("simulation.words"), list(map(_words, rows)), "long-text"),
        column_of("amounts", text("simulation.amounts"), [_amounts(row) for row in rows], "long-text"),
        column_of(
            "reasons", text("simulation.reasons"), ["\n".join(row.reasons) for row in rows], "sentence"
        ),
    ]
    return Table("largest", text("simulation.largest"), tuple(columns), frozen=2)


def _words(row: LargestChange) -> str:
    """Return the words that a household comes to; where one changed, both."""
    unknown = text("simulation.unknown")
    return "\n".join(
        f"{label} {before or unknown}" + (f" → {after or unknown}" if before != after else "")
        for label, before, after in row.words
    )


def _amounts(row: LargestChange) -> str:
    return "\n".join(
        f"{one.label} {number(one.before)} → {number(one.after)}（{signed(one.after - one.before)}）"
        for one in row.amounts
    )
