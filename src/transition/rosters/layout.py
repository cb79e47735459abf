"""How a sheet would be read: for a person to look at before anything is computed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.rosters.choosing import Sheet
from transition.rosters.findings import Findings
from transition.rosters.living_together import find_together
from transition.rosters.table import Table
from transition.rosters.understanding import HowToRead, persons_in, understand

if TYPE_CHECKING:
    import pandas


@frozen(eq=False)
class Layout:
    """How a roster was understood, before any cell is read as a value.

    sheet: the sheet of persons; joined: that of households. table: its persons, and the rows that are none.
    together: by what households are told apart, a word of the catalogue, None where nothing says it.
    """

    name: str
    sheet: Sheet
    table: Table
    inputs: Mapping[str, CheckedInput]
    together: str | None = None
    households: int | None = None
    joined: Sheet | None = None


def read_layout(
    source: str | Path | pandas.DataFrame, policy: CheckedPolicy, how: HowToRead | None = None
) -> Layout:
    """Say how a roster would be read. Raises RosterError where no header is found, UsageError as ever."""
    how = how or HowToRead()
    known = understand(source, policy, how)
    table = persons_in(known, Findings())
    together = find_together(table, known.names, each_alone=how.each_alone, findings=Findings())
    count = None
    if together is not None:
        codes = together.code
        if codes is None:
            codes = together.table.fields[known.names.roles["household"]].distinct.which
        count = len(np.unique(codes, return_counts=True)[0])
    chosen = known.chosen
    return Layout(
        known.opened.name,
        chosen.persons,
        table,
        known.policy.inputs,
        together.how if together else None,
        count,
        chosen.households,
    )
