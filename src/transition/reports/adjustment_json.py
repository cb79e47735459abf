"""One JSON document with a whole comparison; numbers lose no digit (`exact_text.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.reasons import household_pairs
from transition.calc.explanation import Shown
from transition.calc.people import cell_of
from transition.problems import default_language
from transition.reports.adjustment_record import adjustment_record
from transition.reports.arrears_tables import arrears_table
from transition.reports.change_tables import all_changes, open_table, unchanged_table
from transition.reports.exact_text import json_of
from transition.reports.json_report import objects
from transition.reports.law_table import law_table
from transition.reports.reconciliation_table import reconciliation_table
from transition.reports.verification_table import verification_table
from transition.rosters.identity import masked
from transition.rosters.roster import Roster

FORMAT = "transition-adjustment"
VERSION = 1


def write_adjustment(outcome: Outcome, path: Path) -> None:
    """Write everything of a comparison; what is owed only where something can be (`Outcome.owes`)."""
    parts = {
        "format": json_of(FORMAT),
        "version": json_of(VERSION),
        "run": json_of(adjustment_record(outcome)),
        "entitlements": json_of([*_entitlements(outcome)]),
        "summary": _array(objects(reconciliation_table(outcome))),
        "changes": _array(_changes(outcome)),
        "arrears": _array(objects(arrears_table(outcome)) if outcome.owes else ()),
        "unchanged": _array(objects(unchanged_table(outcome))),
        "open": _array(objects(open_table(outcome))),
        "law": _array(objects(law_table(outcome))),
        "events": _array(_events(outcome)),
        "cells": _array(_cells(outcome)),
        "problems": _array(objects(verification_table(outcome.problems, default_language()))),
    }
    text = ",\n".join(f"{json_of(key)}: {part}" for key, part in parts.items())
    path.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")


def _entitlements(outcome: Outcome) -> Iterator[dict[str, object]]:
    for one in outcome.adjustment.amounts:
        yield {"key": one.key, "label": one.label, "of": one.of, "unit": str(one.unit)}


def _changes(outcome: Outcome) -> Iterator[str]:
    """Give each change, with the part of everything that moved in the law."""
    shares = outcome.adjustment.rules.shares
    for change, text in zip(outcome.changes, objects(all_changes(outcome)), strict=True):
        parts = {
            mover.key: value
            for mover, share in shares.get(change.mark, {}).items()
            if (value := share.at(change.pair))
        }
        yield f'{text[:-1]}, "policy_parts": {json_of(parts)}}}'


def _events(outcome: Outcome) -> Iterator[str]:
    numbers = outcome.people.numbers
    for event in outcome.adjustment.events:
        yield json_of(
            {
                "kind": event.kind,
                "household": numbers[event.household],
                "name": event.name,
                "other": event.other,
                "words": event.words,
            }
        )


def _cells(outcome: Outcome) -> Iterator[str]:
    """Give every cell that moved and that an entitlement rests on, with both places."""
    adjustment, people = outcome.adjustment, outcome.people
    for moved in adjustment.cells:
        pairs = adjustment.matching.persons if moved.of == "person" else adjustment.matching.households
        homes = household_pairs(adjustment, moved.of, moved.pairs).tolist()
        for place, (pair, home) in enumerate(zip(moved.pairs.tolist(), homes, strict=True)):
            before, after = (_shown(value, moved.checked.input.type) for value in moved.values(place))
            yield json_of(
                {
                    "household": people.numbers[home],
                    "name": people.names[pair] if moved.of == "person" else "",
                    "key": moved.key,
                    "label": moved.label,
                    "before": before,
                    "after": after,
                    "cell_before": _cell(adjustment.old.roster, moved.key, moved.of, int(pairs.old[pair])),
                    "cell_after": _cell(adjustment.new.roster, moved.key, moved.of, int(pairs.new[pair])),
                }
            )


def _shown(value: Shown, kind: str) -> Shown:
    return masked(value) if kind == "identity" and isinstance(value, str) else value


def _cell(roster: Roster, key: str, of: str, row: int) -> str | None:
    return str(cell_of(roster, key, of, row)) if key in roster.letters else None  # type: ignore[arg-type]


def _array(items: Iterable[str]) -> str:
    text = ",\n".join(items)
    return f"[\n{text}\n]" if text else "[]"
