"""Who is who in a ledger: names of households and persons, and the household that somebody means."""

from __future__ import annotations

import numpy as np

from transition.calc.ledger import Ledger
from transition.policies.model import Scope
from transition.problems import CellPlace, Problem, UsageError
from transition.problems.nearest import nearest
from transition.rosters.columns import Coded
from transition.rosters.identity import masked
from transition.rosters.roster import Roster

MOST_NAMED = 10


def person_name(ledger: Ledger, person: int) -> str:
    """Return a person's name, an empty text where the roster has none."""
    column = _role_column(ledger, "name")
    word = column.at(person) if column is not None else None
    return word if isinstance(word, str) else ""


def who_is(ledger: Ledger, household: int, person: int | None = None) -> str:
    """Return the household's number, with the person's name where there is one."""
    name = person_name(ledger, person) if person is not None else ""
    return " ".join(filter(None, (ledger.roster.household_names[household], name)))


def cell_of(roster: Roster, key: str, of: Scope, row: int) -> CellPlace:
    """Return the cell of an input for a person, or for a household: the one that counts, else the head's.

    row: index of the person or household. A household without members has no cell of its own.
    """
    if of == "person":
        return roster.cell(key, row)
    counts = int(roster.cell_rows[key][row]) if key in roster.cell_rows else -1
    head, first = int(roster.head_row[row]), int(roster.starts[row])
    if counts < 0 and head < 0 and first == roster.starts[row + 1]:
        return CellPlace(roster.source.name, roster.source.sheet)
    return roster.cell(key, next(person for person in (counts, head, first) if person >= 0))


def find_household(ledger: Ledger, text: str) -> int:
    """Return the household that a text means: its number, the head's identity number or name.

    A member who is not the head is looked for only where no head is meant. Raises UsageError:
    usage.no-such-household, or usage.several-households with their numbers.
    """
    text = text.strip()
    if text in ledger.roster.household_names:
        return ledger.roster.household_names.index(text)
    for heads_only in (True, False):
        found = _bearing(ledger, text, heads_only=heads_only)
        if len(found) == 1:
            return found[0]
        if found:
            names = [ledger.roster.household_names[household] for household in found[:MOST_NAMED]]
            facts: dict[str, object] = {"found": masked(text), "count": len(found), "legal": names}
            raise UsageError([Problem("usage.several-households", facts=facts)])
    likely = nearest(text, ledger.roster.household_names) if len(text) < MOST_NAMED else ()
    raise UsageError([Problem("usage.no-such-household", facts={"found": masked(text), "nearest": likely})])


def _bearing(ledger: Ledger, text: str, *, heads_only: bool) -> list[int]:
    """Return the households of the persons (or heads) whose identity number or name is `text`."""
    roster = ledger.roster
    persons = roster.head_row[roster.head_row >= 0] if heads_only else np.arange(roster.persons)
    found: set[int] = set()
    for role, word in (("identity", text.upper()), ("name", text)):
        column = _role_column(ledger, role)
        if column is not None and word in column.vocabulary:
            matching = persons[column.codes[persons] == column.vocabulary.index(word)]
            found.update(roster.household_of[matching].tolist())
    return sorted(found)


def _role_column(ledger: Ledger, role: str) -> Coded | None:
    for key, checked in ledger.plan.inputs.items():
        if checked.input.role == role:
            column = ledger.columns[key]
            return column if isinstance(column, Coded) else None
    return None
