"""The JSON schema of explained households (`household_json.py`), for programs that read them.

``docs/explanation.schema.json`` is what this module gives; a test holds the two together.
"""

from __future__ import annotations

from transition.policies.model import GRADES, PROPOSAL
from transition.reports.household_json import FORMAT, VERSION
from transition.reports.schema_parts import DAY, FLAG, MAYBE_TEXT, TEXT, Schema, array_of, object_of

_VALUE: Schema = {"$ref": "#/$defs/value"}
_NUMBER: Schema = {"$ref": "#/$defs/number"}
_MAYBE_NUMBER: Schema = {"oneOf": [_NUMBER, {"type": "null"}]}
_MAYBE_DAY: Schema = {"oneOf": [DAY, {"type": "null"}]}
_OF: Schema = {"enum": ["person", "household"]}


def explanation_schema() -> Schema:
    """Return the schema, JSON Schema draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `transition explain --format json` writes",
        "description": (
            "A number is its exact text, a whole number, decimal or fraction written as a ratio (1894/3). "
            "null is unknown, which is never zero. In steps, keys without a value are left out, except value."
        ),
        **object_of(
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "run": _run(),
                "explanations": array_of({"$ref": "#/$defs/root"}),
                "unsettled": array_of({"$ref": "#/$defs/unsettled"}),
                "held": array_of(TEXT),
                "what_if": {"oneOf": [{"$ref": "#/$defs/what_if"}, {"type": "null"}]},
            }
        ),
        "$defs": _definitions(),
    }


def _run() -> Schema:
    return object_of(
        {
            "title": TEXT,
            "day": DAY,
            "known_on": _MAYBE_DAY,
            "carry_forward": FLAG,
            "trust": {"enum": [*GRADES, None]},
            "masked": FLAG,
        }
    )


def _definitions() -> Schema:
    return {
        "number": {"type": "string", "pattern": r"^-?\d+(/\d+)?$"},
        "value": {
            "description": "A number, day, word or region code as text, a flag, tags, or null.",
            "oneOf": [{"type": ["string", "boolean", "null"]}, array_of(TEXT)],
        },
        "step": _step(),
        "root": _step({"household": TEXT}),
        "condition": _condition(),
        "source": _source(),
        "row": _row(),
        "answered": _answered(),
        "unsettled": _unsettled(),
        "what_if": _what_if(),
    }


def _step(more: dict[str, Schema] | None = None) -> Schema:
    return object_of(
        {
            **(more or {}),
            "kind": {"enum": ["rule", "input", "parameter", "day"]},
            "key": TEXT,
            "label": TEXT,
            "of": {"enum": ["person", "household", "all"]},
            "type": {"enum": ["number", "flag", "date", "category", "tags", "region", "text"]},
            "value": _VALUE,
            "shown": TEXT,
        },
        {
            "subject": TEXT,
            "unit": TEXT,
            "formula": TEXT,
            "filled": TEXT,
            "sources": array_of({"$ref": "#/$defs/source"}),
            "since": DAY,
            "rounding": object_of(
                {"to": _NUMBER, "mode": {"enum": ["up", "down", "nearest"]}},
                {"before": _NUMBER, "sources": array_of({"$ref": "#/$defs/source"})},
            ),
            "fired": TEXT,
            "conditions": array_of({"$ref": "#/$defs/condition"}),
            "answered": {"$ref": "#/$defs/answered"},
            "cell": TEXT,
            "took_default": TEXT,
            "assumed": FLAG,
            "moved": FLAG,
            "was": _VALUE,
            "parts": array_of({"$ref": "#/$defs/step"}),
        },
    )


def _condition() -> Schema:
    return object_of(
        {"held": {"type": ["boolean", "null"]}, "text": TEXT},
        {
            "left": _VALUE,
            "left_label": TEXT,
            "right": _VALUE,
            "right_label": TEXT,
            "distance": _NUMBER,
            "unit": TEXT,
            "joined": FLAG,
        },
    )


def _source() -> Schema:
    return object_of(
        {"document": TEXT, "title": TEXT, "grade": {"enum": [*GRADES, PROPOSAL]}},
        {"number": TEXT, "publisher": TEXT, "issued": DAY, "url": TEXT, "article": TEXT},
    )


def _row() -> Schema:
    return object_of({}, _ROW)


_ROW: dict[str, Schema] = {
    "value": _VALUE,
    "start": DAY,
    "end": DAY,
    "policy": TEXT,
    "note": TEXT,
    "sources": array_of({"$ref": "#/$defs/source"}),
}


def _answered() -> Schema:
    pairs = array_of(object_of({"label": TEXT, "value": _VALUE}))
    row: Schema = {"$ref": "#/$defs/row"}
    more: dict[str, Schema] = {
        "keys": pairs,
        "level": TEXT,
        "carried": FLAG,
        "issue_unseen": FLAG,
        "otherwise": FLAG,
        "candidates": pairs,
        "why_unknown": TEXT,
        "before": row,
        "after": row,
        "untrusted": object_of({"value": _VALUE, "grade": {"enum": list(GRADES)}}, _ROW),
    }
    return object_of({}, {**_ROW, **more})


def _unsettled() -> Schema:
    lacking = object_of(
        {
            "kind": {"enum": ["cell", "column", "parameter", "rule"]},
            "key": TEXT,
            "words": TEXT,
            "subject": TEXT,
            "cell": MAYBE_TEXT,
        }
    )
    between = object_of({"low": _MAYBE_NUMBER, "high": _MAYBE_NUMBER})
    one_of = object_of({"values": array_of(_VALUE)})
    cells = array_of(object_of({"key": TEXT, "subject": TEXT, "value": _VALUE}))
    return object_of(
        {
            "household": TEXT,
            "key": TEXT,
            "label": TEXT,
            "of": _OF,
            "subject": TEXT,
            "unit": MAYBE_TEXT,
            "lacking": array_of(lacking),
            "range": {"oneOf": [between, one_of, {"type": "null"}]},
            "alternatives": array_of(object_of({"cells": cells, "value": _VALUE})),
        }
    )


def _what_if() -> Schema:
    cell = {"key": TEXT, "label": TEXT, "of": _OF, "subject": TEXT}
    return object_of(
        {
            "cells": array_of(object_of({**cell, "cell": MAYBE_TEXT, "before": _VALUE, "after": _VALUE})),
            "effects": array_of(
                object_of(
                    {**cell, "unit": MAYBE_TEXT, "before": _VALUE, "after": _VALUE, "moved": _MAYBE_NUMBER}
                )
            ),
            "explanations": array_of({"$ref": "#/$defs/root"}),
            "unsettled": array_of({"$ref": "#/$defs/unsettled"}),
            "held": array_of(TEXT),
        }
    )
