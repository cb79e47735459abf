"""What changed from one policy to another, in words: rows that the terminal and the workbook show alike.

    PolicyChanges --change_rows--> ChangeRow ... --> grids of the terminal, sheet of the workbook

Keys of a table that moved alike stand in one row.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Literal

from attrs import frozen

from transition.calc.display import shown
from transition.policies.changed_things import Presence, Redefinition, sources_of
from transition.policies.checked import CheckedParameter, CheckedVersion, Source
from transition.policies.model import Value
from transition.policies.policy_changes import PolicyChanges, RuleChange, ValueChange
from transition.problems import Language, text
from transition.reports.numbered_documents import NumberedDocuments, titled
from transition.reports.policy_text import formula_lines
from transition.reports.policy_timeline import keys_in_words, moved_by
from transition.reports.text_grid import Grid

Part = Literal["value", "rule", "document", "input", "parameter", "check", "case"]
PARTS: tuple[Part, ...] = ("value", "rule", "parameter", "input", "check", "case", "document")


@frozen
class ChangeRow:
    """One change in words.

    part: what kind of thing it is about. course: how it changed (``began``, ``ended``, ``moved``,
    ``cited``, ``added``, ``removed``, ``renamed``, ``redefined``). keys: of a value, the keys that moved
    alike. moved: by how much a number moved, with its sign.
    """

    part: Part
    name: str
    course: str
    keys: str = ""
    before: str = ""
    after: str = ""
    moved: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    sources: tuple[Source, ...] = ()


def sides_in_words(changes: PolicyChanges) -> tuple[str, str]:
    """Return what was compared with what: titles, those of reforms, and days where they were given."""
    old, new = changes.days or ("", "")
    laid = [reform.title for reform in changes.new.reforms[len(changes.old.reforms) :]]
    own = () if laid and changes.new.title == changes.old.title else (changes.new.title,)
    side = " + ".join((*own, *(f"《{title}》" for title in laid)))
    return f"{changes.old.title} {old}".strip(), f"{side} {new}".strip()


def change_rows(changes: PolicyChanges, language: Language | None = None) -> Iterator[ChangeRow]:
    """Yield every change in words, values first; keys that moved alike together."""
    yield from _value_rows(changes.values, language)
    yield from (_rule_row(change, language) for change in changes.rules)
    yield from map(_presence_row, changes.presences)
    for redefinition in changes.redefinitions:
        yield from _redefinition_rows(redefinition, language)


# --- values ---------------------------------------------------------------------------------------


def _value_rows(changes: Iterable[ValueChange], language: Language | None) -> Iterator[ChangeRow]:
    groups: dict[object, list[ValueChange]] = {}
    for one in changes:
        difference = one.difference
        alike = (
            one.parameter.key, one.keys is None, one.course, one.before, one.after,
            difference.since, difference.until, one.sources,
        )  # fmt: skip
        groups.setdefault(alike, []).append(one)
    for group in groups.values():
        yield _value_row(group, language)


def _value_row(alike: list[ValueChange], language: Language | None) -> ChangeRow:
    first = alike[0]
    parameter = first.parameter
    before, after = (
        "" if side is None or value is None else _valued(side, value)
        for side, value in ((first.old, first.before), (first.new, first.after))
    )
    keys = "、".join(
        text("policy-show.otherwise", language) if one.keys is None else keys_in_words(one.by, one.keys)
        for one in alike
    )
    return ChangeRow(
        part="value",
        name=parameter.label,
        course=first.course,
        keys=keys,
        before=before,
        after=after,
        moved=moved_by(parameter, first.before, first.after) if first.course == "moved" else "",
        since=first.difference.since,
        until=first.difference.until,
        sources=first.sources,
    )


def _valued(parameter: CheckedParameter, value: Value) -> str:
    return shown(value, parameter.type.unit, kind=parameter.type.kind, approximate=True)


# --- rules ----------------------------------------------------------------------------------------


def _rule_row(change: RuleChange, language: Language | None) -> ChangeRow:
    difference = change.difference
    shown_version = difference.after or difference.before
    return ChangeRow(
        part="rule",
        name=change.label,
        course=change.course,
        before=_version(difference.before, language),
        after=_version(difference.after, language),
        since=difference.since,
        until=difference.until,
        sources=sources_of(shown_version) if shown_version else (),
    )


def _version(version: CheckedVersion | None, language: Language | None) -> str:
    return "\n".join(formula_lines(version, language)) if version is not None else ""


# --- what is there or not, and what is declared differently -----------------------------------------


def _presence_row(presence: Presence) -> ChangeRow:
    document = presence.document
    name = presence.label if document is None else titled(document)
    return ChangeRow(
        part=presence.what,
        name=name,
        course="added" if presence.added else "removed",
        sources=(Source(document),) if document is not None else (),
    )


def _redefinition_rows(redefinition: Redefinition, language: Language | None) -> Iterator[ChangeRow]:
    for aspect in redefinition.aspects:
        renamed = aspect.name == "label"
        yield ChangeRow(
            part=redefinition.what,
            name=redefinition.label if renamed else f"{redefinition.label}（{aspect.name}）",
            course="renamed" if renamed else "redefined",
            before=_said(aspect.before, language),
            after=_said(aspect.after, language),
        )


def _said(value: object, language: Language | None) -> str:
    """Return what a declaration says; nothing for a word that is not there."""
    match value:
        case None:
            return ""
        case bool() | Fraction() | datetime.date():
            return shown(value)
        case Mapping():
            return "，".join(f"{key} {_said(one, language)}" for key, one in value.items())
        case tuple() | frozenset():
            return "、".join(_said(one, language) for one in value)
        case _:
            return str(value)


# --- for the terminal -----------------------------------------------------------------------------


def change_grids(changes: PolicyChanges) -> Iterator[Grid]:
    """Yield a table for each parameter, rule and kind of thing that changed, then the documents cited."""
    rows, documents = list(change_rows(changes)), NumberedDocuments()
    for name in dict.fromkeys(row.name for row in rows if row.part == "value"):
        lines = (_value_line(row, documents) for row in rows if row.part == "value" and row.name == name)
        yield _grid(name, ("keys", "change", "moved", "days", "source"), lines)
    rules = [row for row in rows if row.part == "rule" and row.course not in _DECLARED]
    for row in rules:
        yield _rule_grid(row, documents)
    for part in PARTS:
        those = [row for row in rows if row.part == part and row.course in _DECLARED]
        wide = any(row.before or row.after for row in those)
        headings = ("course", "name", "before", "after")[: 4 if wide else 2]
        lines = (_thing_line(row)[: len(headings)] for row in those)
        yield _grid(text(f"policy-diff.things.{part}"), headings, lines)
    yield documents.grid()


_DECLARED = ("added", "removed", "renamed", "redefined")


def _grid(title: str, headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Grid:
    words = tuple(text(f"policy-diff.{heading}") for heading in headings)
    return Grid(title, words, tuple(rows), tuple(range(len(words))))


def _value_line(row: ChangeRow, documents: NumberedDocuments) -> tuple[str, ...]:
    if row.course == "cited":
        change = text("policy-diff.cited", value=row.after)
    else:
        none = text("policy-diff.nothing")
        change = f"{_without_unit(row.before, row.after) or none} → {row.after or none}"
    return row.keys, change, row.moved, days_in_words(row), documents.cited(row.sources)


def _without_unit(before: str, after: str) -> str:
    """Return the value before without the unit that stands behind the one after: ``585 → 632 元/月``."""
    digits, _, unit = before.partition(" ")
    return digits if unit and unit == after.partition(" ")[2] else before


def days_in_words(row: ChangeRow, language: Language | None = None) -> str:
    """Return from when on a change holds, and until when where it ends; nothing where it always does."""
    if row.since is None and row.until is None:
        return ""
    if row.until is None:
        return text("policy-diff.since", language, day=row.since)
    return text("policy-diff.between", language, first=row.since or "", last=row.until)


def _rule_grid(row: ChangeRow, documents: NumberedDocuments) -> Grid:
    title = " ".join(filter(None, (row.name, text(f"policy-diff.course.{row.course}"), days_in_words(row))))
    sides = [("policy-diff.before", row.before), ("policy-diff.after", row.after)]
    lines = [(text(key), words) for key, words in sides if words]
    if row.course == "cited":
        lines = lines[1:]
    lines.append((text("policy-diff.source"), documents.cited(row.sources)))
    return Grid(title, ("", ""), tuple(lines), (0, 1))


def _thing_line(row: ChangeRow) -> tuple[str, ...]:
    return text(f"policy-diff.course.{row.course}"), row.name, row.before, row.after
