"""What would decide a result that is unknown: the cells and tables it lacks, and what it can come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import Literal

import numpy as np
from attrs import evolve, frozen

from transition.calc.evaluation import evaluate
from transition.calc.explanation import Shown
from transition.calc.ledger import Ledger
from transition.calc.missing import FAULTS, in_words
from transition.calc.people import cell_of, person_name
from transition.calc.ranges import Range, range_of
from transition.calc.undecided import Undecided, undecided
from transition.policies.model import Scope
from transition.policies.units import Unit
from transition.problems import CellPlace
from transition.rosters.columns import column_from
from transition.rosters.roster import Roster

MOST_ALTERNATIVES = 12


@frozen
class Lacking:
    """Something that an unknown result lacks.

    words: a label, a table with its keys, or what is wrong with a rule. subject: the person or household
    whose cell it is. cell: where it stands, None for a column that the roster does not have.
    """

    kind: Literal["cell", "column", "parameter", "rule"]
    key: str
    words: str
    subject: str = ""
    cell: CellPlace | None = None


@frozen
class Alternative:
    """What a result would be if the cells that it lacks said these words."""

    cells: tuple[tuple[Lacking, Shown], ...]
    value: Shown


@frozen
class Unsettled:
    """A result that is unknown.

    range: what it can come to whatever the missing cells say, None where nothing follows. alternatives:
    where only flags and words are missing, every way to fill them in with what would come of it.
    """

    key: str
    label: str
    unit: Unit
    of: Scope
    subject: str
    lacking: tuple[Lacking, ...]
    range: Range | None
    alternatives: tuple[Alternative, ...] = ()


def unsettled(ledger: Ledger, keys: Sequence[str], member: int | None = None) -> tuple[Unsettled, ...]:
    """Return what would decide those of some results that are unknown.

    ledger: of one household. member: of persons' results only those of this member.
    """
    rules = {step.rule.key: step.rule for step in ledger.plan.steps}
    found = []
    for key in keys:
        column = ledger.columns[key]
        rows = range(len(column)) if member is None or rules[key].of == "household" else (member,)
        found += [_one(ledger, key, row) for row in rows if column.at(row) is None]
    return tuple(found)


def _one(ledger: Ledger, key: str, row: int) -> Unsettled:
    rule = next(step.rule for step in ledger.plan.steps if step.rule.key == key)
    asked = np.zeros(len(ledger.columns[key]), dtype=bool)
    asked[row] = True
    missing = undecided(ledger, [key], {key: asked})
    cells = list(_missing_cells(missing, ledger))
    elsewhere = [*_missing_tables(missing), *_missing_rules(missing)]
    subject = person_name(ledger, row) if rule.of == "person" else ledger.roster.household_names[0]
    return Unsettled(
        key=key,
        label=rule.label,
        unit=rule.type.unit,
        of=rule.of,
        subject=subject,
        lacking=(*(lacking for lacking, _, _ in cells), *elsewhere),
        range=range_of(ledger, key, row),
        alternatives=() if elsewhere else tuple(_alternatives(ledger, key, row, cells)),
    )


_Cell = tuple[Lacking, Scope, int]


def _missing_cells(missing: Undecided, ledger: Ledger) -> Iterator[_Cell]:
    for fact in missing.cells:
        for row in fact.rows.tolist():
            person = fact.of == "person"
            subject = person_name(ledger, row) if person else ledger.roster.household_names[0]
            place = None if fact.column_missing else cell_of(ledger.roster, fact.key, fact.of, row)
            kind: Literal["column", "cell"] = "column" if fact.column_missing else "cell"
            yield Lacking(kind, fact.key, fact.label, subject, place), fact.of, row


def _missing_tables(missing: Undecided) -> Iterator[Lacking]:
    for fact in missing.parameters:
        yield Lacking("parameter", fact.key, in_words(fact))


def _missing_rules(missing: Undecided) -> Iterator[Lacking]:
    for fact in missing.faults:
        yield Lacking("rule", fact.key, FAULTS[fact.code].format(fact.label))


def _alternatives(ledger: Ledger, key: str, row: int, cells: Sequence[_Cell]) -> Iterator[Alternative]:
    """Yield what the result would be for each way of filling in the missing cells, where these are few."""
    choices = [_words(ledger, lacking.key) for lacking, _, _ in cells]
    if not cells or not all(choices) or prod(map(len, choices)) > MOST_ALTERNATIVES:
        return
    for chosen in product(*choices):
        roster = ledger.roster
        for (lacking, of, place), value in zip(cells, chosen, strict=True):
            roster = _filled(ledger, roster, lacking.key, of, place, value)
        result = evaluate(ledger.plan, roster).columns[key].at(row)
        named = zip((lacking for lacking, _, _ in cells), chosen, strict=True)
        yield Alternative(tuple(named), result)


def _words(ledger: Ledger, key: str) -> tuple[Shown, ...]:
    """Return what a cell of an input can say, nothing where that is not a few words."""
    checked = ledger.plan.inputs[key]
    if checked.type.kind == "flag":
        return (True, False)
    if checked.type.kind == "category":
        return tuple(word.value for word in checked.input.words)
    return ()


def _filled(ledger: Ledger, roster: Roster, key: str, of: Scope, row: int, value: Shown) -> Roster:
    columns = roster.person_columns if of == "person" else roster.household_columns
    column = columns.get(key, ledger.columns[key])
    values = [column.at(place) for place in range(len(column))]
    values[row] = value
    made = {**columns, key: column_from(ledger.plan.inputs[key].type.kind, values)}
    if of == "person":
        return evolve(roster, person_columns=made)
    return evolve(roster, household_columns=made)
