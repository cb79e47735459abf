"""Read a reform file: TOML in, a `Reform` as written out, and every fault of the file in one pass.

What the file says about itself is checked here; what it changes is looked up when it is laid over policies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from transition.policies.input_reader import read_input
from transition.policies.model import PROPOSAL, Check, Citation, Document, Input, Parameter, Rule, Value
from transition.policies.parameter_reader import REGION, read_parameter
from transition.policies.reader import check_key_name, read_check, read_document
from transition.policies.reform import SELF_CITED, AddedCase, Amendment, NewValue, Reform, Way
from transition.policies.reform_grammar import AMENDED_RULE, CHANGED_TABLE, FILE_KEYS, HEAD
from transition.policies.rule_reader import read_case, read_cases, read_rounding, read_rule
from transition.policies.table_reader import Fields, Reading, check_dates, read_table, report_unknown_key
from transition.policies.toml_file import KeyPath, read_toml
from transition.policies.values_read import wrong_type
from transition.problems import FilePlace, PolicyError, Problem, errors_in

Thing = TypeVar("Thing", Document, Input, Parameter, Rule, Check, NewValue, Amendment)

_WAYS: Mapping[str, Way] = {"value": "set", "add": "add", "times": "times"}


def is_reform(path: Path) -> bool:
    """Say whether a file is a reform, as far as it can be read."""
    try:
        data = read_toml(path).data
    except PolicyError:
        return False
    return "reform" in data and "policy" not in data


def read_reform(path: Path) -> Reform:
    """Read a reform file. Raises PolicyError with every fault of the file, in the order of lines."""
    file = read_toml(path)
    reading = Reading(file, policy=file.path.stem, uncited=(Citation(SELF_CITED),))
    if "policy" in file.data and "reform" not in file.data:
        reading.report("reform.is-policy", ("policy",), key="[reform]", table=file.path.name)
        raise PolicyError(reading.problems)
    reform = _reform(reading)
    if errors_in(reading.problems):
        raise PolicyError(sorted(reading.problems, key=_line))
    return reform


def _line(problem: Problem) -> int:
    return (problem.place.line or 0) if isinstance(problem.place, FilePlace) else 0


def _reform(reading: Reading) -> Reform:
    file = reading.file
    for name in file.data:
        if name not in FILE_KEYS:
            report_unknown_key(reading, (name,), FILE_KEYS, file.path.name)
    head = _head(reading)
    title = head.text("title") or reading.policy
    tables, rules = _split(reading, "parameter"), _split(reading, "rule")
    reform = Reform(
        name=reading.policy,
        title=title,
        path=str(file.path),
        sha256=file.sha256,
        base=head.text("base"),
        note=head.text("note"),
        documents={
            **_things(reading, "document", _section(reading, "document"), read_document),
            SELF_CITED: self_document(title, reading.policy, file.place(("reform",))),
        },
        values=tuple(value for key, raw in tables[1].items() for value in _values(reading, key, raw)),
        amendments=tuple(
            one for key, raw in rules[1].items() for one in _amendments(reading, raw, ("rule", key))
        ),
        inputs=_things(reading, "input", _section(reading, "input"), read_input),
        parameters=_things(reading, "parameter", tables[0], read_parameter),
        rules=_things(reading, "rule", rules[0], read_rule),
        checks=_things(reading, "check", _section(reading, "check"), read_check),
        place=head.place,
    )
    if _is_empty(file.data):
        reading.report("reform.empty", ("reform",))
    return reform


def self_document(title: str, reform: str, place: FilePlace | None = None) -> Document:
    """Return the document that a reform itself is."""
    return Document(SELF_CITED, title, PROPOSAL, policy=reform, place=place)


def _is_empty(data: Mapping[str, object]) -> bool:
    return not any(data.get(section) for section in ("parameter", "rule", "check"))


def _head(reading: Reading) -> Fields:
    """Read ``[reform]``."""
    file = reading.file
    if "reform" not in file.data:
        reading.report("policy.missing-key", (), key="[reform]", table=file.path.name)
        return Fields(HEAD, ("reform",), file.place(), {})
    head = read_table(reading, file.data["reform"], ("reform",), HEAD)
    if head is None:
        return Fields(HEAD, ("reform",), file.place(), {})
    name = head.text("name")
    if name and name != file.path.stem:
        reading.report("policy.name-not-file-name", ("reform", "name"), name=name, file=file.path.name)
    return head


def _section(reading: Reading, section: str) -> Mapping[str, object]:
    raw = reading.file.data.get(section, {})
    if isinstance(raw, Mapping):
        return raw
    reading.fault((section,), wrong_type(raw, "table"))
    return {}


def _split(reading: Reading, section: str) -> tuple[dict[str, object], dict[str, object]]:
    """Return the new things of a section, which bear a label, and the changes of those that there are."""
    new: dict[str, object] = {}
    changed: dict[str, object] = {}
    for key, raw in _section(reading, section).items():
        first = raw[0] if isinstance(raw, list) and raw else raw
        (new if isinstance(first, Mapping) and "label" in first else changed)[key] = raw
    return new, changed


def _things(
    reading: Reading,
    section: str,
    raw: Mapping[str, object],
    build: Callable[[Reading, object, KeyPath], Thing | None],
) -> dict[str, Thing]:
    """Read the new things of a section by their keys; what cannot be read is reported."""
    made: dict[str, Thing] = {}
    for key, one in raw.items():
        check_key_name(reading, section, key)
        if section == "document" and key == SELF_CITED:
            reading.report("reform.own-document", (section, key), key=key)
        if isinstance(one, Mapping) and "overrides" in one:
            reading.report("reform.no-overrides", (section, key, "overrides"), key="overrides")
        thing = build(reading, one, (section, key))
        if thing is not None:
            made[key] = thing
    return made


# --- changed values -----------------------------------------------------------------------------------


def _values(reading: Reading, table: str, raw: object) -> list[NewValue]:
    fields = read_table(reading, raw, ("parameter", table), CHANGED_TABLE)
    if fields is None:
        return []
    if fields.sound("values") and not fields.tables("values"):
        reading.report("reform.table-unchanged", fields.path)
    found = (_value(reading, row, table, fields.text("unit")) for row in fields.tables("values"))
    return [value for value in found if value is not None]


def _value(reading: Reading, fields: Fields, table: str, unit: str | None) -> NewValue | None:
    check_dates(reading, fields)
    ways = [name for name in _WAYS if fields.has(name)]
    if len(ways) != 1:
        reading.report("reform.one-way", fields.path, legal=tuple(_WAYS), found=tuple(ways))
        return None
    (name,) = ways
    if name not in fields.values:
        return None
    number = fields.number(name) if name != "value" else None  # `value` may be of any kind
    value = reading.typed(fields.values[name], (*fields.path, name), None) if number is None else number
    keys = _keys(reading, fields)
    if value is None or keys is None:
        return None
    return NewValue(
        table=table,
        value=value,
        way=_WAYS[name],
        keys=keys,
        unit=unit,
        start=fields.day("from"),
        end=fields.day("to"),
        cites=fields.citations(),
        note=fields.text("note"),
        place=fields.place,
    )


def _keys(reading: Reading, fields: Fields) -> Mapping[str, tuple[Value, ...]] | None:
    """Read a row's key cells; None when one cannot be read. Which keys there are, the table knows."""
    found: dict[str, tuple[Value, ...]] = {}
    for name in sorted(fields.given):
        if fields.kind.key(name) is not None:
            continue
        raw = fields.values.get(name, ())
        cells = raw if isinstance(raw, tuple) else (raw,)
        type_ = REGION if name == REGION else None
        values = [reading.typed(cell, (*fields.path, name), type_) for cell in cells]
        if not values or None in values:
            return None
        found[name] = tuple(value for value in values if value is not None)
    return found


# --- changed rules ------------------------------------------------------------------------------------


def _amendments(reading: Reading, raw: object, path: KeyPath) -> list[Amendment]:
    if raw == []:
        reading.report("reform.rule-unchanged", path)
    tables = raw if isinstance(raw, list) else [raw]
    paths = [(*path, place) for place in range(len(tables))] if isinstance(raw, list) else [path]
    found = (_amendment(reading, one, where) for one, where in zip(tables, paths, strict=True))
    return [amendment for amendment in found if amendment is not None]


def _amendment(reading: Reading, raw: object, path: KeyPath) -> Amendment | None:
    fields = read_table(reading, raw, path, AMENDED_RULE)
    if fields is None:
        return None
    check_dates(reading, fields)
    whole = read_cases(reading, fields)
    added = _added(reading, fields)
    if fields.has("formula", "cases"):
        reading.report("policy.formula-and-cases", (*fields.path, "cases"), (*fields.path, "formula"))
    if not any(fields.has(name) for name in ("formula", "cases", "round")) and added == ():
        reading.report("reform.rule-unchanged", fields.path)
    if whole is None or added is None or not fields.sound("formula"):
        return None
    unrounded = (table := fields.table("round")) is not None and table.text("mode") == "none"
    if table is not None and table.sound("mode") and unrounded == table.has("to"):
        code, at = (
            ("reform.round-to", (*table.path, "to")) if unrounded else ("policy.missing-key", table.path)
        )
        reading.report(code, at, key="to", table=table.kind.name)
    return Amendment(
        rule=str(path[1]),
        formula=fields.text("formula"),
        cases=whole,
        added=added,
        rounding=None if unrounded else read_rounding(reading, fields),
        unrounded=unrounded,
        start=fields.day("from"),
        end=fields.day("to"),
        cites=fields.citations(),
        note=fields.text("note"),
        place=fields.place,
        formula_place=reading.file.place((*fields.path, "formula")) if fields.has("formula") else None,
    )


def _added(reading: Reading, fields: Fields) -> tuple[AddedCase, ...] | None:
    found = [_added_case(reading, table) for table in fields.tables("add_cases")]
    whole = tuple(one for one in found if one is not None)
    return whole if fields.sound("add_cases") and len(whole) == len(found) else None


def _added_case(reading: Reading, fields: Fields) -> AddedCase | None:
    before = fields.number("before")
    if before is not None and (before < 1 or before.denominator != 1):
        reading.report("reform.bad-place", (*fields.path, "before"), found=str(before))
        return None
    if not fields.has("when", "then"):
        return None
    case = read_case(reading, fields)
    return AddedCase(case, int(before) if before is not None else None) if case else None
