"""What a run came to, as a few tables of words for the console: rows, kinds, sums, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import PurePath
from typing import cast

import numpy as np
from numpy.typing import NDArray

from transition.calc.display import shown
from transition.calc.exact_sums import sums_by, total_of
from transition.calc.ledger import Ledger
from transition.calc.missing import in_words
from transition.calc.results import ResultColumn, Results
from transition.problems import CellPlace, Place, Problem, text
from transition.reports.result_tables import OVER_MONTHS, months_added
from transition.reports.text_grid import Grid
from transition.rosters.columns import Bools, Coded, Numbers, known_of

FIRST_PLACES = 3


def row_lines(results: Results) -> tuple[str, ...]:
    """Return where the rows and the households went, in sentences that add up."""
    rows = results.reconciliation
    lines = [
        text(
            "summary.rows",
            rows=rows.rows,
            decided=rows.decided,
            not_decided=rows.not_decided,
            left_out=sum(rows.left_out.values()),
        )
    ]
    if rows.left_out:
        reasons = [f"{text(f'left-out.{why}')} {count}" for why, count in rows.left_out.items()]
        lines.append(text("summary.left-out", reasons=reasons))
    decided = int(results.decided.sum())
    households = results.roster.households
    lines.append(
        text("summary.households", all=households, decided=decided, not_decided=households - decided)
    )
    return tuple(lines)


# --- kinds and sums ---------------------------------------------------------------------------------


def kind_grids(results: Results) -> Iterator[Grid]:
    """Yield, for each kind of household, how many there are, their persons and their own entitlements."""
    paid = [one for one in results.entitlements if one.of == "household"]
    for column in results.kinds:
        values = results.ledger.columns[column.key]
        if isinstance(values, Coded) and (values.codes >= 0).any():
            yield _kind_grid(results, column, values, paid)


def _kind_grid(results: Results, column: ResultColumn, values: Coded, paid: Sequence[ResultColumn]) -> Grid:
    names = [str(word) for word in values.vocabulary]
    groups = values.codes.astype(np.int64)
    meant = (groups >= 0) & ~results.held
    order = sorted(set(groups[meant].tolist()))
    sums = {one.key: _sums(results.ledger, one, meant, groups, len(names)) for one in paid}
    persons = np.bincount(groups[results.roster.household_of[_of(results, meant)]])
    households = np.bincount(groups[meant])
    return Grid(
        "",
        (
            column.label,
            text("summary.households-heading"),
            text("summary.persons-heading"),
            *map(_heading, paid),
        ),
        tuple(
            (
                names[code],
                str(households[code]),
                str(persons[code]),
                *(shown(sums[one.key][code], one.unit, thousands=True) for one in paid),
            )
            for code in order
        ),
    )


def _of(results: Results, households: Bools) -> Bools:
    return households[results.roster.household_of]


def _heading(column: ResultColumn) -> str:
    return column.label


def entitlement_grid(results: Results) -> Grid:
    """Return the sum of each entitlement where it is known, day by day and together, and where it is not.

    Together is what `months_added` says: an amount by the year counts a twelfth in each month.
    """
    days = results.options.days
    together = {column.key: column for column in months_added(results)} if len(days) > 1 else {}
    nobody = np.zeros(results.roster.households, dtype=np.int64)
    rows = []
    for one in results.entitlements:
        if one.type.kind != "number":
            continue
        sums = [_sums(ledger, one, ~results.held, nobody, 1)[0] for ledger in results.ledgers]
        receiving = int((_positive(results.ledger, one) & ~results.held).sum())
        waiting = int((results.held | _open(results, one)).sum())
        amounts = [shown(amount, one.unit, thousands=True) for amount in sums]
        if added := together.get(f"{one.key}{OVER_MONTHS}"):
            amounts.append(shown(total_of(cast(Numbers, added.values)), added.unit, thousands=True))
        rows.append((one.label, str(receiving), str(waiting), *amounts))
    months = [f"{day:%Y-%m}" for day in days] if len(days) > 1 else []
    total = text("summary.total-heading")
    headings = (
        text("summary.entitlement-heading"),
        text("summary.receiving-heading"),
        text("summary.open-heading"),
        *months,
        total,
    )
    return Grid(text("summary.entitlements"), headings, tuple(rows))


def _open(results: Results, column: ResultColumn) -> Bools:
    """Return the households of which somebody's entitlement is unknown on one of the days."""
    found = np.zeros(results.roster.households, dtype=bool)
    for ledger in results.ledgers:
        unknown = ~known_of(ledger.columns[column.key])
        found[unknown if column.of == "household" else ledger.roster.household_of[unknown]] = True
    return found


def _sums(
    ledger: Ledger, column: ResultColumn, meant: Bools, groups: NDArray[np.int64], size: int
) -> list[Fraction]:
    """Return an entitlement's sums over groups of households, of those meant and where it is known."""
    values = ledger.columns[column.key]
    if not isinstance(values, Numbers):
        return [Fraction(0)] * size
    if column.of == "person":
        meant, groups = meant[ledger.roster.household_of], groups[ledger.roster.household_of]
    known = meant if values.known is None else meant & values.known
    counted = Numbers(values.numerator, values.denominator, known, values.bound)
    return sums_by(counted, np.where(known, groups, 0), size)


def _positive(ledger: Ledger, column: ResultColumn) -> Bools:
    """Return the households of which somebody gets something."""
    values = ledger.columns[column.key]
    assert isinstance(values, Numbers)
    positive = np.asarray(values.numerator > 0, dtype=bool) & known_of(values)
    if column.of == "household":
        return positive
    households = np.zeros(ledger.roster.households, dtype=bool)
    households[ledger.roster.household_of[positive]] = True
    return households


# --- what is missing ----------------------------------------------------------------------------


def reason_grid(results: Results) -> Grid:
    """Return why households are not decided, each reason with its households, the most first."""
    undecided = results.undecided
    reasons = [
        *(
            (
                text("summary.not-trusted" if fact.untrusted else "summary.no-value", what=in_words(fact)),
                len(fact.households),
            )
            for fact in undecided.parameters
        ),
        *((text("summary.fault", what=fact.label), len(fact.households)) for fact in undecided.faults),
        *(
            (
                text("summary.no-column" if fact.column_missing else "summary.blank", what=fact.label),
                len(fact.households),
            )
            for fact in undecided.cells
        ),
    ]
    if held := int(undecided.held.sum()):
        reasons.append((text("summary.held"), held))
    ranked = sorted(reasons, key=lambda reason: -reason[1])
    return Grid(
        text("summary.reasons"),
        (text("summary.reason-heading"), text("summary.households-heading")),
        tuple((words, str(count)) for words, count in ranked),
    )


def default_grid(results: Results) -> Grid:
    """Return the inputs of which blank cells took a default, and why they may.

    An empty text as default says nothing: it has no part in any sum.
    """
    return Grid(
        text("summary.defaults"),
        tuple(text(f"summary.{word}-heading") for word in ("column", "count", "value", "reason")),
        tuple(
            (taken.label, str(taken.count), shown(taken.value), taken.reason)
            for taken in results.defaults_taken
            if shown(taken.value)
        ),
        wordy=(2, 3),
    )


def notes(results: Results) -> Iterator[str]:
    """Yield what a reader of the sums has to know: the grade asked for, weak sources, values carried on."""
    if results.options.trust:
        yield text("summary.trust", grade=text(f"grade.{results.options.trust}"))
    for grade, count in results.weak_grades.items():
        yield text("summary.weak", count=count, grade=text(f"grade.{grade}"))
    if results.carried:
        yield text("summary.carried", count=results.carried)


def problem_grid(problems: Iterable[Problem]) -> Grid:
    """Return the problems by code: severity, how many, the first few places."""
    by_code: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        by_code.setdefault((problem.severity, problem.code), []).append(problem)
    order = {"error": 0, "warning": 1, "note": 2}
    ranked = sorted(by_code.items(), key=lambda item: (order[item[0][0]], -len(item[1])))
    return Grid(
        text("summary.problems"),
        (text("summary.problem-heading"), text("summary.count-heading"), text("summary.places-heading")),
        tuple(
            (f"{text(f'severity.{severity}')} {code}", str(len(those)), first_places(those))
            for (severity, code), those in ranked
        ),
        wordy=(2,),
    )


def first_places(problems: Sequence[Problem]) -> str:
    """Return the first few places of some problems, with dots where there are more."""
    places = list(dict.fromkeys(_short(problem.place) for problem in problems if problem.place))
    more = " …" if len(places) > FIRST_PLACES else ""
    return " ".join(places[:FIRST_PLACES]) + more


def _short(place: Place) -> str:
    """Return a place in few words: of a file only its name and line."""
    if isinstance(place, CellPlace):
        return str(place)
    return f"{PurePath(place.file).name}:{place.line or ''}".rstrip(":")
