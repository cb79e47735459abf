"""What the reforms change in the law, in the words of `policy diff`, and what they cite."""

from __future__ import annotations

from collections.abc import Iterator

from transition.calc.simulations.effects import Effects
from transition.policies.checked import Source
from transition.policies.reform import SELF_CITED
from transition.problems import text
from transition.reports.numbered_documents import titled
from transition.reports.policy_change_words import ChangeRow, change_rows, days_in_words
from transition.reports.report import Section
from transition.reports.table import Table, column_of

_MOST_KEYS = 3


def law_section(effects: Effects) -> Section:
    """Return the chapter."""
    # The reforms stand above the table: that they are now among the documents is no change of the law.
    rows = [row for row in change_rows(effects.simulation.changes) if not _is_reform(row)]
    lines = [f"{place}. {reform}" for place, reform in enumerate(_reforms(effects), 1)]
    if not rows:
        lines.append(text("policy-diff.nothing-changed"))
    return Section("law", text("simulation.law"), lines, [_table(rows)] if rows else [])


def _is_reform(row: ChangeRow) -> bool:
    return row.part == "document" and all(one.document.key == SELF_CITED for one in row.sources)


def _reforms(effects: Effects) -> Iterator[str]:
    """Yield the reforms in their order, each with what it says of itself."""
    for reform in effects.simulation.reforms:
        yield "：".join(filter(None, (f"{reform.title}（{reform.path}）", reform.note or "")))


def _table(rows: list[ChangeRow]) -> Table:
    columns: dict[str, list[str]] = {
        "part": [text(f"policy-diff.{row.part}") for row in rows],
        "name": [row.name for row in rows],
        "keys": [_some(row.keys) for row in rows],
        "course": [text(f"policy-diff.course.{row.course}") for row in rows],
        "before": [row.before for row in rows],
        "after": [row.after for row in rows],
        "moved": [row.moved for row in rows],
        "days": [days_in_words(row) for row in rows],
        "source": ["\n".join(map(_cited, row.sources)) for row in rows],
    }
    headings = {"part": "simulation.part"}
    return Table(
        "law",
        text("simulation.law"),
        tuple(
            column_of(
                key,
                text(headings.get(key, f"policy-diff.{key}")),
                [value or None for value in values],
                "text" if key in ("part", "course", "moved", "days") else "long-text",
            )
            for key, values in columns.items()
        ),
        frozen=2,
    )


def _some(keys: str) -> str:
    """Return the keys that one value is for; of many, which a whole province has, the first ones."""
    every = keys.split("、")
    if len(every) <= _MOST_KEYS:
        return keys
    return text("simulation.and-more", first="、".join(every[:_MOST_KEYS]), count=len(every))


def _cited(source: Source) -> str:
    return " ".join(filter(None, (titled(source.document), source.article)))
