"""A table as plain data: what every output format is given.

Columns, not rows: a column is either one of the roster's or ledger's exact columns as it stands, or a
tuple of exact values. Each format turns them into its own cells; nothing is computed twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

import numpy as np
from attrs import evolve, field, frozen

from transition.calc.exact_sums import total_of
from transition.calc.explanation import Shown
from transition.policies.units import NO_UNIT, Unit
from transition.rosters.columns import Column, Numbers, known_of

Kind = Literal["text", "long-text", "sentence", "link", "region", "flag", "day", "whole", "number", "money"]
"""How a column is shown: long texts and sentences wrap, regions show by name, money has `places` decimals."""

Values = Column | tuple[Shown, ...]


@frozen(eq=False)
class TableColumn:
    """One column. `key` is stable ASCII, `label` the Chinese term, `unit` only for numbers.

    places: the decimals of money. summed: whether a sum over the rows says something. words: for stable
    words of the program (``error``), what people read instead.
    """

    key: str
    label: str
    kind: Kind
    values: Values
    unit: Unit = NO_UNIT
    places: int = 2
    summed: bool = False
    words: Mapping[str, str] = field(factory=dict)

    def total(self) -> Fraction | None:
        """Return the exact sum of the known rows of a summed column, None for others."""
        return total_of(self.values) if self.summed else None

    @property
    def heading(self) -> str:
        """The label with its unit on a line of its own, as it stands above the column."""
        return f"{self.label}\n（{self.unit}）" if self.unit.powers else self.label


@frozen(eq=False)
class Table:
    """Columns of one length. `key` is stable ASCII, `title` the name of the sheet.

    frozen: how many columns stay in sight on the left when one scrolls. filtered: whether the sheet
    offers filters (not where a total follows: it would be filtered with the rest).
    """

    key: str
    title: str
    columns: tuple[TableColumn, ...]
    frozen: int = 1
    filtered: bool = False

    @property
    def rows(self) -> int:
        """How many rows there are, without the totals."""
        return len(self.columns[0].values)

    @property
    def has_total(self) -> bool:
        """Whether a totals row belongs below."""
        return self.rows > 0 and any(column.summed for column in self.columns)


def number_kind(unit: Unit, values: Values) -> Kind:
    """Return how numbers of a unit are shown: money, whole where all are, else with decimals."""
    if unit.exponent("元"):
        return "money"
    if isinstance(values, Numbers):
        return "whole" if np.all(values.denominator == 1) else "number"
    return "whole" if _all_whole(values) else "number"


def _all_whole(values: Values) -> bool:
    return isinstance(values, tuple) and all(
        value.denominator == 1 for value in values if isinstance(value, (Fraction, int))
    )


def column_of(
    key: str,
    label: str,
    values: Sequence[Shown],
    kind: Kind = "text",
    words: Mapping[str, str] | None = None,
) -> TableColumn:
    """Return a column of plain values."""
    return TableColumn(key, label, kind, tuple(values), words=words or {})


def exact_rows(values: Values) -> list[Shown]:
    """Return the exact value of every row, None where unknown; each distinct number made once."""
    if not isinstance(values, Numbers):
        return list(values) if isinstance(values, tuple) else [values.at(row) for row in range(len(values))]
    below = values.denominator
    denominators = [below] * len(values) if isinstance(below, int) else below.tolist()
    pairs = list(zip(values.numerator.tolist(), denominators, strict=True))
    made = {pair: Fraction(*pair) for pair in set(pairs)}
    return [made[pair] if sure else None for pair, sure in zip(pairs, known_of(values).tolist(), strict=True)]


def distinct(columns: Sequence[TableColumn]) -> tuple[TableColumn, ...]:
    """Return the columns with keys and labels of their own: a second one of a name gets a number."""
    keys: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    named = []
    for column in columns:
        keys[column.key] += 1
        labels[column.label] += 1
        named.append(
            evolve(
                column,
                key=_numbered(column.key, keys[column.key], "_"),
                label=_numbered(column.label, labels[column.label], " "),
            )
        )
    return tuple(named)


def _numbered(name: str, count: int, joint: str) -> str:
    return name if count == 1 else f"{name}{joint}{count}"
