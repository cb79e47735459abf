"""The pieces of which the JSON schemas of the documents are made."""

from __future__ import annotations

from collections.abc import Mapping

Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
SHA256: Schema = {"type": ["string", "null"], "pattern": "^[0-9a-f]{64}$"}


def object_of(properties: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """Return an object with exactly these keys, of which the optional ones may be left out."""
    return {
        "type": "object",
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
        "additionalProperties": False,
    }


def row_of(required: Mapping[str, Schema]) -> Schema:
    """Return an object that has more keys, each with a value of a result."""
    return {**object_of(required), "additionalProperties": {"$ref": "#/$defs/value"}}


def array_of(items: Schema) -> Schema:
    """Return a list of such items."""
    return {"type": "array", "items": items}
