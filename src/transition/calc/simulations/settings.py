"""A change of one value as people write it on a command line: ``保障标准[231025,农村]=680@2026-07``.

TEXT --setting--> Reform        TABLE[KEYS] --target--> Target (what a sweep moves)
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from transition.calc.period import day_of
from transition.policies.checked import CheckedKey, CheckedParameter, CheckedPolicy
from transition.policies.functions import as_name
from transition.policies.model import Citation, Value
from transition.policies.reform import SELF_CITED, NewValue, Reform, Way
from transition.policies.reform_reader import self_document
from transition.policies.regions import significant
from transition.policies.units import parse_unit
from transition.policies.values_read import UnreadableError, number_of
from transition.problems import FilePlace, Problem, UsageError
from transition.problems.nearest import nearest
from transition.rosters.region_names import find_region

_SETTING = re.compile(
    r"(?P<table>[^\[\]=*+-]+?)\s*(?:\[(?P<keys>[^\]]*)\])?\s*(?P<way>\+=|-=|\*=|=)\s*(?P<value>[^@]+?)"
    r"\s*(?:@\s*(?P<first>[^:]+?)\s*(?::\s*(?P<last>.+?)\s*)?)?"
)
_TARGET = re.compile(r"(?P<table>[^\[\]=]+?)\s*(?:\[(?P<keys>[^\]]*)\])?")
_AMOUNT = re.compile(r"([+-]?[0-9][0-9.]*\s*(?:%|/\s*[0-9]+)?)\s*(.*)")
_WAYS: Mapping[str, Way] = {"=": "set", "+=": "add", "-=": "add", "*=": "times"}
_FLAGS = {"是": True, "否": False, "true": True, "false": False, "yes": True, "no": False}
EVERY = "*"
"""Stands for every value of a key."""


@frozen
class Target:
    """The values of a table that are meant: those of some keys, or all of it. written: as people wrote it."""

    written: str
    parameter: CheckedParameter
    keys: Mapping[str, tuple[Value, ...]]


def target(policy: CheckedPolicy, written: str) -> Target:
    """Read ``TABLE`` or ``TABLE[KEY,...]``; keys that are not named stand for all.

    Raises UsageError: simulation.no-such-table with the nearest, simulation.bad-key, simulation.bad-setting.
    """
    found = _TARGET.fullmatch(_plain(written))
    if found is None:
        raise _fault("simulation.bad-setting", found=written, example=_example(policy))
    parameter = _table(policy, found["table"])
    return Target(_plain(written), parameter, _Words(parameter, policy.region).keys(found["keys"] or ""))


def setting(policy: CheckedPolicy, written: str) -> Reform:
    """Read ``TABLE[KEY,...]=VALUE@DAY``, the keys and the day optional, as a reform of one value.

    ``+=``, ``-=`` and ``*=`` change the value that there is; ``@DAY:DAY`` gives a last day too; a number
    may have its unit behind it. Raises UsageError: see `target`, and simulation.bad-value.
    """
    plain = _plain(written)
    found = _SETTING.fullmatch(plain)
    if found is None:
        raise _fault("simulation.bad-setting", found=written, example=_example(policy))
    parameter = _table(policy, found["table"])
    way = _WAYS[found["way"]]
    words = _Words(parameter, policy.region)
    value, unit = words.value(found["value"], way)
    if found["way"] == "-=" and not isinstance(value, (str, bool, datetime.date)):
        value = -value
    place = FilePlace(f"--set {plain}")
    new = NewValue(
        table=parameter.key,
        value=value,
        way=way,
        keys=words.keys(found["keys"] or ""),
        unit=unit,
        start=day_of(found["first"]) if found["first"] else None,
        end=day_of(found["last"]) if found["last"] else None,
        cites=(Citation(SELF_CITED),),
        place=place,
    )
    if new.start and new.end and new.end < new.start:
        raise _fault("usage.empty-months", first=found["first"], last=found["last"])
    return setting_reform(plain, (new,))


def setting_reform(title: str, values: tuple[NewValue, ...]) -> Reform:
    """Return a reform that stands in no file."""
    document = self_document(title, title)
    return Reform(title, title, f"--set {title}", documents={SELF_CITED: document}, values=values)


def _example(policy: CheckedPolicy) -> str:
    """Return a setting that could be meant: of the first table of numbers."""
    numbers = (one for one in policy.parameters.values() if one.type.kind == "number")
    found = next(numbers, None)
    return f"{found.label}=100" if found else "…=100"


def _plain(written: str) -> str:
    return unicodedata.normalize("NFKC", written).strip()


def _fault(code: str, **facts: object) -> UsageError:
    return UsageError([Problem(code, facts=facts)])


def _table(policy: CheckedPolicy, written: str) -> CheckedParameter:
    by_label = {as_name(parameter.label): parameter for parameter in policy.parameters.values()}
    found = policy.parameters.get(written) or by_label.get(as_name(written))
    if found is not None:
        return found
    labels = tuple(parameter.label for parameter in policy.parameters.values())
    near = nearest(written, (*labels, *policy.parameters))
    thing = next((key for label, key in policy.labels().items() if written in (label, key)), None)
    code = "simulation.no-table" if thing is not None else "simulation.no-such-table"
    raise _fault(code, found=written, nearest=near)


# --- words ----------------------------------------------------------------------------------------


@frozen
class _Words:
    """Reads the words of a setting for one table; home: the region in which place names are looked for."""

    parameter: CheckedParameter
    home: str

    def keys(self, written: str) -> Mapping[str, tuple[Value, ...]]:
        """Return key values by column. A word stands where its column stands, else where it fits."""
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
                legal = tuple(f"{one.label}{_some(one)}" for one in self.parameter.by)
                code = "simulation.unclear-key" if fitting else "simulation.bad-key"
                raise _fault(code, label=self.parameter.label, found=written, legal=legal)
            yield fitting[0], word

    def _fits(self, column: CheckedKey, word: str) -> bool:
        return word == EVERY or self._key(column, word) is not None

    def _key(self, column: CheckedKey, word: str) -> Value | None:
        """Return a word as a value of a key column, None where it is none."""
        match column.type.kind:
            case "number":
                return _number(word)
            case "region":
                return self._region(word)
            case "flag":
                return _FLAGS.get(word.lower())
            case "date":
                return day_of(word)
            case _:
                return word if not column.words or word in column.words else None

    def _region(self, word: str) -> str | None:
        """Return the code of a region by its code or its name."""
        if word.isdigit():
            return word if _is_code(word) else None
        codes = find_region(word, self.home).codes
        return codes[0].ljust(6, "0") if len(codes) == 1 else None

    def value(self, word: str, way: Way) -> tuple[Value, str | None]:
        """Return a value in the kind of the table, and the unit behind a number."""
        kind = self.parameter.type.kind
        if kind == "number" or way != "set":
            return self._amount(word)
        value: Value | None = word
        if kind == "flag":
            value = _FLAGS.get(word.lower())
        elif kind == "date":
            value = day_of(word)
        elif kind == "region":
            value = self._region(word)
        if value is None:
            raise _fault("simulation.bad-value", label=self.parameter.label, found=word, unit="")
        return value, None

    def _amount(self, word: str) -> tuple[Value, str | None]:
        found = _AMOUNT.fullmatch(word)
        number = _number(found[1].replace(" ", "")) if found else None
        unit = found[2].strip() if found else ""
        if number is None or not _is_unit(unit):
            facts = {"label": self.parameter.label, "found": word, "unit": str(self.parameter.type.unit)}
            raise _fault("simulation.bad-value", **facts)
        return number, unit or None


def _some(column: CheckedKey) -> str:
    return f"（{'、'.join(column.words)}）" if column.words else ""


def _number(word: str) -> Value | None:
    try:
        return number_of(word)
    except UnreadableError:
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
