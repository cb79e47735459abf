"""Explanations as JSON, for tools. The keys are stable.

`{"explanations": [STEP, ...]}`, one step for each result of the household. A STEP has

    kind        "rule", "input", "parameter" or "day"
    key, label  the thing's ASCII key and Chinese term
    of, subject "person", "household" or "all"; the person's name or the household's number
    value, type, unit      the value (see below); number, flag, date, category, tags, region or text; its unit
    shown       the value as people read it
    formula, filled        as written; with the numbers filled in
    sources     SOURCE: document, title, number, publisher, issued, grade, url, article
    since       the day from which the version or row holds
    rounding    to, mode, before (the value before), sources; null without rounding
    fired       the condition of the table's case that answered
    conditions  text, held, left, left_label, right, right_label, distance, unit; joined: of what stood
                in the way, that it has to turn together with the one before it
    answered    for a parameter: keys, value, start, end, level, policy, place, carried, issue_unseen,
                otherwise, candidates, why_unknown, before, after, untrusted (a value of too low a grade)
    cell        the roster's cell, as ``花名册!F17``
    took_default           the reason of the default
    assumed, moved, was    with changed cells: this cell was changed; the value is another; what it was
    parts       STEPs that it rests on

Keys without a value are left out, except `value`. A number is its exact text (``"632"``, ``"1894/3"``),
a day is ISO text, tags are a sorted list, unknown is null.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from fractions import Fraction

from transition.calc.display import shown
from transition.calc.explanation import Answered, Condition, Explained, Shown
from transition.calc.plan import Untrusted
from transition.policies.checked import CheckedRow, Source

Json = dict[str, object]


def explanation_as_json(trees: Sequence[Explained]) -> str:
    """Return the trees of a household as one JSON document, indented, Chinese as it is."""
    document = {"explanations": [step_as_data(tree) for tree in trees]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def step_as_data(step: Explained) -> Json:
    """Return a step and everything below it as JSON's own kinds of values."""
    data: Json = {
        "kind": step.kind,
        "key": step.key,
        "label": step.label,
        "of": step.of,
        "subject": step.subject,
        "type": step.value_kind,
        "unit": str(step.unit) if step.unit is not None and step.unit.powers else None,
        "shown": shown(step.value, step.unit, kind=step.value_kind),
        "formula": step.formula,
        "filled": step.filled,
        "sources": _sources(step.sources),
        "since": plain(step.since),
        "rounding": _rounding(step),
        "fired": step.fired,
        "conditions": [_condition(condition) for condition in step.conditions],
        "answered": _answered(step.answered) if step.answered else None,
        "cell": str(step.cell) if step.cell else None,
        "took_default": step.took_default,
        "assumed": step.assumed,
        "moved": step.moved,
        "was": plain(step.was) if step.moved or step.assumed else None,
        "parts": [step_as_data(part) for part in step.parts],
    }
    return {"value": plain(step.value)} | _without_blanks(data)


def _rounding(step: Explained) -> Json | None:
    if step.rounding is None:
        return None
    return _without_blanks(
        {
            "to": plain(step.rounding.to),
            "mode": step.rounding.mode,
            "before": plain(step.before_rounding),
            "sources": _sources(step.rounding_sources),
        }
    )


def _condition(condition: Condition) -> Json:
    data: Json = {
        "text": condition.text,
        "left": plain(condition.left),
        "left_label": condition.left_label,
        "right": plain(condition.right),
        "right_label": condition.right_label,
        "distance": plain(condition.distance),
        "unit": str(condition.unit) if condition.unit is not None and condition.unit.powers else None,
        "joined": condition.joined,
    }
    return {"held": condition.held} | _without_blanks(data)


def _answered(answered: Answered) -> Json:
    data: Json = {
        "keys": _pairs(answered.keys),
        "level": answered.level,
        "carried": answered.carried,
        "issue_unseen": answered.issue_unseen,
        "otherwise": answered.otherwise,
        "candidates": _pairs(answered.candidates),
        "why_unknown": answered.why_unknown,
        "before": _row(answered.before),
        "after": _row(answered.after),
        "untrusted": _untrusted(answered.untrusted),
    }
    return (_row(answered.row) or {}) | _without_blanks(data)


def _untrusted(untrusted: Untrusted | None) -> Json | None:
    if untrusted is None:
        return None
    return {"value": plain(untrusted.value), "grade": untrusted.grade} | (_row(untrusted.row) or {})


def _row(row: CheckedRow | None) -> Json | None:
    if row is None:
        return None
    data: Json = {
        "value": plain(row.value),
        "start": plain(row.start),
        "end": plain(row.end),
        "policy": row.policy,
        "note": row.note,
        "sources": _sources(row.sources),
    }
    return _without_blanks(data)


def _sources(sources: Iterable[Source]) -> list[Json]:
    return [_source(source) for source in sources]


def _source(source: Source) -> Json:
    document = source.document
    data: Json = {
        "document": document.key,
        "title": document.title,
        "number": document.number,
        "publisher": document.publisher,
        "issued": plain(document.issued),
        "grade": document.grade,
        "url": document.url,
        "article": source.article,
    }
    return _without_blanks(data)


def _pairs(pairs: Iterable[tuple[str, Shown]]) -> list[Json]:
    return [{"label": label, "value": plain(value)} for label, value in pairs]


def plain(value: Shown) -> object:
    """Return a value as JSON's own kind: a number as its exact text, a day as ISO text, tags as a list."""
    match value:
        case bool() | None:
            return value
        case Fraction() | datetime.date():
            return str(value)
        case frozenset():
            return sorted(value)
        case _:
            return value


def _without_blanks(data: Json) -> Json:
    return {key: value for key, value in data.items() if value not in (None, "", [], False)}
