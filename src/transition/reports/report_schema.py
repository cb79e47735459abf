"""The JSON schema of a report (`report_json.py`), for programs that read it.

``docs/report.schema.json`` is what this module gives; a test holds the two together. What a report's
tables and `data` hold is told where that report is described.
"""

from __future__ import annotations

from typing import get_args

from transition.reports.charts.chart import KEY, ChartKind
from transition.reports.report_json import FORMAT, VERSION
from transition.reports.schema_parts import TEXT, Schema, array_of, object_of

_KEY: Schema = {"type": "string", "pattern": f"^{KEY.pattern}$"}
_VALUE: Schema = {"$ref": "#/$defs/value"}
_NUMBER: Schema = {"$ref": "#/$defs/number"}
_UNIT: dict[str, Schema] = {"unit": TEXT}


def report_schema() -> Schema:
    """Return the schema, JSON Schema draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A report of `transition` as JSON",
        "description": (
            "Numbers are exact: a decimal that ends is written with all its digits (read it as a decimal, "
            "not as a binary float); one that does not is a fraction with a rounded number beside it. "
            "null is unknown, which is never zero."
        ),
        **object_of(
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "key": _KEY,
                "title": TEXT,
                "subtitle": TEXT,
                "lines": array_of(TEXT),
                "record": array_of(object_of({"name": TEXT, "value": TEXT})),
                "data": {"type": "object"},
                "sections": array_of({"$ref": "#/$defs/section"}),
            }
        ),
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    return {
        "fraction": object_of(
            {
                "fraction": {"type": "string", "pattern": r"^-?\d+/\d+$"},
                "rounded": {"type": "number", "description": "Rounded to 6 decimals, half away from zero."},
            }
        ),
        "number": {"oneOf": [{"type": "number"}, {"$ref": "#/$defs/fraction"}]},
        "value": {
            "description": "A number, word, flag, day or region code (its significant digits), or tags.",
            "oneOf": [
                {"type": ["number", "string", "boolean", "null"]},
                {"$ref": "#/$defs/fraction"},
                array_of(TEXT),
            ],
        },
        "section": object_of(
            {
                "key": _KEY,
                "heading": TEXT,
                "lines": array_of(TEXT),
                "parts": array_of({"oneOf": [{"$ref": "#/$defs/table"}, {"$ref": "#/$defs/chart"}]}),
            }
        ),
        "table": _table(),
        "chart": _chart(),
    }


def _table() -> Schema:
    return object_of(
        {
            "part": {"const": "table"},
            "key": TEXT,
            "title": TEXT,
            "columns": array_of(object_of({"key": TEXT, "label": TEXT}, _UNIT)),
            "rows": array_of({"type": "object", "additionalProperties": _VALUE}),
            "totals": {
                "description": "Sums over the known rows, by column.",
                "type": "object",
                "additionalProperties": _NUMBER,
            },
        }
    )


def _chart() -> Schema:
    points = {**array_of({"oneOf": [TEXT, _NUMBER]}), "description": "All words, or all numbers, rising."}
    values = array_of({"oneOf": [_NUMBER, {"type": "null"}]})
    return object_of(
        {
            "part": {"const": "chart"},
            "key": _KEY,
            "title": TEXT,
            "kind": {"enum": list(get_args(ChartKind))},
            "x": object_of({"label": TEXT, "points": points}, _UNIT),
            "y": object_of({"label": TEXT}, _UNIT),
            "series": array_of(object_of({"key": _KEY, "name": TEXT, "values": values})),
        }
    )
