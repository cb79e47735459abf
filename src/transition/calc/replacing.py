"""Putting the rows that were redone exactly back into the columns that the fast way made."""

from __future__ import annotations

from typing import cast

import numpy as np

from transition.calc.guard import as_objects, reduced
from transition.calc.logic import same_vocabulary
from transition.calc.lookups import Answers
from transition.rosters.columns import (
    SMALL,
    Array,
    Bools,
    Coded,
    Column,
    Days,
    Flags,
    Numbers,
    all_known,
    known_of,
)


def replaced(column: Column, rows: Array, exact: Column) -> Column:
    """Return the column with `exact` at `rows`.

    exact: shape (len(rows),) or (1,), of the same kind. Numbers keep int64 where it can hold them all.
    """
    match column, exact:
        case Numbers(), Numbers():
            return _numbers_replaced(column, rows, exact)
        case Flags(), Flags():
            return Flags(_put(column.true, rows, exact.true), _known(column, rows, exact))
        case Days(), Days():
            return Days(_put(column.ordinal, rows, exact.ordinal), _known(column, rows, exact))
        case Coded(), Coded():
            codes, others, vocabulary = same_vocabulary(column, exact)
            return Coded(_put(codes, rows, others), vocabulary)
        case _:
            raise TypeError(f"{type(column).__name__} and {type(exact).__name__}")


def merged_answers(answers: Answers, rows: Array, exact: Answers) -> Answers:
    """Return the answers with those of the redone rows."""
    which = _put(answers.which, rows, exact.which + len(answers.resolutions))
    return Answers(which, answers.resolutions + exact.resolutions)


def _put(array: Array, rows: Array, values: Array) -> Array:
    changed = array.copy()
    changed[rows] = values
    return changed


def _known(column: Column, rows: Array, exact: Column) -> Bools | None:
    return all_known(_put(known_of(column), rows, known_of(exact)))


def _numbers_replaced(column: Numbers, rows: Array, exact: Numbers) -> Numbers:
    exact = reduced(as_objects(exact))
    above = _put(column.numerator.astype(object), rows, exact.numerator)
    below = _put(_denominators(column), rows, _denominators(exact))
    known = _known(column, rows, exact)
    if known is not None:
        above, below = np.where(known, above, 0), np.where(known, below, 1)
    bound = max(int(above.max(initial=0)), -int(above.min(initial=0)))
    kind = np.int64 if max(bound, int(below.max(initial=1))) <= SMALL else object
    common = below[0] if len(below) and (below == below[0]).all() else below.astype(kind)
    return Numbers(above.astype(kind), cast(int | Array, common), known, bound)


def _denominators(numbers: Numbers) -> Array:
    if isinstance(numbers.denominator, int):
        return np.full(len(numbers), numbers.denominator, dtype=object)
    return numbers.denominator.astype(object)
