"""Where identity numbers come from: one line for those of no province, one for those of another province."""

from __future__ import annotations

import numpy as np

from transition.problems import Problem
from transition.rosters.columns import Bools, Coded, Ints
from transition.rosters.findings import Findings
from transition.rosters.region_names import region_names
from transition.rosters.typed_columns import TypedTable

_PROVINCE = 2
_NAMED = 5
"""So many places are named, of as many as there may be."""


def tell_regions(
    typed: TypedTable, key: str, region: str | None, households: Ints, findings: Findings
) -> None:
    """Note how many numbers begin with no province's code, and how many with another one's than the home.

    People move and marry, and the number stays: that is worth a look, never a fault. households: shape
    (rows,), which household each row belongs to, -1 where that is not known.
    """
    numbers = typed.identities
    assert numbers is not None
    provinces = [int(code) for code in region_names().name if len(code) == _PROVINCE]
    is_province = numbers.known & np.isin(numbers.province, provinces)
    _tell("roster.identity-region", numbers.known & ~is_province, typed, key, findings)
    home = typed.columns.get(region) if region else None
    if home is not None:
        assert isinstance(home.column, Coded)
        at_home = _of_households(_provinces(home.column), households)
        elsewhere = is_province & (at_home >= 0) & (numbers.province != at_home)
        _tell("roster.identity-elsewhere", elsewhere, typed, key, findings)


def _provinces(column: Coded) -> Ints:
    """Return the province of each row, -1 where it is not known."""
    # The last place is for rows without a word, whose code is -1.
    of_word = [int(str(word)[:_PROVINCE] or -1) for word in column.vocabulary]
    return np.array([*of_word, -1], dtype=np.int64)[column.codes]


def _of_households(province: Ints, households: Ints) -> Ints:
    """Return the province of each row's household: that of its first row which says one."""
    told = np.flatnonzero((province >= 0) & (households >= 0))
    first = np.full(int(households.max(initial=-1)) + 2, -1, dtype=np.int64)
    first[households[told[::-1]]] = province[told[::-1]]
    return np.where(province >= 0, province, first[households])


def _tell(code: str, where: Bools, typed: TypedTable, key: str, findings: Findings) -> None:
    rows = np.flatnonzero(where)[:_NAMED].tolist()
    if not rows:
        return
    places = tuple(typed.place(key, row) for row in rows)
    facts: dict[str, object] = {"count": int(where.sum()), "places": tuple(map(str, places))}
    findings.add(Problem(code, places[0], "note", facts, places[1:]), rows)
