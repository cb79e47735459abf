"""What is missing, as problems: one for each cell, column, parameter and rule at fault."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from transition.calc.blame import FaultCode
from transition.calc.display import shown
from transition.calc.ledger import Ledger
from transition.calc.people import cell_of, who_is
from transition.calc.undecided import MissingCells, MissingParameter, RuleFault, Undecided
from transition.policies.checked import CheckedRow
from transition.policies.units import Unit
from transition.problems import CellPlace, Problem, Term
from transition.rosters.columns import Array
from transition.rosters.roster import Roster


def missing_problems(undecided: Undecided, ledger: Ledger) -> tuple[Problem, ...]:
    """Return what is missing as problems, parameters and rules first, cells in the roster's order.

    A cell that the roster's own problems already name is not named again.
    """
    problems = ledger.roster.problems if undecided.cells else ()
    told = {problem.place for problem in problems if isinstance(problem.place, CellPlace)}
    return (
        *map(_parameter_problem, undecided.parameters),
        *map(_fault_problem, undecided.faults),
        *(problem for cells in undecided.cells for problem in _cell_problems(cells, ledger, told)),
    )


def _parameter_problem(fact: MissingParameter) -> Problem:
    facts: dict[str, object] = {
        "what": in_words(fact),
        "days": fact.days,
        "households": len(fact.households),
    }
    if fact.untrusted is not None:
        grade = Term(f"grade.{fact.untrusted.grade}")
        facts |= {"value": _weaker_value(fact), "grade": grade, "trust": fact.untrusted.grade}
        return Problem("result.parameter-not-trusted", fact.place, facts=facts)
    if fact.before is None and fact.after is not None:
        facts["next"] = dated(fact.after, fact.unit)
        return Problem("result.parameter-not-yet", fact.place, facts=facts)
    if fact.before is not None:
        facts["last"] = dated(fact.before, fact.unit)
    others = (fact.after.place,) if fact.after and fact.after.place else ()
    return Problem("result.missing-parameter", fact.place, facts=facts, others=others)


def in_words(fact: MissingParameter) -> str:
    """Return ``标准[户籍地 990100，城乡 农村]``."""
    keys = "，".join(f"{label} {shown(value)}" for label, value in fact.keys)
    return f"{fact.label}[{keys}]" if keys else fact.label


def dated(row: CheckedRow, unit: Unit) -> str:
    """Return ``632 元/人·月（2025-01-01–2025-12-31）``, the end left open where there is none."""
    return f"{shown(row.value, unit)}（{row.start}–{row.end or ''}）"


def _weaker_value(fact: MissingParameter) -> str:
    assert fact.untrusted is not None
    row = fact.untrusted.row
    return dated(row, fact.unit) if row else shown(fact.untrusted.value, fact.unit)


def _fault_problem(fact: RuleFault) -> Problem:
    facts = {"label": fact.label, "days": fact.days, "households": len(fact.households)}
    return Problem(fact.code, fact.place, facts=facts)


def _cell_problems(fact: MissingCells, ledger: Ledger, told: set[CellPlace]) -> Iterator[Problem]:
    if fact.column_missing:
        checked = ledger.plan.inputs[fact.key]
        facts = {
            "label": fact.label,
            "households": len(fact.households),
            "headers": (checked.label, *checked.input.headers),
        }
        yield Problem("result.missing-column", CellPlace(*_sheet(ledger.roster)), facts=facts)
        return
    for row in fact.rows.tolist():
        place = cell_of(ledger.roster, fact.key, fact.of, row)
        if place not in told:
            who = (
                who_is(ledger, int(ledger.roster.household_of[row]), row)
                if fact.of == "person"
                else who_is(ledger, row)
            )
            yield Problem("result.missing-cell", place, facts={"label": fact.label, "who": who})


def _sheet(roster: Roster) -> tuple[str, str | None]:
    return roster.source.name, roster.source.sheet


def missing_in_words(undecided: Undecided) -> dict[int, str]:
    """Return one Chinese line for each household that is not decided: what it lacks."""
    lacks: dict[int, list[str]] = {household: [] for household in np.flatnonzero(~undecided.decided).tolist()}
    for parameter in undecided.parameters:
        lacking = "没有数值" if parameter.untrusted is None else "只有等级不够的数值"
        _lack(lacks, parameter.households, f"“{in_words(parameter)}”{lacking}")
    for fault in undecided.faults:
        _lack(lacks, fault.households, FAULTS[fault.code].format(fault.label))
    for cells in undecided.cells:
        words = f"花名册没有“{cells.label}”一列" if cells.column_missing else f"“{cells.label}”没有填"
        _lack(lacks, cells.households, words)
    _lack(lacks, np.flatnonzero(undecided.held), "花名册有错误，见待核实")
    return {household: f"未确定：{'；'.join(words)}" for household, words in lacks.items()}


FAULTS: dict[FaultCode, str] = {
    "result.no-rule-version": "“{}”没有有效的规定",
    "result.division-by-zero": "计算“{}”时除以零",
    "result.no-such-day": "计算“{}”时得到不存在的日期",
    "result.no-members": "计算“{}”时没有成员",
    "result.several-tags": "“{}”没有说明几类身份取哪一类",
}


def _lack(lacks: dict[int, list[str]], households: Array, words: str) -> None:
    for household in households.tolist():
        lacks[household].append(words)
