"""Looking values up in tables: what a table says for given keys, and that for a whole column at once.

`resolve` says it for one combination of keys; a column is put into classes that the table cannot tell
apart (all counties that it does not name are one), each class is resolved once, and every row takes its
class's resolution. So a column and an explanation can never differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import Any, Literal, cast

import numpy as np
from attrs import frozen

from transition.calc.guard import Guard
from transition.calc.key_classes import Classes, Given, classes_of
from transition.calc.plan import Answer, Table
from transition.policies.model import Value
from transition.policies.regions import lineage
from transition.rosters.columns import (
    Array,
    Column,
    Numbers,
    column_from,
    taken,
)

Reason = Literal["in-force", "otherwise", "unlisted", "no-value", "key-unknown", "several-tags"]
"""How a look-up ended.

in-force: a row answers. otherwise: the table does not list the keys, its `otherwise` answers. The rest
is unknown: the keys are not listed and there is no `otherwise`; they are listed but no value is in
force; a key is itself unknown; several tags are listed and the table does not say which counts.
"""


@frozen
class Resolution:
    """What a table says for one combination of keys.

    keys: the listed combination that was met (for a region the containing one, for a band its
    threshold), in the order of the table's keys; None when none is listed.
    candidates: for a set of tags, every listed tag of it with its own resolution.
    """

    reason: Reason
    value: Value | None = None
    keys: tuple[Value, ...] | None = None
    answer: Answer | None = None
    candidates: tuple[tuple[str, Resolution], ...] = ()


@frozen(eq=False)
class Answers:
    """The resolutions of a whole look-up: row r got ``resolutions[which[r]]``.

    which: shape (n,), or (1,) when the keys are the same for everybody.
    """

    which: Array
    resolutions: tuple[Resolution, ...]

    def at(self, row: int) -> Resolution:
        """Return the resolution of a row."""
        return self.resolutions[int(self.which[row if len(self.which) > 1 else 0])]


def resolve(table: Table, given: Sequence[Given]) -> Resolution:
    """Return what a table says for the keys of one row, in the order of `table.by`."""
    if any(value is None for value in given):
        return Resolution("key-unknown")
    if any(isinstance(value, frozenset) for value in given):
        return _of_tags(table, given)
    return _listed(table, cast(Sequence[Value], given)) or _unlisted(table)


def look_up(table: Table, keys: Sequence[Column], guard: Guard) -> tuple[Column, Answers]:
    """Return a table's values for columns of keys, and how each row got its own.

    keys: one column for each of `table.by`, each of length n or 1.
    """
    question = asked(table, keys, guard)
    answers = Answers(question.which, tuple(resolve(table, given) for given in question.given))
    values = column_from(table.type.kind, [resolution.value for resolution in answers.resolutions])
    return picked(values, answers.which, guard), answers


def picked(values: Column, which: Array, guard: Guard) -> Column:
    """Return for each row the one of a few values that `which` names; `guard` watches over the rows."""
    if isinstance(values, Numbers):
        few = Guard(len(values), exact=guard.exact)
        values = few.admit(values)
        if few.over.any():
            guard.flag(few.over.take(which))
    return taken(values, which)


# --- one combination ---------------------------------------------------------------------------


def _listed(table: Table, given: Sequence[Value]) -> Resolution | None:
    """Resolve without tags; None where no combination that could stand for the keys is listed."""
    for keys in _candidates(table, given):
        if keys in table.listed:
            answer = table.answers.get(keys)
            if answer is None:
                return Resolution("no-value", keys=keys)
            return Resolution("in-force", answer.row.value, keys, answer)
    return None


def _unlisted(table: Table) -> Resolution:
    return Resolution("unlisted" if table.otherwise is None else "otherwise", table.otherwise)


def _candidates(table: Table, given: Sequence[Value]) -> Iterable[tuple[Value, ...]]:
    """Return the combinations that may stand for the keys, nearest first.

    A nearer region comes before a nearer band: what a county sets for large households does not hide
    behind what the province sets for small ones.
    """
    places = range(len(given))
    order = sorted(places, key=lambda place: table.by[place].type.kind != "region")
    for found in product(*(_stand_ins(table, place, given[place]) for place in order)):
        by_place = dict(zip(order, found, strict=True))
        yield tuple(by_place[place] for place in places)


def _stand_ins(table: Table, place: int, given: Value) -> Sequence[Value]:
    key = table.by[place]
    if key.type.kind == "region":
        return lineage(cast(str, given))
    if key.match == "at least":
        return [value for value in reversed(table.named[place]) if cast(Any, value) <= given]
    return (given,)


def _of_tags(table: Table, given: Sequence[Given]) -> Resolution:
    """Resolve for every listed tag; several only where the table says that the highest counts."""
    sets = [sorted(value) if isinstance(value, frozenset) else (value,) for value in given]
    candidates: list[tuple[str, Resolution]] = []
    for keys in product(*sets):
        resolution = _listed(table, cast(Sequence[Value], keys))
        if resolution is not None:
            tags = [str(key) for key, value in zip(keys, given, strict=True) if isinstance(value, frozenset)]
            candidates.append(("、".join(tags), resolution))
    found = tuple(candidates)
    if not found:
        return _unlisted(table)
    if len(found) > 1 and table.several is None:
        return Resolution("several-tags", candidates=found)
    return _best(found)


def _best(candidates: tuple[tuple[str, Resolution], ...]) -> Resolution:
    for _, resolution in candidates:
        if resolution.value is None:
            return Resolution("no-value", keys=resolution.keys, candidates=candidates)
    best = max((resolution for _, resolution in candidates), key=lambda item: cast(Any, item.value))
    return Resolution("in-force", best.value, best.keys, best.answer, candidates)


# --- columns ---------------------------------------------------------------------------------------


@frozen(eq=False)
class Asked:
    """What a look-up asks a table for: row r asks for the keys ``given[which[r]]``.

    which: shape (n,), or (1,) when the keys are the same for everybody. A table that lists the same
    combinations is asked the same.
    """

    which: Array
    given: tuple[tuple[Given, ...], ...]


def asked(table: Table, keys: Sequence[Column], guard: Guard) -> Asked:
    """Return what columns of keys ask a table for: see `look_up`."""
    if not keys:
        return Asked(np.zeros(1, dtype=np.intp), ((),))
    classes = [
        classes_of(table.by[place], table.named[place], column, guard) for place, column in enumerate(keys)
    ]
    which = _combined(classes)
    present, which = _present(which, prod(len(part.given) for part in classes))
    combinations = np.unravel_index(present, [len(part.given) for part in classes])
    return Asked(
        which,
        tuple(
            tuple(part.given[code] for part, code in zip(classes, codes, strict=True))
            for codes in zip(*(axis.tolist() for axis in combinations), strict=True)
        ),
    )


def _combined(classes: Sequence[Classes]) -> Array:
    which = classes[0].codes
    for part in classes[1:]:
        which = which * len(part.given) + part.codes
    return which


_MANY_CLASSES = 64
_VERY_MANY_CLASSES = 10_000_000


def _present(which: Array, size: int) -> tuple[Array, Array]:
    """Return the combinations that occur, and the rows as indexes into these."""
    if size <= _MANY_CLASSES:
        return np.arange(size), which
    if len(which) < size or size > _VERY_MANY_CLASSES:
        present, rows = np.unique(which, return_inverse=True)
        return present, rows
    occurs = np.bincount(which, minlength=size) > 0
    place = np.cumsum(occurs) - 1
    return np.flatnonzero(occurs), place.take(which)
