"""The JSON schema of the result document (`json_report.py`), for programs that read it.

``docs/result.schema.json`` is what this module gives; a test holds the two together. The keys of
households and persons are those of the policies, so the schema fixes the kinds of their values.
"""

from __future__ import annotations

from transition.policies.model import GRADES, PROPOSAL
from transition.reports.json_report import FORMAT, VERSION
from transition.reports.schema_parts import (
    COUNT,
    DAY,
    FLAG,
    MAYBE_TEXT,
    SHA256,
    TEXT,
    Schema,
    array_of,
    object_of,
    row_of,
)

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
        **object_of(
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "run": {"$ref": "#/$defs/run"},
                "columns": object_of({"households": _columns(), "persons": _columns()}),
                "totals": {
                    "description": "Sums over the known values of the households, by key.",
                    "type": "object",
                    "additionalProperties": _NUMBER,
                },
                "summary": array_of({"$ref": "#/$defs/summary"}),
                "problems": array_of({"$ref": "#/$defs/problem"}),
                "sources": array_of({"$ref": "#/$defs/source"}),
                "households": array_of({"$ref": "#/$defs/household"}),
            }
        ),
        "$defs": _definitions(),
    }


def _columns() -> Schema:
    item = object_of({"key": TEXT, "label": TEXT})
    return array_of({**item, "properties": {"key": TEXT, "label": TEXT, "unit": TEXT}})


def _definitions() -> Schema:
    return {
        "fraction": object_of(
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
                array_of(TEXT),
            ],
        },
        **_rows(),
        "summary": row_of(
            {
                "category": TEXT,
                "name": TEXT,
                "households": {"type": ["integer", "null"]},
                "persons": COUNT,
                "decided": {"type": ["integer", "null"]},
                "undecided": {"type": ["integer", "null"]},
            }
        ),
        "problem": object_of(
            {
                "severity": {"enum": ["error", "warning", "note"]},
                "sheet": MAYBE_TEXT,
                "cell": MAYBE_TEXT,
                "concerns": MAYBE_TEXT,
                "value": MAYBE_TEXT,
                "code": TEXT,
                "message": TEXT,
                "cure": MAYBE_TEXT,
            }
        ),
        "source": _source(),
        "run": _run(),
    }


def _rows() -> Schema:
    return {
        "household": row_of(
            {
                "household": TEXT,
                "head": MAYBE_TEXT,
                "members": COUNT,
                "decided": {
                    **FLAG,
                    "description": "Every entitlement is known, and no error holds the household back.",
                },
                "explanation": TEXT,
                "persons": array_of({"$ref": "#/$defs/person"}),
            }
        ),
        "person": row_of({"household": TEXT, "line": {**COUNT, "description": "The line of the sheet."}}),
    }


def _source() -> Schema:
    return object_of(
        {
            "kind": {"enum": ["parameter", "rule"]},
            "key": TEXT,
            "label": TEXT,
            "condition": MAYBE_TEXT,
            "content": TEXT,
            "since": {"oneOf": [DAY, {"type": "null"}]},
            "until": {"oneOf": [DAY, {"type": "null"}]},
            "document": MAYBE_TEXT,
            "number": MAYBE_TEXT,
            "article": MAYBE_TEXT,
            "grade": {"enum": [*GRADES, PROPOSAL, None]},
            "link": MAYBE_TEXT,
            "households": COUNT,
            "note": MAYBE_TEXT,
        }
    )


def _run() -> Schema:
    return object_of(
        {
            "program": object_of({"version": TEXT, "python": TEXT}),
            "made_at": {"type": "string", "description": "ISO 8601, with the offset from UTC."},
            "title": TEXT,
            "days": array_of(DAY),
            "known_on": {"oneOf": [DAY, {"type": "null"}]},
            "carry_forward": FLAG,
            "trust": {"enum": [*GRADES, None]},
            "masked": {**FLAG, "description": "Names, identity, account and phone numbers are masked."},
            "roster": object_of({"name": TEXT, "sheet": MAYBE_TEXT, "sha256": SHA256}),
            "policies": array_of(
                object_of({"name": TEXT, "title": TEXT, "edition": TEXT, "sha256": SHA256}),
            ),
            "rows": object_of(
                {
                    "in_roster": COUNT,
                    "decided": COUNT,
                    "not_decided": COUNT,
                    "left_out": {"type": "object", "additionalProperties": COUNT},
                }
            ),
            "defaults_taken": array_of(
                object_of(
                    {
                        "key": TEXT,
                        "label": TEXT,
                        "cells": COUNT,
                        "value": {"$ref": "#/$defs/value"},
                        "reason": TEXT,
                    }
                )
            ),
            "weak_sources": {"type": "object", "additionalProperties": COUNT},
            "carried_forward": COUNT,
            "redone_exactly": COUNT,
        },
        optional={
            "reforms": {
                **array_of(
                    object_of(
                        {
                            "name": TEXT,
                            "title": TEXT,
                            "file": MAYBE_TEXT,
                            "sha256": SHA256,
                        }
                    )
                ),
                "description": "Laid over the policies, in their order; a change of one value has no file.",
            }
        },
    )
