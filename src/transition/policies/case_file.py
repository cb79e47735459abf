"""Read a case file: examples of what a policy gives, kept beside it and run at zero tolerance."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from transition.policies.case_grammar import CASE_FILE
from transition.policies.functions import as_name
from transition.policies.model import Citation, Value
from transition.policies.table_reader import Fields, Reading, read_table
from transition.policies.toml_file import read_toml
from transition.problems import FilePlace, PolicyError, Problem

GivenValue = Value | tuple[Value, ...]
"""A value, or the tags of a person. Regions are codes as text; a text such as ``1894/3`` is a number."""

Values = Mapping[str, GivenValue]
"""Values by label (or by key)."""


@frozen
class PolicyCase:
    """One case: what a household says, on which day, and what must come out exactly.

    `undecided` are labels of results that must be unknown; `missing` those of the inputs and parameters
    that must be named as the reason.
    """

    name: str
    on: datetime.date
    known_on: datetime.date | None = None
    carry_forward: bool = False
    household: Values = field(factory=dict)
    persons: tuple[Values, ...] = ()
    expect_household: Values = field(factory=dict)
    expect_persons: tuple[Values, ...] = ()
    undecided: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    place: FilePlace | None = field(default=None, eq=False)


@frozen
class CaseFile:
    """The cases of the policy of the same name; `policies` are to be loaded with it."""

    path: Path
    policy: str
    cases: tuple[PolicyCase, ...]
    policies: tuple[str, ...] = ()


def read_cases(path: Path) -> tuple[CaseFile | None, tuple[Problem, ...]]:
    """Read a case file. Returns it, or None, with all its problems; raises nothing."""
    try:
        file = read_toml(path)
    except PolicyError as failure:
        return None, failure.problems
    reading = Reading(file, policy=path.stem)
    fields = read_table(reading, file.data, (), CASE_FILE)
    if fields is None:
        return None, tuple(reading.problems)
    cases = tuple(case for table in fields.tables("case") if (case := _case(reading, table)))
    return CaseFile(path, path.stem, cases, fields.texts("policies")), tuple(reading.problems)


def _case(reading: Reading, fields: Fields) -> PolicyCase | None:
    given, on = fields.table("given"), fields.day("on")
    if on is None or given is None or not fields.sound("name"):
        return None
    expect = fields.table("expect")
    if not (expect or fields.has("undecided") or fields.has("missing")):
        reading.report("policy.case-expects-nothing", fields.path)
    if expect and len(expect.tables("persons")) > len(given.tables("persons")):
        reading.report(
            "policy.case-persons",
            (*expect.path, "persons"),
            (*given.path, "persons"),
            found=len(expect.tables("persons")),
            most=len(given.tables("persons")),
        )
    return PolicyCase(
        name=str(fields.text("name")),
        on=on,
        known_on=fields.day("known_on"),
        carry_forward=fields.flag("carry_forward"),
        household=_household(reading, given),
        persons=_persons(reading, given),
        expect_household=_household(reading, expect),
        expect_persons=_persons(reading, expect),
        undecided=_labels(fields, "undecided"),
        missing=_labels(fields, "missing"),
        cites=fields.citations(),
        place=fields.place,
    )


def _household(reading: Reading, fields: Fields | None) -> Values:
    table = fields.table("household") if fields else None
    return _values(reading, table) if table else {}


def _persons(reading: Reading, fields: Fields | None) -> tuple[Values, ...]:
    return tuple(_values(reading, table) for table in fields.tables("persons")) if fields else ()


def _values(reading: Reading, fields: Fields) -> Values:
    values: dict[str, GivenValue] = {}
    for name, raw in fields.values.items():
        items = raw if isinstance(raw, tuple) else (raw,)
        read = tuple(reading.typed(item, (*fields.path, name), None) for item in items)
        whole = tuple(value for value in read if value is not None)
        if len(whole) == len(read):
            values[as_name(name)] = whole if isinstance(raw, tuple) else whole[0]
    return values


def _labels(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(as_name(label) for label in fields.texts(name))
