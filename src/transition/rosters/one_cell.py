"""One cell, read as the cells of a roster are."""

from __future__ import annotations

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.policies.model import Value
from transition.problems import Problem
from transition.rosters.assembly import default_of
from transition.rosters.columns import Word
from transition.rosters.typed_columns import typed_cells
from transition.rosters.values.distinct import distinct_cells


def read_cell(
    text: str, checked: CheckedInput, policy: CheckedPolicy
) -> tuple[Value | Word | None, bool, Problem | None]:
    """Return what a cell of an input says, whether it is blank, and what is wrong with it.

    A blank one is the input's default, or unknown. checked: no identity number. The problem is the one that
    reading a roster would give, without a place.
    """
    typed = typed_cells(distinct_cells([text]), checked, policy)
    for fault in typed.faults.values():
        facts = {"label": checked.label, **fault.facts}
        return None, False, Problem(fault.code, severity="error", facts=facts)
    blank = bool(typed.blank[0])
    return (default_of(checked) if blank else typed.column.at(0)), blank, None
