"""Hold the conditions of a population file to its earlier columns, and find who meets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transition.policies.table_reader import Reading
from transition.problems.nearest import nearest
from transition.rosters.populations.model import HEAD, Column, Condition, Family, Kin
from transition.rosters.values.distinct import Cell

AGE, SIZE, SEX, RELATION, FAMILY = "age", "size", "sex", "relation", "family"
NUMBERED = (AGE, SIZE)
ALWAYS_KNOWN = (AGE, SIZE, SEX, RELATION, FAMILY)
"""What is known of everybody before any column is drawn; of a household it is what its head is."""

MALE, FEMALE = "male", "female"


def tell_conditions(
    reading: Reading, columns: Sequence[Column], kin: Mapping[str, Kin], families: Sequence[Family]
) -> None:
    """Report conditions on what is not known yet, on cells that nobody has, and on numbers without limits."""
    known: dict[str, frozenset[str] | None] = {
        AGE: None,
        SIZE: None,
        SEX: frozenset({MALE, FEMALE}),
        RELATION: frozenset({HEAD, *kin}),
        FAMILY: frozenset(family.name for family in families),
    }
    own = _paths(reading)
    for number, column in enumerate(columns):
        for place, group in enumerate(column.groups):
            for condition in group.when:
                path = (*own.get(column.label, ("population",)), "group", place, "when", condition.name)
                _tell(reading, path, condition, known)
        _tell_sum(reading, column, columns[:number], own.get(column.label, ("population",)))
        known[column.label] = _values_of(column)


def _paths(reading: Reading) -> Mapping[str, tuple[str | int, ...]]:
    raw = reading.file.data.get("column", [])
    tables = raw if isinstance(raw, list) else []
    return {
        str(table.get("label")): ("column", index)
        for index, table in enumerate(tables)
        if isinstance(table, dict)
    }


def _values_of(column: Column) -> frozenset[str] | None:
    """Return the words that a column can have, None for one of numbers."""
    if any(group.amounts for group in column.groups):
        return None
    return frozenset(word for group in column.groups for word, _ in group.words)


def _tell(
    reading: Reading,
    path: tuple[str | int, ...],
    condition: Condition,
    known: Mapping[str, frozenset[str] | None],
) -> None:
    if condition.name not in known:
        near = nearest(condition.name, tuple(known), 1)
        facts = {"found": condition.name, "legal": tuple(known), "nearest": near}
        reading.report("population.unknown-condition", path, **facts)
        return
    legal = known[condition.name]
    if legal is None:
        if condition.span is None or (
            condition.span[1] is not None and condition.span[1] < condition.span[0]
        ):
            found = "、".join(sorted(condition.values))
            reading.report("population.not-a-span", path, label=condition.name, found=found)
        return
    for word in sorted(condition.values - legal):
        facts = {"label": condition.name, "found": word, "legal": tuple(sorted(legal))}
        reading.report("population.unknown-value", path, **facts)


def _tell_sum(
    reading: Reading, column: Column, before: Sequence[Column], path: tuple[str | int, ...]
) -> None:
    """Report percents of what is no earlier column of persons' amounts, or of no household."""
    if column.percent_of is None:
        return
    legal = tuple(one.label for one in before if one.of == "person" and _values_of(one) is None)
    is_sum = column.of == "household" and _values_of(column) is None
    if column.percent_of not in legal or not is_sum:
        facts = {"label": column.label, "found": column.percent_of, "legal": legal}
        reading.report("population.no-sum", (*path, "percent_of"), **facts)


def holds(condition: Condition, cell: Cell) -> bool:
    """Say whether a cell meets a condition."""
    if isinstance(cell, int):
        if condition.span is None:
            return False
        first, last = condition.span
        return first <= cell and (last is None or cell <= last)
    return cell in condition.values
