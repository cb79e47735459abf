"""The words of a setting, ``[KEY,KEY]=VALUE``, read by what the table that is meant may hold.

A key word stands where its column stands, else where it fits, else behind the name of its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from transition.calc.period import day_of
from transition.policies.checked import CheckedKey, CheckedParameter
from transition.policies.model import Value
from transition.policies.reform import Way
from transition.policies.regions import significant
from transition.policies.units import parse_unit
from transition.policies.values_read import UnreadableError, number_of
from transition.problems import Problem, UsageError
from transition.problems.nearest import nearest
from transition.rosters.region_names import find_region

EVERY = "*"
"""Stands for every value of a key."""

_AMOUNT = re.compile(r"([+-]?[0-9][0-9.]*\s*(?:%|/\s*[0-9]+)?)\s*(.*)")
_FLAGS = {"是": True, "否": False, "true": True, "false": False, "yes": True, "no": False}


@frozen
class Words:
    """Reads the words of a setting for one table; home: the region in which place names are looked for."""

    parameter: CheckedParameter
    home: str

    def keys(self, written: str) -> Mapping[str, tuple[Value, ...]]:
        """Return key values by column. Raises UsageError: simulation.bad-key, simulation.unclear-key."""
        words = [word.strip() for word in re.split(r"[,、;]", written) if word.strip()]
        by = self.parameter.by
        in_place = len(words) == len(by) and all(map(self._fits, by, words))
        found: dict[str, tuple[Value, ...]] = {}
        for column, word in zip(by, words, strict=True) if in_place else self._by_fit(words):
            value = None if word == EVERY else self._key(column, word)
            if value is not None:
                found[column.key] = (*found.get(column.key, ()), value)
        return found

    def _by_fit(self, words: Iterable[str]) -> Iterator[tuple[CheckedKey, str]]:
        for written in words:
            name, sign, word = (part.strip() for part in written.rpartition("="))
            columns = [one for one in self.parameter.by if not sign or name in (one.key, one.label)]
            fitting = [column for column in columns if self._fits(column, word)]
            if word == EVERY and not sign:
                continue
            if len(fitting) != 1:
                raise self._bad_key(written, word, columns, unclear=bool(fitting))
            yield fitting[0], word

    def _bad_key(
        self, written: str, word: str, columns: Sequence[CheckedKey], *, unclear: bool
    ) -> UsageError:
        by = self.parameter.by
        names = [name for column in by for name in (column.label, column.key)]
        near = nearest(word, [one for column in columns for one in column.words])
        facts = {
            "label": self.parameter.label,
            "found": written,
            "legal": tuple(f"{column.label}{_some(column)}" for column in by),
            "nearest": near if columns else nearest(written.partition("=")[0].strip(), names),
        }
        return _fault("simulation.unclear-key" if unclear else "simulation.bad-key", **facts)

    def _fits(self, column: CheckedKey, word: str) -> bool:
        return word == EVERY or self._key(column, word) is not None

    def _key(self, column: CheckedKey, word: str) -> Value | None:
        """Return a word as a value of a key column, None where it is none."""
        if column.type.kind in ("category", "tags", "text"):
            return word if not column.words or word in column.words else None
        return self._of_kind(column.type.kind, word)

    def _of_kind(self, kind: str, word: str) -> Value | None:
        match kind:
            case "number":
                return _number(word)
            case "region":
                return self._region(word)
            case "flag":
                return _FLAGS.get(word.lower())
            case "date":
                return _day(word)
            case _:
                return word

    def _region(self, word: str) -> str | None:
        """Return the code of a region by its code or its name."""
        if word.isdigit():
            return word if _is_code(word) else None
        codes = find_region(word, self.home).codes
        return codes[0].ljust(6, "0") if len(codes) == 1 else None

    # --- values -------------------------------------------------------------------------------------

    def value(self, word: str, way: Way) -> tuple[Value, str | None]:
        """Return a value in the kind of the table, and the unit behind a number.

        Raises UsageError: simulation.bad-value, reform.no-number, reform.unit.
        """
        parameter = self.parameter
        kind = parameter.type.kind
        if kind == "number":
            return self._amount(word, way)
        if way != "set":
            raise _fault("reform.no-number", label=parameter.label, key={"add": "+=", "times": "*="}[way])
        value = self._of_kind(kind, word)
        if value is None or (parameter.words and value not in parameter.words):
            raise self._bad_value(word)
        return value, None

    def _amount(self, word: str, way: Way) -> tuple[Value, str | None]:
        found = _AMOUNT.fullmatch(word)
        number = _number(found[1].replace(" ", "")) if found else None
        unit = found[2].strip() if found else ""
        if number is None or not _is_unit(unit):
            raise self._bad_value(word)
        if unit and way != "times" and parse_unit(unit) != self.parameter.type.unit:
            legal = str(self.parameter.type.unit) or "1"
            raise _fault("reform.unit", label=self.parameter.label, found=unit, legal=legal)
        return number, unit or None

    def _bad_value(self, word: str) -> UsageError:
        kind, unit = self.parameter.type.kind, str(self.parameter.type.unit)
        legal: tuple[str, ...] = {
            "number": (f"680 {unit}".strip(), "2/37", "75%"),
            "flag": ("是", "否"),
            "date": ("2025-07-01", "2025-07"),
            "region": ("231025",),
        }.get(kind, self.parameter.words)
        facts = {
            "label": self.parameter.label,
            "found": word,
            "legal": legal,
            "nearest": nearest(word, legal),
        }
        return _fault("simulation.bad-value", **facts)


def _fault(code: str, **facts: object) -> UsageError:
    return UsageError([Problem(code, facts=facts)])


def _some(column: CheckedKey) -> str:
    return f"（{'、'.join(column.words)}）" if column.words else ""


def _number(word: str) -> Value | None:
    try:
        return number_of(word)
    except UnreadableError:
        return None


def _day(word: str) -> Value | None:
    try:
        return day_of(word)
    except UsageError:
        return None


def _is_code(word: str) -> bool:
    try:
        significant(word)
    except ValueError:
        return False
    return True


def _is_unit(word: str) -> bool:
    try:
        parse_unit(word)
    except ValueError:
        return False
    return True
