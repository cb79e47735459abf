"""Changed values laid over the settled rows of a table: a reform wins in the days that it speaks of.

CheckedParameter, Piece, ... --Rows--> CheckedRow, ...

The values of one reform follow one another as rows of a policy do: of the same keys, one holds until the
next begins. Of two that name regions, the nearer one counts, as it does in a look-up.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, groupby, product

from attrs import evolve, frozen

from transition.policies.checked import CheckedParameter, CheckedRow, Source
from transition.policies.model import Value
from transition.policies.reform import NewValue
from transition.policies.regions import lineage
from transition.policies.rows import KeyValues, order_of_keys, shown
from transition.policies.spans import ONE_DAY, Span, overlapping, settled_ends
from transition.problems import FilePlace, Problem

NATION = ""
"""The key of the nation, in significant digits."""


@frozen
class Piece:
    """What a changed value says of one combination of keys.

    nearness: how near the regions that it names come to the keys; the more, the nearer. named: every key
    column is named. policy: the name of the reform among policies.
    """

    new: NewValue
    keys: KeyValues
    value: Value
    start: datetime.date
    end: datetime.date | None
    nearness: int
    named: bool
    sources: tuple[Source, ...]
    policy: str

    def row(self) -> CheckedRow:
        """Return it as a row of the table."""
        return CheckedRow(
            keys=self.keys,
            value=self.value,
            start=self.start,
            end=self.end,
            sources=self.sources,
            policy=self.policy,
            declared_end=self.end,
            note=self.new.note,
            place=self.new.place,
            proposed=True,
        )

    def touches(self, other: Piece) -> bool:
        """Say whether both speak of some day."""
        return (self.end is None or other.start <= self.end) and (
            other.end is None or self.start <= other.end
        )


class Rows:
    """The rows of a table by their keys, and what one reform says of them. Faults go to `problems`."""

    def __init__(self, parameter: CheckedParameter, problems: list[Problem]) -> None:
        self._parameter = parameter
        self._problems = problems
        self._rows: dict[KeyValues, list[CheckedRow]] = {}
        for row in parameter.rows:
            self._rows.setdefault(row.keys, []).append(row)
        self._said: dict[KeyValues, list[Piece]] = {}
        self._told: set[tuple[int, int]] = set()

    def say(self, pieces: Iterable[Piece]) -> None:
        """Take what a changed value says of each of its keys."""
        for piece in pieces:
            self._said.setdefault(piece.keys, []).append(piece)

    def laid(self, values: Sequence[NewValue]) -> tuple[CheckedRow, ...]:
        """Return the rows with all that was said laid over them, in the order of keys and days.

        values: those of which nothing may be left out: who finds nothing to add to is told.
        """
        laid, heard = dict(self._rows), set[int]()
        for keys, said in self._said.items():
            rows = self._rows.get(keys, [])
            for piece in self._in_turn(said):
                inside = self._inside(rows, piece)
                rows = [*(part for row in rows for part in _outside(row, piece)), *inside]
                heard |= {id(piece.new)} if inside else set()
            laid[keys] = rows
        for value in values:
            if id(value) not in heard:
                self._report("reform.nothing-there", value)
        return tuple(
            row
            for keys in sorted(laid, key=order_of_keys)
            for row in sorted(laid[keys], key=lambda row: row.start)
        )

    # --- which of the reform's own values holds when ------------------------------------------------

    def _in_turn(self, said: Sequence[Piece]) -> Iterator[Piece]:
        """Yield the pieces of one combination of keys, the nearest regions last, last days settled."""
        ordered = sorted(said, key=lambda piece: (piece.nearness, piece.start))
        settled: list[Piece] = []
        for _, group in groupby(ordered, key=lambda piece: piece.nearness):
            alike = list(group)
            spans = [Span(piece.start, piece.end) for piece in alike]
            for earlier, later in overlapping(spans):
                self._report_overlap(alike[earlier], alike[later])
            ends = settled_ends(spans)
            settled += [evolve(piece, end=end) for piece, end in zip(alike, ends, strict=True)]
        for one, other in combinations(settled, 2):
            both_set = one.new.way == other.new.way == "set"
            if one.nearness != other.nearness and not both_set and one.touches(other):
                self._report_overlap(one, other)
        yield from settled

    def _report_overlap(self, one: Piece, other: Piece) -> None:
        """Report two values of the file once, however many keys they share."""
        pair = id(one.new), id(other.new)
        if pair in self._told or pair[::-1] in self._told:
            return
        self._told.add(pair)
        places = (one.new.place,) if one.new.place else ()
        facts = {"one": _described(one), "other": _described(other)}
        self._report("reform.values-overlap", other.new, places, **facts)

    def _report(
        self, code: str, value: NewValue, others: tuple[FilePlace, ...] = (), **facts: object
    ) -> None:
        known = {"label": self._parameter.label}
        self._problems.append(Problem(code, value.place, facts=known | facts, others=others))

    # --- what a piece makes of the rows -------------------------------------------------------------

    def _inside(self, rows: Sequence[CheckedRow], piece: Piece) -> list[CheckedRow]:
        """Return the rows of a piece in its days."""
        if piece.new.way == "set":
            return [piece.row()]
        changed = (_changed(row, piece) for row in self._course(rows, piece))
        return [row for row in changed if row is not None]

    def _course(self, rows: Sequence[CheckedRow], piece: Piece) -> list[CheckedRow]:
        """Return what the table answers for the keys over time: its own rows, else those of a wider region.

        What only a reform lists is listed in the days alone of which it speaks.
        """
        course = list(rows)
        if any(not row.proposed for row in rows):
            return course
        parts = self._above(piece)
        for row in rows:
            parts = [part for one in parts for part in _outside(one, row)]
        return [*course, *parts]

    def _above(self, piece: Piece) -> list[CheckedRow]:
        columns = (
            lineage(str(key)) if column.type.kind == "region" else (key,)
            for key, column in zip(piece.keys, self._parameter.by, strict=True)
        )
        for keys in product(*columns):
            if keys in self._rows and keys != piece.keys:
                return self._rows[keys]
        value, sources = self._parameter.otherwise, self._parameter.otherwise_sources
        if value is None or not piece.named:
            return []
        return [CheckedRow(piece.keys, value, datetime.date.min, None, sources, self._parameter.policy)]


def _outside(row: CheckedRow, span: CheckedRow | Piece) -> Iterator[CheckedRow]:
    """Yield what is left of a row before and after the days of another."""
    if row.start < span.start:
        last = span.start - ONE_DAY
        yield row if row.end is not None and row.end <= last else evolve(row, end=last, declared_end=last)
    if span.end is not None and (row.end is None or row.end > span.end):
        first = span.end + ONE_DAY
        yield row if row.start >= first else evolve(row, start=first, began=row.began or row.start)


def _changed(row: CheckedRow, piece: Piece) -> CheckedRow | None:
    """Return a row inside the days of a piece, added to or multiplied; None where it has no such day."""
    start = max(row.start, piece.start)
    end = min((day for day in (row.end, piece.end) if day is not None), default=None)
    if end is not None and end < start:
        return None
    assert isinstance(row.value, Fraction)  # only a table of numbers is added to
    assert isinstance(piece.value, Fraction)
    value = row.value + piece.value if piece.new.way == "add" else row.value * piece.value
    sources = tuple(dict.fromkeys((*piece.sources, *row.sources)))
    return evolve(piece.row(), value=value, start=start, end=end, sources=sources)


def _described(piece: Piece) -> str:
    end = f" … {piece.end}" if piece.end else ""
    return f"{piece.start}{end}: {shown(piece.value)}"
