"""Read a policy file: TOML in, a `Policy` as written out, and every fault of the file in one pass.

    TomlFile --table_reader--> Fields --{input,parameter,rule}_reader--> Policy + problems

What a file says about itself is checked here. What several files have to say together (names, units,
cited documents, overlapping rows) is the checker's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, TypeVar, cast

from transition.policies.grammar import CHECK, DOCUMENT, FILE_KEYS, POLICY
from transition.policies.input_reader import read_input
from transition.policies.model import (
    Check,
    Document,
    Grade,
    Input,
    Parameter,
    Policy,
    Rule,
    Scope,
)
from transition.policies.parameter_reader import read_parameter
from transition.policies.rule_reader import read_rule
from transition.policies.table_reader import (
    Fields,
    Reading,
    check_dates,
    read_table,
    report_unknown_key,
)
from transition.policies.toml_file import KeyPath, TomlFile, read_toml
from transition.policies.values_read import wrong_type
from transition.problems import FilePlace, PolicyError, Problem

Thing = TypeVar("Thing", Document, Input, Parameter, Rule, Check)

NO_REGION = "000000"
"""Stands for the region of a policy whose own cannot be read, so that the rest can still be checked."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_DOCUMENT_KEY = re.compile(r"[a-z][a-z0-9_-]*")


def read_policy(path: Path) -> tuple[Policy | None, tuple[Problem, ...]]:
    """Read a policy file.

    Returns the policy and the problems in the order of lines. Where there are problems, the policy
    holds everything that could be read, so that the checker can look at the rest; it is None when the
    file is no TOML at all, or a reform. Raises nothing.
    """
    try:
        file = read_toml(path)
    except PolicyError as failure:
        return None, failure.problems
    reading = Reading(file, policy=file.path.stem)
    if "reform" in file.data and "policy" not in file.data:
        reading.report("policy.is-reform", ("reform",), file=file.path.name)
        return None, tuple(reading.problems)
    policy = _policy(reading, file)
    return policy, tuple(sorted(reading.problems, key=_line))


def _line(problem: Problem) -> int:
    return (problem.place.line or 0) if isinstance(problem.place, FilePlace) else 0


def _policy(reading: Reading, file: TomlFile) -> Policy:
    for name in file.data:
        if name not in FILE_KEYS:
            report_unknown_key(reading, (name,), FILE_KEYS, file.path.name)
    head = _head(reading, file)
    reading.extends = head.has("extends")
    broken: set[str] = set()
    return Policy(
        name=reading.policy,
        title=head.text("title") or reading.policy,
        region=head.text("region") or NO_REGION,
        edition=head.text("edition") or "",
        path=str(file.path),
        sha256=file.sha256,
        extends=head.text("extends"),
        uses=head.texts("uses"),
        documents=_things(reading, "document", read_document, broken),
        inputs=_things(reading, "input", read_input, broken),
        parameters=_things(reading, "parameter", read_parameter, broken),
        rules=_things(reading, "rule", read_rule, broken),
        checks=_things(reading, "check", read_check, broken),
        note=head.text("note"),
        broken=frozenset(broken),
    )


def _head(reading: Reading, file: TomlFile) -> Fields:
    """Read ``[policy]``."""
    if "policy" not in file.data:
        reading.report("policy.missing-key", (), key="[policy]", table=file.path.name)
    head = read_table(reading, file.data["policy"], ("policy",), POLICY) if "policy" in file.data else None
    if head is None:
        return Fields(POLICY, ("policy",), file.place(), {})
    name = head.text("name")
    if name and name != file.path.stem:
        reading.report("policy.name-not-file-name", ("policy", "name"), name=name, file=file.path.name)
    return head


def _things(
    reading: Reading,
    section: str,
    build: Callable[[Reading, object, KeyPath], Thing | None],
    broken: set[str],
) -> dict[str, Thing]:
    """Read every named table of a section; what cannot be read goes to `broken`, by key and label."""
    raw_section = reading.file.data.get(section, {})
    if not isinstance(raw_section, Mapping):
        reading.fault((section,), wrong_type(raw_section, "table"))
        return {}
    things: dict[str, Thing] = {}
    for key, raw in raw_section.items():
        check_key_name(reading, section, key)
        thing = build(reading, raw, (section, key))
        if thing is None:
            broken.update(_names_of(key, raw))
        else:
            things[key] = thing
    return things


def check_key_name(reading: Reading, section: str, key: str) -> None:
    """Report the key of a named table, ``[section.key]``, that may not be called so."""
    pattern = _DOCUMENT_KEY if section == "document" else _KEY
    if not pattern.fullmatch(key):
        reading.report("policy.bad-key-name", (section, key), found=key, table=section)


def _names_of(key: str, raw: object) -> set[str]:
    table = raw[0] if isinstance(raw, list) and raw else raw
    label = table.get("label") if isinstance(table, Mapping) else None
    return {key, label} if isinstance(label, str) else {key}


# --- documents and checks ---------------------------------------------------------------------------


def read_document(reading: Reading, raw: object, path: KeyPath) -> Document | None:
    """Read ``[document.KEY]``; None, and the faults noted, when it cannot be used."""
    fields = read_table(reading, raw, path, DOCUMENT)
    if fields is None or not fields.sound("title", "grade"):
        return None
    return Document(
        key=str(path[-1]),
        title=str(fields.text("title")),
        grade=cast("Grade", fields.text("grade")),
        number=fields.text("number"),
        publisher=fields.text("publisher"),
        issued=fields.day("issued"),
        url=fields.text("url"),
        note=fields.text("note"),
        policy=reading.policy,
        place=fields.place,
    )


def read_check(reading: Reading, raw: object, path: KeyPath) -> Check | None:
    """Read ``[check.KEY]``; None, and the faults noted, when it cannot be used."""
    fields = read_table(reading, raw, path, CHECK)
    if fields is None:
        return None
    check_dates(reading, fields)
    if not fields.sound("of", "when", "message", "severity"):
        return None
    return Check(
        key=str(path[-1]),
        of=cast("Scope", fields.text("of")),
        when=str(fields.text("when")),
        message=str(fields.text("message")),
        severity=cast('Literal["error", "warning"]', fields.text("severity")),
        cites=fields.citations(),
        start=fields.day("from"),
        end=fields.day("to"),
        policy=reading.policy,
        place=fields.place,
        when_place=reading.file.place((*fields.path, "when")),
    )
