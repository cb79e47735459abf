"""Households explained, as one JSON document for tools; described by ``docs/explanation.schema.json``.

    format, version   "transition-explanation", 1
    run               title, day, known_on, carry_forward, trust, masked
    explanations      STEPs (see `explanation_json.py`), one for each result, each with its household
    unsettled         what would decide a result that is unknown: what it lacks (cells, columns, parameters,
                      rules), the range that it can take where one follows, and where only words are
                      missing every way to fill them in
    held              numbers of households that an error in the roster holds back
    what_if           with changed cells: the cells, the effect on each result, the STEPs with what differs
                      marked, what is unsettled, who is held; else null

Numbers are exact texts, as in STEPs.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from transition.calc.explanation import Explained
from transition.calc.household_explanation import HouseholdExplanation, Supposition
from transition.calc.ranges import Range
from transition.calc.supposing import Supposed
from transition.calc.unsettled import Alternative, Lacking, Unsettled
from transition.policies.units import Unit
from transition.reports.explanation_json import Json, plain, step_as_data
from transition.reports.household_text import Effect, effects_of

FORMAT, VERSION = "transition-explanation", 1


def explanations_as_json(explanations: Sequence[HouseholdExplanation]) -> str:
    """Return households explained as one JSON document, indented, Chinese as it is. At least one."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "run": _run(explanations[0]),
        "explanations": [step for one in explanations for step in _steps(one, one.trees)],
        "unsettled": [_unsettled(one.household, item) for one in explanations for item in one.unsettled],
        "held": [one.household for one in explanations if one.results.held[0]],
        "what_if": _what_if(explanations[0]),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _run(one: HouseholdExplanation) -> Json:
    options = one.results.options
    return {
        "title": one.results.plan.title,
        "day": plain(options.days[0]),
        "known_on": plain(options.known_on),
        "carry_forward": options.carry_forward,
        "trust": options.trust,
        "masked": options.masked,
    }


def _steps(one: HouseholdExplanation, trees: Sequence[Explained]) -> list[Json]:
    return [{"household": one.household} | step_as_data(tree) for tree in trees]


def _unsettled(household: str, one: Unsettled) -> Json:
    return {
        "household": household,
        "key": one.key,
        "label": one.label,
        "of": one.of,
        "subject": one.subject,
        "unit": _unit(one.unit),
        "lacking": [_lacking(lacking) for lacking in one.lacking],
        "range": _range(one.range) if one.range is not None else None,
        "alternatives": [_alternative(alternative) for alternative in one.alternatives],
    }


def _lacking(lacking: Lacking) -> Json:
    return {
        "kind": lacking.kind,
        "key": lacking.key,
        "words": lacking.words,
        "subject": lacking.subject,
        "cell": str(lacking.cell) if lacking.cell else None,
    }


def _range(found: Range) -> Json:
    if found.values is not None:
        return {"values": sorted((plain(value) for value in found.values), key=str)}  # type: ignore[arg-type]
    return {"low": plain(found.low), "high": plain(found.high)}


def _alternative(alternative: Alternative) -> Json:
    cells = [
        {"key": lacking.key, "subject": lacking.subject, "value": plain(value)}
        for lacking, value in alternative.cells
    ]
    return {"cells": cells, "value": plain(alternative.value)}


def _what_if(one: HouseholdExplanation) -> Json | None:
    supposition: Supposition | None = one.supposition
    if supposition is None:
        return None
    return {
        "cells": [_cell(cell) for cell in supposition.cells],
        "effects": [_effect(effect) for effect in effects_of(one)],
        "explanations": _steps(one, supposition.trees),
        "unsettled": [_unsettled(one.household, item) for item in supposition.unsettled],
        "held": [one.household] if supposition.results.held[0] else [],
    }


def _cell(cell: Supposed) -> Json:
    return {
        "key": cell.input.key,
        "label": cell.input.label,
        "of": cell.input.input.of,
        "subject": cell.subject,
        "cell": str(cell.cell) if cell.cell else None,
        "before": plain(cell.before),
        "after": plain(cell.after),
    }


def _effect(effect: Effect) -> Json:
    after = effect.after
    return {
        "key": after.key,
        "label": after.label,
        "of": after.of,
        "subject": after.subject,
        "unit": _unit(after.unit) if after.unit is not None else None,
        "before": plain(effect.before.value),
        "after": plain(after.value),
        "moved": plain(effect.moved),
    }


def _unit(unit: Unit) -> str | None:
    return str(unit) if unit.powers else None
