"""Which column is which input: header texts matched by label, key and the other headers of a policy.

A header matches when it is the same after removing spaces, line breaks, full-width forms, stars, and a
bracket that holds the input's unit or a remark such as 必填. What is merely similar is a hint in a
message and never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.problems import Problem
from transition.problems.nearest import nearest
from transition.rosters.findings import Findings
from transition.rosters.grid import Grid
from transition.rosters.values.texts import shown, squeezed
from transition.rosters.values.written_units import WrittenUnit, read_unit, unit_of

NEEDED_ROLES = ("household", "name", "relation", "identity")
"""Without these columns nobody can be told apart and no household put together."""

HEADER_ROWS = 20
"""The header stands within the first rows of a sheet."""

_STARS = "*※★☆●"
_BRACKET = re.compile(r"(.+?)[(\[]([^()\[\]]*)[)\]]")
_AFTER_SIGN = re.compile(r"(.+?)[/,:]([^/,:]+)")
_REMARK = re.compile(
    r"必填|选填|可空|可不填|非必填|是/?否|填?是或否|下拉选择|文本格式|y+[-/.年]m+([-/.月]d+日?)?|\d+位"
)


@frozen
class _Header:
    """A header text read: the name, and the unit that a bracket after it gives."""

    name: str
    unit: WrittenUnit | None = None
    written_unit: str = ""


@frozen
class Headers:
    """The header row of a grid and which column belongs to which input, by key."""

    row: int
    columns: Mapping[str, int]
    texts: Sequence[str]


def find_header(grid: Grid, policy: CheckedPolicy) -> int | None:
    """Return the row, of the first few, with most headers that the policy knows; None when none has any."""
    names = _names(policy)
    known = [
        len({_input_of(shown(cell), names)[0] for cell in grid.row(row)} - {None})
        for row in range(min(HEADER_ROWS, grid.height))
    ]
    best = max(known, default=0)
    return known.index(best) if best else None


def missing_needed(headers: Headers, policy: CheckedPolicy) -> list[CheckedInput]:
    """Return the inputs without which a roster cannot be used and that have no column."""
    return [checked for checked in _needed(policy) if checked.key not in headers.columns]


def match_headers(grid: Grid, row: int, policy: CheckedPolicy, findings: Findings) -> Headers:
    """Match the header row of a grid; every fault is added to the findings."""
    names = _names(policy)
    texts = [shown(cell).strip() for cell in grid.row(row)]
    unused: list[int] = []
    found: dict[str, list[int]] = {}
    refused = set()
    for column, text in enumerate(texts):
        key, header = _input_of(text, names)
        checked = policy.inputs[key] if key else None
        if checked and _unit_fits(header, checked):
            found.setdefault(checked.key, []).append(column)
        elif checked and checked.type.kind == "number":
            findings.add(_wrong_unit(grid, row, column, header, checked))
            refused.add(checked.key)
        else:
            unused.append(column)
    columns = {
        key: _one_column(grid, row, places, policy.inputs[key], findings) for key, places in found.items()
    }
    matched = Headers(row, columns, texts)
    _tell_missing(grid, matched, {*columns, *refused}, policy, findings)
    _tell_unused(grid, matched, unused, policy, findings)
    return matched


def _input_of(text: str, names: Mapping[str, str]) -> tuple[str | None, _Header]:
    """Return the key of the input that a header names as it stands, else without what is in a bracket."""
    whole = _plain(text)
    if whole in names:
        return names[whole], _Header(whole)
    header = _header(text)
    return names.get(header.name), header


def _one_column(
    grid: Grid, row: int, places: Sequence[int], checked: CheckedInput, findings: Findings
) -> int:
    """Return the column of an input. Of several, the one that bears the input's own label is taken."""
    if len(places) == 1:
        return places[0]
    own = [place for place in places if _header(grid.cell(row, place)).name == _plain(checked.label)]
    taken = own[0] if len(own) == 1 else places[0]
    others = [place for place in places if place != taken]
    findings.add(_duplicate(grid, row, (taken, *others), checked, is_settled=len(own) == 1))
    return taken


def _names(policy: CheckedPolicy) -> dict[str, str]:
    """Return the input key by everything that a header of it may say."""
    names: dict[str, str] = {}
    for key, checked in policy.inputs.items():
        for name in (*checked.input.headers, key):
            names.setdefault(_plain(name), key)
    # A label is never shadowed by another input's alias.
    return {**names, **{_plain(checked.label): key for key, checked in policy.inputs.items()}}


def _plain(cell: object) -> str:
    return squeezed(shown(cell)).strip(_STARS).lower()


def _header(cell: object) -> _Header:
    """Take remarks and a unit off a header; the name stays as it is when they are neither."""
    text = _plain(cell)
    match = _BRACKET.fullmatch(text) or _AFTER_SIGN.fullmatch(text)
    if not match:
        return _Header(text)
    name, inside = match[1].strip(_STARS), match[2]
    unit = read_unit(inside)
    if unit:
        return _Header(_header(name).name, unit, inside)
    return _header(name) if _REMARK.fullmatch(inside) else _Header(text)


def _unit_fits(header: _Header, checked: CheckedInput) -> bool:
    if header.unit is None:
        return True
    if checked.type.kind != "number" or header.unit.multiple != 1:
        return False
    if checked.input.unit is None:  # a bare number may be counted in anything but money
        return header.unit.unit.exponent("元") == 0
    return header.unit.agrees_with(unit_of(checked.input.unit))


# --- what is to be said about the headers ---------------------------------------------------------


def _wrong_unit(grid: Grid, row: int, column: int, header: _Header, checked: CheckedInput) -> Problem:
    facts = {
        "header": shown(grid.cell(row, column)).strip(),
        "found": header.written_unit,
        "legal": checked.input.unit or "1",
        "label": checked.label,
    }
    return Problem("roster.header-unit", grid.place(row, column), "error", facts)


def _duplicate(
    grid: Grid, row: int, columns: Sequence[int], checked: CheckedInput, *, is_settled: bool
) -> Problem:
    places = tuple(grid.place(row, column) for column in columns)
    facts = {
        "label": checked.label,
        "headers": tuple(shown(grid.cell(row, column)).strip() for column in columns),
        "places": tuple(map(str, places)),
        "taken": str(places[0]),
    }
    if is_settled:
        return Problem("roster.second-column", places[1], "warning", facts, places[:1])
    return Problem("roster.duplicate-column", places[1], "error", facts, places[:1])


def _needed(policy: CheckedPolicy) -> list[CheckedInput]:
    return [checked for checked in policy.inputs.values() if checked.input.role in NEEDED_ROLES]


def _tell_missing(
    grid: Grid, headers: Headers, named: Iterable[str], policy: CheckedPolicy, findings: Findings
) -> None:
    absent = [checked for key, checked in policy.inputs.items() if key not in named]
    for checked in absent:
        if checked.input.role in NEEDED_ROLES:
            findings.add(_missing(grid, headers, checked))
    read = frozenset[str]().union(*(rule.needs for rule in policy.rules.values()))
    optional = [
        checked
        for checked in absent
        if checked.input.role not in NEEDED_ROLES
        and (checked.key in read)
        and not checked.input.from_identity
    ]
    unknown = tuple(checked.label for checked in optional if checked.default is None)
    defaulted = tuple(checked.label for checked in optional if checked.default is not None)
    if unknown:
        findings.add(
            Problem("roster.absent-columns", grid.place(headers.row), "warning", {"labels": unknown})
        )
    if defaulted:
        findings.add(
            Problem("roster.defaulted-columns", grid.place(headers.row), "warning", {"labels": defaulted})
        )


def _missing(grid: Grid, headers: Headers, checked: CheckedInput) -> Problem:
    found = tuple(text for text in headers.texts if text)
    facts = {
        "label": checked.label,
        "legal": (checked.label, *checked.input.headers),
        "found": found,
        "nearest": nearest(checked.label, found),
    }
    return Problem("roster.missing-column", grid.place(headers.row), "error", facts)


def _tell_unused(
    grid: Grid, headers: Headers, unused: Sequence[int], policy: CheckedPolicy, findings: Findings
) -> None:
    """List the columns that no input has, those that resemble a missing input one by one."""
    missing = {checked.label: key for key, checked in policy.inputs.items() if key not in headers.columns}
    apart = []
    for column in unused:
        text = headers.texts[column]
        close = nearest(_header(text).name, missing) if text else None
        if close:
            similar = {"header": text, "nearest": close}
            findings.add(
                Problem("roster.similar-column", grid.place(headers.row, column), "warning", similar)
            )
        elif text:
            apart.append(text)
    if apart:
        facts: dict[str, object] = {"headers": tuple(apart), "count": len(apart)}
        findings.add(Problem("roster.unused-columns", grid.place(headers.row), "note", facts))
