"""The JSON schemas of a policy file and of a reform file, for editors; made from the reader's own tables.

``python -m transition.policies.schema > docs/policy.schema.json`` writes the file that a test holds to it,
and so does ``python -m transition.policies.schema reform > docs/reform.schema.json``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping

from transition.policies.grammar import LATER_VERSION, POLICY, RULE, SECTIONS
from transition.policies.grammar_shapes import Key, Kind, TableKind
from transition.policies.reform_grammar import AMENDED_RULE, CHANGED_TABLE, HEAD, NEW_VALUE
from transition.policies.units import SYMBOLS

Schema = dict[str, object]

_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_DATE: Schema = {"type": "string", "format": "date"}
_NAME: Schema = {"type": "string", "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"}
_CITE: Schema = {"type": "string", "pattern": r"^\s*[a-z][a-z0-9_-]*(\s|$)"}
_KEY_PATTERN = "^[a-z][a-z0-9_]*$"
_DOCUMENT_PATTERN = "^[a-z][a-z0-9_-]*$"


def _one_or_more(item: Schema, least: int = 1) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": least}]}


_KINDS: Mapping[Kind, Schema] = {
    "text": _TEXT,
    "note": {"type": "string"},
    "label": {"type": "string", "pattern": r"^[^\s\d]\S*$"},
    "name": _NAME,
    "names": {"type": "array", "items": _NAME},
    "url": {"type": "string", "format": "uri", "pattern": r"^https?://\S+$"},
    "region": {"type": "string", "pattern": r"^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$"},
    "unit": {"type": "string", "examples": ["元", "元/月", "元/人·月"], "$comment": " ".join(SYMBOLS)},
    "flag": {"type": "boolean"},
    "date": _DATE,
    "number": {
        "anyOf": [
            {"type": "number"},
            {"type": "string", "pattern": r"^\s*[+-]?\d+(\.\d+)?(%|\s*/\s*\d+)?\s*$"},
        ]
    },
    "texts": _one_or_more(_TEXT, 0),
    "cites": _one_or_more(_CITE),
    "value": {"anyOf": [_SCALAR, {"type": "array", "maxItems": 0}]},
    "cell": _one_or_more(_SCALAR),
    "given": _one_or_more(_SCALAR, 0),
    "formula": {"type": ["string", "number", "boolean"]},
    "amount": {"type": ["string", "number"], "examples": ["1 元", "0.1 元"]},
    "lasting": {"type": "string", "pattern": r"^\s*[1-9]\d{0,2}\s*[年月]\s*$", "examples": ["1 年"]},
}


def policy_schema() -> Schema:
    """Return the schema (JSON Schema, draft 2020-12) of a policy file, dates as texts."""
    sections: Schema = {"policy": _reference(POLICY)}
    for name, table in SECTIONS.items():
        pattern = _DOCUMENT_PATTERN if name == "document" else _KEY_PATTERN
        sections[name] = {
            "type": "object",
            "description": _described(table),
            "patternProperties": {pattern: _versions() if table is RULE else _reference(table)},
            "additionalProperties": False,
        }
    tables = _tables_from((POLICY, *SECTIONS.values(), LATER_VERSION))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "transition policy",
        "type": "object",
        "properties": sections,
        "required": ["policy"],
        "additionalProperties": False,
        "$defs": {_name(table): _table_schema(table) for table in tables},
    }


def reform_schema() -> Schema:
    """Return the schema of a reform file: what is new is as in a policy, what is changed has no label."""
    sections: Schema = {"reform": _reference(HEAD)}
    for name, table in SECTIONS.items():
        pattern = _DOCUMENT_PATTERN if name == "document" else _KEY_PATTERN
        new = _versions() if table is RULE else _reference(table)
        section: Schema = {"type": "object", "description": _described(table), "additionalProperties": False}
        changed = {"parameter": _reference(CHANGED_TABLE), "rule": _changed_rule()}.get(name)
        if changed is None:
            section["patternProperties"] = {pattern: new}
        else:  # what is changed may be named by its label, which is no key
            section["patternProperties"] = {
                pattern: {"anyOf": [changed, new]},
                f"^(?!{pattern[1:-1]}$)[^A-Za-z]": changed,
            }
        sections[name] = section
    tables = _tables_from((HEAD, *SECTIONS.values(), LATER_VERSION, CHANGED_TABLE, AMENDED_RULE))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "transition reform",
        "type": "object",
        "properties": sections,
        "required": ["reform"],
        "additionalProperties": False,
        "$defs": {_name(table): _table_schema(table) for table in tables},
    }


def _changed_rule() -> Schema:
    versions = {"type": "array", "minItems": 1, "items": _reference(AMENDED_RULE)}
    return {"anyOf": [_reference(AMENDED_RULE), versions]}


def _tables_from(tables: Iterable[TableKind]) -> tuple[TableKind, ...]:
    """Return the tables with all that stand inside them, each once."""
    found: dict[str, TableKind] = {}
    for table in tables:
        found[table.name] = table
        inside = _tables_from(key.table for key in table.keys if key.table)
        found |= {other.name: other for other in inside}
    return tuple(found.values())


def _table_schema(table: TableKind) -> Schema:
    schema: Schema = {
        "type": "object",
        "description": _described(table),
        "properties": {key.name: _key_schema(key) for key in table.keys},
        "additionalProperties": False,
    }
    if table.open:
        # The named keys match this pattern too, and keep their own, narrower schema.
        named = "|".join(table.names)
        others = r"\S" if table is NEW_VALUE else "[a-z][a-z0-9_]*$"  # a reform may name keys by their labels
        schema["patternProperties"] = {f"^(?!({named})$){others}": _KINDS[table.open]}
    if required := [key.name for key in table.keys if key.required]:
        schema["required"] = required
    return schema


def _versions() -> Schema:
    """Return the schema of a rule: one table, or several versions of it."""
    versions = {
        "type": "array",
        "minItems": 1,
        "prefixItems": [_reference(RULE)],
        "items": _reference(LATER_VERSION),
    }
    return {"anyOf": [_reference(RULE), versions]}


def _key_schema(key: Key) -> Schema:
    inside = _reference(key.table) if key.table else {}
    match key.kind:
        case "word":
            schema: Schema = {"enum": list(key.words)}
        case "table":
            schema = inside
        case "tables":
            schema = {"type": "array", "items": inside}
        case "entries":
            schema = {"type": "array", "items": {"anyOf": [_TEXT, inside]}}
        case _:
            schema = _KINDS[key.kind]
    return schema | {"description": f"{key.zh} / {key.en}"}


def _reference(table: TableKind) -> Schema:
    return {"$ref": f"#/$defs/{_name(table)}"}


def _name(table: TableKind) -> str:
    return table.name.replace(" ", "-")


def _described(table: TableKind) -> str:
    return f"{table.zh} / {table.en}"


if __name__ == "__main__":
    made = reform_schema() if sys.argv[1:] == ["reform"] else policy_schema()
    json.dump(made, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
