"""What changed between two policies as a file: text, JSON, workbook or csv.

JSON is one object: ``format``, ``version``, ``old`` and ``new`` (title, files, day), ``changes`` and,
with a roster, ``effects``. A change has

    part        "value", "rule", "parameter", "input", "check", "case" or "document"
    course      "began", "ended", "moved", "cited" (the same by another document); of things "added",
                "removed", "renamed", "redefined"
    name, keys  the label; of a value the keys that moved alike, regions by name
    before, after, moved   in words, with unit; a difference with its sign
    since, until           the days between which it holds, null where it is open
    sources     document, title, number, issued, grade, article

An effect has ``key``, ``label``, ``unit``, the sums ``before`` and ``after`` of what is known, ``moved``
(what the change costs, over the households of which both are known), ``unchanged``, ``open`` (households
decided on neither side) and ``touched``: household, head, course, before, after. Numbers are exact, as in
all JSON of this program.
"""

from __future__ import annotations

from pathlib import Path

from transition.policies.checked import Source
from transition.policies.dated_differences import Days
from transition.policies.policy_changes import PolicyChanges
from transition.problems import text
from transition.reports.atomic_file import STDOUT, whole_file
from transition.reports.exact_text import json_of
from transition.reports.policy_change_words import ChangeRow, change_rows, days_in_words, sides_in_words
from transition.reports.policy_effect import Effect, effect_tables
from transition.reports.table import Table, column_of
from transition.reports.text_targets import target_format

FORMAT, VERSION = "transition-policy-changes", 1

Effects = tuple[Effect, ...]


def changes_as_json(changes: PolicyChanges, effects: Effects | None = None) -> str:
    """Return the changes, and what they do to a roster, as one JSON document."""
    days: Days | tuple[None, None] = changes.days or (None, None)
    document = {
        "format": FORMAT,
        "version": VERSION,
        **{
            side: {"title": policy.title, "policies": list(policy.chosen), "day": day}
            for side, policy, day in zip(("old", "new"), (changes.old, changes.new), days, strict=True)
        },
        "changes": [_row(row) for row in change_rows(changes, "zh")],
    }
    if effects is not None:
        document["effects"] = [_effect(effect) for effect in effects]
    return json_of(document)


def _row(row: ChangeRow) -> dict[str, object]:
    return {
        "part": row.part,
        "course": row.course,
        "name": row.name,
        "keys": row.keys or None,
        "before": row.before or None,
        "after": row.after or None,
        "moved": row.moved or None,
        "since": row.since,
        "until": row.until,
        "sources": [_source(source) for source in row.sources],
    }


def _source(source: Source) -> dict[str, object]:
    document = source.document
    return {
        "document": document.key,
        "title": document.title,
        "number": document.number,
        "issued": document.issued,
        "grade": document.grade,
        "article": source.article or None,
    }


def _effect(effect: Effect) -> dict[str, object]:
    return {
        "key": effect.key,
        "label": effect.label,
        "unit": str(effect.unit),
        "before": effect.before,
        "after": effect.after,
        "moved": effect.moved,
        "unchanged": effect.unchanged,
        "open": effect.open,
        "touched": [
            {
                "household": one.household,
                "head": one.head,
                "course": one.course,
                "before": one.before,
                "after": one.after,
            }
            for one in effect.touched
        ],
    }


def change_table(changes: PolicyChanges) -> Table:
    """Return the changes as the sheet 政策变动: one row for each, in Chinese as all workbooks."""
    rows = list(change_rows(changes, "zh"))
    columns: dict[str, tuple[str, list[str], bool]] = {
        "part": ("类别", [text(f"policy-diff.{row.part}", "zh") for row in rows], False),
        "name": ("名称", [row.name for row in rows], True),
        "keys": ("适用于", [row.keys for row in rows], True),
        "course": ("变动", [text(f"policy-diff.course.{row.course}", "zh") for row in rows], False),
        "before": ("原", [row.before for row in rows], True),
        "after": ("新", [row.after for row in rows], True),
        "moved": ("差", [row.moved for row in rows], False),
        "days": ("起止", [days_in_words(row, "zh") for row in rows], False),
        "sources": ("依据", ["\n".join(map(str, row.sources)) for row in rows], True),
    }
    return Table(
        "policy_changes",
        "政策变动",
        tuple(
            column_of(key, label, [value or None for value in values], "long-text" if long else "text")
            for key, (label, values, long) in columns.items()
        ),
        filtered=bool(rows),
    )


def change_tables(changes: PolicyChanges, effects: Effects | None = None) -> tuple[Table, ...]:
    """Return the sheets of the workbook: the changes and, with a roster, what they do."""
    return (change_table(changes), *(effect_tables(effects) if effects is not None else ()))


_ENDINGS = {"txt": "text", "json": "json", "xlsx": "xlsx", "csv": "csv"}


def change_target(
    name: str | None, output: str | None, *, force: bool = False, source: str | None = None
) -> str:
    """Return the format that is meant; see `target_format`."""
    return target_format(_ENDINGS, name, output, force=force, source=source)


def write_changes(
    changes: PolicyChanges, effects: Effects | None, name: str, output: str | None, *, force: bool = False
) -> None:
    """Write the changes in a format to a file or, without one, to standard output; csv has no effects."""
    if name == "text" and output is None:
        from transition.reports.console import print_changes

        print_changes(changes, effects)
        return
    with whole_file(output or STDOUT, force=force) as draft:
        _write(changes, effects, name, draft)


def _write(changes: PolicyChanges, effects: Effects | None, name: str, path: Path) -> None:
    match name:
        case "text":
            from transition.reports.console import console_into, print_changes

            with console_into(path) as console:
                print_changes(changes, effects, console=console)
        case "json":
            path.write_text(changes_as_json(changes, effects) + "\n", encoding="utf-8")
        case "csv":
            from transition.reports.csv_report import write_table

            write_table(change_table(changes), path)
        case _:
            from transition.reports.excel import write_tables

            write_tables(change_tables(changes, effects), path, note=" → ".join(sides_in_words(changes)))
