"""Read one TOML table by its kind in the grammar; every fault is noted with its place, none stops it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from attrs import frozen

from transition.policies.grammar import FOR_TYPES, NEEDS_WORDS
from transition.policies.grammar_shapes import Key, TableKind
from transition.policies.model import Citation, Value
from transition.policies.toml_file import KeyPath, TomlFile, last_part
from transition.policies.values_read import (
    CONVERTERS,
    UnreadableError,
    citation_of,
    one_of,
    text_of,
    value_of,
    wrong_type,
)
from transition.problems import FilePlace, Problem
from transition.problems.nearest import nearest


class Reading:
    """A file while it is read: the problems found so far, each with its line.

    `policy` is the name of the policy in it; `extends` says that it has a parent, to whose tables it may
    add rows. `uncited` is what everything cites that cites nothing: where it is empty, that is a fault.
    """

    def __init__(
        self, file: TomlFile, policy: str = "", extends: bool = False, uncited: tuple[Citation, ...] = ()
    ) -> None:
        self.file = file
        self.policy = policy
        self.extends = extends
        self.uncited = uncited
        self.problems: list[Problem] = []

    def report(self, code: str, path: KeyPath, *others: KeyPath, **facts: object) -> None:
        """Note a fault at a key (its nearest table, where the key is missing)."""
        places = tuple(self.file.place(other) for other in others)
        self.problems.append(Problem(code, self.file.place(path), facts=facts, others=places))

    def fault(self, path: KeyPath, fault: UnreadableError, table: TableKind | None = None) -> None:
        """Note the fault that a converter found in the value at a key of a table."""
        facts: dict[str, object] = {"key": last_part(path)} | fault.facts
        self.report(fault.code, path, **(facts | {"table": table.name} if table else facts))

    def typed(
        self, raw: object, path: KeyPath, type_: str | None, words: tuple[str, ...] = ()
    ) -> Value | None:
        """Return a value of a type; None, and the fault noted, when it is not one."""
        try:
            return value_of(raw, type_, words)
        except UnreadableError as fault:
            self.fault(path, fault)
            return None


@frozen
class Fields:
    """A table as read: the values that could be read, by key.

    `faulty` are the keys that could not be read, or are missing though required; `given` all that stand
    in the file. `uncited` is what it cites where it cites nothing.
    """

    kind: TableKind
    path: KeyPath
    place: FilePlace
    values: Mapping[str, object]
    faulty: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    uncited: tuple[Citation, ...] = ()

    def has(self, *names: str) -> bool:
        """Say whether all of these keys stand in the file, readable or not."""
        return self.given.issuperset(names)

    def sound(self, *names: str) -> bool:
        """Say whether none of these keys is unreadable, or missing though required."""
        return not self.faulty & set(names)

    def text(self, name: str) -> str | None:
        """Return a text, label, word, unit or formula; None where it is not given."""
        return cast("str | None", self.values.get(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; empty where it is not given."""
        return cast("tuple[str, ...]", self.values.get(name, ()))

    def flag(self, name: str) -> bool:
        """Return a flag; false where it is not given."""
        return self.values.get(name) is True

    def day(self, name: str) -> datetime.date | None:
        """Return a date; None where it is not given."""
        return cast("datetime.date | None", self.values.get(name))

    def number(self, name: str) -> Fraction | None:
        """Return a number; None where it is not given."""
        return cast("Fraction | None", self.values.get(name))

    def citations(self, name: str = "cites") -> tuple[Citation, ...]:
        """Return the citations; where none is given, what the file says for these."""
        return cast("tuple[Citation, ...]", self.values.get(name, self.uncited))

    def table(self, name: str) -> Fields | None:
        """Return the table inside; None where it is not given."""
        return cast("Fields | None", self.values.get(name))

    def tables(self, name: str) -> tuple[Fields, ...]:
        """Return the tables inside; empty where none is given."""
        return cast("tuple[Fields, ...]", self.values.get(name, ()))

    def entries(self, name: str) -> tuple[str | Fields, ...]:
        """Return the texts and tables of a list; empty where it is not given."""
        return cast("tuple[str | Fields, ...]", self.values.get(name, ()))


def read_table(reading: Reading, raw: object, path: KeyPath, kind: TableKind) -> Fields | None:
    """Read a table; None when it is no table at all. Unknown, missing and unreadable keys are reported."""
    if not isinstance(raw, Mapping):
        reading.fault(path, wrong_type(raw, "table"))
        return None
    values: dict[str, object] = {}
    faulty = {key.name for key in kind.keys if key.required and key.name not in raw}
    for name in sorted(faulty, key=kind.names.index):
        reading.report("policy.missing-key", path, key=name, table=kind.name)
    for name, value in raw.items():
        key = kind.key(name) or (Key(name, kind.open, "", "") if kind.open else None)
        if key is None:
            report_unknown_key(reading, (*path, name), kind.names, kind.name)
            continue
        try:
            values[name] = _read(reading, value, (*path, name), key)
            if isinstance(value, list) and len(value) != len(cast("tuple[object, ...]", values[name])):
                faulty.add(name)  # some of it could not be read
        except UnreadableError as fault:
            faulty.add(name)
            reading.fault((*path, name), fault, kind)
    place = reading.file.place(path)
    return Fields(kind, path, place, values, frozenset(faulty), frozenset(raw), reading.uncited)


def report_unknown_key(reading: Reading, path: KeyPath, legal: tuple[str, ...], table: str) -> None:
    """Report a key that the table may not have, with the nearest that it may."""
    found = str(path[-1])
    reading.report(
        "policy.unknown-key", path, found=found, table=table, legal=legal, nearest=nearest(found, legal, 1)
    )


def _read(reading: Reading, raw: object, path: KeyPath, key: Key) -> object:
    match key.kind:
        case "word":
            return one_of(raw, key.words)
        case "cites":
            return _citations(reading, raw, path)
        case "table":
            return _inside(reading, raw, path, key)
        case "tables" | "entries":
            return _list(reading, raw, path, key)
        case _:
            return CONVERTERS[key.kind](raw)


def _inside(reading: Reading, raw: object, path: KeyPath, key: Key) -> Fields:
    assert key.table is not None
    if not isinstance(raw, Mapping):
        raise wrong_type(raw, "table")
    table = read_table(reading, raw, path, key.table)
    assert table is not None
    return table


def _list(reading: Reading, raw: object, path: KeyPath, key: Key) -> tuple[object, ...]:
    if not isinstance(raw, list):
        raise wrong_type(raw, key.kind)
    found: list[object] = []
    for index, item in enumerate(raw):
        try:
            if key.kind == "entries" and not isinstance(item, Mapping):
                found.append(text_of(item))
            else:
                found.append(_inside(reading, item, (*path, index), key))
        except UnreadableError as fault:
            reading.fault((*path, index), fault)
    return tuple(found)


def _citations(reading: Reading, raw: object, path: KeyPath) -> tuple[Citation, ...]:
    if not isinstance(raw, (str, list)):
        raise wrong_type(raw, "texts")
    if raw == []:
        raise UnreadableError("policy.uncited")
    if isinstance(raw, str):
        return (Citation(*citation_of(raw), place=reading.file.place(path)),)
    found = []
    for index, item in enumerate(raw):
        place = (*path, index)
        try:
            found.append(Citation(*citation_of(item), place=reading.file.place(place)))
        except UnreadableError as fault:
            reading.fault(place, fault)
    return tuple(found)


# --- what several kinds of tables have to keep ------------------------------------------------------


def need_citation(reading: Reading, fields: Fields, name: str = "cites") -> None:
    """Report a table that must cite and does not."""
    if not fields.has(name) and not reading.uncited:
        reading.report("policy.uncited", fields.path, key=name, table=fields.kind.name)


def check_dates(reading: Reading, fields: Fields) -> None:
    """Report a last day before the first."""
    first, last = fields.day("from"), fields.day("to")
    if first and last and last < first:
        reading.report("policy.empty-date-range", (*fields.path, "to"), first=first, last=last)


def check_types(reading: Reading, fields: Fields, type_: str) -> None:
    """Report keys that mean nothing beside the table's type."""
    for name, types in FOR_TYPES.items():
        if fields.has(name) and type_ not in types:
            legal = tuple(word for word in types if word in fields.kind.types)
            reading.report("policy.key-not-for-type", (*fields.path, name), key=name, type=type_, legal=legal)


def need_words(reading: Reading, fields: Fields, type_: str) -> None:
    """Report a category or tags whose legal words are missing."""
    if type_ in NEEDS_WORDS and not fields.has("words"):
        reading.report("policy.missing-key", fields.path, key="words", table=fields.kind.name)
