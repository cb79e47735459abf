"""计算说明: one line per household, from the numbers that its entitlements rest on to what is paid.

    月人均收入 631.33 元/人·月；标准 632 元/人·月（2025-01-01 起）；类型 整户（收入 ≤ 标准）；救助金 2 元/月

A refusal says which condition was nearest and by how much it failed; who is not decided, what is missing.
Made by columns, since a workbook has a line for every household. Workbooks are Chinese, and so are these.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from transition.calc.display import shown_column
from transition.calc.expressions import Evaluator, full_length
from transition.calc.following import followed, taken_parts, taken_starts
from transition.calc.ledger import Ledger
from transition.calc.lookups import Resolution
from transition.calc.missing import missing_in_words
from transition.calc.plan import Plan, Step
from transition.calc.refusal_words import refusals_in_words
from transition.calc.undecided import Undecided, deciding
from transition.policies.checked import Aggregate, CheckedRule, CheckedVersion, Lookup, Read
from transition.rosters.columns import Bools, Column, Numbers, known_of

END = "；"

_TOLD = ("number", "category")
"""What a line tells: amounts and words. Flags and days are steps to them, and stand in their own columns."""

Texts = list[str]
"""A piece of every household's line, empty where it has nothing to say."""


def household_lines(ledger: Ledger, undecided: Undecided) -> list[str]:
    """Return a line for each household, in the roster's order."""
    told: set[Lookup] = set()
    pieces, settled = [], []
    for step in _chain(ledger.plan):
        made = list(_pieces(step, ledger, undecided, told))
        pieces += made
        settled += [_unless(_nothing(ledger, step), piece) for piece in made if step.rule.entitlement]
    lines = [END.join(filter(None, parts)) for parts in zip(*pieces, strict=True)]
    lines = lines or [""] * ledger.roster.households
    for household, missing in missing_in_words(undecided).items():
        # What one scheme lacks another may not need: the amounts that are settled are told behind it.
        amounts = (piece[household] for piece in settled if not undecided.held[household])
        lines[household] = END.join(filter(None, (missing, *amounts)))
    return lines


def _nothing(ledger: Ledger, step: Step) -> Bools:
    """Return where an entitlement is unknown or comes to nothing; persons' are told as a sum anyway."""
    if step.rule.of == "person":
        return np.zeros(ledger.roster.households, dtype=bool)
    return _silent(ledger.columns[step.rule.key], also_zero=True)


def _chain(plan: Plan) -> tuple[Step, ...]:
    """Return the household's rules that the entitlements rest on, and the entitlements, in plan order."""
    results = deciding(plan)
    needed = plan.rests_on(*results)
    return tuple(
        step
        for step in plan.steps
        if step.rule.key in needed and (step.rule.of == "household" or step.rule.key in results)
    )


def _pieces(step: Step, ledger: Ledger, undecided: Undecided, told: set[Lookup]) -> Iterator[Texts]:
    rule, version = step.rule, step.version
    if version is None or rule.type.kind not in _TOLD:
        return
    kept = Evaluator(ledger.plan, ledger.roster, ledger.columns, record=True)
    if rule.of == "person":
        if rule.type.kind == "number":
            yield _over_members(rule, kept)
        return
    if isinstance(version.formula, Lookup):
        everybody = np.ones(kept.households, dtype=bool)
        told.add(version.formula)
        yield _looked_up(rule.label, version.formula, everybody, kept)
        return
    yield from _standards(version, kept, told)
    values = shown_column(ledger.columns[rule.key], rule.type.unit, rule.type.kind)
    silent = _silent(ledger.columns[rule.key], also_zero=not rule.entitlement)
    notes = _fired(step, version, ledger) if version.cases and rule.type.kind != "number" else None
    if rule.entitlement and rule.type.kind == "number":
        notes = refusals_in_words(ledger, rule.key, undecided.decided)
    yield _unless(silent, _noted(rule.label, values, notes))


def _silent(column: Column, *, also_zero: bool) -> Bools:
    """Return where a step has nothing to say: it is unknown, or came to nothing and adds nothing."""
    unknown = ~known_of(column)
    if not also_zero or not isinstance(column, Numbers):
        return unknown
    zero: Bools = np.asarray(column.numerator == 0, dtype=bool)
    return unknown | zero


def _unless(silent: Bools, texts: Texts) -> Texts:
    if not silent.any():
        return texts
    return ["" if nothing else text for nothing, text in zip(silent.tolist(), texts, strict=True)]


def _noted(label: str, values: Texts, notes: Texts | None) -> Texts:
    if notes is None:
        return [f"{label} {value}" for value in values]
    return [
        f"{label} {value}（{note}）" if note else f"{label} {value}"
        for value, note in zip(values, notes, strict=True)
    ]


def _fired(step: Step, version: CheckedVersion, ledger: Ledger) -> Texts:
    """Return the condition of the case that gave each household its word, nothing for `otherwise`."""
    # The place behind the last case is met by -1, unknown.
    words = [case.when_text for case in version.cases] + [""]
    return [words[place] for place in ledger.fired[step.rule.key].tolist()]


def _over_members(rule: CheckedRule, kept: Evaluator) -> Texts:
    read = Read(type=rule.type, of="person", key=rule.key)
    total = Aggregate(type=rule.type, of="household", function="SUM", inner=read)
    column = full_length(kept.column(total), kept.households)
    values = shown_column(column, rule.type.unit)
    return _unless(_silent(column, also_zero=True), [f"{rule.label}合计 {value}" for value in values])


def _standards(version: CheckedVersion, kept: Evaluator, told: set[Lookup]) -> Iterator[Texts]:
    """Yield the values of the tables that a rule itself looks up for households, each table's once."""
    everybody = np.ones(kept.households, dtype=bool)
    starts = taken_starts(version, everybody, kept)
    asked: dict[Lookup, Bools] = {}
    for node, rows, scope in followed(starts, "household", kept, taken_parts):
        if not isinstance(node, Lookup) or node.type.kind not in _TOLD:
            continue
        if scope == "household" and node not in told:
            asked[node] = asked[node] | rows if node in asked else rows
    told |= asked.keys()
    for lookup, rows in asked.items():
        yield _looked_up(kept.plan.tables[lookup.parameter].label, lookup, rows, kept)


def _looked_up(label: str, lookup: Lookup, rows: Bools, kept: Evaluator) -> Texts:
    answers = kept.answers(lookup)
    which = np.broadcast_to(answers.which, rows.shape).tolist()
    column = full_length(kept.column(lookup), kept.households)
    values = shown_column(column, lookup.type.unit, lookup.type.kind)
    since = [_since(resolution) for resolution in answers.resolutions]
    told = rows & known_of(column)
    return [
        f"{label} {value}{since[place]}" if asked else ""
        for value, place, asked in zip(values, which, told.tolist(), strict=True)
    ]


def _since(resolution: Resolution) -> str:
    if resolution.answer is None:
        return ""
    carried = "，沿用" if resolution.answer.carried else ""
    return f"（{resolution.answer.row.start} 起{carried}）"
