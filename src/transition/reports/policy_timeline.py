"""How the numbers of a policy moved: for each table and keys the days, the values, the documents.

Keys that moved alike are told together. Documents are numbered and listed once, at the end.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from transition.calc.display import digits_of, shown
from transition.policies.checked import CheckedKey, CheckedParameter, CheckedPolicy, CheckedRow, Source
from transition.policies.grades import weakest_grade
from transition.policies.model import Value
from transition.problems import Problem, UsageError, text
from transition.problems.nearest import nearest
from transition.reports.numbered_documents import NumberedDocuments
from transition.reports.text_grid import Grid

_DAY = datetime.timedelta(days=1)
_WORDY = (0, 1, 2, 3, 4)

Row = tuple[str, ...]


def timeline_grids(policy: CheckedPolicy, wanted: str | None = None) -> Iterator[Grid]:
    """Yield a table for each way in which values moved, then the documents.

    wanted: the label or key of one parameter, then told with the rows of every file; without it, all
    that the chosen files themselves say. Raises UsageError for a name that no parameter bears.
    """
    documents = NumberedDocuments()
    for parameter in _chosen(policy, wanted):
        rows = [row for row in parameter.rows if wanted or row.policy in policy.chosen]
        yield from _of_parameter(parameter, rows, documents)
    yield documents.grid()


def _chosen(policy: CheckedPolicy, wanted: str | None) -> list[CheckedParameter]:
    parameters = list(policy.parameters.values())
    if wanted is None:
        names = set(policy.chosen)
        return [
            one for one in parameters if one.policy in names or any(row.policy in names for row in one.rows)
        ]
    found = [one for one in parameters if wanted in (one.key, one.label)]
    if not found:
        legal = [name for one in parameters for name in (one.label, one.key)]
        facts = {"found": wanted, "title": policy.title, "nearest": nearest(wanted, legal, 3)}
        raise UsageError([Problem("usage.no-such-parameter", facts=facts)])
    return found


def _headings(*words: str) -> Row:
    return tuple(text(f"timeline.{word}") for word in words)


# --- one table --------------------------------------------------------------------------------------


def _of_parameter(
    parameter: CheckedParameter, rows: Sequence[CheckedRow], documents: NumberedDocuments
) -> Iterator[Grid]:
    unit = f"（{parameter.type.unit}）" if parameter.type.unit.powers else ""
    title = f"{parameter.label}{unit}"
    headings = _headings("days", "value", "change", "grade", "source")
    for keys, moved in _alike(parameter, rows):
        lines = tuple(_moves(parameter, moved, documents))
        yield Grid("\n".join(filter(None, (title, keys))), headings, lines, _WORDY)
        title = ""
    rest = tuple(_rest(parameter, rows, documents))
    if rest:
        yield Grid(
            "\n".join(filter(None, (title, text("timeline.rest") if rows else ""))), headings, rest, _WORDY
        )


def _alike(
    parameter: CheckedParameter, rows: Iterable[CheckedRow]
) -> Iterator[tuple[str, tuple[CheckedRow, ...]]]:
    """Yield the keys that moved alike, written out, with the rows of one of them."""
    by_keys: dict[tuple[object, ...], list[CheckedRow]] = {}
    for row in sorted(rows, key=lambda row: row.start):
        by_keys.setdefault(row.keys, []).append(row)
    groups: dict[object, list[tuple[CheckedRow, ...]]] = {}
    for moved in by_keys.values():
        alike = tuple((row.start, row.end, row.value, row.sources, row.note) for row in moved)
        groups.setdefault(alike, []).append(tuple(moved))
    for those in groups.values():
        yield "、".join(filter(None, (_keys(parameter, moved[0]) for moved in those))), those[0]


def _keys(parameter: CheckedParameter, row: CheckedRow) -> str:
    shown_keys = keys_in_words(parameter.by, row.keys)
    return f"[{shown_keys}]" if shown_keys else ""


def keys_in_words(by: Sequence[CheckedKey], keys: Sequence[Value]) -> str:
    """Return the keys of a row as people read them, regions by name: ``某省某县，农村``."""
    named = zip(by, keys, strict=True)
    return "，".join(shown(value, key.type.unit, kind=key.type.kind) for key, value in named)


def _moves(
    parameter: CheckedParameter, rows: Sequence[CheckedRow], documents: NumberedDocuments
) -> Iterator[Row]:
    before: CheckedRow | None = None
    for row in rows:
        if before is not None and before.end is not None and before.end + _DAY < row.start:
            yield _gap(before.end + _DAY, row.start - _DAY)
        value = shown(row.value, parameter.type.unit, kind=parameter.type.kind, approximate=True)
        change = "" if before is None else moved_by(parameter, before.value, row.value)
        source = "\n".join(filter(None, (documents.cited(row.sources), row.note)))
        yield _span(row.start, row.end), value, change, _grade(row.sources), source
        before = row
    if before is not None and before.end is not None:
        yield _gap(before.end + _DAY, None)


def _gap(first: datetime.date, last: datetime.date | None) -> Row:
    return _span(first, last), text("timeline.no-value"), "", "", ""


def _span(first: datetime.date, last: datetime.date | None) -> str:
    return f"{first}–{last or ''}"


def moved_by(parameter: CheckedParameter, before: Value | None, after: Value | None) -> str:
    """Return by how much a number moved, with its sign; nothing for words and days."""
    if not isinstance(before, Fraction) or not isinstance(after, Fraction):
        return ""
    moved = after - before
    digits = digits_of(abs(moved.numerator), moved.denominator, parameter.type.unit)
    return f"{'+' if moved > 0 else '−' if moved < 0 else '='}{digits if moved else ''}"


def _grade(sources: Iterable[Source]) -> str:
    grade = weakest_grade(sources)
    return text(f"grade.{grade}") if grade else ""


def _rest(
    parameter: CheckedParameter, rows: Sequence[CheckedRow], documents: NumberedDocuments
) -> Iterator[Row]:
    """Yield what keys get that the table does not list, or that it has no value at all."""
    if parameter.otherwise is not None:
        value = shown(parameter.otherwise, parameter.type.unit, kind=parameter.type.kind)
        sources = parameter.otherwise_sources
        yield "", value, "", _grade(sources), documents.cited(sources)
    elif not rows:
        yield "", text("timeline.no-value"), "", "", parameter.note or ""
