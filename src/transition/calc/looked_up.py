"""How a look-up was answered, for people: keys, row, region level, candidates, or why nothing answered."""

from __future__ import annotations

from transition.calc.conditions import value_in
from transition.calc.display import shown
from transition.calc.explanation import Answered, Shown
from transition.calc.expressions import Evaluator
from transition.calc.lookups import Resolution
from transition.calc.plan import Table, Untrusted
from transition.policies.checked import CheckedKey, Lookup, Source
from transition.policies.regions import LEVEL_NAMES

ANSWERED = ("in-force", "otherwise")


def answered_at(lookup: Lookup, row: int, kept: Evaluator) -> Answered:
    """Return which row of a table answered a look-up in a row of its scope, or why none did."""
    table, resolution = kept.plan.tables[lookup.parameter], kept.answers(lookup).at(row)
    answer = resolution.answer
    before, after = table.nearest.get(resolution.keys or (), (None, None))
    unknown = resolution.reason not in ANSWERED
    return Answered(
        keys=tuple(
            (by.label, key_shown(value_in(key, row, kept), by))
            for by, key in zip(table.by, lookup.keys, strict=True)
        ),
        row=answer.row if answer else None,
        level=level_of(table, resolution),
        carried=bool(answer and answer.carried),
        issue_unseen=bool(answer and answer.issue_unseen),
        otherwise=resolution.reason == "otherwise",
        candidates=tuple((label, one.value) for label, one in resolution.candidates),
        why_unknown=resolution.reason if unknown else None,
        before=before if unknown else None,
        after=after if unknown else None,
        untrusted=untrusted_of(table, resolution) if unknown else None,
    )


def untrusted_of(table: Table, resolution: Resolution) -> Untrusted | None:
    """Return the value that a table has for keys without using it."""
    if resolution.reason == "unlisted":
        return table.otherwise_untrusted
    return table.untrusted.get(resolution.keys or ())


def level_of(table: Table, resolution: Resolution) -> str | None:
    """Return the level (village ... nation) of the region that a table's answer was set for."""
    if resolution.keys is None:
        return None
    for by, value in zip(table.by, resolution.keys, strict=True):
        if by.type.kind == "region" and isinstance(value, str):
            return LEVEL_NAMES[len(value)]
    return None


def key_shown(value: Shown, by: CheckedKey) -> Shown:
    """Return a key's value as explanations hold it: a region by name, everything else as it is."""
    return shown(value, kind="region") if by.type.kind == "region" and value is not None else value


def sources_of(table: Table, answered: Answered) -> tuple[Source, ...]:
    """Return what an answer cites: its row's sources and, of several tags, why the highest counts."""
    if answered.otherwise:
        return table.otherwise_sources
    several = table.several_sources if len(answered.candidates) > 1 else ()
    return (*answered.row.sources, *several) if answered.row else ()
