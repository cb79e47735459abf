"""The cells of a table as people read them in a page or at the terminal: one number of decimals a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from transition.calc.display import OTHER_PLACES, UNKNOWN, digits_of, half_away, shown
from transition.calc.explanation import Shown
from transition.policies.units import NO_UNIT
from transition.reports.table import TableColumn, exact_rows

TOTAL = "合计"

_NUMBERS = ("whole", "number", "money")


def is_number(column: TableColumn) -> bool:
    """Whether a column holds numbers, which stand on the right."""
    return column.kind in _NUMBERS


def column_texts(column: TableColumn) -> tuple[list[str], str]:
    """Return the texts of the rows, and of the total below them, empty where there is none.

    An unknown number, day or flag is 未知, an unknown word is blank. Numbers have commas and are rounded for
    display, 四舍五入; one that is not zero never shows as zero.
    """
    values, total = exact_rows(column.values), column.total()
    if not is_number(column):
        return [_word(column, value) for value in values], ""
    places = _places(column, [*values, total])
    texts = [
        _digits(value, places) if isinstance(value, (Fraction, int)) else _word(column, value)
        for value in values
    ]
    return texts, "" if total is None else _digits(total, places)


def _word(column: TableColumn, value: Shown) -> str:
    if value is None:
        return UNKNOWN if is_number(column) or column.kind in ("day", "flag") else ""
    if column.words and isinstance(value, str):
        return column.words.get(value, value)
    return shown(value, kind="region" if column.kind == "region" else None)


def _places(column: TableColumn, values: Iterable[Shown]) -> int:
    """Return the decimals that the numbers of a column need, so that their points stand below each other."""
    numbers = [value for value in values if isinstance(value, (Fraction, int))]
    if column.kind == "money":
        return column.places if any(value.denominator != 1 for value in numbers) else 0
    return next(
        (places for places in range(OTHER_PLACES) if all(_fits(value, places) for value in numbers)),
        OTHER_PLACES,
    )


def _fits(value: Fraction | int, places: int) -> bool:
    return Fraction(value * 10**places).denominator == 1


def _digits(value: Fraction | int, places: int) -> str:
    scaled = half_away(value.numerator * 10**places, value.denominator)
    if value and not scaled:
        return digits_of(value.numerator, value.denominator, NO_UNIT, thousands=True)
    whole, rest = divmod(abs(scaled), 10**places)
    digits = f"{whole:,}.{rest:0{places}d}" if places else f"{whole:,}"
    return f"-{digits}" if scaled < 0 else digits


def table_texts(columns: Sequence[TableColumn]) -> tuple[list[tuple[str, ...]], tuple[str, ...] | None]:
    """Return the rows of a table as texts, and its last row with the totals, None where it has none."""
    texts = [column_texts(column) for column in columns]
    rows = list(zip(*(rows for rows, _ in texts), strict=True))
    totals = [total for _, total in texts]
    if not rows or not any(totals):
        return rows, None
    return rows, (TOTAL if not totals[0] else totals[0], *totals[1:])
