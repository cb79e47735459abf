"""The JSON schema of the result document (`json_report.py`), for programs that read it.

``docs/result.schema.json`` is what this module gives; a test holds the two together. The keys of
households and persons are those of the policies, so the schema fixes the kinds of their values.
"""

from __future__ import annotations

from collections.abc import Mapping

from transition.policies.model import GRADES
from transition.reports.json_report import FORMAT, VERSION

Schema = dict[str, object]

_TEXT: Schema = {"type": "string"}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_SHA256: Schema = {"type": ["string", "null"], "pattern": "^[0-9a-f]{64}$"}
_NUMBER: Schema = {"oneOf": [{"type": "number"}, {"$ref": "#/$defs/fraction"}]}


def result_schema() -> Schema:
    """Return the schema, JSON Schema draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The result of `transition run --format json`",
        "description": (
            "Numbers are exact: a decimal that ends is written with all its digits (read it as a decimal, "
            "not as a binary float); one that does not is a fraction with a rounded number beside it. "
            "null is unknown, which is never zero. A line of the jsonl format is one household."
        ),
        **_object(
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "run": {"$ref": "#/$defs/run"},
                "columns": _object({"households": _columns(), "persons": _columns()}),
                "totals": {
                    "description": "Sums over the known values of the households, by key.",
                    "type": "object",
                    "additionalProperties": _NUMBER,
                },
                "summary": _array({"$ref": "#/$defs/summary"}),
                "problems": _array({"$ref": "#/$defs/problem"}),
                "sources": _array({"$ref": "#/$defs/source"}),
                "households": _array({"$ref": "#/$defs/household"}),
            }
        ),
        "$defs": _definitions(),
    }


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _row(required: Mapping[str, Schema]) -> Schema:
    """Return an object that has more keys, each with a value of a result."""
    return {**_object(required), "additionalProperties": {"$ref": "#/$defs/value"}}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _columns() -> Schema:
    item = _object({"key": _TEXT, "label": _TEXT})
    return _array({**item, "properties": {"key": _TEXT, "label": _TEXT, "unit": _TEXT}})


def _definitions() -> Schema:
    return {
        "fraction": _object(
            {
                "fraction": {"type": "string", "pattern": r"^-?\d+/\d+$"},
                "rounded": {"type": "number", "description": "Rounded to 6 decimals, half away from zero."},
            }
        ),
        "value": {
            "description": "A number, word, flag, day or region code (its significant digits), or tags.",
            "oneOf": [
                {"type": ["number", "string", "boolean", "null"]},
                {"$ref": "#/$defs/fraction"},
                _array(_TEXT),
            ],
        },
        **_rows(),
        "summary": _row(
            {
                "category": _TEXT,
                "name": _TEXT,
                "households": {"type": ["integer", "null"]},
                "persons": _COUNT,
                "decided": {"type": ["integer", "null"]},
                "undecided": {"type": ["integer", "null"]},
            }
        ),
        "problem": _object(
            {
                "severity": {"enum": ["error", "warning", "note"]},
                "sheet": _MAYBE_TEXT,
                "cell": _MAYBE_TEXT,
                "concerns": _MAYBE_TEXT,
                "value": _MAYBE_TEXT,
                "code": _TEXT,
                "message": _TEXT,
                "cure": _MAYBE_TEXT,
            }
        ),
        "source": _source(),
        "run": _run(),
    }


def _rows() -> Schema:
    return {
        "household": _row(
            {
                "household": _TEXT,
                "head": _MAYBE_TEXT,
                "members": _COUNT,
                "decided": {
                    **_FLAG,
                    "description": "Every entitlement is known, and no error holds the household back.",
                },
                "explanation": _TEXT,
                "persons": _array({"$ref": "#/$defs/person"}),
            }
        ),
        "person": _row({"household": _TEXT, "line": {**_COUNT, "description": "The line of the sheet."}}),
    }


def _source() -> Schema:
    return _object(
        {
            "kind": {"enum": ["parameter", "rule"]},
            "key": _TEXT,
            "label": _TEXT,
            "condition": _MAYBE_TEXT,
            "content": _TEXT,
            "since": {"oneOf": [_DAY, {"type": "null"}]},
            "until": {"oneOf": [_DAY, {"type": "null"}]},
            "document": _MAYBE_TEXT,
            "number": _MAYBE_TEXT,
            "article": _MAYBE_TEXT,
            "grade": {"enum": [*GRADES, None]},
            "link": _MAYBE_TEXT,
            "households": _COUNT,
            "note": _MAYBE_TEXT,
        }
    )


def _run() -> Schema:
    return _object(
        {
            "program": _object({"version": _TEXT, "python": _TEXT}),
            "made_at": {"type": "string", "description": "ISO 8601, with the offset from UTC."},
            "title": _TEXT,
            "days": _array(_DAY),
            "known_on": {"oneOf": [_DAY, {"type": "null"}]},
            "carry_forward": _FLAG,
            "trust": {"enum": [*GRADES, None]},
            "masked": {**_FLAG, "description": "Names, identity, account and phone numbers are masked."},
            "roster": _object({"name": _TEXT, "sheet": _MAYBE_TEXT, "sha256": _SHA256}),
            "policies": _array(
                _object({"name": _TEXT, "title": _TEXT, "edition": _TEXT, "sha256": _SHA256}),
            ),
            "rows": _object(
                {
                    "in_roster": _COUNT,
                    "decided": _COUNT,
                    "not_decided": _COUNT,
                    "left_out": {"type": "object", "additionalProperties": _COUNT},
                }
            ),
            "defaults_taken": _array(
                _object(
                    {
                        "key": _TEXT,
                        "label": _TEXT,
                        "cells": _COUNT,
                        "value": {"$ref": "#/$defs/value"},
                        "reason": _TEXT,
                    }
                )
            ),
            "weak_sources": {"type": "object", "additionalProperties": _COUNT},
            "carried_forward": _COUNT,
            "redone_exactly": _COUNT,
        }
    )
