"""Who is who in a ledger: names of households and persons, and the household that somebody means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from transition.calc.ledger import Ledger
from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.policies.model import Scope
from transition.problems import CellPlace, Problem, UsageError
from transition.problems.nearest import nearest
from transition.rosters.columns import Coded, Ints
from transition.rosters.identity import masked
from transition.rosters.roster import Roster

MOST_NAMED = 10

Inputs = Mapping[str, CheckedInput]
"""The inputs of a policy, by key."""


def person_name(ledger: Ledger, person: int) -> str:
    """Return a person's name, an empty text where the roster has none."""
    column = role_column(ledger.plan.inputs, ledger.roster, "name")
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


def name_of(policy: CheckedPolicy, roster: Roster, person: int) -> str:
    """Return a person's name, or his place in the roster where it has none."""
    column = role_column(policy.inputs, roster, "name")
    word = column.at(person) if column is not None else None
    return word if isinstance(word, str) else f"第 {person + 1} 人"


def find_household(ledger: Ledger, text: str) -> int:
    """Return the household that a text means: its number, the head's identity number or name.

    A member who is not the head is looked for only where no head is meant. Raises UsageError:
    usage.no-such-household, usage.several-households with their numbers, usage.masked-number.
    """
    return household_meant(ledger.plan.inputs, ledger.roster, text)


def household_meant(inputs: Inputs, roster: Roster, text: str) -> int:
    """Return the same as `find_household`, of a roster that was not evaluated yet."""
    text = text.strip()
    if text in roster.household_names:
        return roster.household_names.index(text)
    _refuse_masked(text)
    for heads_only in (True, False):
        persons = roster.head_row[roster.head_row >= 0] if heads_only else np.arange(roster.persons)
        bearing = _bearing(inputs, roster, text, persons)
        found = sorted(set(roster.household_of[bearing].tolist()))
        if len(found) == 1:
            return int(found[0])
        if found:
            raise UsageError([_several("usage.several-households", roster, text, found)])
    likely = nearest(text, roster.household_names) if len(text) < MOST_NAMED else ()
    raise UsageError([Problem("usage.no-such-household", facts={"found": masked(text), "nearest": likely})])


def person_meant(inputs: Inputs, roster: Roster, text: str, household: int | None = None) -> int:
    """Return the person (row) that an identity number or a name means, among the members of a household.

    Raises UsageError: usage.no-such-person with the names that are near, usage.several-persons with the
    numbers of their households, usage.masked-number.
    """
    text = text.strip()
    _refuse_masked(text)
    persons = np.arange(roster.persons)
    if household is not None:
        persons = persons[roster.starts[household] : roster.starts[household + 1]]
    found = _bearing(inputs, roster, text, persons).tolist()
    if len(found) == 1:
        return int(found[0])
    if found:
        households = roster.household_of[found].tolist()
        raise UsageError([_several("usage.several-persons", roster, text, households)])
    column = role_column(inputs, roster, "name")
    names = [str(word) for word in column.vocabulary] if column is not None and len(text) < MOST_NAMED else []
    facts = {"found": masked(text), "nearest": nearest(text, names)}
    raise UsageError([Problem("usage.no-such-person", facts=facts)])


def _refuse_masked(text: str) -> None:
    if "*" in text or "＊" in text:
        raise UsageError([Problem("usage.masked-number", facts={"found": text})])


def _several(code: str, roster: Roster, text: str, households: Sequence[int]) -> Problem:
    names = [roster.household_names[household] for household in households[:MOST_NAMED]]
    facts: dict[str, object] = {"found": masked(text), "count": len(households), "legal": names}
    return Problem(code, facts=facts)


def _bearing(inputs: Inputs, roster: Roster, text: str, persons: Ints) -> Ints:
    """Return those of some persons (rows) whose identity number or name is `text`."""
    found = np.zeros(0, dtype=np.int64)
    for role, word in (("identity", text.upper()), ("name", text)):
        column = role_column(inputs, roster, role)
        if column is not None and word in column.vocabulary:
            matching = persons[column.codes[persons] == column.vocabulary.index(word)]
            found = np.union1d(found, matching)
    return found


def role_column(inputs: Inputs, roster: Roster, role: str) -> Coded | None:
    """Return the words of the persons' column that has a role, None where the roster has none."""
    for key, checked in inputs.items():
        if checked.input.role == role:
            column = roster.person_columns.get(key)
            return column if isinstance(column, Coded) else None
    return None
