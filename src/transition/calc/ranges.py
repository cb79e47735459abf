"""The range that an undecided result can take, where it follows.

Unknown cells are followed up through the rules: a number as anything between the least and the greatest
that its input allows, a flag or word as each of its words in turn. Every operation gives a span that
surely holds what can come out (`possible.py`), so what is claimed is proven, and where nothing follows
nothing is claimed. It holds whatever stands in the cells, filled or still blank; of a table without a
value, whatever the value.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import prod

from attrs import frozen

from transition.calc.ledger import Ledger
from transition.calc.possible import (
    EITHER,
    INFINITE,
    NO_OPTION,
    Options,
    Possible,
    Span,
    anything_of,
    either_of,
    exactly,
)
from transition.calc.possible_world import Cell, World
from transition.policies.checked import CheckedInput

MOST_WORLDS = 32
"""How many ways of filling in unknown words and flags are followed one by one."""


@frozen
class Range:
    """What a result can come to: numbers from `low` to `high` (None: open), or one of some words or flags."""

    low: Fraction | None = None
    high: Fraction | None = None
    values: frozenset[object] | None = None


def range_of(ledger: Ledger, key: str, row: int) -> Range | None:
    """Return what a result of one row (of its rule's scope) can come to; None where nothing follows.

    ledger: of one household only.
    """
    found = either_of([world.result(key, row) for world in _worlds(ledger, key)])
    if found.empty:
        return None
    if isinstance(found, Options):
        # That a flag is true or false is nothing that had to be worked out.
        says = found.values is not None and found.values != EITHER
        return Range(values=found.values) if says else None
    low, high = (end if isinstance(end, Fraction) else None for end in (found.low, found.high))
    return None if low is None and high is None else Range(low, high)


def _worlds(ledger: Ledger, key: str) -> Iterator[World]:
    """Yield a world for each way of filling in the unknown cells that have few words."""
    resting = ledger.plan.rests_on(key)
    cells = {cell: _possible(ledger, cell) for cell in _cells(ledger)}
    few = {
        cell: [*map(exactly, sorted(one.values, key=str)), NO_OPTION]
        for cell, one in cells.items()
        if cell[0] in resting and isinstance(one, Options) and one.unsure and one.values is not None
    }
    if prod(map(len, few.values())) > MOST_WORLDS:
        few = {}
    for chosen in product(*few.values()):
        yield World(ledger, cells | dict(zip(few, chosen, strict=True)))


def _cells(ledger: Ledger) -> Iterator[Cell]:
    for key, checked in ledger.plan.inputs.items():
        rows = ledger.roster.persons if checked.input.of == "person" else ledger.roster.households
        yield from ((key, row) for row in range(rows))


def _possible(ledger: Ledger, cell: Cell) -> Possible:
    key, row = cell
    value = ledger.columns[key].at(row)
    return _of_unknown(ledger.plan.inputs[key]) if value is None else exactly(value)


def _of_unknown(checked: CheckedInput) -> Possible:
    """Return what an unknown cell of an input may hold, or may go on not to hold."""
    match checked.type.kind:
        case "number":
            low, high = checked.input.minimum, checked.input.maximum
            return Span(-INFINITE if low is None else low, INFINITE if high is None else high, unsure=True)
        case "category" if checked.input.words:
            return Options(frozenset(word.value for word in checked.input.words), unsure=True)
        case kind:
            return anything_of(kind)
