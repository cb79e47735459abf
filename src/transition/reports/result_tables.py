"""The two great tables of a result, households and persons: every format shows these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import cast

import numpy as np
from attrs import evolve

from transition.calc.exact_sums import over_members
from transition.calc.ledger import Ledger
from transition.calc.lines import household_lines
from transition.calc.months import over_months
from transition.calc.plan import Step
from transition.calc.results import Results
from transition.policies.checked import CheckedInput
from transition.policies.model import Scope
from transition.policies.units import Unit, parse_unit
from transition.reports.table import Kind, Table, TableColumn, distinct, number_kind
from transition.rosters.columns import Coded, Column, Flags, Numbers, known_of

PERSONS = parse_unit("人")
_PLACES = ("region", "township", "village")
_PERSON = ("name", "relation", "identity")
_MOST_PLACES = 6

OVER_MONTHS = "_over_months"
"""What is added to a result's key for its sum over the months of a run."""


def household_table(results: Results) -> Table:
    """Return one row per household, in the roster's order.

    Its number, head and place, every household result in plan order, the sums of its members'
    entitlements, whether it is decided, and one line of explanation. An amount of a household stands
    here and nowhere else, so that a sum counts it once.
    """
    ledger, names = results.ledger, results.roster.household_names
    lines = household_lines(ledger, results.undecided_on[0])
    columns = (
        TableColumn("household", _label_of(ledger, "household", "户编号"), "text", names),
        TableColumn("head", "户主", "text", heads(ledger)),
        *_role_columns(ledger, _PLACES, "household"),
        TableColumn("members", "人数", "whole", _members(ledger), PERSONS, summed=True),
        *(_result_column(results, step) for step in ledger.plan.steps if step.rule.of == "household"),
        *(column for _, column in _entitlements_of_members(results)),
        *(months_added(results) if len(results.ledgers) > 1 else ()),
        TableColumn("decided", "已确定", "flag", Flags(results.decided, None)),
        TableColumn("explanation", "计算说明", "sentence", tuple(lines)),
    )
    return Table("households", "家庭结果", distinct(columns), frozen=2)


def person_table(results: Results) -> Table:
    """Return one row per person, households together: who it is, and every result of a person."""
    ledger = results.ledger
    roster = ledger.roster
    household = Coded(roster.household_of.astype(np.int32), roster.household_names)
    columns = (
        TableColumn("household", _label_of(ledger, "household", "户编号"), "text", household),
        *_role_columns(ledger, _PERSON, "person"),
        TableColumn("line", "名册行", "whole", _whole(roster.lines)),
        *(_result_column(results, step) for step in ledger.plan.steps if step.rule.of == "person"),
    )
    return Table("persons", "人员结果", distinct(columns), frozen=2)


def role_input(ledger: Ledger, role: str) -> CheckedInput | None:
    """Return the input that has a role (`household`, `township` ...), None when the policy has none."""
    return next((one for one in ledger.plan.inputs.values() if one.input.role == role), None)


def _label_of(ledger: Ledger, role: str, otherwise: str) -> str:
    found = role_input(ledger, role)
    return found.label if found else otherwise


def _role_columns(ledger: Ledger, roles: tuple[str, ...], of: Scope) -> Iterator[TableColumn]:
    for role in roles:
        found = role_input(ledger, role)
        if found is not None and found.input.of == of and found.key in ledger.columns:
            yield _column(found.key, found.label, ledger.columns[found.key], found.type.unit, _kind(found))


def _kind(found: CheckedInput) -> Kind:
    return "region" if found.type.kind == "region" else "text"


def heads(ledger: Ledger) -> Coded:
    """Return the name of each household's head, shape (households,); unknown without a head."""
    rows, name = ledger.roster.head_row, role_input(ledger, "name")
    names = ledger.columns.get(name.key) if name else None
    if not isinstance(names, Coded):
        return Coded(np.full(len(rows), -1, dtype=np.int32), ())
    return Coded(np.where(rows >= 0, names.codes[rows], -1).astype(np.int32), names.vocabulary)


def _members(ledger: Ledger) -> Numbers:
    return _whole(np.diff(ledger.roster.starts))


def _whole(counts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Numbers:
    return Numbers(counts, 1, None, int(counts.max(initial=0)))


def _result_column(results: Results, step: Step) -> TableColumn:
    rule = step.rule
    values = _payable(results, step)
    return _column(rule.key, rule.label, values, rule.type.unit, _KINDS.get(rule.type.kind), _places(step))


def _payable(results: Results, step: Step) -> Column:
    """Return a rule's column; the entitlements of a household that an error holds back are unknown.

    A household may lack one amount and have another: what is known of it can be paid, each scheme by
    itself. An error in its rows puts all of it in doubt.
    """
    ledger, rule, held = results.ledger, step.rule, results.held
    values = ledger.columns[rule.key]
    if not rule.entitlement or not isinstance(values, Numbers) or not held.any():
        return values
    settled = ~held if rule.of == "household" else ~held[ledger.roster.household_of]
    return evolve(values, known=known_of(values) & settled)


_KINDS: dict[str, Kind] = {"flag": "flag", "date": "day", "region": "region"}


def _column(
    key: str, label: str, values: Column, unit: Unit, kind: Kind | None = None, places: int = 2
) -> TableColumn:
    if isinstance(values, Numbers):
        return TableColumn(key, label, number_kind(unit, values), values, unit, places, _adds_up(unit))
    return TableColumn(key, label, kind or "text", values)


def _adds_up(unit: Unit) -> bool:
    """Say whether a sum over households means something: money and heads do, an amount per head does not."""
    per_head = unit.exponent("人") < 0 or unit.exponent("户") < 0
    return not per_head and any(unit.exponent(counted) == 1 for counted in ("元", "人", "户"))


def _places(step: Step) -> int:
    """Return the decimals of money: those of the rule's rounding, 2 without one."""
    if step.version is None or step.version.rounding is None:
        return 2
    to: Fraction = step.version.rounding.rounding.to
    return next((places for places in range(_MOST_PLACES) if (to * 10**places).denominator == 1), 2)


def entitlements_on(results: Results, place: int) -> dict[str, TableColumn]:
    """Return what households get on one of the days: by rule key, their own or the sum of their members'."""
    one = evolve(results, ledgers=(results.ledgers[place],))
    found = {**_own(one, "household"), **dict(_entitlements_of_members(one))}
    return {
        rule.key: found[rule.key]
        for rule in one.plan.entitlements
        if rule.key in found and isinstance(found[rule.key].values, Numbers)
    }


def own_entitlements(results: Results, scope: Scope) -> tuple[TableColumn, ...]:
    """Return what persons get, or what households get as a whole: on the day, or over all months added up.

    A household's sums of its members' amounts are not among these.
    """
    by_month = [_own(evolve(results, ledgers=(ledger,)), scope) for ledger in results.ledgers]
    numbers = {key: one for key, one in by_month[0].items() if isinstance(one.values, Numbers)}
    if len(by_month) == 1:
        return tuple(numbers.values())
    return tuple(_added(column, [month[key] for month in by_month]) for key, column in numbers.items())


def _own(results: Results, scope: Scope) -> dict[str, TableColumn]:
    """Return the entitlements that are of persons or of households, by rule key."""
    steps = (step for step in results.plan.steps if step.rule.entitlement and step.rule.of == scope)
    return {step.rule.key: _result_column(results, step) for step in steps}


def entitlement_columns(results: Results) -> tuple[TableColumn, ...]:
    """Return what households get: on the day, or over all months added up."""
    if len(results.ledgers) == 1:
        return tuple(entitlements_on(results, 0).values())
    return months_added(results)


def _entitlements_of_members(results: Results) -> Iterator[tuple[str, TableColumn]]:
    roster = results.roster
    for step in results.plan.steps:
        rule, column = step.rule, _payable(results, step)
        if rule.entitlement and rule.of == "person" and isinstance(column, Numbers):
            total = over_members(column, roster.household_of, roster.households)
            label = f"{rule.label}合计"
            key = f"{rule.key}_of_members"
            yield rule.key, _column(key, label, total, rule.type.unit, None, _places(step))


def months_added(results: Results) -> tuple[TableColumn, ...]:
    """Return, for each entitlement, what a household gets over all months; unknown where one month is.

    An amount by the year counts a twelfth in each month; one that is not by time is paid once, as of the
    first month.
    """
    by_month = [entitlements_on(results, place) for place in range(len(results.ledgers))]
    return tuple(_added(column, [month[key] for month in by_month]) for key, column in by_month[0].items())


def _added(first: TableColumn, months: Sequence[TableColumn]) -> TableColumn:
    values, unit = over_months([cast(Numbers, month.values) for month in months], first.unit)
    by_year = first.unit.exponent("年") == -1
    return evolve(
        first,
        key=f"{first.key}{OVER_MONTHS}",
        label=f"{first.label}各月合计",
        unit=unit,
        places=max(first.places, 2 if by_year else 0),
        values=values,
    )
