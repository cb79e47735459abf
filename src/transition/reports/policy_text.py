"""A policy in words: its documents, what a roster has to say, its values and rules, each with its source."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from transition.calc.display import shown
from transition.calc.planner import in_force
from transition.policies.checked import (
    CheckedParameter,
    CheckedPolicy,
    CheckedRow,
    CheckedRule,
    CheckedVersion,
    Source,
)
from transition.policies.model import Document, Value
from transition.problems import Language, text
from transition.reports.text_grid import Grid

Row = tuple[str, ...]


def policy_grids(policy: CheckedPolicy, day: datetime.date | None = None) -> Iterator[Grid]:
    """Yield what a checked policy holds; `day` leaves only what is in force on it."""
    yield _grid("documents", ("title", "issued", "grade"), _documents(policy))
    yield _grid("inputs", ("label", "of", "type", "default"), _inputs(policy))
    values = (row for parameter in policy.parameters.values() for row in _parameter(parameter, day))
    yield _grid("values", ("label", "value", "days", "source"), values)
    rules = (row for rule in policy.rules.values() for row in _rule(rule, day))
    yield _grid("rules", ("label", "formula", "source"), rules)
    yield _grid("checks", ("message", "severity", "source"), _checks(policy, day))


def _grid(name: str, headings: Row, rows: Iterable[Row]) -> Grid:
    words = tuple(text(f"policy-show.{heading}") for heading in headings)
    return Grid(text(f"policy-show.{name}"), words, tuple(rows), wordy=tuple(range(len(headings))))


def _documents(policy: CheckedPolicy) -> Iterator[Row]:
    seen: set[Document] = set()
    for document in policy.documents():
        if document not in seen:
            seen.add(document)
            number = f"（{document.number}）" if document.number else ""
            issued = str(document.issued or "")
            yield f"《{document.title}》{number}", issued, text(f"grade.{document.grade}")


def _inputs(policy: CheckedPolicy) -> Iterator[Row]:
    for checked in policy.inputs.values():
        unit = f"（{checked.type.unit}）" if checked.type.unit.powers else ""
        default = checked.input.default
        meaning = f"{shown(default.value)}（{default.reason}）" if default is not None else ""
        of = text(f"scope.{checked.input.of}")
        yield f"{checked.label}{unit}", of, text(f"kind.{checked.type.kind}"), meaning


def _parameter(parameter: CheckedParameter, day: datetime.date | None) -> Iterator[Row]:
    rows = [row for row in parameter.rows if day is None or in_force(row.start, row.end, day)]
    for row in rows:
        yield _named(parameter, row), _value(parameter, row.value), _days(row), _cited(row.sources)
    if parameter.otherwise is not None:
        label = f"{parameter.label}[{text('policy-show.otherwise')}]"
        yield label, _value(parameter, parameter.otherwise), "", _cited(parameter.otherwise_sources)
    elif not rows:
        yield parameter.label, text("policy-show.no-value"), "", parameter.note or ""


def _named(parameter: CheckedParameter, row: CheckedRow) -> str:
    keys = "，".join(
        shown(value, key.type.unit, kind=key.type.kind)
        for key, value in zip(parameter.by, row.keys, strict=True)
    )
    return f"{parameter.label}[{keys}]" if keys else parameter.label


def _value(parameter: CheckedParameter, value: Value) -> str:
    return shown(value, parameter.type.unit, kind=parameter.type.kind)


def _days(row: CheckedRow) -> str:
    return f"{row.start}–{row.end or ''}"


def _cited(sources: Iterable[Source]) -> str:
    return "、".join(f"{source.document.key} {source.article}".strip() for source in sources)


def _rule(rule: CheckedRule, day: datetime.date | None) -> Iterator[Row]:
    unit = f"（{rule.type.unit}）" if rule.type.unit.powers else ""
    for version in rule.versions:
        if day is None or in_force(version.start, version.end, day):
            yield f"{rule.label}{unit}", "\n".join(_formula(version)), _cited(version.sources)


def _formula(version: CheckedVersion) -> Iterator[str]:
    if version.start is not None or version.end is not None:
        yield f"[{version.start or ''}–{version.end or ''}]"
    yield from formula_lines(version)


def formula_lines(version: CheckedVersion, language: Language | None = None) -> Iterator[str]:
    """Yield what a version of a rule says: its formula or a line for each case, and its rounding."""
    if version.formula is not None:
        yield version.formula_text
    for case in version.cases:
        yield f"{case.when_text or text('policy-show.otherwise', language)} → {case.then_text}"
    if version.rounding is not None:
        rounding = version.rounding.rounding
        mode = text(f"explain.rounding.{rounding.mode}", language)
        yield f"{mode} {rounding.written or rounding.to}"


def _checks(policy: CheckedPolicy, day: datetime.date | None) -> Iterator[Row]:
    for check in policy.checks:
        if day is None or in_force(check.start, check.end, day):
            yield check.message, text(f"severity.{check.severity}"), _cited(check.sources)
